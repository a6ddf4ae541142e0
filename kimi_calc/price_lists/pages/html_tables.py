"""HTML → its tables, with spans filled in, and its other texts; broken HTML is read as it is."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from kimi_calc.price_lists.pages.grids import Document
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.table_building import TableBuilder
from kimi_calc.price_lists.pages.wording import plain

MOST_TAGS = 120_000
"""Tags of one page: so many are read in about half a second. A page of prices has some thousand."""

_ATTRIBUTES_A_TAG = 6
"""As many attributes take as long as a tag."""

_LONGEST_TAG = 100_000
_TAG = re.compile("<[A-Za-z/]")
_DATA = re.compile(r"data:[a-z]{2,20}/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]+")

_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr", "keygen"),
    )
)
_UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "select", "textarea"),
        *("iframe", "object", "video", "audio"),
    )
)
_SPOKEN = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
"""Classes of texts for those who listen to a page."""
_STRUCK = frozenset(("del", "s", "strike"))
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("summary", "ul", "br", "table", "tr", "td", "th", "caption", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "thead", "tbody", "tfoot", "title"),
    )
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "title": 0, "caption": 7}
_TABLE_TAGS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
_ROLES = {
    **dict.fromkeys(("table", "grid", "treegrid"), "table"),
    **dict.fromkeys(("cell", "gridcell", "rowheader"), "td"),
    "columnheader": "th",
    "row": "tr",
    "rowgroup": "tbody",
}
_DISPLAYS = {
    "display:table;": "table",
    "display:table-row;": "tr",
    "display:table-cell;": "td",
    "display:table-row-group;": "tbody",
    "display:table-header-group;": "thead",
}

Attributes = dict[str, str]


class _Element(NamedTuple):
    tag: str
    part: str  # what of a table it is: a tag of _TABLE_TAGS, or ""
    unseen: bool
    struck: bool
    heading: int  # its level, -1 for none
    raised: bool
    behind: bool


def read_html(text: str) -> Document:
    """The tables and other lines of an HTML page, or of a part of one.

    PageError where it has too many tags or cells, or a tag that doesn't end.
    """
    if any(map(_is_endless, text.split(">"))):
        raise PageError("too_much")
    reader = _Reader()
    try:
        reader.feed(text)
    except AssertionError:  # how html.parser tells of a broken <![ … ]>
        reader.rest = True
    return reader.document()


def _is_endless(piece: str) -> bool:
    """Whether what stands before a > has a tag that is longer than any; pictures in it don't count.

    What is no tag is read in no time, a tag by attributes: seconds for some megabytes.
    """
    if len(piece) <= _LONGEST_TAG:
        return False
    tag = _TAG.search(piece)
    return tag is not None and len(_DATA.sub("", piece[tag.start() :])) > _LONGEST_TAG


class _Reader(HTMLParser):
    """Goes through the tags once. `close` is never called: it would take long for broken tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rest = False
        self._open: list[_Element] = []
        self._names: dict[str, int] = {}
        self._unseen = self._struck = self._raised = self._behind = 0
        self._tags = self._texts = 0
        self._heading = -1
        self._builder = TableBuilder()
        self._source = ""

    def document(self) -> Document:
        """What was read."""
        document = self._builder.document()
        document.source = self._source
        document.cut_off = self.rest or bool(self.rawdata.strip())
        return document

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1 + len(attrs) // _ATTRIBUTES_A_TAG
        if self._tags > MOST_TAGS:
            raise PageError("too_much")
        attributes = {name: value or "" for name, value in attrs}
        if tag in {"link", "meta"}:
            self._take_source(attributes)
        part = _part(tag, attributes) if not self._unseen else ""
        if tag in _BLOCKS or part:
            self._builder.end_line()
        if tag in _VOID:
            return
        self._end_implied(part)
        element = _Element(
            tag,
            part,
            _is_unseen(tag, attributes),
            tag in _STRUCK or "line-through" in attributes.get("style", ""),
            _level(tag, attributes),
            tag == "sup",
            attributes.get("role") == "tabpanel" and _is_hidden(attributes),
        )
        self._begin(element, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._builder.end_line()
        if not self._names.get(tag):
            return
        part = tag if tag in _TABLE_TAGS else ""
        while self._open:
            if part in {"td", "th", "tr", "tbody", "thead"} and self._open[-1].part == "table":
                return  # the end of what a table outside of this one is
            if self._end() == tag:
                return

    def handle_data(self, data: str) -> None:
        self._texts += 1
        if self._texts > 2 * MOST_TAGS:  # each < that begins no tag ends one
            raise PageError("too_much")
        if self._unseen:
            return
        if self._raised and data.strip():
            data = f" ^{data.strip()} "
        self._builder.add(data, struck=self._struck > 0, heading=self._heading)

    def handle_comment(self, data: str) -> None:
        for mark in ("source:", "saved from url="):
            place = data.find(mark)
            if place >= 0 and not self._source:
                words = data[place + len(mark) :].split()
                address = words[0] if words else ""
                self._source = address[address.find("http") :] if "http" in address else ""

    def _take_source(self, attributes: Attributes) -> None:
        named = attributes.get("rel") == "canonical" or attributes.get("property") == "og:url"
        address = attributes.get("href") or attributes.get("content") or ""
        if named and not self._source and address.startswith(("https://", "http://")):
            self._source = plain(address)

    def _end_implied(self, part: str) -> None:
        """End the cells and rows that a new one ends; HTML needs no end tags of them."""
        ends = {
            "td": ("td", "th"),
            "th": ("td", "th"),
            "tr": ("td", "th", "tr"),
            "tbody": ("td", "th", "tr", "tbody", "thead", "tfoot"),
        }
        ending = ends.get("tbody" if part in {"thead", "tfoot"} else part, ())
        while ending:
            place = self._innermost()
            if place < 0 or self._open[place].part not in ending:
                return
            while len(self._open) > place:
                self._end()

    def _innermost(self) -> int:
        """The place of the innermost open part of a table; -1 where there is none."""
        if not self._builder.in_table:
            return -1
        return next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at].part), -1)

    def _begin(self, element: _Element, attributes: Attributes) -> None:
        self._open.append(element)
        self._names[element.tag] = self._names.get(element.tag, 0) + 1
        self._unseen += element.unseen
        self._struck += element.struck
        self._raised += element.raised
        self._behind += element.behind
        self._builder.behind = self._behind > 0
        if element.heading >= 0:
            self._heading = element.heading
        if element.part and not self._unseen:
            self._builder.begin(element.part, attributes)

    def _end(self) -> str:
        element = self._open.pop()
        self._names[element.tag] -= 1
        if element.part and not self._unseen:
            self._builder.end(element.part)
        if element.heading >= 0:
            self._builder.end_line()
            self._heading = -1
        self._unseen -= element.unseen
        self._struck -= element.struck
        self._raised -= element.raised
        self._behind -= element.behind
        self._builder.behind = self._behind > 0
        return element.tag


def _part(tag: str, attributes: Attributes) -> str:
    """What part of a table an element is: by its tag, its role or its display."""
    if tag in _TABLE_TAGS:
        return "" if attributes.get("role") in {"presentation", "none"} and tag != "table" else tag
    role = _ROLES.get(attributes.get("role", ""), "")
    if not role and "display" in attributes.get("style", ""):
        style = attributes["style"].replace(" ", "").lower() + ";"
        role = next((part for display, part in _DISPLAYS.items() if display in style), "")
    return role


def _is_unseen(tag: str, attributes: Attributes) -> bool:
    if tag in _UNSEEN:
        return True
    if tag == "span" and not _SPOKEN.isdisjoint(attributes.get("class", "").split()):
        return True
    # The tabs that are behind another are of the page too.
    return attributes.get("role") != "tabpanel" and _is_hidden(attributes)


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style", "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def _level(tag: str, attributes: Attributes) -> int:
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level", "2")
        return int(level) if level in "123456" and level else 2
    return _HEADINGS.get(tag, -1)
