"""The gates are called the same on the desk and on the readers' pages."""

from factcheck.formats.gates import NAMES, gate_name
from factcheck.rules import GATES


def test_readers_and_desk_use_the_same_names():
    assert {gate.code: gate.label for gate in GATES} == {code: str(name) for code, name in NAMES.items()}


def test_a_gate_of_an_earlier_release_keeps_its_name():
    assert gate_name({"code": "gone", "label": "Once asked"}) == "Once asked"
