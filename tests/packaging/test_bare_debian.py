"""On a minimal Debian without Python: it starts, and needs what READ ME FIRST says, no more.

That takes 40 seconds each: the oldest Debian that will do every time, the others before a release.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from received import alone

from release import debian_folder

_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}


class Debian:
    """A Debian in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def do(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a command in it, with nothing of the world around in its environment."""
        return subprocess.run(
            ["chroot", self.folder, *command],
            env=_ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )

    def missing(self, folder: Path) -> set[str]:
        """The libraries that files in a folder of it are linked to and that it doesn't have."""
        within = f"{folder}/_internal:{folder}/_internal/PySide6/Qt/lib"
        look = f"find {folder} -type f | LD_LIBRARY_PATH={within} xargs -d '\\n' ldd 2>/dev/null"
        return set(re.findall(r"(\S+) => not found", self.do("sh", "-c", look).stdout))

    def files(self, package: str) -> list[str]:
        """The files of an installed package."""
        return self.do("dpkg", "-L", package).stdout.split()


@pytest.fixture(scope="module", params=debian_folder.SUITES)
def debian(
    request: pytest.FixtureRequest,
    handed_out: Path,
    before_release: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> Debian:
    """The smallest Debian that debootstrap makes."""
    suite = str(request.param)
    if os.geteuid() or not shutil.which("debootstrap"):
        pytest.skip("a Debian in a folder takes root and debootstrap")
    text = (handed_out / "READ ME FIRST.txt").read_text("utf-8")
    (glibc,) = set(re.findall(r"glibc (\d+\.\d+)", text))
    will_do = debian_folder.suites_with(glibc)
    if suite not in will_do:
        pytest.skip(f"{suite} has not the glibc {glibc} of the machine it was built on")
    if suite != will_do[0] and not before_release:
        pytest.skip(f"{will_do[0]} will do; --before-release tries this one, too")
    folder = tmp_path_factory.mktemp("debian")
    if why := debian_folder.make(suite, folder):
        pytest.skip(f"no Debian could be made: {why}")
    return Debian(folder)


@pytest.fixture(scope="module")
def unpacked(debian: Debian, handed_out: Path) -> Path:
    """Where the archive is unpacked, as seen in there."""
    shutil.copytree(handed_out, debian.folder / "opt" / "kimi", symlinks=True)
    return Path("/opt/kimi")


@pytest.fixture(scope="module")
def promised(handed_out: Path) -> list[str]:
    """The packages that READ ME FIRST names."""
    text = (handed_out / "READ ME FIRST.txt").read_text("utf-8")
    listed = re.findall(r"(?:软件包名是：|on Debian and Ubuntu:)\n((?: +.+\n)+)", text)
    (named,) = {tuple(names.split()) for names in listed}
    return list(named)


@pytest.fixture(scope="module")
def missing(debian: Debian, unpacked: Path) -> set[str]:
    """The libraries that were missing before anything was installed."""
    return debian.missing(unpacked)


@pytest.fixture(scope="module")
def refusal(debian: Debian, unpacked: Path) -> "subprocess.CompletedProcess[str]":
    """What the program said before anything was installed."""
    return debian.do(f"{unpacked}/kimi-calc", "--self-check")


@pytest.fixture(scope="module")
def installed(
    debian: Debian,
    dist: Path,
    missing: set[str],
    refusal: "subprocess.CompletedProcess[str]",
) -> Iterator[Debian]:
    """The same Debian with the package installed, and what that brings."""
    assert missing, "asked before"
    assert refusal.returncode, "asked before"
    (package,) = dist.glob("*.deb")
    shutil.copy(package, debian.folder / "tmp")
    install = f"apt-get install -y --no-install-recommends /tmp/{package.name}"
    done = debian.do("sh", "-c", f"apt-get update && {install}")
    assert done.returncode == 0, done.stdout + done.stderr
    yield debian
    removed = debian.do("apt-get", "purge", "-y", "kimi-calc")
    assert removed.returncode == 0
    left = [file for file in (debian.folder / "usr").rglob("*kimi*") if file.exists()]
    assert not left


def test_it_has_no_python(debian: Debian) -> None:
    assert debian.do("sh", "-c", "ls /usr/bin /usr/local/bin | grep python").stdout == ""


def test_read_me_first_names_exactly_the_libraries_that_are_missing(
    missing: set[str], handed_out: Path
) -> None:
    text = (handed_out / "READ ME FIRST.txt").read_text("utf-8")
    chinese, english = text.split("-" * 76)
    for part in (chinese, english):
        assert set(re.findall(r"lib[\w.-]+\.so\.\d+", part)) == missing


def test_without_them_it_names_the_first_in_a_line(
    refusal: "subprocess.CompletedProcess[str]",
) -> None:
    assert refusal.returncode == 2
    assert re.search(r"\(lib[\w.-]+\.so\.\d+: .*\): install what it names\n$", refusal.stderr)
    assert refusal.stderr.count("\n") == 1


def test_the_package_asks_for_what_read_me_first_says(
    installed: Debian, promised: list[str], missing: set[str]
) -> None:
    asked = installed.do("dpkg-query", "-W", "-f", "${Depends}", "kimi-calc").stdout.split(", ")
    assert asked[0].startswith("libc6 (>= 2.")
    assert [one.split(" | ")[0] for one in asked[1:]] == promised
    for package in promised:
        names = {Path(file).name for file in installed.files(package)}
        fonts = {name for name in names if name.endswith((".ttc", ".otf", "fonts.conf"))}
        assert fonts or names & missing, f"{package} is not needed"


def test_then_the_archive_and_the_package_are_well(installed: Debian, unpacked: Path) -> None:
    assert installed.missing(unpacked) == set()
    for program in (f"{unpacked}/kimi-calc", "kimi-calc"):
        done = installed.do(program, "--self-check")
        assert (done.returncode, done.stdout) == (0, "all well\n")
        assert "ontconfig" not in done.stderr


def test_it_still_has_no_python(installed: Debian) -> None:
    test_it_has_no_python(installed)


def test_the_window_comes_up(installed: Debian, desktop: dict[str, str], tmp_path: Path) -> None:
    inside = installed.folder / "tmp" / ".X11-unix"
    inside.mkdir(exist_ok=True)
    shown = f"mount --bind /tmp/.X11-unix {inside} && exec chroot {installed.folder} kimi-calc"
    world = _ENVIRONMENT | {"DISPLAY": desktop["DISPLAY"], "LANG": "C.UTF-8"}
    log = (tmp_path / "log").open("w")
    started = subprocess.Popen(
        [*alone("--mount"), "sh", "-c", shown], env=world, stdout=log, stderr=log
    )
    try:
        look = ("xdotool", "search", "--onlyvisible", "--name", "Kimi price calculator")
        end = time.monotonic() + 30
        while subprocess.run(look, env=desktop, capture_output=True, check=False).returncode:
            assert started.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < end, "no window"
            time.sleep(0.1)
    finally:
        started.kill()
        started.wait()
        log.close()


def test_the_menu_entry_and_its_icon(installed: Debian) -> None:
    files = installed.files("kimi-calc")
    assert "/usr/share/applications/kimi-calc.desktop" in files
    kinds = installed.folder / "usr/share/mime/packages/kimi-calc.xml"
    assert '<glob pattern="*.kimicalc"/>' in kinds.read_text("utf-8")
    assert "/usr/share/icons/hicolor/scalable/apps/kimi-calc.svg" in files
    entry = (installed.folder / "usr/share/applications/kimi-calc.desktop").read_text("utf-8")
    assert "Exec=kimi-calc %f\n" in entry
    assert "MimeType=application/x-kimicalc;\n" in entry
    assert "Icon=kimi-calc\n" in entry
    assert "Name[zh_CN]=Kimi 价格计算器\n" in entry
