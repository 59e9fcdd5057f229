"""The pages on which the house says how it works. One that it has not adopted does not exist."""

from typing import Any

from django.shortcuts import get_object_or_404

from factcheck.models.house import PolicyPage, Rating, User

from .frame import Context
from .pages import PublicPage


class Policy(PublicPage):
    """An adopted policy page; `slug` is given by its address."""

    template_name = "public/policy_detail.html"
    slug = ""

    def get_context_data(self, **kwargs: Any) -> Context:
        """The page in the house's language."""
        context = super().get_context_data(**kwargs)
        adopted = PolicyPage.objects.adopted().filter(language=context["house"].language)
        return context | {"policy": get_object_or_404(adopted, slug=self.slug)}


class Methodology(Policy):
    """How the house checks, with its rating scale."""

    template_name = "public/policy_methodology.html"
    slug = "methodology"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The page, and the ratings on offer in their order."""
        scale = list(Rating.objects.on_offer().order_by("position", "id"))
        return super().get_context_data(**kwargs) | {"scale": scale}


class Team(Policy):
    """Who the house is: those of its people who sign in public."""

    template_name = "public/policy_team.html"
    slug = "team"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The page, and the people with a public name."""
        people = User.objects.filter(is_active=True).exclude(public_name="").order_by("id")
        return super().get_context_data(**kwargs) | {"people": list(people)}
