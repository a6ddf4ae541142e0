"""The characters of what was typed or pasted: ordinary ones, and none that nobody can see."""

from __future__ import annotations

import re

from kimi_calc.pricing.errors import QuantityError

_LONGEST_TEXT = 10_000  # characters; a whole document pasted by mistake gets its own message

# Full-width forms (what a Chinese input method commits) and the spaces of spreadsheets, letter by
# letter. Not NFKC: that turns 10² into 102 and ½ into 1⁄2.
_ORDINARY = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ORDINARY |= dict.fromkeys((*range(0x2000, 0x200B), 0x3000, 0x00A0, 0x202F, 0x205F), 0x20)
_ORDINARY |= {ord("−"): ord("-")}
# What Unicode says is never drawn, where its font has nothing for it: marks of direction and of
# where a line may break, joiners, variants, tags. Letters that are blanks (of Hangul) are none.
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
# From here on all is shown backwards, digits too, to the mark of its end: 123 is seen as 321.
_BACKWARDS = re.compile("\u202e([^\u202c\u2028\u2029\r\n]*)")
_BETWEEN_CELLS = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")


def without_invisible(text: str) -> str:
    r"""A text without the characters that calculators, web pages and spreadsheets hide in it.

    The mark that has what follows shown backwards is "\\ufffd" where that is seen otherwise than it
    is read: then it is no number.
    """
    if text.isascii():
        return text
    if "\u202e" in text:
        text = _BACKWARDS.sub(_shown_backwards, text)
    return re.sub(_INVISIBLE, "", text)


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in a text."""
    return not without_invisible(text).strip()


def in_half_width(text: str) -> str:
    """A text without what is invisible, its full-width forms and blanks as ordinary ones."""
    return text if text.isascii() else without_invisible(text).translate(_ORDINARY)


def ordinary_text(text: str) -> str:
    """The text in ordinary characters, with single spaces and nothing invisible.

    "" where nothing is left of it. QuantityError where it is far too long for a number, and where
    it is several cells of a table, or several lines.
    """
    if not text.strip():
        return ""
    if len(text) > _LONGEST_TEXT:
        raise QuantityError(
            f"a text of {len(text)} characters is no number: type one such as 45,000",
            code="too_long",
            length=len(text),
        )
    inner = without_invisible(text).strip()
    in_one = inner.translate(_BETWEEN_CELLS)
    if in_one != inner:
        shown = shortened(in_one)
        raise QuantityError(
            f"{shown!r} is several cells or lines: paste one number",
            code="several_cells",
            text=shown,
        )
    return re.sub(" +", " ", inner.translate(_ORDINARY)).strip(" ")


def _shown_backwards(match: re.Match[str]) -> str:
    seen = re.sub(_INVISIBLE, "", match[1])
    return seen if seen == seen[::-1] else f"\ufffd{seen}"


def shortened(text: str, most: int = 24) -> str:
    """A text as an error message quotes it, with `most` characters at most."""
    return text if len(text) <= most else text[: most - 1] + "…"
