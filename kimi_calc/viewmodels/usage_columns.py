"""A table of a kind that is not known: which of its columns is what, as a person tells it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import UnknownTable
from kimi_calc.usage_logs.dated_lists import day_said
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable
from kimi_calc.usage_logs.tables.guessing import guess
from kimi_calc.usage_logs.tables.layouts import Layout, RowsAre
from kimi_calc.usage_logs.tables.mapping import format_of
from kimi_calc.usage_logs.tally import Fault, Place
from kimi_calc.viewmodels.usage_files_wording import short_path
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_not_counted import fault_line
from kimi_calc.viewmodels.usage_wording import NOTHING

ROLES = (
    *("model", "time", "input", "cached", "output", "written", "total", "requests"),
    *("key", "user", "project", "tag", "ident", "service", "host", "amount"),
)
"""What a column can be, those first that most tables have."""

NEEDED = ("model", "input", "output")
EVERY_ROW = "="
"""Before the id of a model that every row is of."""


class Choice(NamedTuple):
    """What a role can be: its value, and what is shown."""

    value: str
    text: str


class UsageColumns(QObject):
    """One table at a time. `changed` comes after anything was told, or another table is looked at.

    Nothing is read anew before `apply`.
    """

    changed = Signal()

    def __init__(self, logs: UsageLogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        reading = logs.reading
        self.tables: tuple[UnknownTable, ...] = (*reading.unknown, *reading.laid) if reading else ()
        self.place = 0
        self.layout = Layout()
        self.doubts: tuple[str, ...] = ()
        if self.tables:
            self.look_at(0)

    @property
    def table(self) -> UnknownTable:
        """The table that is looked at."""
        return self.tables[self.place]

    @property
    def missing(self) -> tuple[str, ...]:
        """What must be told before it can be read."""
        return self.layout.missing

    def look_at(self, place: int) -> None:
        """Look at another table."""
        self.place = place
        table = self.table
        told = self._logs.kept.layout_of(table.headings)
        if table.layout:
            self.layout, self.doubts = Layout(*table.layout), table.doubts  # type: ignore[arg-type]
        elif told:
            self.layout, self.doubts = told, ()
        else:
            guessed = guess(table.headings, table.rows)
            self.layout, self.doubts = guessed.layout, guessed.doubts
        self.changed.emit()

    def value_of(self, role: str) -> str:
        """The heading of a role, "" for none; for the model of every row its id behind a sign."""
        if role == "model" and self.layout.fixed_model:
            return f"{EVERY_ROW}{self.layout.fixed_model}"
        return str(getattr(self.layout, role))

    def choices(self, role: str) -> list[Choice]:
        """What a role can be."""
        none = QCoreApplication.translate("UsageLogs", "(no column)")
        found = [Choice("", none)]
        found += [Choice(heading, heading) for heading in self.table.headings if heading]
        if role == "model":
            every = QCoreApplication.translate("UsageLogs", "Every row: {model}")
            found += [
                Choice(f"{EVERY_ROW}{model_id}", every.format(model=model_id))
                for model_id in self._models()
            ]
        return found

    def set_column(self, role: str, value: str) -> None:
        """Say which column is what; one that was something else isn't that any more."""
        if role == "model" and value.startswith(EVERY_ROW):
            fixed = value.removeprefix(EVERY_ROW)
            self._set(self.layout._replace(model="", fixed_model=fixed))
            return
        others = {
            name: "" for name, heading in self.layout.columns.items() if value and heading == value
        }
        values = {**others, role: value}
        if role == "model":
            values["fixed_model"] = ""
        self._set(self.layout._replace(**values))  # type: ignore[arg-type]  # all are texts

    def set_includes_cache(self, *, includes: bool) -> None:
        """Say whether the input includes what was read from the cache."""
        self._set(self.layout._replace(input_includes_cache=includes))

    def set_rows_are(self, rows_are: RowsAre) -> None:
        """Say whether a row is a request, or the total of several."""
        self._set(self.layout._replace(rows_are=rows_are))

    def preview(self) -> list[str]:
        """How the first rows would be read."""
        if self.missing:
            return []
        read = format_of(self.layout).read
        context = Context(Days(self._logs.zone))
        lines = []
        for number, row in enumerate(self.table.rows[:3], 1):
            record = dict(zip(self.table.headings, row, strict=False))
            try:
                lines.append(_entry_line(read(record, context)))
            except NotUsage:
                lines.append(QCoreApplication.translate("UsageLogs", "No record of use"))
            except Unreadable as error:
                place = Place(self.table.path, number)
                lines.append(fault_line(Fault(place, error.code, error.field, error.value)))
        return lines

    def apply(self) -> None:
        """Keep what was told, and read all files anew."""
        self._logs.set_layout(self.table.headings, self.layout)

    def name(self, place: int) -> str:
        """What a table is called."""
        table = self.tables[place]
        path = short_path(table.path)
        return f"{path} · {table.sheet}" if table.sheet else path

    def _set(self, layout: Layout) -> None:
        if layout != self.layout:
            self.layout = layout
            self.changed.emit()

    def _models(self) -> list[str]:
        sums = self._logs.sums
        return sorted(sums.costs.lists.ids) if sums else []


def role_name(role: str) -> str:
    """What a role is called."""
    return {
        "model": QCoreApplication.translate("UsageLogs", "Model"),
        "time": QCoreApplication.translate("UsageLogs", "Time or day"),
        "input": QCoreApplication.translate("UsageLogs", "Input tokens"),
        "cached": QCoreApplication.translate("UsageLogs", "Cache hits"),
        "written": QCoreApplication.translate("UsageLogs", "Cache writes"),
        "written_5m": QCoreApplication.translate("UsageLogs", "Cache writes, 5 min"),
        "written_1h": QCoreApplication.translate("UsageLogs", "Cache writes, 1 h"),
        "output": QCoreApplication.translate("UsageLogs", "Output tokens"),
        "total": QCoreApplication.translate("UsageLogs", "Input and output together"),
        "requests": QCoreApplication.translate("UsageLogs", "Number of requests"),
        "key": QCoreApplication.translate("UsageLogs", "Key"),
        "user": QCoreApplication.translate("UsageLogs", "User"),
        "project": QCoreApplication.translate("UsageLogs", "Project"),
        "tag": QCoreApplication.translate("UsageLogs", "Tag"),
        "ident": QCoreApplication.translate("UsageLogs", "Request's own number (ID)"),
        "service": QCoreApplication.translate("UsageLogs", "Service"),
        "host": QCoreApplication.translate("UsageLogs", "Provider"),
        "amount": QCoreApplication.translate("UsageLogs", "Billed amount"),
    }[role]


def doubt_line(doubts: tuple[str, ...]) -> str:
    """What a guess leaves open; empty for nothing."""
    texts = {
        "cache": QCoreApplication.translate(
            "UsageLogs", "No row shows whether the input includes cache hits: please say."
        ),
        "rows": QCoreApplication.translate(
            "UsageLogs", "Is a row one request, or the total of several? Please say."
        ),
        "unit": QCoreApplication.translate(
            "UsageLogs", "Numbers are in thousands or millions: they may have been rounded."
        ),
        "same": QCoreApplication.translate("UsageLogs", "Two columns seem to mean the same."),
        "ident": QCoreApplication.translate(
            "UsageLogs", "Rows with the same number say different things: it is not used."
        ),
        "reasoning": QCoreApplication.translate(
            "UsageLogs", "The total counts thinking that the output column leaves out."
        ),
        "time": QCoreApplication.translate(
            "UsageLogs", "No column tells the day: all is priced by the newest list."
        ),
    }
    return "\n".join(texts[code] for code in doubts if code in texts)


def missing_line(missing: tuple[str, ...]) -> str:
    """What must be told; empty for nothing."""
    if not missing:
        return ""
    comma = QCoreApplication.translate("Errors", ", ")
    wording = QCoreApplication.translate("UsageLogs", "Still to be said: {columns}")
    return wording.format(columns=comma.join(map(role_name, missing)))


def _entry_line(entry: Entry) -> str:
    tokens = entry.plain + entry.hit + entry.written_5m + entry.written_1h
    if entry.has_split:
        wording = QCoreApplication.translate(
            "UsageLogs", "{model}, {day}: {input} in ({hits} from the cache) + {output} out"
        )
    else:
        wording = QCoreApplication.translate(
            "UsageLogs", "{model}, {day}: {input} in + {output} out"
        )
    return wording.format(
        model=entry.model,
        day=day_said(entry.day) or NOTHING,
        input=group_digits(tokens),
        hits=group_digits(entry.hit),
        output=group_digits(entry.output),
    )
