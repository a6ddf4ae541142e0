"""Office Open XML (ECMA-376, part 1): the text of .docx, .pptx and .xlsx as one reads it.

What is hidden is text too; what is deleted with changes tracked is not. Not read: comments,
charts, text boxes of sheets, documents of other kinds within one of Word's (altChunk), and what
a program works out as it shows a document (the numbers of lists and pages, how a number or a
date is written).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal

from kimi_calc.tokens.readers.elements import Paragraphs, Rows, Strings
from kimi_calc.tokens.readers.packages import Package
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.refusals import DocumentError

OfficeKind = Literal["docx", "pptx", "xlsx"]

_BLOCK = 1024 * 1024

_KINDS: dict[str | None, OfficeKind] = {
    "document": "docx",
    "presentation": "pptx",
    "workbook": "xlsx",
}


def kind_of(file: BinaryIO) -> OfficeKind | None:
    """What kind of office document a zip file is; None if it is none.

    BadZipFile, among others, if it is damaged.
    """
    package = Package(file)
    main = package.main()
    return None if main is None else _KINDS.get(package.root(main))


def texts(file: BinaryIO, kind: OfficeKind, progress: Progress) -> Iterator[str]:
    """The text in the order of reading; some fragments are empty. Moves progress.done."""
    package = Package(file)
    main = package.main()
    if main is None:
        raise DocumentError("damaged")
    whole = max(1, package.xml_bytes())
    reading = {"docx": _docx, "pptx": _pptx, "xlsx": _xlsx}[kind]
    for text in reading(package, main):
        progress.done = min(1.0, package.unpacked / whole)
        yield text


def has_password(file: BinaryIO) -> bool:
    """Whether an OLE2 file holds a new office document, encrypted (MS-OFFCRYPTO 2.3.4.4)."""
    name = "EncryptedPackage".encode("utf-16-le")
    file.seek(0)
    before = b""
    while block := file.read(_BLOCK):
        if name in before + block:
            return True
        before = block[-len(name) :]
    return False


def _docx(package: Package, main: str) -> Iterator[str]:
    """Headers, body, notes, footers: each once, though a header stands on every page."""
    parts = [*package.related(main, "header").values(), main]
    for kind_of_part in ("footnotes", "endnotes", "diagramData", "footer"):
        parts.extend(package.related(main, kind_of_part).values())
    empty = True
    for part in dict.fromkeys(parts):
        for text in _paragraphs(package, part):
            empty = empty and (not text or text.isspace())
            yield text
    if empty and package.related(main, "aFChunk"):
        raise DocumentError("unknown_kind")  # Word writes its text into the document, if asked


def _pptx(package: Package, main: str) -> Iterator[str]:
    """Slides in their order, each with its diagrams and its notes."""
    slides = package.related(main, "slide")
    for slide in dict.fromkeys(slides[one] for one in ids(package, main, "sldId")):
        parts = [slide]
        for kind_of_part in ("diagramData", "notesSlide"):
            parts.extend(package.related(slide, kind_of_part).values())
        for part in parts:
            yield from _paragraphs(package, part)


def _xlsx(package: Package, main: str) -> Iterator[str]:
    """Sheets in their order; the cells of a row are parted by tabs, as when they are copied."""
    strings = Strings()
    for part in package.related(main, "sharedStrings").values():
        for _ in package.steps(part, strings):
            yield ""
    sheets = package.related(main, "worksheet")
    for one in dict.fromkeys(ids(package, main, "sheet")):
        if one in sheets:  # and not a sheet that is a chart
            rows = Rows(strings)
            for _ in package.steps(sheets[one], rows):
                yield rows.taken()
            for drawing in package.related(sheets[one], "drawing").values():
                for part in package.related(drawing, "diagramData").values():
                    yield from _paragraphs(package, part)


def ids(
    package: Package,
    part: str,
    element: str,
    wanted: Callable[[dict[str, str]], bool] = lambda _attributes: True,
) -> list[str]:
    """The relations that these elements of a part refer to; their namespace has two names."""
    return [
        value
        for attributes in package.attributes(part, element)
        if wanted(attributes)
        for name, value in attributes.items()
        if name.endswith("relationships id")
    ]


def _paragraphs(package: Package, part: str) -> Iterator[str]:
    reader = Paragraphs()
    for _ in package.steps(part, reader):
        yield reader.taken()
