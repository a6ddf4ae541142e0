"""What groups of records cost, as CSV: a row a group, every digit, no grouping of digits."""

from __future__ import annotations

import csv
import io

from kimi_calc.cli.answering import printable
from kimi_calc.cli.usage_told import Told
from kimi_calc.estimates.csv_table import defused, digits
from kimi_calc.pricing.amounts import plain

_COUNTS = ("rows", "requests", "plain", "hit", "written_5m", "written_1h", "output")


def usage_csv(told: Told) -> str:
    """The table. A text that a spreadsheet would compute begins with an apostrophe."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*map(defused, told.by), *_COUNTS, "amount", "at_most", "currency"])
    money = told.costs.money
    for one in told.groups:
        writer.writerow(
            [
                *(defused(printable(value)) for value in one.values),
                *(digits(getattr(one, name)) for name in _COUNTS),
                plain(money(one.amount)),
                plain(money(one.at_most)),
                told.costs.currency,
            ]
        )
    return lines.getvalue().rstrip("\n")
