"""XlsxWriter's sheet, made faster for the many cells that are of three kinds.

Whatever is overridden here only saves time: a version of XlsxWriter that calls it no more writes
the same file. To be imported late, as XlsxWriter is: it takes 37 ms.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Sheet(Worksheet):  # type: ignore[misc]  # has no types
    """A sheet of at most 26 columns."""

    def _prepare_formula(self, formula: str, *_: object) -> str:
        """A formula as it is written in a file.

        XlsxWriter looks for each of some hundred functions that came after Excel 2007, which takes
        longer than all else together. None of them is used here.
        """
        return formula.removeprefix("=")

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """A cell with a format; those of other kinds go the usual way."""
        kind = cell.__class__.__name__
        if cell.format and kind == "Number":
            said = f"><v>{cell.number!r}</v></c>"
        elif cell.format and kind == "Formula" and not _needs_escape(cell.formula):
            said = f"><f>{cell.formula}</f><v>{cell.value!r}</v></c>"
        elif cell.format and kind == "String" and _is_plain(cell.string):
            said = f' t="inlineStr"><is><t>{cell.string}</t></is></c>'
        else:
            super()._write_cell(row, col, cell)
            return
        self.fh.write(f'<c r="{_LETTERS[col]}{row + 1}" s="{cell.format._get_xf_index()}"{said}')  # noqa: SLF001 - as it does itself


def _needs_escape(text: str) -> bool:
    return "&" in text or "<" in text or ">" in text


def _is_plain(text: str) -> bool:
    """Whether a text stands in XML as it is, without a blank at its ends."""
    return (
        text.isprintable()
        and not _needs_escape(text)
        and "_x" not in text
        and not (text[0].isspace() or text[-1].isspace())
    )
