"""Packed files (gzip, zstd) as streams: of any size in little memory, bombs refused."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

PIECE = 1 << 18
"""Bytes that are read at once."""

BOMB_SIZE = 1 << 31
BOMB_RATIO = 200
"""What unpacks to more than so many bytes, and so many times its size, is no log."""

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
_SKIPPED_BY_ZSTD = b"\x2a\x4d\x18"  # behind a byte from 0x50 to 0x5F: what others put in between
_MAGIC = 4  # bytes


class StreamError(Exception):
    """Why a file can't be read, or not to its end: a code of messages.FILES."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Source:
    """The bytes of a file as they lie there; `consumed` of them are read."""

    def __init__(self, file: BinaryIO) -> None:
        self.consumed = 0
        self._file = file

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; b"" at the end."""
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise StreamError("broken") from error
        self.consumed += len(piece)
        return piece


class _Unpacker(Protocol):
    """What unpacks one member of a file."""

    @property
    def eof(self) -> bool:
        """Whether it is over."""

    @property
    def unused_data(self) -> bytes:
        """What came behind its end."""

    @property
    def is_hungry(self) -> bool:
        """Whether all data that it was given is used."""

    def take(self, data: bytes, most: int) -> bytes:
        """Unpack `data` behind what wasn't yet, to at most so many bytes."""


class _Gzip:
    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(wbits=31)

    def take(self, data: bytes, most: int) -> bytes:
        unpacker = self._unpacker
        return unpacker.decompress(unpacker.unconsumed_tail + data, most)

    @property
    def is_hungry(self) -> bool:
        return not self._unpacker.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._unpacker.eof

    @property
    def unused_data(self) -> bytes:
        return self._unpacker.unused_data


class _Zstd:
    def __init__(self, module: Any) -> None:
        self._unpacker = module.ZstdDecompressor()

    def take(self, data: bytes, most: int) -> bytes:
        unpacked: bytes = self._unpacker.decompress(data, most)
        return unpacked

    @property
    def is_hungry(self) -> bool:
        return bool(self._unpacker.needs_input)

    @property
    def eof(self) -> bool:
        return bool(self._unpacker.eof)

    @property
    def unused_data(self) -> bytes:
        unused: bytes = self._unpacker.unused_data
        return unused


class Unpacked:
    """The bytes of a packed source, member after member."""

    def __init__(self, source: Source, start: bytes) -> None:
        """`start` are the first bytes of the source, already read; see packing()."""
        self._source = source
        self._data = start
        self._new, self._errors = _unpackers(start)
        self._unpacker: _Unpacker | None = None
        self._made = 0

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; b"" at the end."""
        try:
            while self._unpacker or self._begin():
                if piece := self._some(size):
                    self._made += len(piece)
                    if self._made > max(BOMB_SIZE, BOMB_RATIO * self._source.consumed):
                        raise StreamError("bomb")
                    return piece
        except MemoryError as error:
            raise StreamError("bomb") from error
        except self._errors as error:
            raise StreamError("bomb" if "memory" in str(error) else "broken") from error
        return b""

    def _begin(self) -> bool:
        """Begin with the next member; False if there is none."""
        data = self._data.lstrip(b"\0")  # tapes are filled up so
        while len(data) < _MAGIC and (more := self._source.read(PIECE)):
            data = (data + more).lstrip(b"\0")
        self._data = data
        if not data:
            return False
        if not packing(data):
            raise StreamError("broken")
        self._unpacker = self._new()
        return True

    def _some(self, size: int) -> bytes:
        unpacker = self._unpacker
        assert unpacker
        if not self._data and unpacker.is_hungry:
            self._data = self._source.read(PIECE)
        data, self._data = self._data, b""
        piece = unpacker.take(data, size)
        if not (data or piece or unpacker.eof) and unpacker.is_hungry:
            raise StreamError("broken")  # cut off
        if unpacker.eof:
            self._data = unpacker.unused_data
            self._unpacker = None
        return piece


def packing(start: bytes) -> str:
    """How a file that begins so is packed: "gzip", "zstd" or ""."""
    if start.startswith(GZIP):
        return "gzip"
    if start.startswith(ZSTD) or (start[1:4] == _SKIPPED_BY_ZSTD and start[0] >> 4 == 5):
        return "zstd"
    return ""


def _unpackers(start: bytes) -> tuple[Callable[[], _Unpacker], type[Exception]]:
    if packing(start) == "gzip":
        return _Gzip, zlib.error
    module = _zstd_module()
    return lambda: _Zstd(module), module.ZstdError


def _zstd_module() -> Any:
    try:
        if sys.version_info >= (3, 14):  # from then on Python has it itself
            import compression.zstd

            return compression.zstd
        import backports.zstd
    except ImportError:
        raise StreamError("no_zstd") from None
    return backports.zstd
