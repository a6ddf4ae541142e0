"""The price list in use in a line: which, how old, whose it is, what holds of all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.pricing import PriceList

if TYPE_CHECKING:
    from kimi_calc.price_lists.places import Place

_YOUNG = 61  # days; from here on months are counted: two or more of them


def price_list_label(price_list: PriceList) -> str:
    """What a list is called beside the model: the name of a person's own, else day and currency."""
    if price_list.name:
        return price_list.name
    return QCoreApplication.translate("PriceListLabel", "Price list {date} · {currency}").format(
        date=price_list.published, currency=currency_name(price_list.currency)
    )


def price_list_day(price_list: PriceList) -> str:
    """The day of a list, behind the name of a person's own."""
    day = price_list.published.isoformat()
    return f"{price_list.name}, {day}" if price_list.name else day


def currency_name(code: str) -> str:
    """What a currency is called in the language in use; its code where that is not known here."""
    names = {
        "CNY": QCoreApplication.translate("Currencies", "CNY"),
        "USD": QCoreApplication.translate("Currencies", "USD"),
    }
    return names.get(code, code)


def price_list_status(price_list: PriceList, today: date, place: Place = "builtin") -> str:
    """Which list, how old, whose, what holds of all of it, and that all is worked out here.

    Parts are divided by a point, the most important first.
    """
    parts = [
        _dated(price_list, today),
        all_retired(price_list, today),
        _whose(price_list, place),
        _tax(price_list),
        sureness_of_day(price_list),
        QCoreApplication.translate("Status", "works offline"),
    ]
    return " · ".join(filter(None, parts))


def all_retired(price_list: PriceList, today: date) -> str:
    """That no model of a list is served any more; empty where one is."""
    if is_all_retired(price_list, today):
        return QCoreApplication.translate("Status", "all its models are retired")
    return ""


def is_all_retired(price_list: PriceList, today: date) -> bool:
    """Whether no model of a list is served any more."""
    return all(model.retired and model.retired <= today for model in price_list.models)


def sureness_of_day(price_list: PriceList) -> str:
    """How sure it is from which day the prices hold; empty where it is."""
    return {
        "high": "",
        "medium": QCoreApplication.translate("Status", "its day is fairly sure"),
        "low": QCoreApplication.translate("Status", "its day is not sure"),
    }[price_list.published_confidence]


def outdated(price_list: PriceList, today: date) -> str:
    """How old a list is, and that its models are retired if all are, in a sentence."""
    days = max((today - price_list.published).days, 0)
    retired = is_all_retired(price_list, today)
    if days < _YOUNG:
        wording = QCoreApplication.translate("Banner", "This price list is {days} days old.")
        if retired:
            wording = QCoreApplication.translate(
                "Banner", "This price list is {days} days old, and all its models are retired."
            )
    else:
        wording = QCoreApplication.translate("Banner", "This price list is {months} months old.")
        if retired:
            wording = QCoreApplication.translate(
                "Banner", "This price list is {months} months old, and all its models are retired."
            )
    return wording.format(days=days, months=_months(days))


def _dated(price_list: PriceList, today: date) -> str:
    days = max((today - price_list.published).days, 0)
    if price_list.name:
        young = QCoreApplication.translate("Status", "{name}, {date} ({days} days old)")
        old = QCoreApplication.translate("Status", "{name}, {date} ({months} months old)")
    else:
        young = QCoreApplication.translate("Status", "Price list {date} ({days} days old)")
        old = QCoreApplication.translate("Status", "Price list {date} ({months} months old)")
    return (young if days < _YOUNG else old).format(
        name=price_list.name, date=price_list.published, days=days, months=_months(days)
    )


def _months(days: int) -> int:
    return days * 12 // 365


def _whose(price_list: PriceList, place: Place) -> str:
    if place == "company":
        return QCoreApplication.translate("Status", "your company's list")
    if place != "builtin":
        return QCoreApplication.translate("Status", "your own list")
    if price_list.provider == PLATFORM:
        return QCoreApplication.translate("Status", "from the official price page")
    return ""


def _tax(price_list: PriceList) -> str:
    return {
        "": "",
        "included": QCoreApplication.translate("Status", "tax included"),
        "excluded": QCoreApplication.translate("Status", "tax excluded"),
    }[price_list.tax]
