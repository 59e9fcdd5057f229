"""Where a server that speaks ASGI finds the newsroom."""

import os

from django.core.asgi import get_asgi_application

# A server is never in debug by accident: it starts with a full environment, or with DEBUG=1 said aloud.
os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = get_asgi_application()
