"""Price lists: their files, read and checked, and which of them come with the program. No Qt."""

from kimi_calc.price_lists.catalogue import (
    DEFAULT_ID,
    builtin_price_lists,
    load_price_list,
    price_list_named,
    remembered_price_list,
)

__all__ = [
    "DEFAULT_ID",
    "builtin_price_lists",
    "load_price_list",
    "price_list_named",
    "remembered_price_list",
]
