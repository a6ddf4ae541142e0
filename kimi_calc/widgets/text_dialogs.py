"""The dialogs From text of a window: one for each field, with one vocabulary for all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import Field
from kimi_calc.widgets.text_dialog import TextDialog


class TextDialogs(QObject):
    """Each keeps its own texts and documents: those of a question are none of an answer.

    `vocabulary_changed` comes with the file that tokens are counted with, or None for none.
    """

    vocabulary_changed = Signal(object)

    def __init__(self, calculation: Calculation, window: QWidget, vocabulary: Path | None) -> None:
        super().__init__(window)
        self._calculation = calculation
        self._window = window
        self._vocabulary = vocabulary
        self._dialogs: dict[Field, TextDialog] = {}
        self._last: TextDialog | None = None

    def open(self, field: Field) -> TextDialog:
        """Show the dialog of a field, as it was left."""
        dialog = self._dialogs.get(field) or self._new(field)
        self._last = dialog
        dialog.retranslate()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def open_for_drop(self) -> TextDialog:
        """Show the one that takes what was dropped on the window.

        The one that is seen, else that of the input: in a conversation, what is sent first.
        """
        if self._last and self._last.isVisible():
            return self.open(self._last.field)
        single = self._calculation.workload == "single"
        return self.open("inputTokens" if single else "systemTokens")

    def close(self) -> None:
        """Stop counting for good."""
        for dialog in self._dialogs.values():
            dialog.sources.close()

    def _new(self, field: Field) -> TextDialog:
        dialog = TextDialog(self._calculation, self._window, field=field)
        sources = dialog.sources
        there = next((one.sources.tokenizer for one in self._dialogs.values()), None)
        self._dialogs[field] = dialog
        if there:
            sources.count_with(there, self._vocabulary)
        elif self._vocabulary:
            sources.load_vocabulary(self._vocabulary)
        sources.vocabulary_changed.connect(lambda file: self._share(dialog, file))
        return dialog

    def _share(self, source: TextDialog, file: Path | None) -> None:
        """Have all count with what one counts with."""
        changed = file != self._vocabulary
        self._vocabulary = file
        for dialog in self._dialogs.values():
            dialog.sources.count_with(source.sources.tokenizer, file)
        if changed:
            self.vocabulary_changed.emit(file)
