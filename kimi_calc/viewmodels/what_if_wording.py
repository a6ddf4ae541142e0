"""What if in words: for which items, what comes of it, what stays and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.changes import Changed, Outcome, loses_hits
from kimi_calc.price_lists import InUse, builtin_price_lists
from kimi_calc.pricing import (
    ContextExceeded,
    NotPriced,
    PriceListError,
    PricingError,
    UnknownModel,
)
from kimi_calc.pricing.amounts import exact_percent, format_amount, plain
from kimi_calc.pricing.characters import shortened
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.difference_lines import ChangeLine, change_lines
from kimi_calc.viewmodels.price_list_status import currency_name
from kimi_calc.viewmodels.refusal_wording import refusal
from kimi_calc.viewmodels.what_if import WhatIf
from kimi_calc.viewmodels.what_if_asked import Field
from kimi_calc.viewmodels.wording import field_error

_MOST_NAMED = 3  # items; more of them are counted
_MOST_OF_NAME = 24  # characters


def target(what_if: WhatIf) -> str:
    """For which items it is asked: `The 2 picked items`."""
    count = len(what_if.items)
    if not count:
        return QCoreApplication.translate("WhatIf", "There is no item yet.")
    if what_if.is_of_all:
        if count == 1:
            return QCoreApplication.translate("WhatIf", "The one item with")
        wording = QCoreApplication.translate("WhatIf", "All {n} items with")
    elif count == 1:
        return QCoreApplication.translate("WhatIf", "The picked item with")
    else:
        wording = QCoreApplication.translate("WhatIf", "The {n} picked items with")
    return wording.format(n=group_digits(count))


def lines(outcome: Outcome) -> tuple[ChangeLine, ...]:
    """What is different, a line each."""
    return change_lines(outcome.before, outcome.after, crosses=outcome.crosses)


def notes(outcome: Outcome, what_if: WhatIf) -> list[str]:
    """What stays and why, and what is to be known of the rest, a sentence each."""
    said = stays((one.before.name, one.refusal) for one in outcome.refused if one.refusal)
    rounded = sum(one.rounded for one in outcome.changed)
    if rounded == 1:
        said.append(
            QCoreApplication.translate(
                "WhatIf", "The count of 1 item is rounded up to a whole one."
            )
        )
    elif rounded:
        wording = QCoreApplication.translate(
            "WhatIf", "The counts of {n} items are rounded up to whole ones."
        )
        said.append(wording.format(n=group_digits(rounded)))
    lacking = dict.fromkeys(one.result.model.id for one in outcome.changed if loses_hits(one))
    if lacking:
        wording = QCoreApplication.translate(
            "WhatIf", "{models} has no price for cache hits: all input is billed at its price."
        )
        said.append(wording.format(models=joined(lacking)))
    if what_if.change.growth is not None and any(map(_is_once, outcome.changed)):
        said.append(QCoreApplication.translate("WhatIf", "What takes place once doesn't grow."))
    if outcome.crosses:
        said.append(
            QCoreApplication.translate(
                "WhatIf", "Items go to another currency: the amounts are not subtracted."
            )
        )
    ids = {one.after.basis.id for one in outcome.changed if one.after}
    prices = {one.id: one for one in what_if.change.models.values() if one.id in ids}
    if any(one.after and one.after.basis != one.before.basis for one in outcome.changed) and prices:
        wording = QCoreApplication.translate("WhatIf", "Prices of the list {lists}")
        said.append(
            wording.format(lists=joined(one.name or str(one.published) for one in prices.values()))
        )
    return said


def stays(refused: Iterable[tuple[str, PricingError]]) -> list[str]:
    """Which items stay as they are, a sentence for each reason."""
    by_reason: dict[str, list[str]] = {}
    for name, error in refused:
        by_reason.setdefault(reason(error), []).append(name)
    said = []
    for why, names in by_reason.items():
        wording = (
            QCoreApplication.translate("WhatIf", "1 item stays as it is: {names}. {why}")
            if len(names) == 1
            else QCoreApplication.translate("WhatIf", "{n} items stay as they are: {names}. {why}")
        )
        said.append(wording.format(n=group_digits(len(names)), names=named(names), why=why))
    return said


def named(names: list[str]) -> str:
    """Some names, and how many more there are."""
    shown = joined(shortened(" ".join(name.split()), _MOST_OF_NAME) for name in names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return shown
    wording = QCoreApplication.translate("WhatIf", "{names} and {n} more")
    return wording.format(names=shown, n=group_digits(len(names) - _MOST_NAMED))


def joined(parts: Iterable[str]) -> str:
    """Parts of an enumeration."""
    first, *others = [*parts] or [""]
    wording = QCoreApplication.translate("WhatIf", "{first}, {next}")
    for one in others:
        first = wording.format(first=first, next=one)
    return first


def reason(error: PricingError) -> str:
    """Why an item can't be otherwise, in a sentence."""
    if isinstance(error, UnknownModel | NotPriced | ContextExceeded):
        return refusal(error, ()).partition("\n")[0]
    if error.code == "no_list_of_currency":
        return QCoreApplication.translate("WhatIf", "There is no price list in its currency.")
    return str(error)


def field_message(what_if: WhatIf, field: Field) -> tuple[str, bool]:
    """What a field understood, or what is wrong with it; and whether it is wrong."""
    error = what_if.error(field)
    if error is not None:
        return _error(error), error.code not in {"unfinished", "empty", "empty_share"}
    change, text = what_if.change, getattr(what_if.asked, field)
    if field == "volume" and change.volume is not None:
        said = plain(change.volume, grouped=True).removesuffix(".00")
        return ("" if said == text.strip() else f"× {said}"), False
    if field == "growth" and change.growth is not None and change.growth.rate:
        months = min(change.growth.months, 12)
        growing = (1 + Fraction(change.growth.rate)) ** (months - 1)
        wording = QCoreApplication.translate("WhatIf", "in month {n} about × {factor}")
        factor = Context(prec=12).divide(Decimal(growing.numerator), growing.denominator)
        shown = format_amount(factor, "").strip()
        return wording.format(factor=shown, n=months), False
    if field == "hits" and change.hits is not None:
        said = exact_percent(change.hits)
        return ("" if said.rstrip("%") == text.strip().rstrip("% ") else said), False
    return "", False


def offered_lists(in_use: InUse) -> Iterator[tuple[str, Path | None]]:
    """The lists to choose from, with their files; None for what is a title, or no list."""
    from kimi_calc.viewmodels.list_choices import list_choices

    builtin = {info.path: info for info in builtin_price_lists()}
    for section in list_choices(in_use):
        yield section.title, None
        for one in section.choices:
            info = builtin.get(one.path)
            text = f"{one.text} · {currency_name(info.currency)}" if info else one.text
            yield text, None if one.problem else one.path


def list_problem(error: PricingError) -> str:
    """Why a list can't be taken."""
    if isinstance(error, PriceListError):
        from kimi_calc.viewmodels.price_list_wording import price_list_faults

        return price_list_faults(error)[0]
    return str(error)


def _error(error: PricingError) -> str:
    values = error.values
    own = {
        "no_factor": QCoreApplication.translate("WhatIf", "Type a factor above 0, such as 2."),
        "volume_two_readings": QCoreApplication.translate(
            "WhatIf", "Is that {as_factor} or {as_more}?"
        ),
        "growth_out_of_range": QCoreApplication.translate(
            "WhatIf", "Type a percentage a month from −99% to 1,000%."
        ),
        "months_out_of_range": QCoreApplication.translate("WhatIf", "Type 1 to 1,200 months."),
    }
    if error.code in own:
        return own[error.code].format(
            as_factor=values.get("as_factor", ""), as_more=values.get("as_more", "")
        )
    return field_error(error)


def _is_once(one: Changed) -> bool:
    return one.before.period == "once"
