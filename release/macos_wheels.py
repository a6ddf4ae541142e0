"""What the program for macOS would hold of Qt, read from the wheels that macOS gets, anywhere.

PyInstaller builds for the system that it runs on. What `release.contents` keeps can be seen
without: the wheels are public, and macholib reads which libraries a file of macOS is linked to.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from release.contents import Entry

PLATFORM = "macosx_13_0_universal2"
"""The oldest macOS that the locked PySide6 has wheels for."""
WHEELS = ("pyside6-essentials", "shiboken6")
TOOLS = ("macholib", "altgraph")
"""PyInstaller's own on macOS; the build's lock has them for that system alone."""
USED = ("QtCore", "QtGui", "QtWidgets", "Shiboken")
"""The modules that the program imports; PyInstaller would find these."""

_REQUIREMENT = re.compile(r"^([\w.-]+)(==\S+)[^\\\n]*((?: \\\n +--hash=\S+)+)", re.MULTILINE)


def locked(lock: str, *names: str) -> str:
    """Of the text of a lock file, the lines of these packages, whatever system they are for."""
    found = {name: version + hashes for name, version, hashes in _REQUIREMENT.findall(lock)}
    return "".join(f"{name}{found[name]}\n" for name in names)


def fetch(root: Path, place: Path) -> tuple[Path, Path]:
    """Download into a folder what the locks of the project in `root` name, and unpack it.

    Returns the folders with the wheels' files, and with the tools. CalledProcessError with pip's
    words if that fails.
    """
    lock = (root / "requirements-build.lock").read_text(encoding="utf-8")
    (place / "wheels.txt").write_text(locked(lock, *WHEELS), encoding="utf-8")
    (place / "tools.txt").write_text(locked(lock, *TOOLS), encoding="utf-8")
    exactly = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
    of_macos = ("--platform", PLATFORM, "--python-version", "3.11", "--dest", str(place))
    tools = place / "tools"
    _pip("download", *exactly, *of_macos, "--requirement", str(place / "wheels.txt"))
    _pip("install", *exactly, "--target", str(tools), "--requirement", str(place / "tools.txt"))
    files = place / "files"
    for wheel in place.glob("*.whl"):
        with ZipFile(wheel) as opened:
            opened.extractall(files)
    return files, tools


def _pip(*arguments: str) -> None:
    command = (sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)
    subprocess.run(command, check=True, capture_output=True, text=True)


def entries(files: Path) -> list[Entry]:
    """All libraries, plugins and imported modules among unpacked wheels, in PyInstaller's form."""
    found = []
    for file in sorted(files.rglob("*")):
        place = file.relative_to(files).as_posix()
        if not file.is_file():
            continue
        if file.suffix == ".so":
            if file.name.split(".")[0] in USED:
                found.append((place, str(file), "EXTENSION"))
        elif file.suffix == ".dylib" or re.search(r"\.framework/Versions/A/\w+$", place):
            found.append((place, str(file), "BINARY"))
    return found
