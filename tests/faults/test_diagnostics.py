"""The diagnostic report: what helps is in it, what is private is not."""

from pathlib import Path

import pytest

from kimi_calc import __version__, diagnostics


@pytest.mark.usefixtures("qtbot")
def test_it_names_versions_and_the_machine() -> None:
    setup = diagnostics.Setup("zh", "dark", 125, "cny-2025-11-11", "https://example.com")
    text = diagnostics.report(setup)
    for fact in (
        f"Kimi price calculator: {__version__}",
        "Python: 3.",
        "Qt: 6.",
        "PySide6: 6.",
        "PyYAML: 6.",
        "Packaged: no",
        "System: ",
        "Platform: ",
        "Screen 1: ",
        "scale 1",
        "Language: zh",
        "Theme: dark",
        "Text size: 125%",
        "Price list: cny-2025-11-11",
        "Its source: https://example.com",
    ):
        assert fact in text, fact
    assert "Language: as the system" in diagnostics.report(diagnostics.Setup())


def test_the_home_folder_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "alice"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    log = home / "kimi-calc.log"
    log.write_text(f"at {home}/x.py and {str(home)!r}\n{home}y stays\n", "utf-8")
    text = diagnostics.report(diagnostics.Setup(settings_folder=home / "settings"), log)
    assert "Settings: ~" in text
    assert "at ~/x.py and '~'" in text
    assert f"{home}y stays" in text
    assert "alice/" not in text
    assert "(~" in text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (r"C:\Users\Li Lei\x", r"~\x"),
        (r"'C:\\Users\\Li Lei\\x'", r"'~\\x'"),
        ("file:///C:/Users/Li Lei/x", "file:///~/x"),
        (r"C:\Users\Li Lei2\x", r"C:\Users\Li Lei2\x"),
    ],
)
def test_the_home_folder_as_windows_writes_it(text: str, hidden: str) -> None:
    assert diagnostics.without_home(text, r"C:\Users\Li Lei") == hidden


@pytest.mark.parametrize("home", ["", "/", "~"])
def test_no_home_folder_hides_nothing(home: str) -> None:
    assert diagnostics.without_home("/a/b ~ c", home) == "/a/b ~ c"


def test_only_the_end_of_the_log_is_shown(tmp_path: Path) -> None:
    log = tmp_path / "kimi-calc.log"
    log.write_text("".join(f"line {number} {'x' * 90}\n" for number in range(5000)), "utf-8")
    lines = diagnostics.log_end(log).splitlines()
    assert len(lines) == 60
    assert lines[-1].startswith("line 4999 ")


def test_a_log_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert "nothing was ever written" in diagnostics.log_end(tmp_path / "absent.log")
    assert "can't be read" in diagnostics.log_end(tmp_path)
    (tmp_path / "empty.log").touch()
    assert diagnostics.log_end(tmp_path / "empty.log") == "(empty)"


def test_bytes_that_are_no_text_are_shown_somehow(tmp_path: Path) -> None:
    log = tmp_path / "kimi-calc.log"
    log.write_bytes(b"\xff\xfe good \x00\n")
    assert "good" in diagnostics.log_end(log)
