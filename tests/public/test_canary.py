"""Nothing that belongs to the desk alone reaches a reader."""

from datetime import date

from django.utils import timezone

from factcheck.workflow import checking, claims, exports, publishing, review
from tests import factories

CANARY = "canary"


def sing(claim, team):
    """Fill every field of the desk that readers must never see."""
    for number, stance in enumerate(["supports", "refutes"]):
        document = factories.document(publisher=factories.source(f"Named {number}"))
        use = {"internal_note": f"{CANARY}-internal-note", "no_capture_reason": "Test."}
        checking.attach(claim, by=team.lead, document=document, stance=stance, **use)
    hidden = factories.document()
    private = {"public": False, "passage": f"{CANARY}-passage", "public_note": f"{CANARY}-hidden-note"}
    checking.attach(
        claim, by=team.lead, document=hidden, stance="context", no_capture_reason=CANARY, **private
    )
    checking.record_reply(
        claim,
        by=team.lead,
        outcome="waiting",
        asked_of=f"{CANARY}-asked-of",
        asked_on=date(2020, 6, 12),
        deadline_on=date(2020, 6, 14),
        note="We wrote to them.",
    )
    return hidden


def published(team):
    claim = factories.open_claim(team)
    hidden = sing(claim, team)
    claims.edit(claim, by=team.lead, claimant=factories.source("Microsoft"))
    checking.write_verdict(
        claim, by=team.lead, rating=factories.rating(), summary="So it was.", explanation="It was so [1]."
    )
    checking.submit(claim, by=team.lead, note=f"{CANARY}-submit")
    review.second(claim, by=team.reviewer, rating=factories.rating(), note=f"{CANARY}-second")
    factories.policies()
    review.approve(claim, by=team.reviewer, note=f"{CANARY}-approve")
    return publishing.publish(claim, by=team.publisher, note=f"{CANARY}-publish"), hidden


def test_nothing_of_the_desk_is_on_any_page(crawl, team):
    claim, hidden = published(team)
    publishing.reopen(claim, by=team.lead, note=f"{CANARY}-reopen")
    claims.edit(claim, by=team.lead, statement=f"{CANARY} statement")
    checking.write_verdict(claim, by=team.lead, summary=f"{CANARY}-summary")
    draft = factories.open_claim(team)
    claims.edit(draft, by=team.lead, statement=f"{CANARY} draft")
    declined = factories.suggested(team)
    claims.decline(declined, by=team.editor, reason="opinion", note=f"{CANARY}-declined")
    publishing.suspend(factories.published_claim(team), by=team.publisher, note=f"{CANARY}-suspend")
    exports.write(timezone.now())
    answers = crawl(factories.fact_check(claim).get_absolute_url())
    assert "/exports/fact-checks.ndjson" in answers
    text = "".join(answer.content.decode() for answer in answers.values())
    assert "So it was." in text
    assert CANARY not in text
    assert hidden.title not in text
    assert team.lead.username not in text
