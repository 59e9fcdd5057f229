"""Policy pages written as Markdown files with a title and a slug on top."""

from pathlib import Path

from django.utils import timezone

from factcheck.models import PolicyPage


def page_drafts(folder: Path) -> list[PolicyPage]:
    """The pages of a folder, not yet kept and not yet adopted."""
    return [_page(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md"))]


def _page(words: str) -> PolicyPage:
    _, front, body = words.split("---\n", 2)
    facts = dict(line.split(": ", 1) for line in front.strip().splitlines())
    return PolicyPage(
        slug=facts["slug"], title=facts["title"].strip("\"'"), body=body.strip(), updated_at=timezone.now()
    )
