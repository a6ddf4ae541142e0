"""Tables in files: the sheets of a workbook, the text of a CSV file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from kimi_calc import user_files
from kimi_calc.tokens.documents import naming
from kimi_calc.tokens.readers.sheets import Row
from kimi_calc.tokens.refusals import DocumentError

MOST_BYTES = 64 * 1024 * 1024
"""Of a file: a hundred thousand rows have a quarter of that."""

_HEAD = 64 * 1024


class Table:
    """A file that holds a table, read once: a workbook, or else the text of one.

    DocumentError for what can't be read at all.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with naming(path):
            try:
                self._content = user_files.read(path, MOST_BYTES)
            except user_files.TooLarge:
                raise DocumentError("too_big", path) from None
            self.is_workbook = self._is_workbook()

    def sheets(self) -> Iterator[Iterator[Row]]:
        """The rows of each sheet of a workbook."""
        from kimi_calc.tokens.readers import sheets

        with naming(self.path):
            yield from (self._named(rows) for rows in sheets.sheets(io.BytesIO(self._content)))

    def texts(self) -> Iterator[str]:
        """What the text may be: as it is most likely encoded, and then as Chinese Windows does.

        DocumentError where it is none of them.
        """
        from kimi_calc.tokens.readers import encodings

        with naming(self.path):
            likely = encodings.detect(self._content[:_HEAD])
        found = 0
        for encoding in dict.fromkeys(("utf-8", likely, "gb18030")):
            try:
                text = self._content.decode(encoding)
            except UnicodeDecodeError:
                continue
            found += 1
            yield text.removeprefix("\ufeff")
        if not found:
            raise DocumentError("unknown_encoding", self.path)

    def _named(self, rows: Iterator[Row]) -> Iterator[Row]:
        with naming(self.path):
            yield from rows

    def _is_workbook(self) -> bool:
        from kimi_calc.tokens.documents import kind_of

        kind = kind_of(self.path, io.BytesIO(self._content), self._content[:_HEAD])
        if kind not in {"xlsx", "text"}:
            raise DocumentError("unknown_kind", self.path)
        return kind == "xlsx"
