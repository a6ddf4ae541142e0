"""The process that reads a PDF from its standard input, and answers in lines of JSON.

First {}: it has started; then {"pages": their number}, or {"ended": why it can't be opened}; then
for each page
{"page": its text, "unknown": characters of it that can't be told, "letterless": whether those are
so many that its text is left out}. It ends itself where a page takes too much.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import NoReturn

from kimi_calc.tokens.readers.resident import resident

TOO_MUCH = 3
"""Exit code of this process where a page takes more time or memory than a page may."""

_MOST_MEMORY = 1 << 30  # bytes, the file's among them
_MOST_IN_ALL = 120  # seconds of the processor's time
_LOOK = 0.02  # seconds between two looks


def main(first: int, seconds: int) -> NoReturn:
    """Read the PDF on the standard input from a page on, counted from 0, answer, and end.

    A page may take so many seconds of the processor's time.
    """
    watch = _Watch(seconds)
    watch.start()
    try:
        _read(first, watch)
    except MemoryError:
        os._exit(TOO_MUCH)
    except OSError:  # nobody listens any more
        os._exit(1)
    os._exit(0)  # nothing is left to be done; what native code does at the end may go wrong


def _read(first: int, watch: _Watch) -> None:
    from kimi_calc.tokens.readers.pdf_document import PdfDocument, PdfError

    _say({})
    content = sys.stdin.buffer.read()
    try:
        document = PdfDocument(content)
    except PdfError as error:
        _say({"ended": error.reason})
        return
    _say({"pages": document.pages})
    for number in range(first, document.pages):
        watch.next_page()
        _say(document.page(number)._asdict())


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


class _Watch(threading.Thread):
    """Ends the process where a page takes more time or memory than a page may."""

    def __init__(self, seconds: int) -> None:
        super().__init__(daemon=True)
        self._most = seconds
        self._begun = 0.0

    def next_page(self) -> None:
        """The time of the page before is no longer counted."""
        self._begun = time.process_time()

    def run(self) -> None:
        while True:
            time.sleep(_LOOK)
            used = time.process_time()
            too_long = used - self._begun > self._most or used > _MOST_IN_ALL
            if too_long or resident() > _MOST_MEMORY:
                os._exit(TOO_MUCH)
