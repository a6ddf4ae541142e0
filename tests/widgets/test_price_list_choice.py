"""Which price list is used, as it is seen and chosen in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from widgets.price_list_desk import BROKEN, ListDesk, own_list, put

from kimi_calc.price_lists import builtin_price_lists
from kimi_calc.widgets.breakdown_view import BreakdownTable


@pytest.fixture
def lists(hands: Hands) -> ListDesk:
    return ListDesk(hands)


def test_a_first_start_has_the_default_list_and_offers_the_newest(lists: ListDesk) -> None:
    assert lists.label == "Price list 2025-11-11 · CNY"
    assert lists.status.startswith("Price list 2025-11-11 (")
    assert lists.is_seen("priceListBanner")
    assert "all its models are retired" in lists.hands.text("priceListAge")
    assert "use" in lists.hands.child(QPushButton, "useNewerList").text().lower()
    assert lists.notice == ""


def test_the_newest_list_is_used_by_a_click(lists: ListDesk) -> None:
    lists.hands.child(QPushButton, "useNewerList").click()
    assert lists.label == "Price list 2026-09-19 · CNY"
    assert not lists.is_seen("priceListBanner")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "inputTokens"


def test_the_banner_is_met_by_keyboard(lists: ListDesk) -> None:
    button = lists.hands.child(QPushButton, "useNewerList")
    button.setFocus()
    lists.hands.press(button, Qt.Key.Key_Space)
    assert lists.label == "Price list 2026-09-19 · CNY"


def test_who_wants_to_hear_no_more_of_it_does_not(open_window: Callable[..., Hands]) -> None:
    first = ListDesk(open_window())
    first.hands.child(QPushButton, "sayNoMore").click()
    assert not first.is_seen("priceListBanner")
    assert first.label == "Price list 2025-11-11 · CNY"
    first.window.close()
    again = ListDesk(open_window())
    assert not again.is_seen("priceListBanner")
    again.choose("2026-02-09")  # another old one is another matter
    assert again.is_seen("priceListBanner")
    assert "all its models are retired" in again.hands.text("priceListAge")


def test_a_list_of_which_models_are_served_is_only_old(lists: ListDesk) -> None:
    lists.choose("2026-07-16")
    assert lists.is_seen("priceListBanner")
    assert "retired" not in lists.hands.text("priceListAge")


def test_the_choice_has_every_list_the_newest_first(lists: ListDesk) -> None:
    of_cny = [str(one.published) for one in builtin_price_lists() if one.currency == "CNY"]
    of_usd = [str(one.published) for one in builtin_price_lists() if one.currency == "USD"]
    offered = lists.lines()
    wanted = ["CNY", *reversed(of_cny), "USD", *reversed(of_usd)]
    assert offered == [*wanted, "&Open a price list file…"]


def test_the_choice_is_made_by_keys(lists: ListDesk) -> None:
    QTest.keyClick(lists.window, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.objectName() == "priceListMenu"
    lists.hands.press(menu, Qt.Key.Key_Up)  # from the oldest, which is in use, to the next
    lists.hands.press(menu, Qt.Key.Key_Return)
    assert lists.label == "Price list 2026-02-09 · CNY"


def test_the_list_in_use_is_ticked(lists: ListDesk) -> None:
    lists.choose("2026-09-01")
    menu = lists.open()
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    menu.close()
    assert ticked == ["2026-09-01"]


def test_a_press_on_the_button_closes_the_choice_again(lists: ListDesk) -> None:
    QTest.mousePress(lists.button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert lists.label == "Price list 2025-11-11 · CNY"


def test_lists_of_the_user_and_the_company_stand_apart(
    lists: ListDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    put(tmp_path / "home" / "prices" / "mine.yaml", own_list("R & D"))
    put(tmp_path / "home" / "prices" / "odd.yaml", BROKEN)
    put(tmp_path / "etc" / "kimi-calc" / "prices" / "house.yml", own_list("House"))
    offered = lists.lines()
    mine, company = offered.index("My lists"), offered.index("Company's lists")
    assert offered[mine + 1 : company] == [
        "R && D · 2026-10-01 · CNY",
        "odd.yaml: no price list",
    ]
    assert offered[company + 1] == "House · 2026-10-01 · CNY"
    menu = lists.open()
    odd = lists.action(menu, "odd.yaml")
    menu.close()
    assert not odd.isEnabled()
    assert "line 12, column 44" in odd.toolTip()
    lists.choose("House")
    assert lists.label == "House"
    assert "your company's list" in lists.status
    assert not lists.is_seen("priceListBanner")


def test_a_list_that_is_gone_when_it_is_chosen_changes_nothing(
    lists: ListDesk, tmp_path: Path
) -> None:
    file = put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    menu = lists.open()
    file.write_text(BROKEN, "utf-8")
    lists.action(menu, "Contract 2027").trigger()
    menu.close()
    assert lists.label == "Price list 2025-11-11 · CNY"
    assert "line 12, column 44" in lists.notice
    file.unlink()
    lists.window.price_list_files.use(file)
    assert "can't be read" in lists.notice
    lists.choose("2026-09-19")
    assert lists.notice == ""
    assert lists.status.startswith("Price list 2026-09-19")


def test_a_long_name_leaves_its_middle_out(lists: ListDesk, tmp_path: Path) -> None:
    width = lists.button.width()
    put(tmp_path / "home" / "prices" / "mine.yaml", own_list("Framework contract " * 20))
    lists.choose("Framework")
    QApplication.processEvents()
    assert lists.button.width() < 2 * width
    assert lists.label == ("Framework contract " * 20).strip()
    assert lists.label in lists.button.toolTip()


def test_the_picked_list_comes_back(open_window: Callable[..., Hands], tmp_path: Path) -> None:
    first = ListDesk(open_window())
    put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    first.choose("Contract 2027")
    first.window.close()
    again = ListDesk(open_window())
    assert again.label == "Contract 2027"
    again.choose("2026-06-12")
    again.window.close()
    assert ListDesk(open_window()).label == "Price list 2026-06-12 · CNY"


def test_everything_speaks_the_currency_of_the_list(lists: ListDesk) -> None:
    hands = lists.hands
    hands.type_in("budget", "1000")
    lists.window.calculation.set_second_currency("USD")
    hands.choose("Second &currency…")
    lists.choose("2026-10-23")
    hands.pick("kimi-k3")
    assert hands.text("total").startswith("$")
    assert hands.edit("budget").placeholderText() == "$"
    header = hands.child(BreakdownTable, "breakdown").model()
    assert header.headerData(2, Qt.Orientation.Horizontal) == "$ per 1M"
    compare = hands.child(QTableView, "compare").model()
    costs = [str(compare.index(row, 1).data()) for row in range(compare.rowCount())]
    assert all(cost.startswith("$") for cost in costs)
    assert lists.window.calculation.second_currency == ""
    from kimi_calc.widgets.combo_box import ComboBox

    codes = hands.child(ComboBox, "secondCurrency")
    offered = [codes.itemData(row) for row in range(codes.count())]
    assert "USD" not in offered
    assert "CNY" in offered
    assert "$" in hands.child(QLabel, "modelFacts").text()


def test_the_language_may_change_on_any_list(lists: ListDesk) -> None:
    lists.choose("2026-09-01")
    lists.hands.choose("简体中文")
    assert lists.label != ""
    lists.hands.choose("English")
    assert lists.label == "Price list 2026-09-01 · CNY"
    assert lists.is_seen("priceListBanner")
