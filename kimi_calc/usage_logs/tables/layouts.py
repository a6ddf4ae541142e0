"""Which column of a table is what: a layout, by the names of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from kimi_calc.pricing.characters import in_half_width

RowsAre = Literal["requests", "totals"]

COLUMNS = (
    *("model", "time", "input", "cached", "written", "written_5m", "written_1h", "output"),
    *("total", "requests", "service", "host", "ident", "key", "user", "project", "tag", "amount"),
)
"""What a column can be, in the order in which it is told; each a field of Layout."""

COUNTED = ("input", "cached", "written", "written_5m", "written_1h", "output", "total", "requests")
"""Columns that hold numbers; see table_cells.py."""

PARTS = ("cached", "written", "written_5m", "written_1h")
"""Columns of what is in the input, or stands beside it."""

LABELS = ("key", "user", "project", "tag")
"""Columns that group records, as records.DIMENSIONS has them."""


class Layout(NamedTuple):
    """Columns by their headings, "" for none; and what no column says.

    `written` are tokens written to the cache where the table doesn't say for how long. `total` is
    all input and output together: it is only used for the one of both that is missing. `host` is
    who answered, `amount` what was billed. `fixed_model` is the model of every row, where there is
    no such column. `input_includes_cache` is False where what was read from the cache, or written
    to it, stands beside the input. `zone` is that of times that name none, in seconds east of
    Greenwich; None for the one that days are told in. `unit` is how many tokens a 1 means in every
    column that holds numbers of tokens; 0: as each heading says, see heading_words.unit_of.

    What an empty cell means: `input`, `output`: what the total leaves, else the row is unreadable.
    `cached`: no hits where hits stand beside the input, since who keeps them apart knows them; else
    it isn't known what was a hit, and the cost is an upper bound, as it is without the column.
    `written…`: none. `requests`: 1, of totals an unknown number. `time`: an unknown day.
    `service`: standard. `model`: the row is unreadable. Others: no such group, host or ident.
    """

    model: str = ""
    time: str = ""
    input: str = ""
    cached: str = ""
    written: str = ""
    written_5m: str = ""
    written_1h: str = ""
    output: str = ""
    total: str = ""
    requests: str = ""
    service: str = ""
    host: str = ""
    ident: str = ""
    key: str = ""
    user: str = ""
    project: str = ""
    tag: str = ""
    amount: str = ""
    fixed_model: str = ""
    input_includes_cache: bool = True
    zone: int | None = None
    rows_are: RowsAre = "requests"
    unit: int = 0

    @property
    def columns(self) -> dict[str, str]:
        """The headings by what they are, of those that are there."""
        return {name: heading for name in COLUMNS if (heading := getattr(self, name))}

    @property
    def missing(self) -> tuple[str, ...]:
        """What must be told before a row can be read: model, input, output, cached."""
        found = []
        if not self.model and not self.fixed_model:
            found.append("model")
        derived = bool(self.total) and bool(self.input or self.output)
        found += [name for name in ("input", "output") if not getattr(self, name) and not derived]
        if not self.input_includes_cache and not self.cached:
            found.append("cached")
        return tuple(found)


def plain(heading: str) -> str:
    """A heading as it is compared: ordinary characters, no case, no blanks."""
    return "".join(in_half_width(heading).casefold().split())


def key_of(headings: Iterable[str]) -> tuple[str, ...]:
    """What two tables with the same columns have in common, in whatever order these are."""
    return tuple(sorted({plain(one) for one in headings} - {""}))


def fitted(layout: Layout, headings: Iterable[str]) -> Layout | None:
    """The layout with the headings as a table writes them; None where one is not there."""
    there = list(headings)
    written: Mapping[str, str] = {plain(one): one for one in reversed(there)}
    found = {
        name: heading if heading in there else written.get(plain(heading), "")
        for name, heading in layout.columns.items()
    }
    return Layout(**{**layout._asdict(), **found}) if all(found.values()) else None
