"""Which model comes in the place of one that a list has not."""

from __future__ import annotations

from kimi_calc.price_lists.catalogue import builtin_price_lists, load_price_list
from kimi_calc.pricing import Model, PriceList


def successor(model: Model, price_list: PriceList) -> Model | None:
    """The model of a list that replaces another one, over several steps if need be.

    `replaced_by` of the model itself is asked first, and of the models between that of the newest
    built-in list which has them. None where that leads to no model of the list.
    """
    offered = {one.id: one for one in price_list.models}
    seen = {model.id}
    step: Model | None = model
    while step and step.replaced_by and step.replaced_by not in seen:
        if step.replaced_by in offered:
            return offered[step.replaced_by]
        seen.add(step.replaced_by)
        step = known_model(step.replaced_by, model.currency)
    return None


def known_model(model_id: str, currency: str) -> Model | None:
    """A model of the newest built-in list that has it, one of this currency if there is one."""
    lists = sorted(
        builtin_price_lists(), key=lambda info: (info.currency == currency, info.published)
    )
    for info in reversed(lists):
        for model in load_price_list(info.path).models:
            if model.id == model_id:
                return model
    return None
