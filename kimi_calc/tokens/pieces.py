"""Text → pieces, as the tokenizer of Kimi K2 and K3 splits it before any bytes are merged.

No token reaches from one piece into the next, so that a text can be counted piece by piece. The
rule is the tokenizer's own. It needs the package `regex`: `re` knows no scripts or categories.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_UPPER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]"
_LOWER = r"[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]"
_BEFORE = r"[^\r\n\p{L}\p{N}]?"
_SUFFIX = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"

# The first alternative that matches makes the piece, however long another would be.
_RULE = "|".join(
    (
        r"[\p{Han}]+",
        f"{_BEFORE}{_UPPER}*{_LOWER}+{_SUFFIX}",
        f"{_BEFORE}{_UPPER}+{_LOWER}*{_SUFFIX}",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)

# Where a text may be cut: between the two characters
#   1. x y: x a letter or number; y no letter, mark, number, apostrophe and not of the script Han,
#   2. x y: x a line feed; y no white space.
# Two things have to be shown: that no alternative can take x and y into one piece, and that none
# looks at y without taking it. Then what starts before the cut ends there or earlier, and is the
# same whether something follows or not; what follows starts at the cut in any case.
#
# Alternative         takes x and y of 1?                       of 2?
# Han+                y is not Han (〇 is a number, and Han)    x is not Han
# words, both         x is no first character; after a letter   a first character is no line feed,
#                     or inside a suffix come only letters,     letters and suffixes aren't either
#                     marks, an apostrophe
# numbers             y is no number                            x is no number
# symbols             x is no symbol                            y is no line end; nothing else
#                                                               comes after a line feed there
# white space, all 3  x is no white space                       y is no white space
#
# Only `\s+(?!\S)` looks ahead, at a place where white space ends. In 1 that is not before y, as x
# is none. In 2 it could be, but is never asked: white space up to x ends with a line feed, so that
# `\s*[\r\n]+`, an alternative before it, has matched.
#
# Read from right to left (?r), the first match is the last place.
_CUT = r"(?r)(?<=[\p{L}\p{N}])[^\p{L}\p{M}\p{N}\p{Han}']|(?<=\n)\S"

_USUAL = 64 * 1024  # characters: long enough that cutting costs nothing
_MOST = 1024 * 1024


def split(text: str) -> Iterator[str]:
    """The pieces of a text in their order; joined they are the text again.

    What letters, marks and scripts are is said by the Unicode version of the package `regex`,
    which may be newer than the tokenizer's: of characters some years old no difference is known.
    """
    return map(itemgetter(0), _compiled(_RULE).finditer(text))


def cut(text: str) -> int:
    """The last position known as safe for a cut, 0 if there is none.

    The pieces of `text[:cut]`, then those of `text[cut:]` and whatever text follows, are the
    pieces of the whole. Safe are the places after a word or number and after a line feed; texts
    have others, but those depend on more than two characters. Takes as long as the part after
    the cut.
    """
    found = _compiled(_CUT).search(text)
    return found.start() if found else 0


def chunks(pieces_of_text: Iterable[str]) -> Iterator[str]:
    """The same text in parts of about 64K characters, cut only where it is safe.

    `pieces_of_text` may be cut anywhere, as a file is read. No more than about a million
    characters are held. A part of that length without any safe place is cut anyway, which may
    change the count by about one token a million characters.
    """
    held: list[str] = []
    length = 0
    wanted = _USUAL
    for part in _short(pieces_of_text):
        held.append(part)
        length += len(part)
        if length < wanted:
            continue
        text = "".join(held)
        end = cut(text) or (length if length >= _MOST else 0)
        if end:
            yield text[:end]
            text = text[end:]
            wanted = _USUAL
        else:
            # Twice as much before the next search, or a text of single characters would be
            # searched once for each of them.
            wanted = min(2 * length, _MOST)
        held = [text]
        length = len(text)
    rest = "".join(held)
    if rest:
        yield rest


def _short(parts: Iterable[str]) -> Iterator[str]:
    """The same text in parts of at most 64K characters; an empty one stays as it is."""
    for part in parts:
        if len(part) <= _USUAL:
            yield part
        else:
            for start in range(0, len(part), _USUAL):
                yield part[start : start + _USUAL]


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # when first needed: it takes 20 ms

    return regex.compile(pattern, regex.VERSION1)  # version 1 has the set operation &&
