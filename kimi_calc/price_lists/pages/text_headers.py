"""Headers of tables in copied text: where one begins and ends, and what its columns mean."""

from __future__ import annotations

from typing import NamedTuple

from kimi_calc.price_lists.pages.cells import read_price, read_unit
from kimi_calc.price_lists.pages.headers import Meaning, meaning_of
from kimi_calc.price_lists.pages.ids import read_id, tool_of

_MOST_LINES = 30
_LONGEST = 60
_NO_COLUMN = frozenset(("unknown", "blank"))
_OPENING = frozenset(("model", "tool", "service", "charge", "bounds", "unit"))


class Header(NamedTuple):
    """A header: the texts and meanings of its columns, and the line after it."""

    texts: list[str]
    columns: tuple[Meaning, ...]
    end: int


def header_at(lines: list[list[str]], start: int) -> Header | None:
    """The header that begins with a line; None where none does.

    A header is one line of cells, or a line a cell, or lines that break within cells; it begins
    with a known word and has at least two, or it is none.
    """
    first = [cell for cell in lines[start] if cell]
    if not first or not _opens(first) or (len(first) == 1 and _is_heading(lines, start)):
        return None
    texts: list[str] = []
    goes_on = False
    for place in range(start, min(len(lines), start + _MOST_LINES)):
        cells = [*lines[place]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            if len(texts) > 1 and len(first) > 1:
                return _header(texts, place)
            continue
        if _is_data(cells, texts):
            return _header(texts, place)
        if any(len(cell) > _LONGEST or cell.endswith(("。", ".", ";")) for cell in cells):
            return None
        _join(texts, cells, goes_on=goes_on)
        goes_on = len(lines[place]) > 1 and not lines[place][-1]
    return None


def turned_at(lines: list[list[str]], start: int) -> list[list[str]]:
    """The rows of a table that begins with a line and has its models side by side; none: []."""
    first = lines[start]
    if len(first) < 2 or not all(map(read_id, first[1:])):
        return []
    if first[0] and meaning_of(first[0]).kind not in {"model", "charge"}:
        return []
    end = start + 1
    while end < len(lines) and len(lines[end]) == len(first) and _told(lines[end][0]):
        end += 1
    return lines[start:end] if end > start + 2 else []


def _told(text: str) -> bool:
    return meaning_of(text).kind not in {"unknown", "blank", "model", "tool"}


def _opens(cells: list[str]) -> bool:
    meanings = [meaning_of(cell).kind for cell in cells]
    known = sum(kind not in _NO_COLUMN for kind in meanings)
    return meanings[0] in _OPENING if len(cells) == 1 else known >= 2


def _is_heading(lines: list[list[str]], start: int) -> bool:
    """Whether a line is no header but stands above one: `Tools`, and then `Tool | Unit | Price`."""
    blank = False
    for cells in lines[start + 1 : start + 4]:
        full = [cell for cell in cells if cell]
        if len(full) > 1:
            return _opens(full) and meaning_of(full[0]).kind in {"model", "tool"}
        if full:
            kind = meaning_of(full[0]).kind
            return (blank or kind == "tool") and kind == meaning_of(lines[start][0]).kind
        blank = True
    return False


def _is_data(cells: list[str], texts: list[str]) -> bool:
    """Whether a line below a header is the first of its rows."""
    first = next(cell for cell in cells if cell)
    if read_id(first) or any(read_price(cell).kind in {"price", "free"} for cell in cells):
        return True
    if meaning_of(texts[0]).kind == "tool" if texts else False:
        return tool_of(first) is not None and len(texts) > 1
    no_names = bool(texts) and meaning_of(texts[0]).kind == "unit"
    return no_names and read_unit(first) not in {"", "other"}


def _join(texts: list[str], cells: list[str], *, goes_on: bool) -> None:
    """Add the cells of a line to a header, where its first one may be the rest of the last one."""
    first = cells[0]
    rest = (
        texts
        and not goes_on
        and (first.startswith(("(", "/", "[")) or _completes(texts[-1], first))
    )
    if rest:
        texts[-1] = f"{texts[-1]} {first}"
        texts.extend(cells[1:])
    else:
        texts.extend(cells)


def _completes(before: str, first: str) -> bool:
    """Whether a line says more of the cell before it: `输入价格` and then `缓存命中`."""
    meaning, more = meaning_of(before), meaning_of(first)
    return (meaning.kind, meaning.charge) == ("price", "input") and not meaning.part and more.part


def _header(texts: list[str], end: int) -> Header | None:
    texts = folded_in(texts)
    columns = tuple(map(meaning_of, texts))
    known = sum(column.kind not in _NO_COLUMN for column in columns)
    return Header(texts, columns, end) if known >= 2 else None


def folded_in(texts: list[str]) -> list[str]:
    """The header with the parts at its end put where they belong.

    The second row of a header in two rows comes last, once its tables are gone: `输入价格`,
    `输出价格`, `缓存命中`, `缓存未命中`. They belong below the one header that they are parts of.
    """
    meanings = [meaning_of(text) for text in texts]
    ending = len(texts)
    while ending and meanings[ending - 1].part:
        ending -= 1
    parts = texts[ending:]
    above = [
        at
        for at, meaning in enumerate(meanings[:ending])
        if meaning.kind == "price" and meaning.charge == "input" and not meaning.part
    ]
    if len(parts) < 2 or len(above) != 1:
        return texts
    [at] = above
    return [*texts[:at], *(f"{texts[at]} {part}" for part in parts), *texts[at + 1 : ending]]
