"""Parts of recordings and pictures: what Media Fragments allow, written in one way; all else refused."""

import pytest

from factcheck.text.fragments import NoFragment, moment, parse


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("t=10,20", "t=10,20"),
        ("t=npt:10,20", "t=10,20"),
        ("#t=10", "t=10"),
        ("t=,20", "t=0,20"),
        ("t=10.50s,20s", "t=10.5,20"),
        ("t=100", "t=100"),
        ("t=0:01:10,1:20", "t=70,80"),
        ("t=npt:120:00:00.25", "t=432000.25"),
        ("xywh=160,120,320,240", "xywh=160,120,320,240"),
        ("xywh=pixel:160,120,320,240", "xywh=160,120,320,240"),
        ("xywh=percent:25,25,50,50", "xywh=percent:25,25,50,50"),
        ("xywh=percent:0,0,100,100", "xywh=percent:0,0,100,100"),
        ("xywh=1,2,3,4&t=5", "t=5&xywh=1,2,3,4"),
    ],
)
def test_a_part_is_read_and_written_in_one_way(given, written):
    assert parse(given).written() == written
    assert parse(written).written() == written


@pytest.mark.parametrize(
    "given",
    [
        *(
            "",
            "t",
            "t=",
            "t=,",
            "t=10,",
            "t=20,10",
            "t=10,10",
            "t=-1",
            "t=+1",
            "t=1e3",
            "t=1:60",
            "t=61:00:61",
        ),
        *(
            "t=1:60:00",
            "t=1::2",
            "t=smpte:0:01:00",
            "t=clock:2009-07-26T11:19:01Z",
            "t=10&t=20",
            "t=\uff11\uff10",
        ),
        *("t=10,20,30", "t=npt:npt:1", "t=0x10", "t=9999999", "T=10", "track=audio", "id=1", "t=10&"),
        *("xywh=1,2,3", "xywh=1,2,0,4", "xywh=1,2,3,0", "xywh=-1,2,3,4", "xywh=1.5,2,3,4", "xywh=em:1,2,3,4"),
        *("xywh=percent:60,0,50,10", "xywh=percent:0,60,10,50", "xywh=percent:0,0,101,1", "xywh=1,2,3,4,5"),
        *("javascript:alert(1)", "t=1\n2", "xywh=1,2,3,4\n&t=1", "xywh=percent:"),
    ],
)
def test_what_is_no_part_is_refused_with_a_way_to_write_it(given):
    with pytest.raises(NoFragment, match=r"Write|comes after") as refusal:
        parse(given)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("given", "seconds"), [("1:10", "70"), ("70", "70"), ("00:00:07", "7"), ("99:59", "5999")]
)
def test_a_time_is_read_as_people_write_it(given, seconds):
    assert str(moment(given)) == seconds
