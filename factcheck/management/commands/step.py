"""Take a claim through one step."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.management.command import NewsroomCommand
from factcheck.management.people import person
from factcheck.models.house.ratings import Rating
from factcheck.workflow.house import claim_of
from factcheck.workflow.verbs import VERBS


class Command(NewsroomCommand):
    """The same verbs as in the admin, with the same refusals. Exit code 1 when the step is refused."""

    help = "Take a claim through one step of the newsroom: submit, approve, publish and so on."

    def add_arguments(self, parser: CommandParser) -> None:
        """The claim, the verb, the person, and what the verb asks for."""
        parser.add_argument("claim", type=int)
        parser.add_argument("verb", help=", ".join(VERBS))
        parser.add_argument("--by", required=True, help="Username of who takes the step.")
        parser.add_argument("--note", default="")
        parser.add_argument("--seen", type=int, help="The version you saw; a newer one is refused.")
        parser.add_argument("--reason", help="For decline.")
        parser.add_argument("--into", type=int, help="For merge: the claim it repeats.")
        parser.add_argument("--rating", help="For second and decide: the rating's slug.")
        parser.add_argument("--at", help="For schedule: 2026-01-31T09:00, in the house's time zone.")
        parser.add_argument("--dry-run", action="store_true", help="Ask the rules and change nothing.")

    def handle(self, *args: Any, claim: int, verb: str, **options: Any) -> None:
        """Take the step, or say why not."""
        if verb not in VERBS:
            raise CommandError(f"There is no step “{verb}”. Choose one of: {', '.join(VERBS)}.")
        by = person(options["by"])
        if rules.is_desk(by) and verb == "publish":
            raise CommandError(f"“{by}” publishes by itself, when the time has come. Name a publisher.")
        with transaction.atomic():
            taken = claim_of(claim)
            VERBS[verb](taken, by=by, **self._given(verb, options))
            transaction.set_rollback(options["dry_run"])
        would = "would be" if options["dry_run"] else "is now"
        self.stdout.write(f"Claim {claim} {would} {taken.get_status_display().lower()}.")

    def _given(self, verb: str, options: dict[str, Any]) -> dict[str, Any]:
        """What this verb asks for, from the options."""
        given: dict[str, Any] = {"note": options["note"], "version": options["seen"]}
        readers: dict[str, Any] = {
            "reason": lambda: options["reason"] or "",
            "into": lambda: claim_of(self._must(options, "into")),
            "rating": lambda: self._rating(self._must(options, "rating")),
            "publish_at": lambda: self._moment(self._must(options, "at")),
        }
        asked = [name for name in rules.STEPS[verb].asks if name in readers]
        return given | {name: readers[name]() for name in asked}

    def _must(self, options: dict[str, Any], name: str) -> Any:
        if options[name] is None:
            raise ValidationError(f"This step needs --{name}.")
        return options[name]

    def _rating(self, slug: str) -> Rating:
        offered = Rating.objects.on_offer()
        rating = offered.filter(slug=slug).first()
        if rating is None:
            raise ValidationError(f"There is no rating “{slug}”: {', '.join(r.slug for r in offered)}.")
        return rating

    def _moment(self, words: str) -> datetime:
        try:
            moment = datetime.fromisoformat(words)
            aware = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
            return aware.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(f"“{words}” is not a time. Write it like 2026-01-31T09:00.") from error
