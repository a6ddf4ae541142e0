"""What Debian wants beside a program: a manual page, copyright, a changelog, checksums.

All of it is made from what is there already: `--help`, the licences, CHANGELOG.md.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from release import facts

MAINTAINER = "The Kimi price calculator authors"
COMMANDS = ("quote", "tokens", "prices", "estimate")
_MANUAL = """\
.TH {caps} 1 "" "{name} {version}" "User Commands"
.SH NAME
{name} \\- {summary}
.SH SYNOPSIS
.nf
{synopsis}
.fi
.SH DESCRIPTION
.nf
{description}
.fi
{commands}
.SH FILES
Settings, and a log of faults, lie in
.I ~/.config/{name}
or in the folder that the environment variable
.B KIMI_CALC_HOME
names. Licences and more about the program:
.I /usr/share/doc/{name}
"""
_COMMAND = """\
.SH {caps}
.nf
{text}
.fi
"""
_COPYRIGHT = """\
{name} {version}

{licence}

----------------------------------------------------------------------------

The package holds what the program needs of others, in /usr/lib/{name}/_internal.
Qt and PySide6 are used under the GNU Lesser General Public License, version 3; on
Debian systems its text is in /usr/share/common-licenses/LGPL-3, and that of the
GNU General Public License, version 3, in /usr/share/common-licenses/GPL-3.
Where the source code of both is, and the copyright and licence of each of the
others, is said in these files in /usr/share/doc/{name}/LICENSES:

{files}
"""


def write(root: Path, handed_out: Path) -> None:
    """Write all of them but the checksums into the root of a package.

    `handed_out` is the folder with the program, which is asked for its help, and its LICENSES.
    """
    documents = root / "usr" / "share" / "doc" / facts.NAME
    documents.mkdir(parents=True, exist_ok=True)
    (documents / "copyright").write_text(_copyright(handed_out / "LICENSES"), encoding="utf-8")
    changes = (facts.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _write_packed(documents / "changelog.gz", changelog(changes, _today()))
    pages = root / "usr" / "share" / "man" / "man1"
    pages.mkdir(parents=True)
    _write_packed(pages / f"{facts.NAME}.1.gz", _manual(handed_out / facts.NAME))
    overrides = root / "usr" / "share" / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "lintian-overrides", overrides / facts.NAME)


def write_checksums(root: Path) -> None:
    """Write the MD5 of each installed file, by which `dpkg --verify` finds damaged ones."""
    lines = []
    for file in sorted(root.rglob("*")):
        place = file.relative_to(root)
        if file.is_file() and not file.is_symlink() and place.parts[0] != "DEBIAN":
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "md5").hexdigest()
            lines.append(f"{digest}  {place}\n")
    (root / "DEBIAN" / "md5sums").write_text("".join(lines), encoding="utf-8")


def changelog(changes: str, today: datetime) -> str:
    """Debian's form of the versions in CHANGELOG.md; one that names no day is of today."""
    versions = re.split(r"^## ", changes, flags=re.MULTILINE)[1:]
    return "\n".join(_version(text, today) for text in versions)


def _version(text: str, today: datetime) -> str:
    heading, _, body = text.partition("\n")
    day = re.search(r"\d{4}-\d{2}-\d{2}", heading)
    made = datetime.fromisoformat(day[0]).replace(tzinfo=UTC) if day else today
    points = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
    lines = [f"{facts.NAME} ({heading.split()[0]}) unstable; urgency=medium", ""]
    for point in points:
        plain = re.sub(r"\*\*|`", "", " ".join(point.split()))
        lines += textwrap.wrap(plain, 76, initial_indent="  * ", subsequent_indent="    ")
    lines += ["", f" -- {MAINTAINER} <>  {format_datetime(made)}", ""]
    return "\n".join(lines)


def _today() -> datetime:
    """When it is built; SOURCE_DATE_EPOCH says another time (reproducible-builds.org)."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(told), UTC) if told else datetime.now(UTC)


def _copyright(licences: Path) -> str:
    names = sorted(str(file.relative_to(licences)) for file in licences.rglob("*.txt"))
    return _COPYRIGHT.format(
        name=facts.NAME,
        version=facts.VERSION,
        licence=(facts.ROOT / "LICENSE").read_text(encoding="utf-8").strip(),
        files="\n".join(f"  {name}" for name in names),
    )


def _manual(program: Path) -> str:
    usage, _, description = _help(program).partition("\n\n")
    prefix = "usage: "
    synopsis = re.sub(rf"^({prefix}| {{{len(prefix)}}})", "", usage, flags=re.MULTILINE)
    commands = [
        _COMMAND.format(caps=f"{facts.NAME} {command}".upper(), text=_roff(_help(program, command)))
        for command in COMMANDS
    ]
    return _MANUAL.format(
        name=facts.NAME,
        caps=facts.NAME.upper(),
        version=facts.VERSION,
        summary=_roff(facts.SUMMARY),
        synopsis=_roff(synopsis),
        description=_roff(description),
        commands="".join(commands).rstrip("\n"),
    )


def _help(program: Path, *command: str) -> str:
    """What the program says of itself, as wide as a manual page on 80 columns has room for."""
    world = {"COLUMNS": "72", "LANG": "C.UTF-8"}
    asked = (str(program), *command, "--help")
    done = subprocess.run(asked, env=world, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip("\n")


def _roff(text: str) -> str:
    r"""The text as it is: a `.` or `'` at the begin of a line, `\` and `-` would mean something."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", text, flags=re.MULTILINE)


def _write_packed(file: Path, text: str) -> None:
    # Without a time in it: the same text makes the same file.
    file.write_bytes(gzip.compress(text.encode(), mtime=0))
