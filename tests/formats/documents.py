"""A public document as the newsroom writes it (schema 1), for tests that need no database."""

from typing import Any

WIRE = {"name": "A Wire", "kind": "publication", "url": "https://wire.example/", "same_as": []}
SPEAKER = {"name": "A Speaker", "kind": "person", "url": None, "same_as": ["https://people.example/1"]}


def appearance(**changes: Any) -> dict[str, Any]:
    article = {
        "id": "ar_1",
        "title": "A report",
        "kind": "text",
        "outlet": WIRE,
        "url": "https://wire.example/report",
        "published_on": "2020-06-11",
    }
    place = {"prefix": "", "suffix": "", "start": 0, "end": 5, "fragment": None, "url": None}
    return {"kind": "text", "article": article, "quote": "It is so", **place, **changes}


def evidence(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "number": number,
        "stance": "supports",
        "title": f"Record {number}",
        "publisher": WIRE,
        "url": f"https://wire.example/{number}",
        "archived_url": f"https://archive.example/{number}",
        "published_on": "2014-02-04",
        "kind": "primary",
        "passage": "It was so from the first day.",
        "locator": "page 2",
        "note": "",
        "group": "A Wire",
        "capture": None,
        "no_capture_reason": "",
        "after_claim": False,
        **changes,
    }


def verdict(**changes: Any) -> dict[str, Any]:
    return {
        "rating": "half-true",
        "label": "Half true",
        "category": "mixed",
        "value": 3,
        "icon": "half",
        "summary": "The year is right and the cause is not.",
        "explanation": "It began earlier [1].",
        "uncertainty": "",
        **changes,
    }


def content(**changes: Any) -> dict[str, Any]:
    return {
        "schema": 1,
        "language": "en",
        "statement": "It has been so since 2014",
        "quote": "It is so",
        "claimant": SPEAKER,
        "reported_by": WIRE,
        "claimed_on": "2020-06-11",
        "appearances": [appearance()],
        "topics": [{"slug": "work", "name": "Work"}],
        "verdict": verdict(),
        "evidence": [evidence(1), evidence(2, stance="refutes")],
        "reply": {
            "outcome": "answered",
            "label": "Answered",
            "note": "",
            "asked_on": "2020-06-12",
            "deadline_on": "2020-06-14",
            "answer": "We stand by it.",
        },
        "reasons": {"independence": "", "primary": "", "sides": ""},
        "gates_off": [],
        "correction": None,
        **changes,
    }


def document(**changes: Any) -> dict[str, Any]:
    envelope = {
        "id": "fc_1",
        "slug": "it-has-been-so",
        "edition": 1,
        "edition_id": "ed_1",
        "digest": "0" * 64,
        "published_at": "2020-06-13T08:00:00Z",
        "updated_at": "2020-06-13T08:00:00Z",
        "edition_at": "2020-06-13T08:00:00Z",
        "previous_verdict": None,
        "signers": {"checked_by": ["the desk"], "approved_by": ["the desk"], "blind": None},
        "gates": [],
        "corrections": [],
        "editions": [],
        "articles": [{"id": "ar_1", "slug": "a-report", "title": "A report"}],
        "further_appearances": [],
        "claimant_page": None,
        "ledger_hash": "0" * 64,
        "demonstration": False,
    }
    around = {key: changes.pop(key) for key in list(changes) if key in envelope}
    return {"schema": 1, "content": content(**changes), "envelope": {**envelope, **around}}
