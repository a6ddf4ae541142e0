"""The bytes of a text file that its encoding is told from."""

from __future__ import annotations

import os
import re
from typing import BinaryIO

from kimi_calc.tokens.readers.encodings import is_utf_8

_ASCII = bytes(range(0x80))
_FEW = 64  # bytes
_PLACES = 7  # of a file, beside its beginning
_A_PLACE = 16 * 1024  # bytes
_OF_A_PLACE = 1024  # bytes of lines that aren't ASCII
# In none of the encodings is such a byte the end of a longer character (but in UTF-16).
_BETWEEN = re.compile(rb"[\0-/]")


def sampled(head: bytes, file: BinaryIO) -> bytes:
    """What tells more than the head, from which all but ASCII comes that is at other places.

    One letter of a name may be all that the first thousand lines of a table have beyond ASCII.
    The head itself if it is UTF-8 beyond ASCII, or the file has no more. The file is read on
    from where it is.
    """
    here = file.tell()
    size = file.seek(0, os.SEEK_END)
    found = []
    if size > len(head) and (head.isascii() or not is_utf_8(head)):
        for place in range(1, _PLACES + 1):
            file.seek(len(head) + (size - len(head)) * place // (_PLACES + 1))
            found.append(beyond_ascii(file.read(_A_PLACE)))
    file.seek(here)
    if not any(found):
        return head
    return b"".join(
        [*found, *(line for line in head.splitlines(keepends=True) if not line.isascii())]
    )


def says_little(found: bytes) -> bool:
    """Whether so few bytes are not ASCII that a damaged place may be all that they are."""
    beyond = len(found.translate(None, _ASCII))
    return 0 < beyond < _FEW and not is_utf_8(found)


def beyond_ascii(block: bytes) -> bytes:
    """Some lines of a block that has been cut anywhere; none if it is no text."""
    cuts = [found.end() for found in _BETWEEN.finditer(block)]
    if 0 in block or not cuts:
        return b""
    lines = block[cuts[0] : cuts[-1]].splitlines(keepends=True)
    some = b"".join(line for line in lines if not line.isascii())
    last = some[_OF_A_PLACE:]
    end = _BETWEEN.search(last)
    return some[: _OF_A_PLACE + end.end()] if end else some
