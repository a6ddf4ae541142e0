"""Documents → their text, in fragments, with bounded memory. What can't be read says why."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

Kind = Literal["text", "docx", "pptx", "xlsx", "pdf"]

# By these names the window finds its own words; these are what a log or a command line says.
REASONS = {
    "not_found": "is not there any more: choose it again",
    "not_a_file": "is no ordinary file: choose a file",
    "unreadable": "can't be opened: ask who owns it for the right to read it, or choose a copy",
    "image": "is a picture, and what its tokens depend on is not public: leave it out",
    "archive": "is an archive: unpack it and add the files",
    "old_office": "is of an old office program: save it as .docx, .pptx, .xlsx or PDF",
    "unknown_kind": "is of a kind that can't be read: save it as .docx, .pptx, .xlsx, PDF or text",
    "binary": "is no text: choose a text, an office document or a PDF",
    "encrypted": "is protected by a password: save a copy without one",
    "no_text": "has no text (scanned pages have none): have its text recognised first",
    "damaged": "is damaged: open it in its own program and save it again",
    "too_big": "is too big (over 200 MB): split it",
    "bomb": "holds far more than its size lets expect: split it, if you trust where it comes from",
    "unsafe": "holds what no office program writes: don't open it unless you know who made it",
    "unknown_encoding": "can't be read in that encoding: choose utf-8, gb18030, big5hkscs, "
    "utf-16-le, utf-16-be, cp932, euc_jp, cp949, windows-1252 or windows-1251",
}

_MOST_BYTES = 200 * 1024 * 1024  # of an office document or a PDF
_MOST_CHARACTERS = 500_000_000  # of text in one: a short text can be shown in a million cells
_HEAD = 64 * 1024  # bytes that an encoding is told from
_MOST_ASCII = 64 * 1024 * 1024  # bytes without any other character, after which it is UTF-8
_BLOCK = 256 * 1024  # bytes decoded at once
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


class DocumentError(ValueError):
    """A document that can't be read. `reason` is one of REASONS; the message gives the remedy."""

    def __init__(self, reason: str, path: Path | None = None) -> None:
        super().__init__(f"{path}: {REASONS[reason]}" if path else REASONS[reason])
        self.reason = reason
        self.path = path


@dataclass(slots=True)
class Document:
    """A document that has been looked at, and what is learnt of it while its text is read.

    `encoding` is of a text file, detected or given. `parts` is the bytes of a text file, and the
    pages of a PDF as soon as its first text has come; `done` is the share that is read, 0 to 1.
    `undecodable` counts the characters of a text file that its encoding has not (or that were
    lost before: those written as U+FFFD), `empty_pages` the pages of a PDF that have no text.
    """

    path: Path
    kind: Kind
    encoding: str | None = None
    parts: int | None = None
    done: float = 0.0
    undecodable: int = 0
    empty_pages: int = 0

    def texts(self) -> Iterator[str]:
        """The text, in fragments of some 100 KB that end where a line does, if they can.

        A fragment may be empty: a moment to show progress, or to stop, by not going on; the file
        is closed when the iterator is. Each call reads anew. DocumentError as read().

        Text files give all they hold, HTML, XML and Markdown with their marks: that is what is
        sent. PDFs give a fragment a page. Of office documents, what is hidden in them is text too.
        """
        self.done, self.undecodable, self.empty_pages = 0.0, 0, 0
        with _naming(self.path), _opened(self.path) as file:
            if self.kind == "text":
                yield from _by_lines(self._decoded(file))
            else:
                yield from self._unpacked(file)
        self.done = 1.0

    def _decoded(self, file: BinaryIO) -> Iterator[str]:
        # No more than there is now: a log may grow as fast as it is read.
        size = self.parts = os.fstat(file.fileno()).st_size
        decoder = codecs.getincrementaldecoder(self.encoding or "utf-8")("replace")
        read = 0
        while read < size and (block := file.read(min(_BLOCK, size - read))):
            text = decoder.decode(block)
            if read == 0:
                text = text.removeprefix("\ufeff")
            read += len(block)
            self.done = read / size
            self.undecodable += text.count("\ufffd")
            yield text
        text = decoder.decode(b"", final=True)
        self.undecodable += text.count("\ufffd")
        yield text

    def _unpacked(self, file: BinaryIO) -> Iterator[str]:
        from kimi_calc.tokens import office, pdf

        texts = pdf.texts(file, self) if self.kind == "pdf" else _by_lines(office.texts(file, self))
        characters, empty = 0, True
        for text in texts:
            characters += len(text)
            if characters > _MOST_CHARACTERS:
                raise DocumentError("bomb", self.path)
            empty = empty and (not text or text.isspace())
            yield text
        if empty:
            raise DocumentError("no_text", self.path)


def read(path: Path, encoding: str | None = None) -> Document:
    """Look at a document and say what it is; its text is read later, by Document.texts.

    What it holds decides, not its name. A text file is read in the encoding given, by any name of
    one of encodings.ENCODINGS, or in the one detected. DocumentError if it can't be read.
    """
    with _naming(path), _opened(path) as file:
        head = file.read(_HEAD)
        size = os.fstat(file.fileno()).st_size
        kind = _kind(path, file, head)
        if kind == "text":
            return Document(path, kind, _encoding(path, file, head, encoding), size)
        if size > _MOST_BYTES:
            raise DocumentError("too_big", path)
        return Document(path, kind)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Whatever goes wrong with a document becomes a DocumentError that names it."""
    try:
        yield
    except DocumentError as error:
        raise DocumentError(error.reason, path) from None
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


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, if it is an ordinary one."""
    try:
        mode = path.stat().st_mode
    except ValueError:  # a NUL character in the path
        raise DocumentError("not_found", path) from None
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # a PermissionError is the better reason
    # Asked before it is opened, and again: a pipe that nobody writes to would wait for ever.
    if not stat.S_ISREG(mode):
        raise DocumentError("not_a_file", path)
    at_once = getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | at_once)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise DocumentError("not_a_file", path)
        yield file


def _kind(path: Path, file: BinaryIO, head: bytes) -> Kind:
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
    from kimi_calc.tokens import office

    if head.startswith(_OLE2):
        reason = "encrypted" if office.has_password(file) else "old_office"
    else:
        kind = office.kind(file)
        if kind:
            return kind
        suffix = path.suffix.lower()
        reason = "unknown_kind" if suffix in _OTHERS.split() else "archive"
        reason = "damaged" if suffix in _OFFICE.split() else reason
    raise DocumentError(reason, path)


def _encoding(path: Path, file: BinaryIO, head: bytes, given: str | None) -> str:
    from kimi_calc.tokens import encodings

    if given is not None:
        codec = encodings.named(given)
        if codec is None:
            raise DocumentError("unknown_encoding", path)
        return codec
    # Source code may be a long way in English before the first comment in Chinese. A line's end
    # is the end of a character too.
    head += file.readline(_HEAD)
    block = head if 0 in head else encodings.sampled(head, file)
    while block and 0 not in block and block.isascii() and file.tell() < _MOST_ASCII:
        block = file.read(_BLOCK)
    try:
        return encodings.detect(block or head)
    except DocumentError:
        if path.suffix.lower() in _ARCHIVES.split():
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
