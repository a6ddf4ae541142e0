"""Code that needs more than Python 3.11.0 is found by `dev.py check`, patch releases included."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """\
import hashlib, itertools, shutil, tarfile
from pathlib import Path
def unpack(archive: tarfile.TarFile) -> None:
    archive.extractall("x", filter="data")  # 3.11.4
    archive.extract("x", "x", filter=tarfile.data_filter)  # 3.11.4
    archive.extractall("x")
    archive.add("x", filter=lambda member: member)
with tarfile.open("x") as opened:
    opened.extractall(filter="data")  # 3.11.4
with Path("x").open("rb") as file:
    hashlib.file_digest(file, "sha256")  # 3.11.0
shutil.unpack_archive("x", "x", filter="data")  # 3.11.4
shutil.unpack_archive("x", "x")
for _ in itertools.batched([1], 1), Path().walk():  # 3.12
    print(Path().glob("x", case_sensitive=True))  # 3.12
type Number = int  # 3.12
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with that code."""
    file = tmp_path / "newer.py"
    file.write_text(CODE, "utf-8")
    return file


def lines_of(version: str) -> set[int]:
    return {at for at, line in enumerate(CODE.splitlines(), 1) if line.endswith(f"# {version}")}


def test_by_mypy(root: Path, file: Path, tmp_path: Path) -> None:
    mypy = (sys.executable, "-m", "mypy", "--cache-dir", tmp_path / "cache", "--output", "json")
    done = subprocess.run([*mypy, file], cwd=root, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    of_patches = {one["line"] for one in told if "came with Python 3.11.4" in one["message"]}
    assert of_patches == lines_of("3.11.4"), done
    assert {one["line"] for one in told} - of_patches == lines_of("3.12"), done


def test_by_ruff(root: Path, file: Path) -> None:
    ruff = (sys.executable, "-m", "ruff", "check", "--output-format", "json", "--no-cache")
    choice = ("--config", root / "pyproject.toml", "--select", "TID251")
    done = subprocess.run([*ruff, *choice, file], capture_output=True, text=True, check=False)
    told = {(one["location"]["row"], one["code"]) for one in json.loads(done.stdout)}
    assert told == {(5, "TID251"), (16, "invalid-syntax")}, done
