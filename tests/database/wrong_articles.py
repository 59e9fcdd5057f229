"""Wrong rows about articles, appearances, evidence and the house."""

from .statements import Statement, insert_like
from .wrong import Wrong, changed, like

ARTICLES = (
    Wrong(
        "words that are not in the text at their place",
        "factcheck_quote_as_received",
        lambda p: insert_like(p.appearance, start=p.appearance.start + 1, end=p.appearance.end + 1),
        like("appearance"),
    ),
    Wrong(
        "a quote changed by one letter",
        "factcheck_quote_as_received",
        lambda p: insert_like(p.appearance, exact=p.appearance.exact.lower()),
        like("appearance"),
    ),
    Wrong(
        "a span that ends before it starts",
        "appearance_text_has_a_span",
        lambda p: insert_like(p.appearance, exact="", start=9, end=8),
        lambda p: insert_like(p.appearance, exact=p.text.text[8:9], start=8, end=9),
    ),
    Wrong(
        "a span without words",
        "appearance_text_has_a_span",
        like("appearance", exact="", start=8, end=8),
        like("appearance"),
    ),
    Wrong(
        "a quote without its text",
        "appearance_text_has_a_span",
        like("appearance", exact=None, snapshot_id=None, redacted_by=1),
        like("appearance", kind="outside", exact=None, snapshot_id=None, url="https://example.org/"),
    ),
    Wrong(
        "an appearance in a text that quotes nothing",
        "appearance_text_is_quoted",
        like("appearance", exact=None),
        like("appearance"),
        behind="factcheck_quote_as_received",
    ),
    Wrong(
        "an appearance in the air",
        "appearance_kind_known",
        like("outside", kind="rumour"),
        like("outside"),
    ),
    Wrong(
        "an outside appearance without an address",
        "appearance_outside_has_an_address",
        like("outside", url=""),
        like("outside"),
    ),
    Wrong(
        "two successors of one appearance",
        "appearance_one_successor",
        lambda p: Statement(
            "INSERT INTO factcheck_appearance (claim_id, kind, snapshot_id, exact, prefix, suffix, start,"
            ' "end", fragment, url, match, previous_id, created_at, created_by_id)'
            " SELECT claim_id, kind, snapshot_id, exact, prefix, suffix, start,"
            ' "end", fragment, url, match, a.id, created_at, created_by_id'
            " FROM factcheck_appearance a, (SELECT 1 AS twice UNION SELECT 2) t WHERE a.id = %s",
            [p.appearance.pk],
        ),
        lambda p: insert_like(p.appearance, previous_id=p.appearance.pk),
    ),
    Wrong(
        "a second text with the number of another",
        "article_text_number_once",
        like("text", sha256="b" * 64),
        like("text", number=2),
    ),
    Wrong(
        "the same text as another article's first",
        "article_text_first_once",
        lambda p: insert_like(p.text, article_id=p.empty_article.pk),
        lambda p: insert_like(p.text, article_id=p.empty_article.pk, sha256="b" * 64),
    ),
    Wrong(
        "a text without words that nobody redacted",
        "article_text_words_or_redacted",
        like("text", number=2, text=None),
        like("text", number=2, text=None, redacted_by=1),
    ),
    Wrong(
        "two articles at one address",
        "article_url_once",
        lambda p: insert_like(p.outside_article),
        like("article"),
    ),
)

EVIDENCE = (
    Wrong(
        "the same picture twice on a claim",
        "image_once_on_a_claim",
        like("image"),
        like("image", sha256="c" * 64),
    ),
    Wrong("a picture without words", "image_has_words", changed("image", alt=""), changed("image", alt="B")),
    Wrong("a flat picture", "image_has_a_size", changed("image", width=0), changed("image", width=2)),
    Wrong(
        "evidence that points nowhere",
        "evidence_stance_known",
        changed("evidence", stance="proves"),
        changed("evidence", stance="context"),
    ),
    Wrong(
        "the same evidence twice",
        "evidence_once_on_a_claim",
        like("evidence"),
        like("evidence", passage="Another passage."),
    ),
    Wrong(
        "a capture of nothing",
        "capture_of_one_thing",
        like("capture", document_id=None),
        lambda p: insert_like(p.capture, document_id=None, article_id=p.article.pk),
    ),
    Wrong(
        "a capture of two things",
        "capture_of_one_thing",
        lambda p: insert_like(p.capture, article_id=p.article.pk),
        like("capture"),
    ),
    Wrong("two documents at one address", "document_url_once", like("document"), like("document", url="")),
    Wrong(
        "a document of no kind",
        "document_kind_known",
        changed("document", kind="hearsay"),
        changed("document", kind="secondary"),
    ),
    Wrong("one source twice", "source_once", like("source"), like("source", name="Another")),
    Wrong(
        "a source of no kind",
        "source_kind_known",
        changed("source", kind="spirit"),
        changed("source", kind="person"),
    ),
    Wrong("one tie declared twice", "conflict_once", like("tie"), like("tie", tie="party")),
    Wrong(
        "a reply asked on no day",
        "reply_asked_on_a_day",
        like("reply", outcome="waiting"),
        like("reply", outcome="waiting", asked_on="2026-01-31"),
    ),
    Wrong(
        "an answer without words",
        "reply_answered_has_words",
        like("reply", outcome="answered", asked_on="2026-01-31"),
        like("reply", outcome="answered", asked_on="2026-01-31", answer="No."),
    ),
    Wrong("not asked, and no word why", "reply_not_asked_says_why", like("reply", note=""), like("reply")),
)

HOUSE = (
    Wrong(
        "a number on a rating that has none",
        "rating_number_fits_category",
        changed("unproven", value=3),
        changed("unproven", label="Open"),
    ),
    Wrong(
        "a wrong number on a rating",
        "rating_number_fits_category",
        changed("mixed", value=4),
        changed("mixed", value=3),
    ),
    Wrong(
        "a rating that lost its number",
        "rating_number_fits_category",
        changed("mixed", value=None),
        changed("mixed", category="unproven", value=None),
    ),
    Wrong(
        "a category of one's own",
        "rating_number_fits_category",
        changed("unproven", category="pants_on_fire"),
        changed("unproven", category="satire"),
    ),
    Wrong("two ratings of one name", "rating_slug_once", like("mixed"), like("mixed", slug="half")),
    Wrong(
        "two scales in use",
        "rating_scale_one_in_use",
        lambda p: insert_like(p.mixed.scale, slug="other"),
        lambda p: insert_like(p.mixed.scale, slug="other", in_use=False),
    ),
    Wrong("a second house", "house_is_one_row", like("house", id=2), changed("house", name="Other")),
    Wrong("one policy page twice", "policy_page_once", like("policy"), like("policy", slug="another-policy")),
)
