"""The texts that come with the program: how the cost is computed, licences."""

from __future__ import annotations

from kimi_calc import paths


def help_text(language: str) -> str:
    """How the cost is computed, as Markdown, in "zh" or "en"."""
    return (paths.resources() / "help" / f"cost_{language}.md").read_text(encoding="utf-8")


def licence_text(name: str) -> str:
    """A licence word by word: "kimi-calc", "lgpl-3.0", "gpl-3.0", "pyyaml" or "python"."""
    return (paths.resources() / "licences" / f"{name}.txt").read_text(encoding="utf-8")
