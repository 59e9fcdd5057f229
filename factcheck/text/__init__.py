"""Text handling in plain Python: what is stored, how it is cut, scored, marked, compared and found again."""

from factcheck.text.anchor import Anchor, Selector, Status, anchor, in_whole_words, selector
from factcheck.text.blocks import Block, Kind, blocks
from factcheck.text.checkworthy import Reason, Score, score
from factcheck.text.clean import MAX_BYTES, Byline, Unusable, accept, byline_of, title_of
from factcheck.text.diff import Change, Edit, word_diff
from factcheck.text.excerpts import ExcerptBlock, Segment, excerpts
from factcheck.text.find import locate
from factcheck.text.offsets import codepoints_to_utf16, find_selection, utf16_to_codepoints
from factcheck.text.quotes import Quote, quotes
from factcheck.text.sentences import Sentence, sentences, split
from factcheck.text.suggest import Suggestion, drafts, statement_of, suggest
from factcheck.text.terms import similarity, terms

__all__ = [
    "MAX_BYTES",
    "Anchor",
    "Block",
    "Byline",
    "Change",
    "Edit",
    "ExcerptBlock",
    "Kind",
    "Quote",
    "Reason",
    "Score",
    "Segment",
    "Selector",
    "Sentence",
    "Status",
    "Suggestion",
    "Unusable",
    "accept",
    "anchor",
    "blocks",
    "byline_of",
    "codepoints_to_utf16",
    "drafts",
    "excerpts",
    "find_selection",
    "in_whole_words",
    "locate",
    "quotes",
    "score",
    "selector",
    "sentences",
    "similarity",
    "split",
    "statement_of",
    "suggest",
    "terms",
    "title_of",
    "utf16_to_codepoints",
    "word_diff",
]
