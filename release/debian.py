"""The Debian package: a menu entry, an icon, the program; it needs no Python."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from release import debian_papers, facts, needs
from release.papers import READ_ME

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Section: math
Priority: optional
Description: {summary}
 Pick a model, type tokens, and see at once an amount that can be checked
 and sent on: for requests and conversations, by dated price lists, with
 cache hits and writes, batch and calls. Several usages become an estimate,
 which is handed on as a spreadsheet or PDF. In Chinese and English.
 .
 It works offline, and brings its own Python and Qt.
"""
_ENTRY = """\
[Desktop Entry]
Type=Application
Name={title}
Name[zh_CN]={title_zh}
Comment=What will Kimi's API cost?
Comment[zh_CN]=Kimi 的 API 要花多少钱？
Exec={start} %f
MimeType={mime};
Icon={name}
Terminal=false
Categories=Office;Finance;Utility;Calculator;
Keywords=tokens;price;cost;API;价格;费用;
StartupWMClass={name}
"""
_RUN = rf'beside=\\$(dirname \\"\\$1\\"); shift; exec \\"\\$beside/{facts.NAME}\\" \\"\\$@\\"'
_BESIDE = f'sh -c "{_RUN}" sh %k'
"""Starts the program beside the entry: %k is the entry's own place, what follows is passed on. The
entry's format wants each backslash twice."""
_MIME = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{mime}">
    <comment>Kimi estimate</comment>
    <comment xml:lang="zh_CN">Kimi 估算单</comment>
    <icon name="{name}"/>
    <glob pattern="*{suffix}"/>
  </mime-type>
</mime-info>
"""


def write_entry(file: Path, start: str = _BESIDE) -> None:
    """Write the menu entry of a desktop (freedesktop.org's Desktop Entry Specification)."""
    text = _ENTRY.format(
        name=facts.NAME,
        title=facts.TITLE,
        title_zh=facts.TITLE_ZH,
        start=start,
        mime=facts.MIME_TYPE,
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)  # desktops start an entry in a folder only if it may be run


def write_type(file: Path) -> None:
    """Write what files of estimates are (freedesktop.org's Shared MIME-info Database)."""
    text = _MIME.format(mime=facts.MIME_TYPE, name=facts.NAME, suffix=facts.SUFFIX)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def package(handed_out: Path, place: Path) -> Path:
    """Make the package of a folder that is handed out, in `place`; the file."""
    root = facts.BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lib = root / "usr" / "lib" / facts.NAME
    shutil.copytree(handed_out / "_internal", lib / "_internal", symlinks=True)
    shutil.copy(handed_out / facts.NAME, lib)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / facts.NAME).symlink_to(f"../lib/{facts.NAME}/{facts.NAME}")
    write_entry(root / "usr" / "share" / "applications" / f"{facts.NAME}.desktop", facts.NAME)
    write_type(root / "usr" / "share" / "mime" / "packages" / f"{facts.NAME}.xml")
    _add_icons(root / "usr" / "share" / "icons" / "hicolor")
    documents = root / "usr" / "share" / "doc" / facts.NAME
    shutil.copytree(handed_out / "LICENSES", documents / "LICENSES")
    shutil.copy(handed_out / READ_ME, documents)
    debian_papers.write(root, handed_out)
    _write_control(root, needs.packages(handed_out), needs.glibc(handed_out))
    debian_papers.write_checksums(root)
    _let_all_read(root, lib / facts.NAME)
    file = place / f"{facts.NAME}_{facts.VERSION}_{_architecture()}.deb"
    command = ("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(file))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return file


def _add_icons(theme: Path) -> None:
    drawing = theme / "scalable" / "apps"
    drawing.mkdir(parents=True)
    shutil.copy(facts.ROOT / "resources" / "icons" / f"{facts.NAME}.svg", drawing)
    for size in (16, 24, 32, 48, 64, 128, 256):
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        drawn = facts.BUILD / "icons" / f"{facts.NAME}-{size}.png"
        shutil.copy(drawn, folder / f"{facts.NAME}.png")


def _write_control(root: Path, packages: list[str], glibc: str) -> None:
    depends = [f"libc6 (>= {glibc})", *packages, needs.FONTCONFIG, " | ".join(needs.FONTS)]
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir())
    text = _CONTROL.format(
        name=facts.NAME,
        version=facts.VERSION,
        maintainer=debian_papers.MAINTAINER,
        architecture=_architecture(),
        size=size // 1024,
        depends=", ".join(depends),
        summary=facts.SUMMARY.split(" An ", maxsplit=1)[0],
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(text, encoding="utf-8")


def _let_all_read(root: Path, program: Path) -> None:
    """Permissions as Debian wants them: libraries and menu entries are read, not run."""
    for file in (root, *root.rglob("*")):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file == program else 0o644)


def _architecture() -> str:
    return {"x86_64": "amd64"}.get(facts.ARCHITECTURE, facts.ARCHITECTURE)
