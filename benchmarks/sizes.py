"""What the built folder consists of, in groups, and which have grown or shrunk.

The sizes of before lie in standalone.sizes.json, which `dev.py bench --keep-sizes` writes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

KEPT = Path(__file__).with_name("standalone.sizes.json")
NOTICED = 200_000
"""From this many bytes on a change is worth a line; another release of a package makes less."""
ALL = "folder"
ARCHIVE = "archive"

_GROUPS = (
    (r"LICENSES/|.*licences/", "licences"),
    (r"_internal/kimi_calc/resources/", "resources"),
    (r".*/(libQt6\w+)\.so[.\d]*", r"\1"),
    (r".*/(libicu\w+)\.so[.\d]*", r"\1"),
    (r".*/plugins/", "plugins of Qt"),
    (r".*/translations/", "translations of Qt"),
    (r"_internal/PySide6/(Qt\w+)\.[\w.-]*so", r"PySide6.\1"),
    (r"_internal/(PySide6|shiboken6)/", "PySide6, other files"),
    (r"_internal/pypdfium2_raw/", "pdfium"),
    (r"_internal/(libpython\d\.\d+)\.so[.\d]*", "libpython"),
    (r"_internal/python[\d.]+/lib-dynload/", "modules of Python in C"),
    (r"_internal/base_library\.zip", "modules of Python at the start"),
    (r"kimi-calc", "modules of Python, and ours"),
    (r"_internal/lib[\w.+-]+\.so[-.\w]*", "libraries of the system"),
    (r"_internal/(\w+)/", r"\1"),
)


def sizes(folder: Path, archive: Path) -> dict[str, int]:
    """Bytes of each group of files in a built folder, of all together, and of the archive."""
    found = Counter({ALL: 0, ARCHIVE: archive.stat().st_size})
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            size = file.stat().st_size
            found[ALL] += size
            found[group(file.relative_to(folder))] += size
    return dict(found.most_common())


def group(file: PurePath) -> str:
    """What a file of the built folder is counted with."""
    for pattern, name in _GROUPS:
        if found := re.match(pattern + ("" if pattern.endswith("/") else "$"), file.as_posix()):
            return found.expand(name)
    return "other files"


def changes(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[str]:
    """A line for each group that has changed noticeably, came or went; the largest change first."""
    differences = {
        name: after.get(name, 0) - before.get(name, 0) for name in before.keys() | after.keys()
    }
    for name, more in sorted(differences.items(), key=lambda each: (-abs(each[1]), each[0])):
        if abs(more) >= NOTICED:
            was, is_now = (f"{sizes.get(name, 0) / 1e6:.2f}" for sizes in (before, after))
            yield f"{name}: {was} → {is_now} MB ({more / 1e6:+.2f})"


def keep(found: Mapping[str, int]) -> None:
    """Write the sizes that later ones are compared with, a line each."""
    KEPT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def kept() -> dict[str, int]:
    """The sizes of before; nothing where none were kept."""
    if not KEPT.exists():
        return {}
    return dict(json.loads(KEPT.read_text(encoding="utf-8")))
