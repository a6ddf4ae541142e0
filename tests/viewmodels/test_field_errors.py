"""What stands below a field: every error has words, short ones, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kimi_calc.pricing import PricingError
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.fields import Field
from kimi_calc.viewmodels.inputs import Inputs
from kimi_calc.viewmodels.offered import Charged

LONG = "1" * 40 + "q"
# What is typed into which field, and the code of what is wrong with it.
TYPED: list[tuple[Field, str, str]] = [
    ("inputTokens", "", "empty"),
    ("inputTokens", "45,", "unfinished"),
    ("inputTokens", "(2k+500", "unfinished"),
    ("inputTokens", "1000 x", "unfinished"),
    ("inputTokens", "x" * 10_001, "too_long"),
    ("inputTokens", "45\t30", "several_cells"),
    ("inputTokens", "-5", "negative"),
    ("inputTokens", "1.5", "fraction"),
    ("inputTokens", "1." + "5" * 30, "fraction"),
    ("inputTokens", "9" * 200 + ".5", "fraction"),
    ("inputTokens", "12,34", "grouping"),
    ("inputTokens", "1,23" * 20, "grouping"),
    ("inputTokens", "1.234,5", "two_readings"),
    ("inputTokens", "1.234,5" * 9, "two_readings"),
    ("inputTokens", "3,5", "grouping"),
    ("inputTokens", "3,5k", "grouping"),
    ("inputTokens", "12.5", "fraction"),
    ("inputTokens", "45.000", "two_readings"),
    ("inputTokens", "1'234'567'890", "unreadable"),
    ("inputTokens", "9/3", "minus_or_divide"),
    ("inputTokens", "abc", "unreadable"),
    ("inputTokens", LONG, "unreadable"),
    ("inputTokens", "看不懂" * 30, "unreadable"),
    ("inputTokens", "5-3", "minus_or_divide"),
    ("inputTokens", "¥1,000", "money"),
    ("turns", "0", "at_least_one"),
    ("cacheHitPercent", "", "empty_share"),
    ("cacheHitPercent", "60.", "unfinished"),
    ("cacheHitPercent", "0.6", "share_two_readings"),
    ("cacheHitPercent", "0." + "3" * 40, "share_two_readings"),
    ("cacheHitPercent", "-5", "negative"),
    ("cacheHitPercent", "101", "over_100_percent"),
    ("cacheHitPercent", "abc", "not_a_percentage"),
    ("cacheHitPercent", LONG, "not_a_percentage"),
    ("budget", "¥", "empty_amount"),
    ("budget", "abc", "unreadable_amount"),
    ("budget", LONG, "unreadable_amount"),
    ("budget", "$5", "other_currency"),
    ("budget", f"${LONG}", "other_currency"),
    ("budget", "12,34", "grouping"),
    ("budget", "1000,50", "grouping"),
    ("budget", "12345678,901", "grouping"),
    ("budget", ".5", "unreadable_amount"),
    ("rate", "0", "zero"),
    ("writtenTokens", "18,001", "written_over_rest"),  # of 45,000 that hit by 60%
    ("writtenTokens", "9" * 40, "written_over_rest"),
    ("rate", "abc", "unreadable_amount"),
]


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest, qtbot: QtBot, root: Path) -> Iterator[str]:
    del qtbot
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load("kimi_calc_zh_CN", str(root / "resources" / "i18n"))
        QApplication.installTranslator(translator)
    yield request.param
    QApplication.removeTranslator(translator)


def error_of(field: Field, text: str) -> PricingError:
    inputs = Inputs("CNY")
    inputs.set_text(field, text)
    error = inputs.error(field)
    assert error
    return error


@pytest.mark.parametrize(("field", "text", "code"), TYPED)
def test_every_error_has_words_of_two_lines_at_most(
    language: str, field: Field, text: str, code: str
) -> None:
    """Below a field of the page, which is about 300 pixels wide, in its small letters."""
    error = error_of(field, text)
    assert error.code == code
    said = wording.field_error(error)
    assert said
    assert "{" not in said
    assert ("。" in said or "…" in said) or language == "en"
    assert lines_of(said) <= 2


def lines_of(said: str) -> int:
    font = QFont()
    font.setPixelSize(12)
    layout = QTextLayout(said, font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(300)
        assert line.naturalTextWidth() <= 300
    layout.endLayout()
    return layout.lineCount()


def test_all_words_are_tried_here() -> None:
    assert {code for _, _, code in TYPED} == set(wording._field_error_texts())


@pytest.mark.usefixtures("qtbot")
def test_an_error_speaks_of_what_its_field_takes() -> None:
    assert "amount" in wording.field_error(error_of("budget", "abc"))
    assert "percentage" in wording.field_error(error_of("cacheHitPercent", "abc"))
    assert "45k" in wording.field_error(error_of("inputTokens", "abc"))
    assert "budget" in wording.field_error(error_of("inputTokens", "¥1,000"))
    assert wording.field_error(error_of("cacheHitPercent", "0.6")) == (
        "Is that 60% or 0.6%? Type it with the %."
    )


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("inputTokens", "3,5k", 'The comma in "3,5k" is misplaced. Did you mean 3,500?'),
        ("inputTokens", "3,5", '"3,5" can be read in two ways. Type it without separators.'),
        ("inputTokens", "45.000", '"45.000" can be read in two ways. Type 45 or 45,000.'),
        ("inputTokens", "1.5", '"1.5" is not a whole number. Try 45,000 or 45k.'),
        ("inputTokens", "一万", 'Can\'t read "一万". Did you mean 10,000?'),
        ("budget", "1000,50", 'The comma in "1000,50" is misplaced. Did you mean 1,000.50?'),
        ("cacheHitPercent", "60,5", 'Can\'t read "60,5". Did you mean 60.5%?'),
        ("cacheHitPercent", "0,6", "Is that 60% or 0.6%? Type it with the %."),
    ],
)
def test_what_is_asked_for_is_what_was_probably_meant(field: Field, text: str, said: str) -> None:
    assert wording.field_error(error_of(field, text)) == said


def test_what_nobody_can_see_is_no_amount_and_stays_in_its_field() -> None:
    inputs = Inputs("CNY")
    inputs.set_text("budget", "\u200b\u200e")
    assert inputs.error("budget") is None
    assert inputs.value("budget") is None
    inputs.set_text("budget", "\u202d¥1,000\u202c")
    assert inputs.value("budget") == 1000
    inputs.set_text("inputTokens", "\u202d45000\u202c")
    assert inputs.text("inputTokens") == "\u202d45000\u202c"
    inputs.finish("inputTokens")
    assert inputs.text("inputTokens") == "45,000"
    assert inputs.source("inputTokens") is None


@pytest.mark.parametrize(("field", "text", "code"), TYPED)
def test_who_is_in_the_middle_of_a_number_has_made_no_mistake(
    field: Field, text: str, code: str
) -> None:
    assert wording.is_unfinished(error_of(field, text)) == (
        code == "unfinished" or code.startswith("empty")
    )


def test_a_conversation_has_a_turn_at_least() -> None:
    inputs = Inputs("CNY")
    inputs.set_text("turns", "0")
    assert inputs.usage("conversation", "total", Charged()) is None
    inputs.set_text("turns", "1")
    assert inputs.usage("conversation", "total", Charged()) is not None
    inputs.set_text("conversations", "0")
    assert inputs.usage("conversation", "total", Charged()) is not None
