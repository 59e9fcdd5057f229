"""Erase words, where the law asks for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from factcheck.management.command import NewsroomCommand
from factcheck.management.people import person
from factcheck.models import Redaction, User
from factcheck.workflow.redaction import redact, request_redaction, thing_of


class Command(NewsroomCommand):
    """Two administrators: one asks and says why, another carries it out. What is erased stays so."""

    help = "Ask for words to be erased (SUBJECT --basis), or carry out what another asked for (--confirm)."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to erase and why, or which request to carry out."""
        parser.add_argument(
            "subject", nargs="?", help="What to erase: articletext:3, submission:12, event:40 …"
        )
        parser.add_argument("--basis", default="", help="The legal basis, in a sentence.")
        parser.add_argument("--confirm", type=int, help="The number of the request to carry out.")
        parser.add_argument("--by", required=True, help="Username of the administrator.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and erase nothing."
        )

    def handle(self, *args: Any, subject: str | None, by: str, dry_run: bool, **options: Any) -> None:
        """Ask, or carry out."""
        if (subject is None) == (options["confirm"] is None):
            raise CommandError("Say what to erase, or --confirm and the number of a request: one of the two.")
        with transaction.atomic():
            done = self._confirm(options["confirm"], person(by)) if subject is None else ""
            done = done or self._ask(str(subject), person(by), options["basis"])
            transaction.set_rollback(dry_run)
        self.stdout.write(f"{done}{' (not kept: dry run)' if dry_run else ''}")

    def _ask(self, subject: str, by: User, basis: str) -> str:
        redaction = request_redaction(thing_of(subject), by=by, legal_basis=basis)
        return f"Request {redaction.pk}: another administrator carries it out with --confirm {redaction.pk}."

    def _confirm(self, number: int, by: User) -> str:
        redaction = Redaction.objects.filter(pk=number).first()
        if redaction is None:
            raise ValidationError(f"There is no request {number}. The admin lists them under Redactions.")
        return f"The words of {redact(redaction, by=by).subject} are erased; their digest stays."
