"""The states that the page Estimate can be in."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from drawn_estimate import builtin_list, drawn_estimate, drawn_items, item
from widgets.states import settle

from kimi_calc.estimates import Basis, Estimate, Growth, Item, Times
from kimi_calc.pricing import Conversation
from kimi_calc.widgets.estimate_cells import EstimateCells
from kimi_calc.widgets.estimate_columns import NUMBERS
from kimi_calc.widgets.estimate_page import EstimatePage
from kimi_calc.widgets.estimate_table import EstimateView
from kimi_calc.widgets.main_window import MainWindow


def estimate_page(window: MainWindow) -> EstimatePage:
    """The page of a window, which is open."""
    found = window.findChild(EstimatePage)
    assert isinstance(found, EstimatePage)
    return found


def talk() -> Item:
    """An item of conversations."""
    prices = builtin_list("cny-2026-09-19")
    asked = Conversation(20, 300, 600, 4000)
    return Item(
        "Sales talk", prices.model("kimi-k2.6"), Basis.of(prices), asked, Times(150, 22), note="x"
    )


def varied_items() -> tuple[Item, ...]:
    """Two currencies, long names, a weekly one that grows, conversations, notes, no group."""
    one, *rest = drawn_items()
    weekly = item("Weekly <b>report</b>", "", "kimi-k3", (9000, 1200, "0"), (7, None), "week")
    usage = (123_456, 20_000, "0.333")
    abroad = "International customers & partners, by way of resellers"
    return (
        replace(one, note="只算工作日\n周末由人工处理"),
        *rest,
        item(
            "一个名字非常非常长的项目，看看会不会被截断，with English behind it",
            abroad,
            "kimi-k2.6",
            usage,
            (123_456, 30),
            list_id="usd-2026-10-23",
        ),
        replace(weekly, growth=Growth(Decimal("0.1"))),
        item("", abroad, "kimi-k3", usage, (12_345_678_901, None), "day"),
        talk(),
    )


def _show(window: MainWindow, estimate: Estimate) -> None:
    window.estimates.desk.estimating.show(estimate)


def _empty(window: MainWindow) -> None:
    window.estimates.desk.estimating.show(Estimate())


def _picked(window: MainWindow) -> None:
    _show(window, Estimate("2027 budget", varied_items()))
    view = estimate_page(window).view
    view.table.collapse("文档", collapsed=True)
    view.places.select([1, 2])


ESTIMATE_STATES: dict[str, Callable[[MainWindow], None]] = {
    "empty": _empty,
    "drawn": lambda w: _show(w, drawn_estimate()),
    "varied": _picked,
    "by-model": lambda w: w.findChild(EstimatePage).totals.show_by("model"),  # type: ignore[union-attr]
    "once": lambda w: _show(w, Estimate("", (replace(drawn_items()[3], group=""),))),
}
"""Names of states, and what brings an open page Estimate into each; they follow one another."""


def enter_estimate(window: MainWindow, state: str) -> None:
    """Bring the page Estimate of a window into a state."""
    window.open_page("estimate")
    settle()
    ESTIMATE_STATES[state](window)
    settle()


def cut_amounts(window: MainWindow) -> list[str]:
    """Every number of the table that has not the room it needs, in words."""
    view = window.findChild(EstimateView)
    assert isinstance(view, EstimateView)
    cells = view.itemDelegate()
    assert isinstance(cells, EstimateCells)
    shown = [column for column in NUMBERS if not view.isColumnHidden(column)]
    faults = [
        view.table.text(row, column)
        for row in range(len(view.table.rows))
        for column in shown
        if cells.needed(row, column) > view.columnWidth(column)
    ]
    columns = range(view.table.columnCount())
    widths = sum(view.columnWidth(column) for column in columns if not view.isColumnHidden(column))
    if view.isVisible() and widths > view.viewport().width():
        faults.append("the columns are wider than the table")
    return faults if view.isVisible() else []
