"""How many tokens one sign makes: a symbol, a number or white space beyond ASCII (see weights.py).

A sign is two to four bytes. Those in everyday use are one token each; of the others two bytes are
merged in some blocks of Unicode and not in others. Measured block by block.
"""

from __future__ import annotations

from functools import cache

_EVERYDAY = frozenset(
    "\xa0\u2002\u2003\u2005\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u3000\ufe0f\ufeff\u20e3"
    "‐‑–—―‖‘’‚“”„•…‧‰′″›※€℃™ⅰⅱⅲ←↑→↓∀−√∞∩∶≠≤≥⊙⋯①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷"
    "─━│┃┆┊└═║╔╗╝▀▄▅█░■□△►▼▽◇○◎●★♂⟨⟩⭐、。〇〈〉《》「」『』【】〓〔〕〖〗〜・㎡︰﹐﹑！％（），－．／：；？～￥\ufffd"
    "⁻₀₁₂₃₄₊"
)
_TWO_OF_LATIN = frozenset("\x85¨¯¸")
# Where even the first bytes are merged with nothing: first and last code point, tokens a sign.
_BLOCKS = (
    (0x80, 0x9F, 1.8),  # controls: mostly text that was decoded wrongly
    (0x2340, 0x243F, 3.0),  # keyboards, dentistry, pictures of controls
    (0x26C0, 0x26FF, 3.0),  # the latter half of the miscellaneous symbols
    (0x2780, 0x27BF, 3.0),  # circled digits of dingbats, arrows
    (0x2840, 0x29FF, 3.0),  # Braille, arrows, mathematical symbols
    (0x2A40, 0x2FFF, 3.0),
    (0x3180, 0x31FF, 3.0),
    (0x3240, 0x337F, 3.0),  # circled ideographs and numbers beyond twenty, squared words
    (0x33C0, 0x33FF, 3.0),
    (0xA000, 0xABFF, 3.0),
    (0xE000, 0xF8FF, 3.0),  # private: symbols of fonts, as PDF files have them
    (0xFF66, 0xFFDC, 2.5),  # half-width letters
    (0x10000, 0x1D3FF, 4.0),
    (0x1D400, 0x1D7FF, 2.5),  # letters of mathematics
    (0x1D800, 0x1EFFF, 4.0),
    (0x1F000, 0x1F1BF, 3.0),
    (0x1F200, 0x1F3BF, 3.0),  # emoji: weather, plants, food, sports
    (0x1F3C0, 0x1F3FF, 2.0),
    (0x1F400, 0x1F43F, 3.0),  # emoji: animals
    (0x1F440, 0x1F57F, 2.0),  # emoji: people, hearts, things
    (0x1F580, 0x1F5FF, 3.0),
    (0x1F600, 0x1F67F, 2.0),  # emoji: faces
    (0x1F680, 0x1FFFF, 3.0),  # emoji: traffic, newer ones
    (0x20000, 0x10FFFF, 4.0),
)
# Of the everyday ones those that are two tokens with a space before them. A sign of two tokens is
# mostly two with the space too, but not the Chinese and full-width ones.
_NO_SPACE = frozenset("═━║■□△▼▽◇○◎★↓÷™‰※¥①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷")
ONE_AFTER_SPACE = frozenset("†₹№↔⇑⇒∂∃∅∈∉∏∑∘∧∨∪∫≅≡⊆⊗⊥▸✅😉🙂")
"""Of the signs of two tokens those that are one together with a space before them."""


@cache
def one(sign: str) -> float:
    """Tokens of one sign on its own."""
    code = ord(sign)
    if code < 0x80 or sign in _EVERYDAY:
        return 1.0
    for first, last, weight in _BLOCKS:
        if first <= code <= last:
            return weight
    if code < 0x2000:
        return 2.0 if sign in _TWO_OF_LATIN else 1.0
    # Half of a character, as a clipboard may hold it, is counted as one sign for "no character".
    return 1.0 if 0xD800 <= code <= 0xDFFF else 2.0


def takes_space(sign: str) -> bool:
    """Whether a space before the sign makes no token more."""
    if "\u3000" <= sign < "\ue000" or "\uff00" <= sign < "\ufffd":
        return False
    return sign not in _NO_SPACE
