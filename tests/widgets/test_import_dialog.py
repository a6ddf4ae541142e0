"""Bringing a list up to date from a page: pasted, ticked, dated, saved, as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hands import Hands
from price_pages import FAR, HTML, PAGE, SEED, UNDATED
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from widgets.price_list_desk import ListDesk, own_list, put
from widgets.whole import cut_off

from kimi_calc.widgets import fitted_dialog
from kimi_calc.widgets.doubt_list import DoubtList
from kimi_calc.widgets.import_dialog import ImportDialog
from kimi_calc.widgets.import_view import ImportView


class Importing:
    """The dialog, opened from the page Prices, and what a person does with it."""

    def __init__(self, hands: Hands, used: str = "2026-09-19") -> None:
        self.hands = hands
        if used:
            ListDesk(hands).choose(used)
        hands.window.open_page("prices")
        hands.child(QPushButton, "updateByPasting").click()
        settle()

    @property
    def dialog(self) -> ImportDialog:
        return self.hands.child(ImportDialog, "importDialog")

    @property
    def in_use(self) -> str:
        return self.hands.window.price_lists.in_use.price_list.id

    def part(self, name: str) -> QWidget:
        found = self.dialog.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def said(self, name: str) -> str:
        part = self.part(name)
        assert isinstance(part, QLabel | QPlainTextEdit)
        if not part.isVisible():
            return ""
        return part.text() if isinstance(part, QLabel) else part.toPlainText()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.part(name), Qt.MouseButton.LeftButton)
        settle()

    def paste(self, *, text: str = "", html: str = "") -> None:
        """Copy something in another program and press Ctrl+V here."""
        content = QMimeData()
        if text:
            content.setText(text)
        if html:
            content.setHtml(html)
        self.paste_content(content)

    def paste_content(self, content: QMimeData) -> None:
        QApplication.clipboard().setMimeData(content)
        QTest.keyClick(
            self.dialog.focusWidget(),
            Qt.Key.Key_V,
            Qt.KeyboardModifier.ControlModifier,
        )
        settle()

    @property
    def boxes(self) -> list[QCheckBox]:
        found = self.dialog.findChildren(QCheckBox)
        return [one for one in found if one.objectName() != "keepGone" and one.isVisible()]

    @property
    def sentences(self) -> list[QLabel]:
        return [one for one in self.part("doubts").findChildren(QLabel) if one.isVisible()]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        view = self.part("importTable")
        assert isinstance(view, ImportView)
        model = view.model()
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    @property
    def can_save(self) -> bool:
        return self.part("saveImport").isEnabled()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def importing(hands: Hands) -> Iterator[Importing]:
    yield Importing(hands)
    QApplication.clipboard().clear()


def test_a_page_is_pasted_ticked_saved_and_comes_back(
    importing: Importing, open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    assert not importing.can_save
    assert "Ctrl+A" in importing.said("importHow")
    importing.paste(text=PAGE)
    assert importing.said("importHow") == "More pages can be pasted: they become one list."
    assert importing.said("importSummary").startswith("Models: 3 · CNY · https://platform.kimi.com")
    assert (
        importing.rows[1][0],
        importing.rows[1][5],
    ) == ("kimi-k2.7-code-highspeed", "54.00 → 55.00")
    assert not importing.can_save
    assert "kimi-k3" in importing.said("importObstacle")
    (box,) = importing.boxes
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert importing.can_save
    assert importing.said("importObstacle") == ""
    assert importing.in_use == "cny-2026-09-19"  # nothing is taken before
    importing.click("saveImport")
    assert not importing.dialog.isVisible()
    assert importing.in_use == "cny-2026-12-01"
    importing.hands.window.close()
    again = open_window()
    in_use = again.window.price_lists.in_use
    assert (in_use.price_list.id, in_use.was_picked) == ("cny-2026-12-01", True)
    assert in_use.file == tmp_path / "home" / "prices" / "cny-2026-12-01.yaml"


def test_a_sentence_ticks_its_box_and_the_keyboard_does(importing: Importing) -> None:
    importing.paste(text=PAGE)
    (box,), (sentence,) = importing.boxes, importing.sentences
    QTest.mouseClick(sentence, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert importing.can_save
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    assert not importing.can_save
    assert importing.boxes == [box]  # the keyboard stays where it is
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    importing.hands.qtbot.waitUntil(lambda: importing.in_use == "cny-2026-12-01")


def test_models_that_the_page_lacks_are_kept_by_a_tick(importing: Importing) -> None:
    importing.paste(text=PAGE)
    importing.click("keepGone")
    assert importing.boxes == []
    importing.click("saveImport")
    models = [model.id for model in importing.hands.window.calculation.price_list.models]
    assert "kimi-k3" in models


def test_doubtful_prices_are_struck_out_till_they_are_ticked(importing: Importing) -> None:
    importing.paste(text=FAR)
    importing.click("keepGone")
    view = importing.part("importTable")
    assert isinstance(view, ImportView)
    index = view.model().index(1, 0)
    tip = Qt.ItemDataRole.ToolTipRole
    assert index.data(tip) == "Left out: see the doubts above"
    table, doubts = view.mapTo(importing.dialog, QPoint()).y(), importing.part("doubts")
    assert doubts.mapTo(importing.dialog, QPoint()).y() < table
    for box in importing.boxes:
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert view.model().index(1, 0).data(tip) is None


def test_a_day_is_typed(importing: Importing) -> None:
    importing.paste(text=UNDATED)
    importing.click("keepGone")
    assert len(importing.boxes) == 1  # the day of today
    day = importing.part("importDay")
    assert isinstance(day, QLineEdit)
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "2026-12-0")
    assert importing.said("importObstacle").startswith("Type the day")
    assert not importing.can_save
    QTest.keyClicks(day, "3")
    assert importing.boxes == []
    assert day.hasFocus()
    assert importing.can_save
    importing.click("saveImport")
    assert importing.in_use == "cny-2026-12-03"


def test_the_day_is_pasted_into_its_field(importing: Importing) -> None:
    importing.paste(text=UNDATED)
    day = importing.part("importDay")
    assert isinstance(day, QLineEdit)
    day.setFocus()
    day.selectAll()
    importing.paste(text="2026-12-04")
    assert day.text() == "2026-12-04"
    assert importing.said("importError") == ""


def test_html_of_a_browser_comes_before_its_text(importing: Importing) -> None:
    importing.paste(html=HTML, text="价格 kimi-k2.6 1.10 6.50")
    assert [row[0] for row in importing.rows] == ["kimi-k2.6"]
    # Where the HTML has no table, the text may have one.
    importing.click("startOver")
    importing.paste(html="<pre>all of it</pre>", text=PAGE)
    assert len(importing.rows) == 3
    assert importing.said("importError") == ""


@pytest.mark.parametrize("kind", ["nothing", "an image", "words", "too much"])
def test_what_is_no_page_is_told(importing: Importing, kind: str) -> None:
    content = QMimeData()
    if kind == "an image":
        content.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    elif kind != "nothing":
        content.setText("Hello" if kind == "words" else "a b\n" * 1_250_000)
    importing.paste_content(content)
    assert (
        importing.said("importError")
        == {
            "nothing": "There is no text: copy the price page first",
            "an image": "There is no text: copy the price page first",
            "words": "There is no table of prices: copy the page with its tables and headers",
            "too much": "The page is too large (over 4 MB): copy its tables alone",
        }[kind]
    )
    assert not importing.can_save
    importing.paste(text=PAGE)
    assert importing.said("importError") == ""


def test_copied_files_and_dropped_files(importing: Importing, tmp_path: Path) -> None:
    page = put(tmp_path / "page.html", HTML)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(page))])
    importing.paste_content(files)
    assert len(importing.rows) == 1
    importing.click("startOver")
    assert not importing.part("importTable").isVisible()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key, place = Qt.KeyboardModifier.NoModifier, QPoint(50, 50)
    enter = QDragEnterEvent(place, copy, files, left, no_key)
    QApplication.sendEvent(importing.dialog, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(place), copy, files, left, no_key)
    QApplication.sendEvent(importing.dialog, drop)
    assert len(importing.rows) == 1
    # A page that was dropped beside it, into the window, is for the window; a folder is no page.
    folder = QMimeData()
    folder.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    importing.paste_content(folder)
    assert "can't be read" in importing.said("importError")
    assert len(importing.rows) == 1


def test_what_can_not_be_saved_is_told_where_it_is_seen(
    importing: Importing, tmp_path: Path
) -> None:
    put(tmp_path / "home" / "prices", "no folder")
    importing.dialog.resize(600, 300)
    importing.paste(text=PAGE)
    importing.click("keepGone")
    scroll = importing.dialog.findChild(QScrollArea)
    assert scroll
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    importing.click("saveImport")
    assert importing.dialog.isVisible()
    error = importing.part("importError")
    assert importing.said("importError").startswith("The list can't be saved: ")
    assert not error.visibleRegion().isEmpty()
    assert importing.in_use == "cny-2026-09-19"
    (tmp_path / "home" / "prices").unlink()
    importing.click("saveImport")
    assert importing.in_use == "cny-2026-12-01"


def test_what_was_read_is_there_when_it_is_opened_again(importing: Importing) -> None:
    importing.paste(text=PAGE)
    importing.click("closeImport")
    importing.hands.child(QPushButton, "updateByPasting").click()
    settle()
    assert importing.dialog.isVisible()
    assert len(importing.rows) == 3
    importing.click("startOver")
    assert not importing.can_save
    assert importing.said("importSummary") == ""


def test_another_list_is_used_meanwhile(importing: Importing) -> None:
    importing.paste(text=PAGE)
    assert "2026-09-19" in importing.said("importSummary")
    importing.hands.window.open_page("calculate")
    ListDesk(importing.hands).choose("2026-06-12")
    settle()
    assert "2026-06-12" in importing.said("importSummary")


def test_the_official_page_is_opened(importing: Importing, tmp_path: Path) -> None:
    used = own_list().replace("https://example.org/prices", "file:///etc/passwd")
    importing.hands.window.price_lists.use(put(tmp_path / "own.yaml", used))
    with patch.object(QDesktopServices, "openUrl") as opened:
        importing.click("visitPage")
    (url,) = opened.call_args.args
    assert url.toString() == "https://platform.kimi.com/docs/pricing/chat"


def test_it_follows_the_language(importing: Importing) -> None:
    importing.paste(text="Hello")
    importing.paste(text=PAGE)
    importing.paste(text="Hello")
    english = [one.text() for one in (*importing.sentences, importing.part("importError"))]  # type: ignore[attr-defined]
    importing.hands.choose("简体中文")
    settle()
    chinese = [one.text() for one in (*importing.sentences, importing.part("importError"))]  # type: ignore[attr-defined]
    assert len(chinese) == len(english)
    assert not {*chinese} & {*english}
    assert importing.dialog.windowTitle() != "Update prices from a page"


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_off_on_a_small_screen(
    open_window: Callable[..., Hands],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    text_size: int,
) -> None:
    monkeypatch.setattr(fitted_dialog, "room_on_screen", lambda _: QSize(921, 630))
    importing = Importing(open_window(language, "light", text_size), used="")
    importing.paste(text=UNDATED)
    importing.paste(text="Hello")
    dialog = importing.dialog
    assert dialog.width() <= 921
    assert dialog.height() <= 630
    scroll = dialog.findChild(QScrollArea)
    assert scroll
    content = scroll.widget()
    assert content is not None
    assert content.width() <= scroll.viewport().width()
    assert cut_off(dialog) == []


@pytest.mark.skipif(not SEED.exists(), reason="the page lies beside the project")
def test_the_page_of_the_default_list(hands: Hands) -> None:
    importing = Importing(hands, used="")
    importing.paste(text=SEED.read_text("utf-8"))
    doubts = importing.part("doubts")
    assert isinstance(doubts, DoubtList)
    for box in importing.boxes:
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(importing.rows) >= 14
    assert all("→" not in cell for row in importing.rows for cell in row)
    importing.click("saveImport")
    assert importing.in_use == "cny-2025-11-11"
    assert importing.hands.window.price_lists.in_use.place == "user"
