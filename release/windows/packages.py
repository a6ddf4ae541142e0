"""What it takes from elsewhere: Debian's packages, and the locked wheels as Windows has them."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from packaging.requirements import Requirement

from release.steps import quietly
from release.system import install_packages, output

NEEDED = (
    *("wine64", "libwine"),
    *("gcc-mingw-w64-x86-64", "mingw-w64-tools"),  # the little that is compiled for Windows
    *("xvfb", "openbox", "xdotool", "xclip", "x11-utils"),  # a screen, focus, keys, the clipboard
    "fonts-noto-cjk",  # in place of the fonts that Windows has
    "locales",  # Wine is in Chinese where the locale is
)
VERSION = "3.11"
"""Of Python: that of the DLL, and of the library beside it."""

# What markers in the locks say of a Windows; see packaging.markers.
_WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": VERSION,
    "python_full_version": "3.11.9",
    "extra": "",
}
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")
_FOR_WINDOWS = (
    *("--no-deps", "--only-binary", ":all:", "--platform", "win_amd64"),
    *("--python-version", VERSION, "--implementation", "cp"),
)


def install() -> str:
    """Have Debian's packages; why that can't be, or nothing."""
    if not shutil.which("apt-get"):
        return "It takes a Debian or Ubuntu, with Wine."
    name = f"python{VERSION}"
    own = () if library() else (name,)
    if own and not any("Candidate: 3" in line for line in output("apt-cache", "policy", name)):
        return (
            f"It takes a Python {VERSION}, whose library goes into the Windows one: this system "
            f"has none. Debian 12 has it; elsewhere put a {name} on the PATH."
        )
    return "" if install_packages((*NEEDED, *own)) else "System packages are missing: see above."


def library() -> Path | None:
    """Where the standard library of a Python of that version lies here; None if there is none."""
    for python in (f"/usr/bin/python{VERSION}", shutil.which(f"python{VERSION}")):
        ask = "import sysconfig; print(sysconfig.get_path('stdlib'))"
        if python and Path(python).exists() and (told := output(python, "-ISc", ask)):
            return Path(told[0])
    return None


def for_windows(lock: str, without: Collection[str] = ()) -> str:
    """Of a lock file's text, what holds on Windows: without markers, which pip takes as of here.

    What is named in `without` is left out.
    """
    kept = []
    text = re.sub("(?m)^#.*\n", "", lock).strip()
    for block in re.split(r"\n(?! )", text):
        named, *hashes = block.split(" \\\n")
        requirement = Requirement(named)
        holds = requirement.marker is None or requirement.marker.evaluate(dict(_WINDOWS))
        if holds and requirement.name not in without:
            requirement.marker = None
            kept.append(" \\\n".join((str(requirement), *hashes)))
    return "".join(f"{block}\n" for block in kept)


def names(lock: str) -> set[str]:
    """What is named in a lock file's text."""
    return set(re.findall(r"(?m)^([\w.-]+)==", lock))


def download(lock: Path, folder: Path, without: Path | None = None) -> None:
    """Have the wheels of a lock as Windows has them, each checked by its hash; else OSError.

    Those of the lock `without` are left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    of_windows = folder / lock.name
    others = names(without.read_text("utf-8")) if without else set()
    of_windows.write_text(for_windows(lock.read_text("utf-8"), others), "utf-8")
    command = ("download", "-q", "--require-hashes", *_FOR_WINDOWS, "-d", folder, "-r", of_windows)
    if not quietly(*_PIP, *command):
        raise OSError(f"the wheels of {lock.name} can't be downloaded: see above")


def unpack(lock: Path, wheels: Path, site: Path) -> None:
    """Install the wheels of a lock, for Windows, into a folder that Python imports from."""
    command = ("install", "-q", "--no-index", "--no-compile", *_FOR_WINDOWS)
    from_there = ("--find-links", wheels, "--require-hashes", "-r", wheels / lock.name)
    if not quietly(*_PIP, *command, *from_there, "--target", site):
        raise OSError(f"the wheels of {lock.name} can't be installed: see above")
