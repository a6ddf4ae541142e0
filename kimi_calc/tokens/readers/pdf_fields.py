"""What is typed into the fields of a PDF's page, or onto it: pypdf takes no text from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from kimi_calc.tokens.readers.pdf_fonts import dictionary, resolved

_MOST_FIELDS = 5_000  # of a page
_HIDDEN = 2 | 32  # bits of a field's flags
_PASSWORD = 1 << 13


def texts(page: PageObject, spend: Callable[[int], None]) -> Iterator[str]:
    """The text of each field that is shown, as typed, or as drawn if that isn't known."""
    for reference in islice(_array(page.get("/Annots")), _MOST_FIELDS):
        field = dictionary(reference)
        try:
            if not _is_shown(field):
                continue
            typed = _typed(field)
            if isinstance(typed, str) and typed.strip():
                text = "\n".join(typed.splitlines())
                spend(len(text))
            else:
                text = _drawn(field, page).strip()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S112 - as of pages: a damaged field has no end of errors
            continue
        if text:
            yield text


def _typed(field: DictionaryObject) -> Any:
    if resolved(field.get("/Subtype")) == "/FreeText":
        return resolved(field.get("/Contents"))
    # Of a password only stars are shown.
    if field.get_inherited("/FT") == "/Tx" and not field.get_inherited("/Ff", 0) & _PASSWORD:
        return field.get_inherited("/V")
    return None


def _is_shown(field: DictionaryObject) -> bool:
    left, bottom, right, top = _array(field.get("/Rect"))
    flags = resolved(field.get("/F")) or 0
    return (
        resolved(field.get("/Subtype")) in {"/Widget", "/FreeText"}
        and not flags & _HIDDEN
        and left != right
        and bottom != top
    )


def _drawn(field: DictionaryObject, page: PageObject) -> str:
    looks = dictionary(dictionary(field.get("/AP")).get("/N"))
    if not isinstance(looks, StreamObject):
        # A box to tick has a look for each of its states.
        looks = dictionary(looks.get(resolved(field.get("/AS"))))
    # mypy: pypdf says "encoded" streams, and takes others too.
    return page.extract_xform_text(looks) if isinstance(looks, StreamObject) else ""  # type: ignore[arg-type]


def _array(value: Any) -> list[Any]:
    found = resolved(value)
    return found if isinstance(found, ArrayObject) else []
