"""A price list as rows, as the official page prints it: families, models, tiers, services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Charge, Model, PriceList
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, place_of
from kimi_calc.pricing.models import Confidence
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels import picking, wording
from kimi_calc.viewmodels.difference_wording import service_name

Kind = Literal["family", "model", "part", "prices"]
"""A heading, a model, a part of one (a tier, or another service); prices below their name."""


class PriceRow(NamedTuple):
    """A row of the table. `name` stands below its model, `full_name` stands alone.

    `prices` are empty where they stand in the rows below, `whole` those before a discount.
    """

    kind: Kind
    name: str
    full_name: str
    model: Model | None = None
    prices: Mapping[Charge, Decimal] = {}
    whole: Mapping[Charge, Decimal] = {}
    level: int = 0

    def confidence(self, charge: Charge) -> Confidence:
        """How sure a price of the row is."""
        return self.model.confidence.get(charge, "high") if self.model else "high"


def charges_of(price_list: PriceList) -> list[Charge]:
    """What the list prices by the token, as a bill lists it; hits, misses and output always."""
    found = {CACHE_HIT, INPUT, OUTPUT}
    for model in price_list.models:
        for tiers in model.services.values():
            found.update(one for one in tiers[0].prices if one.kind != "per_call")
    ordered = sorted(found, key=place_of)
    return [*(one for one in ordered if one != OUTPUT), OUTPUT]


def rows_of(price_list: PriceList, wanted: str = "") -> list[PriceRow]:
    """The rows of all models, or of those that are wanted: by id, family or mark.

    Families in the order of the list, each below its heading; one of a single model that bears
    its name needs none.
    """
    by_family: dict[str, list[Model]] = {}
    for model in price_list.models:
        if is_wanted(model, wanted):
            by_family.setdefault(model.family, []).append(model)
    rows = []
    for family, models in by_family.items():
        alone = [model.id for model in models] == [family]
        if not alone:
            rows.append(PriceRow("family", family, family))
        for model in models:
            rows += _of_model(model, 0 if alone else 1)
    return rows


def is_wanted(model: Model, wanted: str) -> bool:
    """Whether every word that is looked for is said of the model."""
    said = " ".join((model.id, model.family, *wording.model_marks(model))).casefold()
    return all(word in said for word in wanted.casefold().split())


def sorted_rows(
    rows: Sequence[PriceRow], charge: Charge | None, *, by_name: bool, descending: bool
) -> list[PriceRow]:
    """The rows that have a price of a charge, in its order; without headings.

    Without a charge by name, or by context length. What has no such price comes last.
    """
    priced = [row for row in rows if row.prices]
    if by_name:
        return sorted(priced, key=lambda row: row.full_name, reverse=descending)
    if charge is None:
        return sorted(
            priced,
            key=lambda row: row.model.context_length if row.model else 0,
            reverse=descending,
        )
    having = [row for row in priced if charge in row.prices]
    having.sort(key=lambda row: row.prices[charge], reverse=descending)
    return [*having, *(row for row in priced if charge not in row.prices)]


def stacked(rows: Sequence[PriceRow]) -> list[PriceRow]:
    """The same rows for a narrow table: names stand above their prices, not beside them."""
    found = []
    for row in rows:
        if row.prices:
            found.append(row._replace(prices={}))
            found.append(row._replace(kind="prices", name=""))
        else:
            found.append(row)
    return found


def _of_model(model: Model, level: int) -> Iterator[PriceRow]:
    whole = model.undiscounted
    services = {STANDARD: model.tiers, **model.services}  # the ordinary one first
    for service, tiers in services.items():
        at_list = whole.services[service] if whole else ()
        said = "" if service == STANDARD else service_name(service)
        if service == STANDARD and len(tiers) > 1:
            yield PriceRow("model", model.id, model.id, model, level=level)
        for place, tier in enumerate(tiers):
            prices = _by_token(tier.prices)
            before = _by_token(at_list[place].prices) if at_list else prices
            reach = picking.tier_reach(tier.up_to) if len(tiers) > 1 else ""
            name = " · ".join(filter(None, (said, reach)))
            full = " · ".join(filter(None, (model.id, name)))
            if name:
                yield PriceRow("part", name, full, model, prices, before, level + 1)
            else:
                yield PriceRow("model", model.id, model.id, model, prices, before, level)


def _by_token(prices: Mapping[Charge, Decimal]) -> dict[Charge, Decimal]:
    return {charge: price for charge, price in prices.items() if charge.kind != "per_call"}


def header_of(charge: Charge, *, has_hits: bool) -> str:
    """What the column of a charge is called, in short."""
    if charge == CACHE_HIT:
        return QCoreApplication.translate("PriceTable", "Cache hit")
    if charge == INPUT:
        if has_hits:
            return QCoreApplication.translate("PriceTable", "Cache miss")
        return QCoreApplication.translate("PriceTable", "Input")
    if charge == OUTPUT:
        return QCoreApplication.translate("PriceTable", "Output")
    lifetime = {
        "m": QCoreApplication.translate("PriceTable", "Write {n} min"),
        "h": QCoreApplication.translate("PriceTable", "Write {n} h"),
        "d": QCoreApplication.translate("PriceTable", "Write {n} d"),
    }[charge.variant[-1]]
    return lifetime.format(n=charge.variant[:-1])
