"""What is charged beside tokens sent and answered, in words: cache writes, calls, batch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Charge, Conversation, Model, Usage
from kimi_calc.pricing.charges import cache_write, call_of
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.offered import Charged, Offered


def kinds(offered: Offered) -> str:
    """What a list has prices for, in a line; empty where there is nothing."""
    parts = []
    if offered.lifetimes:
        parts.append(QCoreApplication.translate("Charged", "Cache write"))
    if offered.calls:
        usual = "web_search" if "web_search" in offered.calls else offered.calls[0]
        parts.append(charge_name(call_of(usual)))
    if offered.batch:
        parts.append(QCoreApplication.translate("Charged", "Batch"))
    return " · ".join(parts)


def asked_beside(usage: Usage | Conversation, model: Model, offered: Offered) -> list[str]:
    """What a usage asks for that is not as by default: batch, calls, a lifetime.

    No lifetime on a model that has no price for it: it is billed as any other input there.
    """
    said = []
    if usage.service == "batch":
        said.append(QCoreApplication.translate("Charged", "batch prices"))
    if isinstance(usage, Conversation):
        lifetimes = {usage.cache_lifetime} - {""}
        wording = QCoreApplication.translate("Charged", "{name} × {n} per turn")
    else:
        lifetimes = {*usage.written}
        wording = QCoreApplication.translate("Charged", "{name} × {n} per request")
    said += [
        wording.format(name=charge_name(call_of(name)), n=group_digits(count))
        for name, count in usage.calls.items()
        if count
    ]
    writes = map(cache_write, sorted(lifetimes - {*offered.lifetimes[:1]}))
    said += [charge_name(one) for one in writes if one in model.tiers[0].prices]
    return said


def left_out(charged: Charged) -> str:
    """That what is asked for is in no total, since the list has no price for it; "" for nothing."""
    said = [charge_name(call_of(name)) for name in charged.calls]
    if charged.lifetime:
        said.insert(0, charge_name(cache_write(charged.lifetime)))
    if charged.service == "batch":
        said.insert(0, QCoreApplication.translate("Charged", "batch prices"))
    if not said:
        return ""
    wording = QCoreApplication.translate(
        "Charged", "This price list doesn't have: {what}. The total is without"
    )
    return wording.format(what=QCoreApplication.translate("Errors", ", ").join(said))


def write_charge(usage: Usage | Conversation) -> Charge | None:
    """What a usage writes to the cache is charged as; None where it writes nothing."""
    if isinstance(usage, Conversation):
        return cache_write(usage.cache_lifetime) if usage.cache_lifetime else None
    return next((cache_write(one) for one, tokens in usage.written.items() if tokens), None)
