"""`dev.py windows`: build the Windows program under Wine, try it, and tell what was found."""

from __future__ import annotations

import argparse
import fcntl
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from release import facts
from release.steps import ROOT, say
from release.windows import (
    breaking,
    libraries,
    packages,
    prefix,
    printing,
    python,
    running_tests,
    trying,
    using,
)
from release.windows.kept import PLACE, digest, keep, megabytes
from release.windows.screen import screen
from release.windows.wine import Wine, running

STEPS = (*libraries.STEPS, *printing.STEPS, *using.STEPS)
"""In what order the program is tried."""
_BUILT = PLACE / "built"
_MADE_THERE = facts.BUILD / "check" / "dist"
_MADE_FROM = ("kimi_calc", "resources", "build.spec", "pyproject.toml", "LICENSE")
_BUILD_TIME = 1800
"""Seconds; on two cores it takes two minutes."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code is 1 if anything was found, 2 if it can't be."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # tidying up
    steps = [step for step in STEPS if options.only in step.name]
    if not steps:
        say(f"No step has {options.only!r} in its name; there are: {_names(STEPS)}")
        return 2
    took: dict[str, float] = {}
    with _timed(took, "packages"):
        if why := packages.install():
            say(why)
            return 2
    try:
        with _alone(), screen() as person:
            wine = Wine(prefix.PREFIX, person.display)
            with _timed(took, "Windows"):
                _make(wine)
            with running(wine):
                prefix.set_fonts(wine, there=True)
                if options.tests is not None:
                    return running_tests.run(wine, options.tests)
                with _timed(took, "build"):
                    archive = _build(wine)
                with _timed(took, "trying"):
                    trial = trying.Trial(wine, person, trying.unpack(archive))
                    failed = _try(trial, options.fault, steps)
    except OSError as error:
        say(f"It can't be done: {error}")
        return 2
    _sum_up(took, archive)
    say(f"FAILED: {'; '.join(failed)}" if failed else f"ok: {len(steps)} steps")
    return int(bool(failed))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py windows", description=__doc__)
    parser.add_argument(
        "--break",
        dest="fault",
        choices=breaking.FAULTS,
        help="break the program first: the steps must find it",
    )
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="of the steps, those with TEXT in their names"
    )
    parser.add_argument(
        "--tests",
        nargs=argparse.REMAINDER,
        metavar="ARGS",
        help="no program, but pytest with ARGS under the Windows Python",
    )
    return parser


def _make(wine: Wine) -> None:
    """Have a Windows and a Python for it; what is downloaded comes meanwhile."""
    with ThreadPoolExecutor() as beside:
        python_there = beside.submit(python.make)
        prefix.make(wine.display)
        python_there.result()


def _build(wine: Wine) -> Path:
    """The program's archive, built if its sources are others than the last time."""
    sources = [ROOT / name for name in _MADE_FROM]
    sources += [*sorted((ROOT / "release").glob("*.py")), ROOT / "release" / "read_me"]
    made_from = digest(python.made_from(), *sources)
    keep(_BUILT, made_from, lambda folder: _build_into(folder, wine))
    (archive,) = _BUILT.glob("*-check.zip")
    return archive


def _build_into(folder: Path, wine: Wine) -> None:
    say("Building the program …")
    shutil.rmtree(_MADE_THERE, ignore_errors=True)
    done = wine.run(
        *(python.PYTHON / "python.exe", "-m", "release.build"),
        environment={"KIMI_CALC_CHECK": "1"},
        seconds=_BUILD_TIME,
    )
    if done.exit_code:
        raise OSError(f"the build failed: {done}")
    for file in _MADE_THERE.iterdir():
        shutil.move(file, folder)


def _try(
    trial: trying.Trial, fault: breaking.Fault | None, steps: Sequence[trying.Step]
) -> list[str]:
    say(f"Trying {trial.folder.name} in {trial.folder.parent.name!r} …")
    if fault:
        say(f"Broken on purpose: {breaking.break_it(trial, fault)}")
    return trying.try_all(trial, steps)


def _names(steps: Sequence[trying.Step]) -> str:
    return "; ".join(step.name for step in steps)


def _sum_up(took: dict[str, float], archive: Path) -> None:
    phases = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in took.items())
    minutes, seconds = divmod(round(sum(took.values())), 60)
    say(f"── {minutes} min {seconds} s: {phases}")
    sizes = {
        "wheels": megabytes(python.WHEELS),
        "Python": megabytes(python.PYTHON),
        "Windows": megabytes(prefix.PREFIX),
        "archive": archive.stat().st_size / 1e6,
    }
    say("── " + ", ".join(f"{name} {size:.0f} MB" for name, size in sizes.items()))
    say(f"── {archive.relative_to(ROOT)} is for trying only; pictures lie in out/windows")


@contextmanager
def _alone() -> Iterator[None]:
    """Nobody else uses what is kept here; OSError if somebody does."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "in-use").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OSError("another one is at work in this checkout") from None
        yield


@contextmanager
def _timed(took: dict[str, float], name: str) -> Iterator[None]:
    """Note how many seconds something takes."""
    begun = monotonic()
    try:
        yield
    finally:
        took[name] = monotonic() - begun
