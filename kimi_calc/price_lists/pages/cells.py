"""What a single cell says: a price, a unit, a number of tokens, the bounds of a tier."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from kimi_calc.price_lists.pages.wording import folded, without_note

Unit = Literal["", "1m", "1k", "call", "1k_calls", "other"]
"""What a price is for, as far as it says so: "" where it doesn't."""

_SIGNS = {
    **dict.fromkeys(("¥", "元", "cny", "rmb", "人民币", "cn¥", "yuan"), "CNY"),
    **dict.fromkeys(("$", "us$", "us $", "usd", "美元", "usd$", "美金"), "USD"),
}
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_SIGNED = re.compile(r"[¥$€] ?[0-9]|[0-9] ?元")
_FREE = re.compile(r"(?:limited[- ]time )?(?:limited )?free(?: for a limited time)?|(?:限时)?免费")
_NOTHING = re.compile(
    r"[-/—–\\.·]*|n/?a|none|null|无|不支持|not (?:supported|available)|暂无|不适用"
)
_PRICE = re.compile(
    rf"(?P<before>{_SIGN})? ?(?P<number>[0-9]+(?:[.,][0-9]+)*|\.[0-9]+) ?(?P<after>{_SIGN})?"
    r" ?(?P<unit>(?:/|\(|per |每|1 ?m).*?)?"
    r" ?(?P<footnote>\^ ?[0-9a-z*]*|\*+|[†‡]|[⁰¹²³⁴-⁹]+|\[\^?[0-9]{1,2}\])?"
)
_SCALE = {"m": 10**6, "mn": 10**6, "million": 10**6, "百万": 10**6, "万": 10**4}
_SCALE |= {"k": 10**3, "thousand": 10**3, "千": 10**3, "": 1}
_TOKENS = re.compile(
    r"(1|100|1000|1,000|1,000,000|1000000)?(million|thousand|mn|m|k|百万|万|千)?个?(tokens?|tok|词元)?"
)
_CALLS = re.compile(
    r"(1|1000|1,000|10,000|10000)?(k|thousand|千|万|百)?"
    r"(?:次调用|次请求|次|times?|calls?|requests?|quer(?:y|ies)|searche?s?|invocations?)"
)
_COUNT = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}) ?(?P<scale>k|m)? ?个?(?:tokens?)?"
    r"(?: ?\((?:(?P<exact>[0-9,]{4,12})(?: ?tokens)?|.{1,20})\))?"
)


_LONGEST = 120
"""Characters of a cell with a value. What is longer is a sentence, and not looked through."""


_LONGEST_LINE = 1_000


class Price(NamedTuple):
    """What a price cell says.

    `kind` is "price", "free" (the amount is 0), "none" (a dash: there is no such price), "" (an
    empty cell) or "unreadable". `doubt` is the code of what makes the number doubtful, "" if none.
    """

    kind: Literal["price", "free", "none", "", "unreadable"]
    amount: Decimal | None = None
    currency: str = ""
    unit: Unit = ""
    doubt: str = ""


@lru_cache(4096)
def read_price(text: str) -> Price:
    """The price in a cell, exactly as it is written."""
    text = folded(text) if len(text) <= _LONGEST else "?"
    if not text:
        return Price("")
    if _FREE.fullmatch(text):
        return Price("free", Decimal(0))
    if _NOTHING.fullmatch(text):
        return Price("none")
    match = _PRICE.fullmatch(text)
    return _price(match) if match else Price("unreadable")


def _price(match: re.Match[str]) -> Price:
    amount, sure = read_number(match["number"])
    signs = {_SIGNS[sign] for sign in (match["before"], match["after"]) if sign}
    unit = read_unit(match["unit"] or "")
    if amount is None or len(signs) > 1:
        return Price("unreadable")
    doubt = "footnote" if match["footnote"] else "" if sure else "separator"
    return Price("price", amount, signs.pop() if signs else "", unit, doubt)


def read_number(text: str) -> tuple[Decimal | None, bool]:
    """A number and whether it can be read in one way only; None where it is none.

    `1,000` and `1.000` have two readings, since the comma is the point in half of the world.
    """
    if len(text) > 16 or text.count(".") > 1:
        return None, False
    if "," not in text:
        return Decimal(text), not re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", text)
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?", text):
        return Decimal(text.replace(",", "")), text.count(",") > 1 or "." in text
    if re.fullmatch(r"[0-9]+,[0-9]+", text):
        return Decimal(text.replace(",", ".")), False
    return None, False


def currency_in(text: str) -> str:
    """The currency that a text of a header or a unit names; "" for none, "?" for two."""
    found = {_SIGNS[sign] for sign in re.findall(_SIGN, folded(text))}
    return "" if not found else found.pop() if len(found) == 1 else "?"


@lru_cache(1 << 14)
def prices_in(text: str) -> int:
    """How many numbers with a sign of a currency stand in a line; those of long texts: none."""
    return len(_SIGNED.findall(folded(text))) if len(text) <= _LONGEST_LINE else 0


def without_currency(text: str) -> str:
    """The text, in small letters, with signs and names of currencies taken away."""
    return re.sub(rf"(?<![a-z])(?:{_SIGN})(?![a-z])", " ", folded(text))


@lru_cache(4096)
def read_unit(text: str) -> Unit:
    """What a price is for, by the text of a unit: `1M tokens`, `/MTok`, `元/百万 tokens`, 每次."""
    if len(text) > _LONGEST:
        return "other"
    bare = without_currency(without_note(text)).replace(" ", "").strip("/()[]:")
    bare = bare.removeprefix("per").removeprefix("每").removeprefix("消耗").strip("/")
    if not bare:
        return ""
    calls = _CALLS.fullmatch(bare)
    if calls:
        return "call" if (calls[1] or "1") == "1" and not calls[2] else "1k_calls"
    tokens = _TOKENS.fullmatch(bare)
    if not tokens or not (tokens[2] or tokens[3]):
        return "other"
    size = int((tokens[1] or "1").replace(",", "")) * _SCALE[tokens[2] or ""]
    return "1m" if size == 10**6 else "1k" if size == 10**3 else "other"


class Count(NamedTuple):
    """A number of tokens; `rounded` where it is written short, as 256K."""

    tokens: int
    rounded: bool


@lru_cache(4096)
def read_count(text: str) -> Count | None:
    """A number of tokens such as `262,144 tokens`, 262144 or 256K; None where it is none."""
    match = _COUNT.fullmatch(folded(without_note(text))) if len(text) <= _LONGEST else None
    found = _count(match["number"], match["scale"]) if match else None
    if found is None or not found.rounded or not match or not match["exact"]:
        return found
    exact = int(match["exact"].replace(",", ""))
    return Count(exact, rounded=False) if exact == found.tokens else None


def _count(number: str, scale: str | None) -> Count | None:
    tokens = int(number.replace(",", "")) * {"k": 1024, "m": 1024 * 1024, None: 1}[scale]
    return Count(tokens, scale is not None) if tokens else None


class Bounds(NamedTuple):
    """A tier: of requests longer than `low` (None: not said) and at most `high` (None: open)."""

    low: int | None
    high: int | None
    rounded: bool = False


_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}) ?[km]?"
_SIZE = re.compile(r"((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})) ?([km])?")
_WORDS = re.compile(
    r"(?<![a-z])(?:tokens?|context|length|input|prompt|size|x|l|n|request)(?![a-z])"
    r"|请求|上下文|长度|输入|个"
)
_RANGES = (
    re.compile(rf"(?P<low>{_NUMBER})?(?:<)?(?:≤|<=)(?P<high>{_NUMBER})"),
    re.compile(rf"(?P<low>{_NUMBER})<(?:≤|<=)?(?P<high>{_NUMBER})?"),
    re.compile(rf"[(\[]?(?P<low>{_NUMBER})(?:-|~|,|to|至|到)(?P<high>{_NUMBER})\]?"),
    re.compile(rf"(?:upto|不超过|最多)(?P<high>{_NUMBER})(?P<low>)"),
    re.compile(rf"(?P<high>{_NUMBER})(?:以内|以下|及以下|\(含\))(?P<low>)"),
    re.compile(rf"(?:>|over|above|超过|大于)(?P<low>{_NUMBER})(?P<high>)"),
    re.compile(rf"(?P<low>{_NUMBER})(?:以上|\+)(?P<high>)"),
)
_STRICT = re.compile(rf"(?:{_NUMBER})?<[^≤=]*<(?!=){_NUMBER}|^<(?!=){_NUMBER}")


@lru_cache(4096)
def read_bounds(text: str) -> Bounds | None:
    """The bounds in a cell such as `8,192 < length ≤ 32,768 tokens`; None where it has none."""
    if len(text) > _LONGEST:
        return None
    bare = _WORDS.sub("", folded(without_note(text))).replace(" ", "").replace("，", ",")
    if _STRICT.search(bare):  # whether the end itself belongs to it, the next tier must say
        return None
    for pattern in _RANGES:
        match = pattern.fullmatch(bare)
        if match:
            low, high = _size(match["low"]), _size(match["high"])
            rounded = any("k" in (end or "") or "m" in (end or "") for end in match.groups())
            return Bounds(low, high, rounded) if low or high else None
    return None


def _size(text: str | None) -> int | None:
    match = _SIZE.fullmatch(text) if text else None
    if match is None:
        return None
    count = _count(match[1], match[2])
    return count.tokens if count else 0
