"""What partners may narrow a list by."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field

from factcheck.models.house import Category
from factcheck.models.published import Correction, FactCheck
from factcheck.search import having

from .moments import MomentFilter

YES, NO = "true", "false"
LONGEST, NEWEST = 200, 2000
WORDS = (
    "Words that statement, quotation, summary or claimant must have: all of them, in any form;"
    " in quotation marks, side by side as they stand."
    f" Of more than {NEWEST:,} that have them, the newest. What is withdrawn has no words and is not found."
)
SLUG = r"^[-a-zA-Z0-9_]{1,80}$"
LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$"


def text_filter(column: str, pattern: str, advice: str, described: str) -> django_filters.CharFilter:
    """Rows whose column is the text given; a text that cannot be one is refused with the advice."""
    # Django's $ also stands before a line break at the end; the document's does not.
    check = RegexValidator(pattern.replace("$", r"\Z"), advice)
    found = django_filters.CharFilter(field_name=column, validators=[check], strip=False)
    schema = {"type": "string", "pattern": pattern, "description": described}
    return extend_schema_field(schema)(found)


def id_filter(column: str, kind: str, described: str) -> django_filters.CharFilter:
    """Rows with an id of ours."""
    advice = f"Give an id that begins with {kind}_, as the API writes it."
    return text_filter(column, f"^{kind}_[0-9a-z]{{16}}$", advice, described)


class SlugsField(forms.Field):
    """Several slugs, one to a parameter."""

    widget = forms.MultipleHiddenInput
    default_validators = [RegexValidator(SLUG.replace("$", r"\Z"), "Give a slug: letters, digits, hyphens.")]

    def clean(self, value: Sequence[str] | None) -> list[str]:
        """Refuse what cannot be a slug."""
        for slug in value or ():
            self.run_validators(slug)
        return list(value or ())


class SlugsFilter(django_filters.Filter):
    """Rows with any of these slugs."""

    field_class = SlugsField


class FactCheckFilter(django_filters.FilterSet):
    """Fact-checks by what they say, by where they appear and by when they changed."""

    q = extend_schema_field({"type": "string", "minLength": 1, "maxLength": LONGEST, "description": WORDS})(
        django_filters.CharFilter(method="worded", max_length=LONGEST)
    )
    rating = extend_schema_field(
        {
            "type": "array",
            "items": {"type": "string", "pattern": SLUG},
            "description": "Slug of a rating of the house, from /ratings. Repeatable: any of them.",
        }
    )(SlugsFilter(method="rated"))
    category = django_filters.MultipleChoiceFilter(
        choices=Category.choices,
        method="in_category",
        help_text="Category of the verdict; renaming a rating never touches it. Repeatable: any of them.",
    )
    language = text_filter(
        "language",
        LANGUAGE,
        "Give a language tag, such as en or pt-br.",
        "Language of the fact-check, as an IETF language tag.",
    )
    claimant = id_filter("claimant__public_id", "cl", "Id of who said it, from `claim.claimant.id`.")
    topic = text_filter("topics__slug", SLUG, "Give the slug of a topic.", "Slug of a topic, from `topics`.")
    article = id_filter(
        "articles__public_id", "ar", "Id of an article in which the claim stands, from `articles`."
    )
    published_after = MomentFilter(
        field_name="published_at", lookup_expr="gte", help_text="First published at this time or later."
    )
    published_before = MomentFilter(
        field_name="published_at", lookup_expr="lt", help_text="First published earlier than this time."
    )
    updated_since = MomentFilter(
        field_name="updated_at",
        lookup_expr="gte",
        help_text="Changed at this time or later. It turns two defaults round, so that nothing is missed:"
        " withdrawn fact-checks are included, and the order is oldest change first.",
    )
    include_withdrawn = django_filters.ChoiceFilter(
        choices=[(YES, YES), (NO, NO)],
        method="as_asked",
        help_text="Whether suspended and withdrawn fact-checks are listed, without their words. They have"
        " no verdict, so rating and category filters pass them. Default: false; true with updated_since.",
    )

    class Meta:
        model = FactCheck
        fields: list[str] = []

    def worded(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        """Those that have every word; what is withdrawn has none."""
        return queryset.filter(pk__in=having(text, limit=NEWEST).keys)

    def rated(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        """Any of these ratings. What is withdrawn has none and passes, or nobody would hear of it."""
        return queryset.filter(rating__in=[*slugs, ""]) if slugs else queryset

    def in_category(self, queryset: QuerySet, name: str, categories: list[str]) -> QuerySet:
        """Any of these categories, and what is withdrawn."""
        return queryset.filter(category__in=[*categories, ""]) if categories else queryset

    def as_asked(self, queryset: QuerySet, name: str, answer: str) -> QuerySet:
        """Nothing of its own: `filter_queryset` reads it, also when it was left out."""
        return queryset

    def filter_queryset(self, queryset: Any) -> Any:
        """Live ones only, unless withdrawn ones were asked for in one way or the other."""
        asked = self.form.cleaned_data
        withdrawn = asked["include_withdrawn"] or (YES if asked["updated_since"] else NO)
        return super().filter_queryset(queryset if withdrawn == YES else queryset.live())


class CorrectionFilter(django_filters.FilterSet):
    """Corrections of one fact-check, or from some time on."""

    fact_check = id_filter("fact_check__public_id", "fc", "Id of the fact-check.")
    since = MomentFilter(field_name="at", lookup_expr="gte", help_text="Made at this time or later.")

    class Meta:
        model = Correction
        fields: list[str] = []
