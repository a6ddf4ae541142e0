"""The real window at 150%: within the screen at the first start, and after a larger one."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from acceptance.person import Person

SCREEN = (1280, 900)  # the desktop's, in its own pixels
Sit = Callable[..., Person]


@pytest.mark.parametrize(
    ("language", "saved"), [("zh", None), ("en", [2000, 1000, 3840, 2100]), ("en", [0, 0] * 2)]
)
def test_its_frame_lies_within_the_screen(
    sit_down: Sit,
    desktop: dict[str, str],
    tmp_path: Path,
    language: str,
    saved: list[int] | None,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if saved:
        said = {"format": 1, "window": saved, "theme": "dark"}
        (home / "settings.json").write_text(json.dumps(said), "utf-8")
    at_150 = {"KIMI_CALC_HOME": str(home), "QT_SCALE_FACTOR": "1.5"}
    person = sit_down(language, environment=at_150)

    def lies_within() -> bool:
        left, top, right, bottom = frame_of(person.program.pid, desktop)
        assert right - left > 900, "no smaller than it need be"
        return left >= 0 and top >= 0 and right <= SCREEN[0] and bottom <= SCREEN[1]

    person.wait_until(lies_within)
    person.press("ctrl+q")
    assert person.program.wait(timeout=60) == 0
    if saved:
        assert '"theme": "dark"' in (home / "settings.json").read_text("utf-8")


def frame_of(process: int, desktop: dict[str, str]) -> tuple[int, int, int, int]:
    """The edges of what the desktop shows of a program's window: left, top, right, bottom."""

    def told(*command: str) -> str:
        done = subprocess.run(command, env=desktop, capture_output=True, text=True, check=True)
        return done.stdout

    found = told("xdotool", "search", "--onlyvisible", "--pid", str(process), "--name", ".")
    window = found.split()[-1]
    about = told("xwininfo", "-id", window, "-frame", "-stats")
    names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    left, top, width, height = (
        int(number) for name in names for number in re.findall(rf"{name}: +(-?[0-9]+)", about)
    )
    return left, top, left + width, top + height
