"""Where resources lie; no other file knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of resources: inside the package once installed or frozen, beside it before."""
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"no resources beside {package}: the installation is incomplete, install it again"
    )
