"""The one button Close of a dialog, in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox


class CloseBox(QDialogButtonBox):
    """Stands at the lower edge of a dialog and closes it, as Esc does.

    With `default`, Enter closes it too, wherever in the dialog it is pressed.
    """

    def __init__(self, name: str, dialog: QDialog, *, default: bool = True) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Close)
        self._close = self.button(QDialogButtonBox.StandardButton.Close)
        self._close.setObjectName(name)
        self._close.setAutoDefault(default)
        self._close.setDefault(default)
        self.rejected.connect(dialog.reject)
        self._retranslate()

    def take_focus(self) -> None:
        """Have the button focused."""
        self._close.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; Qt would say it in the system's."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._close.setText(self.tr("&Close"))
