"""The switch between the currencies that there are price lists in."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kimi_calc.viewmodels.price_list_names import currency_name
from kimi_calc.viewmodels.price_shelf import PriceShelf


class CurrencySwitch(QWidget):
    """Buttons side by side, one of them down; the arrow keys go from one to the other."""

    def __init__(self, shelf: PriceShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        words = {"CNY": self.tr("&CNY"), "USD": self.tr("US&D")}
        for currency, button in self._buttons.items():
            button.setText(words.get(currency, currency_name(currency)))

    def refresh(self) -> None:
        """Show the currencies that there are now, and stand on the one whose lists are told."""
        currencies = self._shelf.currencies
        if tuple(self._buttons) != currencies:
            self._make(currencies)
        self._buttons[self._shelf.currency].setChecked(True)

    def _make(self, currencies: tuple[str, ...]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for place, currency in enumerate(currencies):
            button = self._buttons[currency] = QPushButton()
            button.setObjectName(f"currency{currency}")
            button.setCheckable(True)
            sides = {0: "left", len(currencies) - 1: "right"}
            button.setProperty("segment", sides.get(place, "middle"))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            # By a mnemonic a button is down at once and clicked a moment later; by arrow keys it
            # is toggled and not clicked.
            button.toggled.connect(partial(self._turn, currency))
        self.retranslate()

    def _turn(self, currency: str, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if on:
            self._shelf.show_currency(currency)
