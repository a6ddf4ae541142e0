"""Files as streams of UTF-8 lines: packed or not, in whatever encoding, never held as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

PIECE = 1 << 18
"""Bytes that are read at once."""

MOST_LINE = 1 << 24
"""Bytes of a line: a longer one is passed over, see Stream.lines()."""


class StreamError(Exception):
    """Why a file can't be read, or not to its end: a code of messages.FILES."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Stream:
    """A file that is read once."""

    def __init__(self, file: BinaryIO, progress: Callable[[int], None]) -> None:
        self._file = file
        self._progress = progress
        self._start = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def begins(self, size: int) -> bytes:
        """What it begins with; it is read all the same later."""
        while len(self._start) < size:
            piece = self._file.read(size)
            if not piece:
                break
            self._start += piece
        return self._start[:size]

    def read(self, size: int) -> bytes:
        """The next bytes, about so many; b"" at the end."""
        if self._start:
            start, self._start = self._start, b""
            return start
        piece = self._file.read(size)
        self._progress(self._file.tell())
        return piece

    def lines(self, too_long: Callable[[], None]) -> Iterator[bytes]:
        """The lines with their ends; what is longer than MOST_LINE is told and passed over."""
        rest = b""
        while piece := self.read(PIECE):
            lines = (rest + piece).split(b"\n")
            rest = lines.pop()
            yield from lines
            if len(rest) > MOST_LINE:
                too_long()
                yield b""
                while (piece := self.read(PIECE)) and b"\n" not in piece:
                    pass
                rest = piece.partition(b"\n")[2]
        if rest:
            yield rest


def opened(path: str, progress: Callable[[int], None]) -> Stream:
    """A file as a stream; StreamError where it can't be opened."""
    try:
        return Stream(Path(path).open("rb"), progress)
    except OSError as error:
        raise StreamError("no_file") from error
