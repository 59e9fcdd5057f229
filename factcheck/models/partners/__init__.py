"""What the desk knows of partners: their keys, and what they have sent. No row here points into the desk."""

from .key import PartnerKey, Scope
from .push import Push

__all__ = ["PartnerKey", "Push", "Scope"]
