"""The Debian package holds what Debian's rules ask for, and no trace of where it was made."""

import gzip
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from release import debian_papers

pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="there is no dpkg here")


@pytest.fixture(scope="module")
def package(dist: Path) -> Path:
    """The package."""
    (package,) = dist.glob("*.deb")
    return package


@pytest.fixture(scope="module")
def inside(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is unpacked, with what it says of itself in DEBIAN."""
    place = tmp_path_factory.mktemp("package") / "root"
    subprocess.run(["dpkg-deb", "--raw-extract", package, place], check=True)
    return place


def test_lintian_finds_nothing(package: Path, before_release: bool) -> None:
    if not before_release and not shutil.which("lintian"):
        pytest.skip("lintian is not installed; --before-release installs it")
    command = ("lintian", "--allow-root", "--fail-on", "error,warning", package)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_override_has_its_reason_above_it(inside: Path) -> None:
    text = (inside / "usr/share/lintian/overrides/kimi-calc").read_text("utf-8")
    groups = [group.splitlines() for group in text.split("\n\n")[1:]]
    assert len(groups) > 3
    for lines in groups:
        assert lines[0].startswith("# ")
        assert lines[-1].startswith("kimi-calc: ")


def test_its_checksums_are_right(inside: Path) -> None:
    sums = inside / "DEBIAN" / "md5sums"
    subprocess.run(["md5sum", "--check", "--strict", "--quiet", sums], cwd=inside, check=True)
    installed = [file for file in (inside / "usr").rglob("*") if file.is_file()]
    summed = sums.read_text("utf-8").splitlines()
    assert len(summed) == len([file for file in installed if not file.is_symlink()])


def test_only_the_program_may_be_run(inside: Path) -> None:
    files = [file for file in (inside / "usr").rglob("*") if file.is_file()]
    modes = {file: file.stat().st_mode & 0o7777 for file in files if not file.is_symlink()}
    assert {file.name for file, mode in modes.items() if mode != 0o644} == {"kimi-calc"}
    folders = [file for file in inside.rglob("*") if file.is_dir()]
    assert {folder.stat().st_mode & 0o7777 for folder in folders} == {0o755}


def test_no_library_looks_into_a_folder_of_the_machine(handed_out: Path) -> None:
    files = [file for file in handed_out.rglob("*") if file.is_file()]
    libraries = [file for file in files if file.read_bytes().startswith(b"\x7fELF")]
    read = ["readelf", "-W", "--dynamic", *map(str, libraries)]
    said = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    looks = re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.+)\]", said)
    assert len(looks) > 10, "Qt's libraries look beside themselves"
    assert {part.split("/")[0] for look in looks for part in look.split(":")} == {"$ORIGIN"}


def test_the_manual_page_says_what_the_program_says(inside: Path, program: Path) -> None:
    page = gzip.decompress((inside / "usr/share/man/man1/kimi-calc.1.gz").read_bytes())
    text = page.decode().replace(r"\-", "-").replace(r"\e", "\\").replace(r"\&", "")
    assert re.findall(r"^\.SH (.+)$", text, re.MULTILINE) == [
        *("NAME", "SYNOPSIS", "DESCRIPTION"),
        *("KIMI-CALC QUOTE", "KIMI-CALC TOKENS", "KIMI-CALC PRICES", "KIMI-CALC ESTIMATE"),
        "FILES",
    ]
    in_one_line = " ".join(text.split())
    assert "|".join(debian_papers.COMMANDS) in in_one_line
    for command in ("", *debian_papers.COMMANDS):
        asked = [str(program), *command.split(), "--help"]
        world = {"COLUMNS": "72", "LANG": "C.UTF-8"}
        said = subprocess.run(asked, env=world, capture_output=True, text=True, check=True).stdout
        assert said.startswith("usage: kimi-calc")
        assert " ".join(said.removeprefix("usage: ").split()[:3]) in in_one_line
        assert " ".join(said.partition("\n\n")[2].split()) in in_one_line


def test_the_copyright_names_every_licence(inside: Path) -> None:
    documents = inside / "usr/share/doc/kimi-calc"
    text = (documents / "copyright").read_text("utf-8")
    assert "MIT License" in text
    assert "/usr/share/common-licenses/LGPL-3" in text
    files = [file for file in (documents / "LICENSES").rglob("*") if file.is_file()]
    assert len(files) > 10
    for file in files:
        assert f"  {file.relative_to(documents / 'LICENSES')}\n" in text


def test_the_changelog_has_every_version_and_point(inside: Path, root: Path) -> None:
    packed = (inside / "usr/share/doc/kimi-calc/changelog.gz").read_bytes()
    text = gzip.decompress(packed).decode()
    ours = (root / "CHANGELOG.md").read_text("utf-8")
    assert len(re.findall(r"^kimi-calc \(", text, re.MULTILINE)) == ours.count("\n## ")
    assert len(re.findall(r"^  \* ", text, re.MULTILINE)) == ours.count("\n- ")


def test_a_changelog_of_two_versions() -> None:
    ours = "# What is new\n\n## 0.2.0 (not released yet)\n\n- **A page**: with\n  `code`.\n- B.\n"
    ours += "\n## 0.1.0 (2026-12-01)\n\n- First.\n"
    who = " -- The Kimi price calculator authors <>  "
    assert debian_papers.changelog(ours, datetime(2027, 1, 2, 3, 4, tzinfo=UTC)) == (
        "kimi-calc (0.2.0) unstable; urgency=medium\n\n  * A page: with code.\n  * B.\n\n"
        f"{who}Sat, 02 Jan 2027 03:04:00 +0000\n\n"
        "kimi-calc (0.1.0) unstable; urgency=medium\n\n  * First.\n\n"
        f"{who}Tue, 01 Dec 2026 00:00:00 +0000\n"
    )
