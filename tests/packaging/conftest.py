"""The standalone program as somebody receives it: built once a run, unpacked from its archive."""

import subprocess
import sys
from pathlib import Path

import pytest
from received import Run

ROOT = Path(__file__).resolve().parents[2]


_BUILD = pytest.StashKey["subprocess.Popen[bytes]"]()
_LOG = ROOT / "build" / "log.txt"


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start to build at once if it is needed: it takes a minute, and others come before."""
    wanted = any("dist" in getattr(item, "fixturenames", ()) for item in session.items)
    if not wanted or session.config.option.collectonly or sys.platform != "linux":
        return
    _LOG.parent.mkdir(exist_ok=True)
    with _LOG.open("wb") as log:
        session.config.stash[_BUILD] = subprocess.Popen(
            [sys.executable, ROOT / "dev.py", "build"], stdout=log, stderr=log
        )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Don't go on building for nobody."""
    if _BUILD in session.config.stash:
        session.config.stash[_BUILD].terminate()


@pytest.fixture(scope="session")
def dist(pytestconfig: pytest.Config) -> Path:
    """The folder with what `dev.py build` made."""
    if _BUILD not in pytestconfig.stash:
        pytest.skip("the built program is tried on Linux only")
    assert pytestconfig.stash[_BUILD].wait() == 0, _LOG.read_text("utf-8")
    return ROOT / "dist"


@pytest.fixture(scope="session")
def archive(dist: Path) -> Path:
    """The archive of the program's folder."""
    found = list(dist.glob("kimi-calc-[0-9]*.tar.xz"))
    assert len(found) == 1, found
    return found[0]


@pytest.fixture(scope="session")
def handed_out(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the archive unpacks to."""
    place = tmp_path_factory.mktemp("received")
    subprocess.run(["tar", "--extract", "--file", archive, "--directory", place], check=True)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture(scope="session")
def program(handed_out: Path) -> Path:
    """The program itself."""
    return handed_out / "kimi-calc"


@pytest.fixture
def run(program: Path, tmp_path: Path) -> Run:
    """Run the program with arguments."""
    return Run(program, tmp_path)
