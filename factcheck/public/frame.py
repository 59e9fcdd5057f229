"""What stands around every page of the readers' site, refusals included."""

from typing import Any

from factcheck.models.house import House, PolicyPage, Rating
from factcheck.models.published import Change

Context = dict[str, Any]


def frame() -> Context:
    """What stands around every page: the house, its adopted policies, its ratings, the last public change."""
    house = House.the()
    policies = PolicyPage.objects.adopted().filter(language=house.language, slug__in=PolicyPage.REQUIRED)
    return {
        "house": house,
        "policies": {page.slug: page for page in policies.defer("body")},
        "ratings": {rating.slug: rating for rating in Rating.objects.order_by("scale__in_use", "position")},
        "changed_at": Change.objects.order_by("-seq").values_list("at", flat=True).first(),
    }
