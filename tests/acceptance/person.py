"""A person before the screen: keyboard, mouse, clipboard, and what a screen reader says."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

PATIENCE = 120  # seconds: on a busy machine a window may take half a minute to come up


class Seen(TypedDict):
    """What can be perceived of a control."""

    id: str
    role: str
    labels: list[str]
    text: str
    value: float | None
    focusable: bool
    shown: bool
    focused: bool
    center: tuple[int, int]


class Person:
    """Uses the running program from outside, as a person would; knows nothing of its inside."""

    def __init__(
        self,
        environment: dict[str, str],
        eyes: subprocess.Popen[str],
        program: subprocess.Popen[bytes],
        home: Path,
    ) -> None:
        self._environment = environment
        self._eyes = eyes
        self.program = program
        self.home = home
        self._others: list[subprocess.Popen[str]] = []

    def see(self, name: str) -> Seen | None:
        """A control by its objectName, if it is there."""
        seen: Seen | None = self._ask({"name": name})
        return seen

    def see_all(self) -> list[Seen]:
        """Everything there is in the window."""
        seen: list[Seen] = self._ask({})
        return seen

    def _ask(self, request: dict[str, str]) -> Any:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.write(json.dumps(request) + "\n")
        self._eyes.stdin.flush()
        return json.loads(self._eyes.stdout.readline())

    def wait_for(self, name: str, text: str, patience: float = PATIENCE) -> None:
        """Wait until a control says something."""
        end = time.monotonic() + patience
        seen = None
        while time.monotonic() < end:
            seen = self.see(name)
            if seen and text in seen["text"]:
                return
            time.sleep(0.05)
        there = [one["id"] for one in self.see_all() or ()]
        raise AssertionError(f"{name} says {seen}, not {text!r}; there are {there}")

    def wait_for_focus(self, name: str) -> None:
        """Wait until a control has the focus."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self.see(name)
            if seen and seen["focused"]:
                return
            time.sleep(0.05)
        raise AssertionError(f"{name} has not got the focus")

    def wait_until(self, come: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not come():
            assert time.monotonic() < end, "it did not come"
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys one after the other: Tab, ctrl+a, alt+i."""
        self._do("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type a text key by key."""
        self._do("xdotool", "type", "--delay", "5", text)

    def click(self, name: str) -> None:
        """Click on a control."""
        seen = self.see(name)
        assert seen is not None, f"there is no {name} to click on"
        x, y = seen["center"]
        self._do("xdotool", "mousemove", str(x), str(y), "click", "1")

    def click_on(self, text: str) -> None:
        """Click on what says a text and nothing else, such as an entry of a list."""
        (seen,) = (one for one in self.see_all() if text == one["text"])
        x, y = seen["center"]
        self._do("xdotool", "mousemove", str(x), str(y), "click", "1")

    def wait_for_focus_on(self, text: str) -> None:
        """Wait until what says a text has the focus, such as an entry of a list."""
        self.wait_until(
            lambda: any(one["focused"] and one["text"] == text for one in self.see_all() or ())
        )

    def go_to(self, name: str) -> None:
        """Click into a field and select all of it."""
        self.click(name)
        self.wait_for_focus(name)
        self.press("ctrl+a")

    def ask_little(self) -> None:
        """Type over the first example: 10,000 tokens, no cache hits, 1,000 answered, once.

        Begins at the start of the program, and ends where that begins: in the first field.
        """
        self.wait_for_focus("inputTokens")
        for text, on in (("10000", 2), ("0", 1), ("1000", 1), ("1", 1)):
            self.type(text)
            self.press(*["Tab"] * on)
        # 10,000 × 8.00 + 1,000 × 58.00, per million
        self.wait_for("total", "¥0.138")
        self.press("alt+i")
        self.wait_for_focus("inputTokens")

    def drag_in(self, thing: str, onto: str) -> None:
        """Drag a file, or a text, out of another program and drop it on a control."""
        seen = self.see(onto)
        assert seen is not None, f"there is no {onto} to drop on"
        source = Path(__file__).parent / "drag_source.py"
        other = subprocess.Popen(
            [sys.executable, source, thing],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._others.append(other)  # alive until the end: what was dropped is fetched from it
        assert other.stdout is not None
        self._do("xdotool", "mousemove", *other.stdout.readline().split(), "mousedown", "1")
        x, y = seen["center"]
        for left in (30, 10, 3, 0):  # a drag begins with a move, and is taken or not on the way
            self._do("xdotool", "mousemove", str(x + left), str(y + left), "sleep", "0.1")
        self._do("xdotool", "mouseup", "1")

    def leave(self) -> None:
        """End the other programs."""
        for other in self._others:
            with other:
                other.kill()

    def copy_elsewhere(self, text: str) -> None:
        """Put a text into the clipboard, from another program."""
        subprocess.run(
            ["xclip", "-selection", "clipboard"],
            input=text.encode(),
            env=self._environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def paste_elsewhere(self, form: str = "UTF8_STRING") -> str:
        """What the clipboard holds, as another program gets it that asks for a form of it."""
        return self.paste_bytes_elsewhere(form).decode()

    def offered_elsewhere(self) -> list[str]:
        """The forms in which another program can have what the clipboard holds."""
        return self.paste_elsewhere("TARGETS").split()

    def paste_bytes_elsewhere(self, form: str) -> bytes:
        """What the clipboard holds in a form that may be no text; nothing if it has no such."""
        done = subprocess.run(
            ["xclip", "-selection", "clipboard", "-target", form, "-out"],
            env=self._environment,
            capture_output=True,
            check=False,
        )
        return done.stdout

    def kill(self) -> None:
        """Take the power away."""
        self.program.kill()
        self.program.wait(timeout=30)

    def _do(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True)
