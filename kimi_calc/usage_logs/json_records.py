"""Records out of JSON: one a line, or documents of any size, element by element."""

from __future__ import annotations

import json
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.record_taking import RecordTaking
from kimi_calc.usage_logs.records import Unreadable
from kimi_calc.usage_logs.streams import StreamError

_PIECE = 1 << 18  # characters
_MOST = 1 << 26  # characters of one element
_BETWEEN = " \t\r\n,"
_EVENT = b"data:"
_NO_DATA = (b"event:", b"id:", b"retry:", b":")


def take_lines(lines: Iterable[bytes], taking: RecordTaking, counting: Counting) -> None:
    """Take a record a line. Server-sent events (`data: {…}`) are lines too, `[DONE]` is none."""
    from orjson import JSONDecodeError, loads

    exactly = _exact_reader(counting)
    take = taking.take
    for line in lines:
        counting.line += 1
        try:
            record = loads(line)
        except JSONDecodeError:
            text = _without_event(line.strip().removeprefix(b"\xef\xbb\xbf"))
            record = exactly(text) if text else None
            if record is not None:
                take(record)
        else:
            take(record, exactly, line)


def _exact_reader(counting: Counting) -> Callable[[bytes], Any]:
    def exactly(line: bytes) -> Any:
        """A line as Python reads it: slowly, with every digit; None, refused, for none."""
        try:
            return json.loads(line)
        except UnicodeDecodeError:
            counting.refuse(Unreadable("not_text"))
        except ValueError:
            counting.refuse(Unreadable("not_json", "", line[:100].decode(errors="replace")))
        except RecursionError:
            counting.refuse(Unreadable("too_deep"))
        return None

    return exactly


def _without_event(text: bytes) -> bytes:
    """What an event that was sent by a server holds; b"" for nothing."""
    if text.startswith(_NO_DATA):
        return b""
    if text.startswith(_EVENT):
        text = text[len(_EVENT) :].strip()
    return b"" if text == b"[DONE]" else text


def take_documents(read: Callable[[int], bytes], taking: RecordTaking, counting: Counting) -> None:
    """Take the elements of an array, or documents one after the other; `line` counts them.

    StreamError where one can't be read: what follows can't be told from it.
    """
    for record in _elements(_Text(read), counting):
        counting.line += 1
        taking.take(record)


class _Text:
    """The text of a stream, as much of it as is looked at."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self.text = ""
        self.at = 0
        self.is_all = False
        self._read = read
        self._decoder = getincrementaldecoder("utf-8-sig")("replace")

    def more(self) -> bool:
        """Read on, as much again as there is; False at the end."""
        if self.is_all:
            return False
        piece = self._read(max(_PIECE, len(self.text) - self.at))
        self.is_all = not piece
        self.text = self.text[self.at :] + self._decoder.decode(piece, final=self.is_all)
        self.at = 0
        return True

    def skip(self, characters: str) -> str:
        """The next character that is none of these; "" at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in characters:
                    return self.text[self.at]
                self.at += 1
            if not self.more():
                return ""


def _elements(text: _Text, counting: Counting) -> Iterator[Any]:
    decode = json.JSONDecoder().raw_decode
    is_array = text.skip(_BETWEEN) == "["
    if is_array:
        text.at += 1
    while (first := text.skip(_BETWEEN)) and not (is_array and first == "]"):
        try:
            record, end = decode(text.text, text.at)
        except RecursionError:
            counting.refuse(Unreadable("too_deep"))
            raise StreamError("broken") from None
        except ValueError:
            if len(text.text) - text.at < _MOST and text.more():
                continue
            counting.refuse(Unreadable("not_json", "", text.text[text.at : text.at + 100]))
            raise StreamError("broken") from None
        if end == len(text.text) and text.more():
            continue  # a number may go on
        text.at = end
        yield record
