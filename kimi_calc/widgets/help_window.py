"""The window "How the cost is computed"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kimi_calc import resources
from kimi_calc.widgets.reading_window import ReadingWindow


class HelpWindow(ReadingWindow):
    """The help's text, to read beside the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("help", parent)

    def title(self) -> str:
        """The title of the text."""
        return self.tr("How the cost is computed")

    def markdown(self) -> str:
        """The text in the language of the program."""
        language = self.tr("en", "The language of the help text. Translate it as: zh")
        return resources.help_text(language)
