"""Fonts of a PDF: those that are used."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

_NAMES = re.compile(rb"/([^\s()<>\[\]{}/%]+)")


def resolved(value: Any) -> Any:
    """What it refers to."""
    return value.get_object() if value is not None else None


def dictionary(value: Any) -> DictionaryObject:
    """What it refers to, if that is a dictionary, else an empty one."""
    found = resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def used(fonts: DictionaryObject, instructions: bytes) -> tuple[DictionaryObject, int]:
    """Those of the fonts that instructions name, and the bytes of what they say of characters.

    pypdf reads all, and anew for every part of a page.
    """
    named = set(_NAMES.findall(instructions))
    result = DictionaryObject()
    size = 0
    for name, font in fonts.items():
        # Names may be written in other ways too.
        if b"#" in instructions or not name.isascii() or name[1:].encode() in named:
            result[name] = font
            with suppress(TypeError, AttributeError):  # pypdf does without such a damaged font
                characters = dictionary(dictionary(font).get("/ToUnicode"))
                size += len(characters.get_data()) if isinstance(characters, StreamObject) else 0
    return result, size
