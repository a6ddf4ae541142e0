"""Tables that are handed on: exact, adding up, cut without losing an amount."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from handed_usage import by_chance, reading_of, total_of, used_of
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.usage_logs.groups import grouped
from kimi_calc.usage_logs.reports.csv_report import rows_of
from kimi_calc.usage_logs.reports.report import Column, Line, Table, held, line
from kimi_calc.usage_logs.reports.report_tables import Headings, charges_table, groups_table
from kimi_calc.usage_logs.reports.report_texts import Texts, said
from kimi_calc.usage_logs.reports.workbook_report import sheet_names

ENTRIES = by_chance(1)
COSTS = used_of(reading_of(ENTRIES)).sums.costs


def amounts(table: Table, heading: str) -> list[Decimal]:
    place = [column.heading for column in table.columns].index(heading)
    found = [one.values[place] for one in table.lines]
    return [one for one in found if isinstance(one, Decimal)]


def exactly(values: list[Decimal]) -> Fraction:
    return sum(map(Fraction, values), Fraction(0))


def groups(*by: str) -> Table:
    return groups_table(COSTS, by, grouped(COSTS, by), Headings(), called=by)


@pytest.mark.parametrize("by", [("model",), ("day",), ("key", "user"), ("name", "month")])
def test_groups_make_the_total_and_that_is_what_the_records_cost(by: tuple[str, ...]) -> None:
    table = groups(*by)
    assert exactly(amounts(table, "amount")) == total_of(ENTRIES)
    bound = [one for one in ENTRIES if not one.has_split]
    assert exactly(amounts(table, "at_most")) == total_of(bound)
    assert table.total is not None
    assert table.total.at_most
    places = [place for place, column in enumerate(table.columns) if column.adds]
    for place in places:
        values = [one.values[place] for one in table.lines]
        assert sum(Fraction(one) for one in values if not isinstance(one, str | None)) == Fraction(
            table.total.values[place]  # type: ignore[arg-type]  # a number
        )


def test_days_stand_in_their_order_and_all_else_the_dearest_first() -> None:
    days = [one.values[0] for one in groups("day").lines]
    assert days == sorted(days, key=str)
    dear = amounts(groups("key"), "amount")
    assert dear == sorted(dear, reverse=True)


def test_charges_of_a_day_make_the_day() -> None:
    days = charges_table(
        COSTS, grouped(COSTS, ("day",)), day="day", total="total", charge_name=lambda key: key
    )
    headings = [column.heading for column in days.columns]
    charges = ("input", "cache_hit", "cache_write:5m", "cache_write:1h", "output")
    assert headings == ["day", *charges, "total"]
    for one in days.lines:
        *parts, whole = (value for value in one.values if isinstance(value, Decimal))
        assert exactly(parts) == Fraction(whole)
    assert exactly(amounts(days, "total")) == total_of(ENTRIES)


@settings(max_examples=30)
@given(st.integers(1, 40), st.sampled_from(["user", "day", "key"]))
def test_what_is_cut_off_is_one_line_that_makes_up_for_it(most: int, by: str) -> None:
    whole = groups(by)
    cut = whole.cut(most, "{n} more")
    assert len(cut.lines) == min(len(whole.lines), most + 1)
    assert exactly(amounts(cut, "amount")) == total_of(ENTRIES)
    if len(cut.lines) < len(whole.lines):
        left_out = len(whole.lines) - most
        last = cut.lines[-1]
        assert last.values[0] == f"{left_out} more"
        share = Fraction(amounts(cut, "share")[-1])
        assert abs(share * total_of(ENTRIES) - exactly(amounts(cut, "amount")[-1:])) < 1e-9


def test_an_unknown_number_of_requests_is_nobody_s() -> None:
    entries = [one._replace(requests=0) if n == 3 else one for n, one in enumerate(ENTRIES)]
    costs = used_of(reading_of(entries)).sums.costs
    table = groups_table(costs, ("user",), grouped(costs, ("user",)), Headings(), called=("user",))
    told = [one.values[1] for one in table.lines]
    assert told.count(None) == 1
    assert table.total is not None
    assert table.total.values[1] is None
    assert table.cut(2, "{n}").lines[-1].values[1] is None or None in told[:2]


def test_csv_for_a_command_in_words_of_its_own() -> None:
    heading, *rows = rows_of(groups("model"), "CNY", "currency")
    assert heading[:2] == ["model", "requests"]
    assert heading[-1] == "currency"
    place = heading.index("amount")
    assert sum(Fraction(row[place]) for row in rows) == total_of(ENTRIES)
    assert {row[-1] for row in rows} == {"CNY"}


def table(*values: Decimal | int, kind: str = "amount") -> Table:
    column = Column("x", kind, adds=True, bound=True)  # type: ignore[arg-type]  # a kind
    return Table("", "", (column,), [Line((one,), at_most=True) for one in values])


def test_texts_have_all_digits_unless_there_is_no_room() -> None:
    exact = Texts(table(Decimal("1.5"), Decimal("0.0000001")), "CNY")
    assert list(exact.lines()) == [("≤ ¥1.5000000",), ("≤ ¥0.0000001",)]
    assert not exact.is_rounded
    long = table(Decimal("123456789.1234567"), Decimal("0.5"))
    rounded = Texts(long, "CNY", 14)
    assert rounded.is_rounded
    assert next(iter(rounded.lines())) == ("≤ ¥123,456,789.12",)
    counts = table(123_456_789, 9_999_999, kind="count")
    assert list(Texts(counts, "CNY", 14).lines()) == [("123,456,789",), ("9,999,999",)]
    short = Texts(counts, "CNY", 14, in_millions=True)
    assert short.has_millions
    assert list(short.lines()) == [("123.5M",), ("9,999,999",)]


def test_a_difference_may_be_less_than_nothing() -> None:
    assert said(Decimal("-1234.5"), "amount", "CNY") == "\N{MINUS SIGN}¥1,234.50"
    assert said(None, "amount", "CNY") == "–"
    assert said(Decimal("0.25"), "share", "CNY") == "25.0%"
    assert said(Decimal("6.5"), "price", "USD") == "$6.50"


def test_texts_are_what_every_file_can_hold() -> None:
    assert held("half \ud83d") == "half \N{REPLACEMENT CHARACTER}"
    assert len(held("x" * 40_000)) == 32_767
    assert line("\udcff", 1, None).values == ("\N{REPLACEMENT CHARACTER}", 1, None)


def test_sheets_have_names_that_excel_takes() -> None:
    wanted = ["Day", "day", "a/b[c]:*?", "'quoted'", "", "x" * 50, "x" * 60, "History"]
    names = list(sheet_names(wanted))
    assert names == ["Day", "day 2", "a b c", "quoted", "1", "x" * 31, f"{'x' * 29} 2", "History 2"]
