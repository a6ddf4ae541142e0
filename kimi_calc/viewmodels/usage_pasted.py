"""Tables that were pasted: they lie in a folder of their own as long as the window is open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication

FOLDER = "kimi-calc-"
"""How the name of their folder begins, which nobody has to see."""


class Pasted:
    """Files with what was pasted; nobody else may read them, and they go with this object."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._count = 0

    def write(self, text: str) -> Path:
        """A file with a text in it. OSError if it can't be written."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix=FOLDER)
        self._count += 1
        name = QCoreApplication.translate("UsageLogs", "Pasted {n}").format(n=self._count)
        path = Path(self._folder.name) / f"{name}{_suffix(text)}"
        path.write_text(text, "utf-8", errors="surrogatepass")
        return path

    def clear(self) -> None:
        """Remove all of them."""
        folder, self._folder = self._folder, None
        if folder:
            with suppress(OSError):
                folder.cleanup()


def _suffix(text: str) -> str:
    begun = text.lstrip("\ufeff \t\r\n")[:1]
    if begun and begun in "{[":
        return ".jsonl"
    return ".tsv" if "\t" in text else ".csv"
