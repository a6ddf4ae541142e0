"""Commands: unseen, one after the other, or beside each other. Standard library only."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Step = tuple[str, Sequence[str | Path]]
"""What a command is called, and the command."""


def say(text: str) -> None:
    """Print a line at once, before what follows it takes its time."""
    print(text, flush=True)


def quietly(*command: str | Path) -> bool:
    """Run a command unseen; True if it succeeded, else its last lines are shown."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        text=True,
        errors="replace",  # Windows' programs don't agree on an encoding
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        say("\n".join(done.stdout.splitlines()[-20:]))
    return done.returncode == 0


def steps(*each: Step, beside: Sequence[Step] = (), **env: str) -> int:
    """Run all commands, whatever each returns; then a line for each. 0 if all succeeded.

    Those `beside` run at the same time as the others, and show their output afterwards.
    """
    environment = {**os.environ, **env}
    failed: dict[str, bool] = {}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as unseen:
        started = {
            name: subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=unseen, stderr=subprocess.STDOUT
            )
            for name, command in beside
        }
        for name, command in each:
            say(f"── {name}")
            done = subprocess.run(command, cwd=ROOT, check=False, env=environment)
            failed[name] = done.returncode != 0
        for name, process in started.items():
            failed[name] = process.wait() != 0
            unseen.seek(0)
            say(f"── {name}\n{unseen.read()}")
    say("── summary")
    for name, bad in failed.items():
        say(f"{'FAILED' if bad else 'ok':<7} {name}")
    return int(any(failed.values()))
