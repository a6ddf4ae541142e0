"""Items on other terms, against an oracle in fractions that knows nothing of the program."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from drawn_estimate import builtin_list, drawn_items, item
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pricing.oracle import (
    NoPrice,
    Refused,
    Sheet,
    conversations,
    cost_of,
    shares,
    sheets_of,
    usages,
)

from kimi_calc.estimates import Basis, Growth, Item, Times, totals
from kimi_calc.estimates.changes import (
    Change,
    apply,
    attempt,
    changed,
    differences,
    more_times,
    same_prices,
)
from kimi_calc.estimates.times import PERIODS
from kimi_calc.estimates.totals import year_of
from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    NotPriced,
    PriceList,
    PricingError,
    UnknownModel,
    Usage,
    UsageError,
)

TODAY = "cny-2026-09-19"
LONG = 8_000  # tokens; longer than anything that is asked here


def list_of(name: str, **sheets: Sheet) -> PriceList:
    models = tuple(sheet.model(model) for model, sheet in sheets.items())
    return PriceList(name, "P", "CNY", date(2026, 1, 1), "source", models)


@st.composite
def long_sheets(draw: st.DrawFn) -> Sheet:
    return draw(sheets_of({draw(st.integers(1, 3000)), LONG}))


long_sheet, short_sheet = long_sheets(), st.builds(lambda n: {n}, st.integers(1, 3000))
growths = st.builds(
    Growth, st.integers(-99, 300).map(lambda n: Decimal(n).scaleb(-2)), st.integers(1, 24)
)


@st.composite
def items(draw: st.DrawFn, own: Sheet) -> Item:
    asked: Usage | Conversation = draw(st.one_of(usages(), conversations))
    one = (
        replace(asked, requests=1) if isinstance(asked, Usage) else replace(asked, conversations=1)
    )
    prices = list_of("own", m=own)
    try:
        return Item(
            "x",
            prices.model("m"),
            Basis.of(prices),
            one,
            Times(draw(st.integers(0, 10**6)), draw(st.none() | st.integers(0, 40))),
            draw(st.sampled_from(PERIODS)),
            growth=draw(st.none() | growths),
            key=7,
        )
    except NotPriced:
        assume(False)
        raise


def with_hits(usage: Usage | Conversation, share: Decimal) -> Usage | Conversation:
    """The oracle's way: what is read, and the same part of the rest written."""
    if isinstance(usage, Conversation):
        return replace(usage, cache_hit_share=share)
    part = Fraction(str(share))
    cached = int(part * usage.input_tokens)
    rest, before = usage.input_tokens - cached, usage.input_tokens - usage.cached_tokens
    written = {
        name: int(Fraction(tokens * rest, before)) if before else 0
        for name, tokens in usage.written.items()
    }
    return Usage(
        usage.input_tokens,
        usage.output_tokens,
        cached,
        written=written,
        calls=usage.calls,
        service=usage.service,
    )


def check_hits(sheet: Sheet, share: Decimal) -> None:
    """Nobody asks for hits that have no price."""
    if share and all(row[1] is None for row in sheet.rows):
        raise NoPrice


def year(period: str, growth: Growth | None) -> Fraction:
    often = {"once": 1, "day": 365, "week": 52, "month": 12}[period]
    if growth is None or period == "once":
        return Fraction(often)
    now, found = Fraction(1), Fraction(0)
    for month in range(1, 13):
        found += now * often / 12
        if month < growth.months:
            now *= 1 + Fraction(str(growth.rate))
    return found


@settings(max_examples=120)
@given(data=st.data())
def test_every_change_against_fractions(data: st.DataObject) -> None:
    own, other, third = (data.draw(long_sheet) for _ in range(3))
    if data.draw(st.integers(0, 3)) == 0:
        other = data.draw(short_sheet.flatmap(sheets_of))
    one = data.draw(items(own))
    prices = list_of("other", m=other, n=third)
    change = Change(
        model=data.draw(st.sampled_from(["", "", "m", "n"])),
        service=data.draw(st.sampled_from(["", "", "standard", "batch"])),
        price_list=data.draw(st.sampled_from([None, prices])),
        models={one.basis: prices},
        hits=data.draw(st.none() | shares),
        volume=data.draw(st.none() | st.integers(1, 10**6).map(lambda n: Decimal(n).scaleb(-3))),
        growth=data.draw(st.none() | growths),
    )
    sheet = own
    if change.price_list or change.model not in {"", "m"}:
        sheet = third if change.model == "n" else other
    usage = replace(one.usage, service=change.service or one.usage.service)
    number = one.times.number
    if change.volume is not None:
        number = ceil(number * Fraction(str(change.volume)))
    growth = one.growth
    if change.growth is not None and one.period != "once":
        growth = change.growth if change.growth.rate else None
    try:
        if change.hits is not None:
            usage = with_hits(usage, change.hits)
            of_service = sheet.of_service(usage)
            check_hits(of_service, change.hits)
        count = number * (1 if one.times.days is None else one.times.days)
        expected = cost_of(sheet, usage) * count
    except Refused:
        with pytest.raises(PricingError):
            changed(one, change)
        found = attempt(one, change)
        assert found.refusal
        assert found.result is one
        return
    after = changed(one, change)
    assert Fraction(after.quote.total) == expected
    exactly = expected * year(one.period, growth)
    figure = year_of(after)
    assert 0 <= exactly - Fraction(figure.amount) < Fraction(1, 10**30)
    assert figure.exact == (exactly == Fraction(figure.amount))
    assert (after.name, after.group, after.note, after.period, after.key) == (
        "x",
        "",
        "",
        one.period,
        7,
    )
    assert after.basis == (one.basis if sheet is own else Basis.of(prices))
    assert after.times.days == one.times.days
    assert attempt(one, change).rounded == (
        change.volume is not None and number != one.times.number * Fraction(str(change.volume))
    )
    assert attempt(one, change).result == after


@given(data=st.data())
def test_what_several_cost_is_the_sum_of_what_each_costs(data: st.DataObject) -> None:
    own = data.draw(long_sheet)
    before = [replace(data.draw(items(own)), key=place + 1) for place in range(4)]
    keys = data.draw(st.none() | st.sets(st.integers(1, 4)))
    change = Change(
        service=data.draw(st.sampled_from(["", "batch"])),
        hits=data.draw(st.none() | shares),
        volume=Decimal("1.5"),
    )
    outcome = apply(before, change, keys)
    wanted = [one for one in before if keys is None or one.key in keys]
    assert [one.before for one in outcome.changed] == wanted
    after = [
        attempt(one, change).result if keys is None or one.key in keys else one for one in before
    ]
    assert outcome.before == totals(before)
    assert outcome.after == totals(after)
    assert {one.key: one for one in after} == {one.key: one for one in before} | outcome.results
    assert apply(before, change, keys, {one.before.key: one for one in outcome.changed}) == outcome


def test_the_drawing() -> None:
    prices = builtin_list(TODAY)
    drawn = [replace(one, key=place) for place, one in enumerate(drawn_items(), 1)]
    outcome = apply(drawn, Change(model="kimi-k3", models={drawn[0].basis: prices}), {1, 2})
    (found,) = outcome.differences
    assert found.before.month.amount == Decimal("7322.80")
    assert found.after.month.amount == Decimal("14714.80")
    assert found.month.amount == 7392
    assert found.once.amount == 0
    assert found.year.amount == 12 * 7392
    assert not outcome.refused


def test_one_that_can_not_be_that_stays_and_the_others_go() -> None:
    drawn = [replace(one, key=place) for place, one in enumerate(drawn_items(), 1)]
    outcome = apply(drawn, Change(service="batch"))
    (stays,) = outcome.refused
    assert stays.before.name == "合同摘要"
    assert isinstance(stays.refusal, NotPriced)
    assert set(outcome.results) == {1, 2, 5}  # the fourth is a batch already
    (found,) = outcome.differences
    assert found.month.amount < 0


def test_an_item_that_nothing_changes_is_itself() -> None:
    one = drawn_items()[0]
    for change in (
        Change(),
        Change(model="kimi-k2.6", models={one.basis: builtin_list(TODAY)}),
        Change(service="standard"),
        Change(volume=Decimal(1)),
        Change(growth=Growth(Decimal(0))),
    ):
        assert changed(one, change) is one
    assert not Change(models={one.basis: builtin_list(TODAY)}).asks


def test_what_is_rounded_up_to_what_it_was_is_told() -> None:
    one = replace(drawn_items()[0], times=Times(1, 30))
    found = attempt(one, Change(volume=Decimal("0.001")))
    assert found.rounded
    assert found.result is one


def test_another_list_has_the_same_model_or_its_successor_if_that_is_asked_for() -> None:
    old = item("x", "", "kimi-latest", (6000, 100, "0"), (10, None), list_id="cny-2025-11-11")
    today = builtin_list(TODAY)
    with pytest.raises(UnknownModel):
        changed(old, Change(price_list=today))
    after = changed(old, Change(price_list=today, with_successors=True))
    assert after.model.id == "kimi-k2.6"
    assert after.basis.id == TODAY
    older = item("x", "", "kimi-k2.6", (6000, 100, "0"), (10, None), list_id="cny-2026-04-20")
    assert changed(older, Change(price_list=today)).basis.id == TODAY


def test_another_currency_is_not_subtracted() -> None:
    drawn = [replace(one, key=place) for place, one in enumerate(drawn_items(), 1)]
    outcome = apply(drawn, Change(price_list=builtin_list("usd-2026-09-19")), {1})
    assert outcome.crosses
    assert outcome.differences == ()
    assert [one.currency for one in outcome.after] == ["USD", "CNY"]
    assert not apply(drawn, Change(volume=Decimal(2))).crosses


def test_a_model_is_of_the_list_that_stands_for_the_items_own() -> None:
    abroad = item("x", "", "kimi-k2.6", (1000, 10, "0"), (1, None), list_id="usd-2026-09-19")
    here = item("x", "", "kimi-k2.6", (1000, 10, "0"), (1, None))
    lists = {here.basis: builtin_list(TODAY), abroad.basis: builtin_list("usd-2026-09-19")}
    assert changed(abroad, Change(model="kimi-k3", models=lists)).currency == "USD"
    del lists[abroad.basis]
    with pytest.raises(UsageError) as caught:
        changed(abroad, Change(model="kimi-k3", models=lists))
    assert caught.value.code == "no_list_of_currency"


def test_hits_on_a_model_without_a_price_of_hits() -> None:
    one = item("x", "", "moonshot-v1-8k", (1000, 10, "0"), (1, None), list_id="cny-2025-11-11")
    with pytest.raises(NotPriced):
        changed(one, Change(hits=Decimal("0.5")))
    assert changed(one, Change(hits=Decimal(0))).quote.total == one.quote.total


def test_what_grows_is_known_by_its_first_year() -> None:
    one = item("x", "", "kimi-k2.6", (1000, 0, "0"), (1_000_000, None))
    grows = changed(one, Change(growth=Growth(Decimal("0.1"), 12)))
    month = one.quote.total
    assert year_of(grows).amount == month * ((Decimal("1.1") ** 12 - 1) / Decimal("0.1"))
    assert changed(grows, Change(growth=Growth(Decimal(0)))) == one
    once = replace(one, period="once")
    assert changed(once, Change(growth=Growth(Decimal("0.1")))) is once


@pytest.mark.parametrize("volume", [Decimal(0), Decimal(-1), Decimal("NaN"), 2.0, True])
def test_volumes_that_can_not_be(volume: Decimal) -> None:
    with pytest.raises(UsageError):
        more_times(Times(1), volume)


def test_a_request_too_long_for_the_other_model() -> None:
    long = item("x", "", "kimi-k3", (300_000, 10, "0"), (1, None))
    found = attempt(long, Change(model="kimi-k2.6", models={long.basis: builtin_list(TODAY)}))
    assert isinstance(found.refusal, ContextExceeded)


def test_prices_are_the_same_whoever_loaded_them() -> None:
    one, other = builtin_list(TODAY).model("kimi-k3"), builtin_list(TODAY).model("kimi-k3")
    assert same_prices(one, replace(other, price_list="another", recommended=True))
    assert not same_prices(one, builtin_list(TODAY).model("kimi-k2.6"))


def test_a_currency_that_only_one_side_has_is_nothing_on_the_other() -> None:
    abroad = totals([item("x", "", "kimi-k3", (1000, 10, "0"), (1, 30), list_id="usd-2026-09-19")])
    here = totals(drawn_items())
    found = differences(here, abroad)
    assert [one.currency for one in found] == ["CNY", "USD"]
    assert found[0].month.amount == Decimal("-7322.80")
    assert found[1].month.amount == abroad[0].month.amount
