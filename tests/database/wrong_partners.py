"""Wrong rows about partners."""

from datetime import timedelta

from django.utils import timezone

from .wrong import Wrong, changed, like

NOW = timezone.now()
SEALED = "gAAAA"

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
    Wrong(
        "a webhook that leads out of the web",
        "webhook_leads_into_the_web",
        changed("webhook", url="ftp://partner.example/"),
        changed("webhook", url="https://other.example/"),
    ),
    Wrong(
        "a webhook without a secret",
        "webhook_has_a_secret",
        changed("webhook", secret=""),
        changed("webhook", secret=SEALED),
    ),
    Wrong(
        "an old secret that signs for ever",
        "webhook_old_secret_ends",
        changed("webhook", old_secret=SEALED),
        changed("webhook", old_secret=SEALED, old_until=NOW),
    ),
    Wrong(
        "a webhook that is off for no reason",
        "webhook_disabled_for_a_reason",
        changed("webhook", disabled_at=NOW),
        changed("webhook", disabled_at=NOW, disabled_reason="Gone."),
    ),
    Wrong(
        "two webhooks of one name",
        "public_id",
        like("webhook"),
        like("webhook", public_id="we_another"),
    ),
    Wrong(
        "one change told twice to one endpoint",
        "delivery_once_per_change",
        like("told_of_change", webhook_id="msg_another"),
        like("told_of_change", webhook_id="msg_another", seq=10**9),
    ),
    Wrong(
        "two messages under one id",
        "webhook_id",
        like("delivery"),
        like("delivery", webhook_id="msg_another"),
    ),
    Wrong(
        "a message on a way that there is not",
        "delivery_state_known",
        changed("delivery", state="lost"),
        changed("delivery", state="failed"),
    ),
    Wrong(
        "a message that is being sent for ever",
        "delivery_leased_while_sending",
        changed("delivery", state="sending"),
        changed("delivery", state="sending", leased_until=NOW),
    ),
    Wrong(
        "a message that arrived at no time",
        "delivery_arrived_at_a_time",
        changed("delivery", state="delivered"),
        changed("delivery", state="delivered", delivered_at=NOW),
    ),
    Wrong(
        "a change of nothing",
        "delivery_of_a_change_or_a_test",
        changed("delivery", seq=10**9),
        changed("delivery", seq=10**9, fact_check="fc_0000000000000000"),
    ),
)
