"""What a price list is called."""

from __future__ import annotations

from datetime import date

PLATFORM = "Moonshot AI"
"""The provider whose lists need no name in their id: the platform's own."""


def price_list_id(provider: str, currency: str, published: date, name: str = "") -> str:
    """The id of a price list: "cny-2025-11-11"; of another provider "cny-2025-11-11@Someone".

    A list with a name bears that instead: "cny-2026-09-19@Contract 2027". Both stand in it exactly
    as they are written, so that lists of one day share an id only where these are the same.
    """
    dated = f"{currency.lower()}-{published}"
    return f"{dated}@{name or provider}" if name or provider != PLATFORM else dated
