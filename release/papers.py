"""What lies beside the program: READ ME FIRST, and the licences of all that is in the folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from release import facts, needs

READ_ME = "READ ME FIRST.txt"
_TEMPLATES = Path(__file__).parent / "read_me"
_SETTINGS = {
    "windows": r"%APPDATA%\kimi-calc",
    "macos": "~/Library/Application Support/kimi-calc",
    "linux": "~/.config/kimi-calc",
}
"""Where user_files puts the user's files."""
_QT_SOURCE = """\
Qt and PySide6 are used under the GNU LGPL, version 3 (lgpl-3.0.txt, which adds to gpl-3.0.txt).
Their libraries lie as files of their own beside the program and may be replaced by others that
fit. Their source code, unchanged:

  Qt {qt}        https://download.qt.io/official_releases/qt/{minor}/{qt}/
  PySide6 {pyside}   https://download.qt.io/official_releases/QtForPython/pyside6/

What Qt itself contains of others: https://doc.qt.io/qt-6/licenses-used-in-qt.html
On Linux libicudata holds that part of ICU's data which this program uses; the whole fits as well.
"""


def write(folder: Path, program: Path) -> None:
    """Write all of them into a folder that is handed out.

    `program` is the folder of the built program, which says what it holds and what it needs.
    """
    _write_licences(folder / "LICENSES", program)
    _write_read_me(folder, program)


def _write_read_me(folder: Path, program: Path) -> None:
    text = (_TEMPLATES / f"{facts.SYSTEM}.txt").read_text(encoding="utf-8")
    common = (_TEMPLATES / "common.txt").read_text(encoding="utf-8")
    chinese, english = common.split("=====\n")
    text = text.replace("{common_zh}\n", chinese).replace("{common_en}\n", english)
    words = {"version": facts.VERSION, "place": _SETTINGS[facts.SYSTEM]}
    if sys.platform == "linux":
        words |= {
            "glibc": needs.glibc(program),
            "libraries": _lines(", ".join(needs.libraries(program)), "    "),
            "packages": _lines(
                " ".join([*needs.packages(program), needs.FONTCONFIG, needs.FONTS[0]]), "  "
            ),
        }
    # Windows' Notepad tells UTF-8 by the mark, and older ones want their line ends.
    encoding = "utf-8-sig" if sys.platform == "win32" else "utf-8"
    newline = "\r\n" if sys.platform == "win32" else "\n"
    (folder / READ_ME).write_text(text.format(**words), encoding=encoding, newline=newline)


def _lines(text: str, indent: str) -> str:
    """A list of names in lines that are as wide as the rest of the page."""
    return textwrap.fill(
        text, 76, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ).strip()


def _write_licences(folder: Path, program: Path) -> None:
    shutil.copytree(facts.ROOT / "resources" / "licences", folder)
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    minor = qVersion().rpartition(".")[0]
    source = _QT_SOURCE.format(qt=qVersion(), minor=minor, pyside=pyside)
    (folder / "Qt and PySide6.txt").write_text(source, encoding="utf-8")
    if sys.platform == "linux" and shutil.which("dpkg-query"):
        _write_system_licences(folder / "libraries of the system", program)


def _write_system_licences(folder: Path, program: Path) -> None:
    """The copyright files of the Debian packages whose libraries PyInstaller took along."""
    folder.mkdir()
    names = [f"*/{file.name}*" for file in program.glob("_internal/*.so*") if not file.is_symlink()]
    found = subprocess.run(
        ["dpkg-query", "-S", *names], check=False, capture_output=True, text=True
    ).stdout
    for package in sorted(set(re.findall(r"^([a-z0-9.+-]+)(?::\w+)?:", found, re.MULTILINE))):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.exists():
            shutil.copy(text, folder / f"{package}.txt")
