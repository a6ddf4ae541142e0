"""Office Open XML (ECMA-376, part 1): the text of .docx, .pptx and .xlsx as one reads it.

What is hidden is text too; what is deleted with changes tracked is not. The cells of a sheet are as
their formats show them, for that is what one reads and copies: 2,530.14 where 2530.142857142857 is
stored, and nothing where a format shows nothing. Not read: comments, the numbers that charts are
drawn from, documents of other kinds within one of Word's (altChunk), and what a program works out
as it shows a document (the numbers of lists and pages).
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Generator, Iterator
from typing import BinaryIO, Literal

from kimi_calc.tokens.readers.cell_formats import Formats, counts_since_1904
from kimi_calc.tokens.readers.elements import Strings, Written
from kimi_calc.tokens.readers.packages import Package, Reader
from kimi_calc.tokens.readers.paragraphs import Charted, Paragraphs
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.readers.rows import Rows
from kimi_calc.tokens.refusals import DocumentError

OfficeKind = Literal["docx", "pptx", "xlsx"]

_BLOCK = 1024 * 1024
_OF_A_SLIDE = ("diagramData", "chart", "notesSlide")
_OF_A_DRAWING = ("diagramData", "chart")

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
    """The text in the order of reading; some fragments are empty. Moves progress.done.

    A cell whose content is not there, and a part that is damaged, cost themselves: progress counts
    them. DocumentError where nothing else is left, or where it is the body of Word's documents.
    """
    package = Package(file)
    main = package.main()
    if main is None:
        raise DocumentError("damaged")
    whole = max(1, package.xml_bytes())
    reading = {"docx": _docx, "pptx": _pptx, "xlsx": _xlsx}[kind]
    empty = True
    for text in reading(package, main, progress):
        progress.done = min(1.0, package.unpacked / whole)
        empty = empty and (not text or text.isspace())
        yield text
    if empty and (progress.lost_cells or progress.lost_parts):
        raise DocumentError("damaged")


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


def _docx(package: Package, main: str, progress: Progress) -> Iterator[str]:
    """Headers, body, notes, footers: each once, though a header stands on every page."""
    parts = [*package.related(main, "header").values(), main]
    for kind_of_part in ("footnotes", "endnotes", "diagramData", "chart", "footer"):
        parts.extend(package.related(main, kind_of_part).values())
    empty = True
    for part in dict.fromkeys(parts):
        reader = Charted() if part in package.related(main, "chart").values() else Paragraphs()
        # Without its body a document is none; without a header it is one.
        told = None if part == main else progress
        for text in _texts(package, part, reader, told):
            empty = empty and (not text or text.isspace())
            yield text
    others = len(package.related(main, "aFChunk"))
    if empty and others:
        raise DocumentError("unknown_kind")  # Word writes its text into the document, if asked
    progress.lost_parts += others


def _pptx(package: Package, main: str, progress: Progress) -> Iterator[str]:
    """Slides in their order, each with its diagrams, its charts and its notes."""
    slides = package.related(main, "slide")
    are_whole = []
    for one in dict.fromkeys(ids(package, main, "sldId")):
        part = slides.get(one, "")
        whole = yield from _with_others(package, part, Paragraphs(), progress, _OF_A_SLIDE)
        are_whole.append(whole)
    _refuse_if_none(are_whole)


def _xlsx(package: Package, main: str, progress: Progress) -> Iterator[str]:
    """Sheets in their order; rows are parted by lines, cells by tabs, as when they are copied."""
    end = ""
    for text in _sheets(package, main, progress):
        whole = end + text
        end = "\n" if whole.endswith("\n") else ""
        yield whole.removesuffix("\n")  # behind the last row there is none


def _sheets(package: Package, main: str, progress: Progress) -> Iterator[str]:
    strings, formats = Strings(), Formats()
    for part in package.related(main, "sharedStrings").values():
        # Those that are not there are missed where a cell names them.
        yield from _texts(package, part, strings, Progress())
    for part in package.related(main, "styles").values():
        yield from _texts(package, part, formats, progress)
    sheets, all_related = package.related(main, "worksheet"), package.related(main)
    sheets |= package.related(main, "xlMacrosheet")  # of old macros, with texts between them
    since_1904 = counts_since_1904(package, main)
    are_whole = []
    for one in dict.fromkeys(ids(package, main, "sheet")):
        if one in sheets or one not in all_related:  # and not a sheet that is a chart
            rows = Rows(strings, formats, progress, since_1904=since_1904)
            part = sheets.get(one, "")
            whole = yield from _with_others(package, part, rows, progress, ("drawing",))
            are_whole.append(whole)
    _refuse_if_none(are_whole)


def _refuse_if_none(are_whole: list[bool]) -> None:
    """DocumentError if there are sheets or slides, and each is damaged."""
    if are_whole and not any(are_whole):
        raise DocumentError("damaged")


def _with_others(
    package: Package, part: str, reader: Reader, progress: Progress, kinds: tuple[str, ...]
) -> Generator[str, None, bool]:
    """The text of a part and of those that belong to it; whether the part itself is whole."""
    whole = yield from _texts(package, part, reader, progress)
    for kind in kinds:
        try:
            others = package.related(part, kind)
        except Exception as error:  # noqa: BLE001 - as of parts
            _tell_of(error, progress)
            break
        for other in dict.fromkeys(others.values()):
            if kind == "drawing":
                yield from _with_others(package, other, Paragraphs(), progress, _OF_A_DRAWING)
            else:
                of_kind = Charted() if kind == "chart" else Paragraphs()
                yield from _texts(package, other, of_kind, progress)
    return whole


def _texts(
    package: Package, part: str, reader: Reader, progress: Progress | None
) -> Generator[str, None, bool]:
    """The text of a part; whether it is whole. What is damaged is told, if there is progress."""
    taken = reader.taken if isinstance(reader, Written) else str
    before = ""
    try:
        for _ in package.steps(part, reader):
            text = taken()
            before = text or before
            yield text
    except Exception as error:
        if progress is None:
            raise
        _tell_of(error, progress)
        text = taken()  # what stood before it, perhaps the beginning of a line
        yield text if (text or before or "\n").endswith("\n") else f"{text}\n"
        return False
    return True


def _tell_of(error: Exception, progress: Progress) -> None:
    """Count a part that is damaged, in whatever way. Raises what is wrong otherwise."""
    is_refused = isinstance(error, DocumentError) and error.reason != "damaged"
    is_of_the_disk = isinstance(error, OSError) and error.errno not in {None, errno.EINVAL}
    if is_refused or is_of_the_disk or isinstance(error, MemoryError):
        raise error
    progress.lost_parts += 1


def ids(
    package: Package,
    part: str,
    element: str,
    wanted: Callable[[dict[str, str]], bool] = lambda _attributes: True,
) -> list[str]:
    """The relations that these elements of a part refer to; their namespace has two names.

    "" for one that refers to none.
    """
    return [
        next((value for name, value in each.items() if name.endswith("relationships id")), "")
        for each in package.attributes(part, element)
        if wanted(each)
    ]
