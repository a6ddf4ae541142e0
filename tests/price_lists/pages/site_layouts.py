"""Price pages as sites of other makes publish them: names, notes, tabs, code around the tables."""

from __future__ import annotations

import json
from collections.abc import Callable

from price_lists.pages.layouts import Page, Table, html_table

_SIGNS = "￥$"


def _html(page: Page, draw: Callable[[Table], str]) -> str:
    body = "".join(f"<h3>{one.heading}</h3>{draw(one)}" for one in page.tables)
    return f"<html><body><h1>{page.title}</h1>{body}<p>{page.date}</p></body></html>"


def _text(page: Page, draw: Callable[[Table], str]) -> str:
    blocks = [f"{one.heading}\n{draw(one)}" for one in page.tables]
    return "\n".join([page.title, *blocks, page.date])


def _is_id(table: Table, row: list[tuple[str, int]]) -> bool:
    return len(row) == len(table.header) and "-" in row[0][0] and row[0][0].isascii()


def _with_first(table: Table, change: Callable[[str], str]) -> Table:
    rows = [
        [(change(row[0][0]), row[0][1]), *row[1:]] if _is_id(table, row) else row
        for row in table.rows
    ]
    return Table(table.heading, table.header, rows)


def _name(model: str) -> str:
    return model.replace("-", " ").title()


def names_beside_ids(page: Page) -> str:
    """The name of a model and below it its id, in one cell."""
    return _html(
        page,
        lambda table: html_table(
            _with_first(table, lambda model: f"<b>{_name(model)}</b><br><code>{model}</code>")
        ).replace("&lt;", "<"),
    )


def names_above_ids(page: Page) -> str:
    """The same as it is copied: the name on a line of its own."""

    def draw(table: Table) -> str:
        named = _with_first(table, lambda model: f"{_name(model)}\n{model}")
        return "\n".join(
            ["\t".join(table.header), *("\t".join(text for text, _ in row) for row in named.rows)]
        )

    return _text(page, draw)


def notes_at_ids(page: Page) -> str:
    """Numbers of footnotes at ids, and at the number of tokens."""

    def draw(table: Table) -> str:
        noted = _with_first(table, lambda model: f"{model}<sup>1</sup>")
        return html_table(noted).replace("&lt;", "<").replace(" tokens</td>", " tokens²</td>")

    return _html(page, draw)


def tabs(page: Page) -> str:
    """Each table in a tab; those that are not in front are hidden."""
    panels = [
        f"<div role=tabpanel {'hidden' if at else ''}><h3>{one.heading}</h3>{html_table(one)}</div>"
        for at, one in enumerate(page.tables)
    ]
    return f"<html><body><h1>{page.title}</h1>{''.join(panels)}<p>{page.date}</p></body></html>"


def constants(page: Page) -> str:
    """Components whose columns and rows are lists with names, written above them."""
    lists = []
    uses = []
    for at, table in enumerate(page.tables):
        titles = ",\n".join(f"  {{ title: {json.dumps(one)} }}" for one in table.header)
        rows = ",\n".join(f"  {json.dumps(row)}" for row in table.full)
        lists.append(f"export const columns{at} = [\n{titles}\n];\nexport const rows{at} = [\n")
        lists.append(f"{rows}\n];")
        uses.append(f"## {table.heading}\n\n<DocTable columns={{columns{at}}} rows={{rows{at}}} />")
    return "\n\n".join([f"# {page.title}", *lists, *uses, page.date])


def tables_in_markdown(page: Page) -> str:
    """Markdown with tables of HTML in it."""
    parts = [f"## {one.heading}\n\n{html_table(one)}" for one in page.tables]
    return "\n\n".join([f"# {page.title}", *parts, "text " * 40, page.date])


def lone_signs(page: Page) -> str:
    """Copied blocks: each cell a line, and the sign of a price one of its own."""

    def draw(table: Table) -> str:
        cells = [text for row in table.rows for text, _ in row]
        split = (f"{one[0]}\n{one[1:]}" if one[:1] in tuple(_SIGNS) else one for one in cells)
        return "\n".join([*table.header, *split])

    return _text(page, draw)


def cards(page: Page) -> str:
    """A table a model, with its prices below each other, and a heading with its id."""

    def draw(table: Table) -> str:
        if not all(_is_id(table, row) for row in table.rows):
            return html_table(table)
        found = []
        for row in table.rows:
            pairs = zip(table.header[1:], row[1:], strict=True)
            lines = "".join(f"<tr><th>{title}<td>{text}" for title, (text, _) in pairs)
            found.append(f"<h4>{row[0][0]}</h4><table>{lines}</table>")
        return "".join(found)

    return _html(page, draw)


SITE_LAYOUTS: dict[str, Callable[[Page], str]] = {
    one.__name__: one
    for one in (
        *(names_beside_ids, names_above_ids, notes_at_ids, tabs, constants),
        *(tables_in_markdown, lone_signs, cards),
    )
}
