"""What is to be said of the file of the estimate, above it, and what can be done about that."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from kimi_calc.viewmodels.estimate_document import EstimateDocument


class EstimateNotice(QFrame):
    """Nothing is to be seen where there is nothing to say."""

    def __init__(self, document: EstimateDocument) -> None:
        super().__init__()
        self.setObjectName("estimateNotice")
        self._document = document
        self.hide()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
