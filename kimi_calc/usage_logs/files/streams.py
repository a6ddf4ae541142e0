"""Files as streams of UTF-8 lines: packed or not, in whatever encoding, never held as a whole."""

from __future__ import annotations

import stat
from codecs import BOM_UTF8, IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

from kimi_calc.usage_logs.files.packings import PIECE, Source, StreamError, Unpacked, packing

__all__ = ["MOST_LINE", "PIECE", "Stream", "StreamError", "opened"]

MOST_LINE = 1 << 24
"""Bytes of a line: a longer one is passed over, see Stream.lines()."""

_SAMPLE = 1 << 16  # bytes that tell the encoding
_MAGIC = 16  # bytes that tell what kind of file it is
_WORKBOOK = b"PK\x03\x04"
_UNREADABLE = (
    b"SQLite format 3\0",
    b"\xfd7zXZ\0",
    b"7z\xbc\xaf\x27\x1c",
    b"BZh",
    b"PAR1",
)
"""What other files that may hold records begin with."""

_EAST_ASIAN = frozenset(("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"))


class Stream:
    """A file that is read once, as UTF-8 without a mark; workbooks as they are.

    What can't be decoded becomes U+FFFD. Where reading breaks off, what stands before that comes
    first, and the StreamError with the next call. `progress` hears how many bytes of the file are
    read, packed as they are.
    """

    def __init__(self, file: BinaryIO, progress: Callable[[int], None]) -> None:
        self._file = file
        self._source = Source(file)
        self._progress = progress
        self._packed: Unpacked | None = None
        self._start = b""
        self._error: StreamError | None = None
        self._is_begun = False
        self._decoder: IncrementalDecoder | None = None
        self._is_ascii = False  # so far: what comes may be in any encoding
        self._ends_by_return = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def begins(self, size: int) -> bytes:
        """What it begins with; it is read all the same later."""
        while len(self._start) < size and not self._error:
            try:
                piece = self._next(PIECE)
            except StreamError as error:
                self._error = error
                break
            if not piece:
                break
            self._start += piece
        if self._error and not self._start:
            raise self._error
        return self._start[:size]

    def read(self, size: int) -> bytes:
        """The next bytes, about so many; b"" at the end."""
        if self._start:
            start, self._start = self._start, b""
            return start
        piece = b"" if self._error else self._next(size)
        if self._error and not piece:
            raise self._error
        self._progress(self._source.consumed)
        return piece

    def lines(self, too_long: Callable[[], None]) -> Iterator[bytes]:
        r"""The lines without their "\n"; a missing last one is no matter, NULs around are left out.

        A line longer than MOST_LINE comes as an empty one, and `too_long` is called before the
        next.
        """
        rest: list[bytes] = []
        length = 0
        while piece := self.read(PIECE):
            lines = piece.split(b"\n")
            if len(lines) > 1:
                rest.append(lines[0])
                lines[0] = b"".join(rest)
                rest, length = [], 0
            last = lines.pop()
            if b"\0" in piece:
                yield from (line.strip(b"\0") for line in lines)
            else:
                yield from lines
            if last:
                rest.append(last)
                length += len(last)
            if length > MOST_LINE:
                rest, length = [], 0
                yield b""
                too_long()
                self._pass_line()
        if rest:
            yield b"".join(rest).strip(b"\0")

    def _pass_line(self) -> None:
        """Read past the end of a line."""
        while piece := self.read(PIECE):
            if b"\n" in piece:
                self._start = piece.partition(b"\n")[2]
                return

    def _next(self, size: int) -> bytes:
        """The next bytes, unpacked and as UTF-8; b"" at the end."""
        if not self._is_begun:
            self._is_begun = True
            return self._first()
        while piece := self._raw(size):
            if self._is_ascii and not piece.isascii():
                self._is_ascii = False
                self._decide_later(piece)
            if text := self._decoded(piece):
                return text
        if self._decoder:
            decoder, self._decoder = self._decoder, None
            return decoder.decode(b"", final=True).encode()
        return b""

    def _raw(self, size: int) -> bytes:
        return self._packed.read(size) if self._packed else self._source.read(size)

    def _first(self) -> bytes:
        """Find out what the file is; its first bytes."""
        start = self._gathered(b"", _MAGIC)
        if start.startswith(_UNREADABLE):
            raise StreamError("no_reader")
        if packing(start):
            self._packed = Unpacked(self._source, start)
            start = b""
        start = self._gathered(start, _SAMPLE)
        if start.startswith(_WORKBOOK):
            return start
        if start.startswith(BOM_UTF8):
            start = start[len(BOM_UTF8) :]
        elif start.isascii() and b"\0" not in start:
            self._is_ascii = True
        elif encoding := _encoding_of(start[:_SAMPLE]):
            self._decoder = getincrementaldecoder(encoding)("replace")
        text = self._decoded(start).removeprefix(BOM_UTF8)
        self._ends_by_return = b"\r" in text and b"\n" not in text
        return text.replace(b"\r", b"\n") if self._ends_by_return else text

    def _gathered(self, start: bytes, size: int) -> bytes:
        """So much of the beginning, or what there is of it; an error waits for the next call."""
        while len(start) < size and not self._error:
            try:
                piece = self._raw(PIECE)
            except StreamError as error:
                self._error = error
                break
            if not piece:
                break
            start += piece
        return start

    def _decide_later(self, piece: bytes) -> None:
        """Tell the encoding by the first bytes that aren't ASCII, wherever they stand."""
        at = len(piece) - len(piece.lstrip(bytes(range(0x80))))
        encoding = _encoding_of(piece[at : at + _SAMPLE])
        # One wrong byte looks like Western text, and what follows may well be UTF-8.
        if encoding in _EAST_ASIAN:
            self._decoder = getincrementaldecoder(encoding)("replace")

    def _decoded(self, piece: bytes) -> bytes:
        if self._decoder:
            piece = self._decoder.decode(piece).encode()
        return piece.replace(b"\r", b"\n") if self._ends_by_return else piece


def opened(path: str, progress: Callable[[int], None]) -> Stream:
    """A file as a stream; StreamError where it can't be opened, or is a pipe or a device."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):  # opening a pipe would wait
            raise StreamError("no_file")
        return Stream(Path(path).open("rb"), progress)
    except (OSError, ValueError) as error:
        raise StreamError("no_file") from error


def _encoding_of(sample: bytes) -> str:
    """The encoding that a text must be decoded from; "" for UTF-8, and for what is no text."""
    if b"\0" not in sample:
        try:
            getincrementaldecoder("utf-8")("strict").decode(sample)
        except UnicodeDecodeError:
            pass
        else:
            return ""
    from kimi_calc.tokens.readers.encodings import detect
    from kimi_calc.tokens.refusals import DocumentError

    try:
        found = detect(sample)
    except DocumentError:
        return ""
    return "" if found == "utf-8" else found
