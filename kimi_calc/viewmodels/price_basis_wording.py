"""The price basis of an estimate in words, and what today's lists would make of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.changes import Outcome
from kimi_calc.estimates.items import Basis
from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.pricing import PriceList
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels.difference_lines import ChangeLine, change_lines
from kimi_calc.viewmodels.discount_wording import contract_words
from kimi_calc.viewmodels.item_wording import subtotal
from kimi_calc.viewmodels.price_basis import PriceBasis, Today
from kimi_calc.viewmodels.price_list_status import currency_name
from kimi_calc.viewmodels.what_if_wording import joined, named, stays


def basis_lines(basis: PriceBasis) -> list[str]:
    """The lists in words, a line each; where there are several, with what is priced by each."""
    bases = basis.bases
    if len(bases) == 1:
        return [basis_words(bases[0][0])]
    wording = QCoreApplication.translate("PriceBasis", "{list}: {amount}")
    return [wording.format(list=basis_words(one), amount=subtotal(found)) for one, found in bases]


def basis_words(basis: Basis) -> str:
    """A list: its name or provider, day, currency, taxes where it says so, and its discounts."""
    wording = QCoreApplication.translate("PriceBasis", "Price list {date}")
    parts = [wording.format(date=basis.published)]
    if basis.name:
        parts.insert(0, basis.name)
    elif basis.provider != PLATFORM:
        parts.insert(0, basis.provider)
    parts.append(currency_name(basis.currency))
    if basis.tax == "included":
        parts.append(QCoreApplication.translate("PriceShelf", "tax included"))
    elif basis.tax == "excluded":
        parts.append(QCoreApplication.translate("PriceShelf", "tax excluded"))
    parts += filter(None, [contract_words(basis.discounts)])
    wording = QCoreApplication.translate("PriceBasis", "{list}, {more}")
    said, *others = parts
    for more in others:
        said = wording.format(list=said, more=more)
    return said


def today_lines(today: Today) -> list[str]:
    """Whether prices are today's, else what today's would make of it; a sentence each."""
    said = [_stands_in(basis) for basis in today.stand_ins]
    if today.is_same:
        return [
            *said,
            QCoreApplication.translate("PriceBasis", "Same as today's list")
            if len(today.lists) == 1
            else QCoreApplication.translate("PriceBasis", "Same as today's lists"),
        ]
    said += dict.fromkeys(map(_unlisted, today.unlisted))
    if today.repriced:
        said += _repriced(today.repriced, today.lists)
    if today.missing:
        said += [_missing(today), *_replaced(today)]
    return said


def _stands_in(basis: Basis) -> str:
    wording = QCoreApplication.translate(
        "PriceBasis",
        "\"{list}\" is not among the price lists any more: today's is the platform's own.",
    )
    return wording.format(list=" ".join(basis.name.split()))


def _unlisted(basis: Basis) -> str:
    if basis.provider == PLATFORM:
        wording = QCoreApplication.translate(
            "PriceBasis", "There is no list of today in {currency}."
        )
    else:
        wording = QCoreApplication.translate(
            "PriceBasis", "There is no list of today of {provider} in {currency}."
        )
    return wording.format(provider=basis.provider, currency=basis.currency)


def _replaced(today: Today) -> list[str]:
    """What successors of models that are gone would make of it."""
    if not today.replaced:
        return []
    names = joined(model.id for model in today.successors)
    lines = change_lines(today.replaced.before, today.replaced.after)
    refused = stays((one.before.name, one.refusal) for one in today.replaced.refused if one.refusal)
    if not today.replaced.results:
        return refused
    if not lines:
        wording = QCoreApplication.translate(
            "PriceBasis", "With its successor {models}: the same amounts"
        )
        return [wording.format(models=names), *refused]
    wording = QCoreApplication.translate("PriceBasis", "With its successor {models}:{amounts}")
    return [wording.format(models=names, amounts=_amounts(lines)), *refused]


def _repriced(outcome: Outcome, lists: tuple[PriceList, ...]) -> list[str]:
    used = dict.fromkeys(one.after.basis for one in outcome.changed if one.after)
    days = joined(one.name or str(one.published) for one in used or lists)
    lines = change_lines(outcome.before, outcome.after)
    refused = stays((one.before.name, one.refusal) for one in outcome.refused if one.refusal)
    if not outcome.results:
        wording = QCoreApplication.translate("PriceBasis", "Today's list {date} has other prices.")
        return [wording.format(date=days), *refused]
    if not lines:
        each = all(one.result.quote.total == one.before.quote.total for one in outcome.changed)
        wording = (
            QCoreApplication.translate("PriceBasis", "With today's list {date}: the same amounts")
            if each
            else QCoreApplication.translate(
                "PriceBasis", "With today's list {date}: other amounts, the same in total"
            )
        )
        return [wording.format(date=days), *refused]
    wording = QCoreApplication.translate("PriceBasis", "With today's list {date}:{amounts}")
    return [wording.format(date=days, amounts=_amounts(lines)), *refused]


def _amounts(lines: tuple[ChangeLine, ...]) -> str:
    """Each in a line of its own."""
    return "".join(f"\n{_amount(line)}" for line in lines)


def _amount(line: ChangeLine) -> str:
    wording = (
        QCoreApplication.translate("PriceBasis", "{caption} {amount} ({difference}, {percent})")
        if line.percent
        else QCoreApplication.translate("PriceBasis", "{caption} {amount} ({difference})")
    )
    return wording.format(
        caption=line.caption,
        amount=line.after,
        difference=line.difference,
        percent=line.percent,
    )


def _missing(today: Today) -> str:
    count = len(today.missing)
    models = joined(dict.fromkeys(item.model.id for item in today.missing))
    names = named([item.name for item in today.missing])
    wording = (
        QCoreApplication.translate(
            "PriceBasis", "Today's list has no {models}: 1 item stays as it is: {names}."
        )
        if count == 1
        else QCoreApplication.translate(
            "PriceBasis", "Today's list has no {models}: {n} items stay as they are: {names}."
        )
    )
    return wording.format(models=models, n=group_digits(count), names=names)
