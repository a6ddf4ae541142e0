"""PDF: the text of each page, by pypdf, within bounds.

The order is that of the page's own instructions. A font that doesn't say which characters it shows
gives wrong ones, about as many.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar
from unicodedata import normalize

from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.refusals import DocumentError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_UNPACKED = 500 * 1024 * 1024  # bytes of all streams that are read, each counted once
_MOST_IN_STREAM = 32 * 1024 * 1024  # bytes, unpacked
_MOST_KEPT = 64 * 1024 * 1024  # bytes unpacked that wait for being used again
_MOST_SEARCHED = 2 * 1024 * 1024 * 1024  # bytes: for a lost object the whole file is searched
_MOST_DECODED = 48 * 1024 * 1024  # bytes that go through the codes of a stream, of each in turn
_MOST_AS_LETTERS = 5 * 1024 * 1024  # the same, with a code whose reading takes 90 times its size
_MOST_INSTRUCTIONS = 500_000  # with what they are about, of a page: time grows by squares
_MOST_FORMS = 1_000  # parts of a page that may be drawn again and again, and within each other
_WEIGH_AFTER = 8  # streams

_Result = TypeVar("_Result")


def texts(file: BinaryIO, progress: Progress) -> Iterator[str]:
    """A fragment a page. Moves progress.done, and tells it of pages in all and without text.

    A page that is damaged or a bomb counts as one without text, unless none has any.
    """
    # pypdf reports whatever is odd about a file; what the user should know is said otherwise.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    searched = _Searched(file)
    reader, objects, progress.parts = _opened(searched)
    searched.is_open = True
    wrong = ""
    for number in range(progress.parts):
        text, reason = _page(reader, number)
        objects.end_page()
        wrong = reason or wrong
        progress.done = (number + 1) / progress.parts
        progress.empty_pages += not text.strip()
        yield f"{text}\n"
    if wrong and progress.empty_pages == progress.parts:
        raise DocumentError(wrong)


def _opened(file: _Searched) -> tuple[PdfReader, _Objects, int]:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = _limited(lambda: PdfReader(file))  # type: ignore[arg-type] # all it uses of a file
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise DocumentError("encrypted")
        reader.resolved_objects = objects = _Objects(reader.resolved_objects)
        return reader, objects, _limited(lambda: len(reader.pages))
    except DependencyError as error:
        raise DocumentError("encrypted" if "AES" in str(error) else "damaged") from None


def _page(reader: PdfReader, number: int) -> tuple[str, str]:
    """The text of a page, and why it couldn't be read, as in DocumentError."""
    from pypdf.errors import DependencyError, LimitReachedError

    from kimi_calc.tokens.readers.pdf_page import text_of

    try:
        text = _limited(lambda: text_of(reader.pages[number], reader))
    except (DocumentError, MemoryError):
        raise
    except DependencyError:
        if reader.is_encrypted:
            raise DocumentError("encrypted") from None
        return "", "damaged"
    except LimitReachedError:
        return "", "bomb"
    except Exception:  # noqa: BLE001 - what a damaged page does to its reader has no end
        return "", "damaged"
    return _usual(text), ""


def _usual(text: str) -> str:
    """The text with characters where a font gives radicals of the same look, or halves of some."""
    text = re.sub("[\u2e80-\u2fd5]+", lambda found: normalize("NFKC", found[0]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _limited(work: Callable[[], _Result]) -> _Result:
    """What pypdf does, within bounds and without calling any other program."""
    from pypdf import apply_configuration

    with apply_configuration(
        zlib_maximum_output_length=_MOST_IN_STREAM,
        lzw_maximum_output_length=_MOST_IN_STREAM,
        run_length_maximum_output_length=_MOST_IN_STREAM,
        array_based_stream_maximum_output_length=_MOST_IN_STREAM,
        xform_maximum_invocations_per_extraction=_MOST_FORMS,
        stream_decoding_work_maximum_length=_MOST_DECODED,
        stream_parsing_work_maximum_count=_MOST_INSTRUCTIONS,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    ):
        return work()


def _decode_letters(stream: Any) -> None:
    """Unpack a stream in a code of letters now, within a bound of its own."""
    from pypdf import apply_configuration
    from pypdf.errors import LimitReachedError

    if "/ASCII85Decode" in repr(stream.get("/Filter")) and stream.get("/Subtype") != "/Image":
        with apply_configuration(stream_decoding_work_maximum_length=_MOST_AS_LETTERS):
            try:
                stream.get_data()
            except LimitReachedError:
                raise
            except Exception:  # noqa: BLE001, S110 - whoever needs what it holds meets it again
                pass


class _Searched:
    """A file that pypdf reads; searching it for its end and for what is lost has a bound."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._searched = 0
        self.is_open = False
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        if size < 0 or not self.is_open:
            self._searched += len(content)
            if self._searched > _MOST_SEARCHED:
                raise DocumentError("damaged")
        return content


class _Objects(dict[Any, Any]):
    """What pypdf keeps of a file: here, not for ever. Counts what is unpacked of its streams."""

    def __init__(self, objects: dict[Any, Any]) -> None:
        super().__init__(objects)
        self._new: list[Any] = []
        self._counted: set[Any] = set()
        self._unpacked = 0
        self._kept: list[Any] = []
        self._kept_bytes = 0

    def __setitem__(self, key: Any, value: Any) -> None:
        if hasattr(value, "decoded_self"):
            _decode_letters(value)
        super().__setitem__(key, value)
        if hasattr(value, "decoded_self"):
            self._new.append(key)
            if len(self._new) % _WEIGH_AFTER == 0:
                self._weigh()

    def end_page(self) -> None:
        """Forget what of this page won't be used again: its pictures, and what was too much."""
        self._weigh()
        for key in self._new:
            self.pop(key, None)
        self._new.clear()

    def _weigh(self) -> None:
        packed = []
        for key in self._new:
            unpacked = getattr(self.get(key), "decoded_self", None)
            if unpacked is None:
                packed.append(key)
                continue
            size = len(unpacked.get_data())
            self._kept.append(key)
            self._kept_bytes += size
            self._unpacked += 0 if key in self._counted else size
            self._counted.add(key)
        self._new = packed
        if self._kept_bytes > _MOST_KEPT:
            for key in self._kept:
                self.pop(key, None)
            self._kept.clear()
            self._kept_bytes = 0
        # Within a page pypdf passes over errors of its parts; this one comes again at its end.
        if self._unpacked > _MOST_UNPACKED:
            raise DocumentError("bomb")
