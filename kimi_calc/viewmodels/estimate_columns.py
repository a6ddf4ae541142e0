"""The columns of an estimate's table."""

from __future__ import annotations

COL_NAME, COL_MODEL, COL_USAGE, COL_NOTE, COL_EACH, COL_AMOUNT, COL_SHARE = range(7)
