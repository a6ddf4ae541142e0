"""A document read in a process of its own: what became of it, how long, how much memory."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

Outcome = Literal["read", "refused", "crashed", "timed out", "too much memory"]

_LOOK = 0.05  # seconds between two looks at the memory of a process
_PRELOADED = [__name__, "kimi_calc.tokens.documents", "kimi_calc.tokens.readers.office"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program made of a document.

    `reason` is a refusal's, one of refusals.REASONS, or what a crash says; `cause` the error that
    a refusal stands for, empty if there is none. `seconds` are the processor's, of the reading
    only, so that a machine's other work doesn't count; of one that was ended, those that passed.
    `megabytes` the most memory that the process had, None where there is no /proc.
    """

    outcome: Outcome
    kind: str
    reason: str
    cause: str
    seconds: float
    megabytes: float | None
    text: str


if sys.platform == "win32":
    _context = multiprocessing.get_context("spawn")
else:  # a process begins with the readers loaded
    _context = multiprocessing.get_context("forkserver")
    _context.set_forkserver_preload(_PRELOADED)


def read(path: Path, seconds: float, megabytes: float) -> Reading:
    """Read a document by the program, for so long and with so much memory at most."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "text"
        ours, theirs = _context.Pipe(duplex=False)
        process = _context.Process(target=_read, args=(path, kept, theirs), daemon=True)
        begun = time.perf_counter()
        process.start()
        theirs.close()
        killed = _watch(process, begun + seconds, megabytes)
        past, most = time.perf_counter() - begun, _peak(process.pid)
        _end(process)
        told = _told(ours)
        if killed:
            return Reading(killed, "", "", "", past, most, "")
        if told is None:
            how = process.exitcode
            return Reading("crashed", "", f"ended with {how}", "", past, most, "")
        outcome, kind, reason, cause, took, most = told
        if (most or 0) > megabytes:  # between two looks
            return Reading("too much memory", kind, "", "", took, most, "")
        text = kept.read_bytes().decode("utf-8", "surrogatepass") if outcome == "read" else ""
        return Reading(outcome, kind, reason, cause, took, most, text)


_Told = tuple[Outcome, str, str, str, float, float | None]


def _told(pipe: Connection) -> _Told | None:
    with pipe, suppress(EOFError, OSError):
        told: _Told = pipe.recv()
        return told
    return None


def _watch(process: BaseProcess, until: float, megabytes: float) -> Outcome | None:
    """Wait for the end of a process; why it is to be ended instead, if so."""
    pause = 0.001
    while process.is_alive():
        process.join(pause)
        pause = min(_LOOK, pause * 2)
        if time.perf_counter() > until:
            return "timed out"
        if (_peak(process.pid) or 0) > megabytes:
            return "too much memory"
    return None


def _end(process: BaseProcess) -> None:
    """End a process, with those that it has started."""
    if process.is_alive():
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform != "win32" and process.pid and os.getpgid(process.pid) == process.pid:
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.join()


def _peak(pid: int | None) -> float | None:
    """The most memory that a process has had, in megabytes."""
    with suppress(OSError, TypeError):
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024 if "VmHWM" in status else None
    return None


def _read(path: Path, kept: Path, pipe: Connection) -> None:
    """In the process: read the document, keep its text in a file, and tell what became of it."""
    from kimi_calc.tokens.documents import read as look_at
    from kimi_calc.tokens.refusals import DocumentError

    if sys.platform != "win32":
        os.setpgid(0, 0)  # so that what a reader starts can be ended with it
    with Path(os.devnull).open("w") as nowhere:  # what libraries say of odd files
        os.dup2(nowhere.fileno(), 2)
    outcome: Outcome = "read"
    kind = reason = cause = ""
    begun = _spent()
    try:
        with kept.open("wb") as file:
            document = look_at(path)
            kind = document.kind
            for text in document.texts():
                file.write(text.encode("utf-8", "surrogatepass"))
    except DocumentError as error:
        outcome, reason = "refused", error.reason
        cause = _said(error.__cause__)
    except BaseException as error:  # noqa: BLE001 - a crash is one of the things to be told
        outcome, reason = "crashed", _said(error)
    seconds = _spent() - begun
    pipe.send((outcome, kind, reason, cause, seconds, _most()))


def _spent() -> float:
    """The processor's time of this process and of each that it has waited for, in seconds."""
    return sum(os.times()[:4])


def _said(error: BaseException | None) -> str:
    return f"{type(error).__name__}: {error}"[:200] if error else ""


def _most() -> float | None:
    """The most memory of this process and of each that it has started, in megabytes."""
    own = _peak(os.getpid())
    if own is None or sys.platform == "win32":
        return own
    import resource

    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
