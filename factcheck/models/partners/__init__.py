"""What the desk knows of partners: their keys, their webhooks, and what they have sent.

No row here points into the desk.
"""

from .key import PartnerKey, Scope
from .push import Push
from .webhook import TEST, Delivery, EventType, WebhookEndpoint

__all__ = ["TEST", "Delivery", "EventType", "PartnerKey", "Push", "Scope", "WebhookEndpoint"]
