"""A Windows Python, put together: for building and trying, never handed out.

Its DLLs are python.org's, its pure library that of a Python of the same minor version here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

from release.steps import ROOT, say
from release.windows import packages
from release.windows.kept import PLACE, digest, keep

HERE = Path(__file__).parent
SOURCES = HERE / "c"
PYTHON = PLACE / "python"
WHEELS = PLACE / "wheels"
BUILD_LOCK = ROOT / "requirements-build.lock"
_LOCK = HERE / "python.lock"
_DLL = f"python{packages.VERSION.replace('.', '')}"
_COMPILER = "x86_64-w64-mingw32-"
# Of the library: what belongs to this system, and what nobody needs there.
_LEFT_OUT = (
    *("site-packages", "dist-packages", "lib-dynload", "config-*", "_sysconfigdata*"),
    *("sitecustomize.py", "EXTERNALLY-MANAGED", "__pycache__"),
    *("test", "tests", "idlelib", "turtledemo", "tkinter", "ensurepip"),
)


def made_from() -> str:
    """A fingerprint of what that Python is made from."""
    library = str(packages.library())
    return digest(library, BUILD_LOCK, _LOCK, SOURCES, Path(__file__), HERE / "packages.py")


def make() -> None:
    """Have it in PYTHON, with the packages that a build takes. OSError if that can't be."""
    keep(PYTHON, made_from(), _make)


def compiled(name: str, *arguments: str | Path, cwd: Path = SOURCES) -> None:
    """Run a tool of the compiler for Windows, such as gcc; OSError if it fails."""
    done = subprocess.run(
        (f"{_COMPILER}{name}", *arguments), cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OSError(f"{name} failed: {done.stderr.strip()[-500:]}")


def _make(folder: Path) -> None:
    say("Putting a Windows Python together (the first time: 160 MB of wheels) …")
    for lock in (_LOCK, BUILD_LOCK):
        packages.download(lock, WHEELS)
    _unpack_libraries(folder)
    library = packages.library()
    assert library is not None, "asked before"
    shutil.copytree(library, folder / "Lib", ignore=shutil.ignore_patterns(*_LEFT_OUT))
    packages.unpack(BUILD_LOCK, WHEELS, folder / "Lib" / "site-packages")
    for name in ("vcruntime140.dll", "vcruntime140_1.dll"):  # newer than those of that Python
        shutil.copy(folder / "Lib" / "site-packages" / "shiboken6" / name, folder)
    _compile(folder)


def _unpack_libraries(folder: Path) -> None:
    """Take Python's own DLLs and extension modules out of the wheel that carries them."""
    (folder / "DLLs").mkdir()
    (wheel,) = WHEELS.glob("panda3d-*.whl")
    with ZipFile(wheel) as packed:
        for entry in packed.namelist():
            if not entry.startswith("deploy_libs/"):
                continue
            name = Path(entry).name
            if name == f"{_DLL}.dll":
                (folder / name).write_bytes(packed.read(entry))
            elif re.fullmatch(r"(?!_tkinter).*\.pyd|lib.*\.dll|sqlite3\.dll", name):
                (folder / "DLLs" / name).write_bytes(packed.read(entry))


def _compile(folder: Path) -> None:
    """Compile python.exe, and python3.dll, whose names lead on to those of the DLL."""
    scratch = folder / "compiled"
    scratch.mkdir()
    names, imports = scratch / f"{_DLL}.def", scratch / f"lib{_DLL}.a"
    told = subprocess.run(
        ("gendef", "-", folder / f"{_DLL}.dll"), capture_output=True, text=True, check=False
    )
    names.write_text(told.stdout, "ascii")
    compiled("dlltool", "-d", names, "-l", imports, "-D", f"{_DLL}.dll")
    exported = re.findall(r"(?m)^(_?Py\w+)", told.stdout)
    stable, empty = scratch / "python3.def", scratch / "empty.c"
    leads_on = "".join(f"  {name} = {_DLL}.{name}\n" for name in exported)
    stable.write_text(f"LIBRARY python3.dll\nEXPORTS\n{leads_on}", "ascii")
    empty.write_text("\n", "ascii")
    shared = ("-shared", "-nostdlib", "-s", "-Wl,--entry=0")
    compiled("gcc", *shared, "-o", folder / "python3.dll", empty, stable)
    manifest = scratch / "manifest.o"
    compiled("windres", "python.rc", "-o", manifest)
    program = ("-O2", "-s", "-municode", "python.c", manifest, imports)
    compiled("gcc", *program, "-o", folder / "python.exe")
    shutil.rmtree(scratch)
