"""What a person told of records of use, kept for later: aliases of models, layouts of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kimi_calc.usage_logs.own_aliases import OwnAliases
from kimi_calc.usage_logs.tables.known_layouts import KnownLayouts
from kimi_calc.usage_logs.tables.layouts import Layout, fitted, key_of


class Kept:
    """Aliases and layouts. Without `home`, the user's folder, they last as long as the window.

    What can't be written lasts as long as the window, too.
    """

    def __init__(self, home: Path | None) -> None:
        self._aliases = OwnAliases(home) if home else None
        self._layouts = KnownLayouts(home) if home else None
        self._told: dict[str, str] = {}
        self._laid_out: dict[tuple[str, ...], Layout] = {}

    @property
    def aliases(self) -> dict[str, str]:
        """Names as written → a model's id, "" for no token price."""
        return dict(self._aliases.aliases if self._aliases else self._told)

    def change_aliases(self, aliases: Mapping[str, str | None]) -> None:
        """Set aliases, and remove those to None."""
        if self._aliases:
            with suppress(OSError, ValueError):
                self._aliases.change(aliases)
            return
        for name, meant in aliases.items():
            if meant is None:
                self._told.pop(name.strip(), None)
            else:
                self._told[name.strip()] = meant

    def layout_of(self, headings: Sequence[str]) -> Layout | None:
        """The layout of a table with these headings, if it was told."""
        if self._layouts:
            return self._layouts.get(headings)
        found = self._laid_out.get(key_of(headings))
        return fitted(found, headings) if found else None

    def remember(self, headings: Sequence[str], layout: Layout) -> None:
        """Keep which column is what in tables with these headings."""
        self._laid_out[key_of(headings)] = layout
        if self._layouts:
            with suppress(OSError, ValueError):
                self._layouts.remember(headings, layout)

    @property
    def layouts(self) -> dict[tuple[str, ...], tuple[object, ...]]:
        """All that were told since the window opened, as the reading asks for them."""
        return {key: tuple(layout) for key, layout in self._laid_out.items()}
