"""What of documents is not counted, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens.documents import Document
from kimi_calc.viewmodels.source import Source


def why(source: Source) -> str:
    """Why a document is not counted, or what of it is not; nothing if all of it is."""
    if source.failed:
        return reason(source.failed)
    return "; ".join(_left_out(source.document)) if source.document and source.tokens else ""


def is_partly(source: Source) -> bool:
    """Whether a document is counted, but something of it is not among its tokens."""
    document = source.document
    if not document or not source.tokens:
        return False
    pages = document.empty_pages + document.unreadable_pages + document.lost_pages
    return bool(pages + document.lost_parts + document.lost_cells)


def left_out(documents: Sequence[Source]) -> str:
    """How many documents, or parts of them, are not among the tokens; nothing where all are."""
    translate = QCoreApplication.translate
    unread = sum(bool(source.failed) for source in documents)
    partly = sum(map(is_partly, documents))
    counts = (
        (translate("TokenSources", "Files that can't be read, not counted: {count}."), unread),
        (translate("TokenSources", "Files of which a part is not counted: {count}."), partly),
    )
    said = [text.format(count=group_digits(count)) for text, count in counts if count]
    return sentences(*said)


def sentences(*said: str) -> str:
    """Sentences one after the other, as the language in use sets them; empty ones are none."""
    joined, *others = list(filter(None, said)) or [""]
    for other in others:
        pair = QCoreApplication.translate("TokenSources", "{sentence} {next}")
        joined = pair.format(sentence=joined, next=other)
    return joined


def _left_out(document: Document) -> list[str]:
    translate = QCoreApplication.translate
    unknown = (
        translate("TokenSources", "characters that this encoding has not: {count}; choose another")
        if document.encoding
        else translate("TokenSources", "characters that its fonts don't tell, guessed: {count}")
    )
    counts = (
        (translate("TokenSources", "pages without text: {count}"), document.empty_pages),
        (
            translate(
                "TokenSources",
                "pages not counted, as their fonts don't say which letters they show: {count}; run "
                "text recognition",
            ),
            document.unreadable_pages,
        ),
        (
            translate("TokenSources", "damaged or oversized pages, not counted: {count}"),
            document.lost_pages,
        ),
        (unknown, document.undecodable),
        (
            translate(
                "TokenSources",
                "damaged parts: {count}; open it in its own program and save it again",
            ),
            document.lost_parts,
        ),
        (
            translate(
                "TokenSources",
                "cells without their content: {count}; open it in its own program and save it "
                "again",
            ),
            document.lost_cells,
        ),
    )
    return [text.format(count=group_digits(count)) for text, count in counts if count]


def reason(kind: str) -> str:
    """Why a document can't be read, and what to do."""
    translate = QCoreApplication.translate
    return {
        "not_found": translate("TokenSources", "is not there any more"),
        "not_a_file": translate("TokenSources", "is no file"),
        "unreadable": translate("TokenSources", "may not be read; check its permissions"),
        "image": translate(
            "TokenSources", "is an image: its tokens depend on its resolution, by no public rule"
        ),
        "archive": translate("TokenSources", "is an archive; unpack it and add the files"),
        "old_office": translate("TokenSources", "is of an old Office; save it as .docx or .pdf"),
        "unknown_kind": translate(
            "TokenSources", "is of a kind that can't be read; save it as .docx or .pdf"
        ),
        "binary": translate("TokenSources", "is no text"),
        "encrypted": translate("TokenSources", "needs a password; save a copy without one"),
        "no_text": translate("TokenSources", "scanned pages without text; run text recognition"),
        "no_letters": translate(
            "TokenSources", "its fonts don't say which letters they show; run text recognition"
        ),
        "damaged": translate("TokenSources", "is damaged; open it and save it anew"),
        "too_big": translate("TokenSources", "is too large; split it"),
        "bomb": translate("TokenSources", "unpacks to far more than a document holds"),
        "no_reader": translate(
            "TokenSources",
            "what reads PDFs can't be started; close other programs and try again",
        ),
        "unsafe": translate("TokenSources", "holds what no office program writes"),
        "unknown_encoding": translate("TokenSources", "is not in that encoding; choose another"),
    }[kind]
