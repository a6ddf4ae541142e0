"""Makes the process that reads PDFs fail, as native code does that meets a hostile file."""

from __future__ import annotations

import pytest

from kimi_calc.tokens.readers import pdf as reading


def of_pages(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """What the process does for a page, by its number and by `page`, instead of reading it."""
    start = (
        "import os; from kimi_calc.tokens.readers import pdf_document, pdf_process; "
        "page = pdf_document.PdfDocument.page; "
        f"pdf_document.PdfDocument.page = lambda self, number: {code}; from"
    )
    monkeypatch.setattr(reading, "_START", reading._START.replace("from", start, 1))
