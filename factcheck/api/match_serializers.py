"""The shape of what is matched and what is answered, of articles and of a key."""

from rest_framework import serializers as s

from .intake_serializers import LANGUAGE, TAG
from .serializers import SourceSerializer, VerdictSerializer
from .strict import Count, Score, Strict, Words

MOST_TEXTS, LONGEST_TEXT, MOST_MATCHES = 100, 2000, 10
ENOUGH = 0.35


class MatchSerializer(Strict):
    """Texts to find earlier fact-checks for."""

    texts = s.ListField(
        child=Words(min_length=1, max_length=LONGEST_TEXT, trim_whitespace=False),
        min_length=1,
        max_length=MOST_TEXTS,
        help_text="Statements, posts or paragraphs.",
    )
    language = s.RegexField(
        LANGUAGE,
        required=False,
        max_length=12,
        help_text="Language of the texts. Left out: every language that we publish in is tried.",
        error_messages={"invalid": TAG},
    )
    limit = Count(
        required=False, default=3, min_value=1, max_value=MOST_MATCHES, help_text="Matches for each text."
    )
    min_score = Score(
        required=False,
        default=ENOUGH,
        min_value=0,
        max_value=1,
        help_text=f"From {ENOUGH} on a person should look.",
    )


class ReasonsSerializer(s.Serializer):
    """Why a fact-check is like a text."""

    words = s.ListField(child=s.CharField(), help_text="What both have, as the text writes it.")
    numbers = s.ListField(child=s.CharField())
    other_numbers = s.ListField(
        child=s.CharField(), help_text="Numbers of the statement; the text has others."
    )
    same_claimant = s.BooleanField(help_text="Whether the text names who said it.")


class BriefSerializer(s.Serializer):
    """A fact-check in short."""

    id = s.CharField()
    url = s.URLField()
    language = s.CharField()
    statement = s.CharField()
    claimant = s.CharField(allow_null=True)
    verdict = VerdictSerializer()
    published_at = s.DateTimeField()
    updated_at = s.DateTimeField()


class OneMatchSerializer(s.Serializer):
    """A fact-check that may answer the text."""

    score = s.FloatField(min_value=0, max_value=1, help_text="1 is as like as can be.")
    reasons = ReasonsSerializer()
    fact_check = BriefSerializer()


class PublisherSerializer(s.Serializer):
    """Another house."""

    name = s.CharField()
    url = s.URLField(allow_null=True)


class OutsideRatingSerializer(s.Serializer):
    """What that house found, on its own scale."""

    label = s.CharField(allow_null=True)  # type: ignore[assignment]  # a key of ours, not the label of a field
    value = s.FloatField(allow_null=True)
    best = s.FloatField(allow_null=True)
    worst = s.FloatField(allow_null=True)


class OutsideMatchSerializer(s.Serializer):
    """What another house has checked, by its own ClaimReview: theirs, not ours."""

    score = s.FloatField(min_value=0, max_value=1)
    reasons = ReasonsSerializer()
    publisher = PublisherSerializer()
    url = s.URLField(help_text="Their page.")
    language = s.CharField()
    statement = s.CharField(help_text="What they checked.")
    claimant = s.CharField(allow_null=True)
    rating = OutsideRatingSerializer()
    reviewed_on = s.DateField(allow_null=True)


class MatchedTextSerializer(s.Serializer):
    """What was found for one text."""

    text = s.CharField(help_text="As you sent it.")
    matches = OneMatchSerializer(many=True, help_text="Best first; none when nothing is like it.")
    outside = OutsideMatchSerializer(many=True, help_text="The same among what other houses have checked.")


class MatchesSerializer(s.Serializer):
    """An answer for each text, in their order."""

    results = MatchedTextSerializer(many=True)


class ArticleCheckSerializer(s.Serializer):
    """A live fact-check of a claim in the article."""

    id = s.CharField()
    url = s.URLField()
    statement = s.CharField()
    rating = s.CharField()
    label = s.CharField()  # type: ignore[assignment]  # a key of ours, not the label of a field
    category = s.CharField()


class PublishedArticleSerializer(s.Serializer):
    """An article under check."""

    id = s.CharField()
    object = s.ChoiceField(["article"])
    url = s.URLField(help_text="Our page, on which its claims are marked.")
    title = s.CharField()
    kind = s.CharField(help_text="text, speech, post, image, video or audio; more may come.")
    language = s.CharField()
    byline = s.CharField(allow_null=True)
    outlet = SourceSerializer(allow_null=True)
    source_url = s.URLField(allow_null=True, help_text="Where it was published.")
    published_on = s.DateField(allow_null=True)
    fact_checks = ArticleCheckSerializer(many=True)
    first_checked_at = s.DateTimeField()
    updated_at = s.DateTimeField()


class KeySerializer(s.Serializer):
    """The key that asks."""

    object = s.ChoiceField(["key"])
    partner = s.CharField()
    prefix = s.CharField(help_text="The beginning of the key, by which both sides can name it.")
    scopes = s.ListField(child=s.ChoiceField(["read", "embargoed", "intake", "webhooks"]))
    expires_at = s.DateTimeField(allow_null=True)
    others_live = s.IntegerField(
        min_value=0, help_text="Other live keys of yours: one, while you change over."
    )
