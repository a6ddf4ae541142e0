"""No screen, a home that is none, a folder that is gone: one line each, and no signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from cli.odd import PROGRAM, odd, one_line, surroundings, told

from kimi_calc import user_files
from kimi_calc.cli.arguments import parser
from kimi_calc.cli.main import main

QUOTE = ("quote", "kimi-latest", "--output", "1")

SCREENS = [
    {},
    {"DISPLAY": ":99"},
    {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"},
    {"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":99"},
    {"QT_QPA_PLATFORM": "nonsense"},
    {"QT_QPA_PLATFORM": "wayland;xcb"},
    {"QT_QPA_PLATFORM": "linuxfb\x1b[31m"},
]
NO_SCREEN: dict[str, str | None] = dict.fromkeys(
    ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_without_a_screen_it_says_what_needs_none(screen: dict[str, str]) -> None:
    line = one_line(odd(around=NO_SCREEN | screen))
    for named in ("can't be opened here", "quote", "tokens", "--screenshot"):
        assert named in line
    assert line.isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_what_needs_no_screen(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + "图".encode("gbk") + b".png"
    done = odd("--screenshot", name, around=NO_SCREEN, QT_QPA_PLATFORM="nonsense")
    assert (done.returncode, done.stderr) == (0, b"")
    assert os.path.getsize(name) > 10_000  # noqa: PTH202 - bytes are no Path


@pytest.mark.skipif(os.name != "posix", reason="there are no such pipes")
def test_a_picture_that_has_no_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("", "-"):
        assert "is no file" in told(capsys, "--screenshot", file)
    os.mkfifo(tmp_path / "pipe")  # that nobody reads
    for place in (tmp_path, tmp_path / "pipe"):
        assert "choose another place" in one_line(odd("--screenshot", str(place)))
    assert "'3'" in told(capsys, "--screenshot", "a.png", "--scale", "3")


def test_a_home_is_what_the_environment_means(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "me"))
    means = {
        "~/kimi": tmp_path / "me" / "kimi",
        "~": tmp_path / "me",
        "kimi": tmp_path / "kimi",
        "./~/kimi": tmp_path / "~" / "kimi",
        str(tmp_path / "whole"): tmp_path / "whole",
    }
    for named, folder in means.items():
        monkeypatch.setenv(user_files.HOME_VARIABLE, named)
        assert user_files.folder() == folder
    monkeypatch.setenv(user_files.HOME_VARIABLE, "")
    assert user_files.folder().name == "kimi-calc"


@pytest.mark.skipif(os.name != "posix", reason="users are others there")
def test_a_home_that_is_none(tmp_path: Path, home: Path) -> None:
    for arguments in (("prices",), ()):
        line = one_line(odd(*arguments, KIMI_CALC_HOME="~nobody.of.this.name/kimi"))
        assert "there is no such user" in line
    own = (home / "prices" / "own.yaml").write_text("faulty", "utf-8")
    assert own
    found = odd("prices", HOME=str(tmp_path), KIMI_CALC_HOME="~/home")
    assert (found.returncode, b"own.yaml" in found.stderr) == (1, True)
    (tmp_path / "file").touch()
    told = odd("prices", KIMI_CALC_HOME=str(tmp_path / "file"))
    assert told.returncode == 1
    assert b"your own lists and settings can't be read" in told.stderr


@pytest.mark.skipif(os.name != "posix", reason="there a folder in use can't be removed")
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = f'cd "{tmp_path}" && mkdir gone && cd gone && rmdir ../gone && "$@"'
    cases: tuple[tuple[tuple[str, ...], dict[str, str], str], ...] = (
        (("a.kimicalc",), {}, "give its whole path"),
        (("prices",), {"KIMI_CALC_HOME": "kimi"}, "give a whole path"),
        (("estimate", "a.kimicalc"), {}, "can't be read"),
    )
    for arguments, environment, why in cases:
        done = subprocess.run(
            ["sh", "-c", gone, "sh", *PROGRAM, *arguments],
            env=surroundings(environment),
            capture_output=True,
            check=False,
        )
        assert why in one_line(done)


def test_odd_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(told(capsys, "quote", "m" * 100_000, *QUOTE[2:], "--input", "1")) < 3_000
    for arguments in (("estimate", ""), ("tokens", ""), ("prices", "--check", ""), ("",)):
        assert "''" in told(capsys, *arguments)
    if os.name == "posix":
        assert "\\udcff" in one_line(odd("quote", b"\xff", *QUOTE[2:], "--input", "1"))
        assert "\x1b" not in told(capsys, "tokens", "\x1b[31mred", code=1)


def test_without_docstrings_and_alone() -> None:
    code = "import sys; sys.argv = []; from kimi_calc.cli.main import main; main(['--version'])"
    command = (sys.executable, "-OO", "-c", code)
    said = subprocess.run(command, env=surroundings({}), capture_output=True, check=True)
    assert said.stdout.startswith(b"kimi-calc ")
    done = odd("quote", "-h", PYTHONOPTIMIZE="2", PYTHONIOENCODING="cp1252:strict")
    assert b"Price a usage" in done.stdout


def test_a_fault_of_the_program_is_one_line_and_the_log_has_the_rest(tmp_path: Path) -> None:
    code = (
        "import sys; from kimi_calc.cli import main, prices\n"
        "def fail(options): raise KeyError('kept')\n"
        "prices.prices_said = fail\n"
        "sys.exit(main.main(['prices']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=surroundings({"KIMI_CALC_HOME": str(tmp_path)}),
        capture_output=True,
        check=False,
    )
    line = one_line(done)
    assert "KeyError" in line
    assert "kimi-calc.log" in line
    assert "KeyError: 'kept'" in (tmp_path / "kimi-calc.log").read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="signals are others there")
@pytest.mark.parametrize("from_terminal", [True, False])
def test_an_interrupt_ends_a_window_that_waits(tmp_path: Path, *, from_terminal: bool) -> None:
    import pty  # not on every system

    terminal, its_end = pty.openpty()
    with subprocess.Popen(
        PROGRAM,
        env=surroundings({"KIMI_CALC_HOME": str(tmp_path)}),
        stdin=its_end if from_terminal else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        log = tmp_path / "kimi-calc-crash.log"
        while not log.exists() and running.poll() is None:
            time.sleep(0.02)  # the last that a start does
        time.sleep(0 if from_terminal else 0.5)
        running.send_signal(signal.SIGINT)
        said = running.communicate()[1]
    os.close(terminal)
    os.close(its_end)
    assert running.returncode == 130
    assert b"KeyboardInterrupt" not in said


def test_reasoning_is_billed_as_output() -> None:
    thinking = ("quote", "kimi-k2-thinking", "--input", "9", "--output", "1")
    (line,) = (one for one in odd(*thinking).stdout.splitlines() if one.startswith(b"thinking"))
    assert b"billed as output" in line
    kinds = [note["kind"] for note in json.loads(odd(*thinking, "--json").stdout)["notes"]]
    assert kinds.count("thinking") == 1
    assert b"thinking" not in odd(*QUOTE, "--input", "9").stdout


def test_a_month_s_totals_are_no_request(tmp_path: Path) -> None:
    month = ("quote", "kimi-latest", "--input", "300000000", "--output", "20000000")
    assert "with --requests" in one_line(odd(*month, "--requests", "1000"))
    file = (*month[:2], "--input-file", "-", "--output", "20000000")
    assert "with --input and their number with --requests" in one_line(odd(*file, given=b"text"))
    long = tmp_path / "long.txt"
    long.write_text("The customer pays. " * 50_000, "utf-8")
    done = odd("tokens", str(long), "--model", "kimi-latest", "--json")
    assert any("--requests" in note for note in json.loads(done.stdout)["notes"])


def test_what_was_pasted_may_hold_marks_that_nobody_sees() -> None:
    whole = parser()
    picture = whole.parse_args(
        ["--screenshot", "a", "--size", "\u202d1024 \u00d7 700\u202c", "--scale", "\u200b150 %"]
    )
    assert (picture.size, picture.scale) == ((1024, 700), 150)
    page = ["--published", "\u20662026-09-19\u2069", "--currency", "CNY\u200b"]
    prices = whole.parse_args(["prices", "--import", "a", *page])
    assert (prices.published, prices.currency) == (date(2026, 9, 19), "CNY")


def test_counts_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    month = [*QUOTE, "--input", "10000", "--json"]
    assert (
        main([*month, "--written", "5m=2,000", "--calls", "web_search\u200b=\u202d1,000\u202c"])
        == 0
    )
    usage = json.loads(capsys.readouterr().out)["usage"]
    assert (usage["written"], usage["calls"]) == ({"5m": 2000}, {"web_search": 1000})
    assert "type 100% or 1" in told(capsys, *month, "--cached", "1.0")
