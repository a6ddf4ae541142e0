"""Build what is handed out, in an environment that has PyInstaller: `dev.py build` calls it.

It ends with the files in `dist`: the archive, on Linux a Debian package, and their checksums.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from release import archives, debian, facts, icons, icu, needs, papers

_FROZEN = facts.BUILD / "frozen"
_SUFFIX = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Build, check, pack; the exit code."""
    icons.make()
    icu.make()
    _say("Building the program …")
    places = ("--distpath", str(_FROZEN), "--workpath", str(facts.BUILD / "work"))
    pyinstaller = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")
    _run(*pyinstaller, *places, str(facts.ROOT / "build.spec"))
    facts.DIST.mkdir(parents=True, exist_ok=True)
    made = _hand_out(_lay_out_one_file() if facts.ONE_FILE else _lay_out())
    for file in made:
        archives.write_checksum(file)
        _say(f"{file.relative_to(facts.ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    return 0


def program(folder: Path) -> Path:
    """The file to start in a folder that is handed out, such that it can print."""
    if facts.ONE_FILE:
        return folder / f"{facts.ONE_FILE}{_SUFFIX}"
    if sys.platform == "win32":
        return folder / f"{facts.CONSOLE}.exe"
    if sys.platform == "darwin":
        return folder / f"{facts.TITLE}.app" / "Contents" / "MacOS" / facts.NAME
    return folder / facts.NAME


def _hand_out(folder: Path) -> list[Path]:
    """Check the program in a folder and pack it; the files."""
    _say("Letting the program check itself …")
    _run(str(program(folder)), "--self-check")
    _say("Packing …")
    with ThreadPoolExecutor() as side_by_side:  # each takes half a minute of a processor
        packed = [side_by_side.submit(archives.pack, folder, facts.DIST)]
        if sys.platform == "linux" and not facts.ONE_FILE and shutil.which("dpkg-deb"):
            packed.append(side_by_side.submit(debian.package, folder, facts.DIST))
        return [future.result() for future in packed]


def _lay_out() -> Path:
    """The folder to hand out: the program, READ ME FIRST and the licences; its place."""
    folder = _empty_folder(facts.NAME)
    if sys.platform == "darwin":
        bundle = f"{facts.TITLE}.app"
        shutil.copytree(_FROZEN / bundle, folder / bundle, symlinks=True)
    else:
        shutil.copytree(_FROZEN / facts.NAME, folder, symlinks=True, dirs_exist_ok=True)
    if sys.platform == "linux":
        needs.forget_this_machine(folder)
        debian.write_entry(folder / f"{facts.NAME}.desktop")
        shutil.copy(icons.DRAWING, folder)
    papers.write(folder, _FROZEN / facts.NAME)
    return folder


def _lay_out_one_file() -> Path:
    folder = _empty_folder(f"{facts.ONE_FILE}")
    shutil.copy(_FROZEN / f"{facts.ONE_FILE}{_SUFFIX}", folder)
    papers.write(folder, _FROZEN / facts.NAME)
    return folder


def _empty_folder(name: str) -> Path:
    system = f"{facts.SYSTEM}-{facts.ARCHITECTURE}{facts.CHECK}"
    folder = facts.BUILD / f"{name}-{facts.VERSION}-{system}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=facts.ROOT, check=False)
    if done.returncode:
        sys.exit(f"This failed: {' '.join(command)}")


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
