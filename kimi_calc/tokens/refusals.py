"""Why a document can't be read: the reasons, and the error that carries one."""

from __future__ import annotations

from pathlib import Path

# By these names the window finds its own words; these are what a log or a command line says.
REASONS = {
    "not_found": "is not there any more: choose it again",
    "not_a_file": "is no ordinary file: choose a file",
    "unreadable": "can't be opened: ask who owns it for the right to read it, or choose a copy",
    "image": "is a picture, and what its tokens depend on is not public: leave it out",
    "archive": "is an archive: unpack it and add the files",
    "old_office": "is of an old office program: save it as .docx, .pptx, .xlsx or PDF",
    "unknown_kind": "is of a kind that can't be read: save it as .docx, .pptx, .xlsx, PDF or text",
    "binary": "is no text: choose a text, an office document or a PDF",
    "encrypted": "is protected by a password: save a copy without one",
    "no_text": "has no text (scanned pages have none): have its text recognised first",
    "no_letters": "doesn't say which characters it shows, as its fonts are: have its text "
    "recognised, or ask for the document that it was made from",
    "damaged": "is damaged: open it in its own program and save it again",
    "too_big": "is too big (over 200 MB): split it",
    "bomb": "holds far more than its size lets expect: split it, if you trust where it comes from",
    "no_reader": "can't be read as the part of this program that reads PDFs doesn't start: close "
    "other programs and try again, or install this one anew",
    "unsafe": "holds what no office program writes: don't open it unless you know who made it",
    "unknown_encoding": "can't be read in that encoding: choose utf-8, gb18030, big5hkscs, "
    "utf-16-le, utf-16-be, utf-32-le, utf-32-be, cp932, euc_jp, cp949, windows-1252 or "
    "windows-1251",
}


class DocumentError(ValueError):
    """A document that can't be read. `reason` is one of REASONS; the message gives the remedy."""

    def __init__(self, reason: str, path: Path | None = None) -> None:
        super().__init__(f"{path}: {REASONS[reason]}" if path else REASONS[reason])
        self.reason = reason
        self.path = path
