"""What the program and its tools take from a Debian or Ubuntu system, and how that gets there.

Standard library only, since dev.py starts with nothing installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from release.steps import quietly, say

Kind = Literal["run", "build", "dev"]

# What Qt's libraries are linked to and doesn't come with another package of this list (ldd on
# QtWidgets and on the plugins xcb, wayland, offscreen, input methods). `|`: the first that is
# installed, else the first that the distribution has.
RUN_PACKAGES = (
    "libglib2.0-0t64|libglib2.0-0",  # Qt Core; renamed in Debian 13 and Ubuntu 24.04
    *("libdbus-1-3", "libegl1", "libgl1", "libfontconfig1", "libx11-6"),  # Qt DBus, Qt Gui
    *("libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1"),
    *("libxcb-randr0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0"),  # X11
    *("libwayland-cursor0", "libwayland-egl1"),  # Wayland
    "fonts-noto-cjk|fonts-wqy-microhei|fonts-wqy-zenhei",  # else Chinese is drawn as boxes
)
_LIBRARY = f"libpython3.{sys.version_info.minor}"
_SHARED_PYTHON = (f"{_LIBRARY}t64|{_LIBRARY}",) if sys.base_prefix == "/usr" else ()  # Debian's own
BUILD_PACKAGES = (
    *RUN_PACKAGES,  # whose libraries go into the standalone program
    "binutils",  # PyInstaller takes libraries apart and puts the program together with it
    "chrpath",  # takes the machine's folders out of libraries
    *_SHARED_PYTHON,
)
DEV_PACKAGES = (
    *BUILD_PACKAGES,
    *("xvfb", "xauth", "openbox", "xdotool", "xclip"),  # a screen, focus, keys, the clipboard
    "x11-utils",  # where a window is
    *("dbus|dbus-daemon", "at-spi2-core"),  # what a screen reader is told …
    *("python3-gi", "gir1.2-atspi-2.0"),  # … and how the tests listen
    *("libbrotli1", "libgssapi-krb5-2"),  # Qt Network, which lupdate is linked to
    "libreoffice-calc-nogui|libreoffice-calc",  # works exported spreadsheets out once more
    "xz-utils",  # unpacks the standalone program's archive
    *("strace", "debootstrap", "util-linux"),  # the standalone program: what it asks of a system
    *("sway", "wtype", "grim"),  # Wayland: a screen, keys, pictures; 4 MB
    "postgresql",  # an engine that printed SQL is proven on; the tests start one of their own
)
RELEASE_PACKAGES = ("lintian",)  # with 128 others 24 MB and a minute: not for every day
PACKAGES: dict[Kind, tuple[str, ...]] = {
    "run": RUN_PACKAGES,
    "build": BUILD_PACKAGES,
    "dev": DEV_PACKAGES,
}
ELSEWHERE = (
    "glib2, dbus, EGL, GL, fontconfig, xkbcommon(-x11), xcb-util-cursor, -image, -keysyms, "
    "-renderutil, -wm, wayland, and a CJK font"
)


def output(*command: str) -> list[str]:
    """The lines a command prints in plain English, whatever its exit code."""
    plain = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, check=False, text=True, capture_output=True, env=plain)
    return done.stdout.splitlines()


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Of the wanted Debian packages (`name` or `name|name`), those with no name installed."""
    names = [name for one in wanted for name in one.split("|")]
    query = output("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names)
    installed = {line.split()[0] for line in query if line.endswith(" installed")}
    return [one for one in wanted if installed.isdisjoint(one.split("|"))]


def available(wanted: Sequence[str]) -> list[str]:
    """For each wanted package the first of its names that this distribution has."""
    names = [name for one in wanted for name in one.split("|")]
    found, name = set(), ""
    for line in output("apt-cache", "policy", *names):
        if line.endswith(":") and not line.startswith(" "):
            name = line[:-1]
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            found.add(name)
    chosen = [[name for name in one.split("|") if name in found] for one in wanted]
    return [
        names[0] if names else one.split("|")[-1] for names, one in zip(chosen, wanted, strict=True)
    ]


def install_packages(wanted: Sequence[str]) -> bool:
    """Install what is missing of some Debian packages; False, and a line, if that can't be done."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return True
    missing = missing_packages(wanted)
    if not missing:
        return True
    root = os.geteuid() == 0
    asking_nobody = ("env", "DEBIAN_FRONTEND=noninteractive")
    patient = ("-o", "DPkg::Lock::Timeout=300")
    apt = (*(() if root else ("sudo",)), *asking_nobody, "apt-get", "-q", *patient)
    install = ("install", "-y", "--no-install-recommends")
    say(f"System packages are missing: {len(missing)}.")
    if root or (shutil.which("sudo") and quietly("sudo", "true")):  # which may ask for a password
        say("Updating the list of system packages …")
        quietly(*apt, "update")
        names = available(missing)
        say(f"Installing system packages: {' '.join(names)} …")
        if quietly(*apt, *install, *names):
            return True
    command = (*install, *available(missing))
    say(f"Missing system packages; type as root: apt-get update; apt-get {' '.join(command)}")
    return False


def qt_loads(python: Path) -> bool:
    """Whether Qt's libraries find theirs, on Linux; if not, a line says what to look for."""
    if not sys.platform.startswith("linux"):
        return True
    load = (
        "import ctypes, pathlib, sys\n"
        "try:\n"
        "    import PySide6.QtWidgets as q\n"
        "    plugins = pathlib.Path(q.__file__).parent / 'Qt' / 'plugins' / 'platforms'\n"
        "    ctypes.CDLL(str(plugins / 'libqxcb.so'))\n"
        "except (ImportError, OSError) as error:\n"
        "    sys.exit(str(error))"
    )
    if quietly(python, "-c", load):
        return True
    say(f"Qt misses a system library (above); usually needed: {ELSEWHERE}.")
    return False
