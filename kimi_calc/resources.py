"""What comes with the program: where it lies, and its texts. No other file knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The folder of resources: inside the package once installed or frozen, beside it before."""
    package = Path(__file__).resolve().parent
    for place in (package / "resources", package.parent / "resources"):
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"no resources beside {package}: the installation is incomplete, install it again"
    )


def help_text(language: str) -> str:
    """How the cost is computed, as Markdown, in "zh" or "en"."""
    return (folder() / "help" / f"cost_{language}.md").read_text(encoding="utf-8")


def licence_text(name: str) -> str:
    """A licence word by word: "kimi-calc", "lgpl-3.0", "gpl-3.0", "pyyaml" or "python"."""
    return (folder() / "licences" / f"{name}.txt").read_text(encoding="utf-8")
