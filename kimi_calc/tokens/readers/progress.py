"""What a reader tells of a document while it reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Progress:
    """What is learnt of a document while its text is read.

    `done` is the share that is read, 0 to 1. `parts` is the bytes of a text file, and the pages of
    a PDF as soon as its first text has come. `undecodable` counts the characters of a text file
    that its encoding has not (or that were lost before: those written as U+FFFD), and those of a
    PDF whose fonts don't say what they are; `empty_pages` the pages of a PDF that have no text,
    `unreadable_pages` those left out since their fonts don't say which characters they show,
    `lost_pages` those at which its reader ended or took too much time or memory. Of office
    documents, `lost_cells` counts the cells whose content is not in the file, and `lost_parts` the
    sheets, slides, headers and notes that are damaged or not there.
    """

    done: float = 0.0
    parts: int | None = None
    undecodable: int = 0
    empty_pages: int = 0
    unreadable_pages: int = 0
    lost_pages: int = 0
    lost_cells: int = 0
    lost_parts: int = 0
