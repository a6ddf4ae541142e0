"""Cells of Markdown and of components: emphasis, links, tags and entities in them → their text."""

from __future__ import annotations

import html
import re

from kimi_calc.price_lists.pages.grids import Cell, cell_of
from kimi_calc.price_lists.pages.html_tables import read_html

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAGS = tuple(
    f"<{end}{name}"
    for name in (
        *("br", "del", "s", "strike", "span", "sup", "sub", "b", "strong", "em", "i", "a", "code"),
        *("p", "div", "small", "font", "u", "ins", "mark", "badge", "tag", "tooltip", "kbd"),
    )
    for end in ("", "/")
)


def cell_of_markup(text: str, *, header: bool = False) -> Cell:
    """The cell of a text with Markdown or tags in it."""
    text = _LINK.sub(r"\1", text).replace("**", "").replace("`", "")
    text = text.replace("{'$'}", "$").replace('{"$"}', "$")
    lowered = text.lower()
    if any(f"{tag}{after}" in lowered for tag in _TAGS for after in (">", " ", "/")):
        struck = text.split("~~")
        if len(struck) % 2:
            text = "".join(
                f"<del>{part}</del>" if odd % 2 else part for odd, part in enumerate(struck)
            )
        grids = read_html(f"<table><tr><td>{text}</td></tr></table>").grids
        if len(grids) == 1 and len(grids[0].rows) == len(grids[0].rows[0]) == 1:
            cell = grids[0].rows[0][0]
            return Cell(_ESCAPED.sub(r"\1", cell.text), header, cell.struck)
        return cell_of("", header=header)
    return cell_of(_ESCAPED.sub(r"\1", html.unescape(text)), header=header)
