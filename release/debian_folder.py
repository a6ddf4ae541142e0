"""A Debian in a folder: a machine that has nothing of this one but its way to the packages.

Standard library only. It takes root and debootstrap.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from release.system import output

SUITES = {"bookworm": "2.36", "trixie": "2.41"}
"""The Debians that the project is tried on, the oldest first, and the glibc of each."""

# What is started so ends with its parent, however that ends, and then nothing stays mounted.
ALONE = ("unshare", "--mount", "--pid", "--fork", "--kill-child")


def suites_with(glibc: str) -> list[str]:
    """The Debians whose glibc is not older than one such as "2.36", the oldest first."""
    return [name for name, has in SUITES.items() if _key(has) >= _key(glibc)]


def make(suite: str, folder: Path, *packages: str) -> str:
    """Make the smallest Debian there is, and packages besides; why that failed, or nothing."""
    included = (f"--include={','.join(packages)}",) if packages else ()
    debootstrap = ("debootstrap", "--variant=minbase", *included, suite, str(folder), *_mirror())
    done = subprocess.run([*ALONE, *debootstrap], capture_output=True, text=True, check=False)
    if done.returncode:
        return (done.stderr or done.stdout).strip().rpartition("\n")[2] or "debootstrap failed"
    shutil.copy("/etc/resolv.conf", folder / "etc")
    if found := output("apt-config", "dump", "Acquire"):  # proxies and the like
        lines = "".join(f"{line}\n" for line in found)
        (folder / "etc/apt/apt.conf.d/01machine").write_text(lines, encoding="utf-8")
    return ""


def _key(glibc: str) -> list[int]:
    return [int(part) for part in glibc.split(".")]


def _mirror() -> list[str]:
    """Where this machine takes Debian from, if it does; else debootstrap knows where that is."""
    wanted = ("Created-By: Packages", "Origin: Debian", "Label: Debian")
    return output("apt-get", "indextargets", "--format", "$(REPO_URI)", *wanted)[:1]
