"""The rows of a CSV file, numbered as a spreadsheet numbers them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kimi_calc.estimates.item_columns import Headings, NoItems, Row, headings_of

_DELIMITERS = (",", ";", "\t")
_NAMED = "sep="


class UnclosedRow(ValueError):
    """A row that can't be told from what follows: from there on nothing can be read."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}: a quotation mark is not closed, or stands within a cell")
        self.row = row


def table_of(text: str) -> tuple[Headings, Iterator[Row]]:
    """The headings of a CSV file, and the rows below; NoItems as headings_of() raises it.

    The cells are parted by what makes the most headings: a comma, a semicolon or a tab. What is
    wrong with a row's quotation marks comes as an UnclosedRow when it is reached.
    """
    found: list[tuple[int, str]] = []
    refused: NoItems | None = None
    for delimiter in _DELIMITERS:
        try:
            headings, _ = headings_of(_until_unclosed(text, delimiter))
        except NoItems as error:
            # What is missing says more than that there are no headings.
            if refused is None or refused.code == "no_headings":
                refused = error
        else:
            found.append((len(headings.places), delimiter))
    if not found:
        assert refused
        raise refused
    return headings_of(csv_rows(text, max(found, key=lambda one: one[0])[1]))


def csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that hold something; UnclosedRow where the rest can't be read."""
    if text[: len(_NAMED)].lower() == _NAMED:  # Excel reads it, and doesn't show it
        text = text.partition("\n")[2]
    # A quotation mark that isn't closed must not take the rest of the file into one cell unsaid.
    # Nor must a long cell: it is a fault of its own row.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise UnclosedRow(number) from None
        held = {place: cell for place, cell in enumerate(cells) if cell}
        if held:
            yield number, held


def _until_unclosed(text: str, delimiter: str) -> Iterator[Row]:
    try:
        yield from csv_rows(text, delimiter)
    except UnclosedRow:
        return
