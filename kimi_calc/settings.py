"""What comes back at the next start: its rules, and its file."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Mapping
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
        rules = {
            "language": _one_of(self.language, (None, *get_args(Language))),
            "theme": _one_of(self.theme, (None, *get_args(Theme))),
            "text_size": _one_of(self.text_size, TEXT_SIZES),
            "on_top": isinstance(self.on_top, bool),
            "budget_column": isinstance(self.budget_column, bool),
            "compare_columns": _are_columns(self.compare_columns),
            "window": self.window is None or _is_frame(self.window),
            "maximized": isinstance(self.maximized, bool),
            "page": self.page is None or _is_name(self.page),
            "price_list": self.price_list is None or _is_name(self.price_list),
            "price_list_file": self.price_list_file is None or _is_path(self.price_list_file),
            "quiet_lists": _are_names(self.quiet_lists),
            "model": self.model is None or _is_name(self.model),
            "workload": _one_of(self.workload, get_args(Workload)),
            "requests_mode": _one_of(self.requests_mode, get_args(RequestsMode)),
            "cache_lifetime": self.cache_lifetime == "" or _is_lifetime(self.cache_lifetime),
            "service": _one_of(self.service, get_args(Service)),
            "texts": _are_texts(self.texts),
            "estimates": _are_spans(self.estimates),
            "second_currency": self.second_currency == "" or _is_currency(self.second_currency),
            "vocabulary": self.vocabulary is None or _is_path(self.vocabulary),
            "recent": _are_paths(self.recent),
        }
        for name, kept in rules.items():
            if not kept:
                raise ValueError(f"{name} can't be {str(getattr(self, name))[:60]!r}")
        # A copy: it is written by another thread while the fields go on changing.
        object.__setattr__(self, "texts", dict(self.texts))
        object.__setattr__(self, "estimates", dict(self.estimates))


class Loaded(NamedTuple):
    """The settings as they were left, or the defaults and what is the matter with the file.

    "damaged": it is none of settings; `kept_as` is where it lies now, None if it couldn't be moved.
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


def _is_frame(value: object) -> bool:
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


def _settings(content: bytes) -> Settings:
    """What the file says; ValueError or (of many brackets) RecursionError if it is damaged."""
    said = json.loads(
        content.decode("utf-8-sig"),
        object_pairs_hook=_without_doubles,
        parse_constant=int,  # which refuses NaN and infinity
    )
    if not isinstance(said, dict) or not _one_of(said.get("format"), (_FORMAT,)):
        raise ValueError("no settings of this format")
    # What it lacks is as by default; what is unknown here may come from a newer program.
    known = {one.name: said[one.name] for one in fields(Settings) if one.name in said}
    for name in ("window", "compare_columns", "quiet_lists", "recent"):
        if isinstance(known.get(name), list):
            known[name] = tuple(known[name])
    if said.get("estimate") is not None:  # as it was written when only the input could be one
        known.setdefault("estimates", {"inputTokens": said["estimate"]})
    if isinstance(known.get("estimates"), dict):
        known["estimates"] = {
            name: tuple(span) if isinstance(span, list) else span
            for name, span in known["estimates"].items()
        }
    return Settings(**known)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a key stands there twice")
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
