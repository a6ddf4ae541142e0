"""Documents → their text, in fragments, with bounded memory. What can't be read says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from kimi_calc import user_files
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.refusals import DocumentError

Kind = Literal["text", "docx", "pptx", "xlsx", "pdf"]

_MOST_BYTES = 200 * 1024 * 1024  # of an office document or a PDF
_MOST_CHARACTERS = 500_000_000  # of text in one: a short text can be shown in a million cells
_HEAD = 64 * 1024  # bytes by which the kind is told
_FRAGMENT = 64 * 1024  # characters

# Names, where what a file begins with doesn't tell.
_OFFICE = ".docx .docm .dotx .dotm .pptx .pptm .ppsx .ppsm .potx .xlsx .xlsm .xltx .xltm"
_IMAGES = ".png .jpg .jpeg .jfif .gif .webp .bmp .heic .heif .avif .tif .tiff .ico .psd"
_ARCHIVES = ".zip .rar .7z .gz .tgz .tar .bz2 .xz .zst .jar .iso"
_OTHERS = ".rtf .odt .ods .odp .epub .pages .numbers .key .xlsb .mobi .msg .one .vsdx .xmind"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old office files, and new ones with a password
_PDF = b"%PDF-"
_SIGNATURES = {
    "image": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
    "archive": (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\xfd7zXZ\0"),
    "unknown_kind": (b"{\\rtf",),
}


@dataclass(slots=True)
class Document(Progress):
    """A document that has been looked at, and what is learnt of it while its text is read.

    `encoding` is of a text file, detected or given.
    """

    path: Path
    kind: Kind
    encoding: str | None = None

    def texts(self) -> Iterator[str]:
        """The text, in fragments of some 100 KB that end where a line does, if they can.

        A fragment may be empty: a moment to show progress, or to stop, by not going on; the file
        is closed when the iterator is. Each call reads anew. DocumentError as read().

        Text files give all they hold, HTML, XML and Markdown with their marks: that is what is
        sent. PDFs give a fragment a page. Of office documents, what is hidden in them is text too;
        numbers are as spreadsheets show them.
        """
        self.done, self.undecodable, self.empty_pages = 0.0, 0, 0
        self.lost_cells = self.lost_parts = 0
        with naming(self.path), user_files.opened(self.path) as file:
            yield from self._texts(file)
        self.done = 1.0

    def _texts(self, file: BinaryIO) -> Iterator[str]:
        if self.kind == "text":
            from kimi_calc.tokens.readers import text

            yield from _by_lines(text.texts(file, self.encoding or "utf-8", self))
        elif self.kind == "pdf":
            from kimi_calc.tokens.readers import pdf

            yield from _unpacked(pdf.texts(file, self))
        else:
            from kimi_calc.tokens.readers import office

            yield from _unpacked(_by_lines(office.texts(file, self.kind, self)))


def read(path: Path, encoding: str | None = None) -> Document:
    """Look at a document and say what it is; its text is read later, by Document.texts.

    What it holds decides, not its name. A text file is read in the encoding given, by any name of
    one of encodings.ENCODINGS, or in the one detected. DocumentError if it can't be read.
    """
    with naming(path), user_files.opened(path) as file:
        head = file.read(_HEAD)
        size = os.fstat(file.fileno()).st_size
        kind = kind_of(path, file, head)
        if kind == "text":
            return Document(path, kind, _encoding(path, file, head, encoding), parts=size)
        if size > _MOST_BYTES:
            raise DocumentError("too_big", path)
        return Document(path, kind)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Whatever goes wrong with a document becomes a DocumentError that names it."""
    try:
        yield
    except DocumentError as error:
        raise DocumentError(error.reason, path) from None
    except user_files.NoOrdinaryFile:
        raise DocumentError("not_a_file", path) from None
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError("not_found", path) from None
    except MemoryError:
        raise DocumentError("too_big", path) from None
    except OSError as error:
        # Of a place before its beginning, or of no error of the system's: what the file says.
        damaged = error.errno in {None, errno.EINVAL}
        raise DocumentError("damaged" if damaged else "unreadable", path) from None
    except Exception as error:  # what a damaged file does to its reader has no end
        raise DocumentError("damaged", path) from error


def kind_of(path: Path, file: BinaryIO, head: bytes) -> Kind:
    """What the document is by what it begins with; DocumentError for what is never read."""
    suffix = path.suffix.lower()
    reason = "image" if suffix in _IMAGES.split() else None
    reason = next((one for one, begin in _SIGNATURES.items() if head.startswith(begin)), reason)
    if reason:
        raise DocumentError(reason, path)
    if head.startswith((_OLE2, *_ZIP)):
        return _office_kind(path, file, head)
    if head.startswith(_PDF) or (suffix == ".pdf" and _PDF in head[:1024]):
        return "pdf"
    if suffix in [".pdf", *_OFFICE.split()]:
        raise DocumentError("damaged" if head else "no_text", path)
    return "text"


def _office_kind(path: Path, file: BinaryIO, head: bytes) -> Kind:
    from kimi_calc.tokens.readers import office

    if head.startswith(_OLE2):
        reason = "encrypted" if office.has_password(file) else "old_office"
    else:
        kind = office.kind_of(file)
        if kind:
            return kind
        suffix = path.suffix.lower()
        reason = "unknown_kind" if suffix in _OTHERS.split() else "archive"
        reason = "damaged" if suffix in _OFFICE.split() else reason
    raise DocumentError(reason, path)


def _encoding(path: Path, file: BinaryIO, head: bytes, given: str | None) -> str:
    from kimi_calc.tokens.readers import text

    try:
        return text.encoding_of(file, head, given)
    except DocumentError as error:
        if error.reason == "binary" and path.suffix.lower() in _ARCHIVES.split():
            raise DocumentError("archive", path) from None
        raise


def _by_lines(texts: Iterable[str]) -> Iterator[str]:
    """The same text in longer fragments, which end where a line does if it is no endless one."""
    kept = ""
    for text in texts:
        kept += text
        if len(kept) < _FRAGMENT:
            yield ""
            continue
        end = kept.rfind("\n") + 1
        if len(kept) - end > _FRAGMENT:
            end = len(kept)
        yield kept[:end]
        kept = kept[end:]
    yield kept


def _unpacked(texts: Iterable[str]) -> Iterator[str]:
    """The same text. DocumentError if there is more of it than can be, or none."""
    characters, empty = 0, True
    for text in texts:
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            raise DocumentError("bomb")
        empty = empty and (not text or text.isspace())
        yield text
    if empty:
        raise DocumentError("no_text")
