"""What every room of the tests may use."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from acceptance.desktop import desktop, sit_down
from failing_disks import as_an_ordinary_user, borrowed, make_read_only, small_disk
from own_lists import own_lists

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = [
    "as_an_ordinary_user",
    "before_release",
    "borrowed",
    "desktop",
    "make_read_only",
    "own_lists",
    "root",
    "sit_down",
    "small_disk",
]

ROOT = Path(__file__).resolve().parent.parent
_FONTS_OF_WINDOWS = ("segoeui*.ttf", "msyh*.ttc", "NotoSansCJK-*.ttc")  # the last under Wine

if sys.platform == "win32":  # Qt's own folder of fonts is not there, of which it complains
    os.environ.setdefault("QT_QPA_FONTDIR", str(ROOT / "tests"))

hypothesis.settings.register_profile("patient", deadline=None)  # no test is a matter of time
hypothesis.settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let people ask for what takes too long, or too much of the network, for every day."""
    parser.addoption(
        "--before-release",
        action="store_true",
        help="also lintian, every Debian, the wheels for macOS: tests/packaging; "
        "ClickHouse and Spark: tests/usage_logs/sql",
    )


@pytest.fixture(scope="session")
def before_release(pytestconfig: pytest.Config) -> bool:
    """Whether all shall be tried, however long it takes; else what is missing is left out."""
    return bool(pytestconfig.option.before_release)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """Off screen, Qt crashes at the end of a process that has left anything there."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance():
            QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application, with Windows' own fonts where Qt, off screen, doesn't find them."""
    if sys.platform == "win32":
        from PySide6.QtGui import QFontDatabase

        folder = Path(os.environ["WINDIR"]) / "Fonts"
        for font in (file for kind in _FONTS_OF_WINDOWS for file in folder.glob(kind)):
            QFontDatabase.addApplicationFont(str(font))
    return qapp


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT
