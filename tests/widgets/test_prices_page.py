"""The page Prices as its user meets it: by keys, the mouse and the clipboard."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hands import Hands
from own_lists import CONTRACT, PRICES
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QHelpEvent, QTextDocument
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from widgets.price_states import choose_list, enter_prices, prices_page
from widgets.states import settle

from kimi_calc import app
from kimi_calc.viewmodels.price_table import PriceTable
from kimi_calc.widgets.number_table import NumberTable
from kimi_calc.widgets.prices_page import PricesPage
from kimi_calc.widgets.step_chart import StepChart

CONTROL = Qt.KeyboardModifier.ControlModifier


def go(hands: Hands, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        QApplication.focusWidget() or hands.window, key, modifier
    )
    settle()


@pytest.fixture
def prices(hands: Hands) -> Hands:
    """The window with its page Prices open."""
    hands.window.activateWindow()
    go(hands, Qt.Key.Key_3)
    while prices_page(hands.window).shelf.is_reading:
        settle()
    return hands


def table(hands: Hands) -> PriceTable:
    model = hands.child(NumberTable, "priceTable").model()
    assert isinstance(model, PriceTable)
    return model


def said(hands: Hands, name: str) -> str:
    parts = hands.child(QWidget, name).findChildren(QLabel)
    return "\n".join(label.text() for label in parts if not label.isHidden())


def test_it_begins_in_the_lists_and_arrows_go_through_them(prices: Hands) -> None:
    lists = prices.child(NumberTable, "priceLists")
    assert lists.hasFocus()
    assert "2025-11-11" in prices.text("listTitle")
    prices.press(lists, Qt.Key.Key_Up)
    assert "2026-02-09" in prices.text("listTitle")
    prices.press(lists, Qt.Key.Key_Home)
    assert "2026-09-19" in prices.text("listTitle")
    assert table(prices).texts[0][0] == "kimi-k3"
    assert prices.window.calculation.price_list.id == "cny-2025-11-11"


def test_return_prices_by_the_list(prices: Hands) -> None:
    prices.type_example()
    lists = prices.child(NumberTable, "priceLists")
    prices.press(lists, Qt.Key.Key_Home)
    prices.press(lists, Qt.Key.Key_Return)
    assert prices.window.calculation.price_list.id == "cny-2026-09-19"
    assert not prices.child(QPushButton, "useThisList").isEnabled()


def test_the_button_prices_by_the_list_too(prices: Hands) -> None:
    choose_list(prices.window, "USD", "2026-10-23")
    prices.child(QPushButton, "useThisList").click()
    assert prices.window.calculation.price_list.id == "usd-2026-10-23"
    lists = prices.child(NumberTable, "priceLists").model()
    assert lists.index(0, 1).data() == "in use"


def test_ctrl_f_finds_models_and_escape_shows_all(prices: Hands) -> None:
    go(prices, Qt.Key.Key_F)
    field = prices.edit("findPrices")
    assert field.hasFocus()
    prices.keys(field, "latest")
    assert table(prices).texts[0][0] == "kimi-latest"
    assert len(table(prices).rows) == 4
    prices.keys(field, "x")
    assert prices.child(QLabel, "nothingFound").isVisible()
    assert not prices.child(NumberTable, "priceTable").isVisible()
    prices.press(field, Qt.Key.Key_Escape)
    assert len(table(prices).rows) > 12
    assert not prices.child(QLabel, "nothingFound").isVisible()


def test_a_header_sorts_the_other_way_and_back(prices: Hands) -> None:
    view = prices.child(NumberTable, "priceTable")
    header = view.horizontalHeader()
    first = [texts[0] for texts in table(prices).texts]
    place = QPoint(header.sectionViewportPosition(2) + 5, header.height() // 2)
    for end in ("↑", "↓", ""):
        prices.qtbot.mouseClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
            header.viewport(), Qt.MouseButton.LeftButton, pos=place
        )
        assert table(prices).headers()[2] == f"Cache miss {end}".strip()
    assert [texts[0] for texts in table(prices).texts] == first


def test_ctrl_c_copies_the_selected_rows(prices: Hands) -> None:
    view = prices.child(NumberTable, "priceTable")
    view.setFocus()
    view.selectRow(3)
    go(prices, Qt.Key.Key_C)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[1:] == ["kimi-k2-turbo-preview\t1.00\t8.00\t58.00\t262144"]
    assert "<td>58.00</td>" in QApplication.clipboard().mimeData().html()


def test_the_button_copies_the_whole_list(prices: Hands) -> None:
    choose_list(prices.window, "CNY", "2026-09-19")
    prices.child(QPushButton, "copyPrices").click()
    text = QApplication.clipboard().text()
    assert text.startswith("2026-09-19 · Moonshot AI · CNY per 1M tokens\nhttps://")
    assert "kimi-k2.6 · batch\t0.66\t3.90\tnone\tnone\t16.20\t262144" in text
    assert "Web search, pro\t0.015" in text


def test_what_changed_against_the_list_before_and_another(prices: Hands) -> None:
    assert "no earlier list" in said(prices, "listDifferences")
    choose_list(prices.window, "CNY", "2026-09-19")
    assert "Cache write (1 h) ¥40.00, new" in said(prices, "listDifferences")
    picker = prices.child(QComboBox, "compareWith")
    assert picker.currentText() == "2026-09-01"
    picker.setFocus()
    prices.press(picker, Qt.Key.Key_Down)
    settle()
    assert picker.currentText() == "2026-07-16"
    assert "kimi-k2.5: not in the list any more" in said(prices, "listDifferences")


def test_the_usage_over_the_lists_follows_what_is_typed(prices: Hands) -> None:
    prices.window.open_page("calculate")
    prices.type_example()
    prices.window.open_page("prices")
    chart = prices.child(StepChart, "stepChart")
    assert "2025-11-11: ¥7,740.00" in chart.accessibleName()
    chart.setFocus()
    prices.press(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "2026-09-19: ¥5,616.00 (kimi-k2.6 in its place)"
    prices.press(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().startswith("2026-09-01")
    prices.child(QPushButton, "stepsAsTable").click()
    steps = prices.child(NumberTable, "stepsTable")
    assert steps.isVisible()
    assert not chart.isVisible()
    assert steps.model().index(0, 2).data() == "¥5,616.00"
    prices.window.calculation.set_text("inputTokens", "12,34")
    assert "can't be read" in prices.text("overListsNote")
    assert not steps.isEnabled()


def test_buttons_tell_who_makes_lists(prices: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: ("", ""))
    page = prices_page(prices.window)
    for name, signal in (
        ("updateByPasting", page.paste_wanted),
        ("importListFile", page.open_file_wanted),
    ):
        spy = QSignalSpy(signal)
        prices.child(QPushButton, name).click()
        assert spy.count() == 1


def save_as(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    def answer(*_args: Any, **_more: Any) -> tuple[str, str]:
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def test_a_list_is_exported_byte_by_byte(
    prices: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "given away.yaml"
    save_as(monkeypatch, target)
    page = prices_page(prices.window)
    page.export_wanted.emit(page.shelf.shown.path)
    assert target.read_bytes() == (PRICES / "cny-2025-11-11.yaml").read_bytes()


def test_no_list_is_exported_among_those_of_the_program(
    prices: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = PRICES / "compiled" / "mine.yaml"
    save_as(monkeypatch, target)
    page = prices_page(prices.window)
    page.export_wanted.emit(page.shelf.shown.path)
    assert not target.exists()
    assert "choose another place" in prices.text("listRefused")


def test_what_could_not_be_exported_is_told_till_it_is(
    prices: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = prices_page(prices.window)
    (tmp_path / "folder.yaml").mkdir()
    save_as(monkeypatch, tmp_path / "folder.yaml")
    page.export_wanted.emit(page.shelf.shown.path)
    assert prices.text("listRefused") == (
        "folder.yaml can't be written (is no ordinary file): choose another place."
    )
    save_as(monkeypatch, tmp_path / "file.yaml")
    page.export_wanted.emit(page.shelf.shown.path)
    assert not prices.child(QLabel, "listRefused").isVisible()
    # It is the list that is gone, not the place.
    page.export_wanted.emit(tmp_path / "gone.yaml")
    assert prices.text("listRefused") == (
        "gone.yaml can't be read any more (No such file or directory): choose another list."
    )
    assert (tmp_path / "file.yaml").read_bytes() == (PRICES / "cny-2025-11-11.yaml").read_bytes()


def test_the_source_opens_in_a_browser_when_it_is_clicked(
    prices: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    choose_list(prices.window, "CNY", "2026-09-19")
    assert opened == []
    prices.child(QPushButton, "listSource").click()
    assert opened == ["https://platform.kimi.com/docs/pricing/chat"]


@pytest.fixture
def own(open_window: Callable[..., Hands], own_lists: Path) -> Hands:
    """The page with lists of one's own, in the folder that the program remembers in."""
    del own_lists
    return open_window()


def test_a_file_with_faults_says_where_they_are(own: Hands) -> None:
    enter_prices(own.window, "faults")
    faults = own.child(QLabel, "listFaults")
    assert faults.isVisible()
    assert faults.text().startswith("line 22, column 18: 'cache_hit' is 'two'")
    assert "2026-09-19" not in own.text("listTitle")
    choose_list(own.window, "CNY", "2026-09-01")
    assert not faults.isVisible()


def test_from_a_contract_back_to_the_built_in_list(own: Hands) -> None:
    enter_prices(own.window, "contract-in-use")
    assert own.window.calculation.price_list.name == CONTRACT
    back = own.child(QPushButton, "restoreBuiltin")
    assert back.isVisible()
    back.click()
    settle()
    assert own.window.calculation.price_list.id == "cny-2026-07-16"
    assert not back.isVisible()
    assert "2026-07-16" in own.text("listTitle")


def lost_focus(widget: QWidget) -> bool:
    return not widget.hasFocus()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_is_reached_by_tab(open_window: Callable[..., Hands], language: str) -> None:
    hands = open_window(language)
    hands.window.activateWindow()
    hands.window.open_page("prices")
    settle()
    met: list[str] = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget.objectName() in met:
            break
        met.append(widget.objectName())
        before = widget.grab().toImage()
        hands.press(widget, Qt.Key.Key_Tab)
        hands.qtbot.waitUntil(partial(lost_focus, widget))
        assert widget.grab().toImage() != before, f"{widget.objectName()} shows no focus"
    wanted = {
        widget.objectName()
        for widget in hands.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.objectName()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    }
    # Of a switch and of the rail, Tab meets what is down; arrows lead to the others.
    assert wanted - set(met) <= {"currencyUSD", "page_calculate"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_mnemonics_are_the_same(open_window: Callable[..., Hands], language: str) -> None:
    hands = open_window(language)
    hands.window.open_page("prices")
    settle()
    menus = [action.text() for action in hands.window.menuBar().actions()]
    seen = hands.window.findChildren(QPushButton) + hands.window.findChildren(QLabel)
    texts = menus + [
        widget.text()
        for widget in seen
        if widget.isVisible() and (isinstance(widget, QPushButton) or widget.buddy() is not None)
    ]
    letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)), letters


def test_a_window_that_opens_on_it_can_be_emptied(open_window: Callable[..., Hands]) -> None:
    first = open_window()
    first.window.open_page("prices")
    first.window.close()
    window = app.create_window()
    first.qtbot.addWidget(window)
    window.show()
    again = Hands(window, first.qtbot)
    assert prices_page(window).isVisible()
    again.choose("What the &budget buys on every model")
    again.choose("R&eset")
    assert again.text("inputTokens") == "0"


def test_a_start_loads_nothing_of_it(root: Path) -> None:
    code = (
        "import sys; from kimi_calc.cli.screenshot import draw, Picture; draw(Picture());"
        "print([name for name in sys.modules if 'prices_page' in name or 'price_shelf' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_it_follows_the_language(prices: Hands) -> None:
    assert isinstance(prices_page(prices.window), PricesPage)
    prices.window.view.language = "zh"
    prices.window.view_changed.emit()
    settle()
    assert "2025-11-11" in prices.text("listTitle")
    assert prices.child(NumberTable, "priceLists").model().rowCount() == 7


def test_a_hundred_lists_of_ones_own_leave_the_prices_beside_them(
    hands: Hands, tmp_path: Path
) -> None:
    text = (PRICES / "cny-2026-09-19.yaml").read_text("utf-8")
    folder = tmp_path / "home" / "prices"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(100):
        (folder / f"{number}.yaml").write_text(f"{text}name: List {number}\n", "utf-8")
    hands.window.resize(1120, 760)
    hands.window.open_page("prices")
    settle()
    while prices_page(hands.window).shelf.is_reading:
        settle()
    lists = hands.child(NumberTable, "priceLists")
    lists.setFocus()
    hands.press(lists, Qt.Key.Key_End)
    settle()
    row = lists.visualRect(lists.currentIndex())
    assert lists.viewport().rect().contains(row)
    assert not hands.child(QLabel, "listTitle").visibleRegion().isEmpty()
    assert lists.model().rowCount() > 100
    before = lists.verticalScrollBar().value()
    hands.press(lists, Qt.Key.Key_Home)
    hands.turn_wheel(lists.viewport())
    assert 0 < lists.verticalScrollBar().value() < before


@pytest.mark.parametrize("name", ["<b>bold</b> & <img src=x>", "a &lt;b> c"])
def test_what_looks_like_html_is_shown_as_it_is_written(
    hands: Hands, tmp_path: Path, name: str
) -> None:
    text = (PRICES / "cny-2026-09-19.yaml").read_text("utf-8")
    text = text.replace("https://platform.kimi.com/docs/pricing/chat", "'javascript:x(<i>1</i>)'")
    file = tmp_path / "home" / "prices" / "one.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'{text}name: "{name}"\n', "utf-8")
    hands.window.price_lists.use(file)
    hands.window.open_page("prices")
    settle()
    tips = [widget.toolTip() for widget in hands.window.findChildren(QWidget) if widget.toolTip()]
    shown = QTextDocument()
    found = 0
    for tip in tips:
        if "<" in tip or "&" in tip:
            shown.setHtml(tip)
            assert "\ufffc" not in shown.toPlainText()  # no picture
            found += name in shown.toPlainText() or "(<i>1</i>)" in shown.toPlainText()
    assert found >= 2
    lists = hands.child(NumberTable, "priceLists")
    row = next(
        i for i in range(lists.model().rowCount()) if lists.model().index(i, 0).data() == name
    )
    place = lists.visualRect(lists.model().index(row, 0)).center()
    with patch("kimi_calc.widgets.number_table.QToolTip.showText") as told:
        tip_wanted = QHelpEvent(QEvent.Type.ToolTip, place, lists.viewport().mapToGlobal(place))
        QApplication.sendEvent(lists.viewport(), tip_wanted)
    shown.setHtml(told.call_args.args[1])
    assert name in shown.toPlainText()
    link = hands.child(QPushButton, "listSource")
    assert not link.isEnabled()
