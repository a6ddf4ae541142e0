"""The standard input as a document: a text as it comes, what is packed (Word, PDF) as a whole."""

from __future__ import annotations

import codecs
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kimi_calc.pricing import PricingError
from kimi_calc.tokens.documents import Document, is_packed, is_too_big, kind_of, naming
from kimi_calc.tokens.readers.encodings import detect, meant
from kimi_calc.tokens.refusals import REASONS, DocumentError

STANDARD_INPUT = "-"
"""How the standard input is named among files; a file of that name is ./-."""

_PATH = Path(STANDARD_INPUT)
_BLOCK = 1 << 18  # bytes


def read_standard_input(encoding: str | None = None) -> Document:
    """What is piped in, looked at as documents.read() does; its text can be read once.

    A text is read in the encoding given, or in the one detected, and may have no end. DocumentError
    for what can't be read; PricingError where there is no standard input.
    """
    head = read_bytes(_BLOCK)
    if is_packed(head):
        file = _kept(head)
        try:
            with naming(_PATH):
                return _Packed(_PATH, kind_of(_PATH, file, head), file=file)
        except BaseException:
            file.close()
            raise
    kind_of(_PATH, BytesIO(head), head)  # a picture, an archive
    codec = detect(head, _PATH) if encoding is None else meant(encoding, head)
    if codec is None:
        raise DocumentError("unknown_encoding", _PATH)
    text = _Text(_PATH, "text", codec)
    text.head = head
    text.parts = None if head else 0
    return text


def refuse_twice(names: Sequence[str]) -> None:
    """PricingError where the standard input is named again: once read, there is no more of it."""
    if names.count(STANDARD_INPUT) > 1:
        raise PricingError("the standard input (-) can be read once: name it once")


def read_bytes(most: int) -> bytes:
    """The next bytes of the standard input, none at its end; PricingError where there are none."""
    if sys.stdin is None:
        raise PricingError(
            "the standard input (-) is closed: pipe something in (kimi-calc … - < FILE), or name "
            "a file instead of -"
        )
    try:
        block: bytes | None = sys.stdin.buffer.read(most)
        if block is None:  # somebody has it not wait
            os.set_blocking(sys.stdin.fileno(), True)
            block = sys.stdin.buffer.read(most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PricingError(
            f"the standard input (-) can't be read ({reason}): name a file"
        ) from None
    return block


def refusal(error: DocumentError, *, of_input: bool) -> str:
    """Why a document can't be read, or the standard input."""
    if of_input:
        return f"the standard input {REASONS[error.reason]}"
    if error.reason == "not_a_file":
        return f"{error.path}: {REASONS[error.reason]}, or send it to the standard input (-)"
    return str(error)


class _Text(Document):
    """A text that is decoded while it comes in."""

    head: bytes

    def texts(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.encoding or "utf-8")("replace")
        block, start = self.head, True
        while block:
            text = decoder.decode(block)
            if start:
                text, start = text.removeprefix("\ufeff"), False
            self.undecodable += text.count("\ufffd")
            yield text
            block = read_bytes(_BLOCK)
        text = decoder.decode(b"", final=True)
        self.undecodable += text.count("\ufffd")
        yield text


class _Packed(Document):
    """A document in a file of nobody's, which is gone with its text."""

    def texts(self) -> Iterator[str]:
        try:
            yield from super().texts()
        finally:
            if self.file:
                self.file.close()


def _kept(head: bytes) -> BinaryIO:
    """All that is piped in, in a file without a name: whatever ends the program, it is gone.

    DocumentError where that is more than a document may have.
    """
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed with its document
        block = head
        while block:
            if is_too_big(file.tell() + len(block)):
                file.close()
                raise DocumentError("too_big", _PATH)
            file.write(block)
            block = read_bytes(_BLOCK)
        file.flush()
    except OSError as error:
        raise PricingError(
            f"the standard input (-) can't be kept while it is read ({error.strerror}): save it as "
            "a file and name that"
        ) from None
    return file
