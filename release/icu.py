"""ICU's data cut to what the program asks Qt for: of 32 MB in PySide6's wheel for Linux, 3 stay.

Qt Core asks ICU for three things: in which order a language sorts, what bytes mean in an encoding
that HTML on the clipboard names, and what time zones are called. The program sorts in Chinese and
English, takes HTML, and shows no time zone. The files of that were found by a debugger that stopped
where ICU opens one (`udata_openChoice`). Most of the rest (texts of 800 languages, dictionaries,
spelled-out numbers, transliteration) Qt never opens: numbers, dates, the letters' case and where
words end are tables of its own, or built into ICU.

What isn't there is unknown to ICU: a language sorts by the root's order, an encoding is refused, a
time zone is called Asia/Shanghai. Each build checks that what the program may ask for is answered
as before, by release/icu_answers.py.

On Windows and macOS Qt is linked to the system's ICU.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

from release import facts

KEPT = re.compile(
    # Sorting: Chinese and English of all regions, which lead from one to the other (zh_TW,
    # zh_Hant_TW, zh_Hant). No index is there (res_index), which would name what is not.
    r"coll/(ucadata\.icu|(root|en|zh)(_\w+)?\.res)"
    # Encodings: their names, and those that the WHATWG's Encoding Standard has for pages.
    r"|cnvalias\.icu"
    r"|(gb18030|windows-936-2000|ibm-1386_P100-2001|ibm-1383_P110-1999)\.cnv"  # GBK, GB 2312
    r"|(windows-950-2000|ibm-1373_P100-2002|ibm-950_P110-1999|ibm-1375_P100-2008)\.cnv"  # Big5
    r"|(ibm-943_P15A-2003|euc-jp-2007)\.cnv"  # Shift-JIS, EUC-JP
    r"|(windows-949-2000|ibm-1363_P11B-1998|ibm-970_P110_P110-2006_U2)\.cnv"  # EUC-KR
    r"|ibm-(866|878|912|913|914|915|920|921|923|1089|1168|5012|9005)_.+\.cnv"  # ISO 8859, KOI8
    r"|(iso-8859_1[04]-1998|macos-0_2-10\.2|macos-7_3-10\.2|windows-874-2000)\.cnv"
    r"|ibm-(534[6-9]|5350|5354|944[789])_.+\.cnv"  # Windows-1250 to -1258
)

_NAME = re.compile(r"libicudata\.so\.(\d+)")
_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD\x01"
_ALIGNMENT = 16  # of every file in the package, as ICU's own tools lay them
_SOURCE = """\
.section .rodata
.globl {symbol}
.type {symbol}, %object
.balign 64
{symbol}:
.incbin "{package}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", %progbits
"""
_CUT = facts.BUILD / "icu"

Entry = tuple[str, str, str]


def make() -> None:
    """Cut the data of the PySide6 that is installed, and check it; RuntimeError if it won't do."""
    for old in _CUT.glob("*"):
        old.unlink()
    whole = _library()
    if whole is None:
        return
    _CUT.mkdir(parents=True, exist_ok=True)
    package = _CUT / "whole.dat"
    _run("objcopy", "-O", "binary", "--only-section=.rodata", str(whole), str(package))
    header, files = read_package(package.read_bytes())
    package.unlink()
    kept = {name: data for name, data in files.items() if KEPT.fullmatch(name.partition("/")[2])}
    write_library(written_package(header, kept), _CUT / whole.name)
    before, after = _answers(whole.parent), _answers(_CUT)
    if before != after:
        told = "\n".join(sorted(set(before) ^ set(after)))
        raise RuntimeError(f"with the data that {__file__} keeps, ICU answers otherwise:\n{told}")


def replaced(entries: list[Entry]) -> list[Entry]:
    """Files for PyInstaller (where to, from where, kind) with the cut data in the whole's place."""
    cut = {file.name: str(file) for file in _CUT.glob("libicudata.so.*")}
    return [(to, cut.get(Path(to).name, source), kind) for to, source, kind in entries]


def read_package(package: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The header of a package of ICU's data, and its files by name; ValueError if it is none.

    Its form: source/common/ucmndata.h of ICU (UDataHeader, UDataOffsetTOC). Little-endian.
    """
    if package[2:4] != _MAGIC or package[12:17] != _FORMAT or package[8:10] != b"\0\0":
        raise ValueError("ICU's data has another form than this knows")
    (start,) = struct.unpack_from("<H", package)
    contents = memoryview(package)[start:]
    (count,) = struct.unpack_from("<I", contents)
    places = [struct.unpack_from("<II", contents, 4 + 8 * each) for each in range(count)]
    ends = [place for _, place in places[1:]] + [len(contents)]
    files = {}
    for (name, place), end in zip(places, ends, strict=True):
        text = package[start + name : package.index(b"\0", start + name)].decode("ascii")
        files[text] = bytes(contents[place:end])
    return package[:start], files


def written_package(header: bytes, files: dict[str, bytes]) -> bytes:
    """A package with these files. ICU looks names up by halving, so they are sorted."""
    ordered = sorted((name.encode("ascii"), data) for name, data in files.items())
    names, data, toc = b"", b"", b""
    names_at = 4 + 8 * len(ordered)
    data_at = names_at + sum(len(name) + 1 for name, _ in ordered)
    data_at += -data_at % _ALIGNMENT
    for name, content in ordered:
        toc += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name + b"\0"
        data += content + bytes(-len(content) % _ALIGNMENT)
    listed = struct.pack("<I", len(ordered)) + toc + names
    return header + listed.ljust(data_at, b"\0") + data


def write_library(package: bytes, file: Path) -> None:
    """Write a package as the shared library that ICU is linked to, named libicudata.so.VERSION."""
    version = _NAME.fullmatch(file.name)
    if not version:
        raise ValueError(f"{file.name} is not the name of ICU's data")
    raw, source, compiled = (file.with_suffix(end) for end in (".dat", ".s", ".o"))
    raw.write_bytes(package)
    source.write_text(_SOURCE.format(symbol=f"icudt{version[1]}_dat", package=raw))
    _run("as", "-o", str(compiled), str(source))
    _run("ld", "-shared", "-soname", file.name, "-o", str(file), str(compiled))
    for passing in (raw, source, compiled):
        passing.unlink()


def _library() -> Path | None:
    """The library with ICU's data in PySide6's wheel; None if there is none."""
    import PySide6

    found = Path(PySide6.__path__[0]).glob("Qt/lib/libicudata.so.*")
    return next((file for file in found if _NAME.fullmatch(file.name)), None)


def _answers(libraries: Path) -> list[str]:
    """What Qt answers with the data in this folder, which goes before the wheel's own."""
    environment = os.environ | {"LD_LIBRARY_PATH": str(libraries), "LC_ALL": "C.UTF-8"}
    command = (sys.executable, "-m", "release.icu_answers", str(libraries))
    done = subprocess.run(
        command, cwd=facts.ROOT, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.splitlines()


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
