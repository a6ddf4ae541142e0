"""Files as lines: packings, encodings, what is damaged, too long, or never ends."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tracemalloc
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from usage_logs.read_streams import (
    LINES,
    PACKERS,
    TEXT,
    ignored,
    packed_zstd,
    read,
    read_bytes,
    zstd,
)

from kimi_calc.usage_logs.files import packings, streams
from kimi_calc.usage_logs.files.streams import Stream, StreamError, opened


class Endless(io.RawIOBase):
    """The same bytes again and again, as many as are asked for."""

    def __init__(self, again: bytes, most: int | None = None) -> None:
        super().__init__()
        self._again = again
        self._left = most

    def read(self, size: int = -1) -> bytes:
        if self._left is not None:
            size = min(size, self._left)
            self._left -= size
        return (self._again * (size // len(self._again) + 1))[:size]


class Broken(io.BytesIO):
    """A disk that fails after what it has given."""

    def read(self, size: int | None = -1) -> bytes:
        if piece := super().read(size):
            return piece
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize("packer", PACKERS)
def test_lines_of_a_file_and_how_far_it_is(tmp_path: Path, packer: str) -> None:
    file = tmp_path / "log"
    file.write_bytes(PACKERS[packer](TEXT))
    progress: list[int] = []
    with opened(str(file), progress.append) as stream:
        assert stream.begins(20) == TEXT[:20]
        assert stream.begins(100_000) == TEXT[:100_000]
        assert read(stream) == (LINES, "", [])
    assert progress == sorted(progress)
    assert progress[-1] == file.stat().st_size


@pytest.mark.parametrize("packer", PACKERS)
def test_bytes_one_piece_after_the_other(packer: str) -> None:
    stream = Stream(io.BytesIO(PACKERS[packer](TEXT)), ignored)
    stream.begins(7)
    assert b"".join(iter(lambda: stream.read(1000), b"")) == TEXT


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("seed", range(5))
def test_pieces_may_end_anywhere(packer: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    lengths = random.choices((0, 1, 2, 5, 40), k=99)
    lines = [bytes(random.choices(b"ab \t", k=length)).strip() for length in lengths]
    lines.append(b"end")
    data = b"\n".join(lines)
    monkeypatch.setattr(streams, "PIECE", random.randint(1, 9))
    monkeypatch.setattr(packings, "PIECE", random.randint(1, 9))
    monkeypatch.setattr(streams, "_SAMPLE", 1)
    assert read_bytes(PACKERS[packer](data)) == (lines, "", [])


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_several_members_one_behind_the_other(packer: str) -> None:
    pack = PACKERS[packer]
    assert read_bytes(pack(b"a\nb") + pack(b"") + pack(b"c\n") + pack(b"d"))[0] == [
        b"a",
        b"bc",
        b"d",
    ]


def test_what_fills_up_packed_files() -> None:
    assert read_bytes(gzip.compress(b"a\n") + bytes(5000)) == ([b"a"], "", [])
    skipped = b"\x5a\x2a\x4d\x18" + (3).to_bytes(4, "little") + b"xyz"
    assert read_bytes(skipped + packed_zstd(b"a\n") + skipped) == ([b"a"], "", [])
    assert read_bytes(gzip.compress(b"a\nb") + b"garbage") == ([b"a"], "broken", [])


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_of_a_file_that_is_cut_off_all_whole_lines_before(packer: str) -> None:
    packed = PACKERS[packer](TEXT)
    lines, code, _ = read_bytes(packed[: len(packed) * 3 // 4])
    assert code == "broken"
    assert len(lines) > len(LINES) // 4
    assert lines == LINES[: len(lines)]


@pytest.mark.parametrize("length", [2, 3, 5, 10, 12])
def test_a_packed_file_that_ends_at_once(length: int) -> None:
    assert read_bytes(gzip.compress(b"a\n")[:length]) == ([], "broken", [])


def test_a_wrong_checksum_is_told_after_the_lines() -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[-5] ^= 1
    lines, code, _ = read_bytes(bytes(packed))
    assert code == "broken"
    assert lines == LINES[: len(lines)]
    assert len(lines) > len(LINES) // 2
    packed[len(packed) // 2] ^= 0xFF
    assert read_bytes(bytes(packed))[1] == "broken"


def test_a_disk_that_fails() -> None:
    assert read(Stream(Broken(b"a\nb\nc"), ignored)) == ([b"a", b"b"], "broken", [])


def zeros(length: int) -> bytes:
    """Packed zero bytes, as small as can be."""
    packer = zlib.compressobj(9, wbits=31)
    piece = bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(length >> 20)) + packer.flush()


@pytest.mark.parametrize("packer", ["gzip", "zstd"])
def test_a_bomb_is_refused_with_the_lines_before_it(
    packer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packings, "BOMB_SIZE", 20 << 20)
    pack = PACKERS[packer]
    start = pack(b"a\nb\n")
    bomb = zeros(40 << 20) if packer == "gzip" else pack(bytes(40 << 20))
    lines, code, _ = read_bytes(start + bomb)
    assert (lines, code) == ([b"a", b"b", b""], "bomb")  # the zeros are a line too long
    monkeypatch.setattr(packings, "BOMB_SIZE", 60 << 20)
    assert read_bytes(start + bomb)[1:] == ("", [3])


def test_a_zstd_file_that_would_need_gigabytes_of_memory() -> None:
    module = zstd()
    options = {module.CompressionParameter.window_log: 30}  # type: ignore[attr-defined]
    packer = module.ZstdCompressor(options=options)  # type: ignore[attr-defined]
    packed = packer.compress(b"a\n") + packer.flush()
    assert read_bytes(packed) == ([], "bomb", [])


def test_without_what_unpacks_zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = packed_zstd(b"a\n")
    monkeypatch.setitem(sys.modules, "backports", None)
    monkeypatch.setitem(sys.modules, "compression", None)
    with pytest.raises(StreamError, match="no_zstd"):
        Stream(io.BytesIO(packed), ignored).begins(5)


def test_a_line_that_is_too_long_is_passed_over_in_little_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "MOST_LINE", 1 << 20)
    monkeypatch.setattr(streams, "PIECE", 1 << 18)

    class Parts(io.RawIOBase):
        parts: Iterator[io.BufferedIOBase | io.RawIOBase] = iter(
            (io.BytesIO(b"a\n"), Endless(b"\0", 300 << 20), io.BytesIO(b"\nb\n"))
        )
        part: io.BufferedIOBase | io.RawIOBase = io.BytesIO()

        def read(self, size: int = -1) -> bytes:
            while not (piece := self.part.read(size)):
                following = next(self.parts, None)
                if following is None:
                    return b""
                self.part = following
            return bytes(piece)

    tracemalloc.start()
    try:
        lines, code, too_long = read(Stream(Parts(), ignored))  # type: ignore[arg-type]
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()
    assert (lines, code) == ([b"a", b"", b"b"], "")
    assert too_long == [2]  # told when it has been counted as the second line


def test_lines_at_the_bound_and_several_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_LINE", 100)
    monkeypatch.setattr(streams, "PIECE", 16)
    monkeypatch.setattr(streams, "_SAMPLE", 16)
    monkeypatch.setattr(packings, "PIECE", 16)
    data = b"\n".join([b"x" * 100, b"y" * 130, b"a", b"z" * 1000])
    lines, _, too_long = read_bytes(data)
    assert lines == [b"x" * 100, b"", b"a", b""]
    assert too_long == [2, 4]


def test_input_without_an_end_comes_line_by_line() -> None:
    stream = Stream(Endless(b"abc\n"), ignored)  # type: ignore[arg-type]
    lines = list(islice(stream.lines(lambda: None), 500_000))
    assert set(lines) == {b"abc"}


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_pipes_and_devices_aren_t_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path, tmp_path / "gone"):
        with pytest.raises(StreamError, match="no_file"):
            opened(str(path), ignored)
    with pytest.raises(StreamError, match="no_file"):
        opened("with\0zero", ignored)


def test_workbooks_come_as_they_are() -> None:
    data = b"PK\x03\x04\x00\xff\xfe\x00" + bytes(range(256)) * 5
    assert Stream(io.BytesIO(data), ignored).read(1) == data


@pytest.mark.parametrize("start", [b"SQLite format 3\0", b"BZh91AY", b"\xfd7zXZ\0", b"PAR1"])
def test_what_there_is_no_reader_for(start: bytes) -> None:
    with pytest.raises(StreamError, match="no_reader"):
        Stream(io.BytesIO(start + bytes(99)), ignored).begins(5)
