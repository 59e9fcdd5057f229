"""Write anew under which terms fact-checks are found."""

from typing import Any

from tqdm import tqdm

from factcheck.management.command import NewsroomCommand
from factcheck.models import FactCheck
from factcheck.workflow import outside
from factcheck.workflow.findable import reindex


class Command(NewsroomCommand):
    """Needed once after an update that changes how words become terms; publishing does it from then on."""

    help = "Write anew under which terms fact-checks are found, ours and those of others. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every live fact-check once."""
        with tqdm(total=FactCheck.objects.live().count(), unit="page", disable=None, leave=False) as bar:
            found, others = reindex(bar.update), outside.reindex()
        self.stdout.write(f"{found} fact-checks can be found, and {others} of other houses.")
