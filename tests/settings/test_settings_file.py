"""Settings come back as they were: the file, its folder, its rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as trials
from settings.states import FULL, SETTINGS, as_qt_has_it, loaded_well
from systems import needs_links

from kimi_calc.settings import FILE_NAME, Loaded, Settings, load, save

HOUR = 3600


def test_the_first_start_is_no_problem(tmp_path: Path) -> None:
    assert load(tmp_path / "not" / "yet") == Loaded(Settings())
    assert load(tmp_path) == Loaded(Settings())
    assert list(tmp_path.iterdir()) == []


def test_everything_comes_back(folder: Path) -> None:
    defaults = Settings()
    assert all(getattr(FULL, one.name) != getattr(defaults, one.name) for one in fields(FULL))
    save(folder, FULL)
    assert loaded_well(folder) == FULL


@given(SETTINGS)
@trials(max_examples=150, deadline=None)
def test_whatever_is_saved_comes_back(kept: Settings) -> None:
    with tempfile.TemporaryDirectory() as name:
        save(Path(name), kept)
        assert loaded_well(Path(name)) == as_qt_has_it(kept)


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    save(folder, FULL)
    assert loaded_well(folder) == FULL
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_people_can_read_it(folder: Path) -> None:
    save(folder, FULL)
    text = (folder / FILE_NAME).read_text("utf-8")
    assert text.startswith('{\n  "format": 1,\n  "language": "zh",\n')
    assert '"budget": "4.5万"' in text


def test_a_file_that_people_wrote(folder: Path) -> None:
    folder.mkdir()
    said = '\ufeff{"format": 1, "theme": "dark", "later": {"a": [1.5, null]}, "window": [1,2,3,4]}'
    (folder / FILE_NAME).write_text(said, "utf-8")
    assert loaded_well(folder) == Settings(theme="dark", window=(1, 2, 3, 4))


def test_a_text_beyond_all_reason_is_left_out(folder: Path) -> None:
    long, longest = "\0" * 10_001, "\0" * 10_000
    texts = {"inputTokens": long, "outputTokens": longest, "requests": "3"}
    save(folder, Settings(texts=texts))
    assert loaded_well(folder).texts == {"outputTokens": longest, "requests": "3"}


def test_what_could_not_be_loaded_is_not_saved(folder: Path) -> None:
    save(folder, FULL)
    with pytest.raises(OSError, match="too large"):
        save(folder, Settings(texts={f"field{number}": "\0" * 10_000 for number in range(20)}))
    assert loaded_well(folder) == FULL


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "fr"},
        {"theme": ""},
        {"text_size": 110},
        {"text_size": True},
        {"text_size": 100.0},
        {"on_top": 1},
        {"window": (0, 0, 0, 600)},
        {"window": (0, 0, 800, -1)},
        {"window": (0, 0, 800)},
        {"window": (0, 0, 800, 10**30)},
        {"window": (True, 0, 800, 600)},
        {"estimates": None},
        {"estimates": {1: (1, 2, 3)}},
        {"estimates": {"inputTokens": (1, 2)}},
        {"estimates": {"inputTokens": [1, 2, 3]}},
        {"estimates": {"inputTokens": (True, 1, 2)}},
        {"estimates": {"inputTokens": (2, 1, 3)}},
        {"model": "x" * 501},
        {"price_list": 3},
        {"price_list": ""},
        {"price_list_file": ""},
        {"price_list_file": "a\0b"},
        pytest.param({"price_list_file": "/" * 32_768}, id="a long price_list_file"),
        {"quiet_lists": ["cny-2025-11-11"]},
        {"quiet_lists": ("",)},
        {"quiet_lists": (3,)},
        {"quiet_lists": None},
        {"workload": None},
        {"texts": {"inputTokens": 45_000}},
        {"texts": None},
        {"second_currency": "usd"},
        {"vocabulary": ""},
        {"vocabulary": "a\0b"},
        pytest.param({"vocabulary": "/" * 32_768}, id="a long vocabulary"),
        {"vocabulary": 3},
        {"recent": ["a"]},
        {"recent": ("",)},
        {"recent": ("a\0b",)},
        {"recent": None},
        {"second_currency": "USD\n"},
        {"second_currency": "ＵＳＤ"},
    ],
    ids=str,
)
def test_settings_that_can_not_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings(**wrong)


def test_settings_stay_as_they_were_made() -> None:
    texts = {"inputTokens": "1"}
    made = Settings(texts=texts)
    texts["inputTokens"] = "2"
    assert made.texts == {"inputTokens": "1"}


@needs_links
def test_a_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    target = dotfiles / "kimi.json"
    (folder / FILE_NAME).symlink_to(target)
    for state in (Settings(), FULL):  # where it leads to is made, then replaced
        save(folder, state)
        assert (folder / FILE_NAME).is_symlink()
        assert target.is_file()
        assert loaded_well(folder) == state
    assert list(dotfiles.iterdir()) == [target]


@needs_links
def test_a_damaged_file_behind_a_link_is_kept_beside_itself(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    target = tmp_path / "kimi.json"
    target.write_text("{")
    (folder / FILE_NAME).symlink_to(target)
    aside = tmp_path / "kimi.damaged.json"
    assert load(folder) == Loaded(Settings(), "damaged", aside)
    assert aside.read_text() == "{"
    save(folder, FULL)
    assert json.loads(target.read_text("utf-8"))["theme"] == "dark"
    assert loaded_well(folder) == FULL


@needs_links
def test_links_in_a_circle(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).symlink_to(folder / FILE_NAME)
    assert load(folder) == Loaded(Settings(), "unreadable")


def test_what_killed_programs_left_is_removed(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        dead = subprocess.Popen([sys.executable, "-c", ""])
        dead.wait()
        save(folder, FULL)

        def leave(name: str, seconds_ago: int = 0) -> Path:
            path = folder / name
            path.write_text("half")
            past = path.stat().st_mtime - seconds_ago
            os.utime(path, (past, past))
            return path

        gone = [
            # On Windows there is no asking whether a process lives: its file goes after an hour.
            leave(f"{FILE_NAME}.{dead.pid}.abcd_123.new", 0 if os.name == "posix" else 2 * HOUR),
            leave(f"{FILE_NAME}.{living.pid}.abcd_123.new", 2 * HOUR),
        ]
        stay = [
            leave(f"{FILE_NAME}.{living.pid}.xbcd_123.new"),
            leave(f"{FILE_NAME}.{os.getpid()}.abcd_123.new"),
            leave(f"{FILE_NAME}.{dead.pid}.new", 2 * HOUR),
            leave(f"my-{FILE_NAME}.{dead.pid}.abcd_123.new", 2 * HOUR),
            leave("settings.damaged.json", 2 * HOUR),
        ]
        not_ours = folder / f"{FILE_NAME}.{dead.pid}.abcd_124.new"
        not_ours.mkdir()
        assert load(folder) == Loaded(FULL)
        living.communicate(b"\n")
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in (*stay, not_ours))


def test_no_qt_is_needed(root: Path) -> None:
    code = """
import sys
from pathlib import Path
from kimi_calc.settings import load
load(Path("nowhere"))
print([name for name in sys.modules if name.startswith(("PySide", "shiboken"))])
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=root, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[]"
