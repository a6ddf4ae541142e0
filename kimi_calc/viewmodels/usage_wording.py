"""Records of use in words: how many, of when, by whose prices, what groups are called."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import PriceList
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.usage_logs.asked import Progress
from kimi_calc.usage_logs.costing import Rows
from kimi_calc.usage_logs.days import BEIJING, HOUR
from kimi_calc.usage_logs.tally import GIVEN_UP, Tally
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.usage_sums import Sums

_MILLION = 1_000_000
_LARGE = 10 * _MILLION  # tokens; from here on a column is told in millions
NOTHING = "–"


def title(sums: Sums) -> str:
    """Of when the records are: a month, or from a day to another."""
    if not sums.days:
        return QCoreApplication.translate("UsageLogs", "Usage")
    first, last = map(date.fromordinal, sums.days)
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        wording = QCoreApplication.translate("UsageLogs", "Usage of {month}")
        return wording.format(month=month_name(first))
    if first == last:
        return QCoreApplication.translate("UsageLogs", "Usage of {day}").format(day=first)
    wording = QCoreApplication.translate("UsageLogs", "Usage from {first} to {last}")
    return wording.format(first=first, last=last)


def month_name(day: date) -> str:
    """The month of a day: 10/2026, or 2026 年 10 月."""
    wording = QCoreApplication.translate("UsageLogs", "{month}/{year}")
    return wording.format(year=day.year, month=day.month)


def how_much(sums: Sums) -> str:
    """How many files and records there are."""
    files = len([one for one in sums.costs.tally.files if not one.problem or one.read])
    rows = sums.rows.counted
    of_files = (
        QCoreApplication.translate("UsageLogs", "1 file")
        if files == 1
        else QCoreApplication.translate("UsageLogs", "{n} files").format(n=group_digits(files))
    )
    return f"{of_files} · {records(rows)}"


def records(count: int) -> str:
    """So many records."""
    if count == 1:
        return QCoreApplication.translate("UsageLogs", "1 record")
    return QCoreApplication.translate("UsageLogs", "{n} records").format(n=group_digits(count))


def rows_line(rows: Rows) -> str:
    """What became of all records: a sum that adds up."""
    wording = QCoreApplication.translate(
        "UsageLogs",
        "{read} records read = {counted} counted + {merged} repeated"
        " + {unreadable} not readable + {unpriced} without a price",
    )
    return wording.format(**{name: group_digits(count) for name, count in rows._asdict().items()})


def progress_line(progress: Progress) -> str:
    """How far the reading is."""
    if not progress.total:
        return QCoreApplication.translate("UsageLogs", "Looking for files…")
    wording = QCoreApplication.translate("UsageLogs", "Reading: {done} of {total} · {records}")
    return wording.format(
        done=size(progress.done), total=size(progress.total), records=records(progress.records)
    )


def size(count: int) -> str:
    """Bytes, roughly, for the eye."""
    number = float(count)
    for unit in ("B", "KB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"


def lists_line(lists: Iterable[PriceList], *, by_day: bool) -> str:
    """The lists that prices were taken from."""
    days = [price_list_day(one) for one in lists]
    if not days:
        return ""
    told = QCoreApplication.translate("Errors", ", ").join(days)
    if by_day and len(days) > 1:
        return QCoreApplication.translate("UsageLogs", "Price lists used: {days}").format(days=told)
    return QCoreApplication.translate("UsageLogs", "Price list used: {days}").format(days=told)


def zone_name(zone: int) -> str:
    """Where days begin."""
    if zone == BEIJING:
        return QCoreApplication.translate("UsageLogs", "Beijing time (UTC+8)")
    if zone == 0:
        return "UTC"
    hours, rest = divmod(abs(zone), HOUR)
    minutes = f":{rest // 60:02}" if rest else ""
    return f"UTC{'+' if zone > 0 else '−'}{hours}{minutes}"


def dimension_name(name: str) -> str:
    """What records are grouped by; columns that were asked for are called as they are."""
    return {
        "model": QCoreApplication.translate("UsageLogs", "Model"),
        "day": QCoreApplication.translate("UsageLogs", "Day"),
        "month": QCoreApplication.translate("UsageLogs", "Month"),
        "name": QCoreApplication.translate("UsageLogs", "Model as written"),
        "service": QCoreApplication.translate("UsageLogs", "Service"),
        "host": QCoreApplication.translate("UsageLogs", "Provider"),
        "list": QCoreApplication.translate("UsageLogs", "Price list"),
        "key": QCoreApplication.translate("UsageLogs", "Key"),
        "user": QCoreApplication.translate("UsageLogs", "User"),
        "project": QCoreApplication.translate("UsageLogs", "Project"),
        "tag": QCoreApplication.translate("UsageLogs", "Tag"),
    }.get(name, name)


def value_name(dimension: str, value: str) -> str:
    """What a group is called."""
    if value == GIVEN_UP:
        return QCoreApplication.translate("UsageLogs", "(too many to be told apart)")
    if dimension == "service":
        return {
            "standard": QCoreApplication.translate("UsageLogs", "Standard"),
            "batch": QCoreApplication.translate("UsageLogs", "Batch"),
        }.get(value, value)
    if value:
        return " ".join(value.split())
    if dimension in {"day", "month"}:
        return QCoreApplication.translate("UsageLogs", "(no day)")
    if dimension == "host":
        return QCoreApplication.translate("UsageLogs", "Kimi platform")
    return QCoreApplication.translate("UsageLogs", "(not given)")


def tokens(count: int, most: int) -> str:
    """Tokens in a column whose largest number is `most`: in full, or in millions."""
    if most < _LARGE:
        return group_digits(count)
    tenths = (count * 10 + _MILLION // 2) // _MILLION
    if count and not tenths:
        return "<0.1M"
    return f"{tenths // 10:,}.{tenths % 10}M"


def given_up_line(tally: Tally) -> str:
    """Which groups are not told apart, since there are too many of them; empty for none."""
    if not tally.given_up:
        return ""
    names = QCoreApplication.translate("Errors", ", ").join(map(dimension_name, tally.given_up))
    wording = QCoreApplication.translate(
        "UsageLogs", "Too many different values to be told apart: {names}"
    )
    return wording.format(names=names)
