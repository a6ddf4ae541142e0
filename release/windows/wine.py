"""Windows programs under Wine: started as somebody has them there, read until they end."""

from __future__ import annotations

import os
import selectors
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO

from release.steps import ROOT
from release.windows.kept import PLACE

WINE = Path("/usr/lib/wine/wine64")
"""Of Debian and Ubuntu; without the 32 bits that `wine` asks for."""
_SERVER = WINE.with_name("wineserver64")
CHINESE, ENGLISH = "zh_CN.UTF-8", "en_US.UTF-8"
"""The locales that make a Chinese Windows (code page 936) and an English one (1252)."""
LOCALES = PLACE / "locales"
"""Where both lie: this machine's own may be others."""
NO_FONTS = Path(__file__).with_name("no-fonts.conf")
"""Tells programs of no font of this machine's."""
TIMED_OUT = 124


@dataclass(frozen=True, slots=True)
class Done:
    """How a program ended, and the bytes that it printed. TIMED_OUT: it was ended."""

    exit_code: int
    out: bytes
    err: bytes

    def __str__(self) -> str:
        """The end of it in a line, for who has to find out what went wrong."""
        said = [part.decode("utf-8", "backslashreplace").split() for part in (self.out, self.err)]
        told = " / ".join(" ".join(words)[-300:] for words in said if words)
        return f"exit code {self.exit_code}: {told or '(nothing printed)'}"


@dataclass(frozen=True, slots=True)
class Wine:
    """A Windows in a folder, and the screen that it shows its windows on, such as ":7"."""

    prefix: Path
    display: str = ""

    def environment(self, locale: str = ENGLISH) -> dict[str, str]:
        """What its programs are started with; nothing of this machine's Python or Qt."""
        ours = ("PYTHON", "QT_", "KIMI_CALC_", "WINE", "LC_", "LANG", "XDG_")
        passed = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return passed | {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET, no HTML, nothing in the menu of this machine.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=",
            "HOME": str(self.prefix),  # else its desktop and documents are those of this machine
            "DISPLAY": self.display,
            "LOCPATH": str(LOCALES),
            "FONTCONFIG_FILE": str(NO_FONTS),  # those in there alone: others have others here
            "LANG": locale,
            "LC_ALL": locale,
        }

    def start(
        self,
        *command: str | Path,
        cwd: Path = ROOT,
        locale: str = ENGLISH,
        environment: Mapping[str, str] | None = None,
        piped: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start a program. Its process is the one that a signal reaches."""
        # Never a file: Wine can't tell Python what kind of file its output is, and that ends it.
        into = subprocess.PIPE if piped else subprocess.DEVNULL
        return subprocess.Popen(
            (WINE, *command),
            cwd=cwd,
            env=self.environment(locale) | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=into,
            stderr=into,
        )

    def run(
        self,
        *command: str | Path,
        cwd: Path = ROOT,
        locale: str = ENGLISH,
        seconds: float = 120,
        environment: Mapping[str, str] | None = None,
        show: bool = False,
    ) -> Done:
        """Run a program, and wait for its end; `show`: print at once what it prints."""
        started = self.start(*command, cwd=cwd, locale=locale, environment=environment, piped=True)
        return read_to_the_end(started, seconds, show=show)

    def end(self) -> None:
        """End whatever still runs in there, and wait for that."""
        for what in ("-k", "-w"):
            environment = self.environment()
            subprocess.run((_SERVER, what), env=environment, capture_output=True, check=False)


@contextmanager
def running(wine: Wine) -> Iterator[Wine]:
    """A Windows that is ended with all that runs in it; what was left of another run is, too."""
    wine.end()
    try:
        yield wine
    finally:
        wine.end()


def read_to_the_end(
    process: subprocess.Popen[bytes], seconds: float, *, show: bool = False
) -> Done:
    """What a process prints until it ends, and how it does; `show`: print it at once, too."""
    assert process.stdout is not None
    assert process.stderr is not None
    printed = {process.stdout: b"", process.stderr: b""}
    try:
        for pipe, block in _blocks(process.pid, tuple(printed), monotonic() + seconds):
            printed[pipe] += block
            if show:
                print(block.decode(errors="replace"), end="", flush=True)
        code = process.wait()
    except TimeoutError:
        process.kill()
        process.wait()
        code = TIMED_OUT
    for pipe in printed:
        pipe.close()
    return Done(code, *printed.values())


def _blocks(
    process: int, pipes: Sequence[IO[bytes]], deadline: float
) -> Iterator[tuple[IO[bytes], bytes]]:
    """What comes through pipes, and from which, until a process ends; TimeoutError if it doesn't.

    Not until the pipes end: the first program of a session starts services that inherit them.
    """
    end = os.pidfd_open(process)
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(end, selectors.EVENT_READ)
            for pipe in pipes:
                selector.register(pipe, selectors.EVENT_READ, pipe)
            ended = False
            # Once it has ended, all that it printed lies in the pipes.
            while ready := selector.select(0 if ended else max(0.0, deadline - monotonic())):
                for key, _ in ready:
                    block = os.read(key.fd, 65536) if key.data else b""
                    if block:
                        yield key.data, block
                    else:
                        selector.unregister(key.fileobj)
                        ended |= key.fd == end
            if not ended:
                raise TimeoutError
    finally:
        os.close(end)
