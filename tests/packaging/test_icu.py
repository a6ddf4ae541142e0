"""ICU's data is cut to what the program uses, and answers as the whole data does."""

import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from release import icu

HEADER = b"\x20\x00\xda\x27\x14\x00\x00\x00\x00\x00\x02\x00CmnD\x01\x00\x00\x00".ljust(32, b"\0")
FILES = {
    "icudt73l/root.res": b"of all",
    "icudt73l/coll/zh.res": b"Chinese" * 10,
    "icudt73l/coll/zh_TW.res": b"",
    "icudt73l/ibm-866_P100-1995.cnv": bytes(range(256)),
}
WHOLE = Path(PySide6.__path__[0]) / "Qt" / "lib"

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt has the system's ICU")


def test_what_is_written_is_read_again() -> None:
    header, files = icu.read_package(icu.written_package(HEADER, FILES))
    assert header == HEADER
    assert list(files) == sorted(FILES), "ICU looks names up by halving"
    for name, data in FILES.items():
        assert files[name].rstrip(b"\0") == data.rstrip(b"\0")


@pytest.mark.parametrize(
    "package",
    [
        b"",
        b"\x7fELF" + bytes(60),
        HEADER.replace(b"CmnD", b"ToCP"),
        HEADER[:8] + b"\x01\x00" + HEADER[10:],  # big-endian
        HEADER.replace(b"CmnD\x01", b"CmnD\x02"),
    ],
)
def test_another_form_is_refused(package: bytes) -> None:
    with pytest.raises(ValueError, match="another form"):
        icu.read_package(package)


@linux
def test_a_library_shows_the_package_as_icu_looks_for_it(tmp_path: Path) -> None:
    package = icu.written_package(HEADER, FILES)
    file = tmp_path / "libicudata.so.73"
    icu.write_library(package, file)
    assert list(tmp_path.iterdir()) == [file]
    seen = (ctypes.c_char * len(package)).in_dll(ctypes.CDLL(str(file)), "icudt73_dat")
    assert seen.raw == package
    dynamic = subprocess.run(["readelf", "-d", file], capture_output=True, text=True, check=True)
    assert "SONAME" in dynamic.stdout
    assert "[libicudata.so.73]" in dynamic.stdout
    assert "NEEDED" not in dynamic.stdout


@linux
@pytest.mark.parametrize("lost", [r"coll/zh\.res", r"gb18030\.cnv"])
def test_data_that_lacks_something_is_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lost: str
) -> None:
    monkeypatch.setattr(icu, "_CUT", tmp_path)
    monkeypatch.setattr(icu, "KEPT", re.compile(f"(?!{lost}$)(?:{icu.KEPT.pattern})"))
    with pytest.raises(RuntimeError, match="ICU answers otherwise"):
        icu.make()


@linux
def test_only_the_data_is_replaced() -> None:
    others = [("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY")]
    assert icu.replaced(others) == others


def test_what_was_built_answers_as_the_wheel_does(handed_out: Path, root: Path) -> None:
    built = handed_out / "_internal" / "PySide6" / "Qt" / "lib"
    (data,) = built.glob("libicudata.so.*")
    assert data.stat().st_size < 4_000_000
    told = []
    for folder in (WHOLE, built):
        environment = os.environ | {"LD_LIBRARY_PATH": str(folder), "LC_ALL": "C.UTF-8"}
        command = [sys.executable, "-m", "release.icu_answers", str(folder)]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
        told.append(done.stdout.decode())
    assert told[0] == told[1]
    assert "阿里 重庆 李四 张三 中文 重量" in told[1], "重 alone has another sound than in 重庆"
