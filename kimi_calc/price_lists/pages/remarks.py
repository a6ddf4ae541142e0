"""Gathers the doubts and notes of a draft, those of many rows as one, each with an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kimi_calc.price_lists.pages.doubts import Doubt, Note
from kimi_calc.price_lists.pages.page_checks import Origin
from kimi_calc.price_lists.pages.rows import Call, Fault, Row
from kimi_calc.pricing.usage import STANDARD

# Doubts of a table: one answer for all of its rows.
_OF_TABLES = frozenset(
    ("unknown_header", "double_column", "overrun", "no_unit", "duplicate", "bounds_changed",
     "context_changed", "context_of_id", "context_by_id", "two_contexts", "no_context", "tiers_end",
     "some_tiers_only", "service_lost", "service_not_kept", "service_new", "model_new",
     "similar_model", "mark_differs", "no_standard", "model_of_heading", "id_of_name")
)  # fmt: skip
_MOST_NAMED = 3


class Remarks:
    """Takes doubts and notes in; `rows` are those of the draft, in its order."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {id(row): place for place, row in enumerate(rows)}
        self._doubts: list[Doubt] = []
        self._notes: list[Note] = []

    def note(self, code: str, rows: Iterable[Row] = (), **values: str | int) -> None:
        """Note something of rows, or of the page."""
        of_rows = tuple(self._places[id(row)] for row in rows if id(row) in self._places)
        charge = str(values.get("charge", ""))
        named = {"model": self._named(of_rows), **values}
        self._notes.append(Note(code, named, of_rows, charge=charge))

    def note_call(self, code: str, call: str, **values: str | int) -> None:
        """Note something of a call."""
        self._notes.append(Note(code, {"call": call, **values}, call=call))

    def doubt(self, code: str, **values: str | int) -> None:
        """Doubt the page as a whole."""
        self._doubts.append(Doubt(code, values))

    def take_call(self, call: Call) -> None:
        """Take the faults of a call."""
        for fault in call.faults:
            values = {"model": call.name, "charge": f"per_call:{call.name}", **fault.values}
            self._doubts.append(Doubt(fault.code, values, (), call.name, f"per_call:{call.name}"))

    def take_origin(self, origin: Origin) -> None:
        """Take what is doubtful and to be noted of the page."""
        for fault in origin.faults:
            self.doubt(fault.code, **fault.values)
        for fault in origin.notes:
            self.note(fault.code, (), **fault.values)

    def take_rows(self) -> None:
        """Take the faults of all rows, those of a table once."""
        found: dict[tuple[object, ...], tuple[Fault, list[int]]] = {}
        for place, row in enumerate(self._rows):
            for fault in row.faults:
                values = tuple(sorted(map(str, fault.values.items())))
                model = row.model if fault.code in _BY_MODEL else ""
                alone = -1 if fault.code in _OF_TABLES else place
                key = fault.code, fault.charge, values, model, alone
                found.setdefault(key, (fault, []))[1].append(place)
        for fault, places in found.values():
            named = self._named(tuple(places))
            said = {"charge": fault.charge, "model": named, **fault.values}
            self._doubts.append(Doubt(fault.code, said, tuple(places), charge=fault.charge))

    def finished(self) -> tuple[list[Doubt], list[Note]]:
        """All doubts with their ids, those of the page first, and all notes."""
        ordered = sorted(self._doubts, key=lambda doubt: not doubt.of_page)
        seen: dict[str, int] = {}
        doubts = []
        for doubt in ordered:
            name = self._id(doubt)
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                name = f"{name}#{seen[name]}"
            doubts.append(
                Doubt(doubt.code, doubt.values, doubt.rows, doubt.call, doubt.charge, name)
            )
        return doubts, self._notes

    def _id(self, doubt: Doubt) -> str:
        values = ",".join(f"{name}={value}" for name, value in _told(doubt.values))
        return f"{doubt.code}({values})"

    def _named(self, places: tuple[int, ...]) -> str:
        """The rows by their models, with the tier or the service where that tells them apart."""
        models = dict.fromkeys(self._rows[place].model for place in places)
        if len(places) == 1:
            return label(self._rows[places[0]])
        names = list(models)
        more = ", …" if len(names) > _MOST_NAMED else ""
        return ", ".join(names[:_MOST_NAMED]) + more


_BY_MODEL = frozenset(
    ("bounds_changed", "context_changed", "context_of_id", "context_by_id", "two_contexts",
     "tiers_end", "service_lost", "service_not_kept", "service_new", "model_new", "similar_model",
     "mark_differs", "no_standard", "duplicate", "some_tiers_only", "no_context")
)  # fmt: skip


def label(row: Row) -> str:
    """What a row is called: its model, with the end of its tier and its service if it has one."""
    tier = f" ≤ {row.up_to:,}" if row.up_to is not None else ""
    service = f" ({row.service})" if row.service != STANDARD else ""
    return f"{row.model}{tier}{service}"


def _told(values: Mapping[str, str | int]) -> list[tuple[str, str | int]]:
    return [(name, value) for name, value in sorted(values.items()) if value != ""]
