"""Which column of a table of items means what, by its heading, in Chinese or in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple

from kimi_calc.estimates.times import Growth, Period
from kimi_calc.pricing.characters import in_half_width, shortened
from kimi_calc.pricing.charges import call_of
from kimi_calc.pricing.errors import PricingError, UsageError

Cell = str | Decimal
"""A text; or a number of a workbook, which is that number and no other."""

Row = tuple[int, Mapping[int, Cell]]
"""The number of a row, from 1, and its cells that hold something by their columns, from 0."""

Language = Literal["zh", "en"]

HEADINGS: dict[str, tuple[str, str]] = {
    "name": ("名称", "Name"),
    "group": ("分组", "Group"),
    "model": ("模型", "Model"),
    "service": ("服务", "Service"),
    "input": ("输入 tokens", "Input tokens"),
    "hits": ("缓存命中", "Cache hits"),
    "written:5m": ("缓存写入 5 分钟", "Cache writes 5m"),
    "written:1h": ("缓存写入 1 小时", "Cache writes 1h"),
    "output": ("输出 tokens", "Output tokens"),
    "calls:web_search": ("联网搜索次数", "Calls: web_search"),
    "turns": ("轮数", "Turns"),
    "prefix": ("固定前缀", "Prefix"),
    "question": ("每轮提问", "Question"),
    "answer": ("每轮回答", "Answer"),
    "lifetime": ("缓存保留时长", "Cache lifetime"),
    "requests": ("次数", "Requests"),
    "days": ("天数", "Days"),
    "period": ("周期", "Period"),
    "growth": ("增长", "Growth"),
    "note": ("备注", "Note"),
}
"""What a column is called, in both languages, in the order of a table that is to be filled in."""

_ALSO: dict[str, tuple[str, ...]] = {
    "name": ("项目", "项目名称", "item", "item name"),
    "group": ("组", "groups"),
    "model": ("模型 id", "model id"),
    "input": ("输入", "输入 token", "每次输入", "input", "input token"),
    "hits": ("命中", "hits", "cache hit", "cached", "cached tokens"),
    "share": (
        *("缓存命中率", "命中率", "缓存命中占比", "hit rate", "cache hit rate", "hit share"),
        *("cache hit share",),
    ),
    "output": ("输出", "输出 token", "每次输出", "output", "output token"),
    "written:5m": ("缓存写入 5m", "cache write 5m", "cache writes 5 min", "cache write (5 min)"),
    "written:1h": ("缓存写入 1h", "cache write 1h", "cache writes 1 h", "cache write (1 h)"),
    "calls:web_search": ("联网搜索", "web search", "web_search"),
    "calls:web_search_pro": ("联网搜索（专业版）", "web search, pro", "web_search_pro"),
    "calls:page_fetch": ("网页抓取", "网页抓取次数", "page fetch", "page_fetch"),
    "turns": ("对话轮数",),
    "prefix": ("固定前缀 tokens", "fixed prefix", "prefix tokens"),
    "question": ("每轮提问 tokens", "question tokens"),
    "answer": ("每轮回答 tokens", "answer tokens"),
    "lifetime": ("缓存时长",),
    "requests": ("请求数", "请求次数", "对话数", "conversations", "request"),
    "growth": ("月增长", "每月增长", "growth a month", "monthly growth"),
    "note": ("说明", "notes", "remark", "remarks"),
}

_PERIODS: dict[str, Period] = {
    **dict.fromkeys(("once", "onetime", "oneoff", "一次性", "一次", "单次"), "once"),
    **dict.fromkeys(("day", "aday", "perday", "everyday", "daily", "每天", "每日", "天"), "day"),
    **dict.fromkeys(("week", "aweek", "perweek", "everyweek", "weekly", "每周", "周"), "week"),
    **dict.fromkeys(
        ("month", "amonth", "permonth", "everymonth", "monthly", "每月", "每个月", "月"), "month"
    ),
}
_SERVICES = {
    **dict.fromkeys(("standard", "标准", "标准服务"), "standard"),
    **dict.fromkeys(("batch", "批量", "批处理"), "batch"),
}
_CALLS = re.compile(r"(?:calls?|调用|调用次数)[ _]*:?[ ]*([a-z0-9_]{1,40})", re.IGNORECASE)
_WRITES = re.compile(r"(?:cachewrites?|缓存写入)([1-9][0-9]{0,3})(m|min|h|d|分钟|小时|天)")
_LIFETIME = re.compile(r"([1-9][0-9]{0,3})(m|min|h|d|分钟|小时|天)")
_UNITS = {"min": "m", "分钟": "m", "小时": "h", "天": "d"}

_MOST_LOOKED_AT = 50  # rows that may stand above the headings
_LEAST_KNOWN = 2  # columns that make a row one of headings
_LONGEST = 100  # characters of a heading that means something

_GROWTH = re.compile(r"([-−]?[0-9]{1,9}(?:\.[0-9]{1,9})?) ?%(?: ?[×x*] ?([0-9]{1,9}))?")


class Headings(NamedTuple):
    """The row of headings: the place of each column that means something, and its name there.

    `unknown` are the headings that mean nothing here: nothing is read below them.
    """

    row: int
    places: dict[str, int]
    said: dict[str, str]
    unknown: tuple[str, ...]


class NoItems(PricingError):
    """A table that no item can be read from; nothing of it is."""


def plain_key(text: str) -> str:
    """A word as it is compared: ordinary letters and digits, without case and blanks."""
    return "".join(sign for sign in in_half_width(text).casefold() if sign.isalnum())


def ordinary(text: str) -> str:
    """A text in ordinary characters, without what is invisible, nor blanks around it."""
    return in_half_width(text).strip()


def column_named(heading: str) -> str | None:
    """What a heading means: a key of HEADINGS, or such with another lifetime or call."""
    if len(heading) > _LONGEST:
        return None
    key = plain_key(heading)
    if key in _KNOWN:
        return _KNOWN[key]
    writes = _WRITES.fullmatch(key)
    if writes:
        return f"written:{writes[1]}{_UNITS.get(writes[2], writes[2])}"
    calls = _CALLS.fullmatch(ordinary(heading))
    if calls:
        name = calls[1].lower()
        try:
            call_of(name)
        except UsageError:
            return None
        return f"calls:{name}"
    return None


def period_named(text: str) -> Period | None:
    """The period that a word means; None for no such word."""
    return _PERIODS.get(plain_key(text))


def service_named(text: str) -> str:
    """The service that a word means: its own name for one that has no other."""
    return _SERVICES.get(plain_key(text), ordinary(text).lower())


def lifetime_named(text: str) -> str | None:
    """The lifetime that a text means, such as 5m; None for no such text."""
    found = _LIFETIME.fullmatch(plain_key(text))
    return f"{found[1]}{_UNITS.get(found[2], found[2])}" if found else None


def growth_named(text: str) -> Growth | None:
    """The growth that a text means: `10%`, `-5% × 6`, so much a month for so many months.

    UsageError for one that can't be; None for no such text.
    """
    found = _GROWTH.fullmatch(ordinary(text).lower())
    if not found:
        return None
    rate = Decimal(found[1].replace("−", "-")).scaleb(-2)
    growth = Growth(rate, int(found[2])) if found[2] else Growth(rate)
    growth.check()
    return growth


def headings_of(rows: Iterable[Row]) -> tuple[Headings, Iterator[Row]]:
    """The row of headings, and the rows below it.

    NoItems where none of the first rows is one ("no_headings"), where a column is missing that
    every item needs ("no_columns", `missing` are its keys), and where two columns mean the same
    ("same_columns").
    """
    following = iter(rows)
    for row in islice(following, _MOST_LOOKED_AT):
        headings = _headings(row)
        if len(headings.places) >= _LEAST_KNOWN:
            _check(headings)
            return headings, following
    raise NoItems(
        "no row of headings was found: the columns need names such as Name, Model, Input tokens, "
        "Output tokens, Requests and Period",
        code="no_headings",
    )


def _headings(row: Row) -> Headings:
    number, cells = row
    found = Headings(number, {}, {}, ())
    unknown: list[str] = []
    for place, cell in sorted(cells.items()):
        heading = ordinary(str(cell))
        column = column_named(heading)
        if column in found.places:
            if len(found.places) >= _LEAST_KNOWN:
                raise NoItems(
                    f"the columns {found.said[column]} and {heading} mean the same: keep one",
                    code="same_columns",
                    one=found.said[column],
                    other=heading,
                )
        elif column:
            found.places[column] = place
            found.said[column] = heading
        elif heading:
            unknown.append(shortened(heading, _LONGEST))
    return found._replace(unknown=tuple(unknown))


def _check(headings: Headings) -> None:
    """NoItems where a column is missing that every item needs."""
    places = headings.places
    missing = [column for column in ("model", "requests") if column not in places]
    talks = {"turns", "question", "answer"}
    if not ({"input", "output"} <= places.keys() or talks <= places.keys()):
        begun = talks & places.keys() and not {"input", "output"} & places.keys()
        asked = ("turns", "question", "answer") if begun else ("input", "output")
        missing += [column for column in asked if column not in places]
    if not {"period", "days"} & places.keys():
        missing.append("period")
    if missing:
        names = ", ".join(HEADINGS[column][1] for column in missing)
        raise NoItems(f"columns are missing: {names}", code="no_columns", missing=tuple(missing))


_KNOWN = {
    plain_key(word): column
    for column in (*HEADINGS, *_ALSO)
    for word in (*HEADINGS.get(column, ()), *_ALSO.get(column, ()))
}
