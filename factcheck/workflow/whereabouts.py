"""By which addresses of the web a fact-check is found: written and gone with its page."""

from collections.abc import Iterator
from typing import Any

from factcheck.models import ClaimAddress, FactCheck
from factcheck.text.addresses import key_of


def show(fact_check: FactCheck, document: dict[str, Any]) -> None:
    """Let the fact-check be found by every address where its document says that the claim stands."""
    wanted = {key_of(url) for url in _urls(document) if url}
    known = set(fact_check.addresses.values_list("key", flat=True))
    fact_check.addresses.filter(key__in=known - wanted).delete()
    ClaimAddress.objects.bulk_create(
        ClaimAddress(fact_check=fact_check, key=key) for key in sorted(wanted - known)
    )


def hide(fact_check: FactCheck) -> None:
    """Let nobody find it by an address of others."""
    fact_check.addresses.all().delete()


def _urls(document: dict[str, Any]) -> Iterator[str | None]:
    content, envelope = document["content"], document["envelope"]
    for place in [*content["appearances"], *envelope.get("further_appearances", [])]:
        yield place["url"]
        yield (place["article"] or {}).get("url")
