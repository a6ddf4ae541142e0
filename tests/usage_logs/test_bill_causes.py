"""What could make a bill another amount than the one worked out."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_of_2026 import list_of_2026
from made_up_usage import JULY, PlainNames, costs_of, entry

from kimi_calc.pricing import PriceList
from kimi_calc.pricing.models import Prices, Tier
from kimi_calc.usage_logs.bills.bill_checks import Checked, check_bill
from kimi_calc.usage_logs.bills.bill_scope import Cause
from kimi_calc.usage_logs.bills.bills import Bill, Billed, read_bill
from kimi_calc.usage_logs.costing import Costs
from kimi_calc.usage_logs.dated_lists import DatedLists, day_said, only
from kimi_calc.usage_logs.days import BEIJING
from kimi_calc.usage_logs.groups import grouped

OCTOBER = date(2026, 10, 1).toordinal()
CENT = Decimal("0.01")


# Causes. Each is made: the bill is worked out with it, and it must be named with its own numbers.


def check(costs: Costs, billed: Decimal | Bill, zone: int = BEIJING) -> Checked:
    bill = billed if isinstance(billed, Bill) else read_bill(f"{billed:f}")
    return check_bill(costs, bill, PlainNames(), zone)


def named(found: Checked, code: str) -> Cause:
    (one,) = (one for one in found.causes if one.code == code)
    return one


def in_cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def month() -> Costs:
    return costs_of(
        *[
            entry("kimi-k2.6", 9_000 + 37 * n, 40_000, 511 + n, day=OCTOBER + n % 31)
            for n in range(400)
        ],
        *[entry("kimi-k3", 20_003, 81_111, 4_007, day=OCTOBER + n % 31) for n in range(100)],
    )


MONTH = month()


def test_what_agrees_to_the_cent_needs_no_cause() -> None:
    found = check(MONTH, in_cents(MONTH.total))
    assert found.agrees
    assert found.causes == ()
    assert not check(MONTH, in_cents(MONTH.total) + CENT).agrees


@pytest.mark.parametrize(
    ("factor", "code", "number"),
    [
        ("1.06", "tax_added", "0.06"),
        ("1.13", "tax_added", "0.13"),
        ("0.85", "discount", "0.85"),
        ("1.2", "ratio", "1.20"),
        ("7.30", "ratio", "7.30"),
    ],
)
def test_a_factor_is_named(factor: str, code: str, number: str) -> None:
    found = check(MONTH, in_cents(MONTH.total * Decimal(factor)))
    first = found.causes[0]
    assert first.code == code
    assert number in {str(one) for one in first.numbers.values()}
    assert first.is_point
    assert abs(first.left) <= found.bill.tolerance
    assert found.share is not None
    assert abs(found.share - (Decimal(factor) - 1)) < Decimal("0.0001")


def test_a_tax_left_out_is_named_and_another_rate_is_not() -> None:
    found = check(MONTH, in_cents(MONTH.total / Decimal("1.13")))
    assert [one.code for one in found.causes if one.code.startswith("tax")] == ["tax_left_out"]
    found = check(MONTH, in_cents(MONTH.total * Decimal("1.0937")))
    assert not [one for one in found.causes if one.is_point]


def test_rounding_is_named_within_its_bound_alone() -> None:
    requests = 500
    for decimals in (2, 4):
        bound = requests * Decimal(5).scaleb(-decimals - 1)
        found = check(MONTH, MONTH.total + bound)
        assert named(found, "rounding").numbers == {"decimals": decimals, "requests": requests}
        assert named(found, "rounding").most == bound
    beyond = check(MONTH, MONTH.total + requests * Decimal("0.005") + CENT)
    assert "rounding" not in {one.code for one in beyond.causes}


def test_hits_that_records_do_not_tell() -> None:
    costs = costs_of(
        entry("kimi-k2.6", 10_000, output=10, has_split=False),
        entry("kimi-k3", 10_000, 5_000, output=10),
    )
    most = 10_000 * Decimal("5.40") / 1_000_000
    found = check(costs, costs.total - most / 4)
    cause = named(found, "no_split")
    assert (cause.least, cause.most) == (-most, Decimal(0))
    assert cause.numbers["hits"] == 2_500
    assert cause.numbers["exactly"] == 1
    assert cause.numbers["share"] == Decimal("0.25")
    assert "no_split" not in {one.code for one in check(costs, costs.total + most).causes}
    assert "no_split" not in {one.code for one in check(costs, costs.total - most - CENT).causes}


def test_hits_that_a_gateway_did_not_read() -> None:
    before = date(2025, 12, 1).toordinal()
    costs = costs_of(
        *[entry("kimi-k2-turbo-preview", 100_000, output=10, day=before + n) for n in range(5)],
        *[entry("kimi-k2-turbo-preview", 10, 90, day=before + n) for n in range(30, 35)],
    )
    cause = named(check(costs, costs.total - Decimal("1.40")), "hits_not_read")
    assert cause.least == -500_000 * Decimal("7.00") / 1_000_000
    assert cause.numbers["hits"] == 200_000
    assert "hits_not_read" not in {one.code for one in check(MONTH, MONTH.total - 1).causes}


def test_rows_that_are_not_counted() -> None:
    costs = costs_of(entry("gpt-4o", 1_000_000, output=100), entry("kimi-k2.6", 100_000))
    found = check(costs, costs.total + 3)
    cause = named(found, "unpriced")
    assert cause.numbers == {"rows": 1}
    assert cause.most == (1_000_000 * 40 + 100 * 100) / Decimal(1_000_000)  # the dearest are K3's
    assert "unpriced" not in {one.code for one in check(costs, costs.total + 41).causes}
    assert "unpriced" not in {one.code for one in check(costs, costs.total - CENT).causes}
    costs.tally.unreadable = 2
    costs.tally.merged = 3
    found = check(costs, costs.total + 41)
    assert named(found, "unreadable").most is None
    assert named(found, "merged").numbers == {"rows": 3, "about": costs.total * 3}


def test_writes_for_an_hour() -> None:
    costs = costs_of(entry("kimi-k3", 5_000, output=10, written=(50_000, 0), day=OCTOBER))
    cause = named(check(costs, costs.total + 1), "writes_1h")
    assert cause.most == 50_000 * Decimal(20) / 1_000_000  # where some are told, no others are
    unsaid = costs_of(entry("kimi-k3", 55_000, output=10, day=OCTOBER))
    assert named(check(unsaid, unsaid.total + 1), "writes_1h").most == Decimal("1.1")
    hour = costs_of(entry("kimi-k3", 5_000, output=10, written=(0, 50_000), day=OCTOBER))
    assert named(check(hour, hour.total - 1), "writes_5m").least == -1


def test_searches_that_records_do_not_have() -> None:
    found = check(MONTH, in_cents(MONTH.total) + Decimal("1.23"))
    assert named(found, "searches").numbers == {"calls": 123, "price": Decimal("0.01")}
    assert "searches" not in {one.code for one in check(MONTH, MONTH.total + 6).causes}


def dearer(price_list: PriceList, published: date) -> PriceList:
    """A later list with everything at twice the price."""
    models = []
    for model in price_list.models:
        (tier, *_) = model.tiers
        prices = Prices.of({charge: 2 * price for charge, price in tier.prices.items()})
        tiers = (Tier(model.context_length, prices),)
        models.append(replace(model, tiers=tiers, services={}, price_list="dearer"))
    return replace(price_list, id="dearer", published=published, models=tuple(models))


OLD = list_of_2026()
CHANGE = date(2026, 10, 10)
CHANGED = DatedLists([OLD, dearer(OLD, CHANGE)])


@pytest.mark.parametrize(
    ("moved", "code", "day"),
    [(2, "change_later", "2026-10-12"), (-3, "change_earlier", "2026-10-07")],
)
def test_a_change_of_prices_on_another_day(moved: int, code: str, day: str) -> None:
    entries = [
        entry("kimi-k3", 1_000 * n * n, output=100_000 + n, day=OCTOBER + n) for n in range(30)
    ]
    costs = costs_of(*entries, lists=CHANGED)
    other_day = date.fromordinal(CHANGE.toordinal() + moved)
    otherwise = DatedLists([OLD, dearer(OLD, other_day)])
    billed = in_cents(costs_of(*entries, lists=otherwise).total)
    first = check(costs, billed).causes[0]
    assert (first.code, first.numbers["from"]) == (code, day)
    assert first.numbers["list"] == "dearer"
    # In the course of a day it lies between two of these.
    cause = named(check(costs, billed - (3 if moved > 0 else -3)), code)
    assert cause.numbers["days"] == abs(moved) + 1
    assert not cause.is_point


def test_one_list_for_all_days() -> None:
    entries = [entry("kimi-k3", 1_000 * n, day=OCTOBER + n) for n in range(1, 30)]
    costs = costs_of(*entries, lists=CHANGED)
    billed = in_cents(costs_of(*entries, lists=only(OLD)).total)
    assert named(check(costs, billed), "one_list").numbers["list"] == OLD.id


def test_the_other_side_of_midnight() -> None:
    """A bill by UTC: the first third of each day stands on the day before."""
    costs = costs_of(
        *[entry("kimi-k3", 10_000 * n, output=999, day=OCTOBER + n) for n in range(1, 11)]
    )
    day_cost = {group.values[0]: costs.money(group.amount) for group in grouped(costs, ("day",))}
    moved = {day: in_cents(amount / 3) for day, amount in day_cost.items()}
    days = sorted(day_cost)
    rows = [
        Billed(
            date.fromisoformat(day).toordinal(),
            "",
            day_cost[day] - moved[day] + (moved[after] if after else 0),
        )
        for day, after in zip(days, [*days[1:], ""], strict=True)
    ]
    found = check(costs, Bill(tuple(rows), "CNY", CENT))
    cause = named(found, "midnight")
    assert cause.numbers["zone"] == "UTC"
    assert cause.least == -day_cost[days[0]]
    assert found.difference == -moved[days[0]]
    # Of some days in the middle, where the total is the same but each day another:
    inner = [one._replace(amount=one.amount) for one in rows[2:6]]
    shift = moved[days[2]] - moved[days[6]]
    even = [inner[0]._replace(amount=inner[0].amount + shift), *inner[1:]]
    found = check(costs, Bill(tuple(even), "CNY", CENT))
    assert found.agrees
    assert not found.rows_agree
    assert [one.code for one in found.causes] == ["midnight"]
    assert found.outside == costs.total - found.worked_out
    # What no midnight can move: a day that has more than it and its neighbour have.
    odd = [rows[0], rows[1]._replace(amount=rows[1].amount + 100), *rows[2:]]
    assert "midnight" not in {
        one.code for one in check(costs, Bill(tuple(odd), "CNY", CENT)).causes
    }


def test_days_of_the_bill_without_records() -> None:
    costs = costs_of(entry("kimi-k2.6", 100_000, day=JULY), entry("kimi-k2.6", 1, day=JULY + 2))
    bill = read_bill(f"{day_said(JULY)} 0.65\n{day_said(JULY + 1)} 3.00\n{day_said(JULY + 2)} 0")
    found = check(costs, bill)
    assert found.causes[0].code == "no_records"
    assert found.causes[0].numbers == {"days": 1}
    assert [one.worked_out for one in found.rows][1] == 0


def test_a_bill_by_day_and_model_is_compared_by_both() -> None:
    costs = costs_of(
        entry("kimi-k2.6", 100_000, day=JULY),
        entry("kimi-k3", 100_000, day=JULY),
        entry("kimi-k3", 100_000, day=JULY + 5),
    )
    day = day_said(JULY)
    found = check(costs, read_bill(f"{day},KIMI-K2.6,0.65\n{day},moonshot-x,1.00"))
    assert [(one.model, one.billed, one.worked_out) for one in found.rows] == [
        ("KIMI-K2.6", Decimal("0.65"), Decimal("0.65")),
        ("kimi-k3", 0, 2),
        ("moonshot-x", 1, 0),
    ]
    assert found.outside == 2


def test_a_bill_without_any_records() -> None:
    found = check(costs_of(), Decimal(12))
    assert (found.worked_out, found.share, found.agrees) == (Decimal(0), None, False)
    assert found.causes == ()
    days = check(costs_of(), read_bill("2026-10-01 12.00"))
    assert [one.code for one in days.causes] == ["no_records"]


@given(st.integers(-2_000, 2_000))
def test_no_cause_is_named_beyond_its_bounds(cents: int) -> None:
    found = check(MONTH, in_cents(MONTH.total) + cents * CENT)
    slack = found.bill.tolerance
    for one in found.causes:
        low, high = one.least - slack, one.most
        assert low <= found.difference - (one.left if one.is_point else 0)
        if high is not None:
            assert found.difference - (one.left if one.is_point else 0) <= high + slack
