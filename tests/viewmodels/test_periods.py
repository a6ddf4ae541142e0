"""Requests a day: what they are in all, and what a day, a month and a year cost."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import TokenSpan, Usage
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.periods import Daily, Period, month_and_year


@pytest.fixture
def calculation() -> Calculation:
    asked = Calculation(load_price_list())
    for field, text in (
        ("inputTokens", "45k"),
        ("cacheHitPercent", "60"),
        ("outputTokens", "1500"),
    ):
        asked.set_text(field, text)  # type: ignore[arg-type]  # they are fields
    asked.set_text("requests", "1000*30")
    return asked


def test_the_number_in_all_stays_what_it_is(calculation: Calculation) -> None:
    calculation.set_requests_mode("daily")
    assert calculation.daily == Daily(1_000, 30)
    assert calculation.text("requestsPerDay") == "1,000"
    assert calculation.usage == Usage(45_000, 1_500, 27_000, 30_000)
    calculation.set_text("days", "31")
    calculation.set_requests_mode("total")
    assert calculation.text("requests") == "31,000"
    assert calculation.daily is None


def test_a_number_that_is_no_multiple_of_the_days_leaves_them_alone(
    calculation: Calculation,
) -> None:
    calculation.set_text("requests", "31")
    calculation.set_requests_mode("daily")
    assert calculation.daily == Daily(1_000, 30)


def test_a_day_a_month_and_a_year(calculation: Calculation) -> None:
    assert calculation.periods == ()
    calculation.set_requests_mode("daily")
    # 0.258 a request: 1,000 a day, 30 days, 365 days.
    wanted = ((1, "258"), (30, "7740"), (365, "94170"))
    assert calculation.periods == tuple(Period(days, Decimal(amount)) for days, amount in wanted)
    calculation.set_text("days", "22")
    wanted = ((1, "258"), (22, "5676"), (264, "68112"))
    assert calculation.periods == tuple(Period(days, Decimal(amount)) for days, amount in wanted)


@pytest.mark.parametrize(
    ("days", "month", "year"), [(30, 30, 365), (22, 22, 264), (7, 30, 365), (0, 30, 365)]
)
def test_who_counts_working_days_has_no_others(days: int, month: int, year: int) -> None:
    assert month_and_year(days) == (month, year)


def test_undo_brings_all_of_it_back(calculation: Calculation) -> None:
    calculation.set_requests_mode("daily")
    calculation.set_text("requestsPerDay", "500")
    calculation.finish("requestsPerDay")
    calculation.set_text("days", "22")
    calculation.undo()
    assert calculation.daily == Daily(500, 30)
    calculation.undo()
    assert calculation.daily == Daily(1_000, 30)
    calculation.undo()
    assert calculation.requests_mode == "total"
    assert calculation.usage == Usage(45_000, 1_500, 27_000, 30_000)
    calculation.redo()
    assert calculation.daily == Daily(1_000, 30)


def test_a_field_that_is_not_seen_matters_not(calculation: Calculation) -> None:
    calculation.set_text("days", "12,34")
    assert calculation.quote is not None
    calculation.set_requests_mode("daily")
    assert calculation.quote is None
    assert calculation.problem is calculation.error("days")
    calculation.set_requests_mode("total")
    assert calculation.quote is not None


@given(
    tokens=st.integers(0, 200_000),
    answer=st.integers(0, 60_000),
    percent=st.integers(0, 100),
    per_day=st.integers(0, 10**15),
    days=st.integers(0, 10**6),
)
def test_against_fractions(tokens: int, answer: int, percent: int, per_day: int, days: int) -> None:
    asked = Calculation(load_price_list())
    asked.set_requests_mode("daily")
    texts = {
        "inputTokens": tokens,
        "outputTokens": answer,
        "cacheHitPercent": percent,
        "requestsPerDay": per_day,
        "days": days,
    }
    for field, value in texts.items():
        asked.set_text(field, str(value))  # type: ignore[arg-type]  # they are fields
    hits = tokens * percent // 100
    each = Fraction(hits * 1 + (tokens - hits) * 8 + answer * 58, 1_000_000)
    assert asked.quote is not None
    assert Fraction(asked.quote.total) == each * per_day * days
    month, year = (22, 264) if days == 22 else (30, 365)
    found = [(period.days, Fraction(period.amount)) for period in asked.periods]
    assert found == [(n, each * per_day * n) for n in (1, month, year)]


def test_emptying_leaves_one_request_of_nothing_and_can_be_undone(calculation: Calculation) -> None:
    calculation.pick("kimi-latest")
    calculation.set_requests_mode("daily")
    before = calculation.asked()
    calculation.clear()
    assert calculation.usage == Usage(0, 0)
    assert calculation.quote is not None
    assert calculation.quote.total == 0
    assert calculation.model.id == "kimi-latest"
    calculation.undo()
    assert calculation.asked() == before


def test_tokens_of_a_text_leave_the_days_alone(calculation: Calculation) -> None:
    calculation.set_requests_mode("daily")
    assert calculation.requests == 30_000
    calculation.use_tokens(TokenSpan(900, 1_000, 1_100))
    assert calculation.daily == Daily(1_000, 30)
    calculation.use_tokens(TokenSpan(900, 1_000, 1_100), 12)
    assert calculation.requests_mode == "total"
    assert calculation.usage == Usage(1_000, 1_500, 600, 12)
    calculation.undo()
    assert calculation.daily == Daily(1_000, 30)


def test_turning_round_keeps_the_number_while_another_field_can_not_be_read(
    calculation: Calculation,
) -> None:
    calculation.set_requests_mode("daily")
    calculation.set_text("requestsPerDay", "2,000")
    calculation.set_text("inputTokens", "abc")
    calculation.set_requests_mode("total")
    assert calculation.text("requests") == "60,000"
