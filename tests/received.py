"""The standalone program, started by who received it."""

import os
import subprocess
from pathlib import Path

import pytest


class Run:
    """Runs the program in a folder and waits for its end."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self.folder = folder

    def __call__(
        self, *args: str, through: tuple[str, ...] = (), **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """Its end, started with these arguments and an environment that holds no more than given.

        `through` is a command that starts it, such as strace.
        """
        return subprocess.run(
            [*through, str(self.program), *args],
            env=environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )


def alone(what: str) -> tuple[str, ...]:
    """A command that starts another in a world of its own: `what` is --net, --mount, …

    Skips the test where the system makes no such world, as in a container or a bare chroot.
    """
    unshare = ("unshare", what) if os.geteuid() == 0 else ("unshare", "--map-root-user", what)
    tried = subprocess.run([*unshare, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"no world of its own can be made here: {tried.stderr.strip()}")
    return unshare
