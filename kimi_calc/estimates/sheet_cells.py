"""Cells of a sheet: texts that never become formulas, numbers, formulas with their results."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import category, east_asian_width

from kimi_calc.pricing.amounts import currency_symbol, plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS = 1_048_576  # of a sheet
_MOST_DIGITS = 15  # that a spreadsheet's numbers hold
_BEYOND = Decimal(10) ** 300  # what is not far from the end of its numbers
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LINE = 16  # points, a line of text: Chinese letters are higher than others
_HIGHEST = 25 * _LINE  # of a row: there is no more than 409
_MOST_LINES = 16  # in a row
_NARROW = 0.6  # letters

_STYLES: dict[str, dict[str, Any]] = {
    "": {"valign": "vcenter"},
    "title": {"bold": True, "font_size": 16},
    "caption": {"font_color": "#5B6478", "valign": "vcenter"},
    "bold": {"bold": True, "valign": "vcenter"},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"},
    "number heading": {
        "bold": True,
        "bottom": 1,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "right",
    },
    "band": {"bold": True, "bg_color": "#EDF0F8", "valign": "vcenter"},
    "total": {"bold": True, "top": 1, "valign": "vcenter"},
    "above": {"text_wrap": True, "valign": "top"},
    "bold above": {"bold": True, "valign": "top"},
    "indented": {"text_wrap": True, "valign": "vcenter", "indent": 1},
    "indented heading": {
        "bold": True,
        "bottom": 1,
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
    },
    "subtotal": {"bold": True, "top": 4, "valign": "vcenter"},
    "wrapped": {"text_wrap": True, "valign": "vcenter"},
    # A number that is wider than its column is written smaller: else it would be ####.
    "exact": {"align": "right", "valign": "vcenter", "num_format": "@"},
    "count": {"num_format": "#,##0", "valign": "vcenter", "shrink": True},
    "left count": {"num_format": "#,##0", "valign": "vcenter", "align": "left", "shrink": True},
    "count of total": {
        "num_format": "#,##0",
        "valign": "vcenter",
        "shrink": True,
        "bold": True,
        "top": 1,
    },
    "percent of total": {"num_format": "0.0%", "valign": "vcenter", "bold": True, "top": 1},
    "percent of sum": {"num_format": "0.0%", "valign": "vcenter", "bold": True, "top": 4},
    "percent": {"num_format": "0.0%", "valign": "vcenter"},
    "rate": {"num_format": "0.######%", "valign": "vcenter"},
}


_CHINESE = {"font_name": "Microsoft YaHei", "font_size": 10}
"""Without it Excel takes the serif font of printed letters for Chinese."""


class TooManyRows(Exception):
    """More rows than a sheet has."""


class Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook, language_sample: str = "") -> None:
        self._book = book
        self._made: dict[object, Format] = {}
        chinese = any(east_asian_width(sign) == "W" for sign in language_sample)
        self._font: dict[str, Any] = _CHINESE if chinese else {}

    def style(self, name: str) -> Format:
        """One of those that have a name here."""
        return self._format(name, _STYLES[name])

    def amount(self, currency: str, *, top: int = 0) -> Format:
        """An amount: two decimals from 1 on, as many as it needs below; a sum has a line on top."""
        look: dict[str, Any] = {"num_format": _shown(currency), "valign": "vcenter"}
        look |= {"shrink": True}
        if top:
            look |= {"bold": True, "top": top}
        return self._format((currency, top), look)

    def large(self, currency: str) -> Format:
        """A total at the head of a sheet."""
        look = {"num_format": _shown(currency), "bold": True, "font_size": 14, "align": "left"}
        return self._format((currency, "large"), look | {"shrink": True})

    def added(self, currency: str, decimals: int, *, bold: bool = False, top: int = 0) -> Format:
        """An amount among others that add up, with as many decimals as they have."""
        shown = f"{_quoted(currency_symbol(currency))}#,##0.{'0' * decimals}"
        look: dict[str, Any] = {"num_format": shown, "valign": "vcenter", "shrink": True}
        if bold:
            look["bold"] = True
        if top:
            look["top"] = top
        return self._format((currency, decimals, bold, top, "added"), look)

    def price(self, currency: str) -> Format:
        """The price of a unit: all decimals that it has."""
        sign = _quoted(currency_symbol(currency))
        look = {"num_format": f"{sign}#,##0.00########", "valign": "vcenter", "shrink": True}
        return self._format(currency, look)

    def _format(self, key: object, look: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format(self._font | look)
        return self._made[key]


class Cells:
    """A sheet whose rows are written from the first to the last, and counted from 0.

    TooManyRows beyond the last one that there is.
    """

    def __init__(self, formats: Formats, sheet: Worksheet) -> None:
        self.formats, self.sheet = formats, sheet

    def text(self, row: int, column: int, text: str, style: str = "") -> None:
        """A text as it is, whatever it begins with; nothing for an empty one."""
        look = self.formats.style(style)
        _check(row)
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take it for markup of its own, and write it as it stands.
            sign = self.formats.style("")
            self.sheet.write_rich_string(row, column, sign, text[0], sign, text[1:], look)
        elif text:
            self.sheet.write_string(row, column, text, look)

    def high_enough(self, row: int, texts: Iterable[tuple[str, int]]) -> None:
        """Have a row hold texts in columns of a width: some programs don't see to that."""
        lines = 1
        for text, width in texts:
            # No sign takes more letters than bytes there: that is soon known of many texts.
            if (2 * len(text) > width and len(text.encode("gb18030")) > width) or "\n" in text:
                lines = max(lines, _lines(text, width))
        if lines > 1:
            self.sheet.set_row(row, min(lines * _LINE, _HIGHEST))

    def blank(self, row: int, column: int, style: str) -> None:
        """A cell that only looks like something."""
        self.sheet.write_blank(row, column, None, self.formats.style(style))

    def band(self, row: int, columns: range, text: str, style: str) -> None:
        """A text in the first of the cells of a row, which look alike."""
        for column in columns:
            self.blank(row, column, style)
        self.text(row, columns[0], text, style)

    def long_text(self, row: int, columns: range, text: str, width: int) -> int:
        """A text over several columns, `width` letters wide together; the row after it.

        It takes as many rows as it needs to be seen: one is not higher than half a page.
        """
        style = self.formats.style("above")
        for piece in _pieces(text, width):
            _check(row)
            self.sheet.set_row(row, _LINE * _lines(piece, width))
            self.sheet.merge_range(row, columns[0], row, columns[-1], "", style)
            self.text(row, columns[0], piece, "above")
            row += 1
        return row

    def number(self, row: int, column: int, number: int | Decimal, look: Format) -> None:
        """A number; as text where there are none so large."""
        _check(row)
        if number < _BEYOND:
            self.sheet.write_number(row, column, float(number), look)
        else:
            self.exact(row, column, Decimal(number))

    def formula(self, row: int, column: int, formula: str, result: Decimal, look: Format) -> None:
        """A formula with its result; the result as text where there are no numbers so large."""
        _check(row)
        if result < _BEYOND:
            self.sheet.write_formula(row, column, formula, look, float(result))
        else:
            self.exact(row, column, result)

    def said(self, row: int, column: int, formula: str, result: str) -> None:
        """A formula that says something."""
        _check(row)
        self.sheet.write_formula(row, column, formula, self.formats.style(""), result)

    def exact(self, row: int, column: int, amount: Decimal) -> None:
        """All digits of an amount, as text."""
        self.sheet.write_string(row, column, plain(amount), self.formats.style("exact"))


def cell(row: int, column: int) -> str:
    """`E5`."""
    return f"{_LETTERS[column]}{row + 1}"


def area(first: int, last: int, column: int) -> str:
    """`E5:E9`."""
    return f"{cell(first, column)}:{cell(last, column)}"


def is_too_long(amount: Decimal) -> bool:
    """Whether a spreadsheet's number doesn't hold all digits of an amount."""
    written = str(amount)
    return len(written) > _MOST_DIGITS and len(_significant(amount)) > _MOST_DIGITS


def one_line(text: str, most: int) -> str:
    """A text without line breaks and signs that can't be seen, cut off after so many characters."""
    seen = "".join(" " if category(sign)[0] in "CZ" else sign for sign in text)
    line = " ".join(seen.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def for_paper(sheet: Worksheet, company: str, title: str, page: str) -> None:
    """A4 across: as wide as a page, and as many pages as it takes; whose it is on each of them.

    `page` is how a page is numbered: `Page {page} of {pages}`.
    """
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.set_header(f"&L{_header_text(company)}&R{_header_text(title)}")
    sheet.set_footer(f"&C{page.format(page='&P', pages='&N')}")


def _header_text(text: str) -> str:
    """A text for the edge of a page, where & begins a code."""
    return one_line(text, 50).replace("&", "＆")


def _significant(amount: Decimal) -> str:
    return "".join(map(str, amount.as_tuple().digits)).strip("0")


def _shown(currency: str) -> str:
    sign = _quoted(currency_symbol(currency))
    return f"[=0]{sign}0.00;[<1]{sign}0.00######;{sign}#,##0.00"


def _quoted(sign: str) -> str:
    return '"' + sign.replace('"', "") + '"'


def _check(row: int) -> None:
    if row >= _MOST_ROWS:
        raise TooManyRows


def _pieces(text: str, width: int) -> list[str]:
    """A text as it is if it isn't long, else its lines, and long ones cut in pieces."""
    if _lines(text, width) <= _MOST_LINES:
        return [text]
    most = width * _MOST_LINES // 2  # of Chinese characters
    lines = text.split("\n")
    return [line[at : at + most] for line in lines for at in range(0, len(line), most)]


def _lines(text: str, width: int) -> int:
    """How many lines a text takes."""
    return sum(max(1, ceil(_width(line) / width)) for line in text.split("\n"))


def _width(line: str) -> float:
    """About how wide a line is, in letters: Chinese characters are two wide."""
    return sum(
        _NARROW if sign in " ,.:;()" else 2 if east_asian_width(sign) in "WF" else 1
        for sign in line
    )
