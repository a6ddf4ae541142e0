"""What is answered reaches a terminal without Chinese, a pipe that closes, a disk that is full."""

from __future__ import annotations

import json
import locale
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.answers import OWN
from drawn_estimate import drawn_estimate

from kimi_calc.estimates.files import written

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


@pytest.mark.parametrize("encoding", ["cp1252", "cp936", None])  # the last: what the system has
def test_no_character_of_a_file_is_lost(home: Path, tmp_path: Path, encoding: str | None) -> None:
    """Redirected output is in the code page on Windows, which lacks most letters of the world."""
    text, estimate = tmp_path / "报价 é😀.txt", tmp_path / "估算 é😀.kimicalc"
    text.write_text("你好", "utf-8")
    estimate.write_text(written(drawn_estimate()), "utf-8")
    gone = tmp_path / "无 é😀.kimicalc"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUTF8"}
    environment["KIMI_CALC_HOME"] = str(home)
    if encoding:
        environment["PYTHONIOENCODING"] = encoding
    for arguments, code, name in (
        (("tokens", text), 0, text.name),
        (("tokens", gone), 1, gone.name),
        (("estimate", estimate), 0, drawn_estimate().name),
        (("estimate", gone), 2, gone.name),
        (("prices", "--list", "无 é😀"), 2, "无 é😀"),
        (("quote", "模型 é😀", "--input", "1", "--output", "1"), 2, "模型 é😀"),
        (("quote", "kimi-k2-turbo-preview", "--input", "五é😀", "--output", "1"), 2, "五é😀"),
        (("--nonsense-é😀",), 2, "--nonsense-é😀"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "kimi_calc", *map(str, arguments)],
            env=environment,
            capture_output=True,
            check=False,
        )
        said = (done.stdout + done.stderr).decode(encoding or locale.getencoding())
        assert (done.returncode, bool(done.stderr)) == (code, code > 0), said
        for sign in name:
            assert sign in said or sign.encode("ascii", "backslashreplace").decode() in said
    for command, file in (("tokens", text), ("estimate", estimate)):
        done = subprocess.run(
            [sys.executable, "-m", "kimi_calc", command, "--json", str(file)],
            env=environment,
            capture_output=True,
            check=True,
        )
        assert file.name in str(json.loads(done.stdout.decode("ascii")))
