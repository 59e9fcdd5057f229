"""Which ratings may be given: those of the scale in use, and the one that readers see of this claim."""

from django.core.exceptions import ValidationError

from factcheck.models import Claim, FactCheck, Rating


def refuse_retired(claim: Claim, rating: Rating) -> None:
    """Refuse a rating that the house no longer gives, unless a correction keeps what is published."""
    published = FactCheck.objects.of(claim)
    kept = published is not None and published.rating == rating.slug
    if not kept and not Rating.objects.on_offer().filter(pk=rating.pk).exists():
        raise ValidationError(
            {"rating": f"“{rating}” is no longer given: choose a rating of the scale in use."}
        )
