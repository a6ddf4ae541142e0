"""Records out of JSON: one a line, or documents of any size, element by element."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.record_taking import RecordTaking
from kimi_calc.usage_logs.records import Unreadable

_PIECE = 1 << 18  # characters
_MOST = 1 << 26  # characters of one element
_LONGEST_WORD = 100  # characters: a number, an escape, an indent that is cut off
_NEXT = re.compile(r"\n[ \t]*(?=\{)")
_BETWEEN = re.compile(r"[\s,\0\ufeff]*")
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

    One that can't be read is refused, and reading goes on with the next line that begins with {.
    """
    for record in _elements(_Text(read), counting):
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

    def pass_element(self) -> None:
        """Go to the next line that begins with an object: what stands before can't be read."""
        self.at += 1
        while not (found := _NEXT.search(self.text, self.at)):
            self.at = max(self.at, len(self.text) - _LONGEST_WORD)
            if not self.more():
                self.at = len(self.text)
                return
        self.at = found.end()

    def skip(self) -> str:
        """The next character that isn't between elements; "" at the end."""
        while True:
            found = _BETWEEN.match(self.text, self.at)
            assert found  # if it is empty
            self.at = found.end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""


def _elements(text: _Text, counting: Counting) -> Iterator[Any]:
    decode = json.JSONDecoder().raw_decode
    is_array = text.skip() == "["
    if is_array:
        text.at += 1
    while (first := text.skip()) and not (is_array and first == "]"):
        counting.line += 1
        try:
            record, end = decode(text.text, text.at)
        except RecursionError:
            counting.refuse(Unreadable("too_deep"))
            text.pass_element()
        except ValueError as error:
            if _may_go_on(error, text) and text.more():
                counting.line -= 1
                continue
            counting.refuse(Unreadable("not_json", "", text.text[text.at : text.at + 100]))
            text.pass_element()
        else:
            if end == len(text.text) and text.more():
                counting.line -= 1
                continue  # a number may go on
            text.at = end
            yield record


def _may_go_on(error: ValueError, text: _Text) -> bool:
    """Whether it may only be that not all of an element is there yet."""
    length = len(text.text)
    if length - text.at >= _MOST or not isinstance(error, json.JSONDecodeError):
        return False
    return error.pos > length - _LONGEST_WORD or error.msg.startswith("Unterminated")
