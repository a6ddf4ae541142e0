"""Files in any encoding come as UTF-8, also where it shows late or some bytes are wrong."""

from __future__ import annotations

import io

import pytest
from usage_logs.read_streams import LINES, PACKERS, TEXT, ignored, read, read_bytes

from kimi_calc.usage_logs.files.streams import Stream

CHINESE = "用户,模型,输入\n客服部门的机器人,kimi-k3,1200\n研发部,kimi-k2.6,300\n"


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
        *("gb18030", "gbk", "big5"),
    ],
)
@pytest.mark.parametrize("packer", PACKERS)
def test_every_encoding_comes_as_utf_8(encoding: str, packer: str) -> None:
    text = CHINESE * 20 if encoding != "big5" else CHINESE.replace("户", "戶") * 20
    text = text.encode(encoding, "ignore").decode(encoding)
    stream = Stream(io.BytesIO(PACKERS[packer](text.encode(encoding))), ignored)
    assert read(stream)[0] == text.encode().splitlines()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_json_in_utf_16(encoding: str) -> None:
    data = TEXT.decode().encode(encoding)
    assert read_bytes(data) == (LINES, "", [])


def test_an_encoding_that_shows_late() -> None:
    late = LINES * 4 + ["{客服部门：机器人的记录}".encode("gb18030")] * 5
    expected = LINES * 4 + ["{客服部门：机器人的记录}".encode()] * 5
    assert read_bytes(b"\n".join(late))[0] == expected


@pytest.mark.parametrize("before", [0, 40_000])
def test_a_wrong_byte_costs_nothing_else(before: int) -> None:
    lines = [b'{"n":1}'] * before + [b'{"user":"\xff"}', *(["{研发部}".encode()] * 30)]
    assert read_bytes(b"\n".join(lines))[0] == lines


def test_wrong_bytes_among_others_become_signs_of_it() -> None:
    lines = CHINESE.encode("gb18030").splitlines() * 10
    broken = [*lines, "研发部,kimi-k2.6,".encode("gb18030") + b"\xff\xff300", b"last,a,1"]
    found = read_bytes(b"\n".join(broken))[0]
    assert found[:-2] == CHINESE.encode().splitlines() * 10
    assert "\ufffd".encode() in found[-2]
    assert found[-2].endswith(b"300")
    assert found[-1] == b"last,a,1"


def test_zeros_round_a_line_are_left_out_and_within_it_they_stay() -> None:
    data = b'{"n":1}\n\0\0\0{"n":2}\n' + bytes(4096) + b'\n{"n":\x003}\n{"n":4}' + bytes(9)
    assert read_bytes(data)[0] == [b'{"n":1}', b'{"n":2}', b"", b'{"n":\x003}', b'{"n":4}']


def test_ends_of_lines() -> None:
    assert read_bytes(b"a\r\nb\n\nc")[0] == [b"a\r", b"b", b"", b"c"]
    assert read_bytes(b"a\rb\rc")[0] == [b"a", b"b", b"c"]
    assert read_bytes(b"")[0] == []
    assert read_bytes(b"\n")[0] == [b""]
    assert read_bytes(b"\xef\xbb\xbfa\n")[0] == [b"a"]
    assert read_bytes(b"\xef\xbb\xbf") == ([], "", [])
