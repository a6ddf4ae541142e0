"""The cells of an estimate's table in words: shares, marks, what tool tips tell, what is copied."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import Figure, Group, Totals, month_of
from kimi_calc.pricing import Conversation
from kimi_calc.pricing.amounts import (
    decimals_for,
    exact_percent,
    format_amount,
    format_percent,
    plain,
    share_of,
)
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.item_wording import (
    a_period,
    asked,
    figure,
    often,
    period_name,
    service_word,
    subtotal,
)

NO_SHARE = "–"
_DECIMALS = 4  # of an amount per request, at least: most are below 1


def column_names() -> tuple[str, ...]:
    """What the columns are called."""
    return (
        QCoreApplication.translate("Items", "Name"),
        QCoreApplication.translate("Items", "Model"),
        QCoreApplication.translate("Items", "Usage"),
        QCoreApplication.translate("Items", "Note"),
        QCoreApplication.translate("Items", "Each"),
        QCoreApplication.translate("Items", "Amount"),
        QCoreApplication.translate("Items", "Share"),
    )


def unnamed() -> str:
    """What stands in place of a name."""
    return QCoreApplication.translate("Items", "(no name)")


def noted() -> str:
    """The mark of an item that has a note."""
    return QCoreApplication.translate("Items", "note")


def group_name(name: str) -> str:
    """A group, or the items without one."""
    return " ".join(name.split()) or QCoreApplication.translate("Items", "No group")


def each(item: Item) -> str:
    """What one request or conversation costs."""
    amount = item.quote.per_request
    if not amount:
        return format_amount(amount, item.currency)
    return format_amount(amount, item.currency, exactly=max(decimals_for((amount,)), _DECIMALS))


def share(item: Item, found: Sequence[Totals]) -> str:
    """An item's share of what its currency's items cost in a month."""
    total = _of(item.currency, found)
    if item.period == "once" or not total.month.amount:
        return NO_SHARE
    return format_percent(share_of(month_of(item).amount, total.month.amount))


def group_share(group: Group, found: Sequence[Totals]) -> str:
    """A group's share; of two currencies none, as they have no common total."""
    if len(group.totals) != 1 or not group.totals[0].recurring:
        return NO_SHARE
    (own,) = group.totals
    total = _of(own.currency, found)
    if not total.month.amount:
        return NO_SHARE
    return format_percent(share_of(own.month.amount, total.month.amount))


def marks(item: Item, of_model: bool) -> list[str]:  # noqa: FBT001 - one of the two
    """The marks behind an item's name, or behind its model."""
    if of_model:
        return [word] if (word := service_word(item)) else []
    if item.period == "once":
        return [period_name("once")]
    if item.growth:
        sign = "+" if item.growth.rate > 0 else "\N{MINUS SIGN}" if item.growth.rate else ""
        wording = QCoreApplication.translate("Items", "{rate} a month")
        return [wording.format(rate=f"{sign}{exact_percent(abs(item.growth.rate))}")]
    return []


def about(item: Item) -> str:
    """All there is to be said of an item, a line each."""
    model = ", ".join(filter(None, (item.model.id, service_word(item))))
    a_request = QCoreApplication.translate("Items", "{amount} each")
    lines = [
        item.name or unnamed(),
        model,
        asked(item),
        often(item),
        a_request.format(amount=each(item)),
        a_period(item),
        item.note,
    ]
    return "\n".join(filter(None, lines))


def about_group(group: Group) -> str:
    """A group's name, items and subtotal."""
    return f"{told_items(len(group.items))}\n{subtotal(group.totals)}"


def told_group(group: Group, *, collapsed: bool) -> str:
    """A group's row for who hears it."""
    state = (
        QCoreApplication.translate("Items", "closed")
        if collapsed
        else QCoreApplication.translate("Items", "open")
    )
    return ", ".join((group_name(group.name), told_items(len(group.items)), state))


def told_items(count: int) -> str:
    """How many items."""
    if count == 1:
        return QCoreApplication.translate("Items", "1 item")
    return QCoreApplication.translate("Items", "{n} items").format(n=f"{count:,}")


def in_a_month(item: Item) -> str:
    """What an item costs in a month that is counted in days or weeks."""
    wording = QCoreApplication.translate("Items", "{amount} / month")
    return wording.format(amount=figure(month_of(item), item.currency))


def about_share(item: Item, found: Sequence[Totals]) -> str:
    """What a share is one of."""
    if item.period == "once":
        return QCoreApplication.translate("Items", "Once: no part of a month")
    total = _of(item.currency, found)
    wording = QCoreApplication.translate("Items", "Of {amount} a month")
    return wording.format(amount=figure(total.month, total.currency))


def copied(items: Sequence[Item], found: Sequence[Totals]) -> Rows:
    """Items to paste into a spreadsheet, below their headers: plain digits, exact amounts."""
    names = column_names()
    headers = (
        names[0],
        QCoreApplication.translate("Items", "Group"),
        names[1],
        names[2],
        QCoreApplication.translate("Items", "How often"),
        QCoreApplication.translate("Items", "Currency"),
        names[4],
        names[5],
        QCoreApplication.translate("Items", "Period"),
        names[6],
        names[3],
    )
    return [headers, *(_copied(item, found) for item in items)]


def _copied(item: Item, found: Sequence[Totals]) -> list[str | Cell]:
    amounts = (plain(item.quote.per_request), plain(item.quote.total))
    of_month = share(item, found)
    digits = "" if of_month == NO_SHARE else of_month.replace("\N{MINUS SIGN}", "-")
    return [
        item.name,
        item.group,
        ", ".join(filter(None, (item.model.id, service_word(item)))),
        asked(item),
        often(item),
        item.currency,
        *(Cell(amount, amount) for amount in amounts),
        period_name(item.period),
        Cell(digits, digits) if digits else "",
        " ".join(item.note.split()),
    ]


def _of(currency: str, found: Sequence[Totals]) -> Totals:
    none = Totals(currency, Figure(Decimal(0)), Decimal(0), Figure(Decimal(0)), 0, recurring=False)
    return next((one for one in found if one.currency == currency), none)


def is_talk(item: Item) -> bool:
    """Whether it counts conversations."""
    return isinstance(item.usage, Conversation)
