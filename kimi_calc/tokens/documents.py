"""Documents → their text, in fragments, with bounded memory. What can't be read says why."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
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
_OF_PDF = re.compile(rb"%PDF-|^\s*\d+ \d+ obj\b", re.MULTILINE)  # or its beginning is lost
# What such files begin with; what is piped in has no name that would tell.
_SIGNATURES = {
    "image": rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|8BPS|RIFF.{4}WEBP|BM.{4}\x00{4}"
    rb"|\x00\x00[\x01\x02]\x00|.{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])",
    "archive": rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|\xfd7zXZ\x00|BZh[1-9]1AY&SY"
    rb"|\x28\xb5\x2f\xfd|.{257}ustar",
    "unknown_kind": rb"\{\\rtf|PK\x03\x04.{26}mimetypeapplication/(?:epub|vnd\.oasis)",
}


@dataclass(slots=True)
class Document(Progress):
    """A document that has been looked at, and what is learnt of it while its text is read.

    `encoding` is of a text file, detected or given. `file` is what an office document or a PDF is
    read from, where that is open already, and stays so; else the file of that path is opened.
    """

    path: Path
    kind: Kind
    encoding: str | None = None
    file: BinaryIO | None = None

    def texts(self) -> Iterator[str]:
        """The text, in fragments of some 100 KB that end where a line does, if they can.

        A fragment may be empty: a moment to show progress, or to stop, by not going on; the file
        is closed when the iterator is. Each call reads anew. DocumentError as read().

        Text files give all they hold, HTML, XML and Markdown with their marks: that is what is
        sent. PDFs give a fragment a page. Of office documents, what is hidden in them is text too;
        numbers are as spreadsheets show them.
        """
        self.done, self.undecodable = 0.0, 0
        self.empty_pages = self.unreadable_pages = self.lost_pages = 0
        self.lost_cells = self.lost_parts = 0
        opened = nullcontext(self.file) if self.file else user_files.opened(self.path)
        with naming(self.path), opened as file:
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
        if is_too_big(size):
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


def is_packed(head: bytes) -> bool:
    """Whether a document that begins so can only be read where it can be read at any place."""
    return head.startswith((_OLE2, *_ZIP, _PDF))


def is_too_big(size: int) -> bool:
    """Whether an office document or a PDF has more bytes than are read."""
    return size > _MOST_BYTES


def kind_of(path: Path, file: BinaryIO, head: bytes) -> Kind:
    """What the document is by what it begins with; DocumentError for what is never read."""
    suffix = path.suffix.lower()
    reason = "image" if suffix in _IMAGES.split() else None
    begins = (one for one, sign in _SIGNATURES.items() if re.match(sign, head, re.DOTALL))
    reason = next(begins, reason)
    if reason:
        raise DocumentError(reason, path)
    if head.startswith((_OLE2, *_ZIP)):
        return _office_kind(path, file, head)
    if head.startswith(_PDF) or (suffix == ".pdf" and _OF_PDF.search(head[:1024])):
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
