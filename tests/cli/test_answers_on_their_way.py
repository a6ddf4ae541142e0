"""What is answered reaches a terminal without Chinese, a pipe that closes, a disk that is full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.answers import OWN

NAME = "合同 2027 é 😀"


@pytest.fixture
def own(home: Path) -> Path:
    """A list whose name and provider few encodings have."""
    text = OWN.replace("合同 2027", NAME).replace("Moonshot AI", "示例云")
    file = home / "prices" / "own.yaml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("encoding", ["cp1252", "gbk"])
def test_a_terminal_without_the_letters_of_a_name(home: Path, encoding: str) -> None:
    environment = {"KIMI_CALC_HOME": str(home), "PYTHONIOENCODING": encoding}
    for arguments in (
        ("prices",),
        ("prices", "--list", NAME),
        ("quote", "kimi-k3", "--input", "1", "--output", "1", "--price-list", NAME),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "kimi_calc", *arguments],
            env=os.environ | environment,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        said = done.stdout.decode(encoding)
        names = NAME.split(maxsplit=1)[0], "示例云"
        assert any(
            one in said or one.encode("ascii", "backslashreplace").decode() in said for one in names
        )


def test_json_is_json_in_every_encoding(home: Path, own: Path) -> None:
    encoding = "gbk"
    environment = {"KIMI_CALC_HOME": str(home), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "kimi_calc", "prices", "--json", "--list", str(own)],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))["name"] == NAME
