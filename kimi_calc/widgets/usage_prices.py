"""The card of what records are priced by: currency, lists, and where days begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from kimi_calc.viewmodels.price_list_names import currency_name
from kimi_calc.viewmodels.usage_choices import Lists, zones
from kimi_calc.viewmodels.usage_logs import UsageLogs
from kimi_calc.viewmodels.usage_wording import zone_name
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.usage_parts import Card

_NARROWEST = 6  # letters of a choice


class UsagePrices(Card):
    """Three choices; each takes effect at once."""

    def __init__(self, logs: UsageLogs) -> None:
        super().__init__("usagePricesCard")
        self._logs = logs
        self._filled = ""  # the currency whose lists are offered
        self._lists: Lists | None = None
        self._currency, self._list, self._zone = (
            ComboBox(name) for name in ("usageCurrency", "usagePrices", "usageZone")
        )
        self._labels = [QLabel() for _ in range(3)]
        boxes = (self._currency, self._list, self._zone)
        for label, box in zip(self._labels, boxes, strict=True):
            label.setProperty("small", True)
            label.setBuddy(box)
            box.setMinimumContentsLength(_NARROWEST)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.column.addWidget(label)
            self.column.addWidget(box)
        self.column.setSpacing(4)
        self._currency.activated.connect(
            lambda place: logs.set_basis(currency=self._currency.itemData(place))
        )
        self._list.activated.connect(self._use)
        self._zone.activated.connect(lambda place: logs.set_zone(self._zone.itemData(place)))

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.heading.setText(self.tr("Priced by"))
        texts = self.tr("C&urrency"), self.tr("&Price list"), self.tr("A &day begins in")
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._filled = ""
        self.refresh()

    def refresh(self) -> None:
        """Stand on what is in use."""
        basis = self._logs.basis
        if self._filled != basis.currency:
            self._fill()
        self._currency.setCurrentIndex(self._currency.findData(basis.currency))
        wanted = str(basis.price_list) if basis.price_list else ""
        self._list.setCurrentIndex(max(self._list.findData(wanted), 0))
        if self._zone.findData(self._logs.zone) < 0:
            self._zone.addItem(zone_name(self._logs.zone), self._logs.zone)
        self._zone.setCurrentIndex(self._zone.findData(self._logs.zone))

    def look_again(self) -> None:
        """Look at what lists there are now, and price by them if they are others."""
        found = Lists()
        if found == self._lists:
            return
        was_known, self._lists = self._lists is not None, found
        self._filled = ""
        self.refresh()
        if was_known:
            self._logs.look_at_lists()

    def _fill(self) -> None:
        """Offer the lists that are known."""
        if self._lists is None:
            self._lists = Lists()
        self._filled = currency = self._logs.basis.currency
        self._currency.clear()
        for code in self._lists.currencies:
            self._currency.addItem(currency_name(code), code)
        self._list.clear()
        for choice in self._lists.choices(currency):
            self._list.addItem(choice.name, str(choice.path) if choice.path else "")
        names = zones()
        if not self._zone.count():
            for zone, name in names:
                self._zone.addItem(name, zone)
        self._zone.setItemText(0, names[0][1])

    def _use(self, place: int) -> None:
        path = self._list.itemData(place)
        self._logs.set_basis(price_list=Path(path) if path else "by_day")
