"""Discounts: what of a price list is to be paid, where its prices are those before a discount."""

from __future__ import annotations

from collections.abc import Sequence
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
    for factor, of_family, of_charge in discounts:
        if of_family in {"", family} and of_charge in {"", charge.key, charge.kind}:
            return factor
    return Decimal(1)


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
