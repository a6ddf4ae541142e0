"""Numbers in Chinese, as formats of spreadsheets ask for them: [DBNum1] to [DBNum3]."""

from __future__ import annotations

_DIGITS = ("", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "０１２３４５６７８９")
_TENS = (("", "", "", ""), ("", "十", "百", "千"), ("", "拾", "佰", "仟"), ("", "十", "百", "千"))
_GROUPS = ("", "万", "亿", "万亿")


def each(text: str, numerals: int) -> str:
    """The text, each of its digits in Chinese; as it is for 0."""
    if not numerals:
        return text
    return text.translate({ord("0") + digit: one for digit, one in enumerate(_DIGITS[numerals])})


def small(text: str, numerals: int) -> str:
    """A number of one or two digits, such as of a day: 12 → 十二."""
    if numerals == 0 or len(text) == 1 or text.startswith("0"):
        return each(text, numerals)
    said = number(text, numerals)
    return said[1:] if text.startswith("1") else said


def number(text: str, numerals: int) -> str:
    """A number as it is read out: 1024.5 → 一千〇二十四.五; digit by digit one with an exponent."""
    whole, _, fraction = text.partition(".")
    if not numerals or "E" in text or len(whole) > 16 or not whole.isdecimal():
        return each(text, numerals)
    digits = _DIGITS[numerals]
    said, is_gap = "", False
    padded = whole.zfill((len(whole) + 3) // 4 * 4)
    groups = [padded[place : place + 4] for place in range(0, len(padded), 4)]
    for behind, group in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
        for place, digit in enumerate(group):
            if digit == "0":
                is_gap = bool(said)
            else:
                said += (digits[0] if is_gap else "") + digits[int(digit)]
                said += _TENS[numerals][3 - place]
                is_gap = False
        if group.strip("0"):
            said += _GROUPS[behind]
    said = said or digits[0]
    return said + ("." + each(fraction, numerals) if fraction else "")
