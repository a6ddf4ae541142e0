"""A report as a PDF of A4 sheets: filled once to count them, then on paper; and read again."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from itertools import cycle

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from kimi_calc.estimates.export import NotRight, Step
from kimi_calc.widgets.paper import Paper, a4
from kimi_calc.widgets.pdf_signs import with_signs

_LONGEST_TITLE = 200  # characters of what programs show of a file
_COMPARED = 40  # characters of the title that are looked for

Fill = Callable[[Paper, Step, int], int]
"""Fills sheets, calling the step once for each item; of so many sheets, 0 where that isn't known
yet. How many there are."""


def pdf_of(title: str, fill: Fill, step: Step) -> bytes:
    """The file; `step` is called once for each item, and may end it. OSError if it can't be made.

    Needs a QGuiApplication, for its fonts.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    a4(writer)
    writer.setTitle(" ".join(title.split())[:_LONGEST_TITLE])
    writer.setCreator(QCoreApplication.applicationName())
    paper = Paper(writer)
    # Once to count the sheets, which stands on each of them: half of the steps for each time.
    pages = fill(paper, _every_second(step, first=False), 0)
    painter = QPainter()
    if not painter.begin(writer):
        raise NotRight("the sheets can't be begun")
    try:
        paper.draw(painter)
        fill(paper, _every_second(step, first=True), pages)
    finally:
        painter.end()
    return with_signs(bytes(buffer.data().data()), paper.signs, paper.fonts())


def check_pdf(content: bytes, title: str) -> None:
    """Read it again; NotRight unless it has sheets, and the first one the report's title."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        pages = len(reader.pages)
        text = legible(reader.pages[0].extract_text()) if pages else ""
    except (PyPdfError, ValueError, KeyError) as error:
        raise NotRight(str(error)) from error
    words = re.findall("[A-Za-z0-9一-鿿]+", title)
    missing = [word for word in words[:3] if legible(word[:_COMPARED]) not in text]
    if not pages or missing:
        raise NotRight(f"{pages} sheets, without {' '.join(missing)}")


def legible(text: str) -> str:
    """A text as it can be compared: without blanks, and in the usual form of each character.

    Fonts have one shape for a character and for the radical that looks like it.
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def _every_second(step: Step, *, first: bool) -> Step:
    """Every second time the step, the others nothing."""
    turns = cycle((True, False) if first else (False, True))

    def every_second() -> None:
        if next(turns):
            step()

    return every_second
