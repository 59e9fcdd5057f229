"""Set up a house of one's own."""

import getpass
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from factcheck.management.command import NewsroomCommand
from factcheck.management.demonstration import rating_scale
from factcheck.management.pages import page_drafts
from factcheck.models import House, PolicyPage, RatingScale, User
from factcheck.models.house.people import DESK
from factcheck.workflow import house
from factcheck.workflow.schedule import desk

DRAFTS = Path(settings.BASE_DIR) / "seeds" / "house-drafts"
PASSWORD_VARIABLE = "ADMIN_PASSWORD"  # noqa: S105 - the variable's name

NEXT = (
    "Next: log in, open Settings and add a passkey or an authenticator app. Whoever publishes needs one, "
    "and whoever may hire should have one."
)


class Command(NewsroomCommand):
    """An empty house: its name, the roles, the rating scale, drafts of the policy pages, an administrator."""

    help = "Set up an empty house of your own. Safe to repeat: what is there stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        """The house's name and its first administrator."""
        parser.add_argument("name", help="What the house is called.")
        parser.add_argument("administrator", help="Username of the first administrator.")
        parser.add_argument("--language", default="en")
        parser.add_argument("--email", default="", help="Where readers can write.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be made and make nothing.")

    def handle(self, *args: Any, name: str, administrator: str, **options: Any) -> None:
        """Make what is not there yet, and say so."""
        if administrator == DESK:
            raise CommandError(f"“{DESK}” is the account of the desk itself. Choose another username.")
        password = None if self._known(administrator) or options["dry_run"] else self._password(administrator)
        with transaction.atomic():
            made = list(self._made(name, administrator, password, options))
            transaction.set_rollback(options["dry_run"])
        for line in made or ["Everything is in place already."]:
            self.stdout.write(line)

    def _made(self, name: str, administrator: str, password: str | None, options: dict[str, Any]) -> Any:
        """What was made, a line each."""
        if roles := house.setup_roles():
            yield f"Roles: {', '.join(roles)}."
        by = desk()
        if not House.objects.filter(pk=1).exists():
            house.the_house(by=by, name=name, language=options["language"], contact_email=options["email"])
            yield f"The house “{name}”."
        if not RatingScale.objects.exists():
            yield f"A rating scale of {len(rating_scale(by=by))} ratings."
        for page in page_drafts(DRAFTS):
            if not PolicyPage.objects.filter(slug=page.slug).exists():
                page.language = options["language"]
                yield f"A draft of “{house.keep(page, by=by)}”: fill it in and adopt it in the admin."
        if not self._known(administrator):
            house.hire(administrator, by=by, roles=["administrator"], password=password)
            yield f"The administrator {administrator}: log in at /admin/ and hire the others."
            yield NEXT

    def _known(self, username: str) -> bool:
        return User.objects.filter(username=username).exists()

    def _password(self, username: str) -> str:
        """From the environment, or asked for; held to the same rules as every other."""
        try:
            password = os.environ.get(PASSWORD_VARIABLE) or getpass.getpass(f"Password for {username}: ")
        except EOFError as error:
            raise CommandError(f"Nobody typed a password. Give it in {PASSWORD_VARIABLE}.") from error
        validate_password(password, User(username=username))
        return password
