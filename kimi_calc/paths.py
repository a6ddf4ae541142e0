"""Where resources and the user's files lie; no other file knows."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

HOME_VARIABLE = "KIMI_CALC_HOME"
"""The environment variable that names another folder for the user's files."""

PORTABLE = "portable.txt"
"""A file beside the standalone program that keeps the user's files beside it too."""


@cache
def resources() -> Path:
    """The folder of resources: inside the package once installed or frozen, beside it before."""
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"no resources beside {package}: the installation is incomplete, install it again"
    )


def user_folder() -> Path:
    """The folder of the user's files: what KIMI_CALC_HOME names, else the platform's place.

    Where PORTABLE lies beside the standalone program, it is the folder kimi-calc-data beside it.
    It is neither created nor looked at.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    beside = _program_folder()
    if beside and (beside / PORTABLE).exists():
        return beside / "kimi-calc-data"
    return _standard_folder() / "kimi-calc"


def _program_folder() -> Path | None:
    """The folder that holds the standalone program; None for one that runs from its sources."""
    if not getattr(sys, "frozen", False):  # PyInstaller's mark
        return None
    program = Path(sys.executable).resolve()
    if sys.platform == "darwin":  # Kimi Calculator.app/Contents/MacOS/kimi-calc
        bundle = next((one for one in program.parents if one.suffix == ".app"), program)
        return bundle.parent
    return program.parent


def _standard_folder() -> Path:
    # Qt has no generic place for what roams; its own one goes by the application's names.
    roaming = os.environ.get("APPDATA")
    if sys.platform == "win32" and roaming:
        return Path(roaming)
    # Late: the pricing core takes the resources from here, and has no Qt.
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation
    # On a Mac the place of settings is for property lists alone.
    kept = place.GenericDataLocation if sys.platform == "darwin" else place.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(kept))
