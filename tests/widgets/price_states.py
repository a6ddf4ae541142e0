"""The states that the page Prices can be in, each reached as its user would reach it."""

from collections.abc import Callable

from own_lists import COMPANY, CONTRACT
from PySide6.QtWidgets import QLineEdit, QPushButton
from widgets.states import settle

from kimi_calc.viewmodels.price_list_names import list_name
from kimi_calc.viewmodels.price_list_rows import PriceListRows
from kimi_calc.widgets.main_window import MainWindow
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.prices_page import PricesPage


def prices_page(window: MainWindow) -> PricesPage:
    """The page of a window, which is open."""
    found = window.findChild(PricesPage)
    assert isinstance(found, PricesPage)
    return found


def choose_list(window: MainWindow, currency: str, name: str) -> None:
    """Look at a list: press its currency, go to its row."""
    button = window.findChild(QPushButton, f"currency{currency}")
    assert isinstance(button, QPushButton)
    button.click()
    settle()
    table = window.findChild(NumberTable, "priceLists")
    assert isinstance(table, NumberTable)
    rows = table.model()
    assert isinstance(rows, PriceListRows)
    names = [row.listed and list_name(row.listed) for row in rows.rows]
    table.setCurrentIndex(rows.index(names.index(name), 0))
    settle()


def find(window: MainWindow, text: str) -> None:
    """Look for models."""
    field = window.findChild(QLineEdit, "findPrices")
    assert isinstance(field, QLineEdit)
    field.setText(text)


def _searched(window: MainWindow, text: str) -> None:
    choose_list(window, "CNY", "2025-11-11")
    find(window, text)


def _too_long(window: MainWindow) -> None:
    window.calculation.set_text("inputTokens", "900k")
    choose_list(window, "CNY", "2025-11-11")


def _table(window: MainWindow) -> None:
    choose_list(window, "CNY", "2026-09-19")
    button = window.findChild(QPushButton, "stepsAsTable")
    assert isinstance(button, QPushButton)
    button.click()


def _contract_in_use(window: MainWindow) -> None:
    choose_list(window, "CNY", CONTRACT)
    button = window.findChild(QPushButton, "useThisList")
    assert isinstance(button, QPushButton)
    button.click()


PRICE_STATES: dict[str, Callable[[MainWindow], None]] = {
    "oldest": lambda w: choose_list(w, "CNY", "2025-11-11"),
    "writes": lambda w: choose_list(w, "CNY", "2026-09-19"),
    "unsure": lambda w: choose_list(w, "USD", "2026-10-23"),
    "thirteen-models": lambda w: choose_list(w, "CNY", "2026-04-20"),
    "faults": lambda w: choose_list(w, "CNY", "spoiled-2026-09-19.yaml"),
    "company": lambda w: choose_list(w, "CNY", COMPANY),
    "contract-in-use": _contract_in_use,
    "found": lambda w: _searched(w, "vision"),
    "nothing-found": lambda w: _searched(w, "gpt"),
    "sorted": lambda w: prices_page(w).sort_by(2),
    "as-table": _table,
    "too-long": _too_long,
    "field-error": lambda w: w.calculation.set_text("inputTokens", "12,34"),
}
"""Names of states, and what brings an open page Prices into each; they follow one another."""


def enter_prices(window: MainWindow, state: str) -> None:
    """Bring the page Prices of a window into a state."""
    window.open_page("prices")
    settle()
    while prices_page(window).shelf.is_reading:
        settle()
    find(window, "")
    PRICE_STATES[state](window)
    settle()
