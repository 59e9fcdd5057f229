"""Wrong rows about fact-checks of other houses."""

from .wrong import Wrong, like

OUTSIDE = (
    Wrong(
        "an outside fact-check that would run",
        "outside_check_leads_to_the_web",
        like("outside_check", key="c" * 64, url="javascript:alert(1)"),
        like("outside_check", key="c" * 64, url="http://wire.example/1"),
    ),
    Wrong(
        "an outside fact-check of nobody",
        "outside_check_names_its_publisher",
        like("outside_check", key="c" * 64, publisher=""),
        like("outside_check", key="c" * 64),
    ),
    Wrong(
        "an outside fact-check of nothing",
        "outside_check_has_a_statement",
        like("outside_check", key="c" * 64, statement=""),
        like("outside_check", key="c" * 64),
    ),
    Wrong(
        "an outside fact-check twice",
        "key",
        like("outside_check"),
        like("outside_check", key="c" * 64),
    ),
    Wrong(
        "a term of others counted twice",
        "outside_term_counted_once",
        like("outside_count"),
        like("outside_count", term="snow"),
    ),
)
