"""Fonts of a PDF: those that are used, and the characters that only their own names tell."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from pypdf._codecs import adobe_glyphs
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

_NAMES = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
_BY_NUMBER = re.compile(r"u(?:ni)?([\dA-Fa-f]{4,6})")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


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
                _spell_out(dictionary(font))
                characters = dictionary(dictionary(font).get("/ToUnicode"))
                size += len(characters.get_data()) if isinstance(characters, StreamObject) else 0
    return result, size


def _spell_out(font: DictionaryObject) -> None:
    """Give characters for names of glyphs that pypdf doesn't know: it takes the names for text."""
    names = resolved(dictionary(font.get("/Encoding")).get("/Differences"))
    if not isinstance(names, ArrayObject):
        return
    code = 0
    for place, name in enumerate(names):
        if isinstance(name, int):
            code = name
            continue
        if isinstance(name, NameObject) and name not in adobe_glyphs:
            names[place] = TextStringObject(_characters(name[1:], code))
        code += 1


def _characters(name: str, code: int) -> str:
    """The characters of a glyph like one.os or f_i, else any one: a letter, as most are."""
    parts = [_character(part) for part in name.partition(".")[0].split("_")]
    if all(parts):
        return "".join(parts)
    character = chr(code & 0xFF)
    return character if character.isascii() and character.isprintable() else _LETTERS[code % 26]


def _character(name: str) -> str:
    if found := adobe_glyphs.get(f"/{name}"):
        return found
    number = _BY_NUMBER.fullmatch(name)
    point = int(number[1], 16) if number else 0
    return chr(point) if point < 0x110000 and point else ""
