"""What a page says beside its tables: its day, its unit, whether tax is in its prices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from kimi_calc.price_lists.pages.cells import Unit
from kimi_calc.price_lists.pages.wording import folded

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october", "nov november"),
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"(?P<y>20[0-9]{2}) ?年 ?(?P<m>[0-9]{1,2}) ?月 ?(?P<d>[0-9]{1,2}) ?日"),
    re.compile(r"(?<![0-9])(?P<y>20[0-9]{2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})(?![0-9])"),
    re.compile(
        rf"(?P<n>{_MONTH})\.? (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y>20[0-9]{{2}})(?![0-9])"
    ),
    re.compile(
        rf"(?<![0-9])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<n>{_MONTH})\.?,? (?P<y>20[0-9]{{2}})"
    ),
)
_UPDATED = (
    *("last updated", "updated on", "last modified", "updated:", "更新于", "最后更新", "最近更新"),
    *("更新时间", "更新日期", "last update", "上次更新", "lastupdated", "最后修改", "修改于"),
)
_HOLDS = ("effective", "生效", "published", "发布日期", "发布时间", "as of", "prices of", "起执行")
_OF_MODELS = ("停止", "下线", "退役", "no longer", "deprecat", "retire", "discontinu", "sunset")
_MODEL = re.compile(r"(?<![a-z0-9])[a-z]+-[a-z]*[0-9]|kimi-latest|kimi k[0-9]")
_LONGEST = 120


class Dated(NamedTuple):
    """A day that a page tells; `sure` where it is said to be that of its last change."""

    day: date
    sure: bool


def stated_days(lines: Iterable[str]) -> list[Dated]:
    """The days of a page: those of its last change if it tells any, else all that it names.

    A day that is none (2025-13-40) is left out.
    """
    updated: list[Dated] = []
    others: list[Dated] = []
    label = ""
    for line in lines:
        text = folded(line)
        days = _days(text) if len(text) <= _LONGEST else []
        about = text if days and _label(text) else label if text == text.strip() else ""
        if _label(about):
            updated.extend(Dated(day, sure=_is_change(about)) for day in days)
        else:
            others.extend(Dated(day, sure=False) for day in days)
        label = text if len(text) < 20 and _label(text) and not days else ""
    sure = [one for one in updated if one.sure]
    return list(dict.fromkeys(sure or updated or others))


def _label(text: str) -> bool:
    return any(word in text for word in (*_UPDATED, *_HOLDS))


def _is_change(text: str) -> bool:
    """Whether it is the page that changed then, not a model."""
    of_model = any(word in text for word in _OF_MODELS) or _MODEL.search(text)
    return not of_model and any(word in text for word in _UPDATED)


def _days(text: str) -> list[date]:
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = _MONTHS[parts["n"]] if "n" in parts else int(parts["m"])
            try:
                found.append(date(int(parts["y"]), month, int(parts["d"])))
            except ValueError:
                continue
    return found


_MILLION = re.compile(
    r"1m ?= ?1,?000,?000"
    r"|(?:per|每消耗|每) ?(?:1 ?m|1 million|million|百万|1,000,000) ?个? ?(?:tokens?|tok)"
    r"|/ ?1? ?(?:m|百万) ?(?:tokens?|tok)"
)
_THOUSAND = re.compile(
    r"1k ?= ?1,?000|(?:per|每消耗|每|/) ?(?:1 ?k|thousand|千|1,000) ?个? ?(?:tokens?|tok)"
)


def stated_unit(lines: Iterable[str]) -> Unit:
    """The unit of all prices of a page, where its text states one: "" for none or two."""
    text = "\n".join(map(folded, lines))
    million, thousand = _MILLION.search(text), _THOUSAND.search(text)
    if bool(million) == bool(thousand):
        return ""
    return "1m" if million else "1k"


Tax = Literal["included", "excluded"]

_EXCLUDED = (
    *("exclude applicable tax", "excluding tax", "exclusive of tax", "exclude tax", "不含税"),
    *("excludes tax", "tax excluded", "plus applicable tax", "before tax", "未含税", "excl. tax"),
    *("exclude applicable taxes", "not include tax", "excludes applicable tax", "not inclusive of"),
    *(
        "excluding applicable tax",
        "exclusive of applicable tax",
        "税费另计",
        "excl. vat",
        "不包含税",
    ),
)
_INCLUDED = (
    *("inclusive of tax", "include tax", "including tax", "含税", "tax included", "includes tax"),
    *("inclusive of all tax", "incl. tax", "include applicable tax", "incl. vat", "包含税"),
    *("including applicable tax", "inclusive of applicable tax"),
)


def stated_tax(lines: Iterable[str]) -> set[Tax]:
    """Whether tax is in the prices, as the page's sentences say; both where they disagree."""
    found: set[Tax] = set()
    for line in lines:
        text = folded(line)
        rest = text
        for words in _EXCLUDED:
            if words in rest:
                found.add("excluded")
                rest = rest.replace(words, " ")
        if any(words in rest for words in _INCLUDED):
            found.add("included")
    return found
