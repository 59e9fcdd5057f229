"""The shape of what is shared under embargo."""

from rest_framework import serializers as s

from .serializers import (
    KINDS,
    ClaimSerializer,
    EvidenceSerializer,
    TopicSerializer,
    VerdictSerializer,
)

STATES = ["embargoed", "published", "taken_back"]


class WhyAgainSerializer(s.Serializer):
    """Why it will replace what readers see now."""

    kind = s.ChoiceField([*KINDS, "minor"])
    note = s.CharField(allow_blank=True)
    minor = s.BooleanField(help_text="A typo or a dead link.")


class EmbargoedContentSerializer(s.Serializer):
    """The words as they will be published."""

    language = s.CharField(help_text="BCP 47.")
    claim = ClaimSerializer()
    verdict = VerdictSerializer()
    explanation = s.CharField(help_text="Why, with the numbers of evidence in brackets.")
    uncertainty = s.CharField(allow_blank=True, help_text="What is not known.")
    topics = TopicSerializer(many=True)
    evidence = EvidenceSerializer(many=True)
    correction = WhyAgainSerializer(allow_null=True, help_text="Null for a first publication.")


class EmbargoedSerializer(s.Serializer):
    """Something shared with you before readers see it, or what became of it."""

    id = s.CharField(help_text="Of the share. The fact-check gets an id of its own when it is published.")
    object = s.ChoiceField(["embargoed_fact_check"])
    state = s.ChoiceField(
        STATES,
        help_text="embargoed: show it to nobody. published: `fact_check` names it; go by that from now on."
        " taken_back: it will not be published as you read it; delete it.",
    )
    embargo_until = s.DateTimeField(
        allow_null=True,
        help_text="When it is to be published; null while nobody has said. Wait for `published`.",
    )
    note = s.CharField(allow_null=True, help_text="From the newsroom to you.")
    shared_at = s.DateTimeField()
    fact_check = s.CharField(allow_null=True, help_text="Id of the fact-check, once published.")
    digest = s.CharField(
        help_text="SHA-256, in hexadecimal, of `signed_content` in UTF-8; its edition will have the same."
    )
    content = EmbargoedContentSerializer(
        allow_null=True, help_text="Null in the list, and unless it is under embargo."
    )
    signed_content = s.CharField(
        allow_null=True, help_text="What two people signed, letter by letter. Null where `content` is."
    )
