"""An estimate as CSV for spreadsheets in China and elsewhere: a row an item, every digit.

UTF-8 with a BOM and CRLF, all cells in quotation marks. The first columns are those that items
are read from again: their headings are those of the templates. Behind them stand the usage in
words, the amounts and where the prices come from. Numbers are plain: no signs of currencies, no
grouping. A text that a spreadsheet would compute begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple
from unicodedata import category

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.report import Report, Row
from kimi_calc.estimates.times import Growth
from kimi_calc.estimates.totals import Figure
from kimi_calc.pricing import Conversation, Usage
from kimi_calc.pricing.amounts import exact_percent, plain
from kimi_calc.pricing.charges import Charge, cache_write, call_of, place_of

_BEGIN_A_FORMULA = tuple("=+-@＝＋－＠﹦﹢﹣﹫")

Step = Callable[[], None]
"""Called after each item; what it raises ends the writing."""


class _Columns(NamedTuple):
    """Columns that only some estimates have: lifetimes of writes, calls, conversations."""

    lifetimes: tuple[str, ...]
    calls: tuple[str, ...]
    talks: bool
    grows: bool


def csv_table(report: Report, step: Step) -> bytes:
    """The file."""
    return in_csv(_rows(report, step))


def in_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as a file; texts of users must be defused."""
    content = io.BytesIO()
    # Encoded on the way, not at the end: with the text itself it would take four times the room.
    lines = io.TextIOWrapper(content, "utf-8-sig", newline="")
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(rows)
    lines.flush()
    return content.getvalue()


def _rows(report: Report, step: Step) -> Iterator[Iterable[str]]:
    columns = _columns_of(report)
    yield _headings(report, columns)
    for section in report.sections:
        for row in section.rows:
            yield _cells(row, columns)
            step()


def defused(text: str) -> str:
    """A text that no spreadsheet computes: with an apostrophe before it where one would.

    So does one that begins with apostrophes and then so: to undo it, take the first one away.
    Blanks and signs that can't be seen count for nothing, a tab or a line break among them.
    """
    seen = text.lstrip("'")
    while seen and (seen[0].isspace() or category(seen[0])[0] == "C"):
        seen = seen[1:]
    return f"'{text}" if seen.startswith(_BEGIN_A_FORMULA) else text


def _columns_of(report: Report) -> _Columns:
    lifetimes: set[str] = set()
    calls: set[str] = set()
    talks = grows = False
    for section in report.sections:
        for item in section.rows.items:
            usage = item.usage
            calls.update(usage.calls)
            grows = grows or item.growth is not None
            if isinstance(usage, Usage):
                lifetimes.update(usage.written)
            else:
                talks = True
    return _Columns(
        tuple(sorted(lifetimes, key=_by_place(cache_write))),
        tuple(sorted(calls, key=_by_place(call_of))),
        talks,
        grows,
    )


def _by_place(charge: Callable[[str], Charge]) -> Callable[[str], tuple[int, int, str]]:
    return lambda name: place_of(charge(name))


def _headings(report: Report, columns: _Columns) -> list[str]:
    words = report.words
    talks = (words.turns, words.prefix, words.question, words.answer, words.lifetime)
    return [
        *(words.name, words.group, words.model, words.service),
        *(words.input_tokens, words.cache_hits),
        *(words.writes_of.format(lifetime=lifetime) for lifetime in columns.lifetimes),
        words.output_tokens,
        *(words.calls_of.format(name=name) for name in columns.calls),
        *(talks if columns.talks else ()),
        *(words.requests, words.days, words.period),
        *((words.growth,) if columns.grows else ()),
        words.note,
        *(words.usage, words.often, words.currency, words.per_request, words.amount),
        *(words.month, words.once, words.year),
        *(words.price_list, words.provider, words.source),
    ]


def _cells(row: Row, columns: _Columns) -> Iterator[str]:
    item = row.item
    yield from map(defused, (item.name, item.group, item.model.id, row.service))
    yield from _asked(item, columns)
    yield digits(item.times.number)
    yield "" if item.times.days is None else digits(item.times.days)
    yield row.period
    if columns.grows:
        growth = item.growth
        yield _grows(growth) if growth else ""
    yield from map(defused, (item.note, row.usage, row.often))
    yield item.currency
    for figure in (row.per_request, row.amount, row.month, row.once, row.year):
        yield _amount(figure)
    basis = item.basis
    day = basis.published.isoformat()
    yield from map(defused, (f"{basis.name} {day}" if basis.name else day, basis.provider))
    yield defused(basis.source)


def _asked(item: Item, columns: _Columns) -> Iterator[str]:
    """The tokens and calls of one request, or the turns of one conversation."""
    usage = item.usage
    if isinstance(usage, Usage):
        yield digits(usage.input_tokens)
        yield digits(usage.cached_tokens)
        yield from (digits(usage.written.get(one, 0)) for one in columns.lifetimes)
        yield digits(usage.output_tokens)
    else:
        yield from ("", exact_percent(usage.cache_hit_share), *("" for _ in columns.lifetimes), "")
    yield from (digits(usage.calls.get(one, 0)) for one in columns.calls)
    if not columns.talks:
        return
    if isinstance(usage, Conversation):
        counts = (usage.turns, usage.system_tokens, usage.user_tokens, usage.reply_tokens)
        yield from map(digits, counts)
        yield usage.cache_lifetime
    else:
        yield from ("",) * 5


def _grows(growth: Growth) -> str:
    """`10% × 12`; where it shrinks with a real minus sign, which begins no formula."""
    return f"{exact_percent(growth.rate)} × {growth.months}".replace("-", "\N{MINUS SIGN}")


def digits(count: int) -> str:
    """All digits of a count, more than str() would write."""
    return f"{Decimal(count):f}"


def _amount(figure: Figure | None) -> str:
    return "" if figure is None else plain(figure.amount)
