"""A price list as it is typed: texts, before they are checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from kimi_calc.pricing import Model, PriceList
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, Charge, place_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD


class Spot(NamedTuple):
    """Where something is typed.

    `part` is name, day, id, family, context, retired, price, call or factor; `place` is which
    model, call or discount, `row` which row of a model's prices, `charge` a charge's key.
    """

    part: str
    place: int = 0
    row: int = 0
    charge: str = ""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """The prices of a tier of a service, by the key of their charge; no text is no price.

    `up_to` is where the tier ends, None where it is as long as the context.
    """

    service: str
    up_to: int | None = None
    prices: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DraftModel:
    """A model. `before` is that of the list, with its list prices; None of one that was added.

    A service but the standard one whose rows have no price at all is none of the model's.
    """

    before: Model | None
    id: str = ""
    family: str = ""
    context: str = ""
    retired: str = ""
    vision: bool = False
    thinking: bool = False
    rows: tuple[PriceRow, ...] = (PriceRow(STANDARD),)


class DraftDiscount(NamedTuple):
    """A factor on the prices of a family and a charge (its key, or a kind); "" for all."""

    factor: str = ""
    family: str = ""
    charge: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """All that is typed. It is never changed, only replaced."""

    name: str
    day: str
    models: tuple[DraftModel, ...]
    calls: Mapping[str, str]
    discounts: tuple[DraftDiscount, ...]

    @classmethod
    def of(cls, price_list: PriceList, day: date) -> Drafted:
        """A list as it stands in the form; its prices are those before its discounts."""
        whole = price_list.undiscounted
        return cls(
            name=whole.name,
            day=day.isoformat(),
            models=tuple(map(_model, whole.models)),
            calls={name: plain(price) for name, price in whole.calls.items()},
            discounts=tuple(
                DraftDiscount(f"{factor:f}", family, charge)
                for factor, family, charge in price_list.discounts
            ),
        )

    def text(self, spot: Spot) -> str:
        """What is typed there."""
        part, place, row, charge = spot
        if part in {"name", "day"}:
            return str(getattr(self, part))
        if part == "call":
            return self.calls[charge]
        if part == "factor":
            return self.discounts[place].factor
        model = self.models[place]
        if part == "price":
            return model.rows[row].prices.get(charge, "")
        return str(getattr(model, part))

    def typed(self, spot: Spot, text: str) -> Drafted:
        """The same with this text there."""
        part, place, row, charge = spot
        value: dict[str, Any] = {part: text}
        if part in {"name", "day"}:
            return replace(self, **value)
        if part == "call":
            return replace(self, calls={**self.calls, charge: text})
        if part == "factor":
            found = list(self.discounts)
            found[place] = found[place]._replace(factor=text)
            return replace(self, discounts=tuple(found))
        model = self.models[place]
        if part == "price":
            rows = list(model.rows)
            rows[row] = replace(rows[row], prices={**rows[row].prices, charge: text})
            model = replace(model, rows=tuple(rows))
        else:
            model = replace(model, **value)
        models = (*self.models[:place], model, *self.models[place + 1 :])
        return replace(self, models=models)


def charges_of(price_list: PriceList) -> tuple[Charge, ...]:
    """What the models of a list have prices for, in the order of a bill; no calls."""
    found = {CACHE_HIT, INPUT, OUTPUT}
    for model in price_list.models:
        for tiers in model.services.values():
            found.update(charge for tier in tiers for charge in tier.prices)
    return tuple(sorted((one for one in found if one.kind != "per_call"), key=place_of))


def _model(model: Model) -> DraftModel:
    rows = []
    for service in (STANDARD, *(name for name in model.services if name != STANDARD)):
        tiers = model.services[service]
        is_flat = len(tiers) == 1 and tiers[0].up_to == model.context_length
        for tier in tiers:
            prices = {
                one.key: plain(price)
                for one, price in tier.prices.items()
                if one.kind != "per_call"
            }
            rows.append(PriceRow(service, None if is_flat else tier.up_to, prices))
    return DraftModel(
        before=model,
        id=model.id,
        family=model.family,
        context=group_digits(model.context_length),
        retired=model.retired.isoformat() if model.retired else "",
        vision=model.vision,
        thinking=model.thinking,
        rows=tuple(rows),
    )
