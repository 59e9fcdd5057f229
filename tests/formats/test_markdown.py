"""Markdown of checkers as safe HTML."""

from html.parser import HTMLParser

import pytest

from factcheck.formats.markdown import cited, markdown


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_a_citation_leads_to_its_evidence():
    html = markdown("Sold since 2010 [5].", evidence=[4, 5])
    assert '<a href="#evidence-5" class="citation" rel="nofollow noopener">[5]</a>' in html


def test_a_number_without_evidence_stays_text():
    assert markdown("Sold since [2010] [9].", evidence=[1]) == "<p>Sold since [2010] [9].</p>\n"


def test_nothing_is_linked_twice():
    html = markdown("[see [1] there](https://wire.example/)", evidence=[1])
    assert html.count("<a ") == 1


def test_code_keeps_its_brackets():
    assert "<code>a[1]</code>" in markdown("`a[1]`", evidence=[1])


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[go](javascript:alert(1))",
        "[go](data:text/html,<script>alert(1)</script>)",
        "![pixel](https://tracker.example/1.gif)",
        "<style>body{display:none}</style>",
        '<a href="https://x.example" onclick="go()">x</a>',
        '[x](https://x.example "a\\" onmouseover=\\"go()")',
    ],
)
def test_hostile_text_is_shown_and_runs_nowhere(hostile):
    read = Elements()
    read.feed(markdown(hostile, evidence=[1]) + cited(hostile, evidence=[1]))
    assert {tag for tag, _attributes in read.found} <= {"p", "a"}
    assert {name for _tag, attributes in read.found for name in attributes} <= {"href", "title", "rel"}
    assert all(a.get("href", "https://").startswith("https://") for _tag, a in read.found)


def test_every_link_says_that_we_do_not_vouch_for_it():
    assert 'rel="nofollow noopener"' in markdown("[a study](https://study.example/)")


def test_headings_stay_below_those_of_the_page():
    assert markdown("# One\n\n## Two\n\n#### Four", top=3) == "<h3>One</h3>\n<h3>Two</h3>\n<h4>Four</h4>\n"


def test_tables_are_tables():
    assert "<td>editor</td>" in markdown("| who |\n|---|\n| editor |", top=2)


def test_a_note_is_plain_text_but_for_its_citations():
    assert cited("We added *it* & [6].", evidence=[6]) == (
        'We added *it* &amp; <a href="#evidence-6" class="citation" rel="nofollow noopener">[6]</a>.'
    )


def test_no_word_is_lost_however_deep_a_list_goes():
    for depth in (9, 30, 48, 49, 50, 51, 400):
        text = (
            "".join("  " * level + f"- item {level}\n" for level in range(depth)) + "\n> after\n\n# The end"
        )
        html = markdown(text)
        assert f"item {depth - 1}" in html, depth
        assert "The end" in html, depth
    assert "the end" in markdown(">" * 300 + " the end")
