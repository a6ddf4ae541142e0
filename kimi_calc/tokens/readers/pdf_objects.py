"""The objects of a PDF that PDFium wrote: each begins where a table says, none is compressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKENS = re.compile(
    rb"<<|>>|[\[\]]|\((?:[^\\()]|\\.)*\)|<[\dA-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)
_TABLE_LINE = re.compile(rb"(\d{10}) \d{5} ([nf])")


class _Word(NamedTuple):
    """A word of an object, and where it stands there."""

    start: int
    end: int
    text: bytes


class Dictionary(NamedTuple):
    """A dictionary: where it stands in its object, and where its values do, by key."""

    start: int
    end: int
    values: dict[bytes, tuple[int, int]]


def places(plain: bytes) -> tuple[dict[int, int], int]:
    """Where each object begins in a PDF that PDFium wrote, by its number, and where all end."""
    start = plain.rfind(b"startxref")
    number = re.compile(rb"startxref\s+(\d+)").match(plain, start) if start >= 0 else None
    end = int(number[1]) if number else start
    result: dict[int, int] = {}
    current = 0
    for line in plain[end:start].splitlines() if number else ():
        if found := _TABLE_LINE.match(line):
            if found[2] == b"n":
                result[current] = int(found[1])
            current += 1
        elif re.fullmatch(rb"\d+ \d+\s*", line):
            current = int(line.split()[0])
        elif line.startswith(b"trailer"):
            break
    return result, end


def referred(value: bytes) -> int:
    """The number of the object that a value, or the only one in its list, refers to, or -1."""
    found = re.match(rb"\[?\s*(\d{1,9}) \d+ R\s*\]?\Z", value)
    return int(found[1]) if found else -1


def first_values(body: bytes) -> dict[bytes, bytes]:
    """The values of the first whole dictionary that isn't in another one, by key."""
    found: dict[bytes, tuple[int, int]] = {}
    for dictionary in dictionaries(body):
        found = dictionary.values
        if dictionary.start <= 2:  # the outermost one, or that in a list
            break
    return {key: body[a:b] for key, (a, b) in found.items()}


def written(values: dict[bytes, bytes]) -> bytes:
    """A dictionary of these values, by key, as it is written in a PDF."""
    return b"<<%b>>" % b"".join(key + b" " + value for key, value in values.items())


def dictionaries(body: bytes) -> Iterator[Dictionary]:
    """Each dictionary of an object, inner ones first; not what stands in its stream."""
    # What is open: where it begins, and the words in it; a whole list or dictionary is a word.
    open_ones: list[tuple[int, list[_Word]]] = []
    for token in _TOKENS.finditer(body):
        word = token[0]
        if word in (b"<<", b"["):
            open_ones.append((token.start(), []))
            continue
        start = token.start()
        if word in (b">>", b"]"):
            if not open_ones:
                return
            start, words = open_ones.pop()
            if word == b">>":
                yield Dictionary(start, token.end(), _values(words))
        if not open_ones:
            return
        open_ones[-1][1].append(_Word(start, token.end(), word))


def _values(words: list[_Word]) -> dict[bytes, tuple[int, int]]:
    """Where the value of each key begins and ends."""
    result: dict[bytes, tuple[int, int]] = {}
    place = 0
    while place + 1 < len(words):
        key = words[place].text
        start, end, _ = words[place + 1]
        place += 2
        # A reference: two numbers and R.
        if place + 1 < len(words) and words[place + 1].text == b"R":
            end = words[place + 1].end
            place += 2
        result[key] = start, end
    return result
