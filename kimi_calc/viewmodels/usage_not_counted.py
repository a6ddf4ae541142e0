"""What of the records isn't counted, and why: a sentence, and lists of all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Reading
from kimi_calc.usage_logs.costing import PARTS
from kimi_calc.usage_logs.tally import ROWS, Fault
from kimi_calc.viewmodels.document_wording import sentences
from kimi_calc.viewmodels.usage_files_wording import files_sentence, place_name, short_path
from kimi_calc.viewmodels.usage_sums import Sums

_MOST_NAMED = 3
_LONGEST = 40  # characters of a file's name, and of a value
_LONGEST_NAME = 24  # characters of a model's name in a sentence

CAN_BE_TOLD = frozenset({"unknown_model", "other_host", "membership"})
"""Reasons that another meaning of the name can do away with."""


class WithoutPrice(NamedTuple):
    """Records of a model, as it is written, that have no price, and the code of the reason."""

    name: str
    host: str
    reason: str
    rows: int
    tokens: int


def without_price(sums: Sums) -> list[WithoutPrice]:
    """By name, host and reason; those with the most records first."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for one in sums.costs.unpriced:
        counted = found.setdefault((one.key.model, one.key.host, one.reason), [0, 0])
        counted[0] += one.cell[ROWS]
        counted[1] += sum(one.cell[part] for part in PARTS)
    rows = [WithoutPrice(*key, *counted) for key, counted in found.items()]
    return sorted(rows, key=lambda one: (-one.rows, one.name))


def sentence(sums: Sums) -> str:
    """How many records aren't counted, and the main reasons; empty where all are."""
    rows = sums.rows
    missing = rows.unreadable + rows.unpriced
    files = files_sentence(sums.costs.tally.files)
    if not missing:
        return files
    head = (
        QCoreApplication.translate("UsageLogs", "1 record is not counted")
        if missing == 1
        else QCoreApplication.translate("UsageLogs", "{n} records are not counted").format(
            n=group_digits(missing)
        )
    )
    parts = _parts(sums)
    colon = QCoreApplication.translate("UsageLogs", "{what}: {reasons}")
    comma = QCoreApplication.translate("UsageLogs", ", ", "between clauses of a sentence")
    said = colon.format(what=head, reasons=comma.join(parts))
    stop = QCoreApplication.translate("UsageLogs", "{sentence}.")
    told = stop.format(sentence=said)
    return sentences(told, files)


def _parts(sums: Sums) -> list[str]:
    found = without_price(sums)
    by_reason: dict[str, int] = {}
    for one in found:
        by_reason[_kind(one)] = by_reason.get(_kind(one), 0) + one.rows
    parts = []
    for reason, rows in sorted(by_reason.items(), key=lambda pair: -pair[1]):
        of_reason = [one for one in found if _kind(one) == reason]
        names = list(dict.fromkeys(one.name or one.host for one in of_reason))
        shown = [shortened(name, _LONGEST_NAME) for name in names[:_MOST_NAMED]]
        more = "…" if len(names) > _MOST_NAMED else ""
        comma = QCoreApplication.translate("Errors", ", ")
        said = (_short().get(reason) or _other_reasons()).format(n=group_digits(rows))
        named = QCoreApplication.translate("UsageLogs", "{what} ({names})")
        parts.append(named.format(what=said, names=f"{comma.join(shown)}{more}"))
    unreadable = sums.rows.unreadable
    if unreadable:
        wording = QCoreApplication.translate("UsageLogs", "{n} that can't be read")
        parts.append(wording.format(n=group_digits(unreadable)))
    return parts


def _kind(one: WithoutPrice) -> str:
    return one.reason if one.reason in _short() else ""


def _short() -> dict[str, str]:
    return {
        "unknown_model": QCoreApplication.translate(
            "UsageLogs", "{n} whose model no price list has"
        ),
        "membership": QCoreApplication.translate("UsageLogs", "{n} of a membership"),
        "other_host": QCoreApplication.translate("UsageLogs", "{n} answered by others"),
    }


def _other_reasons() -> str:
    return QCoreApplication.translate("UsageLogs", "{n} without a price")


def reason(code: str) -> str:
    """Why records have no price, and what can be done about it."""
    return {
        "unknown_model": QCoreApplication.translate(
            "UsageLogs", "No price list has this model. If it is one of them, say which."
        ),
        "membership": QCoreApplication.translate(
            "UsageLogs", "Used by a membership, which has no price per token."
        ),
        "other_host": QCoreApplication.translate(
            "UsageLogs", "Answered by another provider, whose prices are others."
        ),
        "over_context": QCoreApplication.translate(
            "UsageLogs", "Longer than the model's context: no such request can have been answered."
        ),
        "tier_of_totals": QCoreApplication.translate(
            "UsageLogs", "A sum of several requests: which of the model's price tiers is not known."
        ),
        "not_listed_yet": QCoreApplication.translate(
            "UsageLogs", "On that day no price list had it yet."
        ),
        "no_list": QCoreApplication.translate("UsageLogs", "Before the first price list."),
        "no_service": QCoreApplication.translate(
            "UsageLogs", "The model has no prices for this service, such as batch."
        ),
        "no_price": QCoreApplication.translate(
            "UsageLogs", "A call, such as a web search, that the price list has no price for."
        ),
    }.get(code, code)


def fault_line(fault: Fault) -> str:
    """A record that can't be read: file, line and reason."""
    wording = QCoreApplication.translate("UsageLogs", "{place}: {reason}")
    return wording.format(place=place_name(fault.place), reason=fault_reason(fault))


def fault_reason(fault: Fault) -> str:
    """Why a record can't be read."""
    field = fault.field
    texts = {
        "not_json": QCoreApplication.translate("UsageLogs", "this line is not valid JSON"),
        "not_an_object": QCoreApplication.translate("UsageLogs", "this is no record"),
        "columns": QCoreApplication.translate("UsageLogs", "the row has too many or too few cells"),
        "too_long": QCoreApplication.translate("UsageLogs", "too long for a record"),
        "too_deep": QCoreApplication.translate("UsageLogs", "nested too deep"),
        "not_text": QCoreApplication.translate("UsageLogs", "this is no text"),
        "no_count": QCoreApplication.translate("UsageLogs", "{field} is missing"),
        "not_a_count": QCoreApplication.translate(
            "UsageLogs", "{field} is {value}: no number of tokens"
        ),
        "negative": QCoreApplication.translate("UsageLogs", "{field} is {value}: less than 0"),
        "parts_over_input": QCoreApplication.translate(
            "UsageLogs", "{field}: more cache hits and writes than input"
        ),
        "contradiction": QCoreApplication.translate(
            "UsageLogs", "{field} is told twice, differently: {value}"
        ),
        "not_a_time": QCoreApplication.translate("UsageLogs", "{value} is no time"),
        "no_model": QCoreApplication.translate("UsageLogs", "no model is named"),
        "no_usage": QCoreApplication.translate("UsageLogs", "it says nothing of tokens"),
    }
    return texts.get(fault.code, fault.code).format(
        field=field, value=shortened(fault.value, _LONGEST)
    )


def fault_lines(faults: Iterable[Fault], unreadable: int) -> list[str]:
    """All of them that are known, and how many there are besides."""
    lines = [fault_line(one) for one in faults]
    more = unreadable - len(lines)
    if more > 0:
        wording = QCoreApplication.translate("UsageLogs", "and {n} more")
        lines.append(wording.format(n=group_digits(more)))
    return lines


def unknown_sentence(reading: Reading) -> str:
    """Which tables wait to be told; empty where none does."""
    tables = reading.unknown
    if not tables:
        return _assumed(reading)
    if len(tables) == 1:
        wording = QCoreApplication.translate(
            "UsageLogs", "{file} is a table of a kind that is not known here: say what it holds."
        )
        return wording.format(file=shortened(short_path(tables[0].path), _LONGEST))
    wording = QCoreApplication.translate(
        "UsageLogs", "{n} tables are of a kind that is not known here: say what they hold."
    )
    return wording.format(n=group_digits(len(tables)))


def _assumed(reading: Reading) -> str:
    doubted = [one for one in reading.laid if one.doubts]
    if not doubted:
        return ""
    if len(doubted) > 1:
        wording = QCoreApplication.translate(
            "UsageLogs", "What the columns of {n} tables mean was partly assumed."
        )
        return wording.format(n=group_digits(len(doubted)))
    wording = QCoreApplication.translate(
        "UsageLogs", "What the columns of {file} mean was partly assumed."
    )
    return wording.format(file=shortened(short_path(doubted[0].path), _LONGEST))
