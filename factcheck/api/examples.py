"""The examples of the documentation: one published document, shown by the same functions as every other."""

from typing import Any

from factcheck.formats import partner

SITE = "https://newsroom.example"
IMPRINT = partner.Imprint(SITE, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
FIRST, SECOND = "2026-03-02T09:00:00Z", "2026-03-05T14:30:00Z"
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
QUOTE = "In 2014, the company pivoted to its cloud, Azure."

MICROSOFT = {"name": "Microsoft", "kind": "organization", "url": "https://www.microsoft.com/", "same_as": []}
ARTICLE = {
    "id": "ar_51m0c2t9k8d7x4b1",
    "title": "How a software company changed course",
    "kind": "text",
    "outlet": None,
    "url": None,
    "published_on": "2020-06-11",
}
TRUE = {"rating": "true", "label": "True", "category": "true", "value": 5}
HALF_TRUE = {"rating": "half-true", "label": "Half true", "category": "mixed", "value": 3}
CONTENT: dict[str, Any] = {
    "schema": 1,
    "language": "en",
    "statement": "Microsoft pivoted to Azure in 2014",
    "quote": QUOTE,
    "claimant": MICROSOFT,
    "reported_by": None,
    "claimed_on": "2020-06-11",
    "appearances": [
        {
            "kind": "text",
            "article": ARTICLE,
            "quote": QUOTE,
            "prefix": "It sold licences. ",
            "suffix": " Others followed.",
            "start": 1204,
            "end": 1253,
            "fragment": None,
            "url": None,
        }
    ],
    "topics": [{"slug": "technology", "name": "Technology"}],
    "verdict": {
        **HALF_TRUE,
        "icon": "half",
        "summary": "The name dates from 2014; the service was announced in 2008.",
        "explanation": "Azure was announced in October 2008 [1].",
        "uncertainty": "",
    },
    "evidence": [
        {
            "number": 1,
            "stance": "refutes",
            "title": "Announcement of Windows Azure",
            "publisher": MICROSOFT,
            "url": "https://news.microsoft.com/",
            "archived_url": None,
            "published_on": "2008-10-27",
            "kind": "primary",
            "passage": "The platform is presented to developers.",
            "locator": "First paragraph",
            "note": "",
            "group": "Microsoft",
            "capture": {"sha256": DIGEST, "captured_at": FIRST},
            "no_capture_reason": "",
            "after_claim": False,
        }
    ],
    "reply": None,
    "reasons": {"independence": "", "primary": "", "sides": ""},
    "gates_off": [],
    "images": [
        {
            "sha256": DIGEST,
            "alt": "The announcement of 27 October 2008, as a page of text.",
            "caption": "The announcement as it was published.",
            "credit": "Microsoft",
            "width": 1280,
            "height": 905,
            "type": "image/png",
        }
    ],
    "correction": {
        "kind": "correction",
        "note": "The announcement was in 2008, not in 2010.",
        "minor": False,
    },
}
CORRECTED = {
    "id": "co_3h7w1k5n9q2v6z0c",
    "kind": "correction",
    "note": "The announcement was in 2008, not in 2010.",
    "at": SECOND,
    "edition": 2,
    "verdict_changed": True,
    "previous_label": TRUE["label"],
}
ENVELOPE: dict[str, Any] = {
    "id": "fc_7k2m9x4q1w8r5t0z",
    "slug": "microsoft-pivoted-to-azure-in-2014",
    "edition": 2,
    "edition_id": "ed_8p4s2a6d1f7g3h9j",
    "digest": DIGEST,
    "published_at": FIRST,
    "updated_at": SECOND,
    "edition_at": SECOND,
    "previous_verdict": TRUE,
    "signers": {"checked_by": ["the desk"], "approved_by": ["the desk"], "blind": True},
    "gates": [
        {
            "code": "independent",
            "label": "Independent sources",
            "state": "passed",
            "sentence": "Two sources that do not depend on each other.",
        }
    ],
    "corrections": [CORRECTED],
    "editions": [
        {
            "number": 2,
            "id": "ed_8p4s2a6d1f7g3h9j",
            "at": SECOND,
            "minor": False,
            "kind": "correction",
            "digest": DIGEST,
        }
    ],
    "articles": [
        {"id": ARTICLE["id"], "slug": "how-a-software-company-changed-course", "title": ARTICLE["title"]}
    ],
    "further_appearances": [],
    "claimant_page": {"id": "cl_2v8b5n1m4k7j9h3g", "slug": "microsoft"},
    "translations": [
        {
            "id": "fc_1s6d9f2g5h8j3k7l",
            "slug": "microsoft-giro-hacia-azure-en-2014",
            "language": "es",
            "original": False,
            "statement": "Microsoft giró hacia Azure en 2014",
        }
    ],
    "ledger_hash": DIGEST,
    "demonstration": False,
}
DOCUMENT: dict[str, Any] = {"schema": 1, "content": CONTENT, "envelope": ENVELOPE}
NEXT = f"{SITE}/api/v1/fact-checks?language=en&cursor=WyI5YmY0…"
GONE = partner.Tombstone(
    public_id="fc_4c9v1b7n3m6k2j8h",
    status="withdrawn",
    version=1,
    slug="a-forged-letter",
    language="en",
    notice="We relied on a letter that turned out to be forged.",
    published_at=FIRST,
    updated_at=SECOND,
    withdrawn_at=SECOND,
)

FACT_CHECK = partner.fact_check(DOCUMENT, IMPRINT)
FACT_CHECK_IN_FULL = partner.fact_check(DOCUMENT, IMPRINT, ["evidence", "editions"])
TOMBSTONE = partner.tombstone(GONE, IMPRINT)
EDITION = {
    "id": ENVELOPE["edition_id"],
    "object": "edition",
    "fact_check": ENVELOPE["id"],
    "number": 2,
    "published_at": SECOND,
    "minor": False,
    "correction": {"kind": CORRECTED["kind"], "note": CORRECTED["note"]},
    "statement": CONTENT["statement"],
    "verdict": partner.verdict(CONTENT["verdict"]),
    "digest": DIGEST,
    "signed_content": '{"appearances":[…],"claimant":…}',
}
RATING = {
    **HALF_TRUE,
    "object": "rating",
    "labels": {"en": "Half true", "de": "Halb wahr"},
    "definition": "Partly right, and partly wrong or without what matters.",
    "color_light": "#854d0e",
    "color_dark": "#fde047",
    "retired_at": None,
}
CORRECTION = {
    **CORRECTED,
    "object": "correction",
    "fact_check": {
        "id": ENVELOPE["id"],
        "url": FACT_CHECK["url"],
        "statement": CONTENT["statement"],
    },
    "previous_label": "True",
}
CHANGE = {
    "seq": 4711,
    "object": "change",
    "kind": "verdict_changed",
    "fact_check": ENVELOPE["id"],
    "edition": 2,
    "at": SECOND,
}
PUSH = {
    "title": ARTICLE["title"],
    "text": f"It sold licences. {QUOTE} Others followed.",
    "url": "https://cms.example/2020/06/11/how-a-software-company-changed-course",
    "byline": "A. Writer",
    "published_on": "2020-06-11",
    "outlet": "The Example",
    "language": "en",
}
PUSHED = {
    "id": ARTICLE["id"],
    "object": "article",
    "new": True,
    "title": ARTICLE["title"],
    "url": PUSH["url"],
    "desk_url": f"{SITE}/admin/factcheck/article/17/change/",
    "suggestions": 1,
    "received_at": FIRST,
}
