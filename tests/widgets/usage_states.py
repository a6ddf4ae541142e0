"""The states that the page Usage can be in, each reached as its user would reach it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from threading import Event

from PySide6.QtWidgets import QAbstractButton
from viewmodels.usage_desk import reading_of
from widgets.states import settle

from kimi_calc.cli.usage_example import example
from kimi_calc.usage_logs.asked import (
    Asked,
    Cancelled,
    Progress,
    Reading,
    UnknownTable,
    UsageLogError,
)
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.tally import FileRead
from kimi_calc.widgets.main_window import MainWindow
from kimi_calc.widgets.usage_page import UsagePage


def usage_page(window: MainWindow) -> UsagePage:
    """The page of a window, which is open."""
    found = window.findChild(UsagePage)
    assert isinstance(found, UsagePage)
    return found


class Never:
    """A reading that goes on and on."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._ended = Event()

    def next(self) -> Progress | Reading:
        """Nothing comes."""
        self._ended.wait()
        raise Cancelled

    def cancel(self) -> None:
        """End it."""
        self._ended.set()


@cache
def drawn() -> Reading:
    """The example that pictures show."""
    return example()


@cache
def varied() -> Reading:
    """Long names, upper bounds, totals, huge numbers, a year and more, days that aren't known."""
    first = date(2025, 8, 30).toordinal()
    long_key = "sk-very-long-key-of-the-customer-service-department-number-4711"
    entries = [
        Entry(
            "kimi-k2.6" if number % 3 else "moonshotai/kimi-k2-thinking",
            first + 8 * number,
            10_000 + number,
            90_000,
            0,
            0,
            900,
            (long_key if number % 5 else "", f"用户 {number}", "客服 <b>与</b> 销售", "x"),
            has_split=bool(number % 4),
        )
        for number in range(60)
    ]
    entries += [
        Entry("kimi-k3", first + 400, 10**15, 10**15, 10**13, 10**13, 10**14, requests=10**10),
        Entry("kimi-k2.6", 0, 1_000, 0, 0, 0, 1),
        Entry("openrouter/moonshotai/kimi-k2.6", first + 400, 5, 0, 0, 0, 5, host="DeepInfra"),
        Entry("k3[1m]", first + 400, 5, 0, 0, 0, 5),
        Entry("a-model-with-an-endless-name-" + "x" * 80, first + 400, 5, 0, 0, 0, 5),
        Entry("moonshot-v1-auto", first + 2, 10**7, 0, 0, 0, 5, requests=3),
    ]
    table = UnknownTable(
        "/home/lin/导出/账单 2026-10.csv",
        ("日期", "模型名称", "输入", "输出"),
        (("2026-10-01", "kimi-k2.6", "1200", "30"), ("2026-10-02", "kimi-k2.6", "900", "12")),
    )
    broken = FileRead("/home/lin/logs/very-long-name-of-a-file-that-is-broken.jsonl.gz", "", 0, 0)
    return reading_of(
        entries,
        refused=1_234,
        unknown=(table,),
        files=(FileRead("a/logs.jsonl", "chat", 1, 0), broken._replace(problem="no_file")),
    )


def _show(window: MainWindow, reading: Reading) -> None:
    window.usage.logs.set_by("model")
    window.usage.logs.show_reading(reading, ("a/logs.jsonl",))


def _empty(window: MainWindow) -> None:
    window.usage.clear()


def _reading(window: MainWindow) -> None:
    logs = window.usage.logs
    window.usage.clear()
    logs.reader.reads = Never
    logs.add(["a.jsonl"])
    logs.progress = Progress(123_456_789, 987_654_321_000, 1_234_567)
    logs.changed.emit()


def _reading_more(window: MainWindow) -> None:
    logs = window.usage.logs
    logs.cancel()
    _show(window, drawn())
    logs.reader.reads = Never
    logs.add(["b.jsonl"])


def _failed(window: MainWindow) -> None:
    logs = window.usage.logs
    logs.cancel()
    logs.problem = UsageLogError("no_file", "/home/lin/logs/usage-of-the-last-month.jsonl")
    logs.changed.emit()


def _by(window: MainWindow, dimension: str) -> None:
    window.usage.logs.set_by(dimension)


def _all_rows(window: MainWindow) -> None:
    _by(window, "user")
    button = window.findChild(QAbstractButton, "usageShowAll")
    assert isinstance(button, QAbstractButton)
    button.click()


def _one_list(window: MainWindow) -> None:
    from kimi_calc.price_lists import builtin_price_lists

    path = next(one.path for one in builtin_price_lists() if one.id == "cny-2026-09-19")
    window.usage.logs.set_basis(price_list=path)


def _in_dollars(window: MainWindow) -> None:
    window.usage.logs.set_basis(currency="USD", price_list="by_day")


def _billed(window: MainWindow) -> None:
    _show(window, drawn())
    window.usage.logs.set_basis(currency="CNY", price_list="by_day")
    _by(window, "day")
    days = "\n".join(f"2026-10-{day:02}\t{1000 * day}.25" for day in range(1, 32))
    window.usage.further.set_bill(days)


def _back(window: MainWindow) -> None:
    logs = window.usage.logs
    logs.set_basis(currency="CNY", price_list="by_day")
    whole = drawn()
    one = next(iter(whole.tally.cells))
    few = {one: whole.tally.cells[one]}
    _show(window, replace(whole, tally=replace(whole.tally, cells=few, faults=[], unreadable=0)))


USAGE_STATES: dict[str, Callable[[MainWindow], None]] = {
    "empty": _empty,
    "reading": _reading,
    "example": lambda w: (_empty(w), _show(w, drawn()))[0],  # type: ignore[func-returns-value]
    "reading-more": _reading_more,
    "failed": _failed,
    "by-day": lambda w: _by(w, "day"),
    "varied": lambda w: _show(w, varied()),
    "by-key": lambda w: _by(w, "key"),
    "all-rows": _all_rows,
    "by-service": lambda w: _by(w, "list"),
    "one-list": _one_list,
    "in-dollars": _in_dollars,
    "billed": _billed,
    "one-cell": _back,
}
"""Names of states, and what brings an open page Usage into each; they follow one another."""


def enter_usage(window: MainWindow, state: str) -> None:
    """Bring the page Usage of a window into a state."""
    window.open_page("usage")
    settle()
    USAGE_STATES[state](window)
    settle()
