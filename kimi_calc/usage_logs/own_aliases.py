"""The person's own names of models → ids: a file of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kimi_calc import user_files
from kimi_calc.usage_logs import kept_json

FILE_NAME = "usage-aliases.json"
MOST = 2_000
"""Aliases that are kept; more are refused."""

_VERSION = 1
_KEY = "aliases"
_LONGEST = 200  # characters of a name, and of an id


class OwnAliases:
    """The aliases that a file in the user's folder holds: names as written → ids, "" for no price.

    `problem` is what is the matter with the file, see kept_json.Problem. An alias of it that is
    none is left out, and the rest holds.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or user_files.folder()) / FILE_NAME
        self._aliases: dict[str, str] = {}
        self.problem, self.aside = self._load()

    @property
    def aliases(self) -> Mapping[str, str]:
        """All of them, by the names as they are written."""
        return dict(self._aliases)

    def change(self, aliases: Mapping[str, str | None]) -> None:
        """Set aliases, and remove those to None, in one write.

        OSError if they can't be written; then they hold as long as this object. ValueError for
        what is none, or where there would be more than MOST; then nothing changes.
        """
        told = {
            name.strip(): None if meant is None else meant.strip()
            for name, meant in aliases.items()
        }
        for name, meant in told.items():
            if meant is not None and not _is_alias(name, meant):
                raise ValueError(f"no alias: {name[:60]!r}")
        self._load()  # another window may have written meanwhile
        together = {**self._aliases, **told}
        changed = {name: meant for name, meant in together.items() if meant is not None}
        if len(changed) > MOST:
            raise ValueError(f"more than {MOST} aliases")
        self._aliases = changed
        kept_json.save(self._path, _KEY, _VERSION, changed)

    def _load(self) -> tuple[kept_json.Problem | None, Path | None]:
        """Take what the file holds; what is known here already goes on holding."""
        kept = kept_json.load(self._path, _KEY, _VERSION)
        said = kept.content if isinstance(kept.content, dict) else {}
        allowed = [(name, meant) for name, meant in said.items() if _is_alias(name, meant)]
        self._aliases = {**dict(allowed[:MOST]), **self._aliases}
        return kept.problem, kept.aside


def _is_alias(name: object, meant: object) -> bool:
    return (
        isinstance(name, str)
        and isinstance(meant, str)
        and bool(name.strip())
        and len(name) <= _LONGEST
        and len(meant) <= _LONGEST
    )
