"""Files with the same content, such as an export that was downloaded twice: one of them is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from kimi_calc.usage_logs.files.folders import Found

_PIECE = 1 << 20  # bytes


def copies_among(files: Sequence[Found]) -> dict[str, str]:
    """The paths of copies, each with that of the first file of the same content.

    Only files of the same size are compared. One that can't be read is no copy.
    """
    by_size = defaultdict(list)
    for path, size in files:
        by_size[size].append(path)
    copies = {}
    for paths in by_size.values():
        first: dict[bytes, str] = {}
        for path in paths if len(paths) > 1 else ():
            digest = _digest(path)
            if digest and first.setdefault(digest, path) != path:
                copies[path] = first[digest]
    return copies


def _digest(path: str) -> bytes:
    digest = blake2b()
    try:
        with Path(path).open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return b""
    return digest.digest()
