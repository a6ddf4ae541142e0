"""What goes out: to terminals that lack letters, to pipes that close, to disks that are full."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

_LONGEST = 2_000  # characters of a complaint


def prepare_streams() -> None:
    r"""Have what a terminal's encoding lacks written as its code (\u5408), and no file mixed up.

    That goes for halves of characters, too, which stand for the bytes of a name that are none.
    """
    if None in {sys.stdin, sys.stdout, sys.stderr} and os.name == "posix":
        _take_free_numbers()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def answer(text: str) -> None:
    """Print a text, and have it written.

    BrokenPipeError where nobody reads on, and OSError where it can't be written; nothing of it
    is tried again at the end of the program. Where the standard output was closed nobody asked
    for a text: that is no error.
    """
    if sys.stdout is None:  # A program without a console on Windows has none either.
        return
    try:
        _write(sys.stdout, text)
    except OSError:
        _give_up(sys.stdout)
        raise


def json_text(data: object) -> str:
    """Data as JSON, which is ASCII in every terminal, file and pipe: other letters as their code.

    A name's byte that is no character (GBK where UTF-8 is spoken) is the lone surrogate that
    Python knows it by: who reads that gets the very name back.
    """
    return json.dumps(data, indent=2)


def complain(text: str) -> None:
    """Say in one line what is wrong. Where that can't be written, nobody is told."""
    if sys.stderr is None:
        return
    text = printable(" ".join(text.split()))
    if len(text) > _LONGEST:  # it may have an argument in it, which may be a book
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    try:
        _write(sys.stderr, f"kimi-calc: {text}")
    except (OSError, ValueError):
        _give_up(sys.stderr)


def printable(text: str) -> str:
    r"""A text without what would move the cursor, or colour the terminal.

    What stands for a byte that is no character is written as its code, such as \udcba: by it
    one file is told from another.
    """
    return "".join(map(_printable, text))


def _write(stream: TextIO, line: str) -> None:
    try:
        stream.write(f"{line}\n")
    except UnicodeError:  # encodings that know no code for what they lack, such as those of names
        if not isinstance(stream, TextIOWrapper):
            raise
        stream.reconfigure(encoding="ascii", errors="backslashreplace")
        stream.write(f"{line}\n")
    stream.flush()


def _printable(sign: str) -> str:
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if "\ud800" <= sign <= "\udfff" else "\ufffd"


def _give_up(stream: TextIO) -> None:
    """Have Python not write the rest when it ends: that would fail again, with a traceback."""
    with suppress(OSError, ValueError):  # a stream that somebody put there may be no file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _take_free_numbers() -> None:
    """Give the numbers of closed streams to nothing.

    Else the next file that is opened has one of them, and what some library complains of stands
    in the middle of it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
