"""What price lists are called in a choice, and what is told of each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists import Listed
from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.pricing import PriceList
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.discount_wording import discount_words
from kimi_calc.viewmodels.price_list_wording import price_list_faults


def list_name(listed: Listed) -> str:
    """The name that a person gave it, else its day; of a file that is no list, the file's."""
    found = listed.price_list
    if found is None:
        return listed.path.name
    if found.name:
        return found.name
    if found.provider == PLATFORM:
        return str(found.published)
    return f"{found.published} · {found.provider}"


def list_about(listed: Listed, *, in_use: bool) -> str:
    """That it is in use, else how many models a built-in one has; how many faults a file has."""
    found = listed.price_list
    if found is None:
        count = len(listed.error.faults) if listed.error else 0
        if count == 1:
            return QCoreApplication.translate("PriceShelf", "1 fault")
        return QCoreApplication.translate("PriceShelf", "{n} faults").format(n=group_digits(count))
    if in_use:
        return QCoreApplication.translate("PriceShelf", "in use")
    # The name of an own list tells more than how many models it has, and needs the room.
    return models_count(found) if listed.place == "builtin" else ""


def list_told(listed: Listed) -> str:
    """All that a tool tip and a screen reader tell of it, a line each."""
    found = listed.price_list
    if found is None:
        no_list = QCoreApplication.translate("PriceShelf", "This file is no price list:")
        faults = price_list_faults(listed.error) if listed.error else []
        return "\n".join((no_list, *faults, str(listed.path)))
    lines = [title(found), models_count(found)]
    if found.discounts:
        lines.append(discount_words(found.discounts))
    return "\n".join(lines if listed.place == "builtin" else (*lines, str(listed.path)))


def models_count(price_list: PriceList) -> str:
    """How many models a list has."""
    count = len(price_list.models)
    if count == 1:
        return QCoreApplication.translate("PriceShelf", "1 model")
    return QCoreApplication.translate("PriceShelf", "{n} models").format(n=group_digits(count))


def title(price_list: PriceList) -> str:
    """Its name, day, provider, what its prices are for, and whether they include taxes."""
    parts = [price_list.name] if price_list.name else []
    parts += [str(price_list.published), price_list.provider]
    unit = QCoreApplication.translate("PriceShelf", "{currency} per 1M tokens")
    parts.append(unit.format(currency=currency_name(price_list.currency)))
    if price_list.tax == "included":
        parts.append(QCoreApplication.translate("PriceShelf", "tax included"))
    elif price_list.tax == "excluded":
        parts.append(QCoreApplication.translate("PriceShelf", "tax excluded"))
    return " · ".join(parts)


def currency_name(code: str) -> str:
    """What a currency is called, if it has a name here, else its code."""
    names = {
        "CNY": QCoreApplication.translate("PriceShelf", "CNY"),
        "USD": QCoreApplication.translate("PriceShelf", "USD"),
    }
    return names.get(code, code)
