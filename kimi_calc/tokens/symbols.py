"""How many tokens symbols make: measured averages (see weights.py)."""

from __future__ import annotations

_ASCII_SYMBOLS = (1, 1.01, 1.15, 1.7, 2.15, 2.6, 3.15, 3.5, 4.3, 5)  # of different ones, by number


def symbols(piece: str) -> float:
    """Tokens of a piece that is made of symbols."""
    core = piece.strip(" \r\n")
    if core.isascii():
        kinds, length = len(set(core)), len(core)
        if kinds == 1:
            return 1.0 if length <= 5 else 1.4
        return _ASCII_SYMBOLS[length - 1] if length <= 10 else 0.47 * length
    each = list(map(symbol, core))
    if max(each) == 1.0:  # marks of print: two that often meet are one token
        return 1 + 0.3 * (len(core) - 1)
    return sum(each)


def symbol(letter: str) -> float:
    """Tokens of one symbol on its own."""
    code = ord(letter)
    if code < 0x2000:
        return 1.0
    if code < 0x2600 or 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF or letter == "\u2705":
        return 1.0
    return 2.4 if code >= 0x1F000 else 2.0
