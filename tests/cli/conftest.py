"""How the command line is run: as a process of its own, from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.usage_runs import log, usage
from systems import COMPANY_VARIABLE, without_wine

__all__ = ["log", "usage"]

_UTF_8 = {"PYTHONUTF8": "1"} if os.name == "nt" else {}  # not what the machine's code page is


@pytest.fixture
def run(root: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs kimi-calc with arguments and environment variables."""

    def run_one(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "kimi_calc", *arguments],
            cwd=root,
            env=os.environ | _UTF_8 | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        done.stderr = without_wine(done.stderr)
        return done

    return run_one


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a user's files."""
    folder = tmp_path / "home"
    (folder / "prices").mkdir(parents=True)
    return folder


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The folder of the company's files."""
    folder = tmp_path / "company" / "kimi-calc"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def prices(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`kimi-calc prices` of a person with these folders; stderr is of whole lines of its own."""

    def run_one(*arguments: str) -> subprocess.CompletedProcess[str]:
        result = run(
            "prices",
            *arguments,
            KIMI_CALC_HOME=str(tmp_path / "home"),
            **{COMPANY_VARIABLE: str(tmp_path / "company")},
            PYTHONUTF8="1",
        )
        assert "Traceback" not in result.stderr
        return result

    return run_one
