"""What is said below a price list: discounts, doubts, retirements, source, what is assumed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.discount_wording import discount_words
from kimi_calc.viewmodels.price_confidence import confidence_mark, confidence_words

_LATEST = "kimi-latest"


def notes(price_list: PriceList) -> list[str]:
    """Sentences, a line each, the most important first."""
    said = [
        _discounts(price_list),
        *_confidence(price_list),
        *_retirements(price_list),
        _day(price_list),
        _tax(price_list),
        *_assumptions(price_list),
        _compare(price_list),
    ]
    return [line for line in said if line]


def is_link(source: str) -> bool:
    """Whether a source is an address that a browser may open."""
    return source.startswith(("https://", "http://")) and not any(map(str.isspace, source))


def _discounts(price_list: PriceList) -> str:
    if not price_list.discounts:
        return ""
    wording = QCoreApplication.translate(
        "PriceNotes", "Discounts: {discounts}. Prices are those to be paid."
    )
    return wording.format(discounts=discount_words(price_list.discounts))


def _confidence(price_list: PriceList) -> list[str]:
    found = {level for model in price_list.models for level in model.confidence.values()}
    wording = QCoreApplication.translate("PriceNotes", "{mark} {confidence}")
    return [
        wording.format(mark=confidence_mark(level), confidence=confidence_words(level))
        for level in ("medium", "low")
        if level in found
    ]


def _retirements(price_list: PriceList) -> list[str]:
    """Who goes on which day, and what comes instead: those of a day and a successor in a line."""
    together: dict[tuple[str, str], list[str]] = {}
    for model in price_list.models:
        if model.retired:
            key = str(model.retired), model.replaced_by or ""
            together.setdefault(key, []).append(model.id)
    comma = QCoreApplication.translate("Errors", ", ")
    lines = []
    for (day, successor), ids in sorted(together.items()):
        wording = QCoreApplication.translate("PriceNotes", "Retired {date}: {models}")
        if successor:
            wording = QCoreApplication.translate(
                "PriceNotes", "Retired {date}: {models} → {successor}"
            )
        lines.append(wording.format(date=day, models=comma.join(ids), successor=successor))
    return lines


def _day(price_list: PriceList) -> str:
    wording = QCoreApplication.translate("PriceNotes", "Valid from {date}")
    said = wording.format(date=price_list.published)
    if price_list.published_confidence == "high":
        return said
    unsure = QCoreApplication.translate("PriceNotes", "{said} (the day: {confidence})")
    return unsure.format(said=said, confidence=confidence_words(price_list.published_confidence))


def _tax(price_list: PriceList) -> str:
    return {
        "": QCoreApplication.translate(
            "PriceNotes", "The source doesn't say whether tax is included."
        ),
        "included": QCoreApplication.translate("PriceNotes", "Prices include tax."),
        "excluded": QCoreApplication.translate("PriceNotes", "Prices don't include tax."),
    }[price_list.tax]


def _assumptions(price_list: PriceList) -> list[str]:
    tiered = [model for model in price_list.models if len(model.tiers) > 1]
    if not tiered:
        return []
    if tiered[0].tier_by == "input":
        rule = QCoreApplication.translate(
            "PriceNotes", "Assumed: the tier is chosen by the input of a request."
        )
    else:
        rule = QCoreApplication.translate(
            "PriceNotes", "Assumed: the tier is chosen by input + output of a request."
        )
    latest = QCoreApplication.translate(
        "PriceNotes",
        "Assumed of kimi-latest: a whole request is billed at its tier, and cache hits cost the "
        "same in every tier.",
    )
    hits = {
        tier.prices.cache_hit for model in tiered for tier in model.tiers if model.id == _LATEST
    }
    return [rule, latest] if len(hits) == 1 and None not in hits else [rule]


def _compare(price_list: PriceList) -> str:
    if price_list.provider == PLATFORM and not price_list.name:
        return QCoreApplication.translate(
            "PriceNotes", "Compare it with the official page before you use it."
        )
    return QCoreApplication.translate("PriceNotes", "Compare it with its source before you use it.")
