from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_estimate import builtin_list, drawn_items, item
from estimate_desk import desk_with
from own_lists import COMPANY, CONTRACT, named

from kimi_calc.estimates import Basis, Estimate, Growth, Item, totals
from kimi_calc.price_lists import InUse, load_price_list
from kimi_calc.price_lists.identity import renamed
from kimi_calc.pricing import Charge, Prices
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.viewmodels.price_basis import PriceBasis
from kimi_calc.viewmodels.price_basis_wording import basis_lines, today_lines

OLD = item("旧", "", "kimi-latest", (6000, 2000, "0"), (200, None), list_id="cny-2025-11-11")


def basis_of(*items: Item, in_use: InUse | None = None) -> PriceBasis:
    desk = desk_with(Estimate("", items), in_use)
    return PriceBasis(desk.estimating, desk.price_lists, desk)


def on_discounted(one: Item, factor: str) -> Item:
    prices = discounted(builtin_list("cny-2026-09-19"), [Discount(Decimal(factor))])
    return replace(one, model=prices.model(one.model.id), basis=Basis.of(prices))


def test_the_drawing() -> None:
    basis = basis_of(*drawn_items())
    assert basis_lines(basis) == ["Price list 2026-09-19, CNY"]  # it doesn't say what of taxes
    assert today_lines(basis.today) == ["Same as today's list"]
    assert basis.today.repriced is None


def test_taxes_only_where_the_list_says_so_and_discounts() -> None:
    abroad = item("x", "", "kimi-k3", (1000, 10, "0"), (1, None), list_id="usd-2026-10-23")
    assert basis_lines(basis_of(abroad)) == ["Price list 2026-10-23, USD, tax excluded"]
    (line,) = basis_lines(basis_of(on_discounted(drawn_items()[0], "0.85")))
    assert line == "Price list 2026-09-19, CNY, contract price, 15% off"


def test_several_lists_have_subtotals() -> None:
    abroad = item("x", "", "kimi-k3", (1000, 10, "0"), (1000, None), list_id="usd-2026-10-23")
    basis = basis_of(*drawn_items(), abroad)
    assert basis_lines(basis) == [
        "Price list 2026-09-19, CNY: ¥7,322.80 / month + ¥1,598.40 once",
        "Price list 2026-10-23, USD, tax excluded: $3.15 / month",
    ]
    assert today_lines(basis.today) == ["Same as today's lists"]


def test_todays_list_is_told_and_taken_only_when_that_is_asked_for() -> None:
    desk = desk_with(Estimate("", tuple(on_discounted(one, "0.8") for one in drawn_items())))
    basis = PriceBasis(desk.estimating, desk.price_lists, desk)
    before = desk.estimating.estimate
    (line,) = today_lines(basis.today)
    assert line == (
        "With today's list 2026-09-19:\nPer month ¥7,322.80 (+¥1,464.56, +25.0%)\n"
        "Once ¥1,598.40 (+¥319.68, +25.0%)\nFirst year ¥89,472.00 (+¥17,894.40, +25.0%)"
    )
    assert desk.estimating.estimate is before
    basis.reprice()
    assert totals(desk.estimating.estimate.items) == totals(drawn_items())
    assert [one.basis for one in desk.estimating.estimate.items] == [
        one.basis for one in drawn_items()
    ]
    assert today_lines(basis.today) == ["Same as today's list"]
    desk.estimating.undo()
    assert desk.estimating.estimate == before
    assert not desk.estimating.can_undo


def test_a_model_that_is_gone_stays_until_its_successor_is_taken() -> None:
    desk = desk_with(Estimate("", (*drawn_items(), OLD)))
    basis = PriceBasis(desk.estimating, desk.price_lists, desk)
    assert today_lines(basis.today) == [
        "Today's list has no kimi-latest: 1 item stays as it is: 旧.",
        (  # 200 requests at 0.093 and not 0.032
            "With its successor kimi-k2.6:\nPer month ¥7,341.40 (+¥12.20, +0.2%)\n"
            "First year ¥89,695.20 (+¥146.40, +0.2%)"
        ),
    ]
    shown = basis.today.replaced
    assert shown
    before = desk.estimating.estimate
    basis.reprice()  # which has nothing to do with it
    assert desk.estimating.estimate == before
    basis.replace_missing()
    assert [one.model.id for one in desk.estimating.estimate.items][-1] == "kimi-k2.6"
    assert totals(desk.estimating.estimate.items) == shown.after
    desk.estimating.undo()
    assert desk.estimating.estimate == before


def test_one_that_todays_list_can_not_price_is_told_and_left() -> None:
    prices = builtin_list("cny-2026-09-19")
    one = drawn_items()[2]
    model = prices.model("kimi-k3")
    with_batch = replace(model, services={"batch": model.tiers, "fast": model.tiers})
    fast = replace(one, model=with_batch, usage=replace(one.usage, service="fast"))
    basis = basis_of(fast)
    assert today_lines(basis.today) == [
        "Today's list 2026-09-19 has other prices.",
        (
            "1 item stays as it is: 合同摘要. kimi-k3 has no prices for the service fast in this "
            "price list."
        ),
    ]
    assert basis.today.repriced
    assert not basis.today.repriced.results


def test_todays_list_is_ones_own_where_that_is_in_use(own_lists: Path) -> None:
    file = own_lists / "prices" / "contract.yaml"
    own = InUse(load_price_list(file), "user", file, was_picked=True)
    basis = basis_of(*drawn_items()[:2], in_use=own)
    assert basis.today.lists == (own.price_list,)
    (line,) = today_lines(basis.today)
    assert line.startswith(f"With today's list {CONTRACT}:\nPer month ¥2,743.80 (−¥484.20, −15.0%)")
    basis.reprice()
    assert basis_lines(basis) == [
        f"{CONTRACT}, Price list 2026-07-16, CNY, contract price, 15% off"
    ]
    abroad = item("x", "", "kimi-k3", (1000, 10, "0"), (1, None), list_id="usd-2026-09-19")
    (of_dollars,) = basis_of(abroad, in_use=own).today.lists
    assert of_dollars.id == "usd-2026-10-23"


def test_a_currency_without_a_list() -> None:
    prices = builtin_list("cny-2026-09-19")
    models = tuple(replace(one, currency="EUR") for one in prices.models)
    euros = replace(prices, currency="EUR", models=models)
    one = replace(drawn_items()[0], model=euros.model("kimi-k2.6"), basis=Basis.of(euros))
    assert today_lines(basis_of(one).today) == ["There is no list of today in EUR."]


def of_contract(own_lists: Path, *models: str) -> list[Item]:
    prices = load_price_list(own_lists / "prices" / "contract.yaml")
    return [
        replace(one, model=prices.model(one.model.id), basis=Basis.of(prices))
        for one in drawn_items()
        if one.model.id in models and one.usage.service == "standard"
    ]


def test_a_contract_that_is_not_in_use_is_compared_with_itself(own_lists: Path) -> None:
    items = of_contract(own_lists, "kimi-k2.6")
    basis = basis_of(*items, *drawn_items()[2:3])
    assert [one.name for one in basis.today.lists] == [CONTRACT, ""]
    assert today_lines(basis.today) == ["Same as today's lists"]
    renewed = named("cny-2026-09-19", CONTRACT, "discounts:\n  - {factor: 0.80}\n")
    (own_lists / "prices" / "renewed.yaml").write_text(renewed, encoding="utf-8")
    desk = desk_with(Estimate("", tuple(items)))
    basis = PriceBasis(desk.estimating, desk.price_lists, desk)
    (line,) = today_lines(basis.today)
    # 0.80 of the price where it was 0.85.
    assert line.startswith(f"With today's list {CONTRACT}:\nPer month ¥2,582.40 (−¥161.40, −5.9%)")
    basis.reprice()
    assert {one.basis.published.isoformat() for one in desk.estimating.estimate.items} == {
        "2026-09-19"
    }
    assert basis.today.is_same


def test_a_contract_that_is_gone_is_not_called_dearer_without_a_word(own_lists: Path) -> None:
    items = of_contract(own_lists, "kimi-k2.6")
    (own_lists / "prices" / "contract.yaml").unlink()
    told, line = today_lines(basis_of(*items).today)
    assert told == (
        f"\"{CONTRACT}\" is not among the price lists any more: today's is the platform's own."
    )
    assert line.startswith("With today's list 2026-09-19:\nPer month ¥3,228.00 (+¥484.20, +17.6%)")


def test_only_lists_with_other_prices_are_named(own_lists: Path) -> None:
    abroad = item("x", "", "kimi-k3", (1000, 10, "0"), (1, None), list_id="usd-2026-10-23")
    items = (on_discounted(drawn_items()[0], "0.8"), *of_contract(own_lists, "kimi-k3"), abroad)
    basis = basis_of(*items)
    assert len(basis.today.lists) == 3
    (line,) = today_lines(basis.today)
    assert line.startswith("With today's list 2026-09-19:\nPer month")


def test_another_contract_in_use_is_what_today_s_prices_are(own_lists: Path) -> None:
    items = of_contract(own_lists, "kimi-k2.6")
    file = own_lists.parent / "company" / "kimi-calc" / "group.yaml"
    basis = basis_of(*items, in_use=InUse(load_price_list(file), "company", file))
    (line,) = today_lines(basis.today)
    assert line.startswith(f"With today's list {COMPANY}:\nPer month ¥3,228.00")


def test_another_provider_has_other_models_prices() -> None:
    whole = renamed(builtin_list("cny-2026-07-16"), "", date(2026, 7, 16))
    models = tuple(
        replace(one, provider="Someone", price_list="cny-2026-07-16@Someone")
        for one in whole.models
    )
    theirs = replace(whole, id="cny-2026-07-16@Someone", provider="Someone", models=models)
    one = replace(drawn_items()[0], model=theirs.model("kimi-k2.6"), basis=Basis.of(theirs))
    desk = desk_with(Estimate("", (one,)))
    basis = PriceBasis(desk.estimating, desk.price_lists, desk)
    assert today_lines(basis.today) == ["There is no list of today of Someone in CNY."]
    basis.reprice()
    assert desk.estimating.estimate.items[0] == one
    assert not desk.estimating.can_undo


def every_price() -> list[tuple[str, str, int, Charge]]:
    return [
        (model.id, service, place, charge)
        for model in builtin_list("cny-2026-09-19").models
        for service, tiers in model.services.items()
        for place, tier in enumerate(tiers)
        for charge in tier.prices
    ]


def test_it_is_never_the_same_where_any_price_of_the_model_is_another() -> None:
    seen = 0
    for model_id, service, place, charge in every_price():
        prices = builtin_list("cny-2026-09-19")
        model = prices.model(model_id)
        tiers = list(model.services[service])
        own = dict(tiers[place].prices.items())
        own[charge] += Decimal("0.000001")
        tiers[place] = replace(tiers[place], prices=Prices.of(own))
        services = {**model.services, service: tuple(tiers)}
        other = replace(model, tiers=services["standard"], services=services)
        one = item("x", "", model_id, (0, 0, "0"), (1, None))  # which costs nothing on either
        basis = basis_of(replace(one, model=other))
        assert not basis.today.is_same
        assert today_lines(basis.today) == ["With today's list 2026-09-19: the same amounts"]
        seen += 1
    assert seen > 30


def test_amounts_that_make_up_for_each_other_are_not_the_same() -> None:
    one = drawn_items()[2]
    dearer, cheaper = on_discounted(one, "0.5"), on_discounted(one, "1.5")
    (line,) = today_lines(basis_of(dearer, cheaper).today)
    assert line == "With today's list 2026-09-19: other amounts, the same in total"


def test_re_pricing_changes_nothing_but_prices() -> None:
    old = item("旧", "g", "kimi-k2.6", (6000, 2000, "0.5"), (20, 22), list_id="cny-2026-04-20")
    old = replace(old, note="n", growth=Growth(Decimal("0.1"), 3))
    desk = desk_with(Estimate("", (old, *drawn_items())))
    before = desk.estimating.estimate.items
    PriceBasis(desk.estimating, desk.price_lists, desk).reprice()
    after = desk.estimating.estimate.items
    assert [one.key for one in after] == [one.key for one in before]
    prices = builtin_list("cny-2026-09-19")
    (changed,) = (one for one in after if one.name == "旧")
    assert changed == replace(old, model=prices.model("kimi-k2.6"), basis=Basis.of(prices))
    assert [one for one in after if one.name != "旧"] == [*drawn_items()]


def test_only_what_changed_is_worked_out_again() -> None:
    desk = desk_with(Estimate("", tuple(on_discounted(one, "0.8") for one in drawn_items())))
    basis = PriceBasis(desk.estimating, desk.price_lists, desk)
    assert not basis.prepare(4)
    assert basis.prepare(4)
    known = {one.before.key: one for one in basis.today.repriced.changed}  # type: ignore[union-attr]  # they differ
    first = desk.estimating.estimate.items[0].key
    desk.estimating.set_values({first}, note="x")
    again = {one.before.key: one for one in basis.today.repriced.changed}  # type: ignore[union-attr]  # as above
    assert {key for key, one in again.items() if one is not known[key]} == {first}


@pytest.mark.parametrize("list_id", ["cny-2026-09-01", "cny-2026-07-16"])
def test_every_older_list_can_be_brought_to_today(list_id: str) -> None:
    one = item("x", "", "kimi-k2.6", (60_000, 1_000, "0.5"), (1_000, None), list_id=list_id)
    desk = desk_with(Estimate("", (one,)))
    basis = PriceBasis(desk.estimating, desk.price_lists, desk)
    basis.reprice()
    (after,) = desk.estimating.estimate.items
    assert after.model == builtin_list("cny-2026-09-19").model("kimi-k2.6")
    assert basis.today.is_same
