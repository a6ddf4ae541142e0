"""Discounts in words: what is taken off, of what, and what a list with them is called."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import PriceList, Quote
from kimi_calc.pricing.amounts import exact_percent
from kimi_calc.pricing.charges import Charge
from kimi_calc.pricing.discounts import discounts_on
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.models import Discount
from kimi_calc.viewmodels.charge_names import charge_name


def discount_words(discounts: Sequence[Discount]) -> str:
    """Each discount with what it is on: `kimi-k2.6: 20% off, all else: 15% off`; "" for none."""
    words = []
    for place, one in enumerate(discounts):
        what, factor = _what(one, is_first=place == 0), factor_words(one.factor)
        wording = QCoreApplication.translate("Discounts", "{what}: {factor}")
        words.append(wording.format(what=what, factor=factor) if what else factor)
    return QCoreApplication.translate("Discounts", ", ").join(words)


def contract_words(discounts: Sequence[Discount]) -> str:
    """That prices are those of a contract, and how much less they are; "" without discounts."""
    if not discounts:
        return ""
    wording = QCoreApplication.translate("Discounts", "contract price, {discounts}")
    return wording.format(discounts=discount_words(discounts))


def discounts_of(quote: Quote, price_list: PriceList) -> list[Discount]:
    """Those that the charges of a quote get, said without the family, which is its model's."""
    charges = [line.what for line in quote.lines if line.tokens]
    on = discounts_on(price_list.discounts, quote.model.family, charges)
    return [one._replace(family="") for one in on]


def factor_words(factor: Decimal) -> str:
    """What a factor is called, exactly: `15% off`, in Chinese `85 折`."""
    scheme = QCoreApplication.translate(
        "Discounts", "off", "How discounts are said. For 折 translate it as: left"
    )
    if factor == 1:
        return QCoreApplication.translate("Discounts", "no discount")
    if scheme == "off":
        percent = exact_percent(EXACT.subtract(Decimal(1), factor))
        return QCoreApplication.translate("Discounts", "{percent} off").format(percent=percent)
    tenths = exact_percent(factor.scaleb(-1, EXACT)).removesuffix("%")
    whole, point, rest = tenths.partition(".")
    # 8.5 tenths are said as 85; of 0.5, 8.85 and 9 nothing can be left out.
    if point and len(rest) == 1 and whole != "0":
        tenths = whole + rest
    return QCoreApplication.translate("Discounts", "{tenths} tenths left").format(tenths=tenths)


def charge_words(charge: str) -> str:
    """What a charge of a discount is called: one by its key, or every one of its kind."""
    if charge == "cache_write":
        return QCoreApplication.translate("Discounts", "Cache writes")
    if charge == "per_call":
        return QCoreApplication.translate("Discounts", "Calls")
    return charge_name(Charge.of_key(charge))


def _what(discount: Discount, *, is_first: bool) -> str:
    charge = charge_words(discount.charge) if discount.charge else ""
    if discount.family and charge:
        wording = QCoreApplication.translate("Discounts", "{charge} of {family}")
        return wording.format(charge=charge, family=discount.family)
    if discount.family or charge:
        return discount.family or charge
    return "" if is_first else QCoreApplication.translate("Discounts", "all else")
