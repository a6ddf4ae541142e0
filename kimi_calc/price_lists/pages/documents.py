"""Which kind of text a page is (HTML, Markdown, values, copied text), and what it holds as such."""

from __future__ import annotations

import csv
import re
from itertools import pairwise

from kimi_calc.price_lists.pages.cells import read_price
from kimi_calc.price_lists.pages.decoding import text_of
from kimi_calc.price_lists.pages.grids import MOST_LINES, Document, Grid
from kimi_calc.price_lists.pages.headers import meaning_of
from kimi_calc.price_lists.pages.html_tables import read_html
from kimi_calc.price_lists.pages.markdown_tables import has_pipes, is_rule, read_markdown
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.text_tables import read_separated, read_text

_HEAD = 2000
_LONGEST_HEADER = 1_000
_TAGS = ("<table", "<td", "<tr", "<div", "<p>", "<span", "<html", "<body", "<meta", "<ul", "<h1")
_BY_NAME = re.compile(r"\s(?:columns|headers|rows|data|dataSource)=\{[A-Za-z_$]")
_TITLE = re.compile(r"^#{1,6} \S", re.MULTILINE)
_ROLES = ('role="table"', 'role="grid"', 'role="row"')


def read_document(page: str | bytes) -> Document:
    """What a page holds, whatever it is written in.

    PageError where it is too large or no text, or has no table.
    """
    text = text_of(page)
    source = ""
    head = text[:_HEAD].lstrip().lower()
    if head.startswith("version:") and "starthtml:" in head:
        text, source = _clipboard(text)
        head = text[:_HEAD].lower()
    document = _read(text, head.lstrip())
    document.source = document.source or source
    if not document.grids:
        raise PageError("no_table")
    return document


def _clipboard(text: str) -> tuple[str, str]:
    """The HTML of a clipboard as Windows writes it, and the address that it was copied from."""
    start = text.find("<")
    fields = dict(line.partition(":")[::2] for line in text[: max(start, 0)].split("\n"))
    return text[max(start, 0) :], fields.get("SourceURL", "").strip()


def _read(text: str, head: str) -> Document:
    lowered = text.lower()
    is_html = any(tag in lowered for tag in (*_TAGS, *_ROLES))
    many = text.count("\n") > MOST_LINES
    if head.startswith(("<!doctype html", "<html", "<?xml")) or (many and is_html):
        return _read_html(text)
    if many:
        raise PageError("too_much")
    lines = text.split("\n")
    if any(map(is_rule, lines)) or _has_components(text):
        return read_markdown(text)
    if not is_html:
        return _read_lines(text, lines)
    if "<table" in lowered and not head.startswith("<") and _TITLE.search(text):
        return read_markdown(text)  # whose tables are those of HTML
    return _read_html(text)


def _read_lines(text: str, lines: list[str]) -> Document:
    if sum(map(has_pipes, lines)) > 1:
        return read_markdown(text)
    separator = _separator(lines)
    return read_separated(text, separator) if separator else read_text(text)


def _has_components(text: str) -> bool:
    place = text.find("={[")
    return (place >= 0 and text.find("={[", place + 1) >= 0) or bool(_BY_NAME.search(text))


def _read_html(text: str) -> Document:
    document = read_html(text)
    document.grids = _of_currency_in_front(document.grids)
    if not document.grids and document.lines:
        # Tables that are drawn with blocks: what is left is a line a cell.
        blocks = read_text("\n".join(document.lines))
        blocks.source, blocks.cut_off = document.source, document.cut_off
        return blocks
    return document


def _of_currency_in_front(grids: list[Grid]) -> list[Grid]:
    """The tables without those in tabs behind others whose prices are in another currency."""
    front = {one for grid in grids if not grid.behind for one in _currencies(grid)}
    return [grid for grid in grids if not (grid.behind and front and _currencies(grid) - front)]


def _currencies(grid: Grid) -> set[str]:
    """The currencies that its prices have the signs of."""
    return {read_price(cell.text).currency for row in grid.rows for cell in row} - {""}


def _separator(lines: list[str]) -> str:
    """What parts the cells where they are quoted, or by commas; "" for a copied text."""
    for separator in ("\t", ",", ";"):
        rows = [line for line in lines if separator in line]
        if separator == "\t" and not any('"' in row for row in rows):
            if sum(row.count(separator) for row in rows) > 1:
                return ""  # a copied text; commas are those of sentences
            continue
        if any(
            _is_header(row, separator) and _has_price(after, separator)
            for row, after in pairwise(rows)
        ):
            return separator
    return ""


def _has_price(line: str, separator: str) -> bool:
    cells = next(csv.reader([line[:_LONGEST_HEADER]], delimiter=separator), [])
    return any(read_price(cell).kind in {"price", "free"} for cell in cells)


def _is_header(line: str, separator: str) -> bool:
    if len(line) > _LONGEST_HEADER:
        return False
    cells = next(csv.reader([line], delimiter=separator), [])
    known = sum(meaning_of(cell).kind not in {"unknown", "blank"} for cell in cells)
    return known >= 2 and known * 2 >= len(cells)
