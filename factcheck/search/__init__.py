"""Finding what was published: by what a statement is about, with a score and the reasons for it.

Reads the published tables alone, so that readers, partners and the desk may ask the same questions.
"""

from .earlier import earlier
from .entry import Entry, entry_of
from .ranking import Match

__all__ = ["Entry", "Match", "earlier", "entry_of"]
