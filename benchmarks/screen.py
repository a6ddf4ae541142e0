"""A screen in memory, watched from outside: when a program shows what, whatever it is built of."""

from __future__ import annotations

import mmap
import os
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

WIDTH, HEIGHT = 1280, 900
_ROW = WIDTH * 4
_QUIET = 0.4  # s without a change: less than the blink of a text cursor


class Screen:
    """An X server whose picture lies in a file (Xvfb -fbdir), with no window manager.

    So what is measured is the program that is handed out, without a line of measuring in it.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24"),
                *("-br", "-nolisten", "tcp", "-noreset", "-fbdir", self._folder.name),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._server.stdout is not None
        self.display = f":{self._server.stdout.readline().strip()}"
        file = Path(self._folder.name) / "Xvfb_screen0"
        with file.open("rb") as opened:
            self._picture = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = len(self._picture) - _ROW * HEIGHT  # after the header

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._picture.close()
        self._server.terminate()
        self._server.wait()
        self._folder.cleanup()

    def watch(self, command: list[str], environment: dict[str, str]) -> Showing:
        """Start a program; return once its window has stopped changing."""
        before_row, before = self._row(), self._whole()
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment | {"DISPLAY": self.display}, stderr=subprocess.DEVNULL
        )
        while self._row() == before_row:
            if process.poll() is not None or time.perf_counter() - started > 30:
                raise RuntimeError(f"{command} shows nothing")
            time.sleep(0.0005)
        first = changed = time.perf_counter()
        last = before
        while time.perf_counter() - changed < _QUIET:
            now = self._whole()
            if now != last:
                last, changed = now, time.perf_counter()
            time.sleep(0.002)
        return Showing(process, (first - started) * 1e3, (changed - started) * 1e3)

    def wait_until_empty(self) -> None:
        """Wait until no window is left."""
        end = time.monotonic() + 30
        while any(any(self._row()[color::4]) for color in range(3)):  # the fourth is no colour
            if time.monotonic() > end:
                raise RuntimeError("a window is left")
            time.sleep(0.01)

    def _row(self) -> bytes:
        middle = self._start + HEIGHT // 3 * _ROW  # halfway down lies the mouse pointer
        return self._picture[middle : middle + _ROW]

    def _whole(self) -> bytes:
        return self._picture[self._start :]


class Showing:
    """A program whose window is shown: ms to its first picture and to its last change."""

    def __init__(self, process: subprocess.Popen[bytes], first: float, settled: float) -> None:
        self._process = process
        self.first = first
        self.settled = settled

    def memory(self) -> dict[str, float]:
        """Megabytes that are resident, and those that are its alone and changed."""
        found = {}
        for file in ("status", "smaps_rollup"):
            for line in Path(f"/proc/{self._process.pid}/{file}").read_text().splitlines():
                name, _, value = line.partition(":")
                found[name] = value.split()[:1]
        kinds = {"resident": "VmRSS", "private dirty": "Private_Dirty"}
        return {kind: int(found[name][0]) / 1024 for kind, name in kinds.items()}

    def kill(self) -> None:
        """End it as a crash would."""
        self._process.kill()
        self._process.wait()

    def quit(self, display: str) -> None:
        """End it as a person does: Ctrl+Q."""
        keys = ("mousemove", "400", "400", "click", "1", "key", "ctrl+q")
        subprocess.run(["xdotool", *keys], env=os.environ | {"DISPLAY": display}, check=True)
        self._process.wait(30)
