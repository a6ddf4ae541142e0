"""What it costs to keep something in the cache for a time, in words beside a cache miss."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Model
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.pricing.charges import cache_write
from kimi_calc.settings import Service
from kimi_calc.viewmodels.charge_names import lifetime_name


def prices_writes(model: Model) -> bool:
    """Whether a model has any price for writing to the cache; else that is billed as input."""
    return any(charge.kind == "cache_write" for charge in model.tiers[0].prices.by_charge)


def lifetime_told(lifetime: str, model: Model, service: Service) -> str:
    """A lifetime, and what writing for so long costs on a model beside a cache miss.

    The lifetime alone where that is another share of a miss in another tier.
    """
    name, charge = lifetime_name(lifetime), cache_write(lifetime)
    if not prices_writes(model):
        wording = QCoreApplication.translate("Charged", "{lifetime}: billed as a miss")
        return wording.format(lifetime=name)
    tiers = model.services.get(service, model.tiers)
    writes = [tier.prices.by_charge.get(charge) for tier in tiers]
    if None in writes:
        return QCoreApplication.translate("Charged", "{lifetime}: no price").format(lifetime=name)
    misses = [tier.prices.input for tier in tiers]
    if not all(misses):
        return name
    shares = {
        Fraction(write) / Fraction(miss)
        for write, miss in zip(writes, misses, strict=True)
        if write is not None
    }
    if len(shares) > 1:
        return name
    (share,) = shares
    price = f"{currency_symbol(model.currency)}{plain(writes[0] or misses[0])}"
    return _compared(share).format(lifetime=name, n=f"{float(share):g}", price=price)


def _compared(share: Fraction) -> str:
    """How a write compares with a miss that costs a part of it."""
    if share == 1:
        return QCoreApplication.translate("Charged", "{lifetime}: as a miss")
    if share == 2:
        return QCoreApplication.translate("Charged", "{lifetime}: twice a miss")
    if (share * 100).denominator == 1:
        return QCoreApplication.translate("Charged", "{lifetime}: {n} × a miss")
    return QCoreApplication.translate("Charged", "{lifetime}: {price} per 1M")
