"""The model picker as a person uses it: keys, typing, an input method, the mouse, screens."""

import itertools
from collections.abc import Callable

import pytest
from hands import Hands, Kind
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QScreen
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from viewmodels.model_lists import a_later_list, a_long_list

from kimi_calc.pricing import PriceList
from kimi_calc.settings import Language, Theme
from kimi_calc.viewmodels.model_table import COL_CONTEXT, COL_ID, COL_MARKS, COL_OUTPUT
from kimi_calc.widgets.model_picker import ModelPicker
from kimi_calc.widgets.model_popup import ModelPopup
from kimi_calc.widgets.model_rows import ModelRows

Key = Qt.Key


class OpenList:
    """The open list, and what a person does with it."""

    def __init__(self, hands: Hands, price_list: PriceList | None = None) -> None:
        assert isinstance(hands.picker, ModelPicker)
        self.hands, self.picker = hands, hands.picker
        if price_list:
            hands.window.calculation.set_price_list(price_list)
            hands.window.calculation.pick(price_list.models[0].id)
        self.picker.setFocus()
        hands.press(self.picker, Key.Key_Space)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, ModelPopup)
        self.popup = popup
        self.rows = self.child(ModelRows, "modelRows")
        self.filter = self.child(QLineEdit, "modelFilter")
        self.vision = self.child(QPushButton, "modelsVision")
        self.thinking = self.child(QPushButton, "modelsThinking")

    def child(self, kind: type[Kind], name: str) -> Kind:
        found = self.popup.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def type(self, keys: str) -> None:
        self.hands.keys(self.focused, keys)

    def press(self, *keys: Key) -> None:
        for key in keys:
            self.hands.press(self.focused, key)

    @property
    def focused(self) -> ModelRows | QPushButton:
        focused = self.popup.focusWidget()
        assert isinstance(focused, ModelRows | QPushButton)
        return focused

    def click(self, model_id: str) -> None:
        self.click_at(self.place_of(model_id))

    def click_at(self, place: QPoint) -> None:
        self.hands.qtbot.mouseClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
            self.rows.viewport(), Qt.MouseButton.LeftButton, pos=place
        )

    def place_of(self, model_id: str) -> QPoint:
        for row in range(self.rows.model().rowCount()):
            index = self.rows.model().index(row, COL_ID)
            if index.data() == model_id:
                return self.rows.visualRect(index).center()
        raise AssertionError(f"{model_id} is not shown")

    @property
    def shown(self) -> list[str]:
        """The models that are left."""
        model = self.rows.model()
        indexes = [model.index(row, COL_ID) for row in range(model.rowCount())]
        return [
            index.data()
            for index in indexes
            if index.data() == index.data(Qt.ItemDataRole.UserRole)
        ]

    @property
    def stands_on(self) -> str:
        return str(self.rows.currentIndex().data())

    @property
    def is_open(self) -> bool:
        return self.popup.isVisible()


@pytest.fixture
def opened(hands: Hands) -> OpenList:
    """The list of the built-in models, open."""
    return OpenList(hands)


def test_nothing_of_the_list_is_there_before_it_opens(hands: Hands) -> None:
    assert hands.window.findChild(ModelPopup) is None
    hands.type_in("inputTokens", "45000")
    hands.picker.setFocus()
    hands.keys(hands.picker, "latest")
    assert hands.window.findChild(ModelPopup) is None


def test_it_opens_on_the_picked_one(hands: Hands) -> None:
    hands.pick("moonshot-v1-128k-vision-preview")
    opened = OpenList(hands)
    assert opened.stands_on == "moonshot-v1-128k-vision-preview"
    place = opened.rows.visualRect(opened.rows.currentIndex())
    assert opened.rows.viewport().rect().contains(place)
    opened.press(Key.Key_Escape)
    hands.pick("kimi-k2-0905-preview")
    assert OpenList(hands).stands_on == "kimi-k2-0905-preview"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_down_and_return_pick(opened: OpenList, key: Key) -> None:
    opened.press(Key.Key_Down, key)
    assert not opened.is_open
    assert opened.picker.currentData() == "kimi-k2-thinking"
    assert opened.hands.window.calculation.model.id == "kimi-k2-thinking"


def test_keys_stand_on_every_model_and_on_nothing_else(opened: OpenList) -> None:
    opened.press(Key.Key_Home)
    stood_on = [opened.stands_on]
    for _ in range(14):
        opened.press(Key.Key_Down)
        stood_on.append(opened.stands_on)
    ids = [opened.picker.itemText(row) for row in range(opened.picker.count())]
    assert stood_on == [*ids, ids[-1], ids[-1], ids[-1]]
    opened.press(Key.Key_PageUp, Key.Key_PageUp)
    assert opened.stands_on == ids[0]
    opened.press(Key.Key_End, Key.Key_Up)
    assert opened.stands_on == ids[-2]
    assert opened.is_open
    assert opened.picker.currentData() == "kimi-k2-turbo-preview"


def test_what_is_stood_on_is_seen_with_its_tiers(hands: Hands) -> None:
    opened = OpenList(hands, a_long_list())
    for key in (Key.Key_End, Key.Key_Home, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp):
        opened.press(key)
        place = opened.rows.visualRect(opened.rows.currentIndex())
        assert opened.rows.viewport().rect().contains(place)


def test_typing_narrows_and_return_picks(opened: OpenList) -> None:
    opened.type("vision")
    assert opened.filter.text() == "vision"
    assert len(opened.shown) == 3
    opened.type(" 32")
    assert opened.shown == ["moonshot-v1-32k-vision-preview"]
    assert opened.picker.currentData() == "kimi-k2-turbo-preview", "nothing is picked by looking"
    opened.press(Key.Key_Return)
    assert opened.hands.window.calculation.model.id == "moonshot-v1-32k-vision-preview"


def test_backspace_and_escape_take_it_back(opened: OpenList) -> None:
    opened.type("latestx")
    assert opened.shown == []
    opened.press(Key.Key_Backspace)
    assert opened.shown == ["kimi-latest"]
    opened.press(Key.Key_Escape)
    assert opened.filter.text() == ""
    assert len(opened.shown) == 12
    assert opened.is_open
    opened.press(Key.Key_Escape)
    assert not opened.is_open
    assert opened.picker.currentData() == "kimi-k2-turbo-preview"


def test_an_input_method_narrows_too(opened: OpenList) -> None:
    event = QInputMethodEvent()
    event.setCommitString("ｌａｔｅｓｔ")
    QApplication.sendEvent(opened.focused, event)
    assert opened.shown == ["kimi-latest"]
    opened.press(Key.Key_Return)
    assert opened.picker.currentData() == "kimi-latest"


def test_a_name_is_pasted(opened: OpenList) -> None:
    QApplication.clipboard().setText("kimi-latest\n")
    opened.hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        opened.focused, Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    assert opened.shown == ["kimi-latest"]


def test_no_match_is_said_in_words(opened: OpenList) -> None:
    said = opened.child(QLabel, "noModelMatches")
    assert not said.isVisible()
    opened.type("gpt")
    assert said.isVisible()
    assert said.text() == "No model matches. Esc shows all of them again."
    opened.press(Key.Key_Return, Key.Key_Down)
    assert opened.is_open
    opened.press(Key.Key_Escape)
    assert not said.isVisible()
    assert opened.stands_on == "kimi-k2-turbo-preview"


def test_vision_and_thinking_by_mouse(opened: OpenList) -> None:
    click = opened.hands.qtbot.mouseClick
    click(opened.vision, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert opened.shown == [
        "kimi-latest",
        *(f"moonshot-v1-{size}-vision-preview" for size in ("8k", "32k", "128k")),
    ]
    opened.type("k-v")  # the keyboard has stayed with the list
    assert len(opened.shown) == 3
    click(opened.thinking, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert opened.shown == []
    opened.press(Key.Key_Escape)
    assert len(opened.shown) == 12
    assert not opened.vision.isChecked()


def test_vision_and_thinking_by_keyboard(opened: OpenList) -> None:
    opened.press(Key.Key_Tab)
    assert opened.focused is opened.vision
    opened.press(Key.Key_Tab, Key.Key_Space)
    assert opened.shown == ["kimi-k2-thinking", "kimi-k2-thinking-turbo"]
    opened.press(Key.Key_Down)
    assert opened.stands_on == "kimi-k2-thinking-turbo"
    opened.press(Key.Key_Return)
    assert opened.picker.currentData() == "kimi-k2-thinking-turbo"


def test_mnemonics_narrow_and_other_letters_with_alt_type_nothing(opened: OpenList) -> None:
    def with_alt(key: Key) -> None:
        opened.hands.qtbot.keyClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
            opened.focused, key, Qt.KeyboardModifier.AltModifier
        )

    with_alt(Key.Key_V)
    opened.hands.qtbot.waitUntil(opened.vision.isChecked)  # a mnemonic clicks a moment later
    with_alt(Key.Key_X)
    assert opened.filter.text() == ""
    assert opened.is_open
    with_alt(Key.Key_Up)
    assert not opened.is_open


def test_what_narrowed_it_is_forgotten_when_it_opens_again(hands: Hands, opened: OpenList) -> None:
    opened.vision.click()
    opened.type("128")
    opened.press(Key.Key_Return)
    again = OpenList(hands)
    assert len(again.shown) == 12
    assert again.filter.text() == ""
    assert not again.vision.isChecked()
    assert again.stands_on == "moonshot-v1-128k-vision-preview"


def test_a_click_picks(opened: OpenList) -> None:
    opened.click("moonshot-v1-32k")
    assert not opened.is_open
    assert opened.picker.currentData() == "moonshot-v1-32k"


def test_a_click_on_a_tier_picks_its_model(opened: OpenList) -> None:
    opened.click("≤ 32,768 tokens")
    assert opened.picker.currentData() == "kimi-latest"


def test_a_click_on_a_heading_does_nothing(opened: OpenList) -> None:
    opened.click("moonshot-v1")
    assert opened.is_open
    assert opened.picker.currentData() == "kimi-k2-turbo-preview"


def test_the_mouse_is_followed(opened: OpenList) -> None:
    move = opened.hands.qtbot.mouseMove
    for pointed, stood_on in (
        ("moonshot-v1-8k", "moonshot-v1-8k"),
        ("moonshot-v1", "moonshot-v1-8k"),
        ("≤ 8,192 tokens", "kimi-latest"),
    ):
        move(opened.rows.viewport(), opened.place_of(pointed))  # type: ignore[no-untyped-call]
        assert opened.stands_on == stood_on
    assert opened.picker.currentData() == "kimi-k2-turbo-preview"


def test_the_release_of_the_click_that_opened_it_picks_nothing(opened: OpenList) -> None:
    opened.hands.qtbot.mouseRelease(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        opened.rows.viewport(), Qt.MouseButton.LeftButton, pos=opened.place_of("kimi-latest")
    )
    assert opened.is_open
    assert opened.picker.currentData() == "kimi-k2-turbo-preview"


@pytest.mark.parametrize("place", [QPoint(-20, -20), QPoint(5000, 3000)])
def test_a_click_outside_closes_and_changes_nothing(opened: OpenList, place: QPoint) -> None:
    opened.press(Key.Key_Down)
    opened.hands.qtbot.mouseClick(  # type: ignore[no-untyped-call]  # pytest-qt's gap
        opened.popup, Qt.MouseButton.LeftButton, pos=place
    )
    assert not opened.is_open
    assert opened.picker.currentData() == "kimi-k2-turbo-preview"


def test_a_click_on_the_picker_opens_and_another_closes(hands: Hands) -> None:
    hands.qtbot.mouseClick(hands.picker, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ModelPopup)
    on_picker = popup.mapFromGlobal(hands.picker.mapToGlobal(hands.picker.rect().center()))
    hands.qtbot.mouseClick(popup, Qt.MouseButton.LeftButton, pos=on_picker)  # type: ignore[no-untyped-call]
    assert not popup.isVisible()
    hands.qtbot.mouseClick(hands.picker, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert popup.isVisible()


@pytest.mark.parametrize(
    ("language", "said", "unit"),
    [
        ("zh", "此价格表中的模型均已下线。", "¥ / 百万 tokens"),
        ("en", "The models of this list are no longer served.", "¥ per 1M tokens"),
    ],
)
def test_that_all_are_retired_is_said_once(
    open_window: Callable[..., Hands], language: Language, said: str, unit: str
) -> None:
    opened = OpenList(open_window(language))
    label = opened.child(QLabel, "modelsAllRetired")
    assert label.isVisible()
    assert label.text() == said
    assert opened.child(QLabel, "modelUnit").text() == unit
    opened.press(Key.Key_Escape)
    again = OpenList(opened.hands, a_later_list())
    assert not again.child(QLabel, "modelsAllRetired").isVisible()


def test_the_language_may_change_between(open_window: Callable[..., Hands]) -> None:
    hands = open_window("en")
    opened = OpenList(hands)
    opened.press(Key.Key_Escape)
    hands.choose("简体中文")
    opened = OpenList(hands)
    header = opened.rows.model()
    said = [header.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert said == ["模型", "", "上下文", "缓存命中", "未命中", "输出"]
    assert opened.vision.text() == "视觉(&V)"


def test_a_screen_reader_is_told_the_models(opened: OpenList) -> None:
    opened.press(Key.Key_Down)
    table = QAccessible.queryAccessibleInterface(opened.rows)
    assert table.role() == QAccessible.Role.Table
    cells = [table.child(place) for place in range(table.childCount())]
    told = [cell.text(QAccessible.Text.Name) for cell in cells if cell.state().focused]
    assert len(told) == 1
    assert told[0] == (
        "kimi-k2-thinking, thinking, retired, Context 262,144 · retired 2026-05-25, "
        "cache hit ¥1.00 · miss ¥4.00 · output ¥16.00 per 1M, take kimi-k2.6 instead"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_closed_box_marks_what_is_retired_in_grey(
    open_window: Callable[..., Hands], language: Language, theme: Theme
) -> None:
    hands = open_window(language, theme)
    hands.edit("inputTokens").setFocus()
    picture = hands.picker.grab().toImage()
    right = range(
        hands.picker.fontMetrics().horizontalAdvance(hands.picker.currentText()) + 16,
        picture.width() - 40,
    )
    inks = [
        picture.pixelColor(x, y)
        for x, y in itertools.product(right, range(4, picture.height() - 4))
    ]
    reds = [ink.red() for ink in inks]
    assert max(reds) - min(reds) > 60, "the mark is drawn"
    # The greys have a breath of blue; the accent has four times as much.
    assert all(abs(ink.blue() - ink.red()) < 40 for ink in inks)


LISTS: tuple[Callable[[], PriceList] | None, ...] = (None, a_later_list, a_long_list)
SCREENS = [(1280, 900), (1024, 700), (800, 600), (3840, 2160)]


@pytest.mark.parametrize("make_list", LISTS)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_stays_within_the_screen_and_cuts_off_nothing(
    open_window: Callable[..., Hands],
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    text_size: int,
    screen: tuple[int, int],
    make_list: Callable[[], PriceList] | None,
) -> None:
    there = QRect(0, 30, *screen)  # below a bar of the desktop
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: there)
    hands = open_window(language, "light", text_size)
    opened = OpenList(hands, make_list() if make_list else None)
    assert there.contains(opened.popup.geometry())
    rows, model, metrics = opened.rows, opened.rows.model(), opened.rows.fontMetrics()
    shown = [column for column in range(6) if not rows.isColumnHidden(column)]
    assert sum(rows.columnWidth(column) for column in shown) <= rows.viewport().width()
    for row, column in itertools.product(range(model.rowCount()), shown):
        text = model.index(row, column).data()
        if column != COL_MARKS and rows.columnSpan(row, 0) == 1:
            assert metrics.horizontalAdvance(text) < rows.columnWidth(column), text
    for label in opened.popup.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            corner = label.mapTo(opened.popup, QPoint(0, 0))
            assert opened.popup.rect().contains(QRect(corner, label.size())), label.text()
    for button in (opened.vision, opened.thinking):
        assert button.width() >= button.sizeHint().width()
    if text_size == 100 and screen[0] >= 1024 and screen[1] >= 700:
        assert {COL_MARKS, COL_CONTEXT, COL_OUTPUT} <= set(shown)
    assert not opened.popup.grab().isNull()


@pytest.mark.parametrize(("top", "where"), [(40, "below"), (760, "above")])
def test_it_opens_beside_the_picker(
    open_window: Callable[..., Hands], monkeypatch: pytest.MonkeyPatch, top: int, where: str
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1600, 900))
    hands = open_window()
    hands.window.move(100, top)
    opened = OpenList(hands)
    picker = QRect(hands.picker.mapToGlobal(QPoint(0, 0)), hands.picker.size())
    assert not picker.intersects(opened.popup.geometry())
    assert (opened.popup.y() > picker.y()) == (where == "below")


def test_columns_line_up_over_all_families(opened: OpenList) -> None:
    rights = set()
    for row in range(opened.rows.model().rowCount()):
        index = opened.rows.model().index(row, COL_OUTPUT)
        if opened.rows.columnSpan(row, 0) == 1:
            rights.add(opened.rows.visualRect(index).right())
            assert Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & (
                Qt.AlignmentFlag.AlignRight
            )
    assert len(rights) == 1
