"""What a system can't do, as reasons to leave a test out; and what Wine does that Windows doesn't.

Wine runs programs for Windows elsewhere: the tests of the Windows program run there, too.
"""

import ctypes
import errno
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

COMPANY_VARIABLE = "PROGRAMDATA" if sys.platform == "win32" else "XDG_CONFIG_DIRS"
"""The environment variable that says where an administrator puts what is for everybody."""

_OF_WINE = r"(?m)^(QtWindows::DpiAwareness|EnableNonClientDpiScaling).*\n"  # calls that it lacks


def _is_wine() -> bool:
    library = getattr(ctypes, "windll", None)
    return library is not None and hasattr(library.ntdll, "wine_get_version")


IS_WINE = _is_wine()

not_under_wine = pytest.mark.skipif(IS_WINE, reason="Wine does that otherwise than Windows")


def _links_can_be_made() -> bool:
    with tempfile.TemporaryDirectory() as name:
        link = Path(name) / "link"
        try:
            link.symlink_to("target")
        except OSError:
            return False
        return link.is_symlink()


LINKS = _links_can_be_made()

needs_links = pytest.mark.skipif(
    not LINKS, reason="no symbolic links here: Windows wants a right for them"
)


def without_wine(errors: str) -> str:
    """What stands on a standard error output, without what Qt complains of under Wine alone."""
    return re.sub(_OF_WINE, "", errors) if IS_WINE else errors


def system_says(number: int) -> str:
    """How this system words ENOENT or EEXIST: Windows in the language that it is set to."""
    there = Path(tempfile.gettempdir())
    ways: dict[int, Callable[[], object]]
    ways = {errno.EEXIST: there.mkdir, errno.ENOENT: (there / "there is no such file").stat}
    with pytest.raises(OSError, match=there.name) as caught:
        ways[number]()
    assert caught.value.errno == number
    return caught.value.strerror or ""


def copy_program(root: Path, place: Path) -> None:
    """Copy the program's sources, and all that comes with them, into an empty folder."""
    for folder in ("kimi_calc", "resources"):
        shutil.copytree(root / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
