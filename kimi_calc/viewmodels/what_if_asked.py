"""What is chosen and typed for a what if, and the change that it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from kimi_calc.estimates.change_texts import parse_growth, parse_volume
from kimi_calc.estimates.changes import Change
from kimi_calc.estimates.items import Basis
from kimi_calc.pricing import PriceList, QuantityError, parse_quantity, parse_share
from kimi_calc.pricing.characters import is_blank

Part = Literal["model", "service", "list", "hits", "volume", "growth"]
"""What can be otherwise."""

Field = Literal["hits", "volume", "growth", "months"]
"""What is typed for it."""

MONTHS = "12"
"""For how many months something grows where nothing else was typed."""

_Value = TypeVar("_Value")


class Asked(NamedTuple):
    """What was chosen and typed so far; "" is nothing, and stays as it is."""

    model: str = ""
    service: str = ""
    file: Path | None = None
    price_list: PriceList | None = None
    with_successors: bool = False
    hits: str = ""
    volume: str = ""
    growth: str = ""
    months: str = MONTHS

    @property
    def is_nothing(self) -> bool:
        """Whether all stays as it is."""
        return self._replace(months=MONTHS, with_successors=False) == Asked()


def read(
    asked: Asked, models: Mapping[Basis, PriceList]
) -> tuple[Change, dict[Field, QuantityError]]:
    """The change as far as it can be read, and what is wrong with the fields that can't be.

    `models` is that of a change.
    """
    errors: dict[Field, QuantityError] = {}

    def value(field: Field, text: str, parse: Callable[[str], _Value]) -> _Value | None:
        try:
            return parse(text) if not is_blank(text) or field == "months" else None
        except QuantityError as error:
            of_months = error.code == "months_out_of_range"
            errors["months" if of_months else field] = error
            return None

    hits = value("hits", asked.hits, parse_share)
    volume = value("volume", asked.volume, parse_volume)
    grows = not is_blank(asked.growth)
    months = value("months", asked.months, parse_quantity) if grows else None
    growth = value(
        "growth", asked.growth, lambda text: parse_growth(text, 12 if months is None else months)
    )
    change = Change(
        asked.model,
        asked.service,
        asked.price_list,
        models if asked.model and not asked.price_list else {},
        asked.with_successors,
        hits,
        volume,
        growth,
    )
    return change, errors
