"""The states that the page Calculate can be in, each reached as its user would reach it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from kimi_calc.price_lists import DEFAULT_ID, builtin_price_lists
from kimi_calc.pricing import TokenSpan
from kimi_calc.settings import Service
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import AT_FIRST, Field, call_field
from kimi_calc.widgets.main_window import MainWindow


class Size(NamedTuple):
    """A window's size in pixels, and the text size in percent."""

    width: int
    height: int
    text_size: int = 100


SIZES = (
    Size(800, 600),
    Size(1024, 700),
    Size(1366, 768),
    Size(1400, 800),
    Size(1920, 1040),
    Size(3840, 2160),
    Size(1120, 760, 200),
    Size(1920, 1040, 200),
    Size(420, 760),
)


def _fill(calculation: Calculation, model: str = "kimi-k2-turbo-preview", **texts: str) -> None:
    """Begin from the first values, so that no state knows the one before it."""
    calculation.pick(model)
    first: dict[str, str] = {str(field): text for field, text in AT_FIRST.items()}
    for field, text in (first | texts).items():
        name: Field = field  # type: ignore[assignment]  # a misspelt one is a KeyError
        calculation.set_text(name, text)
        calculation.finish(name)


def _single(calculation: Calculation, model: str = "kimi-k2-turbo-preview", **texts: str) -> None:
    calculation.set_workload("single")
    calculation.set_requests_mode("total")
    calculation.set_second_currency("")
    example = {
        "inputTokens": "45,000",
        "cacheHitPercent": "60%",
        "outputTokens": "1,500",
        "requests": "1000*30",
        "budget": "1,000",
    }
    _fill(calculation, model, **(example | texts))


def _talk(calculation: Calculation, model: str = "kimi-latest", **texts: str) -> None:
    calculation.set_workload("conversation")
    calculation.set_second_currency("")
    _fill(calculation, model, **({"turns": "40", "conversations": "1,000"} | texts))


def _daily(calculation: Calculation) -> None:
    _single(calculation)
    calculation.set_requests_mode("daily")


def _working_days(calculation: Calculation) -> None:
    _daily(calculation)
    calculation.set_text("days", "22")


def _last_result(calculation: Calculation) -> None:
    """A field that can't be read, and another model picked meanwhile."""
    _single(calculation)
    calculation.set_text("outputTokens", "12,34")
    calculation.pick("kimi-latest")


def _second_currency(calculation: Calculation) -> None:
    _single(calculation)
    calculation.set_second_currency("USD")
    calculation.set_text("rate", "7.2")


def _estimate(calculation: Calculation) -> None:
    _single(calculation, "kimi-latest")
    calculation.use_tokens(TokenSpan(29_000, 32_000, 35_000), 30_000)


def _wrong_days(calculation: Calculation) -> None:
    _daily(calculation)
    calculation.set_text("days", "12,34")


STATES: dict[str, Callable[[Calculation], None]] = {
    "single": _single,
    "daily": _daily,
    "working-days": _working_days,
    "one-request": lambda c: _single(c, requests="1", outputTokens="12,345"),
    "many-notes": lambda c: _single(c, "kimi-latest", inputTokens="31,500"),
    "too-long": lambda c: _single(c, inputTokens="300k"),
    "no-cache-price": lambda c: _single(c, "moonshot-v1-128k"),
    "last-result": _last_result,
    "field-error": lambda c: _single(c, inputTokens="about forty-five thousand tokens or so"),
    "wrong-days": _wrong_days,
    "second-currency": _second_currency,
    "estimate": _estimate,
    "twenty-digits": lambda c: _single(c, requests="12345678901234567890"),
    "huge-input": lambda c: _single(c, inputTokens="12345678901234567890"),
    "nothing": lambda c: c.clear(),
    "conversation": _talk,
    "one-turn": lambda c: _talk(c, turns="1"),
    "no-turns": lambda c: _talk(c, turns="0"),
    "many-turns": lambda c: _talk(
        c, userTokens="0", replyTokens="0", turns="1,000,000", systemTokens="9,000"
    ),
    "too-many-turns": lambda c: _talk(c, turns="1,000"),
    "question-error": lambda c: _talk(c, userTokens="about 300", replyTokens="1,23"),
    "newest-list": lambda c: _single(c, "kimi-k3"),
    "missing-model": _single,
    "missing-model-talk": _talk,
}
"""Names of states, and what brings a calculation into each."""

_NEWEST = "cny-2026-09-19"
LISTS = {"newest-list": _NEWEST}
"""The list that a state is reached on, if not on the default one."""

SWITCHED_TO = {"missing-model": _NEWEST, "missing-model-talk": _NEWEST}
"""The list that is used once a state is reached."""


def _beside(calculation: Calculation, lifetime: str, service: Service, **calls: str) -> None:
    calculation.set_cache_lifetime(lifetime)
    calculation.set_service(service)
    for name in calculation.offered.calls:
        calculation.set_text(call_field(name), calls.get(name, "0"))


def _more(calculation: Calculation) -> None:
    """All that kimi-k3 has, with a part of the input written for an hour."""
    _single(calculation, "kimi-k3", writtenTokens="12,000")
    _beside(calculation, "1h", "standard", web_search="2", web_search_pro="1", page_fetch="12")


def _talk_beside(calculation: Calculation) -> None:
    _talk(calculation, "example-tiers")
    _beside(calculation, "1h", "batch", web_search="1")


def _too_much_written(calculation: Calculation) -> None:
    _single(calculation, "kimi-k3")
    _beside(calculation, "5m", "standard", web_search="12,34")
    calculation.set_text("writtenTokens", "12345678901234567890")


def _no_batch(calculation: Calculation) -> None:
    _single(calculation, "kimi-k3")
    _beside(calculation, "5m", "batch")


def _no_write_price(calculation: Calculation) -> None:
    _single(calculation, "kimi-k2.7-code")
    _beside(calculation, "1h", "batch", web_search="2")


STATES_OF_2026: dict[str, Callable[[Calculation], None]] = {
    "more": _more,
    "more-of-a-conversation": _talk_beside,
    "more-without-a-price": _no_write_price,
    "too-much-written": _too_much_written,
    "no-batch": _no_batch,
}
"""States of a window whose list has cache writes, calls and batch: `list_of_2026.in_use()`."""


def settle() -> None:
    """Layouts ask for more room by an event, and are given it by another one."""
    for _ in range(10):
        QApplication.processEvents()


def enter(window: MainWindow, state: str) -> None:
    """Bring a window into a state, whatever it was in before."""
    if state in STATES_OF_2026:
        STATES_OF_2026[state](window.calculation)
        settle()
        return
    _use(window, LISTS.get(state, DEFAULT_ID))
    STATES[state](window.calculation)
    _use(window, SWITCHED_TO.get(state, LISTS.get(state, DEFAULT_ID)))
    settle()


def _use(window: MainWindow, list_id: str) -> None:
    if window.price_lists.in_use.price_list.id != list_id:
        paths = {info.id: info.path for info in builtin_price_lists()}
        window.price_lists.use(paths[list_id])
