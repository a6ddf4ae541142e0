"""Price lists: their files, read and checked, and which of them there are. No Qt."""

from kimi_calc.price_lists.catalogue import DEFAULT_ID, builtin_price_lists, load_price_list
from kimi_calc.price_lists.choosing import InUse, list_in_use, newest_of, price_list_named
from kimi_calc.price_lists.places import Listed, Place, all_lists

__all__ = [
    "DEFAULT_ID",
    "InUse",
    "Listed",
    "Place",
    "all_lists",
    "builtin_price_lists",
    "list_in_use",
    "load_price_list",
    "newest_of",
    "price_list_named",
]
