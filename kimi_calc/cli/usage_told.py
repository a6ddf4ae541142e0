"""All that `kimi-calc usage` has to tell, whatever the form, and what isn't counted in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kimi_calc.cli.answering import printable
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs import messages
from kimi_calc.usage_logs.asked import Asked, Dear, Reading
from kimi_calc.usage_logs.costing import Costs
from kimi_calc.usage_logs.groups import Group
from kimi_calc.usage_logs.tally import REQUESTS, ROWS, Fault

if TYPE_CHECKING:
    from kimi_calc.usage_logs.aliases import Names
    from kimi_calc.usage_logs.bill_checks import Checked
    from kimi_calc.usage_logs.savings import Saving
    from kimi_calc.usage_logs.what_if import WhatIf

_LONGEST = 80  # characters of a name
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
    """A line for what isn't counted, and one for each file that can't be read; none if all is."""
    rows = told.costs.rows
    lines = []
    missing = rows.unpriced + rows.unreadable
    if missing:
        parts = []
        if rows.unpriced:
            parts.append(f"{group_digits(rows.unpriced)} have no price")
        if rows.unreadable:
            parts.append(f"{group_digits(rows.unreadable)} can't be read")
        lines.append(
            f"{group_digits(missing)} of {group_digits(rows.read)} rows are not counted: "
            f"{', '.join(parts)}"
        )
    lines += [
        f"{short(one.path)}: {file_problem(one.problem)}"
        for one in told.reading.tally.files
        if one.problem
    ]
    for one in told.reading.unknown:
        sheet = f", sheet {short(one.sheet)}" if one.sheet else ""
        headings = ", ".join(short(heading) for heading in one.headings[:12])
        lines.append(
            f"{short(one.path)}{sheet}: a table of an unknown kind is not counted: say what its "
            f"columns are with --columns model=…,input=…,output=… ({headings})"
        )
    return tuple(lines)


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
    said = messages.FILES.get(code, code)
    return f"{said}: {short(detail)}" if detail else said


def short(text: str) -> str:
    """A name from a file as it can be printed in a line."""
    text = printable(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
