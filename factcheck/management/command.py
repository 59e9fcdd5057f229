"""What every command of the newsroom shares: a refusal is a sentence and exit code 1, never a traceback."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError


class NewsroomCommand(BaseCommand):
    """A command that says why not, and what to do."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run it; refusals of the rules and of the database become the command's own."""
        try:
            return super().execute(*args, **options)
        except (ValidationError, PermissionDenied) as refusal:
            raise CommandError(" ".join(getattr(refusal, "messages", [str(refusal)]))) from refusal
        except (OperationalError, ProgrammingError) as error:
            told = f"The database answers: {str(error).strip()}. Run “migrate” first, or check DATABASE_URL."
            raise CommandError(told) from error
        except UnicodeEncodeError as error:
            raise CommandError("These words cannot be kept. Write them in UTF-8 and try again.") from error
