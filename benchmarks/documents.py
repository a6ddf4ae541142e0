"""`python3 dev.py bench documents FOLDER`: how the program reads the documents below a folder.

Each is read in a process of its own, bounded in time and memory, and its text compared with that of
another program: pdftotext for PDFs; python-docx, python-pptx and openpyxl for office documents,
where --office-python names a Python that has them. What can't be compared is said. All rows go to
a file, against which a later run is compared by --against FILE. With the vocabulary in
../shared/tokens the tokens are counted too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.extractors import Extractors, Other
from benchmarks.tables import print_changes, print_table
from kimi_calc.tokens import Tokenizer, load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = ROOT.parent / "shared" / "tokens" / "tiktoken.model"
KINDS = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), "docx"),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx"), "pptx"),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), "xlsx"),
    **dict.fromkeys(("txt", "md", "html", "csv", "xml"), "text"),
    "pdf": "pdf",
}
"""What the suffixes of the files that are read say of their kind, as in documents.Kind."""

_MOST_COUNTED = 3_000_000  # characters of which tokens are counted: a second


@dataclass(frozen=True, slots=True)
class Row:
    """A document: what became of it, and how the two texts differ.

    `ours` and `theirs` are characters other than white space, `shared` those that both have, in
    whatever order; tokens are of the texts with a blank for every white space. None if there is
    no such text. `why_not` says why there is no other text.
    """

    file: str
    kind: str
    outcome: str
    reason: str
    cause: str
    seconds: float
    megabytes: float | None
    ours: int | None
    theirs: int | None
    shared: int | None
    our_tokens: int | None
    their_tokens: int | None
    why_not: str

    @property
    def difference(self) -> float | None:
        """The share of the longer text's characters that the other has not, 0 to 1."""
        if self.ours is None or self.theirs is None or self.shared is None:
            return None
        return 1 - self.shared / max(self.ours, self.theirs, 1) if self.ours or self.theirs else 0.0


def main(arguments: Sequence[str]) -> None:
    """Read a folder's documents as said by the arguments; print what was found."""
    parser = argparse.ArgumentParser(prog="dev.py bench documents", allow_abbrev=False)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--against", type=Path, metavar="FILE", help="the rows of a run before")
    parser.add_argument("--office-python", metavar="PYTHON", help="has python-docx and its like")
    parser.add_argument("--seconds", type=float, default=60, help="for each document (60)")
    parser.add_argument("--megabytes", type=float, default=2048, help="for each document (2048)")
    parser.add_argument(
        "--rows", type=Path, default=ROOT / "build" / "documents.json", metavar="FILE"
    )
    options = parser.parse_args(arguments)
    before = _written(options.against) if options.against else None
    files = documents(options.folder)
    if not files:
        sys.exit(f"there are no documents below {options.folder}")
    tokenizer = load_vocabulary(VOCABULARY) if VOCABULARY.exists() else None
    extractors = Extractors(options.office_python, options.seconds)
    said = extractors.absent if tokenizer else [*extractors.absent, "Tokens are not counted."]
    print(*said, sep="\n", end="\n" if said else "")
    rows = []
    try:
        for number, file in enumerate(files, 1):
            name = file.relative_to(options.folder).as_posix()
            read = reading.read(file, options.seconds, options.megabytes)
            kind = read.kind or KINDS[file.suffix[1:].lower()]
            rows.append(_row(name, kind, read, extractors.text(file, kind), tokenizer))
            if sys.stderr.isatty():
                print(f"\r{number} of {len(files)}", end="", file=sys.stderr)
    finally:
        extractors.close()
    print_table(rows)
    if before is not None:
        print_changes(before, rows)
    options.rows.parent.mkdir(parents=True, exist_ok=True)
    options.rows.write_text(json.dumps([asdict(row) for row in rows], indent=0), "utf-8")
    print(f"\nall rows: {options.rows}")


def documents(folder: Path) -> list[Path]:
    """The files below a folder whose suffix is a document's, in the order of their names."""
    found = folder.rglob("*")
    return sorted(file for file in found if file.suffix[1:].lower() in KINDS and file.is_file())


def _row(
    name: str, kind: str, read: reading.Reading, other: Other, tokenizer: Tokenizer | None
) -> Row:
    ours, theirs = (_characters(text) for text in (read.text, other.text))
    is_read = read.outcome == "read"
    is_none = read.outcome == "refused" and read.reason == "no_text"  # also an answer: nothing
    return Row(
        file=name,
        kind=kind,
        outcome=read.outcome,
        reason=read.reason,
        cause=read.cause,
        seconds=round(read.seconds, 3),
        megabytes=None if read.megabytes is None else round(read.megabytes, 1),
        ours=ours.total() if is_read or is_none else None,
        theirs=None if other.text is None else theirs.total(),
        shared=(ours & theirs).total(),
        our_tokens=_tokens(read.text if is_read else None, tokenizer),
        their_tokens=_tokens(other.text, tokenizer),
        why_not=other.why,
    )


def _characters(text: str | None) -> Counter[str]:
    return Counter("".join((text or "").split()))


def _tokens(text: str | None, tokenizer: Tokenizer | None) -> int | None:
    if text is None or tokenizer is None or len(text) > _MOST_COUNTED:
        return None
    return tokenizer.count(" ".join(text.split()))


def _written(file: Path) -> list[Row]:
    """The rows of a run before."""
    names = {field.name for field in fields(Row)}
    try:
        rows: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
        return [Row(**{name: row[name] for name in names}) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"{file} holds no rows of a run before ({type(error).__name__})")
