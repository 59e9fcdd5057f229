"""The words of an article that arrives as HTML: paragraphs parted by blank lines, nothing of the markup."""

import re
from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "template", "noscript", "head", "iframe", "object", "svg", "math"})
PARTING = frozenset(
    {
        *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption"),
        *(
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
        ),
        *("ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def words_of(html: str) -> str:
    """
    The text that a browser would show.

    >>> words_of("<h1>Rain</h1><p>It rained&nbsp;in <em>May</em>.<br>A lot.</p><script>x()</script>")
    'Rain\\n\\nIt rained\\xa0in May.\\nA lot.'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    paragraphs = ("\n".join(line.strip(" ") for line in block.split("\n")) for block in reader.blocks)
    return "\n\n".join(block.strip() for block in paragraphs if block.strip())


class _Reader(HTMLParser):
    """Collects blocks of text; what stands in a silent element is not text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new block, a new line, or silence."""
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self.blocks[-1] += "\n"
        elif tag in PARTING:
            self.blocks.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that ends where it begins keeps nothing silent."""
        if tag not in SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End the silence or the block."""
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in PARTING:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        """Text, with its space as a browser folds it."""
        if not self.silent:
            self.blocks[-1] += _SPACE.sub(" ", data)
