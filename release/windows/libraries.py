"""Whether the Windows program has every library that its files are linked to."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from release.windows.prefix import DRIVE
from release.windows.trying import Step, Trial, expect

_OBJDUMP = "x86_64-w64-mingw32-objdump"
_ENDINGS = (".exe", ".dll", ".pyd")
# What Wine has and a Windows may not have: Microsoft's libraries for what its compiler makes.
_NOT_OF_WINDOWS = re.compile(r"(msvcp|vcruntime|concrt|vcomp)\d+.*\.dll")
_OF_WINDOWS = re.compile(r"(api|ext)-ms-.*|icuuc\.dll")


def linked_to(told: str) -> dict[str, set[str]]:
    """By file, the libraries that `objdump -p` tells of it, in small letters."""
    linked: dict[str, set[str]] = {}
    names: set[str] = set()
    for line in told.splitlines():
        if found := re.fullmatch(r"(.+):\s+file format pei-x86-64", line):
            names = linked.setdefault(found[1], set())
        elif found := re.fullmatch(r"\s+DLL Name: (\S+)", line):
            names.add(found[1].lower())
    return linked


def missing(
    linked: Mapping[str, set[str]], there: Sequence[str], of_windows: Sequence[str]
) -> list[str]:
    """The libraries that files are linked to and find neither beside them nor in Windows."""
    beside = {name.lower() for name in there}
    windows = {name.lower() for name in of_windows}
    windows = {name for name in windows if not _NOT_OF_WINDOWS.fullmatch(name)}
    return [
        f"{library} of {Path(file).name}"
        for file, libraries in linked.items()
        for library in sorted(libraries - beside - windows)
        if not _OF_WINDOWS.fullmatch(library)
    ]


def complete(trial: Trial) -> str:
    """Every library is there."""
    files = [file for file in trial.folder.rglob("*") if file.suffix in _ENDINGS]
    told = subprocess.run(
        (_OBJDUMP, "-p", *files), capture_output=True, text=True, errors="replace", check=True
    )
    linked = linked_to(told.stdout)
    expect(len(linked), len(files))
    of_windows = [file.name for file in (DRIVE / "windows" / "system32").iterdir()]
    expect(missing(linked, [file.name for file in files], of_windows), [])
    return f"{len(files)} files have all that they are linked to"


STEPS = (Step("libraries", complete),)
