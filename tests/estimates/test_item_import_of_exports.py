"""What the program exports as CSV comes in again: every digit of it, whatever the texts are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from drawn_estimate import builtin_list, drawn_estimate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from imported import NEWEST, items_in
from made_up_estimates import items
from PySide6.QtWidgets import QApplication

from kimi_calc.appearance import Appearance
from kimi_calc.estimates import Estimate, Item
from kimi_calc.estimates.csv_table import csv_table
from kimi_calc.viewmodels.estimate_report import report_of

TODAY = date(2026, 11, 30)


@pytest.fixture(params=["zh", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    Appearance.of(qapp).set_language(request.param)
    yield request.param
    Appearance.of(qapp).set_language("en")


def again(estimate: Estimate) -> list[Item]:
    content = csv_table(report_of(estimate, TODAY), lambda: None)
    found, bad = items_in(content.decode("utf-8-sig"))
    assert bad == []
    return found


def facts(item: Item) -> tuple[object, ...]:
    """All of an item, its texts without blanks around them."""
    texts = tuple(text.strip() for text in (item.name, item.group, item.note))
    usage = {one: count for one, count in item.usage.calls.items() if count}
    return (
        *(texts, item.model, item.basis, item.times, item.period),
        *(item.growth if item.growth and item.growth.rate else None, item.quote.lines, usage),
    )


@pytest.mark.usefixtures("language")
def test_the_drawing_comes_in_again() -> None:
    assert again(drawn_estimate()) == list(drawn_estimate().items)


@pytest.mark.usefixtures("language")
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(items(st.just(builtin_list(NEWEST))), min_size=1, max_size=4))
def test_any_items_come_in_again(some: list[Item]) -> None:
    estimate = Estimate("x", tuple(some))
    assert [facts(item) for item in again(estimate)] == [facts(item) for item in estimate.items]
