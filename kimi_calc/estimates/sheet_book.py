"""A workbook as bytes: filled from the first row of each sheet to the last, or not at all."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


def book_of(fill: Callable[[Workbook], None]) -> bytes:
    """What `fill` writes into an empty workbook; OSError for want of temporary room."""
    content = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="kimi-calc-") as folder, _book(content, folder) as book:
        fill(book)
    return content.getvalue()


@contextmanager
def _book(content: io.BytesIO, folder: str) -> Iterator[Workbook]:
    """A workbook that is finished if nothing goes wrong; else nothing of it is left open."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError, XlsxFileError

    book = Workbook(
        content,
        {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
        },
    )
    try:
        yield book
        book.close()
    except XlsxFileError as error:
        if isinstance(error, FileCreateError) and isinstance(error.args[0], OSError):
            raise error.args[0] from None
        raise
    finally:
        for sheet in book.worksheets():
            if not sheet.row_data_fh.closed:
                sheet.row_data_fh.close()
