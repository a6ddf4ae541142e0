"""Paragraphs, tables and charts of Office Open XML as lines of text."""

from __future__ import annotations

from kimi_calc.tokens.readers import symbol_fonts
from kimi_calc.tokens.readers.elements import Written

_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "rad": "√",
}


class Paragraphs(Written):
    """Paragraphs a line each, but in tables, which are a line a row with tabs between cells."""

    _TEXTS = frozenset(("t",))

    def __init__(self) -> None:
        super().__init__()
        self._in_line = False  # outside of tables
        self._tables = 0
        self._between = ""  # what has to stand before the next text of a row
        self._row_is_empty = True
        self._font = ""
        self._formula = _Formula()

    def data(self, text: str) -> None:
        """Text, some of which may be places of a font."""
        super().data(symbol_fonts.text(text, self._font))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"p", "tbl"}:
            self._part()
        sign = _SIGNS.get(name) or self._formula.opened(name, attributes)
        if sign:
            self._write(sign)
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._between = ""
            self._row_is_empty = True
        elif name == "r":
            self._font = ""
        elif name in {"sym", "rFonts", "latin"}:
            self._in_font(name, attributes)

    def _in_font(self, name: str, attributes: dict[str, str]) -> None:
        """A character of a font, or the font of what follows."""
        said = _by_local_names(attributes)
        if name == "sym" and "char" in said:
            if char := symbol_fonts.character(said.get("font", ""), said["char"]):
                self._write(char)
        else:
            font = said.get("typeface") or said.get("ascii") or said.get("hAnsi")
            self._font = font or self._font

    def _end(self, name: str) -> None:
        if name == "p" and not self._tables:
            self._write("\n")
        elif name == "p" and not self._row_is_empty:
            self._between = self._between or " "
        elif name == "tc" and self._tables == 1:
            self._between = self._between.rstrip(" ") + "\t"
        elif name == "tr" and self._tables == 1 and not self._row_is_empty:
            self._between = ""
            self._pieces.append("\n")
        elif name == "tbl":
            self._tables -= 1
        elif sign := self._formula.closed(name):
            self._write(sign)

    def _write(self, text: str) -> None:
        if self._tables:
            self._pieces.append(self._between)
            self._between = ""
            self._row_is_empty = False
        else:
            self._in_line = text != "\n" and (self._in_line or not text.isspace())
        self._pieces.append(text)

    def _part(self) -> None:
        """Part a paragraph from the text before it, if that is of a paragraph that goes on.

        So it is with the text box that stands within a paragraph.
        """
        if self._in_line and not self._tables:
            self._write("\n")
        elif self._tables and not self._row_is_empty:
            self._between = self._between or " "


class Charted(Paragraphs):
    """What is written on a chart: its titles, and each name of what it shows once."""

    SKIPPED = Paragraphs.SKIPPED | {"numCache", "numLit", "txPr"}
    _TEXTS = frozenset(("t", "v"))

    def __init__(self) -> None:
        super().__init__()
        self._label = ""
        self._in_label = False
        self._labels: set[str] = set()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._in_label = name == "v"
        super()._begin(name, attributes)

    def _end(self, name: str) -> None:
        self._in_label = False
        if name == "v" and self._label not in self._labels:
            self._labels.add(self._label)
            self._write(f"{self._label}\n")
        if name == "v":
            self._label = ""
        super()._end(name)

    def _write(self, text: str) -> None:
        if self._in_label:
            self._label += text
        else:
            super()._write(text)


class _Formula:
    """The signs of a formula that are no text in it: brackets, sums, fractions."""

    def __init__(self) -> None:
        self._brackets: list[list[str]] = []  # of each pair that is open: both, the first till used
        self._sum = ""

    def opened(self, name: str, attributes: dict[str, str]) -> str:
        """The sign that stands where an element begins."""
        if name == "d":
            self._brackets.append(["(", ")"])
        elif name == "naryPr":
            self._sum = "∫"
        elif name == "chr" and self._sum:
            self._sum = _by_local_names(attributes).get("val", "∫")
        elif name in {"begChr", "endChr"} and self._brackets:
            val = _by_local_names(attributes).get("val", "")
            self._brackets[-1][name == "endChr"] = val
        elif name == "e" and self._brackets:
            sign, self._brackets[-1][0] = self._brackets[-1][0], ""
            return sign
        return ""

    def closed(self, name: str) -> str:
        """The sign that stands where an element ends."""
        if name == "naryPr":
            sign, self._sum = self._sum, ""
            return sign
        if name == "d" and self._brackets:
            return self._brackets.pop()[1]
        return "/" if name == "num" else ""


def _by_local_names(attributes: dict[str, str]) -> dict[str, str]:
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}
