"""What records of use can be grouped by: the usual, then what they tell besides."""

from __future__ import annotations

from kimi_calc.usage_logs.asked import Reading
from kimi_calc.usage_logs.groups import ALWAYS
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.viewmodels.usage_sums import Sums

_FIRST = ("model", "day")


def offered(sums: Sums, reading: Reading | None = None) -> tuple[list[str], list[str]]:
    """All dimensions that are worth showing: those that people ask for, and the others.

    Of months, services and the like those that tell records apart; last the columns of a reading
    that hold words and are none of these yet.
    """
    told = [name for name in sums.dimensions if name not in ALWAYS]
    others = [*sums.others, *(_columns(reading) if reading else ())]
    return [*_FIRST, *told], [one for one in dict.fromkeys(others) if one not in told]


def _columns(reading: Reading) -> list[str]:
    used = {column for table in reading.laid for column in Layout(*table.layout).columns.values()}  # type: ignore[arg-type]
    return [one for one in reading.columns if one and one not in used and one not in ALWAYS]
