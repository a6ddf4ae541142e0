"""The text of office documents by python-docx, python-pptx and openpyxl.

Not the program's: run by any interpreter that has these packages, it answers each line (kind, a tab
and a path) with one of JSON, the text or what went wrong. Knows nothing of the program's readers.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_READ = {  # shown by old programs instead of what is beside it; where moved text was before
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_WORD}moveFrom",
}
_IN_WORD = ("header", "footer", "footnotes", "endnotes")


def main() -> None:
    """Answer lines until there are no more."""
    readers = {"docx": _docx, "pptx": _pptx, "xlsx": _xlsx}
    for line in sys.stdin:
        kind, _, path = line.rstrip("\n").partition("\t")
        try:
            answer = {"text": "\n".join(readers[kind](json.loads(path)))}
        except Exception as error:  # noqa: BLE001 - what a damaged file does to its reader has no end
            answer = {"error": f"{type(error).__name__}: {error}"[:200]}
        print(json.dumps(answer), flush=True)


def _docx(path: str) -> Iterator[str]:
    document: Any = importlib.import_module("docx").Document(path)
    yield from _words(document.element)
    for relation in document.part.rels.values():
        if relation.reltype.rpartition("/")[2] in _IN_WORD:
            part = relation.target_part
            yield from _words(importlib.import_module("lxml.etree").fromstring(part.blob))


def _words(root: Any) -> Iterator[str]:
    for found in root.iter(f"{_WORD}t"):
        if not any(above.tag in _NOT_READ for above in found.iterancestors()):
            yield found.text or ""


def _pptx(path: str) -> Iterator[str]:
    for slide in importlib.import_module("pptx").Presentation(path).slides:
        yield from _shapes(slide.shapes)
        if slide.has_notes_slide:
            yield (
                slide.notes_slide.notes_text_frame.text
                if slide.notes_slide.notes_text_frame
                else ""
            )


def _shapes(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def _xlsx(path: str) -> Iterator[str]:
    book: Any = importlib.import_module("openpyxl").load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield "\t".join("" if value is None else str(value) for value in row)


if __name__ == "__main__":
    main()
