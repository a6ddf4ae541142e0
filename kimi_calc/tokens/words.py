"""How many tokens a word makes, by its letters: measured averages (see weights.py)."""

from __future__ import annotations

# Tokens of a Latin word by its length, 1 to 16 letters: after a space, after nothing (at a line's
# start, or within camelCase) and after a symbol; written small, with a capital first, in capitals.
_LENGTHS = {
    (" ", "small"): "1 1 1.01 1.02 1.03 1.04 1.06 1.08 1.09 1.13 1.16 1.2 1.25 1.3 1.5 2.5",
    ("", "small"): "1 1 1.05 1.08 1.15 1.18 1.22 1.35 1.45 1.65 1.7 1.7 1.9 2.2 2.4 3",
    (".", "small"): "1.01 1.12 1.24 1.25 1.3 1.36 1.5 1.75 1.9 2.1 2.3 2.5 2.7 3 3.3 4.5",
    (" ", "first"): "1 1.02 1.02 1.04 1.15 1.19 1.15 1.32 1.4 1.45 1.6 1.7 1.8 1.9 2 2.5",
    ("", "first"): "1 1.02 1.05 1.06 1.1 1.13 1.13 1.26 1.26 1.38 1.55 1.6 1.9 2 2.1 2.6",
    (".", "first"): "1.05 1.8 1.6 1.5 1.6 1.6 1.75 2.1 2.2 2.2 2.3 2.5 2.6 2.8 3 3.5",
    (" ", "all"): "1 1.03 1.1 1.17 1.35 1.37 1.25 1.5 1.5 1.6 1.9 2.2 2.4 2.7 3 4",
    ("", "all"): "1 1.02 1.27 1.35 1.6 1.9 1.8 2.4 2.4 2.7 3 3.3 3.6 3.9 4.3 5",
    (".", "all"): "1.05 1.4 1.36 1.5 1.5 1.65 1.8 2.1 2.3 2.6 2.8 3.1 3.5 4 4.3 5",
}
_WORDS = {kind: tuple(map(float, row.split())) for kind, row in _LENGTHS.items()}
_LONGER = 0.35  # tokens a letter beyond 16
_SCRIPTS = (  # letters by script: first and last code point, tokens a letter
    (0x0370, 0x03FF, 0.6),  # Greek
    (0x0400, 0x052F, 0.385),  # Cyrillic
    (0x0590, 0x05FF, 0.62),  # Hebrew
    (0x0600, 0x06FF, 0.5),  # Arabic
    (0x0900, 0x0DFF, 0.75),  # of India
    (0x3040, 0x30FF, 0.70),  # kana
    (0xAC00, 0xD7AF, 0.92),  # hangul
)
_OTHER_LETTER = 1.1
_CASES = ("small", "first", "all")
# Some symbols are often one token with the word after them, most are not. Tokens more or less than
# above of a word after a symbol, written small, with a capital first, in capitals; else _LOOSE.
_JOINED = {
    ".": (-0.1, -0.3, 0.5),
    "_": (0.1, 0.2, -0.05),
    "@": (1.2, 1.0, 1.2),
    "(": (-0.05, -0.2, 0.5),
    "\t": (-0.1, 0.2, 0.5),
    "<": (-0.05, 0.0, 0.5),
    "-": (0.03, 0.35, 0.65),
    "/": (0.2, 0.4, 0.6),
    "\\": (0.05, 0.2, 0.5),
    "#": (0.0, 0.2, 0.5),
    "%": (0.0, 0.0, 0.0),
    "{": (0.2, 0.3, 0.5),
}
_LOOSE = (0.5, 0.45, 0.7)
_ALONE = ("", " ")


def tokens(before: str, word: str) -> float:
    """Tokens of a word with what it goes with: a space, a symbol of ASCII, or nothing ("")."""
    if word[0] >= "\u0250":
        return _script(word)
    if before in _ALONE:
        return _latin(before, word)
    return _JOINED.get(before, _LOOSE)[_CASES.index(_case(word))] + _latin(".", word)


def _latin(before: str, word: str) -> float:
    length = len(word)
    weights = _WORDS[before, _case(word)]
    weight = weights[length - 1] if length <= 16 else weights[15] + _LONGER * (length - 16)
    return 1 + 0.85 * (weight - 1)


def _case(word: str) -> str:
    return "small" if word[0].islower() else "all" if len(word) > 1 and word.isupper() else "first"


def _script(word: str) -> float:
    code = ord(word[0])
    for first, last, weight in _SCRIPTS:
        if first <= code <= last:
            return max(1.0, weight * len(word))
    return max(1.0, _OTHER_LETTER * len(word))
