"""Write the files for partners now; the worker does it by itself."""

from typing import Any

from django.utils import timezone
from tqdm import tqdm

from factcheck.management.command import NewsroomCommand
from factcheck.models import FactCheck
from factcheck.workflow import exports


class Command(NewsroomCommand):
    help = "Write the files of /exports/ anew; the worker does it when something public has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what."""
        total = FactCheck.objects.count()
        with tqdm(total=total, unit="page", disable=None, leave=False, file=self.stderr) as bar:
            made = exports.write(timezone.now(), bar.update)
        for file in made.files:
            self.stdout.write(f"{file.sha256}  {file.bytes:>13,}  {file.name}")
        self.stdout.write(f"Everything up to change {made.seq} of {made.log_id}.")
