"""Many live fact-checks at once, copied from one that was really published."""

import copy
import json

from factcheck.management.long_archive import LongArchive
from factcheck.models import PublishedClaimant, SitemapPart, TermCount, Topic, triggers


class Copies(LongArchive):
    """Copies of one published document, each under an id of its own."""

    def __init__(self, document):
        super().__init__()
        self.whole = document

    def open_house(self):
        """A topic and somebody who said it all; the house is there."""
        Topic.objects.create(slug="copies", name="Copies")
        PublishedClaimant.objects.create(public_id="cl_copies", slug="copies", source_id=0, name="Copyist")
        TermCount.objects.all().delete()
        SitemapPart.objects.all().delete()

    def _check(self, number, start, claimants):
        """Behind the claims that the desk knows."""
        check, said = super()._check(number, start, claimants)
        check.claim_id += 1_000_000
        return check, said

    def document(self, check):
        """The document with the names of its copy."""
        made = copy.deepcopy(self.whole)
        made["content"]["statement"] = check.statement
        made["envelope"] |= {"id": check.public_id, "slug": check.slug}
        return json.dumps(made)


def many(live, size):
    """So many live fact-checks beside the one that is there."""
    archive = Copies(live.data)
    archive.open_house()
    triggers.remove()  # they are written past the desk
    archive.grow(size)
    triggers.install()
