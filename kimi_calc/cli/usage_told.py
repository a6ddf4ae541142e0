"""All that `kimi-calc usage` has to tell, whatever the form, and what isn't counted in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kimi_calc.cli.answering import printable
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs import messages
from kimi_calc.usage_logs.asked import Asked, Dear, Reading, UnknownTable
from kimi_calc.usage_logs.costing import Costs
from kimi_calc.usage_logs.groups import Group
from kimi_calc.usage_logs.tally import REQUESTS, ROWS, Fault, FileRead

if TYPE_CHECKING:
    from kimi_calc.usage_logs.aliases import Names
    from kimi_calc.usage_logs.bills.bill_checks import Checked
    from kimi_calc.usage_logs.savings import Saving
    from kimi_calc.usage_logs.what_if import WhatIf

_LONGEST = 80  # characters of a name
_MOST_HEADINGS = 12
_COUNTED_ELSEWHERE = frozenset(("copy", "again"))
_REMEDIES = {
    "not_listed_yet": " (--list ID prices all days by one)",
    "no_list": " (--list ID prices all days by one)",
}


class Told(NamedTuple):
    """What was asked for, read and worked out; None for what wasn't asked for."""

    asked: Asked
    reading: Reading
    costs: Costs
    by: tuple[str, ...]
    groups: list[Group]
    names: Names | None = None
    dearest: tuple[Dear, ...] = ()
    checked: Checked | None = None
    savings: tuple[Saving, ...] | None = None
    otherwise: WhatIf | None = None
    other_model: str = ""


class NoPrice(NamedTuple):
    """Records that have no price: the name in them, the code of the reason, and how many."""

    model: str
    host: str
    reason: str
    rows: int
    requests: int
    suggested: tuple[str, ...] = ()


def without_price(told: Told) -> list[NoPrice]:
    """What has no price, by name and reason, the most rows first."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for one in told.costs.unpriced:
        counts = found.setdefault((one.key.model, one.key.host, one.reason), [0, 0])
        counts[0] += one.cell[ROWS]
        counts[1] += one.cell[REQUESTS]
    in_order = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))
    return [NoPrice(*at, counts[0], counts[1], _suggested(told, at)) for at, counts in in_order]


def _suggested(told: Told, at: tuple[str, str, str]) -> tuple[str, ...]:
    name, _, reason = at
    return told.names.suggestions(name) if reason == "unknown_model" and told.names else ()


def not_counted(told: Told) -> tuple[str, ...]:
    """A line for what isn't counted or told apart, and for each file that can't be read."""
    rows = told.costs.rows
    lines = []
    missing = rows.unpriced + rows.unreadable
    if missing:
        parts = []
        if rows.unpriced:
            has = "has" if rows.unpriced == 1 else "have"
            parts.append(f"{group_digits(rows.unpriced)} {has} no price")
        if rows.unreadable:
            parts.append(f"{group_digits(rows.unreadable)} can't be read")
        lines.append(
            f"{group_digits(missing)} of {group_digits(rows.read)} rows "
            f"{'is' if missing == 1 else 'are'} not counted: "
            f"{', '.join(parts)}"
        )
    lines += [
        f"{short(one.path)}: {file_problem(one.problem)}"
        for one in told.reading.tally.files
        if _is_missing(one, told)
    ]
    lines += [_to_be_told(one) for one in told.reading.unknown]
    lines += [
        f"--by: there are too many different values of {short(one)}, they are not told apart: "
        "give fewer files, or leave it out"
        for one in told.reading.tally.given_up
        if one in told.by
    ]
    return tuple(lines)


def _is_missing(one: FileRead, told: Told) -> bool:
    """Whether what a file holds isn't counted, and nothing else says so.

    What is in a folder may be no records at all; a file that was named should be.
    """
    if one.problem == "unknown_table":
        return one.path not in {table.path for table in told.reading.unknown}
    if one.problem == "no_records":
        return one.path in told.asked.paths
    return bool(one.problem) and one.problem not in _COUNTED_ELSEWHERE


def _to_be_told(table: UnknownTable) -> str:
    """What must be said of a table before it is read: what seems so, and what is missing."""
    from kimi_calc.usage_logs.tables.guessing import DOUBTS, guess
    from kimi_calc.usage_logs.tables.typed_layouts import said

    found = guess(table.headings, table.rows)
    columns = ",".join([said(found.layout), *(f"{one}=…" for one in found.missing)])
    why = [DOUBTS[one] for one in found.doubts]
    if found.missing:
        headings = ", ".join(short(heading) for heading in table.headings[:_MOST_HEADINGS])
        why.insert(0, f"no column seems to be {' or '.join(found.missing)} (there are {headings})")
    return (
        f"{table_said(table)} is not counted: say what its columns are, such as "
        f"--columns '{printable(columns)}'; {'; '.join(why)}"
    )


def table_said(table: UnknownTable) -> str:
    """The file of a table, and its sheet if it is one of several."""
    return f"{short(table.path)}{f', sheet {short(table.sheet)}' if table.sheet else ''}"


def reason_said(one: NoPrice) -> str:
    """Why something has no price, and what can be done about it here."""
    said = messages.UNPRICED.get(one.reason, one.reason)
    if one.reason == "unknown_model":
        perhaps = f"perhaps {' or '.join(one.suggested)}: " if one.suggested else ""
        return f"{said} ({perhaps}--alias {short(one.model)}=MODEL)"
    return said + _REMEDIES.get(one.reason, "")


def fault_said(fault: Fault) -> str:
    """Why a record can't be read."""
    said = messages.UNREADABLE.get(fault.code, fault.code)
    return said.format(field=short(fault.field) or "a number", value=short(fault.value) or "empty")


def file_problem(code: str, detail: str = "") -> str:
    """Why a file can't be read, or not to its end."""
    said = messages.problem_said(code)
    return f"{said}: {short(detail)}" if detail else said


def short(text: str) -> str:
    """A name from a file as it can be printed in a line."""
    text = printable(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
