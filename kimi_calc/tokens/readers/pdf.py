"""PDF: the text of each page, read by PDFium in a process of its own.

PDFium is native code that meets files from anywhere: what ends its process, or takes too much time
or memory, costs one page here and not the program. The order is that of the page's instructions.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from kimi_calc.tokens.readers.pdf_process import TOO_MUCH
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.refusals import DocumentError

READ_PDF = "--read-pdf"
"""The argument with which the standalone program reads the PDF that is its standard input."""

MOST_SECONDS = 6
"""Of the processor's time, for a page, or for opening the file."""

_FOR_TOO_MUCH = (TOO_MUCH, -9)  # the other: killed by a system that has no memory left
_MOST_LOST = 3  # pages at which the process ended: each may have cost some seconds
_MOMENT = 0.1  # seconds: so soon whoever reads can stop
_AHEAD = 8  # pages
_PLACE = Path(__file__).resolve().parents[3]  # where the package is
_START = (
    "import sys; sys.path.insert(0, sys.argv[2]); "
    "from kimi_calc.tokens.readers.pdf_process import main; main(*map(int, sys.argv[3:]))"
)


def texts(file: BinaryIO, progress: Progress) -> Iterator[str]:
    """A fragment a page, or an empty one: a moment to stop.

    Moves progress.done, and tells it of the pages in all, of those without text, of those whose
    characters can't be told and of those that are damaged or a bomb. If no page has any text, the
    last of such reasons is the document's.
    """
    number = 0
    why = ""
    while progress.parts is None or number < progress.parts:
        ended = ""
        with closing(_answers(file, number)) as answers:
            for answer in answers:
                if "page" in answer:
                    number += 1
                    why = _learn(answer, progress) or why
                    progress.done = number / max(1, progress.parts or 0)
                    yield f"{answer['page']}\n"
                elif answer:
                    progress.parts = answer.get("pages", progress.parts)
                    ended = answer.get("ended", "")
                else:
                    yield ""
        if progress.parts is None or progress.lost_pages > _MOST_LOST:
            raise DocumentError(ended or "damaged")
        if number < progress.parts:  # it ended at this page; another reads those after it
            number, why = number + 1, ended or "damaged"
            progress.lost_pages += 1
    without = progress.empty_pages + progress.unreadable_pages + progress.lost_pages
    if why and without == progress.parts:
        raise DocumentError(why)


def _learn(answer: dict[str, Any], progress: Progress) -> str:
    """What a page tells besides its text; the reason if its characters can't be told."""
    progress.undecodable += answer["unknown"]
    if answer["letterless"]:
        progress.unreadable_pages += 1
        return "no_letters"
    progress.empty_pages += not answer["page"].strip()
    return ""


def _answers(file: BinaryIO, first: int) -> Generator[dict[str, Any]]:
    """What the process says from a page on (see pdf_process); an empty answer is a moment."""
    file.seek(0)
    os.lseek(file.fileno(), 0, os.SEEK_SET)  # what it starts from is the descriptor's own place
    process = _started(file, first)
    lines: queue.Queue[bytes] = queue.Queue(_AHEAD)
    listener = threading.Thread(target=_listen, args=(process, lines), daemon=True)
    listener.start()
    try:
        line = b"-"
        has_started = False
        while line:
            try:
                line = lines.get(timeout=_MOMENT)
            except queue.Empty:
                yield {}
                continue
            if line.endswith(b"\n"):  # or it ended within its answer
                has_started = True
                yield json.loads(line)
        code = process.wait()
        if not has_started:
            raise DocumentError("no_reader")
        if code:
            yield {"ended": "bomb" if code in _FOR_TOO_MUCH else "damaged"}
    finally:
        process.kill()
        while listener.is_alive():  # it may wait for room
            if not lines.empty():
                lines.get()
            listener.join(0.001)
        process.wait()


def _started(file: BinaryIO, first: int) -> subprocess.Popen[bytes]:
    """The process that reads the PDF; DocumentError if the system has none for it."""
    try:
        return subprocess.Popen(  # noqa: S603 - itself, without a shell
            _command(first),
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
        )
    except (OSError, TypeError) as error:  # as sys.executable is not there, or none
        raise DocumentError("no_reader") from error


def _command(first: int) -> list[str]:
    asked = [str(first), str(MOST_SECONDS)]
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_PDF, *asked]
    # -P: nothing is imported from the folder in which somebody happens to be.
    return [sys.executable, "-P", "-c", _START, READ_PDF, str(_PLACE), *asked]


def _listen(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    assert process.stdout
    with process.stdout as answers:
        for line in answers:
            lines.put(line)
    lines.put(b"")
