"""What is put on the clipboard: the result as a table, a sentence or a picture, rows, a text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kimi_calc.viewmodels.calculation import Calculation

if TYPE_CHECKING:
    from kimi_calc.viewmodels.clipboard import Rows


class Copies(QObject):
    """`copied` comes after something was; nothing is while there is no price."""

    copied = Signal()

    def __init__(self, calculation: Calculation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calculation = calculation

    def text(self, text: str, html: str = "") -> None:
        """Copy a text, and the same as HTML for those who can take it."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        content = QMimeData()
        content.setText(text)
        if html:
            content.setHtml(html)
        QGuiApplication.clipboard().setMimeData(content)
        self.copied.emit()

    def result(self) -> None:
        """Copy the result as a table."""
        from kimi_calc.viewmodels import copying

        rows = copying.result_rows(self._calculation, _today())
        if rows:
            self.rows(rows)

    def rows(self, rows: Rows) -> None:
        """Copy rows of a table."""
        from kimi_calc.viewmodels.clipboard import as_html, as_text

        self.text(as_text(rows), as_html(rows))

    def sentence(self) -> None:
        """Copy the result as a sentence."""
        from kimi_calc.viewmodels.result_phrases import sentence

        if self._calculation.quote:
            self.text(sentence(self._calculation))

    def picture(self) -> None:
        """Copy the result as a picture."""
        from PySide6.QtGui import QGuiApplication

        from kimi_calc.widgets.result_picture import result_picture

        picture = result_picture(self._calculation, _today())
        if not picture.isNull():
            QGuiApplication.clipboard().setImage(picture)
            self.copied.emit()

    def amount(self) -> None:
        """Copy the total with all its digits."""
        from kimi_calc.pricing.amounts import plain

        if self._calculation.quote:
            self.text(plain(self._calculation.quote.total))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this machine's calendar
