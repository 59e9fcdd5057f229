"""Every table, on its side: the house (both sides), the desk (private), partners and what is published."""

from .desk import *  # noqa: F403 - each side lists its tables in __all__
from .desk import __all__ as desk_tables
from .house import *  # noqa: F403
from .house import __all__ as house_tables
from .partners import *  # noqa: F403
from .partners import __all__ as partner_tables
from .published import *  # noqa: F403
from .published import __all__ as published_tables

__all__ = [*house_tables, *desk_tables, *partner_tables, *published_tables]
