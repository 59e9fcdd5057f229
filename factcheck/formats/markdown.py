"""Markdown of checkers and policies as safe HTML, with citations that lead to the evidence.

CommonMark with tables. HTML in the text is shown as text and never run;
addresses are http, https, mailto or local.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = (
    {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"}
    | {"h2", "h3", "h4", "h5", "h6"}
    | {"table", "tbody", "td", "th", "thead", "tr"}
)
ATTRIBUTES = {"a": {"href", "title", "class"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
SCHEMES = {"http", "https", "mailto"}
CITATION = re.compile(r"\[(\d{1,3})\]")
LOWEST_HEADING = 6
DEEPEST = 100
"""Lists in lists and quotes in quotes. What lies deeper the parser drops, and all that follows it."""


def markdown(text: str, *, evidence: Collection[int] = (), top: int = 3) -> str:
    """
    Return safe HTML of a Markdown text.

    `[1]` becomes a link to `#evidence-1` when `evidence` has that number. `top` is the highest level that a
    heading may have: the page around the text has the levels above it. A text nested deeper than anybody
    reads is shown as it was written, since no word that was signed may be lost.
    """
    tokens = _parser().parse(text)
    if max((token.level for token in tokens), default=0) >= DEEPEST - 1:
        return _clean(f"<pre>{escape(text)}</pre>")
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            level = max(top, min(LOWEST_HEADING, int(token.tag[1:])))
            token.tag = f"h{level}"
        elif token.type == "inline":
            token.children = list(_cited(token.children or [], frozenset(evidence)))
    return _clean(_parser().renderer.render(tokens, _parser().options, {}))


def cited(text: str, *, evidence: Collection[int] = ()) -> str:
    """Return safe HTML of a plain sentence: nothing is markup but its citations."""
    words = list(_linked(text, frozenset(evidence)))
    line = Token("inline", "", 0, children=words)
    return _clean(_parser().renderer.render([line], _parser().options, {}))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table").disable("image")


def _clean(html: str) -> str:
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener"
    )


def _cited(tokens: list[Token], evidence: frozenset[int]) -> Iterator[Token]:
    """The tokens of one paragraph, its citations as links; inside a link nothing is linked again."""
    inside = 0
    for token in tokens:
        inside += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not inside:
            yield from _linked(token.content, evidence)
        else:
            yield token


def _linked(text: str, evidence: frozenset[int]) -> Iterator[Token]:
    reached = 0
    for found in CITATION.finditer(text):
        if int(found[1]) not in evidence:
            continue
        yield Token("text", "", 0, content=text[reached : found.start()])
        link = {"href": f"#evidence-{int(found[1])}", "class": "citation"}
        yield Token("link_open", "a", 1, attrs=dict(link))
        yield Token("text", "", 0, content=found[0])
        yield Token("link_close", "a", -1)
        reached = found.end()
    yield Token("text", "", 0, content=text[reached:])
