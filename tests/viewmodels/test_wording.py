"""The core's facts in words, in both languages."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import (
    ContextExceeded,
)
from kimi_calc.viewmodels import refusal_wording, wording


@pytest.fixture
def chinese(qtbot: QtBot, root: Path) -> Iterator[None]:
    del qtbot
    from PySide6.QtWidgets import QApplication

    translator = QTranslator()
    assert translator.load("kimi_calc_zh_CN", str(root / "resources" / "i18n"))
    QApplication.installTranslator(translator)
    yield
    QApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("value", "text", "source", "expected"),
    [
        (120_000, "12万", None, "= 120,000"),
        (45_000, "45,000", None, ""),
        (30_000, "30,000", "1000*30", "1000*30"),
        (2_500_000, "2500000", None, "2.5 million"),
        (2_500_001, "2500001", None, ""),
    ],
)
def test_echo(value: int, text: str, source: str | None, expected: str) -> None:
    assert wording.echo(value, text, source) == expected


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (9_999, ""),
        (10_000, "1万"),
        (45_000, "4.5万"),
        (123_450_000, ""),
        (123_500_000, "1.235亿"),
        (10**12, "1万亿"),
        (10**30, ""),
    ],
)
def test_large_counts_are_said_in_myriads_in_chinese(count: int, expected: str) -> None:
    assert wording.short_count(count) == expected


def test_a_refusal_names_both_numbers_and_the_models_that_fit() -> None:
    models = load_price_list().models[:2]
    said = refusal_wording.refusal(ContextExceeded("moonshot-v1-32k", 46_500, 32_768), models)
    assert "46,500" in said
    assert "32,768" in said
    assert "kimi-k2-0905-preview, kimi-k2-0711-preview" in said
    nobody = refusal_wording.refusal(ContextExceeded("a", 2, 1), ())
    assert "No model" in nobody


REFUSED_TURNS = [
    (144, "At most 143 turns fit: turn 144", "at most 143 turns"),
    (2, "At most 1 turn fits: turn 2 ", "at most 1 turn"),
    (1, "Not even 1 turn fits: it needs", "1 turn is over its context of 131,072"),
]


@pytest.mark.parametrize(("turn", "long", "short"), REFUSED_TURNS)
def test_a_refused_conversation_is_told_how_many_turns_fit(
    turn: int, long: str, short: str
) -> None:
    error = ContextExceeded("kimi-latest", 131_600, 131_072, turn)
    said = refusal_wording.refusal(error, ())
    assert said.startswith(long)
    assert "131,600" in said
    assert refusal_wording.short_refusal(error) == short


@pytest.mark.usefixtures("chinese")
def test_the_most_turns_in_chinese() -> None:
    error = ContextExceeded("kimi-latest", 131_600, 131_072, 144)
    assert refusal_wording.refusal(error, ()).startswith("最多 143 轮：第 144 轮")
    assert refusal_wording.short_refusal(error) == "最多 143 轮"
    error = ContextExceeded("kimi-latest", 131_600, 131_072, 1)
    assert refusal_wording.refusal(error, ()).startswith("连 1 轮也放不下")


def test_amounts_of_no_value_echo_nothing() -> None:
    assert wording.echo(None, "abc", None) == ""
    assert wording.echo(Decimal("0.6"), "60%", None) == ""
