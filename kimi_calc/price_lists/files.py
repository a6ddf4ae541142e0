"""The text of a price list file, or why it has none."""

from __future__ import annotations

from pathlib import Path

from kimi_calc import user_files
from kimi_calc.price_lists.faults import Faults, Place, shown

MOST_BYTES = 32 * 1024  # a list of 12 models has 3 KB


def read_text(name: str, faults: Faults, most: int = MOST_BYTES) -> str:
    """The text of a file of at most so many bytes; the error of `faults` where it is none."""
    return _decoded(_content(name, faults, most), faults)


def _content(name: str, faults: Faults, most: int) -> bytes:
    try:
        return user_files.read(Path(name), most)
    except user_files.NoOrdinaryFile:
        faults.only("no_ordinary_file")
    except user_files.TooLarge:
        faults.only("too_large", most=most >> 10)
    except OSError as error:
        faults.only("unreadable", reason=shown(str(error.strerror)))


def _decoded(content: bytes, faults: Faults) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.only("utf_16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        faults.only("maybe_gbk" if _is_gbk(content) else "not_utf_8", Place(line, column))


def _is_gbk(content: bytes) -> bool:
    """Whether the bytes could be a Chinese text in the encoding that Windows takes there."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
