"""That `dev.py windows` finds what is broken: only where KIMI_CALC_WINDOWS=1 asks for it.

Each takes some minutes, and the first one builds the program under Wine.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if os.environ.get("KIMI_CALC_WINDOWS") != "1" or sys.platform != "linux":
    pytest.skip("asked for by KIMI_CALC_WINDOWS=1, on Linux", allow_module_level=True)


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ("dll", ("FAILED  libraries: ", "qt6widgets.dll of ")),
        ("amount", ("FAILED  quote, cp936: ", "7740.00")),
        ("font", ("FAILED  window, zh: ", "boxes in place of letters")),
    ],
)
def test_what_is_broken_is_named(root: Path, fault: str, named: tuple[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "release.windows", "--break", fault],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert any(all(part in line for part in named) for line in done.stdout.splitlines()), (
        done.stdout
    )
