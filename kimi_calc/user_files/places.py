"""Where what belongs to the user lies: no file is opened for that."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

HOME_VARIABLE = "KIMI_CALC_HOME"
"""The environment variable that names another folder for the user's files."""

PORTABLE = "portable.txt"
"""A file beside the standalone program that keeps the user's files beside it too."""

DRAFTS = Path("estimates", "drafts")
"""Where drafts of estimates lie in the user's folder."""

DRAFT = ".draft"
"""What the name of a draft ends in."""

NO_FOLDER_HERE = "the folder that the program was started in is gone"
"""Why there is no telling what a path is meant from."""


def folder() -> Path:
    """The folder of the user's files: what KIMI_CALC_HOME names, else the platform's place.

    Where PORTABLE lies beside the standalone program, it is the folder kimi-calc-data beside it.
    A ~ in it is the user's home folder, ~name that of another user, and what is no whole path is
    meant from where the program was started. It is neither created nor looked at. ValueError where
    what KIMI_CALC_HOME says can't be made out.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return _whole(named)
    beside = portable_folder()
    return beside / "kimi-calc-data" if beside else _standard_folder() / "kimi-calc"


def portable_folder() -> Path | None:
    """The folder of a standalone program beside which PORTABLE lies; None for any other."""
    beside = _program_folder()
    return beside if beside and (beside / PORTABLE).exists() else None


def has_drafts(home: Path) -> bool:
    """Whether there is unsaved work in the user's folder: a start asks before it loads anything.

    It may be that of a window that is open now.
    """
    with suppress(OSError), os.scandir(home / DRAFTS) as entries:
        return any(is_draft(entry.name) for entry in entries)
    return False


def is_draft(name: str) -> bool:
    """Whether a name is that of a draft; one that was kept aside has two suffixes."""
    return name.endswith(DRAFT) and "." not in name[: -len(DRAFT)]


def _program_folder() -> Path | None:
    """The folder that holds the standalone program; None for one that runs from its sources."""
    if not getattr(sys, "frozen", False):  # PyInstaller's mark
        return None
    program = Path(sys.executable).resolve()
    if sys.platform == "darwin":  # Kimi Calculator.app/Contents/MacOS/kimi-calc
        bundle = next((one for one in program.parents if one.suffix == ".app"), program)
        return bundle.parent
    return program.parent


def _whole(named: str) -> Path:
    """The folder that the environment names; no shell has looked at it, so a ~ may be in it."""
    folder = os.path.expanduser(named)  # noqa: PTH111 - Path's raises a RuntimeError
    if folder.startswith("~"):
        raise ValueError(
            f"{HOME_VARIABLE} is {named!r}, and there is no such user: name another folder"
        )
    try:
        return Path(folder).absolute()
    except OSError:
        why = f"{NO_FOLDER_HERE}: give a whole path"
        raise ValueError(f"{HOME_VARIABLE} is {named!r}, and {why}") from None


def _standard_folder() -> Path:
    """The platform's place for what a user has set: what QStandardPaths says, without Qt."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() may raise
    if sys.platform == "win32":
        named, usual = os.environ.get("APPDATA", ""), home / "AppData" / "Roaming"
    elif sys.platform == "darwin":  # its place for settings is for property lists alone
        named, usual = "", home / "Library" / "Application Support"
    else:  # the XDG base directory specification: a relative one is to be ignored
        named, usual = os.environ.get("XDG_CONFIG_HOME", ""), home / ".config"
    return Path(named) if Path(named).is_absolute() else usual
