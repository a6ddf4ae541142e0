"""What a price list is called."""

from __future__ import annotations

from datetime import date

PLATFORM = "Moonshot AI"
"""The provider whose lists need no name in their id: the platform's own."""


def price_list_id(provider: str, currency: str, published: date) -> str:
    """The id of a price list: "cny-2025-11-11"; of another provider "cny-2025-11-11@Someone".

    The provider stands in it exactly as it is written, so that lists of one day share an id only
    where provider and currency are the same to the letter.
    """
    dated = f"{currency.lower()}-{published}"
    return dated if provider == PLATFORM else f"{dated}@{provider}"
