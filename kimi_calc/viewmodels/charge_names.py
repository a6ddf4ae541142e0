"""What charges are called, and lifetimes and calls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Charge


def charge_name(charge: Charge, *, has_cache_price: bool = True) -> str:
    """What a charge is called in the language in use.

    Without a price for hits, input is not called a miss: there is nothing to tell it from.
    """
    kind, variant = charge
    if kind == "input" and not has_cache_price:
        return QCoreApplication.translate("Breakdown", "Input")
    if kind == "cache_write":
        name = QCoreApplication.translate("Breakdown", "Cache write ({lifetime})")
        return name.format(lifetime=lifetime_name(variant))
    if kind == "per_call":
        return _call_names().get(variant) or QCoreApplication.translate(
            "Breakdown", "Calls: {name}"
        ).format(name=variant)
    return {
        "cache_hit": QCoreApplication.translate("Breakdown", "Input (cache hit)"),
        "input": QCoreApplication.translate("Breakdown", "Input (cache miss)"),
        "output": QCoreApplication.translate("Breakdown", "Output"),
    }[kind]


def _call_names() -> dict[str, str]:
    return {
        "web_search": QCoreApplication.translate("Breakdown", "Web search"),
        "web_search_pro": QCoreApplication.translate("Breakdown", "Web search, pro"),
        "page_fetch": QCoreApplication.translate("Breakdown", "Page fetch"),
    }


def lifetime_name(variant: str) -> str:
    """How long something is kept in the cache: `5m`, `1h`, as it is said."""
    wording = {
        "m": QCoreApplication.translate("Breakdown", "{n} min"),
        "h": QCoreApplication.translate("Breakdown", "{n} h"),
        "d": QCoreApplication.translate("Breakdown", "{n} d"),
    }[variant[-1]]
    return wording.format(n=variant[:-1])
