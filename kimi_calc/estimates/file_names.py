"""What files of an estimate are called: names that every system takes."""

from __future__ import annotations

import re

_MOST_BYTES = 150  # 255 are usual, and a save in progress needs some more
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
# Windows takes them for devices whatever stands behind a full stop.
_DEVICES = re.compile(
    r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(?:\.|$))"
)


def stem_of(name: str) -> str:
    """The name of a file of an estimate without its end; "" where nothing is left of it."""
    stem = " ".join(_NO_NAME.sub(" ", name).split()).strip(". ")
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1].rstrip(". ")
    return _DEVICES.sub(r"\1_", stem)
