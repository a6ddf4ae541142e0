"""How the program is started in odd places: through a shell that closes what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from systems import without_wine

from kimi_calc.cli.main import main

PROGRAM = (sys.executable, "-m", "kimi_calc")
ROOT = Path(__file__).resolve().parents[2]


def surroundings(more: Mapping[str, str | None]) -> dict[str, str]:
    """The environment with other variables; None takes one out. What is printed is buffered."""
    without = {name for name, value in more.items() if value is None} | {"PYTHONUNBUFFERED"}
    kept = {name: value for name, value in os.environ.items() if name not in without}
    found = {name: value for name, value in more.items() if value is not None}
    return kept | {"PYTHONPATH": str(ROOT)} | found


def odd(
    *arguments: str | bytes,
    given: bytes | None = None,
    closing: str = "",
    cwd: Path = ROOT,
    around: Mapping[str, str | None] | None = None,
    **environment: str | None,
) -> subprocess.CompletedProcess[bytes]:
    """Run it, with other variables `around` it; there is never a traceback.

    `closing` is what a shell says behind it, such as `<&-`.
    """
    command: Sequence[str | bytes] = (*PROGRAM, *arguments)
    if closing:
        command = ("sh", "-c", f'"$@" {closing}', "sh", *command)
    done = subprocess.run(
        command,
        cwd=cwd,
        env=surroundings({**(around or {}), **environment}),
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode("utf-8", "surrogateescape")
    done.stderr = without_wine(said).encode("utf-8", "surrogateescape")
    for noise in (b"Traceback", b"Exception ignored", b"Errno"):
        assert noise not in done.stderr
    return done


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    """The line that refuses arguments, asked in this process: for what needs none of its own."""
    try:
        found = main(list(arguments))
    except SystemExit as error:
        found = error.code if isinstance(error.code, int) else -1
    said, wrong = capsys.readouterr()
    assert (found, said) == (code, ""), wrong
    (line,) = wrong.splitlines()
    return line


def one_line(done: subprocess.CompletedProcess[bytes], code: int = 2) -> str:
    """What it is refused with: one line, nothing printed, no signal."""
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (code, b""), said
    (line,) = said.splitlines()
    assert line.startswith("kimi-calc: ")
    return line
