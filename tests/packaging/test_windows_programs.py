"""What both programs for Windows are made of, and what Windows is told of them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from release import contents, facts

MANIFEST = facts.ROOT / "release" / "windows.manifest"
BUILT = facts.BUILD / "frozen" / facts.NAME
CONSOLE, WINDOW = 3, 2  # subsystems, as the header of a program for Windows says

Made = list[tuple[str, tuple[Any, ...], dict[str, Any]]]


def settings_of(manifest: str | bytes) -> dict[str, str]:
    """What a manifest says of how Windows is to treat the program."""
    root = ET.fromstring(manifest)  # noqa: S314 - it is ours
    return {
        element.tag.partition("}")[2]: (element.text or "").strip()
        for settings in root.iter("{urn:schemas-microsoft-com:asm.v3}windowsSettings")
        for element in settings
    }


WANTED = {
    "longPathAware": "true",
    "dpiAwareness": "PerMonitorV2, PerMonitor",
    "dpiAware": "true/pm",
}


def test_windows_is_told_of_long_paths_and_sharp_screens() -> None:
    assert settings_of(MANIFEST.read_text("utf-8")) == WANTED


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Made]:
    """What build.spec has PyInstaller make on a system."""

    def run(system: str) -> Made:
        calls: Made = []

        def maker(name: str) -> Callable[..., SimpleNamespace]:
            def make(*given: Any, **more: Any) -> SimpleNamespace:
                calls.append((name, given, more))
                return SimpleNamespace(
                    kind=name, name="modules", pure=["all"], scripts=[], binaries=[], datas=[]
                )

            return make

        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(facts, "windows_version", lambda: "version")
        monkeypatch.setattr(contents, "libraries", list)
        monkeypatch.setattr(contents, "data", lambda entries, _: list(entries))
        kinds = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
        names = {name: maker(name) for name in kinds} | {"SPECPATH": str(facts.ROOT)}
        spec = facts.ROOT / "build.spec"
        exec(compile(spec.read_text("utf-8"), spec, "exec"), names)  # noqa: S102 - as PyInstaller does
        return calls

    return run


def test_both_programs_for_windows_share_their_modules(made: Callable[[str], Made]) -> None:
    calls = made("win32")
    archives = [given[0] for name, given, _ in calls if name == "PYZ"]
    assert archives == [["all"], []]
    programs = [(given, more) for name, given, more in calls if name == "EXE"]
    assert [more["name"] for _, more in programs] == ["kimi-calc", "kimi-calc-console"]
    assert [more["console"] for _, more in programs] == [False, True]
    for given, more in programs:
        # It must run before PyInstaller's own scripts, which come with the empty archive.
        ((name, script, kind),) = given[0]
        assert (name, Path(script).name, kind) == ("beside", "beside.py", "PYSOURCE")
        assert given[1].kind == "PYZ"
        assert more["version"] == "version"
        assert Path(more["manifest"]) == MANIFEST
    (folder,) = (given for name, given, _ in calls if name == "COLLECT")
    assert [("modules.pyz", "modules", "DATA")] in folder


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_elsewhere_the_one_program_holds_its_modules(
    made: Callable[[str], Made], system: str
) -> None:
    calls = made(system)
    ((given, more),) = ((given, more) for name, given, more in calls if name == "EXE")
    assert given[0].kind == "PYZ"
    assert [given[0] for name, given, _ in calls if name == "PYZ"] == [["all"]]
    assert more["manifest"] is None


@pytest.mark.skipif(
    sys.platform != "win32" or not BUILT.is_dir() or not importlib.util.find_spec("pefile"),
    reason="no programs for Windows were built here",
)
@pytest.mark.parametrize(("name", "subsystem"), [(facts.NAME, WINDOW), (facts.CONSOLE, CONSOLE)])
def test_what_stands_in_the_built_programs(name: str, subsystem: int) -> None:
    pefile = importlib.import_module("pefile")
    file = BUILT / f"{name}.exe"
    assert file.stat().st_size < 1_500_000  # the modules lie beside it
    with pefile.PE(str(file)) as program:
        assert program.OPTIONAL_HEADER.Subsystem == subsystem
        found = {entry.id: entry for entry in program.DIRECTORY_ENTRY_RESOURCE.entries}
        kinds = pefile.RESOURCE_TYPE
        assert kinds["RT_GROUP_ICON"] in found
        assert kinds["RT_VERSION"] in found
        (manifest,) = found[kinds["RT_MANIFEST"]].directory.entries
        place = manifest.directory.entries[0].data.struct
        said = program.get_data(place.OffsetToData, place.Size)
        assert settings_of(said) == WANTED
        assert b'level="asInvoker"' in said
        texts = {
            key.decode(): value.decode()
            for information in program.FileInfo[0]
            if information.Key == b"StringFileInfo"
            for table in information.StringTable
            for key, value in table.entries.items()
        }
        assert (texts["ProductName"], texts["ProductVersion"]) == (facts.TITLE, facts.VERSION)
