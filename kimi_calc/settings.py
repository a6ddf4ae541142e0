"""What comes back at the next start: its rules, and its file."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from kimi_calc import user_files

Language = Literal["zh", "en"]
Theme = Literal["light", "dark"]
Workload = Literal["single", "conversation"]
"""Requests of one size, or conversations whose history is sent again with each turn."""

Service = Literal["standard", "batch"]
"""Whose prices hold: those of every model, or those of requests that may wait."""

RequestsMode = Literal["total", "daily"]
"""Whether requests are counted in all, or a day and for how many days."""

_Rule = Callable[[object], bool]

Problem = Literal["damaged", "unreadable"]

FILE_NAME = "settings.json"
TEXT_SIZES = (100, 125, 150, 200)  # percent

COMPARE_COLUMNS = ("context", "marks")

_FORMAT = 1
_MOST_BYTES = 1024 * 1024
_LONGEST_TEXT = 10_000  # characters; a longer one is no number, and is not kept
_LONGEST_NAME = 500  # characters; the longest that a price list may have
_LONGEST_PATH = 32_767  # characters; that of Windows
_MOST_TOKENS = 10**18  # no text has so many
_FARTHEST = 100_000  # pixels; no desktop is wider
_LONGEST_NUMBER = 100  # digits; Python itself refuses more than 4300
_NO_VALUE = object()  # what stands in a file and is no value at all: it fits nowhere


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user has chosen and typed. None for language and theme: as the system has them.

    `text_size` is in percent; `compare_columns` are the columns of the comparison that are shown
    because they were asked for; `window` is x, y, width and height in pixels; `texts` are what
    stands in the fields, by objectName, whether it can be read or not; `estimates` are the least,
    the typical and the most tokens of fields that were estimated from a text; `page` is
    the name of a page; `price_list` is the id of the list that was picked, `price_list_file` its
    file if it is none of the program's own; of `quiet_lists` (ids) no age is mentioned any more;
    `vocabulary` is the file that tokens are counted with; `cache_lifetime` is how long cache
    writes are kept, such as "1h", "" for the shortest; `recent` are the estimates' files that were
    opened or saved last, the last one first.
    ValueError for anything that the file may not say, so that what was saved can always be loaded.
    """

    language: Language | None = None
    theme: Theme | None = None
    text_size: int = 100
    on_top: bool = False
    budget_column: bool = False
    compare_columns: tuple[str, ...] = ()
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False
    page: str | None = None
    price_list: str | None = None
    price_list_file: str | None = None
    quiet_lists: tuple[str, ...] = ()
    model: str | None = None
    workload: Workload = "single"
    requests_mode: RequestsMode = "total"
    cache_lifetime: str = ""
    service: Service = "standard"
    texts: Mapping[str, str] = field(default_factory=dict)
    estimates: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    second_currency: str = ""
    vocabulary: str | None = None
    recent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, allows in _rules().items():
            if not allows(getattr(self, name)):
                raise ValueError(f"{name} can't be {str(getattr(self, name))[:60]!r}")
        # A copy: it is written by another thread while the fields go on changing.
        object.__setattr__(self, "texts", dict(self.texts))
        object.__setattr__(self, "estimates", dict(self.estimates))


class Loaded(NamedTuple):
    """The settings as they were left, or the defaults and what is the matter with the file.

    A value that can't be used is as by default, and the rest is as it was left.
    "damaged": the file is none of settings; `kept_as` is where it lies now, None if it couldn't
    be moved.
    "unreadable": it, or its folder, can't be read, and was left as it is.
    """

    settings: Settings
    problem: Problem | None = None
    kept_as: Path | None = None


def load(folder: Path) -> Loaded:
    """The settings in a folder of the user's; the defaults where there are none yet.

    Raises nothing. What a save that was killed left behind is removed.
    """
    path = folder / FILE_NAME
    user_files.remove_unfinished(path)
    try:
        return Loaded(_settings(user_files.read(path, _MOST_BYTES)))
    except FileNotFoundError:
        return Loaded(Settings())
    # What is no file, or far too large, is none of settings, whatever it says.
    except (ValueError, RecursionError, user_files.NoOrdinaryFile, user_files.TooLarge):
        return Loaded(Settings(), "damaged", user_files.keep_aside(path))
    except OSError:
        return Loaded(Settings(), "unreadable")


def glance(folder: Path) -> Settings:
    """The settings in a folder, the defaults where they can't be read; everything stays there."""
    try:
        return _settings(user_files.read(folder / FILE_NAME, _MOST_BYTES))
    except (ValueError, RecursionError, OSError):
        return Settings()


def save(folder: Path, settings: Settings) -> None:
    """Write the settings so that, whatever happens meanwhile, the file is the old or the new one.

    The folder is created if need be. OSError if it can't be done; then the file is the old one.
    A text of more than 10,000 characters is left out: its field will be as it was at first.
    """
    user_files.write(folder / FILE_NAME, _written(settings))


def _one_of(value: object, choices: tuple[object, ...]) -> bool:
    # By type too: True is 1 and 100.0 is 100, but not here.
    return any(type(value) is type(choice) and value == choice for choice in choices)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_currency(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Z]{3}", value) is not None


def _is_lifetime(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,3}[mhd]", value) is not None


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME


def _are_names(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_name, value))


def _is_path(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_PATH and "\0" not in value


def _are_paths(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_path, value))


def _is_place(value: object) -> bool:
    if not isinstance(value, tuple) or len(value) != 4:
        return False
    in_reach = all(type(number) is int and abs(number) <= _FARTHEST for number in value)
    return in_reach and min(value[2:]) > 0


def _are_columns(value: object) -> bool:
    if not isinstance(value, tuple) or len(value) != len(set(map(str, value))):
        return False
    return all(_one_of(name, COMPARE_COLUMNS) for name in value)


def _are_spans(value: object) -> bool:
    if not isinstance(value, Mapping) or not {str} >= {*map(type, value)}:
        return False
    return all(map(_is_span, value.values()))


def _is_span(value: object) -> bool:
    if not isinstance(value, tuple) or len(value) != 3:
        return False
    return all(type(number) is int for number in value) and (
        0 <= value[0] <= value[1] <= value[2] < _MOST_TOKENS
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, Mapping) and {str} >= {*map(type, value), *map(type, value.values())}


def _or_none(allows: _Rule) -> _Rule:
    return lambda value: value is None or allows(value)


def _any_of(*choices: object) -> _Rule:
    return lambda value: _one_of(value, choices)


def _rules() -> dict[str, _Rule]:
    """What each setting may be."""
    return {
        "language": _any_of(None, *get_args(Language)),
        "theme": _any_of(None, *get_args(Theme)),
        "text_size": _any_of(*TEXT_SIZES),
        "on_top": _is_switch,
        "budget_column": _is_switch,
        "compare_columns": _are_columns,
        "window": _or_none(_is_place),
        "maximized": _is_switch,
        "page": _or_none(_is_name),
        "price_list": _or_none(_is_name),
        "price_list_file": _or_none(_is_path),
        "quiet_lists": _are_names,
        "model": _or_none(_is_name),
        "workload": _any_of(*get_args(Workload)),
        "requests_mode": _any_of(*get_args(RequestsMode)),
        "cache_lifetime": lambda value: _one_of(value, ("",)) or _is_lifetime(value),
        "service": _any_of(*get_args(Service)),
        "texts": _are_texts,
        "estimates": _are_spans,
        "second_currency": lambda value: _one_of(value, ("",)) or _is_currency(value),
        "vocabulary": _or_none(_is_path),
        "recent": _are_paths,
    }


def _settings(content: bytes) -> Settings:
    """What the file says; ValueError or (of many brackets) RecursionError if it is damaged.

    A value that can't be used costs that value alone, and of several in one (texts, files) the
    one that can't.
    """
    said = json.loads(
        content.decode("utf-8-sig"),
        object_pairs_hook=_without_doubles,
        parse_constant=lambda _: _NO_VALUE,
        parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_NUMBER else _NO_VALUE,
    )
    if not isinstance(said, dict) or not _one_of(said.get("format"), (_FORMAT,)):
        raise ValueError("no settings of this format")
    if said.get("estimate") is not None:  # as it was written when only the input could be one
        said.setdefault("estimates", {"inputTokens": said["estimate"]})
    # What it lacks is as by default; what is unknown here may come from a newer program.
    usable: dict[str, Any] = {}
    for name, allows in _rules().items():
        value = _usable(said.get(name, _NO_VALUE), allows)
        if allows(value):
            usable[name] = value
    return Settings(**usable)


def _usable(value: object, allows: _Rule) -> object:
    """A value as a setting has it, of several in one those that can be used."""
    if isinstance(value, list):
        if allows(tuple(value)) or not allows(()):
            return tuple(value)
        return tuple(dict.fromkeys(one for one in value if allows((one,))))
    if isinstance(value, dict):
        spans = {key: tuple(one) if isinstance(one, list) else one for key, one in value.items()}
        return {key: one for key, one in spans.items() if allows({key: one})}
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """What stands there twice is neither of the two."""
    said: dict[str, Any] = {}
    for name, value in pairs:
        said[name] = _NO_VALUE if name in said else value
    return said


def _written(settings: Settings) -> bytes:
    said: dict[str, Any] = {"format": _FORMAT}
    said.update({one.name: getattr(settings, one.name) for one in fields(settings)})
    said["texts"] = {
        name: text for name, text in settings.texts.items() if len(text) <= _LONGEST_TEXT
    }
    # Half a character, as a clipboard may bring it, has no UTF-8; as an escape it is good JSON.
    text = json.dumps(said, ensure_ascii=False, indent=2)
    content = f"{text}\n".encode("utf-8", "backslashreplace")
    if len(content) > _MOST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), FILE_NAME)
    return content
