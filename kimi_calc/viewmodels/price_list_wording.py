"""What is to be said of a price list: its faults, where it comes from, what is used instead."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.choosing import InUse
from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.price_lists.messages import worded
from kimi_calc.pricing import PriceList, PriceListError
from kimi_calc.viewmodels.price_list_status import price_list_label


def price_list_faults(error: PriceListError) -> list[str]:
    """Each fault of a price list in a line: where it is, what is wrong, what to do about it."""
    placed = QCoreApplication.translate("PriceLists", "line {line}, column {column}: {fault}")
    lines = []
    for fault in error.faults:
        said = worded(fault.code, fault.values, _translated)
        if fault.line is not None:
            said = placed.format(line=fault.line, column=fault.column, fault=said)
        lines.append(said)
    return lines


def _translated(words: str) -> str:
    return QCoreApplication.translate("PriceLists", words)  # marked where they stand


def origin(price_list: PriceList) -> str:
    """Where the prices of a list come from, how old they are, and that they stay so."""
    if price_list.provider == PLATFORM:
        wording = QCoreApplication.translate(
            "Origin",
            "Prices: from the official price page of {provider}, as of {date}, in {currency}\n"
            "{source}\n"
            "They are not updated by themselves: compare them with the official page before you "
            "use a result.",
        )
    else:
        wording = QCoreApplication.translate(
            "Origin",
            "Prices: from {provider}, as of {date}, in {currency}\n"
            "{source}\n"
            "They are not updated by themselves: compare them with their source before you use a "
            "result.",
        )
    said = wording.format(
        provider=price_list.provider,
        date=price_list.published,
        currency=price_list.currency,
        source=price_list.source,
    )
    return "\n".join((said, *terms(price_list)))


def terms(price_list: PriceList) -> list[str]:
    """What else a list says of its prices, a sentence each."""
    tax = {
        "": "",
        "included": QCoreApplication.translate("Origin", "The prices include tax."),
        "excluded": QCoreApplication.translate("Origin", "The prices don't include tax."),
    }[price_list.tax]
    day = {
        "high": "",
        "medium": QCoreApplication.translate("Origin", "The day is fairly sure, but not certain."),
        "low": QCoreApplication.translate("Origin", "The day is not sure."),
    }[price_list.published_confidence]
    prices = ""
    if any(model.confidence for model in price_list.models):
        prices = QCoreApplication.translate("Origin", "Some of the prices are less than sure.")
    return list(filter(None, (tax, day, prices)))


class Told(NamedTuple):
    """A line, and all of it for who asks."""

    text: str
    more: str


def used_instead(in_use: InUse) -> Told | None:
    """What of the lists that came before the one in use is no list, or gone; None if nothing is."""
    said: list[str] = []
    if in_use.vanished:
        gone = QCoreApplication.translate("PriceLists", "{file} is not there any more")
        said.append(gone.format(file=PurePath(in_use.vanished).name))
    more = list(said)
    for listed in in_use.refused:
        faults = price_list_faults(listed.error) if listed.error else []
        line = QCoreApplication.translate("PriceLists", "{file}: {fault}")
        said += [line.format(file=listed.path.name, fault=fault) for fault in faults[:1]]
        more += [line.format(file=listed.path, fault=fault) for fault in faults]
    if not said:
        return None
    others = ""
    if len(more) > 1:
        others = QCoreApplication.translate("PriceLists", " (and {n} more)")
        others = others.format(n=len(more) - 1)
    wording = QCoreApplication.translate("PriceLists", "{fault}{others} · used instead: {list}")
    used = wording.format(
        fault=said[0], others=others, list=price_list_label(in_use.price_list).replace(" · ", ", ")
    )
    return Told(used, "\n".join(more))


def not_taken(path: PurePath, error: PriceListError) -> Told:
    """Why a list that was chosen is not used."""
    faults = price_list_faults(error)
    wording = QCoreApplication.translate("PriceLists", "{file} can't be used: {fault}")
    return Told(wording.format(file=path.name, fault=faults[0]), "\n".join((str(path), *faults)))
