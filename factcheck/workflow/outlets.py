"""Where an article was published, as a source of the newsroom: found by its name or its site, or made."""

from urllib.parse import urlsplit

from django.db.models import Q

from factcheck.models import Source, User

from . import house

LONGEST = 200


def outlet_of(name: str, url: str, *, by: User) -> Source | None:
    """Whoever has this site, or the publication of this name; made when there is neither."""
    site = urlsplit(url)
    host = site.netloc.lower().removeprefix("www.")
    begun = [f"{scheme}://{www}{host}" for scheme in ("https", "http") for www in ("", "www.")]
    at_home = Q(url__in=[*begun, *(f"{start}/" for start in begun)]) & ~Q(kind=Source.Kind.PERSON)
    there = Source.objects.filter(at_home).order_by("id")
    if found := there.first():
        return found
    # A page may call itself anything: a name that the newsroom knows from another site is not taken.
    known = Source.objects.named(name).filter(kind=Source.Kind.PUBLICATION).first()
    if known and not known.url:
        return known
    name = host if known else name
    name = name or host
    if not 0 < len(name) <= LONGEST:
        return None
    home = f"{site.scheme}://{site.netloc}/" if host.rpartition(".")[2].isalpha() else ""
    new = Source(name=name, kind=Source.Kind.PUBLICATION, url=home)
    return house.first_or_new(there, new, by=by)
