"""What schemathesis cannot know of our API: a cursor is one that we gave, or none."""

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """Leave cursors out: whatever is made up is refused, as the documentation says."""
    if case.query:
        case.query.pop("cursor", None)
