"""A Windows for Wine in a folder, such as our programs find one."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from release.steps import say
from release.system import output
from release.windows.kept import PLACE, digest, keep
from release.windows.python import SOURCES, compiled
from release.windows.wine import CHINESE, ENGLISH, LOCALES, WINE, Wine, running

PREFIX = PLACE / "prefix"
DRIVE = PREFIX / "drive_c"
FONTS = DRIVE / "windows" / "Fonts"
USER = DRIVE / "users" / pwd.getpwuid(os.getuid()).pw_name
SETTINGS = USER / "AppData" / "Roaming" / "kimi-calc"
TEMP = USER / "Temp"
_NOTO = Path("/usr/share/fonts/opentype/noto")
_FONTS = {
    "Noto Sans CJK SC (TrueType)": "NotoSansCJK-Regular.ttc",
    "Noto Sans CJK SC Bold (TrueType)": "NotoSansCJK-Bold.ttc",
}
_NAMES = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\Fonts"


def make(display: str) -> None:
    """Have it in PREFIX. OSError if that can't be."""
    version = " ".join(output(str(WINE), "--version"))
    keep(LOCALES, version, _make_locales)
    made_from = digest(version, SOURCES / "icuuc.c", Path(__file__))
    keep(PREFIX, made_from, lambda folder: _make(Wine(folder, display)))


def _make_locales(folder: Path) -> None:
    """Have both locales: Wine takes its language and code page from there."""
    for locale in (CHINESE, ENGLISH):
        language, _, encoding = locale.partition(".")
        define = ("localedef", "-i", language, "-f", encoding, folder / locale)
        done = subprocess.run(define, capture_output=True, text=True, check=False)
        if done.returncode:
            raise OSError(f"the locale {locale} can't be made: {done.stderr.strip()}")


def _make(wine: Wine) -> None:
    say("Making a Windows in a folder …")
    with running(wine):
        told = wine.run("wineboot", "-i", seconds=300)
        if told.exit_code:
            raise OSError(f"Wine can't be set up: {told}")
        wine.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
    dll = DRIVE / "windows" / "system32" / "icuuc.dll"
    compiled("gcc", "-shared", "-O2", "-s", "-o", dll, "icuuc.c")
    FONTS.mkdir(exist_ok=True)
    for file in _FONTS.values():
        shutil.copy(_NOTO / file, FONTS)


def set_fonts(wine: Wine, *, there: bool) -> None:
    """Have the system know its fonts, or none at all; before any window is opened."""
    for name, file in _FONTS.items():
        what = ("add", _NAMES, "/v", name, "/d", file) if there else ("delete", _NAMES, "/v", name)
        wine.run("reg", *what, "/f")
