"""What a price list is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kimi_calc.pricing import Model, PriceList

PLATFORM = "Moonshot AI"
"""The provider whose lists need no name in their id: the platform's own."""


def price_list_id(provider: str, currency: str, published: date, name: str = "") -> str:
    """The id of a price list: "cny-2025-11-11"; of another provider "cny-2025-11-11@Someone".

    A list with a name bears that instead: "cny-2026-09-19@Contract 2027". Both stand in it exactly
    as they are written, so that lists of one day share an id only where these are the same.
    """
    dated = f"{currency.lower()}-{published}"
    return f"{dated}@{name or provider}" if name or provider != PLATFORM else dated


def renamed(price_list: PriceList, name: str, published: date) -> PriceList:
    """The same prices under another name, from another day on, with the id that follows."""
    list_id = price_list_id(price_list.provider, price_list.currency, published, name)

    def of_list(model: Model) -> Model:
        whole = model.undiscounted
        return (
            replace(model, price_list=list_id, undiscounted=replace(whole, price_list=list_id))
            if whole
            else replace(model, price_list=list_id)
        )

    models = tuple(of_list(model) for model in price_list.models)
    return replace(price_list, id=list_id, name=name, published=published, models=models)
