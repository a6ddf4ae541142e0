"""What a price list file says about its prices: how sure they are, and discounts on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from kimi_calc.price_lists.faults import Faults, shown
from kimi_calc.price_lists.fields import Fields, Shape
from kimi_calc.price_lists.yaml_nodes import Scalar
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.models import Confidence, Discount, PriceList, Tier

_LEVELS = ("high", "medium", "low")
_DISCOUNT = Shape("discount", ("factor",), ("family", "charge"))


def read_confidence(fields: Fields, key: str) -> Confidence:
    """How sure something is: high where the key is left out."""
    if not fields.has(key):
        return "high"
    return cast("Confidence", fields.choice(key, _LEVELS, "not_a_confidence") or "high")


def read_confidences(
    model: Fields, services: Mapping[str, tuple[Tier, ...]] | None, faults: Faults
) -> dict[Charge, Confidence]:
    """How sure the less sure prices of a model are: one word for all of them, or one a charge.

    None for the services are some with faults, of which nobody knows what they price.
    """
    if not model.has("confidence"):
        return {}
    priced = {
        charge.key: charge
        for tiers in (services or {}).values()
        for tier in tiers
        for charge in tier.prices
        if charge.kind != "per_call"
    }
    if isinstance(model.node("confidence"), Scalar):
        level = read_confidence(model, "confidence")
        return {} if level == "high" else dict.fromkeys(priced.values(), level)

    def fault_of(key: str) -> str:
        return "" if services is None or key in priced else "charge_without_price"

    by_charge = Fields(model.node("confidence"), Shape("confidence", others=fault_of), faults)
    levels = {key: read_confidence(by_charge, key) for key in by_charge.others}
    return {
        priced[key]: level for key, level in levels.items() if key in priced and level != "high"
    }


def read_discounts(fields: Fields, price_list: PriceList | None, faults: Faults) -> list[Discount]:
    """The discounts of a list, in order; each must be on something that the list prices.

    None for the list is one with faults, of which nobody knows what it prices.
    """
    if not fields.has("discounts"):
        return []
    priced = _priced(price_list) if price_list else None
    found = []
    for item in fields.items("discounts"):
        row = Fields(item, _DISCOUNT, faults)
        family = row.name("family") if row.has("family") else ""
        charge = row.text("charge") if row.has("charge") else ""
        if priced and family not in priced:
            row.tell("discount_on_nothing", "family", text=shown(family))
        elif priced and charge and charge not in priced[family]:
            row.tell("discount_on_nothing", "charge", text=shown(charge))
        found.append(Discount(row.factor("factor"), family, charge))
    return found


def _priced(price_list: PriceList) -> dict[str, set[str]]:
    """What is priced in each family, by key and by kind; in "" all, and calls there alone."""
    found: dict[str, set[str]] = {"": set()}
    for model in price_list.models:
        for tiers in model.services.values():
            for charge in (charge for tier in tiers for charge in tier.prices):
                found[""] |= {charge.key, charge.kind}
                if charge.kind != "per_call":
                    found.setdefault(model.family, set()).update({charge.key, charge.kind})
    return found
