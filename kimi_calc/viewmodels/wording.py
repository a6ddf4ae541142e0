"""The pricing core's facts in words: errors, notes, echoes, the facts of a model."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import (
    Model,
    PricingError,
    Quote,
    Tier,
)
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.quantities import group_digits

_SAID = {
    "thousands": ((10**12, "{n} trillion"), (10**9, "{n} billion"), (10**6, "{n} million")),
    "myriads": ((10**12, "{n}万亿"), (10**8, "{n}亿"), (10**4, "{n}万")),
}


_MOST_QUOTED = 16  # characters: an error stands in two lines at most below its field


def field_error(error: PricingError) -> str:
    """What is wrong with a field and what to type instead."""
    values = error.values
    example, readings = values.get("example"), readings_of(error)
    text = shortened(str(values.get("text", "")), _MOST_QUOTED)
    if readings:
        either = QCoreApplication.translate("Errors", " or ").join(readings)
        return _question(error.code, text, several=len(readings) > 1).format(
            text=text, example=either, as_share=readings[0], as_percent=readings[-1]
        )
    return _field_error_texts()[error.code].format(
        text=text,
        example=shortened(group_digits(example), _MOST_QUOTED) if isinstance(example, int) else "",
        currency=values.get("currency", ""),
    )


def readings_of(error: PricingError) -> tuple[str, ...]:
    """What may have been meant; none where it is too long: what is cut off can't be typed."""
    found = error.values.get("readings", ())
    if error.code == "share_two_readings":
        found = error.values["as_share"], error.values["as_percent"]
    assert isinstance(found, tuple)
    return found if max(map(len, found), default=0) <= _MOST_QUOTED else ()


def _question(code: str, text: str, *, several: bool) -> str:
    """What is wrong with a text, and whether something was meant by it that can be typed."""
    if code == "share_two_readings":
        return QCoreApplication.translate(
            "Errors", "Is that {as_share} or {as_percent}? Type it with the %."
        )
    if code == "fraction":
        return QCoreApplication.translate(
            "Errors", '"{text}" is not a whole number. Did you mean {example}?'
        )
    if several:
        return QCoreApplication.translate(
            "Errors", '"{text}" can be read in two ways. Type {example}.'
        )
    if code == "grouping" and "," in text:
        return QCoreApplication.translate(
            "Errors", 'The comma in "{text}" is misplaced. Did you mean {example}?'
        )
    if code == "minus_or_divide":
        return QCoreApplication.translate(
            "Errors", "No minus and no division here. Did you mean {example}?"
        )
    return QCoreApplication.translate("Errors", 'Can\'t read "{text}". Did you mean {example}?')


def is_unfinished(error: PricingError) -> bool:
    """Whether nothing is wrong yet: who types on, or types at all, makes it right."""
    return error.code in {"unfinished", "empty", "empty_share", "empty_amount"}


def _field_error_texts() -> dict[str, str]:
    """By the codes of parse_quantity(), parse_share() and parse_amount(), and of the fields."""
    return {
        "empty": QCoreApplication.translate("Errors", "Type a number, such as 45,000 or 45k."),
        "empty_share": QCoreApplication.translate("Errors", "Type a percentage, such as 60%."),
        "empty_amount": QCoreApplication.translate("Errors", "Type an amount, such as 5,000."),
        "unfinished": QCoreApplication.translate("Errors", "Go on typing…"),
        "too_long": QCoreApplication.translate("Errors", "This is a whole text. Type a number."),
        "several_cells": QCoreApplication.translate(
            "Errors", "These are several cells or lines. Paste one."
        ),
        "negative": QCoreApplication.translate("Errors", "Can't be negative. Type 0 or more."),
        "at_least_one": QCoreApplication.translate("Errors", "At least 1."),
        "fraction": QCoreApplication.translate(
            "Errors", '"{text}" is not a whole number. Try 45,000 or 45k.'
        ),
        "grouping": QCoreApplication.translate(
            "Errors", '"{text}" can be read in two ways. Type it without separators.'
        ),
        "two_readings": QCoreApplication.translate(
            "Errors", '"{text}" can be read in two ways. Type it without separators.'
        ),
        "minus_or_divide": QCoreApplication.translate(
            "Errors", "No minus and no division here. Type the result."
        ),
        "money": QCoreApplication.translate("Errors", "A count goes here, money in the budget."),
        "unreadable": QCoreApplication.translate(
            "Errors", 'Can\'t read "{text}". Try 45,000 or 45k.'
        ),
        "unreadable_amount": QCoreApplication.translate(
            "Errors", 'Can\'t read "{text}". Type an amount, such as 5,000.'
        ),
        "other_currency": QCoreApplication.translate(
            "Errors", '"{text}" is another currency. Type an amount in {currency}.'
        ),
        "zero": QCoreApplication.translate("Errors", "Type a rate above 0, such as 7.12."),
        "not_a_percentage": QCoreApplication.translate(
            "Errors", 'Can\'t read "{text}". Type a percentage, such as 60%.'
        ),
        "share_two_readings": QCoreApplication.translate(
            "Errors", 'Can\'t read "{text}". Type a percentage, such as 60%.'
        ),
        "over_100_percent": QCoreApplication.translate(
            "Errors", "At most 100%: cache hits are a part of the input."
        ),
        "written_over_rest": QCoreApplication.translate(
            "Errors", "At most {example}: the input that is no hit. Empty: all of it."
        ),
    }


def compared_model(model: Model, quote: Quote | None, *, mark_retired: bool = True) -> str:
    """A model's id; of a tiered one with the tier that is used, of a retired one with its mark."""
    parts = [model.id]
    if quote and quote.tiers and len(model.tiers) > 1:  # no turns use no tier
        ends = [group_digits(tier.up_to) for tier in quote.tiers]
        reach = ends[0] if len(ends) == 1 else f"{ends[0]} – {ends[-1]}"
        parts.append(QCoreApplication.translate("Models", "tier {up_to}").format(up_to=reach))
    if model.retired and mark_retired:
        parts.append(QCoreApplication.translate("Models", "retired"))
    return " · ".join(parts)


def echo(value: int | Decimal | None, text: str, source: str | None) -> str:
    """What a field understood, where that does not stand in it already."""
    if not isinstance(value, int):
        return ""
    digits = text.replace(",", "")
    if digits.isascii() and digits.isdigit():
        return source or short_count(value)
    return f"= {group_digits(value)}"


def short_count(count: int) -> str:
    """A large count as it is said, where that is exact: 45,000 is 4.5万 in Chinese."""
    for scale, said in scales_said():
        if count >= scale:
            # Three decimals at most, else it is no easier to read than the digits.
            if count % (scale // 1000) or count >= scale * 10**6:
                return ""
            whole, thousandths = divmod(count * 1000 // scale, 1000)
            return said.format(n=f"{whole}.{thousandths:03}".rstrip("0").rstrip("."))
    return ""


def scales_said() -> tuple[tuple[int, str], ...]:
    """How large counts are said in the language in use, the largest scale first."""
    scheme = QCoreApplication.translate(
        "Counts", "thousands", "How large counts are said. For 万 and 亿 translate it as: myriads"
    )
    return _SAID[scheme]


def model_facts(model: Model) -> str:
    """The context length of a model and, in a second line, its prices."""
    context = QCoreApplication.translate("Models", "Context {tokens}").format(
        tokens=group_digits(model.context_length)
    )
    if model.retired:
        retired = QCoreApplication.translate("Models", "retired {date}")
        context = f"{context} · {retired.format(date=model.retired)}"
    if len(model.tiers) > 1:
        tiers = QCoreApplication.translate("Models", "{n} price tiers by request length")
        return f"{context}\n{tiers.format(n=len(model.tiers))}"
    return f"{context}\n{model_prices(model)}"


def missing_model_facts(model: Model) -> str:
    """The context length of a model that is not in the list in use, whose prices don't hold."""
    context = model_facts(model).split("\n", maxsplit=1)[0]
    missing = QCoreApplication.translate("Models", "not in this price list: no prices")
    return f"{context}\n{missing}"


def model_prices(model: Model, tier: Tier | None = None) -> str:
    """The prices of a model's tier, if none is given of its first, per 1M tokens, named.

    Of cache writes that of the shortest lifetime.
    """
    symbol, prices = currency_symbol(model.currency), (tier or model.tiers[0]).prices
    if prices.cache_hit is None:
        wording = QCoreApplication.translate("Models", "input {input} · output {output} per 1M")
        hit = ""
    else:
        wording = QCoreApplication.translate(
            "Models", "cache hit {hit} · miss {input} · output {output} per 1M"
        )
        hit = f"{symbol}{plain(prices.cache_hit)}"
    write = next((price for one, price in prices.items() if one.kind == "cache_write"), None)
    if write is not None and hit:
        wording = QCoreApplication.translate(
            "Models", "cache hit {hit} · miss {input} · write {write} · output {output} per 1M"
        )
    return wording.format(
        write=f"{symbol}{plain(write)}" if write is not None else "",
        hit=hit,
        input=f"{symbol}{plain(prices.input)}",
        output=f"{symbol}{plain(prices.output)}",
    )


def model_marks(model: Model) -> list[str]:
    """The marks of a model: recommended, vision, thinking, retired."""
    marks = []
    if model.recommended and not model.retired:
        marks.append(QCoreApplication.translate("Models", "recommended"))
    if model.vision:
        marks.append(QCoreApplication.translate("Models", "vision"))
    if model.thinking:
        marks.append(QCoreApplication.translate("Models", "thinking"))
    if model.retired:
        marks.append(QCoreApplication.translate("Models", "retired"))
    return marks


def tier_length(tokens: int) -> str:
    """How long a tier's requests may be, as it is said: 8k for 8,192."""
    return group_digits(tokens) if tokens % 1024 else f"{group_digits(tokens // 1024)}k"
