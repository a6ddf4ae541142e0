"""Where the measuring programs run: on a tree of sources, as they are here or at a commit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

Ask = Callable[[str], list[float]]
"""Says a line to a program and returns its answer."""


class Side:
    """A tree of sources. Each program on it is a process off screen, with no user's files.

    The interpreter and its packages are those of this process, whatever the tree asks for.
    """

    def __init__(self, name: str, tree: Path) -> None:
        self.name = name
        self._tree = tree.resolve()
        found = self._run("-c", "import kimi_calc; print(kimi_calc.__file__)").strip()
        if not Path(found).resolve().is_relative_to(self._tree):
            sys.exit(f"not what was to be measured: {found} is not in {self._tree}")

    def open(
        self, what: str, stays: int = 0, furnish: Callable[[Path], None] | None = None
    ) -> dict[str, float]:
        """What opening.py prints, and the milliseconds until it has ended.

        `furnish` puts files into the folder of the user's files before that.
        """
        with tempfile.TemporaryDirectory() as home:
            if furnish:
                furnish(Path(home))
            start = time.perf_counter()
            printed = self._run_at(home, _program("opening.py"), what, str(stays))
            found = {"until the end": (time.perf_counter() - start) * 1e3}
        for line in printed.splitlines():
            name, value = line.split(": ")
            found[name] = float(value)
        return found

    def told_by(self, program: str) -> Any:
        """What a program prints, which is JSON."""
        return json.loads(self._run(_program(program)))

    @contextmanager
    def start(self, program: str, *arguments: str) -> Iterator[Ask]:
        """A way to ask a program that answers lines; it is ended with the context."""
        with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile("w+") as complaints:
            process = subprocess.Popen(
                _command(_program(program), *arguments),
                cwd=self._tree,
                env=self._environment(home),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
            )

            def ask(line: str) -> list[float]:
                assert process.stdin
                assert process.stdout
                with suppress(BrokenPipeError):
                    print(line, file=process.stdin, flush=True)
                answer = process.stdout.readline()
                if not answer:
                    process.wait()
                    complaints.seek(0)
                    sys.exit(f"{complaints.read()}{program} has failed on {self.name}")
                found: list[float] = json.loads(answer)
                return found

            with process:
                try:
                    yield ask
                finally:
                    process.kill()

    def _run(self, *arguments: str) -> str:
        with tempfile.TemporaryDirectory() as home:
            return self._run_at(home, *arguments)

    def _run_at(self, home: str, *arguments: str) -> str:
        done = subprocess.run(
            _command(*arguments),
            cwd=self._tree,
            env=self._environment(home),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        if done.returncode:
            sys.exit(f"{done.stderr}{arguments[0]} has failed on {self.name}")
        return done.stdout

    def _environment(self, home: str) -> dict[str, str]:
        environment = os.environ | {
            "PYTHONPATH": str(self._tree),  # before what is installed
            "QT_QPA_PLATFORM": "offscreen",
            "KIMI_CALC_HOME": home,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start compiles our modules
        return environment


def _program(name: str) -> str:
    return str(Path(__file__).with_name(name))


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", *arguments]  # -P: what lies beside a program is not found


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """A commit's files, in a worktree that is gone afterwards, even if the program is ended."""
    full = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if not full:
        sys.exit(f"there is no such commit: {commit}")
    for number in (signal.SIGTERM, *(() if sys.platform == "win32" else (signal.SIGHUP,))):
        signal.signal(number, lambda got, _frame: sys.exit(128 + got))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        tree = Path(folder) / "tree"
        try:
            subprocess.run(
                ["git", "worktree", "add", "--quiet", "--detach", tree, full], cwd=ROOT, check=True
            )
            yield tree
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl+C shall not stop this
            _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> str:
    """What git prints; nothing if it fails."""
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
