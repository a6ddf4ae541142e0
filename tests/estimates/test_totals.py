from decimal import Decimal
from fractions import Fraction

import pytest
from drawn_estimate import drawn_estimate, item
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.estimates import Estimate, Growth, Times, by_basis, groups, totals
from kimi_calc.estimates.times import PERIODS, Period
from kimi_calc.estimates.totals import month_of, year_of
from kimi_calc.pricing import ContextExceeded, NotPriced, UsageError


def test_the_drawing() -> None:
    (found,) = totals(drawn_estimate().items)
    assert found.currency == "CNY"
    assert found.month == (Decimal("7322.80"), True)
    assert found.once == Decimal("1598.40")
    assert found.year == (Decimal("89472.00"), True)
    assert [
        (group.name, group.totals[0].month.amount, group.totals[0].once)
        for group in groups(drawn_estimate())
    ] == [("客服", 3228, 0), ("文档", 280, Decimal("1598.40")), ("研发", Decimal("3814.80"), 0)]


def test_currencies_and_lists_stand_apart() -> None:
    other = item("x", "", "kimi-k2.6", (1000, 0, "0"), (1, None), list_id="usd-2026-09-19")
    older = item("y", "", "kimi-k2.6", (1000, 0, "0"), (1, None), list_id="cny-2026-04-20")
    found = totals((*drawn_estimate().items, other, older))
    assert [(one.currency, one.items) for one in found] == [("CNY", 6), ("USD", 1)]
    assert found[1].month.amount == Decimal("0.00095")
    assert [basis.id for basis, _ in by_basis((other, older, other))] == [
        "usd-2026-09-19",
        "cny-2026-04-20",
    ]


YEAR: dict[str, int] = {"once": 1, "day": 365, "week": 52, "month": 12}
MONTH: dict[str, int | Fraction] = {"once": 0, "day": 30, "week": Fraction(13, 3), "month": 1}


@given(
    period=st.sampled_from(PERIODS),
    count=st.integers(0, 10**9),
    days=st.none() | st.integers(0, 400),
    growth=st.none() | st.tuples(st.integers(-99, 300), st.integers(1, 36)),
)
def test_every_period_against_fractions(
    period: Period, count: int, days: int | None, growth: tuple[int, int] | None
) -> None:
    grows = Growth(Decimal(growth[0]) / 100, growth[1]) if growth else None
    one = item("x", "", "kimi-k2.6", (1000, 10, "0"), (count, days), period)
    one = type(one)(
        **{
            **{name: getattr(one, name) for name in ("name", "model", "basis", "usage", "times")},
            "period": period,
            "growth": grows,
        }
    )
    once = Fraction(count * (1 if days is None else days)) * Fraction(6770, 1_000_000)
    year = once * YEAR[period]
    if growth and period != "once":
        now, year = Fraction(1), Fraction(0)
        for month in range(1, 13):
            year += once * YEAR[period] / 12 * now
            if month < growth[1]:
                now *= 1 + Fraction(growth[0], 100)
    for figure, expected in ((month_of(one), once * MONTH[period]), (year_of(one), year)):
        difference = expected - Fraction(figure.amount)
        assert difference == 0 if figure.exact else 0 < difference < Fraction(1, 10**30)
        assert figure.exact == (10**40 * expected % 1 == 0)


def test_an_item_always_has_a_price() -> None:
    with pytest.raises(ContextExceeded):
        item("x", "", "kimi-k2.6", (262_144, 1, "0"), (1, None))
    with pytest.raises(NotPriced):
        item("x", "", "kimi-k3", (1, 1, "0"), (1, None), service="batch")


@pytest.mark.parametrize(
    "times", [(True, None), (-1, None), (1, -1), (1.5, None), (1, "2")], ids=str
)
def test_times_that_can_not_be(times: tuple[int, int | None]) -> None:
    with pytest.raises(UsageError):
        item("x", "", "kimi-k3", (1, 1, "0"), Times(*times))


def test_items_of_a_group_come_together() -> None:
    a, b, c = (item(name, name[0], "kimi-k3", (1, 1, "0"), (1, None)) for name in ("x1", "y", "x2"))
    assert [one.name for one in Estimate("", (a, b, c)).items] == ["x1", "x2", "y"]
