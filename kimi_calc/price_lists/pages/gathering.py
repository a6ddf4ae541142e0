"""Rows of prices → the groups that make up a model's service, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kimi_calc.price_lists.pages.rows import Reading, Row, Unplaced
from kimi_calc.pricing.usage import STANDARD

_NEEDED = frozenset(("input", "output"))


@dataclass(slots=True)
class Group:
    """The rows of one service of a model: one, or its tiers from the shortest on."""

    model: str
    service: str
    rows: list[Row] = field(default_factory=list)
    context: int | None = None

    @property
    def nameless(self) -> bool:
        """Whether its rows name no model."""
        return any(fault.code == "no_id" for row in self.rows for fault in row.faults)

    @property
    def tiered(self) -> bool:
        """Whether its prices go by the length of a request."""
        return any(row.up_to is not None or row.open_end for row in self.rows)


@dataclass(slots=True)
class Gathered:
    """The groups, and texts about rows that stood there twice or belong to other tables."""

    groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def standard(self, model: str) -> Group | None:
        """The group of a model's own prices."""
        return self.groups.get((model, STANDARD))

    def of_model(self, model: str) -> list[Row]:
        """The rows of a model's own prices."""
        group = self.standard(model)
        return group.rows if group else []

    @property
    def rows(self) -> list[Row]:
        """All rows, by group."""
        return [row for group in self.groups.values() for row in group.rows]


def gather(reading: Reading) -> Gathered:
    """Join what belongs together; rows that disagree with each other get a fault."""
    gathered = Gathered()
    rows = _joined(reading.rows)
    for row in rows:
        if _is_incomplete(row) and _has_whole_twin(row, rows):
            text = ", ".join(f"{charge} {price:f}" for charge, price in row.prices.items())
            reading.unplaced.append(Unplaced(f"{row.model}: {text}", row.place))
            gathered.set_aside.append(row.model)
            continue
        key = row.model, row.service
        group = gathered.groups.setdefault(key, Group(*key))
        _add(group, row, gathered)
    for group in gathered.groups.values():
        group.rows.sort(key=lambda row: row.up_to or (10**16 if row.open_end else 0))
        if group.tiered and any(row.up_to is None and not row.open_end for row in group.rows):
            _tell_duplicate(group.rows)
    return gathered


def _key(row: Row) -> tuple[str, str, int | None, bool]:
    return row.model, row.service, row.up_to, row.open_end


def _joined(rows: Iterable[Row]) -> list[Row]:
    """The rows, with those as one that have a line for each price."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if (
            last
            and _key(last) == _key(row)
            and last.place[:2] == row.place[:2]
            and not (last.prices.keys() | last.absent) & (row.prices.keys() | row.absent)
        ):
            last.prices |= row.prices
            last.absent |= row.absent
            last.currencies |= row.currencies
            last.recommended = last.recommended or row.recommended
            last.context = last.context or row.context
            last.faults += [fault for fault in row.faults if fault not in last.faults]
            continue
        found.append(row)
    return found


def _is_incomplete(row: Row) -> bool:
    return not row.prices.keys() >= _NEEDED and not _is_broken(row)


def _is_broken(row: Row) -> bool:
    return any(fault.code in {"cells_of_row", "price_unreadable"} for fault in row.faults)


def _has_whole_twin(row: Row, rows: list[Row]) -> bool:
    """Whether the same row stands elsewhere, whole and with the same prices."""
    return any(
        _key(one) == _key(row)
        and one.place[:2] != row.place[:2]
        and one.prices.keys() >= _NEEDED
        and row.prices.items() <= one.prices.items()
        for one in rows
    )


def _add(group: Group, row: Row, gathered: Gathered) -> None:
    for before in group.rows:
        if _key(before) != _key(row):
            continue
        if before.prices == row.prices and _same(before.context, row.context):
            before.context = before.context or row.context
            before.recommended = before.recommended or row.recommended
            before.faults += [fault for fault in row.faults if fault not in before.faults]
            gathered.twice.append(row.model)
            return
        _tell_duplicate([before, row])
    group.rows.append(row)


def _same(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _tell_duplicate(rows: list[Row]) -> None:
    for row in rows:
        row.doubt("duplicate")
