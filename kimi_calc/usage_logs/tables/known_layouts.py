"""Layouts of tables that were told once, by their headings: a file of the user's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kimi_calc import user_files
from kimi_calc.usage_logs import kept_json
from kimi_calc.usage_logs.tables.layouts import COLUMNS, Layout, fitted, key_of

FILE_NAME = "usage-layouts.json"
MOST = 300
"""Layouts that are kept: those that were used last."""

_VERSION = 1
_KEY = "layouts"
_MOST_HEADINGS = 1_000
_LONGEST = 500  # characters of a heading
_FARTHEST = 14 * 3600
_MOST_UNIT = 10**12


class KnownLayouts:
    """The layouts that a file in the user's folder holds, in the order of their last use.

    `problem` is what is the matter with the file, see kept_json.Problem. A layout of it that can't
    be used is left out, and the rest holds.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or user_files.folder()) / FILE_NAME
        self._layouts: dict[tuple[str, ...], Layout] = {}
        self.problem, self.aside = self._load()

    def __len__(self) -> int:
        return len(self._layouts)

    def get(self, headings: Sequence[str]) -> Layout | None:
        """The layout of a table with these headings, in whatever order and case."""
        found = self._layouts.get(key_of(headings))
        return fitted(found, headings) if found else None

    def remember(self, headings: Sequence[str], layout: Layout) -> None:
        """Keep a layout. OSError if it can't be written; then it holds as long as this object.

        So does one of a table whose headings are too many or too long to be kept.
        ValueError for a layout in which something is missing, or a heading isn't one of these.
        """
        if layout.missing or fitted(layout, headings) is None:
            raise ValueError("no layout of this table")
        self._load()  # another window may have written meanwhile
        self._put(key_of(headings), layout)
        self._save()

    def forget(self, headings: Sequence[str]) -> None:
        """Forget the layout of a table; OSError as of remember()."""
        self._load()
        if self._layouts.pop(key_of(headings), None):
            self._save()

    def _load(self) -> tuple[kept_json.Problem | None, Path | None]:
        """Take what the file holds; what is known here already goes on holding."""
        kept = kept_json.load(self._path, _KEY, _VERSION)
        known, self._layouts = self._layouts, {}
        for one in kept.content if isinstance(kept.content, list) else ():
            read = _read(one)
            if read:
                self._put(*read)
        for key, layout in known.items():
            self._put(key, layout)
        return kept.problem, kept.aside

    def _put(self, key: tuple[str, ...], layout: Layout) -> None:
        self._layouts.pop(key, None)
        self._layouts[key] = layout
        while len(self._layouts) > MOST:
            del self._layouts[next(iter(self._layouts))]

    def _save(self) -> None:
        written: list[dict[str, Any]] = []
        size = 0
        for one in reversed(self._layouts.items()):
            layout = _written(*one)
            size += len(kept_json.bytes_of(layout)) * 2  # with what the list indents
            if size > kept_json.MOST_BYTES:
                break
            if _read(layout):  # so that what is saved can be loaded
                written.insert(0, layout)
        kept_json.save(self._path, _KEY, _VERSION, written)


def _written(key: tuple[str, ...], layout: Layout) -> dict[str, Any]:
    usual = Layout()
    others = {
        name: value
        for name, value in layout._asdict().items()
        if name not in COLUMNS and value != getattr(usual, name)
    }
    return {"headings": list(key), "columns": layout.columns, **others}


def _read(one: object) -> tuple[tuple[str, ...], Layout] | None:
    """A layout as the file has it; None for what is none."""
    if not isinstance(one, Mapping):
        return None
    headings, columns = one.get("headings"), one.get("columns")
    if not _are_texts(headings) or not isinstance(columns, Mapping):
        return None
    assert isinstance(headings, list)
    if not _are_texts(list(columns.values())) or not columns.keys() <= set(COLUMNS):
        return None
    fields = {name: one[name] for name in _ALLOWED if name in one}
    if not all(_ALLOWED[name](value) for name, value in fields.items()):
        return None
    layout = Layout(**columns, **fields)
    if layout.missing or fitted(layout, headings) is None:
        return None
    return key_of(headings), layout


def _are_texts(found: object) -> bool:
    return (
        isinstance(found, list)
        and len(found) <= _MOST_HEADINGS
        and all(isinstance(one, str) and len(one) <= _LONGEST for one in found)
    )


_ALLOWED = {
    "fixed_model": lambda value: isinstance(value, str) and len(value) <= _LONGEST,
    "input_includes_cache": lambda value: isinstance(value, bool),
    "zone": lambda value: value is None or (type(value) is int and abs(value) <= _FARTHEST),
    "rows_are": lambda value: value in ("requests", "totals"),
    "unit": lambda value: type(value) is int and 0 <= value <= _MOST_UNIT,
}
