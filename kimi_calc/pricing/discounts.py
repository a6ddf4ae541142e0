"""Discounts: what of a price list is to be paid, where its prices are those before a discount."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kimi_calc.pricing.charges import Charge, call_of
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Discount, Model, PriceList, Prices, Tier


def factor_of(discounts: Sequence[Discount], family: str, charge: Charge) -> Decimal:
    """What a price is multiplied by: the factor of the first discount that is on it, else 1.

    A call is of no family: it costs the same on every model.
    """
    family = "" if charge.kind == "per_call" else family
    of_it = (one.factor for one in discounts if _is_on(one, family, charge))
    return next(of_it, Decimal(1))


def _is_on(discount: Discount, family: str, charge: Charge) -> bool:
    return discount.family in {"", family} and discount.charge in {"", charge.key, charge.kind}


def discounts_on(
    discounts: Sequence[Discount], family: str, charges: Iterable[Charge]
) -> tuple[Discount, ...]:
    """Those of the discounts that some of the charges of a family's model get, in their order."""
    on = set()
    for charge in charges:
        of = "" if charge.kind == "per_call" else family
        on.add(next((place for place, one in enumerate(discounts) if _is_on(one, of, charge)), -1))
    return tuple(one for place, one in enumerate(discounts) if place in on)


def discounted(price_list: PriceList, discounts: Sequence[Discount]) -> PriceList:
    """A list with discounts on its list prices, in place of those that it had. Nothing rounds."""
    whole = price_list.undiscounted
    if not discounts:
        return whole
    calls = {
        name: EXACT.multiply(price, factor_of(discounts, "", call_of(name)))
        for name, price in whole.calls.items()
    }
    models = tuple(_model(model, discounts) for model in whole.models)
    return replace(whole, models=models, calls=calls, discounts=tuple(discounts))


def _model(model: Model, discounts: Sequence[Discount]) -> Model:
    services = {
        name: tuple(
            Tier(tier.up_to, _prices(tier.prices, model.family, discounts)) for tier in tiers
        )
        for name, tiers in model.services.items()
    }
    if services == model.services:
        return model
    return replace(model, tiers=services["standard"], services=services, undiscounted=model)


def _prices(prices: Prices, family: str, discounts: Sequence[Discount]) -> Prices:
    paid = {
        charge: EXACT.multiply(price, factor_of(discounts, family, charge))
        for charge, price in prices.items()
    }
    return Prices.of(paid)
