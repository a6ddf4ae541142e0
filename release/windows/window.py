"""The window of the Windows program, and the person who has it before them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from release.windows.screen import Wrong, wait_for
from release.windows.trying import OUT, Trial, expect, expect_in
from release.windows.wine import CHINESE, ENGLISH

TITLES = {"zh": "Kimi 价格计算器", "en": "Kimi price calculator"}
LOCALES = {"zh": CHINESE, "en": ENGLISH}
AS_SENTENCE, AS_TABLE = "ctrl+shift+s", "ctrl+shift+c"
"""The keys that copy a result; on the page Estimate the first would ask for a file."""
_INPUT = "alt+i"  # goes to the first field, and selects what stands there


class Window:
    """The program's window, and the person before it."""

    def __init__(self, trial: Trial, process: subprocess.Popen[bytes]) -> None:
        self._person = trial.person
        self.process = process
        self._number = ""

    def is_titled(self, title: str) -> None:
        """Wait until a window is called so, and turn to it."""

        def look() -> str:
            code = self.process.poll()
            if code is not None:
                raise Wrong(f"expected a window {title!r}; the program ended with {code}")
            return self._person.window(title)

        self._number = wait_for(look, f"a window {title!r}")
        self._person.turn_to(self._number)

    def begins_with(self, amount: str) -> None:
        """Wait until it is filled: then it shows an amount, without anything being typed."""
        self._person.copy("nothing yet")
        said = self._person.copied(AS_SENTENCE, lambda text: "¥" in text, "a result")
        expect_in(amount, said)

    def shows(self, amount: str, keys: str = AS_SENTENCE) -> None:
        """Wait until keys copy a result with an amount."""
        self._person.copied(keys, lambda text: amount in text, amount)

    def ask(self, *usage: str) -> None:
        """Type a usage over the first example, from the first field on."""
        self._person.press(_INPUT)
        for place, text in enumerate(usage):
            self._person.type(text)
            self._person.press(*["Tab"] * (1 if place else 2))  # past the link beside the first

    def press(self, *keys: str) -> None:
        """Press keys."""
        self._person.press(*keys)

    def foot(self) -> Image.Image:
        """What its last line looks like, where it says what can't be done."""
        x, y, width, height = self._person.place(self._number)
        return self.picture().crop((x, y + height - 25, x + width, y + height))

    def picture(self) -> Image.Image:
        """The screen with it."""
        return self._person.look()

    def close(self) -> None:
        """Close it; Wrong unless the program ends well."""
        self.press("ctrl+q")
        wait_for(lambda: self.process.poll() is not None, "the end of the program")
        expect(self.process.returncode, 0, "the exit code")


@contextmanager
def opened(
    trial: Trial, *arguments: str, language: str = "zh", title: str = "", cwd: Path | None = None
) -> Iterator[Window]:
    """The program with its window before somebody, on a system that has a language."""
    process = trial.started(*arguments, locale=LOCALES[language], cwd=cwd)
    try:
        window = Window(trial, process)
        window.is_titled(title or TITLES[language])
        yield window
    except BaseException:
        OUT.mkdir(parents=True, exist_ok=True)
        trial.person.look().save(OUT / f"failed, {trial.step}.png")
        raise
    finally:
        process.kill()
        process.wait()
