"""Files of estimates are opened by double click: asked for, and taken back, on Windows itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from systems import not_under_wine

from kimi_calc import file_type

if sys.platform != "win32":
    pytest.skip("only Windows has a registry", allow_module_level=True)

import subprocess
import winreg
from contextlib import suppress

ENDING = r"Software\Classes\.kimicalc"
KIND = r"Software\Classes\kimi-calc.estimate"
OPENER = Path(r"C:\用户\新建 文件夹 (2)\kimi-calc.exe")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Nothing of it in the registry, before and after."""
    clear()
    yield
    clear()


def clear() -> None:
    file_type.remove()
    for key in (rf"{ENDING}\OpenWithProgids", ENDING):
        with suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)


def said(key: str) -> str:
    return winreg.QueryValue(winreg.HKEY_CURRENT_USER, key)


def is_there(key: str) -> bool:
    try:
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, key).Close()
    except FileNotFoundError:
        return False
    return True


def test_it_is_registered_and_removed() -> None:
    assert not file_type.is_registered(OPENER)
    file_type.register(OPENER, "Kimi 估算单")
    assert file_type.is_registered(OPENER)
    assert said(ENDING) == "kimi-calc.estimate"
    assert said(KIND) == "Kimi 估算单"
    assert said(rf"{KIND}\shell\open\command") == f'"{OPENER}" "%1"'
    assert said(rf"{KIND}\DefaultIcon") == f'"{OPENER}",0'
    file_type.remove()
    assert not file_type.is_registered(OPENER)
    assert not is_there(KIND)
    assert not is_there(ENDING)
    file_type.remove()  # once more: nothing to do


def test_a_program_that_was_moved_is_another_one() -> None:
    file_type.register(OPENER, "Kimi estimate")
    moved = OPENER.with_name("elsewhere.exe")
    assert not file_type.is_registered(moved)
    file_type.register(moved, "Kimi estimate")
    assert file_type.is_registered(moved)
    assert not file_type.is_registered(OPENER)


def test_what_others_wrote_stays() -> None:
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{ENDING}\OpenWithProgids") as programs:
        winreg.SetValueEx(programs, "another.editor", 0, winreg.REG_NONE, b"")
    file_type.register(OPENER, "Kimi estimate")
    winreg.SetValue(winreg.HKEY_CURRENT_USER, ENDING, winreg.REG_SZ, "another.editor")
    assert not file_type.is_registered(OPENER)
    file_type.remove()
    assert said(ENDING) == "another.editor"
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{ENDING}\OpenWithProgids") as programs:
        assert winreg.EnumValue(programs, 0)[0] == "another.editor"
        assert winreg.QueryInfoKey(programs)[1] == 1


@not_under_wine  # 8 looks among the classes of all users alone
def test_a_double_click_starts_it_with_the_file(tmp_path: Path) -> None:
    """As the Explorer does it, by the ending; what is opened tells that it was."""
    file_type.register(Path(sys.executable), "a script of Python")
    told = tmp_path / "told.txt"
    file = tmp_path / "报价 一.kimicalc"
    file.write_text(f"import sys; open({str(told)!r}, 'w').write(ascii(sys.argv))", "utf-8")
    subprocess.run(["cmd", "/c", "start", "", "/wait", str(file)], check=True, capture_output=True)
    assert told.read_text("ascii") == ascii([str(file)])


def test_source_that_python_runs_is_no_program_to_register() -> None:
    assert file_type.program() is None
