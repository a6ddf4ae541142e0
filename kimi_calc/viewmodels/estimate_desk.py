"""What lies on the desk: the estimate at hand, and the way between it and the page Calculate."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kimi_calc.estimates.items import Basis, Item, counted
from kimi_calc.estimates.times import Times
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
        )

    def today(self) -> date:
        """The day on this machine's calendar."""
        return date.today()  # noqa: DTZ011 - see above
