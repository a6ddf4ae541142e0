"""Ids of models and names of tools in cells, with the badges that are glued to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kimi_calc.price_lists.pages.headers import BATCH, meaning_of, service_of
from kimi_calc.price_lists.pages.wording import folded, plain

_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-._:/][A-Za-z0-9]+)+|[a-z]+[0-9][a-z0-9]*")
_SMALL_ID = re.compile(r"[a-z][a-z0-9]*(?:[-._:/][a-z0-9]+)*")
_RECOMMENDED = frozenset(("推荐", "recommended", "recommend", "荐"))
_BADGES = _RECOMMENDED | frozenset(
    [
        "new",
        "hot",
        "beta",
        "preview",
        "latest",
        "最新",
        "新",
        "新品",
        "热门",
        "最热",
        "热",
        "火热",
        "上新",
        "新模型",
        "旗舰",
        "flagship",
        "popular",
        "default",
        "默认",
        "高速版",
        "🔥",
        "✨",
        "⭐",
        "vision",
        "视觉",
        "多模态",
        "思考",
        "限时",
        "feature",
        "featured",
        "主推",
        "新上线",
        "fast",
        "高速",
        "ga",
        "stable",
        "稳定版",
        "正式版",
        "公测",
        "内测",
    ]
)


_LONGEST = 160
_NOTE = re.compile(r"\[\^?[0-9]{1,2}\]|\^[0-9]{1,2}|[⁰¹²³⁴-⁹]{1,2}")
"""The number of a footnote."""


class Named(NamedTuple):
    """What a model's cell says: its id, whether it is recommended, its service if one is named.

    `rest` is what of the cell is not understood; "" mostly.
    """

    model: str
    recommended: bool = False
    service: str = ""
    rest: str = ""


@lru_cache(4096)
def read_id(text: str) -> Named | None:
    """The id in a cell such as `kimi-k2-turbo-preview推荐`; None where it begins with none."""
    if len(text) > _LONGEST:
        return None
    text = plain(text).strip("`'\"").removeprefix("🔥").lstrip()
    match = _ID.match(text)
    if match is None:
        return _after_name(text)
    if meaning_of(text).kind != "unknown":
        return None
    model, rest = _parted(match[0], text[match.end() :])
    return Named(model) if is_name(rest, model) else _with_badges(model, rest)


def _with_badges(model: str, rest: str) -> Named:
    recommended, service, unknown = False, "", []
    for badge in _words(rest):
        if badge in _RECOMMENDED:
            recommended = True
        elif named := service_of(badge):
            service = named
        elif badge not in _BADGES:
            unknown.append(badge)
    return Named(model, recommended, service, " ".join(unknown))


def _after_name(text: str) -> Named | None:
    """The id in a cell that has its name before it: `Kimi K2.6 kimi-k2.6`."""
    name, _, last = text.rpartition(" ")
    found = _SMALL_ID.fullmatch(last.strip("`()"))
    return Named(found[0]) if found and "-" in found[0] and is_name(name, found[0]) else None


def is_name(text: str, model: str) -> bool:
    """Whether a text is an id, or how it begins, written as a name: of two words or more."""
    words = re.split(r"[\s_-]+", folded(text).strip(" ()|/·-"))
    return len(words) > 1 and f"{model.lower()}-".startswith(f"{'-'.join(words)}-")


def is_badge(text: str) -> bool:
    """Whether a text is nothing but badges of an id."""
    words = _words(text)
    return bool(words) and all(word in _BADGES or service_of(word) == BATCH for word in words)


def _parted(found: str, rest: str) -> tuple[str, str]:
    """The id in small letters, and a badge in capitals that is glued to it: kimi-k3NEW."""
    small = _SMALL_ID.match(found)
    tail = found[small.end() :] if small else ""
    if small and tail and folded(tail) in _BADGES and small[0] != found:
        return small[0], f"{tail} {rest}"
    return found, rest


def _words(text: str) -> list[str]:
    text = folded(text)
    for badge in ("推荐", "最新", "🔥", "✨", "⭐", "新品", "热门", "最热"):
        text = text.replace(badge, f" {badge} ")
    words = [word.strip("()[]{}|·,^*:!-") for word in text.split() if not _NOTE.fullmatch(word)]
    return [word for word in words if word]


_TOOLS = {
    "web_search": "web search,$web_search,web_search,联网搜索,网络搜索,web search basic,"
    "basic search,"
    "basic web search,web search (basic),基础搜索,基础联网搜索,联网搜索(基础),标准搜索,普通搜索,"
    "联网搜索(标准),联网搜索(基础版),standard search,internet search,search,搜索,web-search,"
    "basic,基础,web search basic version,联网搜索基础版,联网搜索 基础版,$web_search 联网搜索",
    "web_search_pro": "web search pro,pro search,web_search_pro,$web_search_pro,web search (pro),"
    "专业搜索,高级搜索,深度搜索,联网搜索(专业版),联网搜索 pro,联网搜索pro,"
    "联网搜索专业版,专业联网搜索,"
    "pro web search,advanced search,增强搜索,联网搜索(pro),搜索 pro,search pro,高级联网搜索,pro",
    "page_fetch": "page fetch,fetch,page_fetch,$page_fetch,$fetch,web fetch,网页抓取,网页读取,"
    "网页获取,"
    "页面抓取,页面获取,网页内容获取,网页内容抓取,抓取网页,url fetch,网页解析,"
    "web page fetch,webpage fetch,"
    "fetch page,网页访问,页面读取",
}
_TOOL_NAMES = {name: tool for tool, names in _TOOLS.items() for name in names.split(",")}


def tool_of(text: str) -> str | None:
    """The name that price lists call a tool by; None for one that isn't known."""
    name = folded(text[:_LONGEST])
    bare = name.partition("(")[0].strip() if name.endswith(")") else name
    inner = name.partition("(")[2].rstrip(")").strip()
    for one in (name, f"{bare} {inner}" if inner else bare, inner if "search" in inner else ""):
        if one in _TOOL_NAMES:
            return _TOOL_NAMES[one]
    inner_tool = _TOOL_NAMES.get(inner)
    return inner_tool if inner_tool and inner_tool == _TOOL_NAMES.get(bare) else None
