"""The log of faults: bounded, without what is private, with what crashes left behind."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kimi_calc import diagnostics, faults
from kimi_calc.diagnostics import without_home

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
    text = diagnostics.described(raised(ValueError(message)))
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
    text = diagnostics.described(error)
    assert f"line {error.__traceback__.tb_lineno}" in text
    assert str(Path(__file__).parent) not in text
    assert text.endswith("in utf8 and PySide6")


def test_causes_and_groups_are_described_too() -> None:
    group = ExceptionGroup("many", [ValueError("1 of 2")])
    group.__cause__ = raised(KeyError("first 123"))
    text = diagnostics.described(raised(group))
    assert "KeyError: 'first #'" in text
    assert "ValueError" in text
    assert "1 of 2'" not in text.splitlines()[-2]


def test_a_line_of_source_is_no_place(tmp_path: Path) -> None:
    """Newer Pythons show more of it, such as what was given to `python -c`."""
    source = tmp_path / "typed.py"
    source.write_text('def typed():\n    raise ValueError("12,345") if 6 * 7 == 42 else 67_890\n')
    world: dict[str, Callable[[], None]] = {}
    exec(compile(source.read_text(), source, "exec"), world)  # noqa: S102 - a place in that file
    with pytest.raises(ValueError, match="12,345") as caught:
        world["typed"]()
    text = diagnostics.described(caught.value)
    place = f'File "{without_home(str(source))}", line 2, in typed'
    assert place in text
    text = text.replace(place, "")  # its folder may have any number
    assert "raise ValueError" in text
    assert not any(figure in text for figure in ("12,345", "42", "67_890", "67"))


TYPED = 'File "bill 12,345", line 678, in it'


def with_note() -> Exception:
    error = ValueError("of a note")
    error.add_note(f"first line\n  {TYPED}\n[Previous line repeated 12,345 more times]")
    return error


@pytest.mark.parametrize(
    "error",
    [
        with_note(),
        ValueError(f"a message\n  {TYPED}\n    {TYPED}"),
        ExceptionGroup("many", [with_note(), ExceptionGroup(TYPED, [KeyError(TYPED)])]),
        SyntaxError("invalid", ("bill 12,345", 678, 1, "12,345 +", 678, 2)),
        AttributeError("no x", name="n12,345", obj=type("Typed", (), {"n12,346": 678})()),
        OSError(678, "12,345 bytes", "bill of 12,345"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_looks_like_a_place_is_none(error: Exception) -> None:
    text = diagnostics.described(raised(error))
    assert f'File "{without_home(__file__)}", line ' in text
    assert type(error).__name__ in text
    assert "12,345" not in text
    assert "678" not in text


def test_the_members_of_a_group_keep_their_places() -> None:
    member = raised(ValueError("12,345"))
    assert member.__traceback__
    text = diagnostics.described(ExceptionGroup("many", [member]))
    place = f'File "{without_home(__file__)}", line {member.__traceback__.tb_lineno}, in raised'
    assert f"|   {place}" in text
    assert "12,345" not in text


def test_a_fault_of_the_telling_keeps_figures_to_itself(log: Path) -> None:
    def show(_text: str) -> None:
        raise RuntimeError("second 12,345")

    found = faults.Faults(show)
    found._log = log
    found.caught(ValueError("first"))
    written = log.read_text("utf-8")
    assert "RuntimeError while a fault was reported: second #" in written
    assert "12,345" not in written


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
