"""What lies on the desk: the estimate at hand, and the way between it and the page Calculate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kimi_calc.estimates.items import Basis, Item, counted
from kimi_calc.estimates.times import Period, Times
from kimi_calc.pricing import Conversation
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.viewmodels.price_lists import PriceLists


class EstimateDesk(QObject):
    """The estimate, and an item of it that is open on the page Calculate, if one is.

    `changed` comes after another item was opened there, or none is any more.
    """

    changed = Signal()

    def __init__(
        self, calculation: Calculation, price_lists: PriceLists, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.calculation = calculation
        self.price_lists = price_lists
        self.estimating = Estimating(self)
        self._opened: int | None = None
        self.estimating.changed.connect(self._look_after_opened)

    @property
    def opened(self) -> Item | None:
        """The item that is open on the page Calculate; None where none is."""
        return None if self._opened is None else self.estimating.item(self._opened)

    def open_item(self, key: int) -> bool:
        """Bring an item to the page Calculate; False where that has not a field for all of it.

        It is priced there by the list in use, which need not be its own.
        """
        from kimi_calc.viewmodels.item_asked import asked_of, can_be_typed

        item = self.estimating.item(key)
        if item is None or not can_be_typed(item):
            return False
        self._opened = key
        self.calculation.take(asked_of(item))
        self.changed.emit()
        return True

    def list_of(self, item: Item) -> Path | None:
        """Where the list lies that an item was priced by; None where it is nowhere any more."""
        from kimi_calc.price_lists.places import all_lists

        found = (
            one for one in all_lists() if one.price_list and one.price_list.id == item.basis.id
        )
        return next((one.path for one in found if one.price_list), None)

    def put_back(self) -> bool:
        """Put what is on the page Calculate now in place of the opened item, and close that.

        Its name, group, note, period and growth stay, but that days are those of a month. False,
        and nothing is changed, where there is no price now.
        """
        opened, calculated = self.opened, self.calculated()
        if opened is None or calculated is None:
            return False
        self.estimating.put_back(
            replace(
                opened,
                model=calculated.model,
                basis=calculated.basis,
                usage=calculated.usage,
                times=_times_of(opened, calculated),
                period=_period_of(opened, calculated),
            )
        )
        self.close_item()
        return True

    def close_item(self) -> None:
        """Leave the opened item as it is in the estimate."""
        if self._opened is not None:
            self._opened = None
            self.changed.emit()

    def add_calculated(self) -> Item | None:
        """Put what is on the page Calculate at the end; None where it has no price now."""
        item = self.calculated()
        if item is None:
            return None
        (key,) = self.estimating.add((item,))
        return self.estimating.item(key)

    def calculated(self) -> Item | None:
        """What is on the page Calculate as an item; None where it has no price now.

        Requests a day on some days are asked for every month, others once.
        """
        quote, daily = self.calculation.quote, self.calculation.daily
        if quote is None:
            return None
        from kimi_calc.viewmodels.note_wording import estimate_note

        number = len(self.estimating.estimate.items) + 1
        usage = quote.usage
        times = Times(daily.per_day, daily.days) if daily else Times(usage.count)
        return Item(
            QCoreApplication.translate("Items", "Item {n}").format(n=number),
            quote.model,
            Basis.of(self.calculation.price_list),
            counted(usage, 1),
            times,
            "month" if daily else "once",
            note="".join(estimate_note(self.calculation, quote)),
        )

    def _look_after_opened(self) -> None:
        """Close an item that is gone; tell of one that is called otherwise now."""
        if self._opened is None:
            return
        if self.opened is None:
            self._opened = None
        self.changed.emit()

    def today(self) -> date:
        """The day on this machine's calendar."""
        return date.today()  # noqa: DTZ011 - see above


def _times_of(opened: Item, calculated: Item) -> Times:
    """As calculated; so many conversations a day stay what they are, which have no field there."""
    had_days = opened.times.days is not None and isinstance(opened.usage, Conversation)
    if had_days and calculated.times == Times(opened.times.total):
        return opened.times
    return calculated.times


def _period_of(opened: Item, calculated: Item) -> Period:
    """Its own; of what was asked for by the day or week it is none of days of a month."""
    has_days_now = opened.times.days is None and calculated.times.days is not None
    if has_days_now and opened.period in {"day", "week"}:
        return calculated.period
    return opened.period
