"""Complaints of readers: sent without name or cookie, followed by number, decided by two, counted."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from factcheck.models import Complaint, PolicyPage
from factcheck.public import sender
from factcheck.workflow import complaints, record
from tests import factories

WORDS = "The date is wrong: see the register.\n<script>alert(1)</script>"
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(db, monkeypatch):
    factories.policies()
    monkeypatch.setattr(sender, "FASTEST", 0)


def token(client, query=""):
    return TOKEN.search(client.get(f"/complaints/{query}").content.decode())[1]


def send(client, status=303, headers=None, **words):
    data = {"token": token(client), "words": WORDS, **words}
    answer = client.post("/complaints/", data, headers=headers or {})
    assert answer.status_code == status
    return answer


def test_a_complaint_gets_a_number_and_can_be_followed(client, live):
    address = f"http://127.0.0.1:8000{live.get_absolute_url()}"
    sent = send(client, page=address, sources="https://register.example/1")
    assert re.fullmatch(r"/complaints/C-[2-9A-Z]{4}-[2-9A-Z]{4}/", sent.headers["Location"])
    row = Complaint.objects.get()
    assert (row.fact_check_id, row.words, row.statement) == (live.pk, WORDS, live.statement)
    answer = client.get(sent.headers["Location"])
    page = answer.content.decode()
    assert "due by" in page
    assert live.get_absolute_url() in page
    assert "register" not in page
    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert not answer.cookies
    assert client.get("/complaints/C-2222-2222/").status_code == 404


def test_the_first_look_is_due_within_the_days_of_the_house(client):
    factories.the_house(complaint_days=5)
    send(client)
    assert Complaint.objects.get().due_on == timezone.localdate() + timedelta(days=5)
    assert "within 5 days" in client.get("/complaints/").content.decode()


@pytest.mark.parametrize(
    ("words", "headers", "status"),
    [
        ({"words": ""}, {}, 400),
        ({"words": "\u202e\u200b !"}, {}, 400),
        ({"words": "x" * 5001}, {}, 400),
        ({"words": "a\x00b"}, {}, 400),
        ({"page": "/fact-checks/never/"}, {}, 400),
        ({"page": "http://[half"}, {}, 400),
        ({"token": "forged"}, {}, 400),
        ({"token": ""}, {}, 400),
        ({"website": "https://robot.example"}, {}, 400),
        ({}, {"Sec-Fetch-Site": "cross-site"}, 403),
        ({}, {"Origin": "https://elsewhere.example"}, 403),
    ],
)
def test_what_is_refused_keeps_every_word_and_says_why(client, words, headers, status):
    answer = send(client, status, headers, sources="kept sources", **words)
    page = answer.content.decode()
    assert "It was not sent." in page
    assert "kept sources" in page
    assert "<script>alert" not in page
    assert not Complaint.objects.exists()


def test_an_old_page_is_asked_for_again(client, monkeypatch):
    signer = signing.TimestampSigner(salt=sender.SALT)
    monkeypatch.setattr(signer, "timestamp", lambda: signing.b62_encode(0))
    assert "open for longer than a day" in send(client, 400, token=signer.sign("form")).content.decode()


def test_what_is_sent_at_once_is_asked_for_again(client, monkeypatch):
    monkeypatch.setattr(sender, "FASTEST", 60)
    assert "quicker than anybody types" in send(client, 400).content.decode()


def test_one_network_sends_only_so_many_an_hour(client):
    for _ in range(sender.QUOTA):
        send(client)
    answer = send(client, 429)
    assert answer.headers["Retry-After"] == "3600"
    assert "The date is wrong" in answer.content.decode()


def test_two_people_decide_and_the_reader_reads_the_answer(client, corrected, team):
    sent = send(client, page=corrected.slug)
    row = Complaint.objects.get()
    complaints.propose(row, by=team.editor, finding="upheld", answer="You are right.", edition=2)
    assert "You are right." not in client.get(sent.headers["Location"]).content.decode()
    complaints.decide(Complaint.objects.get(), by=factories.person("editor"))
    page = client.get(sent.headers["Location"]).content.decode()
    assert "You are right." in page
    assert f"{corrected.get_absolute_url()}editions/#edition-2" in page
    score = client.get("/complaints/").content.decode()
    assert "1 complaint received" in score
    assert "1 upheld" in score


def test_the_score_is_part_of_the_record(client):
    send(client)
    record.compute(timezone.now())
    assert "1 complaint received" in client.get("/our-record/").content.decode()


def test_readers_are_told_where_to_go_next_only_where_there_is_somewhere(client):
    assert "International Fact-Checking Network" not in client.get("/corrections/").content.decode()
    factories.the_house(ifcn_url="https://ifcn.example/desk")
    assert 'href="https://ifcn.example/desk"' in client.get("/corrections/").content.decode()


def test_a_house_without_the_policy_takes_no_complaints(client):
    factories.PolicyPage.objects.filter(slug="complaints").delete()
    assert client.get("/complaints/").status_code == 404
    assert client.post("/complaints/", {"words": "x"}).status_code in (400, 404)


def test_a_second_press_of_the_button_leads_to_the_same_complaint(client):
    signed = token(client)
    first, again = (send(client, token=signed).headers["Location"] for _ in range(2))
    assert first == again
    assert Complaint.objects.count() == 1
    assert send(client, token=signed, words="Something else is wrong.").headers["Location"] != first
    assert send(client).headers["Location"] != first


def test_a_refusal_speaks_the_language_of_the_house_and_is_tied_to_its_field(client):
    factories.the_house(language="es")
    PolicyPage.objects.update(language="es")
    page = send(client, 400, page="/fact-checks/never/", words="").content.decode()
    assert 'aria-describedby="id_words_error"' in page
    assert 'id="id_words_error"' in page
    page = send(client, 400, page="/fact-checks/never/").content.decode()
    assert "No hay ninguna verificación así" in page


def test_what_nobody_can_see_is_not_put_into_the_form(client):
    assert 'value="ab"' in client.get("/complaints/?fact_check=a%00b").content.decode()
