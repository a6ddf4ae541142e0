"""What the built program still needs from a Linux system, read from its own files."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

GLIBC = frozenset({"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1"})
COMPILER = frozenset({"libstdc++.so.6", "libgcc_s.so.1"})
"""What the compiler adds: like glibc on every Linux, down to the smallest Debian. That of a system
with the glibc that is asked for will do: the wheels ask for no newer one than that of its time
(PEP 600 has both together), while one taken from here would ask for a newer glibc."""
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxcb.so.1": "libxcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11.so.6": "libx11-6",  # libGL is linked to it, so it is there in any case
    "libX11-xcb.so.1": "libx11-xcb1",
    "libfontconfig.so.1": "libfontconfig1",  # which must understand the system's configuration
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",  # libglib2.0-0t64 from Debian 13 on, which provides it
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""The Debian package of each library that is left to the system.

They must fit the graphics driver, the fonts or the message bus there is, and every desktop has
them. One of our own would only be another beside it, and bring along what it is linked to. Not
expat, though fontconfig has it there: Debian's Python is linked to it, and must start to say what
is missing.
"""
OF_THE_SYSTEM = GLIBC | COMPILER | {name.lower() for name in PACKAGES}
"""What is never handed out, in small letters."""
FONTCONFIG = "fontconfig-config"
"""The Debian package that says where fonts lie, and which to take for what."""
FONTS = ("fonts-noto-cjk", "fonts-wqy-microhei", "fonts-wqy-zenhei")
"""Debian packages with Chinese characters, any of which will do; the first is the best."""

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_SEARCHED = re.compile(r"\((?:RPATH|RUNPATH)\).*\[(.+)\]")
_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)")


def libraries(folder: Path) -> list[str]:
    """The libraries that files in a folder are linked to and that are not in it; glibc aside.

    ValueError if there is one that PACKAGES doesn't know: it would be a surprise to somebody.
    """
    files = [file for file in folder.rglob("*") if _is_elf(file)]
    within = {file.name for file in folder.rglob("*")}
    system = {
        name
        for name in set().union(*map(linked, files)) - GLIBC - COMPILER
        if not name.startswith("ld-linux")
    }
    missing = sorted(system - within)
    if unknown := set(missing) - PACKAGES.keys():
        raise ValueError(f"the program needs {unknown} of the system: add it to release/needs.py")
    return missing


def linked(file: Path) -> set[str]:
    """The names of the libraries that a file is itself linked to."""
    return set(_NEEDED.findall(_read_elf("-d", file)))


def packages(folder: Path) -> list[str]:
    """The Debian packages that hold those libraries."""
    return sorted({PACKAGES[name] for name in libraries(folder)})


def glibc(folder: Path) -> str:
    """The oldest glibc that has all that files in a folder ask it for, such as "2.36"."""
    asked = [
        (int(major), int(minor))
        for file in folder.rglob("*")
        if _is_elf(file)
        for major, minor in _VERSION.findall(_read_elf("-V", file))
    ]
    return ".".join(map(str, max(asked)))


def forget_this_machine(folder: Path) -> None:
    """Have no file in a folder look for libraries in folders of the machine it was built on.

    A Python that was built by hand has its own folder written into each of its libraries: there,
    whoever may write to that path elsewhere could put another one. What begins with $ORIGIN lies
    beside the file and stays.
    """
    found = _searchers(folder)
    if found and not shutil.which("chrpath"):
        print(
            f"Without chrpath {len(found)} libraries go on to look into a folder of this machine."
        )
        return
    for file in found:
        subprocess.run(["chrpath", "--delete", str(file)], check=True, capture_output=True)


def _searchers(folder: Path) -> list[Path]:
    """The files in a folder that look for libraries in a folder which is not beside them."""
    return [
        file
        for file in folder.rglob("*")
        if _is_elf(file)
        for path in _SEARCHED.findall(_read_elf("-d", file))
        if not all(part.startswith("$ORIGIN") for part in path.split(":"))
    ]


def _is_elf(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _read_elf(option: str, file: Path) -> str:
    return subprocess.run(
        ["readelf", "-W", option, str(file)], check=True, capture_output=True, text=True
    ).stdout
