"""The program as it is handed out, and the steps in which it is tried: all of them, each told."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TypeVar
from zipfile import ZipFile

from release import facts
from release.steps import ROOT, say
from release.windows.prefix import USER
from release.windows.screen import Person, Wrong
from release.windows.wine import ENGLISH, Done, Wine

Thing = TypeVar("Thing")

UNPACKED = USER / "桌面 文件" / "新建 文件夹 (2)"
"""Where it is unpacked: a folder such as people have."""
OUT = ROOT / "out" / "windows"
"""Where pictures of it are kept."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A Windows, a person before its screen, the folder of the program there; what is tried now."""

    wine: Wine
    person: Person
    folder: Path
    step: str = ""

    def told(
        self, *arguments: str, locale: str = ENGLISH, cwd: Path | None = None, seconds: float = 120
    ) -> Done:
        """What the program prints, started in a folder such as `cwd`."""
        console = self.folder / f"{facts.CONSOLE}.exe"
        return self.wine.run(
            console, *arguments, cwd=cwd or self.folder, locale=locale, seconds=seconds
        )

    def started(
        self, *arguments: str, locale: str = ENGLISH, cwd: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """The program, started as by a double-click."""
        window = self.folder / f"{facts.NAME}.exe"
        return self.wine.start(window, *arguments, cwd=cwd or self.folder, locale=locale)


class Step(NamedTuple):
    """What is tried: a name, and who does it; it returns what was found, or raises Wrong."""

    name: str
    do: Callable[[Trial], str]


def unpack(archive: Path) -> Path:
    """Unpack the program where people have their files; its folder."""
    shutil.rmtree(UNPACKED, ignore_errors=True)
    with ZipFile(archive) as packed:
        packed.extractall(UNPACKED)
    (folder,) = UNPACKED.iterdir()
    return folder


def try_all(trial: Trial, steps: Sequence[Step]) -> list[str]:
    """Do all steps, whatever each finds, and tell it; the names of those that failed."""
    failed = []
    for step in steps:
        begun = monotonic()
        try:
            found, fault = step.do(replace(trial, step=step.name)), ""
        except Wrong as wrong:
            found, fault = "", str(wrong)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are tried too
            found, fault = "", f"{type(error).__name__}: {error}"
        if fault:
            failed.append(step.name)
        took = monotonic() - begun
        say(f"{'FAILED' if fault else 'ok':<7} {step.name}: {fault or found} ({took:.0f} s)")
    return failed


def expect(found: Thing, expected: Thing, what: object = "") -> None:
    """Wrong unless that was found; `what` is all that could be seen."""
    if found != expected:
        seen = f" ({what})" if str(what) else ""
        raise Wrong(f"expected {expected!r}, found {found!r}{seen}")


def expect_in(part: str, whole: str) -> None:
    """Wrong unless a text holds another one."""
    if part not in whole:
        raise Wrong(f"expected {part!r} in it, found {whole[:500]!r}")
