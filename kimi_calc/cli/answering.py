"""An answer on its way out: to terminals that lack letters, to pipes that close, to full disks."""

from __future__ import annotations

import json
import os
import sys


def answer(text: str, *, as_json: bool = False) -> None:
    """Print a text, and have it written.

    What the terminal's encoding lacks is written as its code, in JSON so that it still is JSON.
    BrokenPipeError where nobody reads on, and OSError where it can't be written; nothing of it
    is tried again at the end of the program.
    """
    if sys.stdout is None:  # A program without a console on Windows has none.
        return
    try:
        sys.stdout.write(_written(text, sys.stdout.encoding, as_json=as_json) + "\n")
        sys.stdout.flush()
    except OSError:
        _give_up()
        raise


def _written(text: str, encoding: str, *, as_json: bool) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        if as_json:
            return json.dumps(json.loads(text), indent=2)
        return text.encode(encoding, "backslashreplace").decode(encoding)
    return text


def _give_up() -> None:
    """Have Python not write the rest when it ends: that would fail again, with a traceback."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
