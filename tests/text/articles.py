"""Texts the text tests share: the scraped article, and a made-up one of our own."""

from pathlib import Path

SEED = (Path(__file__).parents[2] / "seeds" / "microsoft-face-recognition.txt").read_text(encoding="utf-8")

BRIDGE = """Council votes to close the old bridge

By Ada Bell | 1,204 views

Council votes to close the old bridge

The council voted on Monday to close the old bridge for two years. It was built in 1931. \
About 12,000 cars cross it a day.

Advertisement

Why it must close

“The piers are worn,” the engineer Jo Marsh said. “They will not hold another winter.” \
Nobody spoke against the plan."""
