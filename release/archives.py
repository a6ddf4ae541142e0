"""One file to hand out, and its checksum beside it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path


def pack(folder: Path, place: Path) -> Path:
    """Pack a folder for this system into `place`, named after the folder; the archive."""
    if sys.platform == "win32":
        return _zip(folder, place / f"{folder.name}.zip")
    if sys.platform == "darwin":
        archive = place / f"{folder.name}.zip"
        archive.unlink(missing_ok=True)
        # Apple's own: it keeps the links within frameworks, and what a signature covers.
        command = ("ditto", "-c", "-k", "--keepParent", str(folder), str(archive))
        subprocess.run(command, check=True)
        return archive
    archive = place / f"{folder.name}.tar.xz"
    # Not by xz's filter for x86 code as well: it saves 6%, but BusyBox can't unpack what it packs.
    with tarfile.open(archive, "w:xz", preset=9) as tar:
        tar.add(folder, folder.name, filter=_owned_by_nobody)
    return archive


def write_checksum(file: Path) -> Path:
    """Write the SHA-256 of a file beside it, as `sha256sum -c` reads it."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    beside = file.with_name(f"{file.name}.sha256")
    beside.write_text(f"{digest}  {file.name}\n", encoding="ascii", newline="\n")
    return beside


def _owned_by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def _zip(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(folder.rglob("*")):
            packed.write(file, Path(folder.name) / file.relative_to(folder))
    return archive
