"""Entries made at once, for formats of which people have millions of records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kimi_calc.usage_logs.records import Entry

if TYPE_CHECKING:

    def quick_entry(fields: tuple[Any, ...]) -> Entry:
        """Every field of an Entry, in its order: half the time of calling it by name."""
        ...

else:
    quick_entry = partial(tuple.__new__, Entry)
