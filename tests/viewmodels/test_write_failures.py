"""What kept a file from being written, also as Windows says it."""

import errno
import sys

import pytest

from kimi_calc.viewmodels.write_failures import Failure, failure_of


@pytest.mark.parametrize(
    ("number", "windows", "path", "failure"),
    [
        (errno.ENAMETOOLONG, None, "x" * 300, "long_name"),
        (errno.ENOENT, 206, "C:/a", "long_name"),
        (errno.ENOENT, 3, "C:/gone/a", "vanished"),
        (errno.ENOENT, 3, f"C:/{'folder/' * 40}a", "long_name"),
        (errno.EINVAL, 123, "C:/what?", ""),
        (errno.EINVAL, 123, f"C:/{'x' * 256}", "long_name"),
        (errno.EACCES, 32, "C:/a", "forbidden"),
        (errno.ENOSPC, 112, "C:/a", "full"),
        (None, None, None, ""),
    ],
)
@pytest.mark.parametrize("second", [False, True])
def test_what_kept_a_file_from_being_written(
    number: int | None, windows: int | None, path: str | None, failure: Failure, *, second: bool
) -> None:
    error = OSError("no number")
    if number:
        paths = ("a", path) if second else (path, None)
        error = OSError(number, "it failed", paths[0], windows, paths[1])
        if sys.platform != "win32":  # there it says so itself
            vars(error)["winerror"] = windows
    assert failure_of(error) == failure
