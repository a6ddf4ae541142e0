"""PDFs of a book's length, made here by Qt: how fast they are read, and how near their source."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from benchmarks.figures import report
from benchmarks.tokens import MEASURED

_PAGES = 59
_KINDS = {"Chinese": ("zh_prose", "zh_tech", "zh_markdown"), "English": ("en_", "md_")}


def bench_books() -> None:
    """Seconds of reading books of 59 pages, and their tokens beside those of what they show."""
    if not MEASURED.exists():
        print("the texts that the books are made of are not here (../shared/tokens)")
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kimi_calc.tokens import load_vocabulary
    from kimi_calc.tokens.counting import count
    from kimi_calc.tokens.documents import read

    application = QApplication.instance() or QApplication([])
    vocabulary = MEASURED / "tiktoken.model"
    tokenizer = load_vocabulary(vocabulary) if vocabulary.exists() else None
    with tempfile.TemporaryDirectory() as folder:
        for kind, names in _KINDS.items():
            path = Path(folder) / f"{kind}.pdf"
            source = _book(path, names)
            times = []
            for _ in range(3):
                start = time.perf_counter()
                text = "".join(read(path).texts())
                times.append(time.perf_counter() - start)
            report(f"reading a PDF of {_PAGES} pages in {kind}", min(times), "s", "goal 1.5")
            shown, typed = count([text], tokenizer).typical, count([source], tokenizer).typical
            how = "" if tokenizer else ", estimated"
            off = abs(shown / typed - 1) * 100
            report(f"its tokens beside its source's{how}", off, "%", "goal 8")
    del application


def _book(path: Path, names: tuple[str, ...]) -> str:
    """Write a PDF of so many pages; what it shows."""
    from PySide6.QtGui import QPdfWriter, QTextDocument

    files = [
        file for file in sorted((MEASURED / "corpus").iterdir()) if file.name.startswith(names)
    ]
    text = "\n".join(file.read_bytes().decode("utf-8") for file in files)
    # As a book's: no tabs, no blank lines in a row. Qt breaks the pages.
    text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    low, high = 1_000, len(text)
    while True:
        length = (low + high) // 2
        document = QTextDocument()
        document.setPlainText(text[:length])
        writer = QPdfWriter(str(path))
        document.print_(writer)
        del writer
        pages = path.read_bytes().count(b"/Type /Page\n")
        if pages == _PAGES or high - low < 100:
            return text[:length]
        low, high = (length, high) if pages < _PAGES else (low, length)


BENCHMARKS = {"books": bench_books}
