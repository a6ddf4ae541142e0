"""Text files: the encoding they are in, given or detected, and what they hold."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from typing import BinaryIO

from kimi_calc.tokens.readers import encoding_samples, encodings
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.refusals import DocumentError

_HEAD = 64 * 1024  # bytes that an encoding is told from, beside the document's head
_MOST_ASCII = 64 * 1024 * 1024  # bytes without any other character, after which it is UTF-8
_BLOCK = 256 * 1024  # bytes decoded at once


def encoding_of(file: BinaryIO, head: bytes, given: str | None) -> str:
    """The one of encodings.ENCODINGS that is meant by the name given; without one, the detected.

    The file is one from which only its head was read; how far it is read after that is open.
    DocumentError: "unknown_encoding" for such a name, "binary" for what is no text.
    """
    if given is not None:
        codec = encodings.meant(given, head)
        if codec is None:
            raise DocumentError("unknown_encoding")
        return codec
    # Source code may be a long way in English before the first comment in Chinese. A line's end
    # is the end of a character too.
    head += file.readline(_HEAD)
    block = head if 0 in head else encoding_samples.sampled(head, file)
    while block and 0 not in block and block.isascii() and file.tell() < _MOST_ASCII:
        block = file.read(_BLOCK)
    found = block or head
    while 0 not in found and encoding_samples.says_little(found) and file.tell() < _MOST_ASCII:
        block = file.read(_BLOCK)
        if not block:
            break
        found += encoding_samples.beyond_ascii(block)
    return encodings.detect(found)


def texts(file: BinaryIO, encoding: str, progress: Progress) -> Iterator[str]:
    """What the file holds, in blocks cut anywhere. Moves progress.done; counts what is no text."""
    # No more than there is now: a log may grow as fast as it is read.
    size = progress.parts = os.fstat(file.fileno()).st_size
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    read = 0
    while read < size and (block := file.read(min(_BLOCK, size - read))):
        text = decoder.decode(block)
        if read == 0:
            text = text.removeprefix("\ufeff")
        read += len(block)
        progress.done = read / size
        progress.undecodable += text.count("\ufffd")
        yield text
    text = decoder.decode(b"", final=True)
    progress.undecodable += text.count("\ufffd")
    yield text
