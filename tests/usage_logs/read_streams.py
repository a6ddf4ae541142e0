"""How tests read streams: all lines, what ended them, and how files are packed."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable

import pytest

from kimi_calc.usage_logs.files.streams import Stream, StreamError

LINES = [b'{"model":"kimi-k3","n":%d}' % number for number in range(30_000)]
TEXT = b"\n".join(LINES) + b"\n"


def ignored(_: int) -> None:
    """Nobody watches how far it is."""


def zstd() -> object:
    return pytest.importorskip(
        "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    )


def packed_zstd(data: bytes) -> bytes:
    packed: bytes = zstd().compress(data)  # type: ignore[attr-defined]
    return packed


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda data: data,
    "gzip": gzip.compress,
    "zstd": packed_zstd,
}


def read(stream: Stream) -> tuple[list[bytes], str, list[int]]:
    """The lines, the code of what ended it, and which were too long."""
    lines: list[bytes] = []
    too_long: list[int] = []
    try:
        for line in stream.lines(lambda: too_long.append(len(lines))):
            lines.append(line)  # noqa: PERF402  # those before an error are wanted
    except StreamError as error:
        return lines, error.code, too_long
    return lines, "", too_long


def read_bytes(data: bytes) -> tuple[list[bytes], str, list[int]]:
    return read(Stream(io.BytesIO(data), ignored))
