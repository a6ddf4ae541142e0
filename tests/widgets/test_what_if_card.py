"""The cards What if and Price basis, by keys and mouse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from drawn_estimate import builtin_list, drawn_estimate, drawn_items, item
from estimate_desk import desk_with, keys_of
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kimi_calc.appearance import Appearance
from kimi_calc.estimates import Basis, Estimate, totals
from kimi_calc.estimates.files import EstimateError, written
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount
from kimi_calc.settings import Language
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.widgets import theme
from kimi_calc.widgets.basis_card import BasisCard
from kimi_calc.widgets.scroll_page import ScrollPage
from kimi_calc.widgets.side_by_side_dialog import open_side_by_side
from kimi_calc.widgets.what_if_card import WhatIfCard

Kind = TypeVar("Kind", bound=QWidget)


class Cards:
    """Both cards in a column, and what a person does with them."""

    def __init__(self, desk: EstimateDesk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.window = ScrollPage()
        page = QWidget()
        self.window.setWidget(page)
        self.what_if, self.basis = WhatIfCard(desk), BasisCard(desk)
        column = QVBoxLayout(page)
        column.addWidget(self.what_if)
        column.addWidget(self.basis)
        column.addStretch()
        qtbot.addWidget(self.window)
        self.window.resize(300, 700)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def child(self, kind: type[Kind], name: str) -> Kind:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def click(self, name: str) -> None:
        button = self.child(QPushButton, name)
        assert button.isVisible(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]  # pytest-qt's gap

    def type_in(self, name: str, text: str) -> None:
        edit = self.child(QLineEdit, name)
        edit.setFocus()
        edit.selectAll()
        self.qtbot.keyClicks(edit, text)  # type: ignore[no-untyped-call]  # as above

    def choose(self, name: str, text: str) -> None:
        """Choose by keys: the box is opened, and the first letters are typed."""
        box = self.child(QComboBox, name)
        place = box.findText(text)
        assert place >= 0, [box.itemText(one) for one in range(box.count())]
        box.setFocus()
        for _ in range(box.count()):
            if box.currentIndex() == place:
                return
            key = Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up
            before = box.currentIndex()
            self.qtbot.keyClick(box, key)  # type: ignore[no-untyped-call]  # as above
            assert box.currentIndex() != before
        raise AssertionError(text)

    def text(self, name: str) -> str:
        label = self.child(QLabel, name)
        return label.text() if label.isVisible() else ""

    def sees(self, name: str) -> bool:
        return self.child(QWidget, name).isVisible()

    @property
    def month(self) -> Decimal:
        (found,) = totals(self.desk.estimating.estimate.items)
        return found.month.amount


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Callable[..., Cards]]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language("en")
    Appearance.of(application).dress()

    def made(estimate: Estimate | None = None) -> Cards:
        return Cards(desk_with(estimate), qtbot)

    yield made
    QApplication.clipboard().clear()  # what comes from Python must not be there at the very end
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def cards(make: Callable[..., Cards]) -> Cards:
    return make()


def test_the_drawing_by_keys(cards: Cards) -> None:
    cards.what_if.pick(keys_of(cards.desk, "客服机器人", "工单分类"))
    assert not cards.sees("whatIfResult")
    assert not cards.sees("whatIfTake")
    cards.choose("whatIfModel", "kimi-k3")
    assert cards.text("whatIfTarget") == "The 2 picked items with"
    result = cards.text("whatIfResult")
    assert "¥7,322.80 → " in result
    assert f'<span style="color:{theme.colors().error}"><b>¥14,714.80</b></span>' in result
    assert "+100.9%" in result
    assert cards.month == Decimal("7322.80")
    cards.click("whatIfTake")
    assert cards.month == Decimal("14714.80")
    assert not cards.sees("whatIfTake")
    assert cards.child(QComboBox, "whatIfModel").currentText() == "the same model"
    cards.desk.estimating.undo()
    assert cards.month == Decimal("7322.80")
    assert not cards.desk.estimating.can_undo


def test_several_things_at_once_and_cancel(cards: Cards) -> None:
    for name in ("Service", "Hits", "Volume", "Growth"):
        cards.click(f"whatIf{name}Row")
    assert cards.child(QLineEdit, "whatIfGrowth").hasFocus()
    cards.choose("whatIfService", "batch")
    cards.type_in("whatIfHits", "85")
    cards.type_in("whatIfVolume", "x2")
    cards.type_in("whatIfGrowth", "10")
    cards.type_in("whatIfMonths", "6")
    asked = cards.what_if.what_if.asked
    assert (asked.service, asked.hits, asked.volume) == ("batch", "85", "x2")
    assert (asked.growth, asked.months) == ("10", "6")
    assert "in month 6 about × 1.61" in cards.text("message_whatIfGrowth")
    assert "1 item stays as it is" in cards.text("whatIfNotes")
    before = cards.desk.estimating.estimate
    cards.click("whatIfCancel")
    assert cards.desk.estimating.estimate is before
    assert not any(cards.sees(f"whatIf{name}") for name in ("Service", "Hits", "Volume", "Growth"))
    cards.click("whatIfHitsRow")
    assert cards.child(QLineEdit, "whatIfHits").text() == ""
    assert cards.child(QLineEdit, "whatIfMonths").text() == "12"


def test_a_row_that_is_closed_asks_for_nothing(cards: Cards) -> None:
    cards.click("whatIfVolumeRow")
    cards.type_in("whatIfVolume", "2")
    assert cards.sees("whatIfTake")
    cards.click("whatIfVolumeRow")
    assert not cards.sees("whatIfTake")
    assert cards.what_if.what_if.asked.is_nothing


def test_what_can_not_be_read_stands_below_its_field(cards: Cards) -> None:
    cards.click("whatIfVolumeRow")
    cards.type_in("whatIfVolume", "2")
    cards.type_in("whatIfVolume", "20%")
    message = cards.child(QLabel, "message_whatIfVolume")
    assert message.text() == "Is that ×0.20 or +20%?"
    assert message.property("error")
    assert not cards.sees("whatIfTake")
    assert cards.child(QLabel, "whatIfResult").property("stale")
    assert "color" not in cards.text("whatIfResult")


def test_undo_in_a_field_is_that_of_what_was_typed(cards: Cards) -> None:
    cards.desk.estimating.set_name("x")
    cards.click("whatIfVolumeRow")
    cards.type_in("whatIfVolume", "2")
    edit = cards.child(QLineEdit, "whatIfVolume")
    for _ in range(2):
        cards.qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]  # pytest-qt's gap
    assert edit.text() == ""
    assert cards.desk.estimating.estimate.name == "2027 年 AI 预算"


def test_another_list(cards: Cards) -> None:
    cards.click("whatIfListRow")
    cards.choose("whatIfList", "2026-10-23 · USD")
    assert "→ " in cards.text("whatIfResult")
    assert "$" in cards.text("whatIfResult")
    assert "%" not in cards.text("whatIfResult")
    box = cards.child(QComboBox, "whatIfList")
    indexes = [box.model().index(place, 0) for place in range(box.count())]
    titles = [one.data() for one in indexes if not one.flags() & Qt.ItemFlag.ItemIsEnabled]
    assert titles == ["CNY", "USD"]


def test_the_differences_by_item_the_largest_first_and_copied(cards: Cards) -> None:
    cards.click("whatIfVolumeRow")
    cards.type_in("whatIfVolume", "2")
    cards.click("whatIfDetails")
    table = cards.child(QTableView, "whatIfDifferences")
    model = table.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == ["代码助手", "客服机器人", "历史合同整理 · once", "工单分类", "合同摘要"]
    assert model.index(0, 3).data() == "+¥3,814.80"
    cards.qtbot.mouseClick(cards.child(QPushButton, "copyWhatIf"), Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]  # pytest-qt's gap
    copied = QApplication.clipboard().mimeData()
    text, html = copied.text(), copied.html()
    assert "代码助手\t¥3,814.80\t¥7,629.60\t+¥3,814.80\t+100.0%" in text
    assert "<td>3814.80</td><td>7629.60</td><td>3814.80</td>" in html
    cards.type_in("whatIfVolume", "3")  # it follows
    assert model.index(0, 3).data() == "+¥7,629.60"
    cards.qtbot.mouseClick(cards.child(QPushButton, "whatIfSideBySide"), Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]  # as above
    beside = cards.child(QTableView, "sideBySideTable")
    assert beside.model().index(0, 3).data() == "+¥6,456.00"
    assert cards.month == Decimal("7322.80")


def test_growth_is_shown_by_the_first_year(cards: Cards) -> None:
    cards.click("whatIfGrowthRow")
    cards.type_in("whatIfGrowth", "10")
    cards.click("whatIfDetails")
    model = cards.child(QTableView, "whatIfDifferences").model()
    assert model.rowCount() == 4
    assert model.index(0, 0).data() == "代码助手 · first year"
    assert model.index(0, 1).data() == "¥45,777.60"


def test_no_item(make: Callable[..., Cards]) -> None:
    cards = make(Estimate())
    assert cards.text("whatIfTarget") == "There is no item yet."
    assert not cards.sees("whatIfModel")
    assert not cards.sees("whatIfHitsRow")
    assert cards.text("priceBasisLists") == "There is no item yet."
    cards.desk.estimating.show(drawn_estimate())
    assert cards.sees("whatIfModel")
    assert cards.text("priceBasisToday") == "Same as today's list"


def test_an_old_file_keeps_its_prices_until_it_is_brought_to_today(
    make: Callable[..., Cards],
) -> None:
    prices = discounted(builtin_list("cny-2026-09-19"), [Discount(Decimal(1), charge="output")])
    prices = discounted(prices, [Discount(Decimal("0.5"))])
    items = tuple(
        replace(one, model=prices.model(one.model.id), basis=Basis.of(prices))
        for one in drawn_items()
    )
    gone = item("旧", "", "kimi-latest", (6000, 2000, "0"), (200, None), list_id="cny-2025-11-11")
    cards = make(Estimate("", (*items, gone)))
    assert "Per month ¥7,329.20 (+¥3,661.40" in cards.text("priceBasisToday")
    assert "Today's list has no kimi-latest" in cards.text("priceBasisToday")
    before = cards.desk.estimating.estimate
    cards.click("repriceToday")
    assert cards.month == Decimal("7329.20")
    assert not cards.sees("repriceToday")
    cards.click("replaceMissingToday")
    assert cards.month == Decimal("7341.40")
    assert cards.text("priceBasisToday") == "Same as today's list"
    cards.desk.estimating.undo()
    cards.desk.estimating.undo()
    assert cards.desk.estimating.estimate == before


def test_many_items_are_compared_after_they_are_shown(make: Callable[..., Cards]) -> None:
    prices = discounted(builtin_list("cny-2026-09-19"), [Discount(Decimal("0.5"))])
    one = drawn_items()[0]
    half = replace(one, model=prices.model(one.model.id), basis=Basis.of(prices))
    cards = make(Estimate("", tuple(replace(half, name=str(n)) for n in range(1_200))))
    cards.qtbot.waitUntil(lambda: "+100.0%" in cards.text("priceBasisToday"))
    cards.click("repriceToday")
    cards.qtbot.waitUntil(lambda: cards.text("priceBasisToday") == "Same as today's list")


def check_nothing_is_cut_off(card: QWidget) -> None:
    for part in card.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QPushButton | QLineEdit):
            continue
        place = part.rect().translated(part.mapTo(card, part.rect().topLeft()))
        assert card.rect().contains(place), part.objectName()
        if isinstance(part, QLabel):
            assert part.height() >= part.heightForWidth(part.width()), part.text()
        elif isinstance(part, QPushButton):
            assert part.width() >= part.fontMetrics().horizontalAdvance(part.text()), part.text()


@pytest.fixture
def sized() -> Iterator[Callable[[Language, int], None]]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = Appearance.of(application)

    def size(language: Language, text_size: int) -> None:
        appearance.set_language(language)
        theme.set_fonts(application, text_size)
        theme.dress(application)

    yield size
    theme.set_fonts(application, 100)
    appearance.set_language("en")
    appearance.dress()


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("width", [260, 300, 520])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_off(
    make: Callable[..., Cards],
    sized: Callable[[Language, int], None],
    language: Language,
    width: int,
    text_size: int,
) -> None:
    usage = (6000, 2000, "0")
    gone = item("旧" * 60, "", "kimi-latest", usage, (200, None), list_id="cny-2025-11-11")
    cards = make(Estimate("", (*drawn_items(), gone)))
    sized(language, text_size)
    cards.what_if.retranslate()
    cards.basis.retranslate()
    for name in ("Service", "List", "Hits", "Volume", "Growth"):
        cards.click(f"whatIf{name}Row")
    cards.type_in("whatIfVolume", "1.0001")
    cards.type_in("whatIfGrowth", "0.5")
    cards.window.setFixedWidth(width)
    for _ in range(10):
        QApplication.processEvents()
    assert cards.window.width() == width
    for card in (cards.what_if, cards.basis):
        assert card.mapTo(cards.window, card.rect().topRight()).x() < width
    check_nothing_is_cut_off(cards.what_if)
    check_nothing_is_cut_off(cards.basis)


def test_colours_follow_the_theme(cards: Cards) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    cards.click("whatIfVolumeRow")
    cards.type_in("whatIfVolume", "0.5")
    assert theme.colors().saving in cards.text("whatIfResult")
    try:
        light = cards.text("whatIfResult")
        theme.color(application, dark=True)
        theme.dress(application)
        assert theme.colors().saving in cards.text("whatIfResult")
        assert cards.text("whatIfResult") != light
        picture: QImage = cards.window.grab().toImage()
        assert not picture.isNull()
    finally:
        theme.color(application, dark=False)
        theme.dress(application)


def test_a_file_beside_the_estimate_at_hand(cards: Cards, tmp_path: Path) -> None:
    file = tmp_path / "other.kimicalc"
    file.write_text(written(Estimate("2026", drawn_items()[:3])), encoding="utf-8")
    dialog = open_side_by_side(cards.window, cards.desk, file)
    cards.qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == "Side by side: 2027 年 AI 预算 · 2026"
    told = dialog.findChild(QLabel, "sideBySideTold")
    assert isinstance(told, QLabel)
    assert told.text() == "2 items only in Now"
    dialog.close()
    file.write_text("format: 1\nitems: [", encoding="utf-8")
    with pytest.raises(EstimateError):
        open_side_by_side(cards.window, cards.desk, file)
