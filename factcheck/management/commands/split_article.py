"""Suggest claims for an article."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from factcheck.management.command import NewsroomCommand
from factcheck.management.people import person
from factcheck.models.desk.article import Article
from factcheck.workflow.splitting import split


class Command(NewsroomCommand):
    """Suggest one claim for each checkable sentence that has none yet."""

    help = "Suggest claims for an article; a sentence that has a claim is passed over."

    def add_arguments(self, parser: CommandParser) -> None:
        """The article's number."""
        parser.add_argument("article", type=int)
        parser.add_argument("--by", default="desk", help="Username of who splits it (default: desk).")
        parser.add_argument("--dry-run", action="store_true", help="Show the suggestions and keep none.")

    def handle(self, *args: Any, article: int, by: str, dry_run: bool, **options: Any) -> None:
        """List the suggestions."""
        found = Article.objects.filter(pk=article).first()
        if found is None:
            raise CommandError(f"There is no article {article}. Take it in with import_article first.")
        with transaction.atomic():
            claims = split(found, by=person(by))
            if dry_run:
                transaction.set_rollback(True)
        for claim in claims:
            self.stdout.write(f"{claim.pk}\t{claim.score:.2f}\t{claim.statement}")
        self.stderr.write(f"{len(claims)} suggestions{' (none kept)' if dry_run else ''}.")
