"""Which fact-checks are about what stands at an address of the web."""

import re
from typing import Any
from urllib.parse import urlsplit

import django_filters
from django import forms
from django.conf import settings
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.published import FactCheck
from factcheck.text.addresses import key_of, link_in

from .endpoints import ListEndpoint
from .fact_checks import shown
from .reading_descriptions import LOOKUP

LONGEST = 1000
ADVICE = "Give a whole web address, percent-encoded."
OURS = re.compile(r"/fact-checks/([-\w]{1,120})/(?:editions/.*)?")
ARTICLE = re.compile(r"/articles/([-\w]{1,120})/")


class AddressField(forms.CharField):
    """A web address, in its normal form."""

    def to_python(self, value: Any) -> Any:
        """Read the address, or say how one is written."""
        text = super().to_python(value)
        link = link_in(text) if text else ""
        if text and not link.startswith(("http://", "https://")):
            raise forms.ValidationError(ADVICE)
        return link


class AddressFilter(django_filters.CharFilter):
    """Rows by an address."""

    field_class = AddressField


class LookupFilter(django_filters.FilterSet):
    """Fact-checks by an address."""

    url = extend_schema_field(
        {
            "type": "string",
            "pattern": "^https?://[A-Za-z0-9][A-Za-z0-9.-]{0,200}(/[!-~]{0,700})?$",
            "description": "The address, with its scheme.",
        }
    )(AddressFilter(method="at", max_length=LONGEST, required=True))

    class Meta:
        model = FactCheck
        fields: list[str] = []

    def at(self, queryset: Any, name: str, link: str) -> Any:
        """Our own page, whatever became of it; else what is live and stands there."""
        if link.startswith(f"{settings.SITE_URL}/"):
            path = urlsplit(link).path
            if page := OURS.fullmatch(path):
                return queryset.filter(slug=page[1])
            if page := ARTICLE.fullmatch(path):
                return queryset.live().filter(articles__slug=page[1])
        return queryset.live().filter(addresses__key=key_of(link))


class Lookup(ListEndpoint):
    """What is checked of a page."""

    queryset = FactCheck.objects.exclude(number=0)
    filterset_class = LookupFilter
    order = ("-updated_at", "-id")

    @extend_schema(**LOOKUP)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Look up an address."""
        return super().get(request, *args, **kwargs)

    def shown(self, rows: list[FactCheck]) -> list[dict[str, Any]]:
        """Each from its one row."""
        imprint = self.imprint()
        return [shown(row, imprint, frozenset()) for row in rows]
