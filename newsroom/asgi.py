"""Where a server that speaks ASGI finds the newsroom."""

import os

from newsroom.requests import asgi

# A server is never in debug by accident: it starts with a full environment, or with DEBUG=1 said aloud.
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = asgi()
