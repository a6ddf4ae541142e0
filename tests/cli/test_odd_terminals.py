"""Terminals that lack letters, names that are no text, streams that are closed or end early."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cli.answers import OWN
from cli.odd import PROGRAM, odd, one_line, surroundings
from drawn_estimate import drawn_estimate
from price_pages import PAGE

from kimi_calc.estimates.files import written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells and names are others there")

NAME = "合同 é 😀"
GBK = "合同.txt".encode("gbk")
QUOTE = ("quote", "kimi-latest", "--output", "1")


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    file = tmp_path / f"{NAME}.txt"
    file.write_text("the text of it", "utf-8")
    return file


@pytest.fixture
def gbk(tmp_path: Path) -> bytes:
    """A file whose name is of bytes that are no UTF-8."""
    path = os.fsencode(tmp_path) + b"/" + GBK
    with open(path, "wb") as file:  # noqa: PTH123 - bytes are no Path
        file.write(b"the text of it")
    return path


@pytest.mark.parametrize("encoding", ["cp1252:strict", "cp936", "ascii", "utf-16", "utf-8:strict"])
def test_no_letter_of_a_name_is_the_end_of_an_answer(
    contract: Path, gbk: bytes, encoding: str
) -> None:
    done = odd("tokens", str(contract), gbk, "没有.txt", PYTHONIOENCODING=encoding)
    codec = encoding.partition(":")[0]
    said = done.stdout.decode(codec)
    assert done.returncode == 1
    assert "total" in said and "28" in said  # noqa: PT018 - two files of 14 characters
    escaped = "合同".encode(codec, "backslashreplace").decode(codec)
    assert escaped in said
    assert "\\udcba\\udccf" in said  # 合 in GBK
    complaint = done.stderr.decode(codec)
    assert "没有.txt".encode(codec, "backslashreplace").decode(codec) in complaint


def test_a_locale_without_letters(contract: Path) -> None:
    done = odd("tokens", str(contract), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "characters" in done.stdout.decode("ascii")


def test_every_json_is_ascii(tmp_path: Path, home: Path, contract: Path, gbk: bytes) -> None:
    own = home / "prices" / "own.yaml"
    own.write_text(OWN.replace("合同 2027", NAME), "utf-8")
    faulty = tmp_path / "坏.yaml"
    faulty.write_text("名: 1", "utf-8")
    page = tmp_path / "价格.md"
    page.write_text(PAGE, "utf-8")
    estimate = tmp_path / "预算.kimicalc"
    estimate.write_text(written(replace(drawn_estimate(), name=NAME)), "utf-8")
    listed: tuple[tuple[str | bytes, ...], ...] = (
        ("tokens", str(contract), gbk),
        (*QUOTE, "--input-file", str(contract)),
        (*QUOTE[:1], "kimi-k3", *QUOTE[2:], "--input", "1", "--price-list", NAME),
        ("estimate", str(estimate)),
        ("prices",),
        ("prices", "--list", NAME),
        ("prices", "--diff", NAME, "cny-2026-09-19"),
        ("prices", "--check", str(faulty)),
        ("prices", "--import", str(page)),
    )
    # One after the other in one process: each start of one costs more than its answer.
    code = (
        "import os, sys; from kimi_calc.cli.main import main\n"
        "for one in sys.argv[1:]: main([*one.split('|'), '--json']); print('|')"
    )
    asked = [b"|".join(map(os.fsencode, arguments)) for arguments in listed]
    done = subprocess.run(
        [sys.executable, "-c", code, *asked],
        env=surroundings({"KIMI_CALC_HOME": str(home), "PYTHONIOENCODING": "cp1252:strict"}),
        capture_output=True,
        check=True,
    )
    answers = done.stdout.decode("ascii").split("|\n")
    assert len([json.loads(one) for one in answers if one]) == len(listed)
    name = json.loads(odd("tokens", gbk, "--json").stdout)["files"][0]["file"]
    assert os.fsencode(name) == gbk


@pytest.mark.parametrize("stream", ["<&-", "2>&-", ">&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_reason_to_fail(contract: Path, stream: str) -> None:
    done = odd("tokens", str(contract), closing=stream)
    assert (done.returncode, done.stderr) == (0, b"")
    if "2>" in stream:
        assert odd("sell", closing=f"{stream} || test $? -eq 2").returncode == 0


def test_a_file_has_never_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    # What a library complains of there would stand in the middle of somebody's file.
    code = (
        "from kimi_calc.cli.answering import prepare_streams; prepare_streams(); "
        f"file = open({str(tmp_path / 'kept')!r}, 'w'); print(file.fileno(), file=file)"
    )
    closing = ("sh", "-c", '"$@" <&- >&- 2>&-', "sh")
    command = (*closing, sys.executable, "-c", code)
    subprocess.run(command, env=surroundings({}), check=True)
    assert int((tmp_path / "kept").read_text()) > 2


ANSWERS = (("--help",), (*QUOTE, "--input", "1"), ("prices",))


@pytest.mark.parametrize("arguments", [*ANSWERS, ("sell",)])
def test_who_reads_no_further_is_told_nothing(arguments: tuple[str, ...]) -> None:
    # The reader is gone before there is an answer.
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, *arguments],
        env=surroundings({}),
        stdout=writing,
        stderr=writing if arguments == ("sell",) else subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    expected = (2, None) if arguments == ("sell",) else (1, b"")
    assert (done.returncode, done.stderr) == expected


def test_the_first_line_of_many(tmp_path: Path) -> None:
    for number in range(800):
        (tmp_path / f"{number}-{'long' * 40}.txt").touch()
    done = odd("tokens", str(tmp_path), "--json", closing="| head -1")
    assert (len(done.stdout.splitlines()), done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is full")
@pytest.mark.parametrize("arguments", ANSWERS)
def test_a_full_disk_is_told(arguments: tuple[str, ...]) -> None:
    assert "No space left" in one_line(odd(*arguments, closing=">/dev/full"))
    if arguments == ("prices",):
        assert odd(*arguments, closing=">/dev/full 2>/dev/full").returncode == 2
