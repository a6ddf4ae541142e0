"""A vocabulary file → a Tokenizer, which counts the tokens of texts exactly.

The file is the one that Kimi K2 and K3 are published with, `tiktoken.model`. It isn't part of
this program; who has it may load it.
"""

from __future__ import annotations

import os
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from kimi_calc import user_files
from kimi_calc.tokens.merges import PieceCounts
from kimi_calc.tokens.pieces import chunks, split

_MOST_BYTES = 32 * 1024 * 1024  # that of Kimi K2/K3 has 2.8 MB
_MOST_LINES = 1_000_000  # about 150 MB of memory; that of Kimi K2/K3 has 163,584
_MOST_DIGITS = 9
_REMEDY = "choose the file tiktoken.model that the model is published with"


class _Known(NamedTuple):
    """A vocabulary by its tokenizer's name in price lists, and as people are told of it."""

    tokenizer: str
    name: str


_KNOWN = {  # by the SHA-256 of the file
    "b6c497a7469b33ced9c38afb1ad6e47f03f5e5dc05f15930799210ec050c5103": _Known(
        "kimi-k2", "Kimi K2/K3"
    ),
}


class VocabularyError(ValueError):
    """A vocabulary file that can't be used. The message names file and line and says what to do.

    `line` counts from 1; it is None where the file as a whole is refused.
    """

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        place = path if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {message}")
        self.path = path
        self.line = line


class Tokenizer:
    """Counts tokens with a vocabulary, as the model does: the count of the text and no more.

    Special tokens written in a text, such as `<|im_end|>`, count as ordinary text. What a chat
    adds to each message is not counted. `sha256` is that of the vocabulary file in hexadecimal
    digits; `known` says whether it is a file whose counts have been compared with the model's,
    `name` is which.
    """

    def __init__(self, ranks: dict[bytes, int], file_sha256: str) -> None:
        self.sha256 = file_sha256
        known = _KNOWN.get(file_sha256)
        self.known = known is not None
        self.name = known.name if known else "unknown vocabulary"
        self._tokenizer = known.tokenizer if known else None
        self._counts = PieceCounts(ranks)

    def fits(self, tokenizer: str | None) -> bool:
        """Whether its counts hold for models with the tokenizer of this name; None: not public.

        An unknown vocabulary is taken for that of any public one: who loaded it chose it.
        """
        return tokenizer is not None and self._tokenizer in {None, tokenizer}

    def count(self, text: str) -> int:
        """The tokens of a text, exact. No text is refused; a megabyte takes about 1 s."""
        return sum(map(self._counts.__getitem__, split(text)))

    def count_chunks(self, texts: Iterable[str]) -> int:
        """The tokens of all texts joined, in bounded memory, wherever the text was cut.

        Exact, but for about one token more or less for every million characters that have no
        safe place for a cut (see `pieces.chunks`).
        """
        return sum(map(self.count, chunks(texts)))


def load_vocabulary(path: str | os.PathLike[str]) -> Tokenizer:
    """Read and check a vocabulary file: on every line a token in base64, a space, its rank.

    VocabularyError for a file that can't be read, is over 32 MB or is not wholly right. A right
    one that isn't that of Kimi K2/K3 is taken, but see `Tokenizer.known`: it is split by their
    rule, which need not be its own. Takes 0.3 s, so not on the way to the first window.
    """
    name = os.fspath(path)
    content = _content(name)
    ranks = _ranks(content, name)
    missing = next((byte for byte in range(256) if bytes((byte,)) not in ranks), None)
    if missing is not None:
        what = f"lacks the single byte 0x{missing:02X}" if ranks else "is empty"
        raise VocabularyError(f"{what}, so it is no whole vocabulary: {_REMEDY}", path=name)
    return Tokenizer(ranks, sha256(content).hexdigest())


def _content(name: str) -> bytes:
    try:
        return user_files.read(Path(name), _MOST_BYTES)
    except user_files.NoOrdinaryFile:
        message = "is no ordinary file: choose a vocabulary file"
    except user_files.TooLarge:
        message = f"is too large for a vocabulary (over {_MOST_BYTES >> 20} MB): {_REMEDY}"
    except OSError as error:
        message = f"can't be read ({error.strerror}): choose another file"
    raise VocabularyError(message, path=name)


def _ranks(content: bytes, path: str) -> dict[bytes, int]:
    """The tokens and their ranks, from lines that end as on any system; empty ones are skipped."""
    ranks: dict[bytes, int] = {}
    used: set[int] = set()
    for number, line in enumerate(BytesIO(content), 1):
        if number > _MOST_LINES:
            raise VocabularyError(f"has over {_MOST_LINES:,} lines: {_REMEDY}", path=path)
        entry = line.strip()
        if not entry:
            continue
        token, rank = _token_and_rank(entry, path, number)
        if token in ranks or rank in used:
            what = "token" if token in ranks else "rank"
            raise VocabularyError(
                f"{_shown(entry)} has a {what} that stood before: {_REMEDY}",
                path=path,
                line=number,
            )
        ranks[token] = rank
        used.add(rank)
    return ranks


def _token_and_rank(entry: bytes, path: str, line: int) -> tuple[bytes, int]:
    written, space, digits = entry.partition(b" ")
    # Only digits: int() takes `-1`, `1_0` and white space too.
    if not (space and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise VocabularyError(
            f"{_shown(entry)} is not a token in base64, a space and a rank: {_REMEDY}",
            path=path,
            line=line,
        )
    try:
        token = a2b_base64(written, strict_mode=True)
    except Base64Error:
        token = b""
    if not token:
        raise VocabularyError(
            f"{_shown(written)} is no token in base64: {_REMEDY}", path=path, line=line
        )
    return token, int(digits)


def _shown(entry: bytes) -> str:
    """A few bytes in quotation marks, all printable."""
    return ascii(entry[:20])[1:] + ("…" if len(entry) > 20 else "")
