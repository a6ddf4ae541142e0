"""Reading in a process of its own: the window answers meanwhile, and its memory stays small."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import NoReturn

from kimi_calc.usage_logs import wire
from kimi_calc.usage_logs.asked import Asked, Cancelled, Progress, Reading, UsageLogError

READ_USAGE = "--read-usage"
"""The argument with which the standalone program reads what its standard input asks for."""

_PLACE = Path(__file__).resolve().parents[2]  # where the package is
_START = (
    "import sys; sys.path.insert(0, sys.argv[2]); "
    "from kimi_calc.usage_logs.reading_process import main; main()"
)


class ReadingProcess:
    """Reads what is asked for; `next` is called again and again, by a thread that may wait."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._heard = wire.Heard()
        self._cancelled = Event()
        self._process: subprocess.Popen[bytes] | None = None

    def next(self) -> Progress | Reading:
        """Wait for what comes next; the reading is the last. UsageLogError as read_usage() has.

        UsageLogError ("no_process") where the process can't be started or ends before its time.
        """
        process = self._process or self._started()
        assert process.stdout
        try:
            while (found := self._heard.hear(wire.read(process.stdout))) is None:
                pass
        except EOFError:
            process.wait()
            if self._cancelled.is_set():
                raise Cancelled from None
            raise UsageLogError("no_process", "", f"{process.returncode}") from None
        if isinstance(found, tuple) and not isinstance(found, Progress):
            self._end(process)
            raise UsageLogError(*found)
        if isinstance(found, Reading):
            self._end(process)
        return found

    def cancel(self) -> None:
        """End it, from any thread; `next` raises Cancelled then."""
        self._cancelled.set()
        if self._process:
            self._process.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._cancelled.is_set():
            raise Cancelled
        try:
            process = self._process = subprocess.Popen(  # noqa: S603 - itself, without a shell
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
            )
            assert process.stdin
            wire.write(process.stdin, wire.asked_said(self._asked))
            process.stdin.close()
        except (OSError, TypeError) as error:  # as sys.executable is not there, or none
            raise UsageLogError("no_process", "", str(error)) from error
        if self._cancelled.is_set():  # meanwhile
            process.kill()
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout
        process.stdout.close()
        process.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_USAGE]
    # -P: nothing is imported from the folder in which somebody happens to be.
    return [sys.executable, "-P", "-c", _START, READ_USAGE, str(_PLACE)]


def main() -> NoReturn:
    """Read what the standard input asks for, answer in frames, and end."""
    from kimi_calc.usage_logs.reading import read_usage

    answers = sys.stdout.buffer
    try:
        asked = wire.asked_meant(wire.read(sys.stdin.buffer))
        reading = read_usage(asked, lambda far: wire.write(answers, wire.progress_said(far)))
        for frame in wire.reading_said(reading):
            wire.write(answers, frame)
    except UsageLogError as error:
        wire.write(answers, wire.error_said(error.code, error.path, error.detail))
    except MemoryError:
        os._exit(3)
    except OSError:  # nobody listens any more
        os._exit(1)
    os._exit(0)  # what was read needn't be taken down
