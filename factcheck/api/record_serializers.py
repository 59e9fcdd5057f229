"""The shape of what surrounds a fact-check: editions, ratings, corrections, changes, and problems."""

from rest_framework import serializers as s

from factcheck.models.house import Category
from factcheck.models.published import Change

from .serializers import KINDS, VerdictSerializer


class EditionReasonSerializer(s.Serializer):
    """Why this edition replaced the one before."""

    kind = s.ChoiceField(KINDS)
    note = s.CharField(allow_null=True, help_text="Null when it was redacted.")


class EditionSerializer(s.Serializer):
    """A version of a fact-check, never changed after it was published."""

    id = s.CharField()
    object = s.ChoiceField(["edition"])
    fact_check = s.CharField(help_text="Id of the fact-check.")
    number = s.IntegerField(min_value=1)
    published_at = s.DateTimeField()
    minor = s.BooleanField(help_text="A typo or a dead link.")
    correction = EditionReasonSerializer(allow_null=True, help_text="Null on the first and on minor ones.")
    statement = s.CharField(allow_null=True, help_text="Null when it was redacted.")
    verdict = VerdictSerializer(allow_null=True, help_text="Null when it was redacted.")
    digest = s.CharField(help_text="SHA-256, in hexadecimal, of `signed_content` in UTF-8.")
    signed_content = s.CharField(
        allow_null=True,
        help_text="What two people signed, letter by letter: JSON as text. Null when redacted.",
    )


class RatingSerializer(s.Serializer):
    """One word of the house's scale."""

    rating = s.CharField(help_text="Its slug.")
    object = s.ChoiceField(["rating"])
    label = s.CharField()  # type: ignore[assignment]  # a key of ours, not the label of a field
    labels = s.DictField(child=s.CharField(), help_text="Label by language tag.")
    category = s.ChoiceField(Category.choices, help_text="Map on this one.")
    value = s.IntegerField(allow_null=True, min_value=1, max_value=5)
    definition = s.CharField()
    color_light = s.CharField(help_text="On a light page, with enough contrast for text.")
    color_dark = s.CharField()
    retired_at = s.DateTimeField(allow_null=True, help_text="Given to no claim since; null while in use.")


class RatingsSerializer(s.Serializer):
    """The whole scale."""

    results = RatingSerializer(many=True)
    next = s.CharField(allow_null=True, help_text="Always null: the scale is short.")


class CorrectedSerializer(s.Serializer):
    """The fact-check that was corrected."""

    id = s.CharField()
    url = s.URLField()
    statement = s.CharField()


class CorrectionSerializer(s.Serializer):
    """What was put right, and why."""

    id = s.CharField()
    object = s.ChoiceField(["correction"])
    fact_check = CorrectedSerializer()
    kind = s.ChoiceField(KINDS)
    note = s.CharField(allow_null=True, help_text="Null when it was redacted.")
    at = s.DateTimeField()
    edition = s.IntegerField(min_value=2, help_text="The edition that it brought.")
    verdict_changed = s.BooleanField()
    previous_label = s.CharField(allow_null=True, help_text="The rating before, when it changed.")


class ChangeSerializer(s.Serializer):
    """Something that readers noticed."""

    seq = s.IntegerField(min_value=1, help_text="Rises by one with every change; none is left out.")
    object = s.ChoiceField(["change"])
    kind = s.ChoiceField(Change.Kind.choices)
    fact_check = s.CharField(help_text="Id of the fact-check. Ask for it to learn what it says now.")
    edition = s.IntegerField()
    at = s.DateTimeField()


class WrongSerializer(s.Serializer):
    """One thing that is wrong with the request."""

    parameter = s.CharField()
    detail = s.CharField()


class ProblemSerializer(s.Serializer):
    """A problem (RFC 9457)."""

    type = s.URLField(help_text="Address of a page that explains it. Compare on this one.")
    title = s.CharField()
    status = s.IntegerField()
    detail = s.CharField(help_text="What to do.")
    errors = WrongSerializer(many=True)  # type: ignore[assignment]  # as above
    request_id = s.CharField(help_text="Tell us this when you write to us.")
