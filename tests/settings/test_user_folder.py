"""Where the user's files lie."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kimi_calc import paths


@pytest.fixture
def _no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIMI_CALC_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


def test_the_variable_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "neu 新"))
    assert paths.user_folder() == tmp_path / "neu 新"
    assert not paths.user_folder().exists()


@pytest.mark.usefixtures("_no_choice")
@pytest.mark.skipif(sys.platform != "linux", reason="these are the places of Linux")
def test_on_linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.user_folder() == tmp_path / ".config" / "kimi-calc"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    assert paths.user_folder() == tmp_path / "elsewhere" / "kimi-calc"
    monkeypatch.setenv("KIMI_CALC_HOME", "")
    assert paths.user_folder() == tmp_path / "elsewhere" / "kimi-calc"
    assert not paths.user_folder().exists()


@pytest.mark.usefixtures("_no_choice")
def test_on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert paths.user_folder() == tmp_path / "Roaming" / "kimi-calc"
    monkeypatch.delenv("APPDATA")
    assert paths.user_folder().is_absolute()


@pytest.mark.usefixtures("_no_choice")
@pytest.mark.skipif(sys.platform == "win32", reason="Qt has the places of its own platform alone")
def test_on_a_mac_it_is_not_among_the_property_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QStandardPaths

    monkeypatch.setattr(sys, "platform", "darwin")
    place = QStandardPaths.StandardLocation.GenericDataLocation
    assert paths.user_folder() == Path(QStandardPaths.writableLocation(place)) / "kimi-calc"


@pytest.mark.usefixtures("_no_choice")
def test_it_goes_by_no_name_of_the_application() -> None:
    code = """
from PySide6.QtCore import QCoreApplication
from kimi_calc.paths import user_folder
before = user_folder()
QCoreApplication.setApplicationName("other")
QCoreApplication.setOrganizationName("else")
assert user_folder() == before
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


@pytest.fixture
def _frozen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The standalone program, in a folder of its own."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "kimi-calc"))


@pytest.mark.usefixtures("_no_choice", "_frozen")
def test_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.user_folder().parent != tmp_path
    (tmp_path / "portable.txt").touch()
    assert paths.user_folder() == tmp_path / "kimi-calc-data"
    assert not paths.user_folder().exists()
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "named"))
    assert paths.user_folder() == tmp_path / "named"


@pytest.mark.usefixtures("_no_choice", "_frozen")
def test_portable_on_a_mac_is_beside_the_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    inside = tmp_path / "Kimi Calculator.app" / "Contents" / "MacOS"
    monkeypatch.setattr(sys, "executable", str(inside / "kimi-calc"))
    (tmp_path / "portable.txt").touch()
    assert paths.user_folder() == tmp_path / "kimi-calc-data"


@pytest.mark.usefixtures("_no_choice")
def test_a_checkout_is_never_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable.txt").touch()
    assert paths.user_folder().parent != tmp_path
