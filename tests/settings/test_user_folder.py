"""Where the user's files lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kimi_calc import user_files


@pytest.fixture
def _no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIMI_CALC_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


def test_the_variable_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "neu 新"))
    assert user_files.folder() == tmp_path / "neu 新"
    assert not user_files.folder().exists()


@pytest.mark.usefixtures("_no_choice")
@pytest.mark.skipif(sys.platform != "linux", reason="these are the places of Linux")
def test_on_linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_files.folder() == tmp_path / ".config" / "kimi-calc"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    assert user_files.folder() == tmp_path / "elsewhere" / "kimi-calc"
    monkeypatch.setenv("KIMI_CALC_HOME", "")
    assert user_files.folder() == tmp_path / "elsewhere" / "kimi-calc"
    assert not user_files.folder().exists()


@pytest.mark.usefixtures("_no_choice")
def test_on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert user_files.folder() == tmp_path / "Roaming" / "kimi-calc"
    monkeypatch.delenv("APPDATA")
    assert user_files.folder().is_absolute()


@pytest.mark.usefixtures("_no_choice")
@pytest.mark.skipif(sys.platform == "win32", reason="HOME says nothing there")
def test_on_a_mac_it_is_not_among_the_property_lists(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_files.folder() == tmp_path / "Library" / "Application Support" / "kimi-calc"


@pytest.mark.usefixtures("_no_choice")
def test_it_is_where_qt_would_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation
    generic = place.GenericDataLocation if sys.platform == "darwin" else place.GenericConfigLocation
    for named in ("", str(tmp_path), "relative"):
        if sys.platform == "linux":
            monkeypatch.setenv("XDG_CONFIG_HOME", named)
        expected = Path(QStandardPaths.writableLocation(generic)) / "kimi-calc"
        if sys.platform != "win32":  # Qt has no place there for what roams
            assert user_files.folder() == expected


@pytest.fixture
def _frozen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The standalone program, in a folder of its own."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kimi-calc"))


@pytest.mark.usefixtures("_no_choice", "_frozen")
def test_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert user_files.folder().parent != tmp_path
    (tmp_path / "portable.txt").touch()
    assert user_files.folder() == tmp_path / "kimi-calc-data"
    assert not user_files.folder().exists()
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "named"))
    assert user_files.folder() == tmp_path / "named"


@pytest.mark.usefixtures("_no_choice", "_frozen")
def test_portable_on_a_mac_is_beside_the_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    inside = tmp_path / "Kimi Calculator.app" / "Contents" / "MacOS"
    monkeypatch.setattr(sys, "executable", str(inside / "kimi-calc"))
    (tmp_path / "portable.txt").touch()
    assert user_files.folder() == tmp_path / "kimi-calc-data"


@pytest.mark.usefixtures("_no_choice")
def test_a_checkout_is_never_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable.txt").touch()
    assert user_files.folder().parent != tmp_path
