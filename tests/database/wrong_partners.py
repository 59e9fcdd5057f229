"""Wrong rows about partners."""

from datetime import timedelta

from django.utils import timezone

from .wrong import Wrong, changed, like

NOW = timezone.now()

PARTNERS = (
    Wrong("two keys of one secret", "sha256", like("partner_key"), like("partner_key", sha256="b" * 64)),
    Wrong(
        "a key that ends before it begins",
        "partner_key_lives_a_while",
        changed("partner_key", expires_at=NOW - timedelta(days=9)),
        changed("partner_key", expires_at=NOW + timedelta(days=9)),
    ),
    Wrong(
        "one request remembered twice",
        "push_once",
        like("push"),
        like("push", idempotency_key="another"),
    ),
    Wrong(
        "a request without a name",
        "push_has_a_name",
        changed("push", idempotency_key=""),
        changed("push", idempotency_key="another"),
    ),
)
