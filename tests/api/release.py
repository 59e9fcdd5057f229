"""Write down what the API promises, when it is released: `DEBUG=1 .venv/bin/python -m tests.api.release`."""

import json
import os
from pathlib import Path
from typing import Any

RELEASED = Path(__file__).with_name("released.json")
SAID = frozenset({"description", "example", "examples", "headers", "summary", "title"})
"""What may be put in other words at any time."""


def promises(part: Any) -> Any:
    """The document without its words for people."""
    if isinstance(part, dict):
        return {name: promises(value) for name, value in part.items() if name not in SAID}
    return [promises(each) for each in part] if isinstance(part, list) else part


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from drf_spectacular.generators import SchemaGenerator

    document = SchemaGenerator().get_schema(request=None, public=True)
    whole = json.loads(json.dumps(document, default=str))
    kept = {"paths": whole["paths"], "components": {"schemas": whole["components"]["schemas"]}}
    RELEASED.write_text(json.dumps(promises(kept), indent=1, sort_keys=True) + "\n", encoding="utf-8")
