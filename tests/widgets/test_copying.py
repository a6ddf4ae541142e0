"""Copying a result: as text, as a table, as a sentence, as a picture, as the bare amount."""

from collections.abc import Callable
from datetime import date

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from kimi_calc.viewmodels import copying
from kimi_calc.viewmodels.clipboard import Cell, as_html, as_text
from kimi_calc.viewmodels.result_phrases import sentence
from kimi_calc.widgets.colors import LIGHT


def fill(hands: Hands) -> None:
    hands.type_in("inputTokens", "45000")
    hands.type_in("cacheHitPercent", "60")
    hands.type_in("outputTokens", "1500")
    hands.type_in("requests", "1000*30")


def copied(hands: Hands) -> list[list[str]]:
    """What an editor gets after the button was pressed."""
    hands.child(QPushButton, "copyResult").click()
    return [line.split("\t") for line in QApplication.clipboard().text().splitlines()]


def trigger(hands: Hands, name: str) -> None:
    action = hands.window.findChild(QAction, name)
    assert isinstance(action, QAction)
    action.trigger()


def test_the_button_copies_what_was_asked_and_what_it_costs(hands: Hands) -> None:
    fill(hands)
    rows = copied(hands)
    assert rows[0] == [
        "kimi-k2-turbo-preview, 30,000 requests, total ¥7,740.00 (prices of 2025-11-11)"
    ]
    assert rows[2:4] == [["Total", "¥7,740.00"], ["Per request", "¥0.258"]]
    assert ["Model", "kimi-k2-turbo-preview"] in rows
    assert ["Retired", "2026-05-25"] in rows
    assert ["Of these, cache hits", "27,000"] in rows
    assert ["Requests", "30,000"] in rows
    assert ["Input (cache hit)", "810,000,000", "1.00", "¥810.00"] in rows
    assert any("2025-11-11 CNY" in cell for row in rows for cell in row)


def test_a_spreadsheet_gets_digits_alone(hands: Hands) -> None:
    fill(hands)
    copied(hands)
    html = QApplication.clipboard().mimeData().html()
    assert "<td>810000000</td><td>1.00</td><td>810.00</td>" in html
    assert "<tr><td>Total</td><td>7740.00</td><td>CNY</td></tr>" in html
    assert "<td>Requests</td><td>30000</td>" in html
    assert "<td>60%</td>" in html


def test_all_that_the_screen_says_goes_along(hands: Hands) -> None:
    fill(hands)
    hands.pick("kimi-latest")
    hands.type_in("budget", "1000")
    hands.window.calculation.set_second_currency("USD")
    hands.window.calculation.set_text("rate", "7.12")
    rows = copied(hands)
    assert ["Total, about", "$1,061.80", "1 USD = 7.12 CNY"] in rows
    assert ["Budget", "¥1,000.00", "buys 3,968 requests"] in rows
    said = "\n".join("\t".join(row) for row in rows)
    for line in hands.text("notes").split("\n"):
        assert line in said
    assert "Billed in the tier 32,769 to 131,072 tokens" in said
    html = QApplication.clipboard().mimeData().html()
    assert "<td>Total, about</td><td>1061.79775280899</td><td>USD</td>" in html


def test_the_tiers_of_a_conversation_go_along_though_the_chart_shows_them(hands: Hands) -> None:
    hands.pick("kimi-latest")
    hands.child(QPushButton, "workloadConversation").click()
    hands.type_in("turns", "40")
    rows = copied(hands)
    assert rows[0][0].startswith("kimi-latest, 1 conversation × 40 turns, total ¥1.4302 (prices")
    assert ["Turns 35 to 40 are billed in the tier 32,769 to 131,072 tokens"] in rows
    assert ["Per conversation", "¥1.4302"] in rows


def test_the_shortcut_copies_too(hands: Hands) -> None:
    QApplication.clipboard().clear()
    hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        hands.window,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert "0.138" in QApplication.clipboard().text()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "kimi-latest，30,000 次，合计 ¥7,560.00（2025-11-11 价）"),
        ("en", "kimi-latest, 30,000 requests, total ¥7,560.00 (prices of 2025-11-11)"),
    ],
)
def test_a_sentence_for_a_chat(open_window: Callable[..., Hands], language: str, said: str) -> None:
    hands = open_window(language)
    fill(hands)
    hands.pick("kimi-latest")
    trigger(hands, "actionCopySentence")
    assert QApplication.clipboard().text() == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "1,000 个对话 × 40 轮，合计"), ("en", "1,000 conversations × 40 turns, total")],
)
def test_a_sentence_of_conversations(
    open_window: Callable[..., Hands], language: str, said: str
) -> None:
    hands = open_window(language)
    hands.child(QPushButton, "workloadConversation").click()
    hands.type_in("turns", "40")
    hands.type_in("conversations", "1000")
    trigger(hands, "actionCopySentence")
    assert said in QApplication.clipboard().text()


def test_requests_by_the_day_say_so_and_what_a_day_costs(hands: Hands) -> None:
    fill(hands)
    calculation = hands.window.calculation
    hands.child(QAbstractButton, "requestsMode").click()
    assert sentence(calculation) == (
        "kimi-k2-turbo-preview, 1,000 requests a day × 30 days, "
        "total ¥7,740.00 (prices of 2025-11-11)"
    )
    text = as_text(copying.result_rows(calculation, date(2026, 11, 25)))
    for line in (
        "Requests per day\t1,000",
        "Days\t30",
        "Requests\t30,000",
        "Per day\t¥258.00",
        "Per month (30 days)\t¥7,740.00",
        "Per year (365 days)\t¥94,170.00",
    ):
        assert f"\n{line}\n" in text


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_a_picture_is_light_and_stands_alone(
    open_window: Callable[..., Hands], chosen: str
) -> None:
    hands = open_window("en", chosen)
    fill(hands)
    trigger(hands, "actionCopyPicture")
    picture = QApplication.clipboard().image()
    assert picture.width() == 1440
    assert picture.height() > 600
    assert picture.pixelColor(2, 2) == QColor(LIGHT.card)
    seen = colors_of(picture)
    for color in (LIGHT.cache_hit, LIGHT.input, LIGHT.output, LIGHT.text):
        assert QColor(color).rgb() in seen
    # Another model, list or day is another picture: they stand in it.
    hands.pick("kimi-latest")
    trigger(hands, "actionCopyPicture")
    assert QApplication.clipboard().image() != picture


def colors_of(picture: QImage) -> set[int]:
    return {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


def test_the_exact_amount_alone(hands: Hands) -> None:
    hands.pick("moonshot-v1-128k")
    hands.type_in("inputTokens", "45001")
    hands.type_in("outputTokens", "1500")
    hands.type_in("requests", "1001")
    hands.choose("Copy exact &amount")
    assert QApplication.clipboard().text() == "495.50501"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_copied_can_be_pasted_back(
    open_window: Callable[..., Hands], language: str
) -> None:
    hands = open_window(language)
    fill(hands)
    rows = copied(hands)
    total = hands.text("total")
    for field, value in (
        ("inputTokens", "45,000"),
        ("outputTokens", "1,500"),
        ("requests", "30,000"),
    ):
        row = next(row for row in rows if row[1:] == [value])
        hands.paste(field, row[1])
    assert hands.text("total") == total


def test_notes_go_along(hands: Hands) -> None:
    hands.pick("moonshot-v1-128k")
    hands.child(QPushButton, "copyResult").click()
    assert "no cache price" in QApplication.clipboard().text()


@pytest.mark.parametrize("text", ["12,34", "300k"])
def test_without_a_price_there_is_nothing_to_copy(hands: Hands, text: str) -> None:
    hands.paste("inputTokens", text)
    assert not hands.child(QPushButton, "copyResult").isEnabled()
    QApplication.clipboard().setText("before")
    for name in ("actionCopyResult", "actionCopySentence", "actionCopyPicture"):
        trigger(hands, name)
        assert QApplication.clipboard().text() == "before"


def test_a_huge_count_is_copied_whole(hands: Hands) -> None:
    hands.paste("requests", "1" + "0" * 5000)
    hands.child(QPushButton, "copyResult").click()
    assert "1" + "0" * 5000 in QApplication.clipboard().mimeData().html()
    assert "1," + ",".join(["000"] * 3) in QApplication.clipboard().text()


def test_more_digits_than_a_spreadsheet_has_are_no_number_to_it() -> None:
    html = as_html([[Cell("", "123456789012345"), Cell("", "1234567890123456.5"), "=1+1", "a"]])
    assert "<td>123456789012345</td>" in html
    assert 'mso-number-format:"\\@"\'>1234567890123456.5</td>' in html
    assert 'mso-number-format:"\\@"\'>=1+1</td><td>a</td>' in html


def test_a_row_for_people_has_no_empty_cell_of_a_spreadsheet() -> None:
    rows = [("Total", Cell("¥1.00", "1.00"), Cell("", "CNY"), "more"), (), ("a", "", "b")]
    assert as_text(rows) == "Total\t¥1.00\tmore\n\na\t\tb\n"


def test_an_amount_too_small_to_be_shown_is_a_number_in_a_cell(hands: Hands) -> None:
    calculation = hands.window.calculation
    calculation.set_text("inputTokens", "1")
    calculation.set_text("outputTokens", "0")
    calculation.set_second_currency("USD")
    calculation.set_text("rate", "1000000")
    text = as_html(copying.result_rows(calculation, date(2026, 11, 25)))
    assert ">0.000000000008<" in text  # 1 token at 8.00 per million, at that rate
