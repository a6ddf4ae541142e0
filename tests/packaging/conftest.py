"""The standalone program as somebody receives it: built once a run, unpacked from its archive."""

import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from received import Run


@pytest.fixture(scope="session")
def dist(root: Path) -> Path:
    """The folder with what `dev.py build` made."""
    if sys.platform != "linux":
        pytest.skip("the built program is tried on Linux only")
    built = subprocess.run(
        [sys.executable, root / "dev.py", "build"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return root / "dist"


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
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="data")
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
