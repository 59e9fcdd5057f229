"""Tips of readers: sent without a name, counted with those that say the same, answered with what is known."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_save
from django.utils import timezone

from factcheck import rules
from factcheck.models import Article, Tip
from factcheck.public import sender
from factcheck.workflow import tips
from tests import factories

WORDS = "The new bridge over the river was closed in May because of rust."
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(db, monkeypatch):
    monkeypatch.setattr(sender, "FASTEST", 0)


def send(client, status=303, **words):
    token = TOKEN.search(client.get("/tip/").content.decode())[1]
    answer = client.post("/tip/", {"token": token, "words": WORDS, **words})
    assert answer.status_code == status
    return answer


def told(client, **words):
    return client.get(send(client, **words).headers["Location"]).content.decode()


def test_tips_that_say_the_same_are_counted_together(client):
    assert "You are the first" in told(client, url="https://news.example/1", speaker="A mayor")
    assert "2 readers have asked" in told(
        client, words="New bridge over the river closed in May because of rust!"
    )
    assert "You are the first" in told(client, words="Bananas grow on trees in Iceland.")
    first, second, _other = Tip.objects.order_by("pk")
    assert (first.asked, second.same_as) == (2, first)


def test_what_we_have_checked_is_shown_at_once(client, live):
    assert live.get_absolute_url() in told(client, words=live.statement)


def test_nothing_of_the_desk_is_told(client, team):
    claim = factories.open_claim(team)
    assert "checked nothing like it" in told(client, words=claim.statement)


@pytest.mark.parametrize(
    "words",
    [{"words": ""}, {"words": "\u202e\u200b !"}, {"words": "x" * 2001}, {"url": "javascript:alert(1)"}],
)
def test_what_is_refused_keeps_every_word(client, words):
    page = send(client, 400, speaker="kept speaker", **words).content.decode()
    assert "kept speaker" in page
    assert not Tip.objects.exists()


def test_a_forged_answer_is_not_found(client):
    assert client.get("/tip/forged/").status_code == 404


def test_a_tip_is_taken_in_with_all_that_say_the_same(client, team):
    send(client)
    send(client)
    article = tips.take_in(Tip.objects.last(), by=team.editor)
    assert article.texts.get().text == WORDS
    assert {row.closing for row in Tip.objects.all()} == {"taken"}
    with pytest.raises(rules.Conflict, match="already"):
        tips.close(Tip.objects.first(), by=team.editor, closing="declined")


def test_on_the_desk_a_tip_is_taken_in_or_closed(client, team):
    send(client)
    send(client, words="Bananas grow on trees in Iceland.")
    first, second = Tip.objects.order_by("pk")
    client.force_login(team.editor)
    page = client.get(f"/admin/factcheck/tip/{first.pk}/change/").content.decode()
    assert "Take it in as an article" in page
    taken = client.post(f"/admin/factcheck/tip/{first.pk}/take/")
    assert taken.headers["Location"] == f"/admin/factcheck/article/{Article.objects.get().pk}/split/"
    client.post(f"/admin/factcheck/tip/{second.pk}/close/", {"closing": "declined"})
    assert Tip.objects.get(pk=second.pk).closing == "declined"


def test_tips_are_for_people_who_split_articles(client):
    send(client)
    with pytest.raises(PermissionDenied):
        tips.close(Tip.objects.get(), by=factories.person("publisher"), closing="declined")


def test_tips_are_forgotten_after_a_year(client):
    send(client)
    assert tips.forget(timezone.now() + timedelta(days=364)) == 0
    assert tips.forget(timezone.now() + timedelta(days=366)) == 1


def test_waiting_tips_are_not_read_word_by_word_again(client):
    """Their terms are kept: whoever sends the next one holds up all who publish."""
    send(client)
    Tip.objects.update(words="Something else altogether, which nobody ever said.")
    assert tips.receive(words=WORDS) == 2


def test_the_addresses_of_one_ipv6_network_send_as_one(client):
    for number in range(sender.QUOTA):
        client.defaults["REMOTE_ADDR"] = f"2001:db8:0:1::{number}"
        send(client)
    client.defaults["REMOTE_ADDR"] = "2001:db8:0:1:ffff::9"
    send(client, 429)
    client.defaults["REMOTE_ADDR"] = "2001:db8:0:2::9"
    send(client)


def test_a_second_press_of_the_button_asks_only_once(client):
    signed = TOKEN.search(client.get("/tip/").content.decode())[1]
    first, second = (told(client, token=signed).partition("<main")[2] for _ in range(2))
    assert first == second != ""
    assert Tip.objects.get().asked == 1
    assert "2 readers have asked" in told(client)


def test_a_tip_that_another_closes_meanwhile_leaves_no_article(client, team):
    send(client)
    tip = Tip.objects.get()
    facts = {"closing": "declined", "closed_at": timezone.now(), "closed_by": team.lead}
    article_made = partial(Tip.objects.filter(pk=tip.pk).update, **facts)
    post_save.connect(lambda **_: article_made(), sender=Article, weak=False, dispatch_uid="meanwhile")
    try:
        with pytest.raises(rules.Conflict, match="already"):
            tips.take_in(tip, by=team.editor)
    finally:
        post_save.disconnect(sender=Article, dispatch_uid="meanwhile")
    assert not Article.objects.exists()
