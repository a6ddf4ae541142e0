"""Texts of a page as they are compared: one line, half width, nothing in them that isn't seen."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kimi_calc.pricing.characters import without_invisible

_MOST_SHOWN = 80

_LETTERS: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_LETTERS.update(dict.fromkeys((0xFFE5, 0xA5), "¥"))
_LETTERS.update(dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-"))
_LETTERS.update({0x3010: "[", 0x3011: "]", 0xFF5F: "(", 0xFF60: ")", 0x2009: " ", 0xFE6B: "@"})
_LETTERS.update({0x2264: "≤", 0x2A7D: "≤", 0x2266: "≤", 0x2265: "≥", 0x2A7E: "≥", 0x2267: "≥"})


def plain(text: str) -> str:
    """The text on one line, in half width, without marks that can't be seen; case is kept.

    Letter by letter: a superscript or a fraction stays what it is.
    """
    return " ".join(without_invisible(text).translate(_LETTERS).split())


@lru_cache(1 << 14)  # a page is read beside several lists
def folded(text: str) -> str:
    """As `plain`, in small letters."""
    return plain(text).lower()


_NOTE = re.compile(r"(?<=[^0-9\s]) ?(?:\^ ?[0-9]{1,2}|[⁰¹²³⁴-⁹]{1,2}|\[\^?[0-9]{1,2}\])$")


def without_note(text: str) -> str:
    """The text without the number of a footnote at its end; one after a digit may be a power."""
    return _NOTE.sub("", text.rstrip()).rstrip()


def shown(text: str) -> str:
    """A text of a page as a sentence can show it: one short line."""
    line = "".join(one if one.isprintable() else " " for one in plain(text))
    line = line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"
    return line or "-"


def is_wordless(text: str) -> bool:
    """Whether there is neither a letter nor a digit nor a sign of money in a text."""
    return not any(one.isalnum() or unicodedata.category(one) == "Sc" for one in plain(text))
