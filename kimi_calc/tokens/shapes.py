"""Text → the shapes of its pieces: what the estimate weighs, and how often each comes.

The pieces are cut as the tokenizer of the Kimi K2 models cuts them before it merges bytes within
each (its rule is public; pieces.py has it as it is). How much a word weighs depends on its length,
on small and capital letters and on what stands before it, not on its letters. So every small
letter of ASCII is read as "a", every capital as "A", every digit as "0": a million characters of
English have some 40,000 different pieces, but 1,500 shapes.
"""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_lowercase, ascii_uppercase, digits

from kimi_calc.tokens.runs import IN_BLANK_LINE, spaces

HAN = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufad9\U00020000-\U000323af"
)
"""Chinese characters, for a character class: Unicode's script Han."""

_SMALL = "a-z\u00df-\u00f6\u00f8-\u00ff"
_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_SYMBOL = (  # ASCII, Latin-1, marks and symbols of print, Chinese punctuation, full-width forms
    r"\t\x01\x02 -/:-@\[-`{-~\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f"
    r"\u20a0-\u20cf\u2100-\u2bff\u3000-\u3004\u3008-\u3020\u3030\uff01-\uff0f\uff1a-\uff20"
    r"\uff3b-\uff40\uff5b-\uff65"
)
_NUMBER = (  # beside the decimal digits: superscripts, fractions, Roman and circled numbers
    r"\xb2\xb3\xb9\xbc-\xbe\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2189\u2460-\u249b"
    r"\u24ea-\u24ff\u2776-\u2793\u3192-\u3195\u3220-\u3229\u3248-\u324f\u3251-\u325f"
    r"\u3280-\u3289\u32b1-\u32bf"
)
_APOSTROPHES = "\x01\x02"  # in a shape: what begins one of the endings, of one letter and of two
_ENDING = "(?:\x01[aA]|\x02[aA]{2})?"
# This rule is for `re`, which is three times as fast as `regex` but knows no letters by case or
# script: a piece in some thousand differs. What doesn't give back (++, ?+) is there for speed; no
# alternative needs it back.
_PIECE = re.compile(
    rf"[{_SYMBOL}]?+[{_CAPITAL}]*+[{_SMALL}]++{_ENDING}"
    rf"|[{HAN}]++"
    rf"|[{_SYMBOL}]?+[{_CAPITAL}]++{_ENDING}"
    rf"|[\d{_NUMBER}]{{1,3}}"
    r"| ?(?:[^\w\s]|_)++[\r\n]*+"
    r"|\s*[\r\n]+|\s+(?!\S)"
    # other letters; a symbol before them is no part
    rf"|\s?+[^\W\d_{HAN}{_SMALL}{_CAPITAL}{_NUMBER}]++"
    r"|\s+"
)
_AFTER_LETTER = rf"'(?<=[{_SMALL}{_CAPITAL}]')"
_OF_ONE = re.compile(rf"{_AFTER_LETTER}(?=[sStTmMdD])")
_OF_TWO = re.compile(rf"{_AFTER_LETTER}(?=[rR][eE]|[vV][eE]|[lL][lL])")
_SHAPE = bytes.maketrans(
    (ascii_lowercase + ascii_uppercase + digits).encode(), b"a" * 26 + b"A" * 26 + b"0" * 10
)
_INDENT = re.compile(r"  ++(?!\s)")  # spaces before the one that goes with what follows
_AFTER_TAB = re.compile(r"\t  ++(?!\s)")  # those are one piece with the tab
_MANY_SPACES = " " * 78  # more than one token
_WIDE = re.compile(f"{_MANY_SPACES}++")
_BLANK_LINE = re.compile(r"\n( ++)(?=\r?\n)")  # its spaces are one piece with the line ends


def shapes(text: str) -> dict[str, int]:
    """The different shapes of a text's pieces, and how often each comes.

    A piece with a space in it begins with that space, so what stands between spaces is cut only
    once if it comes several times. Spaces that go with nothing are counted as one kind,
    "  ", once for each token that they make; those of blank lines are IN_BLANK_LINE.
    """
    text = _shape(text)
    if " \n" in text or " \r" in text:
        text = _BLANK_LINE.sub(_blank_line, text)
    first, *words = text.split(" ")
    single = [first]  # cut together, which takes less time than one by one
    several = []
    for word, times in Counter(words).items():
        if not word:
            continue
        if times == 1 and not word[0].isspace():  # or it would go on a line end before it
            single.append(word)
        else:
            several.append((word, times))
    found: dict[str, int] = Counter(_PIECE.findall(" ".join(single)))
    for word, times in several:
        for piece in _PIECE.findall(f" {word}"):
            found[piece] = found.get(piece, 0) + times
    alone = _spaces_alone(text)
    if alone:
        found["  "] = alone
    return found


def _spaces_alone(text: str) -> int:
    """Tokens of the spaces that go with nothing."""
    alone = len(_INDENT.findall(text)) - len(_AFTER_TAB.findall(text))
    alone += text[-1:] == " " != text[-2:-1]
    if _MANY_SPACES in text:
        alone += sum(spaces(len(wide) - 1) - 1 for wide in _WIDE.findall(text))
    return alone


def _blank_line(found: re.Match[str]) -> str:
    return "\n" + IN_BLANK_LINE * len(found[1])


def _shape(text: str) -> str:
    if "'" in text:
        text = _OF_TWO.sub(_APOSTROPHES[1], _OF_ONE.sub(_APOSTROPHES[0], text))
    # "surrogatepass": halves of characters, as a clipboard may hold them, are counted like others
    return text.encode(errors="surrogatepass").translate(_SHAPE).decode(errors="surrogatepass")
