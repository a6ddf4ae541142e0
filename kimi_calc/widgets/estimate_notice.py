"""What is to be said of the file of the estimate, above it, and what can be done about that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton

from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_notices import Action, Notice, label, sentence, tip
from kimi_calc.widgets import theme
from kimi_calc.widgets.tool_tips import as_written

_SENTENCE = 24  # letters M of the text size; with less room beside the buttons, they go below


class EstimateNotice(QFrame):
    """A sentence and what can be done, one notice at a time; unseen where there is none.

    Its buttons are called notice_save, notice_restore … as the actions are.
    """

    def __init__(self, document: EstimateDocument) -> None:
        super().__init__()
        self.setObjectName("estimateNotice")
        self._document = document
        self._shown: Notice | None = None
        self._sentence = QLabel()
        self._sentence.setObjectName("estimateNoticeText")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._buttons: dict[Action, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*[theme.SPACE * 3 // 2, theme.SPACE // 2] * 2)
        self._row.setSpacing(theme.SPACE // 2)
        self._row.addWidget(self._sentence, 1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(theme.SPACE)
        self._row.addLayout(self._beside)
        self.hide()
        document.changed.connect(self._refresh)
        self._refresh()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        if self._shown:
            self._say(self._shown)

    def focus_first(self) -> bool:
        """Begin with what was left unsaved, if that is offered; whether it is."""
        if self._shown is None or self._shown.about != "draft":
            return False
        self._button("restore").setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the sentence or below it, as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _refresh(self) -> None:
        notice = self._document.notice
        if notice == self._shown:
            return
        self._shown = notice
        if notice:
            self._say(notice)
        self.setVisible(notice is not None)

    def _say(self, notice: Notice) -> None:
        self._sentence.setText(sentence(notice))
        for button in self._buttons.values():
            self._beside.removeWidget(button)
        for action in notice.actions:
            button = self._button(action)
            button.setText(label(action, notice))
            button.setToolTip(as_written(tip(action)))
            button.setAccessibleDescription(sentence(notice))  # else who hears it hears no sentence
            self._beside.addWidget(button)
        for action, button in self._buttons.items():
            button.setVisible(action in notice.actions)
        self._fit()

    def _button(self, action: Action) -> QPushButton:
        if action not in self._buttons:
            button = QPushButton(self)
            button.setObjectName(f"notice_{action}")
            button.setProperty("link", True)
            button.clicked.connect(lambda: self._document.answer(action))
            self._buttons[action] = button
        return self._buttons[action]

    def _fit(self) -> None:
        if not self._shown:
            return
        ways = QBoxLayout.Direction
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widths = [self._button(action).sizeHint().width() for action in self._shown.actions]
        together = sum(widths) + self._beside.spacing() * (len(widths) - 1)
        words = self.fontMetrics().horizontalAdvance("M") * _SENTENCE
        beside = together + words <= room
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._beside.setDirection(ways.LeftToRight if together <= room else ways.TopToBottom)
        start = Qt.AlignmentFlag.AlignLeft if not beside else Qt.AlignmentFlag(0)
        self._row.setAlignment(self._beside, start)
        # A page that has no room for all would cut a sentence that runs over several lines.
        self.setFixedHeight(self._row.totalHeightForWidth(self.width()))
