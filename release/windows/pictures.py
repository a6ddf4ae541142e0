"""Whether a picture of the window shows letters, or boxes in place of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

_INK = 150  # of 255; darker is ink on a light ground, which texts in grey and blue are too
_HIGHEST = 40  # pixels; what is larger is a frame, a button or a chart
_LOWEST = 5  # pixels; what is smaller is a comma or a part of a letter
_FEWEST = 100  # letters and parts of letters; each page has several hundred
_MOST_BOXES = 0.05
_FEWEST_KINDS = 40

_Run = tuple[int, int, int]
"""A row, and where ink begins and ends in it, in pixels."""


class Text(NamedTuple):
    """What a picture has of text: letters and parts of them, how many shapes, how many boxes."""

    letters: int
    kinds: int
    boxes: int

    @property
    def fault(self) -> str:
        """Why that can't be read; nothing if it can."""
        if self.letters < _FEWEST:
            return f"hardly any text: {self.letters} letters"
        if self.boxes > self.letters * _MOST_BOXES:
            return f"boxes in place of letters: {self.boxes} of {self.letters}"
        if self.kinds < _FEWEST_KINDS:
            return f"{self.letters} letters, but {self.kinds} shapes"
        return ""


def read(file: Path) -> Text:
    """What a picture has of text; OSError if it is none."""
    with Image.open(file) as opened:
        return text_in(opened)


def text_in(picture: Image.Image) -> Text:
    """What a picture, light or dark, has of text."""
    grey = picture.convert("L")
    if is_dark(picture):
        grey = ImageOps.invert(grey)
    counted = Counter(_letters(grey))
    boxes = sum(number for shape, number in counted.items() if shape.is_box)
    return Text(counted.total(), len(counted), boxes)


def is_dark(picture: Image.Image) -> bool:
    """Whether most of a picture is darker than half of white."""
    darker = picture.convert("L").histogram()[:128]
    return sum(darker) * 2 > picture.width * picture.height


@dataclass(frozen=True, slots=True)
class _Shape:
    """Ink that hangs together: the runs in a rectangle of a size, from its corner."""

    width: int
    height: int
    runs: frozenset[_Run]

    @property
    def is_box(self) -> bool:
        """Whether it is a frame with nothing in it, as fonts draw what they don't have."""
        inside = range(1, self.width - 1)
        edge = {0, self.width - 1}
        rows: dict[int, set[int]] = {}
        for row, begin, end in self.runs:
            rows.setdefault(row, set()).update(range(begin, end))
        whole = [row for row, inked in rows.items() if len(inked) == self.width]
        hollow = [row for row, inked in rows.items() if not inked.intersection(inside[1:-1])]
        at_the_ends = {0, self.height - 1} <= set(whole) and len(whole) <= 4
        sides = all(edge <= rows[row] for row in hollow)
        return at_the_ends and sides and len(whole) + len(hollow) == self.height


def _letters(grey: Image.Image) -> Iterator[_Shape]:
    for runs in _hanging_together(grey):
        left, right = min(run[1] for run in runs), max(run[2] for run in runs)
        top, bottom = min(run[0] for run in runs), max(run[0] for run in runs)
        width, height = right - left, bottom - top + 1
        if _LOWEST <= height <= _HIGHEST and 3 <= width <= _HIGHEST:
            moved = frozenset((row - top, begin - left, end - left) for row, begin, end in runs)
            yield _Shape(width, height, moved)


def _hanging_together(grey: Image.Image) -> Iterator[list[_Run]]:
    """The runs of ink, those that touch each other together, at corners too."""
    ink = grey.point([255 * (level < _INK) for level in range(256)]).tobytes()
    runs: list[_Run] = []
    leads_to: list[int] = []  # of each run to one before it that it hangs together with, or itself

    def first_of(place: int) -> int:
        while leads_to[place] != place:
            leads_to[place] = leads_to[leads_to[place]]
            place = leads_to[place]
        return place

    above: range = range(0)
    for row in range(grey.height):
        begun = len(runs)
        for found in re.finditer(rb"\xff+", ink[row * grey.width : (row + 1) * grey.width]):
            place, (begin, end) = len(runs), found.span()
            runs.append((row, begin, end))
            leads_to.append(place)
            for other in above:
                if runs[other][1] <= end and begin <= runs[other][2]:
                    leads_to[first_of(other)] = first_of(place)
        above = range(begun, len(runs))
    parts: dict[int, list[_Run]] = {}
    for place, run in enumerate(runs):
        parts.setdefault(first_of(place), []).append(run)
    yield from parts.values()
