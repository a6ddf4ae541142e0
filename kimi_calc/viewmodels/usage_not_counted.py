"""What of the records isn't counted, and why: a sentence, and lists of all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Reading, UsageLogError
from kimi_calc.usage_logs.costing import PARTS
from kimi_calc.usage_logs.tally import ROWS, Fault, FileRead, Place
from kimi_calc.viewmodels.usage_sums import Sums

_MOST_NAMED = 3
_LONGEST = 40  # characters of a file's name, and of a value
_LONGEST_NAME = 24  # characters of a model's name in a sentence

_NO_FAULTS = frozenset({"", "unknown_table"})  # whose columns are asked for

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
    rows = sums.costs.rows
    missing = rows.unreadable + rows.unpriced
    files = [one for one in sums.costs.tally.files if one.problem not in _NO_FAULTS]
    if not missing:
        return _files(files) if files else ""
    head = (
        QCoreApplication.translate("UsageLogs", "1 record is not counted")
        if missing == 1
        else QCoreApplication.translate("UsageLogs", "{n} records are not counted").format(
            n=group_digits(missing)
        )
    )
    parts = _parts(sums)
    colon = QCoreApplication.translate("UsageLogs", "{what}: {reasons}")
    comma = QCoreApplication.translate("Errors", ", ")
    said = colon.format(what=head, reasons=comma.join(parts))
    stop = QCoreApplication.translate("UsageLogs", "{sentence}.")
    told = stop.format(sentence=said)
    return f"{told} {_files(files)}" if files else told


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
    unreadable = sums.costs.rows.unreadable
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


def _files(files: list[FileRead]) -> str:
    if len(files) == 1:
        wording = QCoreApplication.translate("UsageLogs", "{file} can't be read.")
        return wording.format(file=shortened(short_path(files[0].path), _LONGEST))
    wording = QCoreApplication.translate("UsageLogs", "{n} files can't be read.")
    return wording.format(n=group_digits(len(files)))


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


def file_lines(files: Iterable[FileRead]) -> list[str]:
    """Files that can't be read, or not to their end."""
    wording = QCoreApplication.translate("UsageLogs", "{place}: {reason}")
    return [
        wording.format(place=short_path(one.path), reason=file_problem(one.problem))
        for one in files
        if one.problem not in _NO_FAULTS
    ]


def file_problem(code: str) -> str:
    """Why a file can't be read: by the codes of messages.FILES."""
    return {
        "nothing": QCoreApplication.translate("UsageLogs", "there is no file in it"),
        "no_file": QCoreApplication.translate("UsageLogs", "it can't be opened"),
        "no_reader": QCoreApplication.translate("UsageLogs", "files of this kind can't be read"),
        "no_records": QCoreApplication.translate("UsageLogs", "it holds no records of use"),
        "unknown_table": QCoreApplication.translate(
            "UsageLogs", "which column is what must be said first"
        ),
        "no_list": QCoreApplication.translate("UsageLogs", "the price list can't be used any more"),
        "no_process": QCoreApplication.translate("UsageLogs", "the reading ended before its time"),
    }.get(code) or QCoreApplication.translate("UsageLogs", "it can't be read ({code})").format(
        code=code
    )


def problem_sentence(error: Exception) -> str:
    """Why nothing was read, and what to do about it."""
    if isinstance(error, UsageLogError):
        if not error.path or error.code == "nothing":
            wording = QCoreApplication.translate("UsageLogs", "Nothing can be read: {reason}.")
            return wording.format(reason=file_problem(error.code))
        wording = QCoreApplication.translate("UsageLogs", "{file} can't be read: {reason}.")
        return wording.format(
            file=shortened(short_path(error.path), _LONGEST), reason=file_problem(error.code)
        )
    return QCoreApplication.translate(
        "UsageLogs", "This price list can't be used any more: choose another one."
    )


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


def place_name(place: Place) -> str:
    """Where a record stands."""
    wording = QCoreApplication.translate("UsageLogs", "{file}, line {n}")
    return wording.format(file=short_path(place.file), n=group_digits(place.line))


def short_path(path: str) -> str:
    """The name of a file, with the folder that it lies in."""
    parts = path.replace("\\", "/").rstrip("/").split("/")
    return "/".join(parts[-2:]) if len(parts) > 2 and len(parts[-1]) < _LONGEST else parts[-1]
