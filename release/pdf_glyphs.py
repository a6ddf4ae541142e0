"""Make the table of glyph names from Adobe's: python -m release.pdf_glyphs GLYPHLIST.

GLYPHLIST is the file glyphlist.txt of Adobe's agl-aglfn (under the licence BSD-3-Clause);
kimi_calc.tokens.readers.pdf_glyphs reads the table.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "resources" / "tokens" / "glyph-names.txt"
_HEAD = """\
# The names of glyphs in fonts, after the characters for which they stand, in hexadecimal digits
# with a comma between two. Made by release/pdf_glyphs.py from Adobe's glyph list (BSD-3-Clause, see
# licences/adobe-glyphs.txt).
"""


def make(glyph_list: Path) -> None:
    """Write the table."""
    names: dict[str, list[str]] = defaultdict(list)
    for line in glyph_list.read_text("ascii").splitlines():
        if line and not line.startswith("#"):
            name, _, codes = line.partition(";")
            names[codes.strip().replace(" ", ",").lower()].append(name)
    lines = [f"{codes} {' '.join(sorted(same))}\n" for codes, same in sorted(names.items())]
    TABLE.write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
