"""How the cost is computed: every figure is right, and it can be read and closed."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from drawn_estimate import drawn_items
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtGui import QInputMethodEvent, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from kimi_calc import resources
from kimi_calc.estimates import totals
from kimi_calc.price_lists import builtin_price_lists, load_price_list, price_list_named
from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    PriceList,
    QuantityError,
    Quote,
    Usage,
    parse_quantity,
    parse_share,
    quote,
    requests_within,
)
from kimi_calc.pricing.amounts import converted, format_amount
from kimi_calc.pricing.billing import total_if_tiered_by
from kimi_calc.pricing.conversation import cached_tokens
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.widgets.help_window import HelpWindow
from kimi_calc.widgets.reading_page import ReadingPage

LANGUAGES = ("zh", "en")
ZH, EN = (resources.help_text(language) for language in LANGUAGES)


class Chinese(QTranslator):
    """Speaks the one word of Chinese that the window needs."""

    def translate(
        self, context: str, source: str, _comment: str | None = None, _n: int = -1
    ) -> str | None:
        return "zh" if (context, source) == ("HelpWindow", "en") else None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture(scope="module")
def prices() -> PriceList:
    return load_price_list()


@pytest.fixture
def in_chinese() -> Iterator[None]:
    translator = Chinese()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    shown = HelpWindow()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def page(window: HelpWindow) -> QTextBrowser:
    found = window.findChild(QTextBrowser, "helpText")
    assert isinstance(found, QTextBrowser)
    return found


def in_both(*parts: str) -> None:
    for part in parts:
        for text in (ZH, EN):
            assert re.search(rf"(?<![\d.,]){re.escape(part)}(?![.,]?\d)", text), part


def money(amount: Decimal) -> str:
    return format_amount(amount, "CNY")


def test_the_first_example(prices: PriceList) -> None:
    model = prices.model("kimi-k2-turbo-preview")
    usage = Usage(45_000, 1_500, 45_000 * 60 // 100, 30_000)
    found = quote(model, usage)
    in_both(str(prices.published), "45,000", "60%", "1,500", "30,000", "0.258")
    for text in (ZH, EN):
        rows = [
            [cell.strip(" *") for cell in line.strip("|").split("|")]
            for line in text.splitlines()
            if line.startswith("|")
        ]
        assert [row[1:] for row in rows[2:5]] == [
            [group_digits(line.tokens), money(line.unit_price), money(line.amount)]
            for line in found.lines
        ]
        assert rows[5][3] == money(found.total) == "¥7,740.00"
        assert money(found.per_request) in text


def test_the_example_of_a_token() -> None:
    in_both("1.5–2", "45,000", f"{45_000 * 3 // 2:,}–{45_000 * 2:,}")
    assert "≈ 7–9 万汉字" in ZH  # to one digit, as it stands beside the input
    assert "≈ 70,000–90,000 Chinese characters" in EN


def test_the_example_of_days(prices: PriceList) -> None:
    model = prices.model("kimi-k2-turbo-preview")
    for days in (1, 30, 365, 22, 12 * 22):
        found = quote(model, Usage(45_000, 1_500, 27_000, 1_000 * days))
        in_both(str(days), money(found.total))


def test_the_share_that_is_refused() -> None:
    in_both("0.6", "0.6%", "60%")
    with pytest.raises(QuantityError):
        parse_share("0.6")
    assert parse_share("60") == parse_share("60%")


def test_the_example_of_a_budget(prices: PriceList) -> None:
    model = prices.model("kimi-k2-turbo-preview")
    usage = Usage(45_000, 1_500, 27_000)
    count = requests_within(model, usage, Decimal(1_000))
    assert count is not None
    in_both("1,000", group_digits(count), money(quote(model, usage).total * count))


def test_the_example_of_a_second_currency() -> None:
    in_both("7.2", "$1,075.00")
    assert format_amount(converted(Decimal(7740), Decimal("7.2")), "USD") == "$1,075.00"


def test_the_example_of_tiers(prices: PriceList) -> None:
    model = prices.model("kimi-latest")
    in_both(*(group_digits(tier.up_to) for tier in model.tiers))

    def costs(output: int) -> Quote:
        return quote(model, Usage(8_000, output))

    by_input = total_if_tiered_by(model, Usage(8_000, 193), "input")
    in_both("8,000", "192", *map(money, (costs(192).total, costs(193).total, by_input)))
    many = quote(model, Usage(5_000, 0, 0, 100))
    assert many.tiers == model.tiers[:1]
    in_both("100", "5,000", "500,000")


def test_the_example_of_the_context_limit(prices: PriceList) -> None:
    with pytest.raises(ContextExceeded) as caught:
        quote(prices.model("moonshot-v1-32k"), Usage(45_000, 1_500))
    in_both(group_digits(caught.value.needed), group_digits(caught.value.limit))


def test_the_example_of_a_conversation() -> None:
    asked = Conversation(20, 300, 600, 2_000, Decimal("0.9"))
    sent = [asked.input_of_turn(turn) for turn in range(1, 21)]
    hits = [cached_tokens(asked, turn, turn) for turn in (1, 2, 3)]
    assert hits[0] == 0
    in_both("2,000", "300", "600", "20", "90%", *map(group_digits, [*sent[:3], sum(sent)]))
    in_both(*map(group_digits, hits[1:]))


def test_the_example_of_writes_and_calls() -> None:
    model = price_list_named("cny-2026-09-19").model("kimi-k3")

    def costs(lifetime: str) -> Quote:
        asked = Usage(
            1_000_000, 20_000, 400_000, written={lifetime: 100_000}, calls={"web_search": 2}
        )
        return quote(model, asked)

    for text in (ZH, EN):
        rows = [
            [cell.strip(" *") for cell in line.strip("|").split("|")]
            for line in text.splitlines()
            if line.startswith("|")
        ]
        assert [row[1:] for row in rows[8:13]] == [
            [group_digits(line.tokens), money(line.unit_price), money(line.amount)]
            for line in costs("1h").lines
        ]
        assert rows[13][3] == money(costs("1h").total) == "¥16.82"
        assert money(costs("5m").total) in text


def test_the_example_of_an_estimate() -> None:
    robot = drawn_items()[0]
    (found,) = totals([robot])
    in_both("2,000", "50%", "400", "3,000", "30", "2026-09-19", "kimi-k2.6")
    in_both(money(robot.quote.per_request), money(found.month.amount), money(found.year.amount))
    assert found.once == 0


def test_what_is_said_of_the_lists() -> None:
    lists = builtin_price_lists()
    in_both(str(len(lists)))
    for currency in ("CNY", "USD"):
        days = [str(info.published) for info in lists if info.currency == currency]
        in_both(str(len(days)), days[0], days[-1])
    newest = price_list_named("cny-2026-09-19").models
    assert [model.id for model in newest if "batch" in model.services] == [
        *("kimi-k2.7-code", "kimi-k2.6")
    ]
    assert str(builtin_price_lists()[0].published) == str(load_price_list().published)
    for info in lists:
        if info.currency == "CNY":
            assert not any("k3.1" in one.id for one in load_price_list(info.path).models)


def test_the_family_without_a_cache_price(prices: PriceList) -> None:
    without = [model for model in prices.models if model.tiers[0].prices.cache_hit is None]
    assert all(model.id.startswith("moonshot-v1") for model in without)
    in_both("moonshot-v1")


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("45000", 45_000),
        ("45,000", 45_000),
        ("45 000", 45_000),
        ("４５０００", 45_000),
        ("45k", 45_000),
        ("1.5M", 1_500_000),
        ("4.5万", 45_000),
        ("1.2亿", 120_000_000),
        ("1000*30", 30_000),
        ("2k+500", 2_500),
        ("1,000次", 1_000),
        ("1000 x 30", 30_000),
        ("(2k+500)*3", 7_500),
        ("12,34", None),
        ("1.234,5", None),
    ],
)
def test_numbers_that_can_be_typed(typed: str, count: int | None) -> None:
    for text in (ZH, EN):
        assert typed in text.replace("\\", "")
    if count is None:
        with pytest.raises(QuantityError):
            parse_quantity(typed)
    else:
        assert parse_quantity(typed) == count


def test_amounts_are_shown_as_it_says() -> None:
    assert money(Decimal("1.23456")) == "¥1.23"
    assert money(Decimal("0.123456")) == "¥0.1235"
    assert money(Decimal("0.000000123456")) == "¥0.00000012"
    in_both("2", "4", "8")


def test_both_languages_say_the_same() -> None:
    def headings(text: str) -> list[str]:
        return [line.split(" ")[0] for line in text.splitlines() if line.startswith("#")]

    def numbers(text: str) -> list[list[str]]:
        return [sorted(re.findall(r"\d[\d,.]*\d|\d", part)) for part in text.split("\n#")]

    assert headings(ZH) == headings(EN)
    assert len(headings(EN)) == 20
    # Large counts are said in each language's own way: 7–9 万 are 70,000–90,000.
    assert numbers(ZH.replace("7–9 万汉字", "")) == numbers(EN.replace("70,000–90,000 Chin", ""))
    for text in (ZH, EN):
        assert not re.search(r"https?:|\]\(|`", text)


def test_chinese_is_typeset_as_chinese() -> None:
    han = r"[\u4e00-\u9fff]"
    prose = re.sub("4.5万|1.2亿|1,000次|[*]{2}", "", ZH)
    assert not re.search(rf"{han}[A-Za-z0-9]|[A-Za-z0-9]{han}", prose)
    assert not re.search(rf"{han}[,.:;?!()]", prose)
    assert not re.search("[你您]", prose)


def test_it_follows_the_language(window: HelpWindow, in_chinese: None, qtbot: QtBot) -> None:
    assert in_chinese is None
    qtbot.waitUntil(lambda: page(window).toPlainText().startswith("费用如何计算"))
    assert "*" not in page(window).toPlainText().replace("1000*30", "").replace("(2k+500)*3", "")
    assert "¥7,740.00" in page(window).toPlainText()


def test_it_is_read_and_closed_by_keyboard(window: HelpWindow, qtbot: QtBot) -> None:
    assert not window.isModal()
    assert page(window).accessibleName() == window.windowTitle() == "How the cost is computed"
    assert window.focusWidget() is page(window)
    bar = page(window).verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(page(window), Qt.Key.Key_PageDown)  # type: ignore[no-untyped-call]  # pytest-qt's gap
    assert bar.value() > 0
    qtbot.keyClick(page(window), Qt.Key.Key_Escape)  # type: ignore[no-untyped-call]  # pytest-qt's gap
    assert not window.isVisible()


def test_links_lead_nowhere(window: HelpWindow) -> None:
    assert not page(window).openLinks()
    assert not page(window).openExternalLinks()


@pytest.mark.parametrize("width", [300, 700, 2000])
def test_lines_are_short_and_nothing_is_cut_off(
    window: HelpWindow, qtbot: QtBot, width: int
) -> None:
    window.resize(width, 600)
    text = page(window)
    margins = text.document().rootFrame().frameFormat()
    line = text.viewport().width() - margins.leftMargin() - margins.rightMargin()
    assert line <= text.fontMetrics().averageCharWidth() * 90
    if width > 500:
        qtbot.waitUntil(lambda: page(window).horizontalScrollBar().maximum() == 0)


def test_it_grows_with_the_text_size_and_stays_in_place(window: HelpWindow) -> None:
    bar = page(window).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    def uppermost() -> int:
        return page(window).cursorForPosition(QPoint(0, 0)).position()

    def heading() -> QTextBlock:
        return page(window).document().begin()

    read = uppermost()
    assert read > 1000
    before = heading().begin().fragment().charFormat().fontPointSize()
    font = page(window).font()
    font.setPointSizeF(font.pointSizeF() * 2)
    page(window).setFont(font)
    after = heading().begin().fragment().charFormat().fontPointSize()
    assert after == pytest.approx(2 * before)
    assert abs(uppermost() - read) < 100


def contents(window: HelpWindow) -> QListWidget:
    found = window.findChild(QListWidget, "helpContents")
    assert isinstance(found, QListWidget)
    return found


def field(window: HelpWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "helpSearch")
    assert isinstance(found, QLineEdit)
    return found


def found(window: HelpWindow) -> str:
    label = window.findChild(QLabel, "helpFound")
    assert isinstance(label, QLabel)
    return label.text()


def marked(window: HelpWindow) -> str:
    return contents(window).currentItem().text()


def uppermost(window: HelpWindow) -> str:
    return page(window).cursorForPosition(QPoint(40, 20)).block().text()


def selected(window: HelpWindow) -> tuple[str, int]:
    cursor = page(window).textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_contents_are_the_headings(window: HelpWindow) -> None:
    listed = contents(window)
    names = [listed.item(row).text() for row in range(listed.count())]
    assert names == [line.lstrip("# ") for line in EN.splitlines() if line.startswith("#")]
    assert marked(window) == names[0]


def test_the_contents_lead_to_a_heading(window: HelpWindow, qtbot: QtBot) -> None:
    listed = contents(window)
    listed.setFocus()
    for _ in range(6):
        QTest.keyClick(listed, Qt.Key.Key_Down)
    assert marked(window) == uppermost(window) == "The context limit"
    assert window.focusWidget() is listed
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert window.focusWidget() is page(window)
    there = listed.visualItemRect(listed.item(4)).center()
    QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there
    )
    qtbot.waitUntil(lambda: uppermost(window) == "Input, cache hits, output")
    assert window.focusWidget() is page(window)


def test_the_last_heading_can_be_chosen_too(window: HelpWindow) -> None:
    listed = contents(window)
    listed.setCurrentRow(listed.count() - 1)
    assert marked(window) == "Keyboard"


def test_the_heading_that_is_read_is_marked(window: HelpWindow) -> None:
    window.resize(window.width(), 1000)  # whatever the font: the last chapter is less than a page
    bar = page(window).verticalScrollBar()
    seen = []
    for value in range(0, bar.maximum() + 1, 10):
        bar.setValue(value)
        seen.append(contents(window).currentRow())
    bar.setValue(bar.maximum())
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert marked(window) == "Keyboard"
    assert uppermost(window) != marked(window)


def test_all_hits_are_marked_and_met_one_by_one(window: HelpWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is field(window)
    QTest.keyClicks(field(window), "CACHE hit")
    count = EN.lower().replace("**", "").count("cache hit")
    assert count > 3
    assert found(window) == f"1 of {count}"
    marks = page(window).extraSelections()
    assert len(marks) == count
    assert all(mark.cursor.selectedText().lower() == "cache hit" for mark in marks)
    places = []
    for number in range(1, count + 1):
        assert found(window) == f"{number} of {count}"
        text, place = selected(window)
        assert text.lower() == "cache hit"
        places.append(place)
        assert page(window).viewport().rect().contains(page(window).cursorRect())
        QTest.keyClick(field(window), Qt.Key.Key_Return)
    assert places == sorted(set(places))
    assert found(window) == f"1 of {count}"  # around
    QTest.keyClick(field(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found(window) == f"{count} of {count}"
    assert window.isVisible()
    QTest.keyClick(field(window), Qt.Key.Key_Escape)
    assert field(window).text() == found(window) == ""
    assert page(window).extraSelections() == []
    assert window.isVisible()
    QTest.keyClick(field(window), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_heading_of_a_hit_is_marked(window: HelpWindow) -> None:
    field(window).setText("150")
    assert found(window) == "Not found"
    field(window).setText("217,000")
    assert marked(window) == "Conversations"


def test_buttons_find_too(window: HelpWindow) -> None:
    buttons = [window.findChild(QPushButton, name) for name in ("helpNext", "helpPrevious")]
    assert not any(button.isEnabled() for button in buttons if button)
    field(window).setText("token")
    for button, said in zip((buttons * 2)[:3], ("2 of", "1 of", "2 of"), strict=True):
        assert isinstance(button, QPushButton)
        assert "hit" in button.accessibleName()
        button.click()
        assert found(window).startswith(said)


def test_what_is_not_there_is_said_in_words(window: HelpWindow) -> None:
    QTest.keyClicks(field(window), "zebra")
    assert found(window) == field(window).accessibleDescription() == "Not found"
    assert not page(window).textCursor().hasSelection()
    QTest.keyClick(field(window), Qt.Key.Key_Return)
    assert window.isVisible()


def test_chinese_is_found_through_an_input_method(
    window: HelpWindow, in_chinese: None, qtbot: QtBot
) -> None:
    assert in_chinese is None
    qtbot.waitUntil(lambda: page(window).toPlainText().startswith("费用如何计算"))
    composing = QInputMethodEvent("huan cun", [])
    QApplication.sendEvent(field(window), composing)
    assert found(window) == ""
    done = QInputMethodEvent()
    done.setCommitString("缓存")
    QApplication.sendEvent(field(window), done)
    assert found(window) == f"1 of {ZH.count('缓存')}"
    assert selected(window)[0] == "缓存"


def test_hits_stay_marked_in_another_size(window: HelpWindow) -> None:
    field(window).setText("cache")
    before = found(window)
    font = page(window).font()
    font.setPointSizeF(font.pointSizeF() * 2)
    page(window).setFont(font)
    marks = page(window).extraSelections()
    assert marks
    assert all(mark.cursor.selectedText().lower() == "cache" for mark in marks)
    QTest.keyClick(field(window), Qt.Key.Key_Return)
    assert found(window) != before
    assert selected(window)[0].lower() == "cache"


def test_contents_stand_above_where_there_is_no_room_beside(window: HelpWindow) -> None:
    fold = window.findChild(QPushButton, "helpContentsButton")
    assert isinstance(fold, QPushButton)
    window.resize(1000, 600)
    assert not fold.isVisible()
    assert contents(window).geometry().right() < page(window).geometry().left()
    window.resize(420, 600)
    assert fold.isVisible()
    assert not contents(window).isVisible()
    fold.click()
    QApplication.processEvents()
    assert contents(window).geometry().bottom() < page(window).geometry().top()
    listed = contents(window)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert uppermost(window) == "One formula"
    assert not contents(window).isVisible()


def test_a_table_of_headings_alone_can_be_shown(qtbot: QtBot) -> None:
    page = ReadingPage("keys", (60,))
    qtbot.addWidget(page)
    page.show_text("# Keys\n\n| Command | Keys |\n|:--|:--|\n")
    assert "Command" in page.toPlainText()
