"""Price list files that come to the window: at the start, dropped, opened, as an argument."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtWidgets import QPlainTextEdit
from widgets.price_list_desk import BROKEN, ListDesk, own_list, put

from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.price_list_dialog import PriceListDialog
from kimi_calc.widgets.text_dialog import TextDialog


def holds(dialog: TextDialog, name: str) -> bool:
    return name in [one.path.name for one in dialog.sources.documents if one.path]


@pytest.fixture
def lists(hands: Hands) -> ListDesk:
    return ListDesk(hands)


def test_a_list_of_the_users_folder_is_used_at_a_start(
    open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    lists = ListDesk(open_window())
    assert lists.label == "Contract 2027"
    assert "your own list" in lists.status
    assert lists.notice == ""


def test_a_list_of_the_company_is_used_at_a_start(
    open_window: Callable[..., Hands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path / 'nothing'}:{tmp_path / 'etc'}")
    put(tmp_path / "etc" / "kimi-calc" / "house.yaml", own_list("House"))
    lists = ListDesk(open_window())
    assert lists.label == "House"
    assert "your company's list" in lists.status


def test_a_broken_list_is_told_and_stops_nothing(
    open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    put(tmp_path / "home" / "prices" / "mine.yaml", BROKEN)
    lists = ListDesk(open_window())
    assert lists.label == "Price list 2025-11-11 · CNY"
    assert lists.hands.text("total").startswith("¥")
    said = lists.hands.text("notice")
    assert said.startswith("mine.yaml: line 12, column 44: 'prices' has no key 'outptu'")
    assert str(tmp_path / "home" / "prices" / "mine.yaml") in lists.notice
    assert "line 13, column 13" in lists.notice  # all faults, for who asks


def test_fifty_broken_lists_are_told_like_one(
    open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    for number in range(50):
        put(tmp_path / "home" / "prices" / f"list-{number}.yaml", BROKEN)
    lists = ListDesk(open_window())
    assert lists.label == "Price list 2025-11-11 · CNY"
    assert "list-0.yaml" in lists.notice
    assert sum("no price list" in line for line in lists.lines()) == 50


def test_a_picked_list_that_vanished_is_told(
    open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    file = put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    first = ListDesk(open_window())
    first.choose("Contract 2027")
    first.window.close()
    file.unlink()
    again = ListDesk(open_window())
    assert again.label == "Price list 2025-11-11 · CNY"
    assert again.hands.text("notice") == (
        "mine.yaml is not there any more · used instead: Price list 2025-11-11, CNY"
    )


@pytest.mark.parametrize("spoilt", [BROKEN, "format: 2\n", "", "locked"])
def test_a_picked_list_that_can_not_be_used_now_stays_picked(
    open_window: Callable[..., Hands], tmp_path: Path, spoilt: str
) -> None:
    folder = tmp_path / "home" / "prices"
    file = put(folder / "mine.yaml", own_list("Mine"))
    put(folder / "another-2030-01-01.yaml", own_list("Another"))
    first = ListDesk(open_window())
    assert first.label == "Another"
    first.choose("Mine")
    first.window.close()
    if spoilt == "locked":  # a folder there is as good: whoever runs the tests may read all files
        file.unlink()
        file.mkdir()
    else:
        file.write_text(spoilt, "utf-8")
    again = ListDesk(open_window())
    assert again.label == "Another"
    assert again.hands.text("notice").startswith("mine.yaml: ")
    again.hands.type_in("requests", "77")
    again.window.close()
    if spoilt == "locked":
        file.rmdir()
    put(file, own_list("Mine"))
    last = ListDesk(open_window())
    assert last.label == "Mine"
    # Whoever picks another one meanwhile has that.
    file.write_text(BROKEN, "utf-8")
    last.choose("2026-09-19")
    last.window.close()
    put(file, own_list("Mine"))
    assert ListDesk(open_window()).label == "Price list 2026-09-19 · CNY"


def test_a_dropped_list_is_previewed_and_kept(lists: ListDesk, tmp_path: Path) -> None:
    lists.choose("2026-09-19")
    file = put(tmp_path / "desk" / "mine.yaml", own_list())
    lists.drop(file)
    preview = lists.preview
    assert not preview.dialog.isModal()
    about = preview.said("previewAbout")
    assert about.startswith("Contract 2027\nPrices of Moonshot AI in CNY, from 2026-10-01 on")
    assert "kimi-k2.6: output ¥27.00 → ¥30.00, +11.1%" in preview.said("previewLines")
    assert "kimi-k3: not in the list any more" in preview.said("previewLines")
    assert lists.label == "Price list 2026-09-19 · CNY"
    preview.use.click()
    assert lists.label == "Contract 2027"
    kept = tmp_path / "home" / "prices" / "mine.yaml"
    assert kept.read_text("utf-8") == own_list()
    assert lists.window.price_lists.in_use.file == kept
    assert "your own list" in lists.status


def test_another_list_of_that_name_is_never_overwritten(lists: ListDesk, tmp_path: Path) -> None:
    kept = put(tmp_path / "home" / "prices" / "mine.yaml", own_list("First"))
    lists.drop(put(tmp_path / "desk" / "mine.yaml", own_list("Second")))
    lists.preview.use.click()
    second = kept.with_name("mine-2.yaml")
    assert lists.label == "Second"
    assert lists.window.price_lists.in_use.file == second
    assert kept.read_text("utf-8") == own_list("First")
    lists.drop(tmp_path / "desk" / "mine.yaml")  # the same again is no other one
    lists.preview.use.click()
    assert sorted(kept.parent.iterdir()) == [second, kept]


def test_a_list_that_lies_in_the_users_folder_is_used_there(
    lists: ListDesk, tmp_path: Path
) -> None:
    file = put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    lists.drop(file)
    lists.preview.use.click()
    assert lists.window.price_lists.in_use.file == file
    assert list(file.parent.iterdir()) == [file]


def test_faults_are_shown_to_be_copied_and_nothing_is_used(lists: ListDesk, tmp_path: Path) -> None:
    lists.drop(put(tmp_path / "mine.yaml", BROKEN))
    preview = lists.preview
    assert "mine.yaml can't be used as a price list" in preview.said("previewAbout")
    assert "line 12, column 44: 'prices' has no key 'outptu'" in preview.said("previewLines")
    assert not preview.use.isVisible()
    lines = preview.dialog.findChild(QPlainTextEdit, "previewLines")
    assert isinstance(lines, QPlainTextEdit)
    lines.selectAll()
    assert "outptu" in lines.textCursor().selectedText()
    assert lists.label == "Price list 2025-11-11 · CNY"


def test_other_currencies_are_said(lists: ListDesk, tmp_path: Path) -> None:
    lists.drop(put(tmp_path / "mine.yaml", own_list(currency="USD")))
    assert lists.preview.said("previewTitle") == (
        "Its prices are in USD, those of the list in use in CNY."
    )
    assert lists.preview.said("previewLines") == ""


def test_a_list_of_the_same_prices_says_so(lists: ListDesk, tmp_path: Path) -> None:
    put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    lists.choose("Contract 2027")
    lists.drop(put(tmp_path / "copy.yml", own_list("Copy")))
    assert lists.preview.said("previewTitle") == "The prices are those of the list in use."


def test_what_was_shown_is_used_whatever_becomes_of_the_file(
    lists: ListDesk, tmp_path: Path
) -> None:
    file = put(tmp_path / "mine.yaml", own_list())
    lists.drop(file)
    file.write_text(own_list("Another"), "utf-8")
    lists.preview.use.click()
    assert lists.label == "Contract 2027"


def test_a_list_of_the_users_folder_that_broke_under_its_preview_is_told(
    lists: ListDesk, tmp_path: Path
) -> None:
    file = put(tmp_path / "home" / "prices" / "mine.yaml", own_list())
    lists.drop(file)
    file.write_text(BROKEN, "utf-8")
    preview = lists.preview
    preview.use.click()
    assert "outptu" in preview.said("previewLines")
    assert not preview.use.isVisible()
    assert lists.label == "Price list 2025-11-11 · CNY"


def test_a_folder_that_can_not_be_written_is_told(lists: ListDesk, tmp_path: Path) -> None:
    put(tmp_path / "home" / "prices", "a file where the folder should be")
    lists.drop(put(tmp_path / "mine.yaml", own_list()))
    preview = lists.preview
    preview.use.click()
    assert "can't be kept" in preview.said("previewProblem")
    assert lists.label == "Price list 2025-11-11 · CNY"


def test_one_preview_at_a_time(lists: ListDesk, tmp_path: Path) -> None:
    lists.drop(put(tmp_path / "one.yaml", own_list("One")))
    lists.drop(put(tmp_path / "two.yaml", own_list("Two")))
    assert lists.preview.said("previewAbout").startswith("Two\n")


def test_other_files_are_counted_as_ever(lists: ListDesk, tmp_path: Path) -> None:
    others = {"notes.txt": own_list(), "settings.yaml": "name: a service\nport: 80\n"}
    for name, text in others.items():
        lists.drop(put(tmp_path / name, text))
        assert lists.window.findChild(PriceListDialog) is None
        dialog = lists.window.findChild(TextDialog)
        assert isinstance(dialog, TextDialog)
        lists.hands.qtbot.waitUntil(partial(holds, dialog, name))


def test_a_file_is_opened_by_the_menus(
    lists: ListDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(tmp_path / "mine.yaml", own_list())
    monkeypatch.setattr(file_dialogs, "ask_for_file", lambda *_: file)
    lists.hands.choose("Open &price list…")
    lists.preview.dialog.close()
    lists.choose("&Open a price list file…")
    assert lists.preview.said("previewAbout").startswith("Contract 2027\n")


def test_amounts_of_a_list_that_is_gone_are_none_of_the_next_one(
    open_window: Callable[..., Hands], tmp_path: Path
) -> None:
    file = put(tmp_path / "home" / "prices" / "mine.yaml", own_list("Dollars", currency="USD"))
    put(tmp_path / "home" / "prices" / "yuan-2030-01-01.yaml", own_list("Yuan"))
    first = ListDesk(open_window())
    first.choose("Dollars")
    calculation = first.window.calculation
    calculation.set_text("budget", "1,000")
    calculation.set_second_currency("EUR")
    calculation.set_text("rate", "1.1")
    first.window.close()
    file.unlink()
    again = ListDesk(open_window())
    assert again.label == "Yuan"
    assert again.window.calculation.text("budget") == "$1,000.00"
    assert again.window.calculation.budget is None
    assert again.window.calculation.second_currency == ""
