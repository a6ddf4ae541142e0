"""What is picked for macOS, from the wheels that macOS gets: before a release, 110 MB of them."""

import importlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from release import contents, macos_wheels

Links = Callable[[str], set[str]]
OF_MACOS = ("/usr/lib/", "/System/Library/")


def test_the_lock_is_read_for_other_systems_too() -> None:
    lock = (
        "altgraph==0.17.5 \\\n    --hash=sha256:c8\n"
        "macholib==1.16.4 ; sys_platform == 'darwin' \\\n    --hash=sha256:da \\\n"
        "    --hash=sha256:f4\npackaging==26.3 \\\n    --hash=sha256:aa\n"
    )
    assert macos_wheels.locked(lock, "macholib", "altgraph") == (
        "macholib==1.16.4 \\\n    --hash=sha256:da \\\n    --hash=sha256:f4\n"
        "altgraph==0.17.5 \\\n    --hash=sha256:c8\n"
    )


@pytest.fixture(scope="module")
def fetched(
    root: Path, before_release: bool, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The folders of the unpacked wheels, and of the tools."""
    if not before_release:
        pytest.skip("110 MB of wheels: --before-release fetches them")
    try:
        return macos_wheels.fetch(root, tmp_path_factory.mktemp("wheels"))
    except subprocess.CalledProcessError as error:
        pytest.fail(error.stderr)


@pytest.fixture
def links(fetched: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Links:
    """What a file of macOS is linked to, for both of its processors."""
    monkeypatch.syspath_prepend(fetched[1])
    macho = importlib.import_module("macholib.MachO")

    def of(file: str) -> set[str]:
        return {name for part in macho.MachO(file).headers for *_, name in part.walkRelocatables()}

    return of


@pytest.fixture
def kept(
    fetched: tuple[Path, Path], links: Links, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What is kept: where it goes, and where it comes from."""

    def get_imports(file: str) -> list[tuple[str, str]]:
        return [(name, name) for name in links(file)]

    monkeypatch.setattr(contents, "bindepend", SimpleNamespace(get_imports=get_imports))
    of_qt = contents.libraries(macos_wheels.entries(fetched[0]))
    return {place: source for place, source, _ in of_qt}


def test_nothing_that_is_linked_to_is_missing(kept: dict[str, str], links: Links) -> None:
    there = {contents._key(place) for place in kept}
    asked = {name for source in kept.values() for name in links(source)}
    of_others = {name for name in asked if not name.startswith(OF_MACOS)}
    assert len(of_others) > 5
    assert {name for name in of_others if contents._key(name) not in there} == set()


def test_only_what_the_program_uses_is_kept(kept: dict[str, str]) -> None:
    plugins = {place.partition("/plugins/")[2] for place in kept if "/plugins/" in place}
    screens = {"platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib"}
    assert plugins == {*screens, "iconengines/libqsvgicon.dylib"}
    frameworks = {place.split("/")[3] for place in kept if ".framework/" in place}
    names = ("Core", "DBus", "Gui", "Svg", "Widgets")
    assert frameworks == {f"Qt{name}.framework" for name in names}
    modules = {Path(place).name.split(".")[0] for place in kept if place.endswith(".so")}
    assert modules == set(macos_wheels.USED)


def test_it_is_not_larger_than_it_was(kept: dict[str, str]) -> None:
    size = sum(Path(source).stat().st_size for source in kept.values()) / 1e6
    assert size < 95, f"{size:.1f} MB for both processors; it was 93.1 of PySide6 6.11.3"
