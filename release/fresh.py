"""A fresh machine: what the README tells newcomers to do, done on a Debian that has only Python.

Standard library only: `dev.py fresh` calls it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from release import debian_folder
from release.steps import ROOT, quietly, say
from release.system import install_packages, output

COMMANDS = (("python3", "dev.py", "run"), ("python3", "dev.py", "test"))
_PLACE = "root/kimi-calc"  # of the project, in there
# A folder becomes the root of a world of its own; not by `exec`, so that process 1 is a shell,
# which buries those whose parents died before them.
_ENTER = """
mount --bind "$0" "$0" && cd "$0" || exit
mount -t proc proc proc && mount -t sysfs -o ro sysfs sys && mount --rbind /dev dev || exit
chroot . "$@"
exit $?
"""
# How this machine's pip reaches packages: files in the same places, and variables (PIP_…, …_PROXY).
_OF_PIP = ("etc/pip.conf", "etc/xdg/pip", "root/.config/pip", "root/.pip")
_CERTIFICATES = "usr/local/share/ca-certificates"
_FAILED = "FAILED"


def try_out(suite: str) -> int:
    """Clone the last commit into a fresh Debian and do there what newcomers do; 0 if all is well.

    Nothing of it stays, however it ends.
    """
    if suite not in debian_folder.SUITES:
        say(f"There is no {suite} here; there are {' and '.join(debian_folder.SUITES)}.")
        return 2
    if sys.platform != "linux" or os.geteuid():
        say("A Debian in a folder takes Linux and root: start this as root.")
        return 2
    if not install_packages(("debootstrap", "git", "util-linux")):
        return 2
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGHUP, _end)  # its terminal was closed
    with _folder() as place:
        folder = place / suite
        folder.mkdir()
        folder.chmod(0o755)  # a root that everybody may enter, in a folder that nobody may
        say(f"Making a Debian {suite} in {folder} …")
        if why := debian_folder.make(suite, folder, "python3", "ca-certificates"):
            say(f"It can't be made: {why}")
            return 1
        _connect(folder)
        if not _clone(folder / _PLACE):
            return 1
        _do(folder, "python3", "--version")
        told = [_told(folder, *command) for command in COMMANDS]
    say("\n".join([f"\n── fresh Debian {suite}", *told]))
    return int(any(line.startswith(_FAILED) for line in told))


def _told(folder: Path, *command: str) -> str:
    """Run a command in a Debian in a folder; in a line how that went."""
    name = " ".join(command)
    say(f"\n── {name}")
    start = time.monotonic()
    code = _do(folder, *command)
    minutes, seconds = divmod(round(time.monotonic() - start), 60)
    return f"{_FAILED if code else 'ok':<7} {name}: exit code {code}, {minutes} min {seconds} s"


def _do(folder: Path, *command: str) -> int:
    """Run a command in a Debian in a folder, as a newcomer would; its exit code."""
    passed = {
        name: value
        for name, value in os.environ.items()
        if name.startswith("PIP_") or name.upper().endswith("_PROXY") or name == "TERM"
    }
    own = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
    own |= {"HOME": "/root", "LANG": "C.UTF-8"}
    there = ("env", f"--chdir=/{_PLACE}", *command)
    enter = (*debian_folder.ALONE, "sh", "-c", _ENTER, str(folder), *there)
    return subprocess.call(enter, env=passed | own)


def _clone(place: Path) -> bool:
    last = output("git", "-C", str(ROOT), "log", "-1", "--format=%h, %s")
    say(f"Cloning the project as it was committed last: {' '.join(last)} …")
    return quietly("git", "clone", "--quiet", "--no-hardlinks", ROOT, place)


def _connect(folder: Path) -> None:
    """Let its pip reach packages as this machine's does; apt does already."""
    for name in (*_OF_PIP, _CERTIFICATES):
        home = Path.home() if name.startswith("root/") else Path("/")
        source = home / name.removeprefix("root/")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            shutil.copy(source, target)
    subprocess.run(("chroot", folder, "update-ca-certificates"), capture_output=True, check=True)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that goes away, whatever happens, with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix="kimi-calc-fresh-"))
    try:
        yield folder
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # who is impatient would leave half of it
        for _ in range(100):  # what was started in there was told to end, and may take a moment
            # All mounts are in a world that ends with it: one that is seen here is somebody else's.
            if str(folder) not in Path("/proc/self/mounts").read_text(encoding="utf-8"):
                shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(0.1)
        else:
            say(f"This could not be deleted: {folder}")


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)
