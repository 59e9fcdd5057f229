"""The shape of a fact-check, key by key, for the OpenAPI document. Tests hold every answer to it."""

from rest_framework import serializers as s

from factcheck.formats.partner import UNDER_REVIEW
from factcheck.models.house import Category

STATUSES = ["live", "suspended", "withdrawn"]
KINDS = ["correction", "clarification", "update", "retraction"]


class SourceSerializer(s.Serializer):
    """A person, an organisation, a publication or a platform."""

    name = s.CharField()
    kind = s.CharField(help_text="person, organization, publication or platform; more may come.")
    url = s.CharField(allow_null=True, help_text="Their own site.")


class ClaimantSerializer(SourceSerializer):
    """Who said it."""

    id = s.CharField(allow_null=True, help_text="For the filter `claimant`.")


class NamedArticleSerializer(s.Serializer):
    """The article in which the claim stands, as it is named beside a quote."""

    id = s.CharField()
    title = s.CharField()
    outlet = SourceSerializer(allow_null=True)
    kind = s.CharField(help_text="text, speech, post, image, video or audio; more may come.")
    url = s.CharField(allow_null=True, help_text="Where it was published.")
    published_on = s.DateField(allow_null=True)
    place = s.CharField(allow_null=True, help_text="Where it was said or recorded.")


class AppearanceSerializer(s.Serializer):
    """A place where the claim stands (W3C TextQuoteSelector and TextPositionSelector, Media Fragments)."""

    kind = s.CharField(help_text="text, media or outside; more may come.")
    article = NamedArticleSerializer(allow_null=True)
    quote = s.CharField(allow_null=True, allow_blank=True, help_text="The words as they stand there.")
    prefix = s.CharField(allow_null=True, allow_blank=True)
    suffix = s.CharField(allow_null=True, allow_blank=True)
    start = s.IntegerField(allow_null=True, help_text="In code points of the text; null unless text.")
    end = s.IntegerField(allow_null=True)
    fragment = s.CharField(allow_null=True, help_text="Media fragment (W3C), such as t=10,20.")
    url = s.CharField(allow_null=True)


class ClaimSerializer(s.Serializer):
    """What somebody said."""

    statement = s.CharField(help_text="The claim as one sentence that stands alone.")
    quote = s.CharField(allow_null=True, help_text="The words as they were said or written.")
    claimant = ClaimantSerializer(allow_null=True, help_text="Who said it; null when unknown.")
    reported_by = SourceSerializer(allow_null=True, help_text="Who carried it.")
    date = s.DateField(allow_null=True, help_text="The day on which it was said.")
    appearances = AppearanceSerializer(many=True)


class RatedSerializer(s.Serializer):
    """A rating as it was on the day of the verdict."""

    category = s.ChoiceField(
        Category.choices, help_text="Map on this one: renaming a rating never touches it."
    )
    rating = s.CharField(help_text="Slug of the house's rating.")
    label = s.CharField(  # type: ignore[assignment]  # a key of ours, not the label of a field
        help_text="The rating in the language of the fact-check."
    )
    value = s.IntegerField(
        allow_null=True, min_value=1, max_value=5, help_text="5 true … 1 false; null off that line."
    )


class VerdictSerializer(RatedSerializer):
    """What we found."""

    summary = s.CharField(help_text="The verdict in one sentence that stands alone.")


class TopicSerializer(s.Serializer):
    """A subject."""

    slug = s.CharField()
    name = s.CharField()


class ArticleSerializer(s.Serializer):
    """Our page of an article, on which the claim is marked."""

    id = s.CharField(help_text="For the filter `article`.")
    title = s.CharField()
    url = s.URLField()


class CaptureSerializer(s.Serializer):
    """The stored bytes of a document."""

    sha256 = s.CharField()
    captured_at = s.DateTimeField()


class EvidenceSerializer(s.Serializer):
    """One numbered piece of public evidence."""

    number = s.IntegerField(min_value=1)
    stance = s.ChoiceField(["supports", "refutes", "context"])
    kind = s.CharField(help_text="primary or secondary.")
    publisher = SourceSerializer(allow_null=True)
    title = s.CharField()
    url = s.CharField(allow_null=True)
    archived_url = s.CharField(allow_null=True)
    published_on = s.DateField(allow_null=True)
    passage = s.CharField(allow_blank=True)
    locator = s.CharField(allow_blank=True, help_text="Page, minute or table.")
    note = s.CharField(allow_blank=True)
    after_claim = s.BooleanField(help_text="Whether it appeared after the claim was made.")
    capture = CaptureSerializer(allow_null=True)


class EditionLineSerializer(s.Serializer):
    """One line of the list of editions."""

    id = s.CharField()
    number = s.IntegerField(min_value=1)
    at = s.DateTimeField()
    minor = s.BooleanField(help_text="A typo or a dead link.")
    kind = s.ChoiceField(KINDS, allow_null=True)
    digest = s.CharField(help_text="SHA-256 of the signed content.")


class CorrectionLineSerializer(s.Serializer):
    """Why an edition replaced another."""

    id = s.CharField()
    kind = s.ChoiceField(KINDS)
    note = s.CharField(allow_blank=True, help_text="Empty when it was redacted.")
    at = s.DateTimeField()
    edition = s.IntegerField(min_value=2)
    verdict_changed = s.BooleanField()
    previous_label = s.CharField(allow_null=True, help_text="The rating before, when it changed.")


class GateSerializer(s.Serializer):
    """One line of how this was checked."""

    code = s.CharField()
    label = s.CharField()  # type: ignore[assignment]  # as above
    state = s.CharField(help_text="passed, noted, or off where the house does not ask it; more may come.")
    sentence = s.CharField(allow_blank=True)


class LicenseSerializer(s.Serializer):
    """On what terms the words may be used."""

    name = s.CharField(allow_null=True)
    url = s.CharField(allow_null=True)


class MediaSerializer(s.Serializer):
    """A picture that readers are shown with the fact-check."""

    id = s.CharField(help_text="SHA-256 of the file that the newsroom has.")
    type = s.CharField(help_text="image; more may come.")
    url = s.URLField(help_text="A WebP of at most 1280 pixels a side, there while the fact-check is live.")
    alt = s.CharField(allow_null=True, help_text="What is to be seen, for people who do not see it.")
    caption = s.CharField(allow_null=True)
    credit = s.CharField(allow_null=True, help_text="Who made it, and its licence.")


class OutcomeSerializer(s.Serializer):
    """What somebody did whom the newsroom asked to put the claim right."""

    party = s.CharField(help_text="claimant or outlet.")
    name = s.CharField(allow_null=True)
    asked_on = s.DateField()
    result = s.CharField(help_text="waiting, corrected, partly, removed, refused, no_answer; more may come.")
    answered_on = s.DateField(allow_null=True)
    link = s.URLField(allow_null=True, help_text="Where it can be seen.")
    note = s.CharField(allow_blank=True)


class TranslationSerializer(s.Serializer):
    """The same fact-check in another language: a fact-check of its own, with its own id."""

    id = s.CharField()
    language = s.CharField(help_text="BCP 47.")
    original = s.BooleanField(help_text="Whether the others are translations of it.")
    statement = s.CharField()
    url = s.URLField()


class TranslationOfSerializer(s.Serializer):
    """The fact-check that this one is a translation of."""

    id = s.CharField()
    language = s.CharField()
    edition = s.IntegerField(min_value=1, help_text="Number of the edition that its readers see.")
    translated = s.IntegerField(min_value=1, help_text="Number of the edition that was translated.")
    stale = s.BooleanField(help_text="Whether it has changed since it was translated.")
    url = s.URLField()


class FactCheckSerializer(s.Serializer):
    """A published fact-check, or what is left of it. Every key is always there."""

    id = s.CharField(help_text="It never changes.")
    object = s.ChoiceField(["fact_check"])
    status = s.ChoiceField(STATUSES)
    version = s.IntegerField(help_text="Number of the edition that readers see, or last saw.")
    url = s.URLField(help_text="Its page. It never changes.")
    embed_url = s.URLField(help_text="The page to frame; it says so when the fact-check is withdrawn.")
    language = s.CharField()
    translation_of = TranslationOfSerializer(allow_null=True, help_text="Null for an original.")
    translations = TranslationSerializer(many=True, help_text="The other languages in which it is live.")
    claim = ClaimSerializer(allow_null=True, help_text="Null when deleted.")
    verdict = VerdictSerializer(allow_null=True, help_text="Null when deleted.")
    previous_verdict = RatedSerializer(
        allow_null=True, help_text="The verdict before it last changed; null while it never did."
    )
    topics = TopicSerializer(many=True)
    outcomes = OutcomeSerializer(many=True)
    media = MediaSerializer(many=True)
    articles = ArticleSerializer(many=True)
    evidence = EvidenceSerializer(many=True, allow_null=True, help_text="Null unless include=evidence.")
    editions = EditionLineSerializer(many=True, allow_null=True, help_text="Null unless include=editions.")
    corrections = CorrectionLineSerializer(many=True, help_text="Newest first.")
    gates = GateSerializer(many=True, help_text="How this was checked.")
    published_at = s.DateTimeField(help_text="First publication.")
    updated_at = s.DateTimeField(help_text="Last public change of any kind.")
    withdrawn_at = s.DateTimeField(allow_null=True, help_text="Since when readers see it no more.")
    deleted = s.BooleanField(help_text="Whether you should stop showing it: suspended or withdrawn.")
    reason = s.CharField(
        allow_null=True, help_text=f"Why it was withdrawn. While suspended: “{UNDER_REVIEW}” Null when live."
    )
    demonstration = s.BooleanField(
        allow_null=True, help_text="Made to show the software, not to inform. Null when deleted."
    )
    license = LicenseSerializer(
        allow_null=True, help_text="Null while the house has not named one: ask before you reuse."
    )
