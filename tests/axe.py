"""What axe finds on a page in a real browser: WCAG 2.2, levels A and AA."""

from functools import cache
from pathlib import Path

import axe_playwright_python

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules that a change of colours can break."""
SEEN = [*COLOUR, "target-size", "scrollable-region-focusable", "aria-hidden-focus"]
"""And those that another window can break, too: the rest speaks of the markup, which is the same in each."""
RUN = """async ([tags, rules]) => {
  const which = rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const { violations } = await axe.run(document, { runOnly: which, resultTypes: ["violations"] });
  return violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.any.concat(node.all)
      .map(check => check.message).join("; ").slice(0, 200)}`));
}"""


@cache
def source() -> str:
    """The checker itself."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page, rules=()) -> list[str]:
    """Each violation as a line: the rule, where, the markup, and what is wrong. All rules, or these.

    Ask for what the browser complains of first: axe brings styles of its own, which the policy refuses.
    """
    if page.evaluate("() => typeof axe") == "undefined":
        page.evaluate(source())
    return page.evaluate(RUN, [TAGS, list(rules)])
