"""What changed from one price list to another in words: a line for each change."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.differences import Difference
from kimi_calc.pricing.amounts import currency_symbol, format_percent_change, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels import picking
from kimi_calc.viewmodels.charge_names import charge_name


def difference_line(difference: Difference, currency: str) -> str:
    """A change in a line: which model, which price of it, from what to what, by how much.

    `currency` is that of both lists. Prices are shown with all their digits.
    """
    if difference.kind == "new_model":
        wording = QCoreApplication.translate("Differences", "{model}: new")
        return wording.format(model=difference.model)
    if difference.kind == "gone_model":
        wording = QCoreApplication.translate("Differences", "{model}: not in the list any more")
        return wording.format(model=difference.model)
    if difference.kind == "context":
        wording = QCoreApplication.translate("Differences", "{model}: context {before} → {after}")
        return wording.format(
            model=difference.model,
            before=group_digits(int(difference.before or 0)),
            after=group_digits(int(difference.after or 0)),
        )
    return _price_line(difference, currency)


def _price_line(difference: Difference, currency: str) -> str:
    what = _what(difference)
    before, after = _price(difference.before, currency), _price(difference.after, currency)
    if difference.kind == "new_price":
        wording = QCoreApplication.translate("Differences", "{what} {price}, new")
        return wording.format(what=what, price=after)
    if difference.kind == "gone_price":
        wording = QCoreApplication.translate("Differences", "{what} {price}, not priced any more")
        return wording.format(what=what, price=before)
    if difference.share is None:  # it was free: no percentage of nothing
        wording = QCoreApplication.translate("Differences", "{what} {before} → {after}")
        return wording.format(what=what, before=before, after=after)
    wording = QCoreApplication.translate("Differences", "{what} {before} → {after}, {percent}")
    percent = format_percent_change(difference.share)
    return wording.format(what=what, before=before, after=after, percent=percent)


def _what(difference: Difference) -> str:
    """Whose price, and for what; of what is charged by the call only that."""
    charge = difference.charge
    assert charge is not None, "only a price is asked for"
    if not difference.model:
        return charge_name(charge)
    of = [difference.model]
    if difference.service not in {"", STANDARD}:
        of.append(service_name(difference.service))
    if difference.up_to is not None:
        of.append(picking.tier_reach(difference.up_to))
    # Other input is a miss only where hits have a price, which a change alone doesn't tell.
    name = charge_name(charge, has_cache_price=False)
    wording = QCoreApplication.translate("Differences", "{model}: {charge}")
    return wording.format(model=" · ".join(of), charge=name[:1].lower() + name[1:])


def service_name(service: str) -> str:
    """What a service is called in the language in use; one that is unknown here as in the list."""
    names = {"batch": QCoreApplication.translate("Differences", "batch")}
    return names.get(service, service)


def _price(price: Decimal | None, currency: str) -> str:
    return f"{currency_symbol(currency)}{plain(price, grouped=True)}" if price is not None else ""
