"""A desktop of its own: X server, window manager, message bus, accessibility bus."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from acceptance.person import PATIENCE, Person

NEEDED = ("Xvfb", "openbox", "xdotool", "xclip", "xwininfo", "dbus-daemon", "dbus-send")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
FIRST_TOTAL = "¥7,740.00"
"""Of the first example: 45,000 tokens at 60% cache hits and 1,500 answered, 30,000 times."""


def end_with(stack: ExitStack, process: subprocess.Popen[Any]) -> None:
    """Kill a process with all that it started, and close its pipes, when the stack ends."""
    stack.enter_context(process)
    stack.callback(kill_group, process)


def kill_group(process: subprocess.Popen[Any]) -> None:
    """Kill a process and its children: it leads a session of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def wait_for_accessibility_bus(environment: dict[str, str]) -> None:
    """Wait until the bus and its registry answer: who starts before that is never seen there."""
    ask = ("dbus-send", "--print-reply")
    of_bus = ("--session", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
    of_registry = (
        *("--dest=org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"),
        "org.a11y.atspi.Accessible.GetChildren",
    )
    end = time.monotonic() + 60
    while time.monotonic() < end:
        told = _answer(*ask, *of_bus, environment=environment)
        address = re.search(r'string "(unix:[^"]+)"', told)
        if address:
            bus = f"--bus={address[1]}"
            if "array" in _answer(*ask, bus, *of_registry, environment=environment):
                return
        time.sleep(0.1)
    pytest.fail("the accessibility bus does not answer")


def _answer(*command: str, environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


@pytest.fixture(scope="session")
def desktop() -> Iterator[dict[str, str]]:
    """The environment of programs on the desktop."""
    if sys.platform != "linux":
        pytest.skip("real windows are tried on Linux only")
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing or not LAUNCHER.exists():
        pytest.fail(f"missing for real windows: {missing or LAUNCHER} (dev.py test installs them)")
    with ExitStack() as stack:
        environment = dict(os.environ)

        def start(*command: str) -> str:
            """Start a part of the desktop; the first line that it prints."""
            process = subprocess.Popen(
                command,
                env=environment,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            end_with(stack, process)
            assert process.stdout is not None
            return process.stdout.readline().strip()

        screen = ("-screen", "0", "1280x900x24", "-nolisten", "tcp")
        environment["DISPLAY"] = ":" + start("Xvfb", "-displayfd", "1", *screen, "-noreset")
        environment["DBUS_SESSION_BUS_ADDRESS"] = start(
            "dbus-daemon", "--session", "--print-address"
        )
        environment["QT_QPA_PLATFORM"] = "xcb"
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        for command in (["openbox"], [str(LAUNCHER), "--launch-immediately"]):
            nowhere = subprocess.DEVNULL
            part = subprocess.Popen(
                command, env=environment, stdout=nowhere, stderr=nowhere, start_new_session=True
            )
            end_with(stack, part)
        wait_for_accessibility_bus(environment)
        yield environment


# The first screen reader of a new machine may come before what it listens to, and sees nothing
# for ever: then another one looks.
_LOOKS = 4


def _open_eyes(
    stack: ExitStack, desktop: dict[str, str], program: subprocess.Popen[bytes]
) -> subprocess.Popen[str]:
    eyes = subprocess.Popen(
        [SYSTEM_PYTHON, str(Path(__file__).parent / "eyes.py"), str(program.pid)],
        env=desktop,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end_with(stack, eyes)
    return eyes


@pytest.fixture
def sit_down(
    desktop: dict[str, str], root: Path, tmp_path: Path
) -> Iterator[Callable[..., Person]]:
    """Start the program and sit down before it, as a person who speaks a language.

    Without a language: as the program was left. What it remembers is this test's own.
    It is there once the control `at` says what it `sees`.
    `command` is the program, if not the sources; `environment` is added to the desktop's.
    """
    home = tmp_path / "home"
    with ExitStack() as stack:

        def start(
            language: str | None = "zh",
            sees: str = FIRST_TOTAL,
            at: str = "total",
            command: Sequence[str | Path] = (sys.executable, "-m", "kimi_calc"),
            environment: Mapping[str, str] = {"KIMI_CALC_HOME": str(home)},
        ) -> Person:
            program = subprocess.Popen(
                [*command, *(("--language", language) if language else ())],
                cwd=root,
                env={**desktop, **environment},
                start_new_session=True,
            )
            end_with(stack, program)
            for look in range(_LOOKS):
                person = Person(desktop, _open_eyes(stack, desktop, program), program, home)
                stack.callback(person.leave)
                try:
                    person.wait_for(at, sees, PATIENCE / _LOOKS)
                except AssertionError:
                    if look == _LOOKS - 1:
                        raise
                else:
                    break
            return person

        yield start
