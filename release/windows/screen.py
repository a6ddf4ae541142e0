"""A screen of its own, and somebody before it: keys, the clipboard, what is to be seen."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PIL import Image, ImageGrab

Thing = TypeVar("Thing")

PATIENCE = 60
"""Seconds; a window that has not come by then doesn't."""
_SIZE = "1280x900x24"


class Wrong(Exception):
    """What was found is not what was expected."""


def wait_for(look: Callable[[], Thing], expected: str, seconds: float = PATIENCE) -> Thing:
    """What `look` finds, as soon as it finds anything; Wrong if that doesn't come."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise Wrong(f"expected {expected}, which did not come; found {found!r}")
        time.sleep(0.1)
    return found


@contextmanager
def screen() -> Iterator[Person]:
    """A screen with a window manager, and a person before it."""
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset")
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=nowhere, text=True) as server:
        try:
            assert server.stdout is not None
            person = Person(f":{server.stdout.readline().strip()}")
            manager = subprocess.Popen(
                ("openbox",), env=person.environment, stdout=nowhere, stderr=nowhere
            )
            try:
                yield person
            finally:
                manager.kill()
                manager.wait()
        finally:
            server.send_signal(signal.SIGTERM)


class Person:
    """Uses programs from outside, as a person would: Wine tells no screen reader anything."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.environment = os.environ | {"DISPLAY": display}

    def window(self, title: str) -> str:
        """The number of a window whose title is one that a pattern matches; "" for none."""
        look = ("search", "--onlyvisible", "--name", title)
        return self._told("xdotool", *look).strip().partition("\n")[0]

    def titles(self) -> list[str]:
        """The titles of all windows that are to be seen."""
        seen = self._told("xdotool", "search", "--onlyvisible", "--name", ".").split()
        return [self._told("xdotool", "getwindowname", one).strip() for one in seen]

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Where a window is on the screen, x, y, width and height in pixels."""
        told = self._told("xwininfo", "-id", window)  # xdotool adds the frame twice
        named = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        found = [re.search(rf"{name}: +(-?\d+)", told) for name in named]
        x, y, width, height = (int(one[1]) if one else 0 for one in found)
        return x, y, width, height

    def turn_to(self, window: str) -> None:
        """Bring a window to the front, so that keys reach it."""
        self._told("xdotool", "windowactivate", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press keys one after the other: Tab, ctrl+a, alt+i."""
        self._told("xdotool", "key", "--clearmodifiers", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type a text key by key."""
        self._told("xdotool", "type", "--delay", "20", text)

    def copied(self, keys: str, into: Callable[[str], bool], expected: str) -> str:
        """What the clipboard holds once keys have copied what was expected."""

        def look() -> str:
            self.press(keys)
            found = self._told("xclip", "-selection", "clipboard", "-out")
            last.append(found)
            return found if into(found) else ""

        last: list[str] = []
        try:
            return wait_for(look, expected)
        except Wrong:
            raise Wrong(f"expected {expected}; the clipboard holds {last[-1]!r}") from None

    def copy(self, text: str) -> None:
        """Put a text into the clipboard, from another program."""
        command = ("xclip", "-selection", "clipboard")  # it stays behind until another one copies
        nowhere = subprocess.DEVNULL
        subprocess.run(
            command, input=text.encode(), env=self.environment, stdout=nowhere, check=True
        )

    def look(self) -> Image.Image:
        """The whole screen."""
        return ImageGrab.grab(xdisplay=self.display)

    def _told(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, check=False, timeout=PATIENCE
        )
        return done.stdout.decode("utf-8", "replace")
