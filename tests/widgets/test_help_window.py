"""How the cost is computed: every figure is right, and it can be read and closed."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from kimi_calc import resources
from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    PriceList,
    QuantityError,
    Quote,
    Usage,
    parse_quantity,
    quote,
    requests_within,
)
from kimi_calc.pricing.amounts import converted, format_amount
from kimi_calc.pricing.billing import total_if_tiered_by
from kimi_calc.pricing.conversation import cached_tokens
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.widgets.help_window import HelpWindow

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
    found = HelpWindow()
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    return found


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
    assert len(headings(EN)) == 12
    assert numbers(ZH) == numbers(EN)
    for text in (ZH, EN):
        assert not re.search(r"https?:|\]\(|`", text)


def test_chinese_is_typeset_as_chinese() -> None:
    han = r"[\u4e00-\u9fff]"
    prose = ZH.replace("4.5万", "").replace("1.2亿", "").replace("**", "")
    assert not re.search(rf"{han}[A-Za-z0-9]|[A-Za-z0-9]{han}", prose)
    assert not re.search(rf"{han}[,.:;?!()]", prose)
    assert not re.search("[你您]", prose)


def test_it_follows_the_language(window: HelpWindow, in_chinese: None, qtbot: QtBot) -> None:
    assert in_chinese is None
    qtbot.waitUntil(lambda: page(window).toPlainText().startswith("费用如何计算"))
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
def test_lines_are_short_and_nothing_is_cut_off(window: HelpWindow, width: int) -> None:
    window.resize(width, 600)
    text = page(window)
    margins = text.document().rootFrame().frameFormat()
    line = text.viewport().width() - margins.leftMargin() - margins.rightMargin()
    assert line <= text.fontMetrics().averageCharWidth() * 90
    if width > 500:
        assert page(window).horizontalScrollBar().maximum() == 0


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
