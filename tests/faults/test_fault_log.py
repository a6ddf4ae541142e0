"""The log of faults: bounded, without what is private, with what crashes left behind."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kimi_calc import faults

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def raised(error: Exception) -> Exception:
    """The exception, with a traceback."""

    def throw() -> None:
        raise error

    with pytest.raises(type(error)):
        throw()
    return error


@pytest.fixture
def installed(log: Path) -> faults.Faults:
    """Faults with a log, but no hook: those belong to the tests' own program."""
    found = faults.Faults()
    found._log = log
    return found


def test_installing_imports_no_qt_and_no_log(root: Path) -> None:
    code = (
        "import sys; from kimi_calc import faults; faults.install();"
        "print([name for name in sys.modules if name.startswith(('PySide', 'logging'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_log_is_bounded(installed: faults.Faults, log: Path) -> None:
    for number in range(1000):
        installed.write(f"{number} " + "x" * 5000)
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["kimi-calc.log", "kimi-calc.log.1"]
    assert all(file.stat().st_size <= 256 * 1024 for file in files)
    assert "999 x" in log.read_text("utf-8")


def test_one_huge_traceback_is_cut(installed: faults.Faults, log: Path) -> None:
    def ping(depth: int) -> None:
        pong(depth)

    def pong(depth: int) -> None:
        ping(depth + 1)

    with pytest.raises(RecursionError) as caught:
        ping(0)
    installed.caught(caught.value)
    written = log.read_text("utf-8")
    assert len(written) < 20_000
    assert "characters left out" in written
    assert "RecursionError" in written


def test_what_came_before_the_log_is_written_into_it(log: Path) -> None:
    found = faults.Faults()
    for number in range(100):
        found.write(f"entry {number}")
    log.parent.mkdir()
    found._log = log
    found._flush()
    written = log.read_text("utf-8")
    assert "entry 0" in written
    assert "entry 99" not in written


@pytest.mark.parametrize(
    ("message", "hidden"),
    [
        ("invalid literal for int(): '45,000'", "45"),
        ("¥7,740.00 is too much", "740"),
        ("4.5万 and １２", "4.5"),
        ("-12 of 3 000", "12"),
    ],
)
def test_figures_in_a_message_are_hidden(message: str, hidden: str) -> None:
    text = faults.described(raised(ValueError(message)))
    last = text.splitlines()[-1]
    assert "#" in last
    assert hidden not in last
    assert not any(sign.isdigit() for sign in last)


def test_places_keep_their_numbers_and_lose_the_home_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(Path(__file__).parent))
    monkeypatch.setenv("USERPROFILE", str(Path(__file__).parent))
    error = raised(ValueError("in utf8 and PySide6"))
    assert error.__traceback__
    text = faults.described(error)
    assert f"line {error.__traceback__.tb_lineno}" in text
    assert str(Path(__file__).parent) not in text
    assert text.endswith("in utf8 and PySide6")


def test_causes_and_groups_are_described_too() -> None:
    group = ExceptionGroup("many", [ValueError("1 of 2")])
    group.__cause__ = raised(KeyError("first 123"))
    text = faults.described(raised(group))
    assert "KeyError: 'first #'" in text
    assert "ValueError" in text
    assert "1 of 2'" not in text.splitlines()[-2]


def test_warnings_of_qt_are_in_the_log_once_each(run: Run, log: Path) -> None:
    done = run("""
faults.watch_qt(caught)
from PySide6.QtCore import QObject, qDebug, qWarning
for _ in range(500):
    qWarning("the same again")
    qDebug("nothing of interest")
for number in range(500):
    qWarning(f"number {number}")
""")
    assert done.returncode == 0, done.stderr[-2000:]
    written = log.read_text("utf-8")
    assert written.count("Qt: the same again") == 1
    assert written.count("Qt: ") == 100
    assert "nothing of interest" not in written
    assert done.stderr.count("the same again") == 1


def test_a_crash_is_in_the_log_after_the_next_start(run: Run, log: Path) -> None:
    crashed = run("import faulthandler\nfaulthandler._sigsegv()")
    assert crashed.returncode < 0 or crashed.returncode > 1
    assert not log.exists()
    assert run("go_on()").returncode == 0
    written = log.read_text("utf-8")
    assert "Left by an earlier run" in written
    assert "Segmentation fault" in written or "access violation" in written
    assert run("go_on()").returncode == 0
    assert log.read_text("utf-8") == written
