"""A layout as it is typed on the command line: `model=模型,time=日期,input=输入,rows=totals`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kimi_calc.pricing.characters import in_half_width, shortened
from kimi_calc.usage_logs.tables.layouts import COLUMNS, Layout, plain

_ALSO = {
    "date": "time",
    "day": "time",
    "id": "ident",
    "hits": "cached",
    "prompt": "input",
    "completion": "output",
    "provider": "host",
    "cost": "amount",
    "billed": "amount",
    "request": "requests",
    "calls": "requests",
    "group": "project",
    "fixed-model": "fixed_model",
}
SETTINGS = ("fixed_model", "cache", "zone", "rows", "unit")
"""What can be typed besides columns."""

_PAIR = re.compile(r'\s*([^=,;"]*?)\s*=\s*(?:"((?:[^"]|"")*)"|([^,;"]*))\s*(?:[,;]|$)')
_ZONE = re.compile(r"(?:utc|gmt)?([-+])([0-9]{1,2})(?::?([0-9]{2}))?")
_UNITS = {"k": 10**3, "千": 10**3, "万": 10**4, "m": 10**6, "百万": 10**6, "亿": 10**8}
_MOST_ZONE = 14 * 3600
_MOST_TOLD = 40  # headings of a table that are named


class LayoutError(ValueError):
    """Why a typed layout can't be used; the message gives the remedy.

    `code` is one of no_pair, unknown_name, given_twice, no_such_column, not_a_choice, missing.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


def layout_of(text: str, headings: Sequence[str] | None = None) -> Layout:
    """The layout that a text says, for a table with these headings; LayoutError for none.

    Without headings columns are taken as they are typed: see layouts.fitted().

    Names are those of layouts.COLUMNS and SETTINGS; a heading with a comma stands in quotes.
    """
    fields: dict[str, Any] = {}
    for name, value in _pairs(text):
        way = _SETTINGS.get(name)
        field = {"cache": "input_includes_cache", "rows": "rows_are"}.get(name, name)
        if field in fields:
            raise LayoutError(f"{name} is given twice: keep one", "given_twice")
        fields[field] = way(value) if way else _column(name, value, headings)
    layout = Layout(**fields)
    if layout.missing:
        raise LayoutError(_missing(layout, headings), "missing")
    return layout


def said(layout: Layout) -> str:
    """The text that says a layout: what layout_of() reads."""
    parts = [f"{name}={_quoted(heading)}" for name, heading in layout.columns.items()]
    if layout.fixed_model:
        parts.append(f"fixed_model={_quoted(layout.fixed_model)}")
    parts.append(f"cache={'included' if layout.input_includes_cache else 'excluded'}")
    if layout.zone is not None:
        parts.append(f"zone={zone_said(layout.zone)}")
    parts.append(f"rows={layout.rows_are}")
    if layout.unit:
        parts.append(f"unit={layout.unit}")
    return ",".join(parts)


def zone_said(seconds: int) -> str:
    """A zone as +08:00."""
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def zone_of(text: str) -> int:
    """The seconds east of Greenwich of `+08:00`, `-5`, `UTC` or `Z`; LayoutError for others."""
    key = in_half_width(text).strip().casefold()
    if key in {"utc", "z", "gmt"}:
        return 0
    found = _ZONE.fullmatch(key)
    if found:
        seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
        if seconds <= _MOST_ZONE and int(found[3] or 0) < 60:
            return -seconds if found[1] == "-" else seconds
    raise _no_choice("zone", text, "one such as +08:00 or UTC")


def _pairs(text: str) -> list[tuple[str, str]]:
    # Commas of a Chinese input method part, too; what is in quotes stays as it is.
    parts = re.split(r'("(?:[^"]|"")*")', text)
    for place in range(0, len(parts), 2):
        parts[place] = parts[place].translate({ord("，"): ",", ord("；"): ";", ord("＝"): "="})
    text, found, place = "".join(parts), [], 0
    while place < len(text):
        match = _PAIR.match(text, place)
        if match is None:
            if not text[place:].strip(" ,;"):
                break
            wrong = shortened(text[place:].strip())
            raise LayoutError(
                f"{wrong!r} is no pair: type name=column, with commas between; a column whose name "
                'has a comma goes in quotes, as in input="in, tokens"',
                "no_pair",
            )
        value = match[3] if match[2] is None else match[2].replace('""', '"')
        name = match[1].casefold().replace("-", "_")
        found.append((_ALSO.get(name, name), value.strip()))
        place = match.end()
    return found


def _column(name: str, value: str, headings: Sequence[str] | None) -> str:
    if name not in COLUMNS:
        raise LayoutError(
            f"{shortened(name)!r} is nothing that a column can be: type one of "
            f"{', '.join((*COLUMNS, *SETTINGS))}",
            "unknown_name",
        )
    if headings is None and value:
        return value
    headings = headings or ()
    for same in (lambda one: one == value, lambda one: plain(one) == plain(value)):
        found = next(filter(same, headings), None)
        if found is not None and value:
            return found
    raise LayoutError(
        f"there is no column {shortened(value)!r} for {name}: {_there_are(headings)}",
        "no_such_column",
    )


def _missing(layout: Layout, headings: Sequence[str] | None) -> str:
    remedies = {
        "model": "model=… (or fixed_model=kimi-k2.6 where all rows are of one model)",
        "input": "input=…",
        "output": "output=… (or total=… besides)",
        "cached": "cached=…, as cache=excluded says that hits stand beside the input",
    }
    asked = ", ".join(remedies[one] for one in layout.missing)
    columns = "" if headings is None else f"; {_there_are(headings)}"
    return f"it must be told too: {asked}{columns}"


def _there_are(headings: Sequence[str]) -> str:
    named = ", ".join(map(_quoted, headings[:_MOST_TOLD]))
    more = f" and {len(headings) - _MOST_TOLD} more" if len(headings) > _MOST_TOLD else ""
    return f"the columns are {named}{more}" if headings else "the table has no columns"


def _quoted(text: str) -> str:
    needed = text != text.strip() or any(one in text for one in '",;，；=＝')
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if needed else text


def _choice(name: str, choices: Mapping[str, Any]) -> Callable[[str], Any]:
    def chosen(value: str) -> Any:
        try:
            return choices[value.casefold()]
        except KeyError:
            raise _no_choice(name, value, " or ".join(choices)) from None

    return chosen


def _no_choice(name: str, value: str, choices: str) -> LayoutError:
    return LayoutError(f"{name} can't be {shortened(value)!r}: type {choices}", "not_a_choice")


def _unit(value: str) -> int:
    key = value.casefold()
    if key in _UNITS:
        return _UNITS[key]
    if key.isdigit() and key.isascii() and len(key) < 12 and int(key) > 0:
        return int(key)
    raise _no_choice("unit", value, "what a 1 means in tokens, such as 1, 1000, K, 万 or M")


def _fixed(value: str) -> str:
    if not value:
        raise _no_choice("fixed_model", value, "a model such as kimi-k2.6")
    return value


_SETTINGS: dict[str, Callable[[str], Any]] = {
    "fixed_model": _fixed,
    "cache": _choice("cache", {"included": True, "excluded": False}),
    "zone": zone_of,
    "rows": _choice("rows", {"requests": "requests", "totals": "totals"}),
    "unit": _unit,
}
