"""Text → what was billed: of all, by day, or by day and model, as pasted or in a CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.pricing import QuantityError
from kimi_calc.pricing.characters import in_half_width
from kimi_calc.pricing.exact import EXACT, exact_sum
from kimi_calc.pricing.money import parse_amount
from kimi_calc.usage_logs.days import BEIJING, Days
from kimi_calc.usage_logs.records import NO_DAY, Unreadable

_DAY_WORDS = {"day", "date", "日期", "账期", "时间", "消费日期", "账单日期", "消费时间"}
_MODEL_WORDS = {"model", "模型", "model name", "模型名称", "产品", "计费项"}
_AMOUNT_WORDS = {
    *("amount", "cost", "total", "spend", "billed", "fee", "金额", "费用", "账单金额", "消费金额"),
    *("消费", "应付金额", "实付金额", "花费", "合计"),
}
_TOTAL_WORDS = {"total", "sum", "合计", "总计", "总额", "小计", "共计"}
_A_DAY = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}.*|20[0-9]{6}")
_NUMBER = re.compile(r"[0-9.,]+")
_CENTS = -2  # an amount without decimals isn't rounded to whole ones
_HALF = Decimal("0.5")
_MOST_LINES = 100_000
_LONGEST_LINE = 5_000


class BillError(ValueError):
    """Why a bill can't be read; `line` is the one that is wrong, 0 if it is all of it."""

    def __init__(self, message: str, code: str, line: int = 0) -> None:
        super().__init__(f"line {line} of the bill: {message}" if line else message)
        self.code = code
        self.line = line


class Billed(NamedTuple):
    """An amount of a day (0: of all) and a model ("" of all)."""

    day: int
    model: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Bill:
    """What was billed. `tolerance` is what the rounding of its own amounts makes at most."""

    rows: tuple[Billed, ...]
    currency: str
    tolerance: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return exact_sum(one.amount for one in self.rows)

    @property
    def by_day(self) -> bool:
        """Whether it tells days apart."""
        return self.rows[0].day != NO_DAY

    @property
    def by_model(self) -> bool:
        """Whether it tells models apart."""
        return any(one.model for one in self.rows)


def read_bill(text: str, currency: str = "CNY", zone: int = BEIJING) -> Bill:
    """The bill that a text is: one amount, or a line for each day, or for each day and model.

    Cells are parted by tabs, semicolons, commas or blanks. Headings may stand above, and then
    columns that mean nothing here too; without them a line is a day, a model or both, and an
    amount. A last line with the total must be the sum. BillError for anything else.
    """
    text = text.removeprefix("\ufeff").strip()
    if not text:
        raise BillError("no amount: give what was billed, such as 1234.56", "empty")
    if "\n" not in text and not _A_DAY.match(text):
        return _made([Billed(NO_DAY, "", _amount(text, currency, 0))], currency)
    if text.count("\n") > _MOST_LINES or max(map(len, text.splitlines())) > _LONGEST_LINE:
        raise BillError("it is too long: give a line for each day, not each request", "too_long")
    faults: list[BillError] = []
    for lines in _tables(text):
        try:
            return _made(list(_rows(lines, currency, Days(zone))), currency)
        except BillError as error:
            faults.append(error)
    raise max(faults, key=lambda one: one.line)  # what was understood the farthest


def _made(rows: list[Billed], currency: str) -> Bill:
    return Bill(tuple(rows), currency, exact_sum(half_a_step(one.amount) for one in rows))


def half_a_step(amount: Decimal) -> Decimal:
    """What the rounding of an amount makes at most: half of its last decimal, of cents at least."""
    return _HALF.scaleb(min(_CENTS, int(amount.as_tuple().exponent)))


Line = tuple[int, list[str]]


def _tables(text: str) -> Iterator[list[Line]]:
    """The lines in cells, by each sign that may part them; those with nothing are left out."""
    lines = text.splitlines()
    for delimiter in ("\t", ";", ","):
        if any(delimiter in line for line in lines):
            # Line by line: a quotation mark that isn't closed takes nothing else into its cell.
            rows = (next(csv.reader([line], delimiter=delimiter), []) for line in lines)
            yield [
                (number, [cell.strip() for cell in row])
                for number, row in enumerate(rows, 1)
                if any(row)
            ]
    yield [(number, line.split()) for number, line in enumerate(lines, 1) if line.strip()]


class _Columns(NamedTuple):
    day: int | None
    model: int | None
    amount: int
    below: int


def _rows(lines: Sequence[Line], currency: str, days: Days) -> Iterator[Billed]:
    columns = _by_headings(lines[0][1]) or _by_cells(lines[0])
    found: dict[tuple[int, str], Billed] = {}
    total: Billed | None = None
    for number, row in lines[columns.below :]:
        if total is not None:
            raise BillError("below the total there is another line", "below_total", number)
        if len(row) <= max(columns.amount, columns.day or 0, columns.model or 0):
            raise BillError("a cell is missing: give a day and an amount", "cells", number)
        amount = _amount(row[columns.amount], currency, number)
        if any(cell.casefold() in _TOTAL_WORDS for cell in row):
            total = Billed(NO_DAY, "", amount)
            _refuse_another_sum(amount, (one.amount for one in found.values()), number)
            continue
        day = NO_DAY if columns.day is None else _day(row[columns.day], days, number)
        model = "" if columns.model is None else row[columns.model]
        at = day, model.casefold()
        before = found.get(at, Billed(day, model, Decimal(0)))
        found[at] = before._replace(amount=EXACT.add(before.amount, amount))
    if not found:
        raise BillError("there is no amount below the headings", "empty")
    yield from (found[at] for at in sorted(found))


def _by_headings(row: Sequence[str]) -> _Columns | None:
    """The columns that a first line names; None where it is none of headings."""
    words = [re.sub(r"[(（\[].*", "", in_half_width(cell)).strip().casefold() for cell in row]
    places = [_place(words, wanted) for wanted in (_DAY_WORDS, _MODEL_WORDS, _AMOUNT_WORDS)]
    day, model, amount = places
    if amount is None or (day is None and model is None):
        return None
    return _Columns(day, model, amount, 1)


def _place(words: Sequence[str], wanted: set[str]) -> int | None:
    return next((place for place, word in enumerate(words) if word in wanted), None)


def _by_cells(line: Line) -> _Columns:
    """A day, a model or both, and the amount at the end; blank cells are left out of no line."""
    number, row = line
    day = 0 if _A_DAY.fullmatch(row[0]) else None
    others = [place for place in range(len(row) - 1) if place != day]
    if len(row) < 2 or len(others) > 1 or any(_NUMBER.fullmatch(row[place]) for place in others):
        raise BillError(
            "give a day and an amount, or a day, a model and an amount, or headings above them",
            "cells",
            number,
        )
    return _Columns(day, others[0] if others else None, len(row) - 1, 0)


def _amount(text: str, currency: str, line: int) -> Decimal:
    try:
        return parse_amount(text, currency)
    except QuantityError as error:
        raise BillError(str(error), "amount", line) from None


def _day(text: str, days: Days, line: int) -> int:
    try:
        day = days.of(text)
    except Unreadable:
        day = NO_DAY
    if day == NO_DAY:
        raise BillError(f"{text!r:.60} is no day: give one such as 2026-10-01", "day", line)
    return day


def _refuse_another_sum(amount: Decimal, amounts: Iterable[Decimal], line: int) -> None:
    total = exact_sum(amounts)
    if amount != total:
        raise BillError(f"the total is {amount}, the lines are {total:f}", "other_total", line)
