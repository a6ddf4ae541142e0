"""What was left comes back at the next start; what can't be kept is said once, quietly."""

import json
import shutil
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kimi_calc import app, resources, user_files
from kimi_calc.price_lists import builtin_price_lists
from kimi_calc.pricing import TokenSpan
from kimi_calc.widgets.text_dialog import TextDialog


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def start(qtbot: QtBot, home: Path) -> Callable[[], Hands]:
    """Start the program as it was left."""
    del home

    def start_one() -> Hands:
        window = app.create_window()
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return Hands(window, qtbot)

    return start_one


def open_from_text(hands: Hands) -> TextDialog:
    hands.child(QPushButton, "estimateFromText").click()
    return hands.child(TextDialog, "textDialog")


def leave(hands: Hands) -> None:
    hands.window.close()


def test_everything_comes_back(start: Callable[[], Hands]) -> None:
    hands = start()
    hands.choose("English")
    hands.choose("&Dark")
    hands.choose("&2 · 125%")
    hands.choose("What the &budget buys on every model")
    hands.pick("kimi-latest")
    hands.child(QPushButton, "workloadConversation").click()
    hands.type_in("turns", "1000*2")
    hands.type_in("userTokens", "12,34")
    hands.type_in("budget", "500")
    hands.window.calculation.set_second_currency("USD")
    hands.window.calculation.set_text("rate", "7.1")
    hands.window.resize(740, 700)
    calculation, view = hands.window.calculation, hands.window.view
    model, workload, typed, *_ = calculation.asked()
    leave(hands)

    again = start()
    came_back = again.window.calculation.asked()
    assert came_back[:2] == (model, workload) == ("kimi-latest", "conversation")
    assert came_back.typed.texts == typed.texts
    assert again.window.view == view
    assert again.window.calculation.second_currency == "USD"
    assert again.text("userTokens") == "12,34"
    assert "misplaced" in again.text("message_userTokens")
    assert (again.window.width(), again.window.height()) == (740, 700)
    assert not again.child(QLabel, "notice").isVisible()


def test_the_vocabulary_comes_back_with_the_first_text(
    start: Callable[[], Hands], tmp_path: Path
) -> None:
    file = tmp_path / "bytes.model"
    single = (b64encode(bytes((byte,))) + b" %d\n" % byte for byte in range(256))
    file.write_bytes(b"".join(single))
    hands = start()
    sources = open_from_text(hands).sources
    sources.load_vocabulary(file)
    hands.qtbot.waitUntil(lambda: hands.window.vocabulary == file)
    leave(hands)

    hands = start()
    assert hands.window.vocabulary == file
    dialog = open_from_text(hands)
    hands.qtbot.waitUntil(lambda: dialog.sources.tokenizer is not None)
    dialog.add_text("中文")
    hands.qtbot.waitUntil(lambda: not dialog.sources.counting)
    assert dialog.sources.total
    assert dialog.sources.total.typical == 6
    assert "exact" in hands.child(QLabel, "sourceSureness").text()
    leave(hands)

    file.rename(tmp_path / "elsewhere.model")
    hands = start()
    dialog = open_from_text(hands)
    problem = hands.child(QLabel, "sourceProblem")
    hands.qtbot.waitUntil(lambda: str(file) in problem.text())
    dialog.add_text("中文")
    hands.qtbot.waitUntil(lambda: not dialog.sources.counting)
    assert "An estimate, within" in hands.child(QLabel, "sourceSureness").text()
    assert hands.window.vocabulary == file, "it may be back at the next start"


def test_it_is_written_soon_after_a_change(start: Callable[[], Hands], home: Path) -> None:
    hands = start()
    hands.type_in("requests", "77")
    settings = home / "settings.json"
    hands.qtbot.waitUntil(lambda: settings.exists() and '"77"' in settings.read_text("utf-8"))


def test_a_damaged_file_is_kept_aside_and_said(start: Callable[[], Hands], home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"format": 1, "theme"', "utf-8")
    hands = start()
    notice = hands.child(QLabel, "notice")
    assert notice.isVisible()
    (kept,) = [one for one in home.iterdir() if one.name != "settings.json"]
    assert kept.name in notice.text()
    assert kept.read_text("utf-8") == '{"format": 1, "theme"'
    assert hands.text("total") == "¥7,740.00"  # the first example, as if there were no file


def test_a_folder_that_can_not_be(start: Callable[[], Hands], home: Path) -> None:
    home.write_text("a file where the folder should be", "utf-8")
    hands = start()
    hands.type_in("requests", "77")
    hands.qtbot.waitUntil(hands.child(QLabel, "notice").isVisible)
    assert hands.text("total") == "¥19.87"  # 0.258 × 77 = 19.866
    leave(hands)
    assert home.is_file()


def test_a_model_that_the_list_no_longer_has(start: Callable[[], Hands], home: Path) -> None:
    hands = start()
    hands.pick("kimi-latest")
    leave(hands)
    settings = home / "settings.json"
    settings.write_text(settings.read_text("utf-8").replace("kimi-latest", "kimi-k9"), "utf-8")
    again = start()
    assert again.picker.currentData() == "kimi-k2-turbo-preview"


def test_a_window_left_on_a_screen_that_is_gone(start: Callable[[], Hands], home: Path) -> None:
    hands = start()
    leave(hands)
    settings = home / "settings.json"
    kept = json.loads(settings.read_text("utf-8"))
    kept["window"] = [90_000, 90_000, 700, 900]
    settings.write_text(json.dumps(kept), "utf-8")
    again = start()
    there = again.window.screen().availableGeometry()
    again.qtbot.waitUntil(lambda: there.contains(again.window.frameGeometry()))
    assert again.window.width() == 700


def test_an_estimated_input_comes_back_as_one(start: Callable[[], Hands]) -> None:
    hands = start()
    hands.window.calculation.use_tokens(TokenSpan(900, 1_000, 1_100), 7)
    said = hands.text("notes")
    assert "The input is an estimate: ¥" in said
    leave(hands)
    again = start()
    assert again.text("notes") == said
    again.type_in("inputTokens", "1000")
    leave(again)
    assert "estimate" not in start().text("notes")


def test_the_price_list_in_use_comes_back(
    start: Callable[[], Hands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The program comes with one list; with another beside it, that is what was in use last.
    prices = tmp_path / "resources" / "prices"
    shutil.copytree(resources.folder(), prices.parent)
    ours = (prices / "cny-2025-11-11.yaml").read_text("utf-8")
    later = ours.replace("published: 2025-11-11", "published: 2026-02-09")
    (prices / "cny-2026-02-09.yaml").write_text(later, "utf-8")
    monkeypatch.setattr(resources, "folder", lambda: prices.parent)
    builtin_price_lists.cache_clear()
    try:
        hands = start()
        assert hands.window.calculation.price_list.id == "cny-2025-11-11"
        settings = json.loads(settings_of(hands).read_text("utf-8"))
        settings_of(hands).write_text(json.dumps(settings | {"price_list": "cny-2026-02-09"}))
        again = start()
        assert again.window.calculation.price_list.id == "cny-2026-02-09"
        leave(again)
        (prices / "cny-2026-02-09.yaml").unlink()
        builtin_price_lists.cache_clear()
        assert start().window.calculation.price_list.id == "cny-2025-11-11"
    finally:
        builtin_price_lists.cache_clear()


def settings_of(hands: Hands) -> Path:
    """The settings file, once the window is closed and has written it."""
    leave(hands)
    return user_files.folder() / "settings.json"
