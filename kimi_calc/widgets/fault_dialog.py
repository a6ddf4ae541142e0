"""What is seen of an unexpected fault: calm words, and a report to copy."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kimi_calc.widgets import theme
from kimi_calc.widgets.fitted_dialog import FittedDialog

_MOST_MORE = 20  # faults that are added to a dialog while it is open


class FaultDialog(FittedDialog):
    """Says what a fault means for the person in front of it; the report is folded away.

    `lives_on` is False where the program couldn't start.
    """

    def __init__(self, report: str, *, lives_on: bool = True) -> None:
        super().__init__(_window(), letters=40)
        self.setObjectName("faultDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lives_on = lives_on
        self._more = 0
        self._heading = _text("faultHeading")
        font = self._heading.font()
        font.setPointSizeF(QApplication.font().pointSizeF() * 1.25)
        font.setBold(True)
        self._heading.setFont(font)
        self._words = _text("faultWords")
        self._privacy = _text("faultPrivacy")
        self._privacy.setProperty("muted", True)
        self._details = _Report(report)
        self._details.hide()
        self._unfold = _button("faultDetails")
        self._unfold.setCheckable(True)
        self._unfold.toggled.connect(self._fold)
        self._copied = QLabel()
        self._copied.setObjectName("faultCopied")
        self._copied.setProperty("muted", True)
        self._copy = _button("faultCopy")
        self._copy.clicked.connect(self._do_copy)
        self._close = _button("faultClose")
        self._close.setDefault(True)
        self._close.clicked.connect(self.reject)
        row = QWidget()
        buttons = QHBoxLayout(row)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self._unfold)
        buttons.addStretch()
        for widget in (self._copied, self._copy, self._close):
            buttons.addWidget(widget)
        column = QVBoxLayout()
        for text in (self._heading, self._words, self._privacy):
            column.addWidget(text)
        column.addWidget(self._details, 1)
        self.lay_out(column, row)
        self.retranslate()
        self._close.setFocus()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("Kimi price calculator"))
        if self.lives_on:
            self._heading.setText(self.tr("Something went wrong, but nothing you typed is lost."))
            self._words.setText(
                self.tr(
                    "You can go on working. If it happens again, copy the report and send it to "
                    "those who gave you the program."
                )
            )
        else:
            self._heading.setText(self.tr("The program can't start."))
            self._words.setText(
                self.tr(
                    "Its installation may be incomplete: install it again. If that doesn't help, "
                    "copy the report and send it to those who gave you the program."
                )
            )
        self._privacy.setText(
            self.tr(
                "The report names versions and places in the program. None of your figures are "
                "in it; names of files may be."
            )
        )
        self._unfold.setText(self.tr("&Details"))
        self._copy.setText(self.tr("Copy &report"))
        self._close.setText(self.tr("&Close"))
        self._details.setAccessibleName(self.tr("Report"))

    def add(self, report: str) -> None:
        """Add the report of a fault that came while the dialog was open."""
        self._more += 1
        if self._more <= _MOST_MORE:
            self._details.appendPlainText(f"\n{report}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fold(self, unfolded: bool) -> None:  # noqa: FBT001 - so the signal has it
        self._details.setVisible(unfolded)
        self.fit()

    def _do_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copied.setText(self.tr("Copied"))


class _Report(QPlainTextEdit):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("faultReport")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class _Fault(NamedTuple):
    report: str
    surroundings: Callable[[], str]
    lives_on: bool


class _Messenger(QObject):
    """Takes faults from any thread, and shows them on the window's."""

    came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: FaultDialog | None = None
        self.came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def _show(self, fault: _Fault) -> None:
        if self._dialog and isValid(self._dialog) and self._dialog.isVisible():
            self._dialog.add(fault.report)
            return
        report = f"{fault.report}\n\n{fault.surroundings()}"
        self._dialog = FaultDialog(report, lives_on=fault.lives_on)
        if not fault.lives_on:
            self._dialog.finished.connect(self._give_up)
        self._dialog.open()

    def _give_up(self) -> None:
        QCoreApplication.exit(1)


class _Post:
    """The one messenger; two threads may ask for it at the same time."""

    lock = Lock()
    messenger: _Messenger | None = None

    @classmethod
    def office(cls, application: QCoreApplication) -> _Messenger:
        with cls.lock:
            if not cls.messenger:
                cls.messenger = _Messenger()
                cls.messenger.moveToThread(application.thread())
            return cls.messenger


def show_fault(fault: str, surroundings: Callable[[], str], *, lives_on: bool = True) -> None:
    """Show a fault, from whichever thread; never two dialogs at a time.

    `surroundings` is asked, on the window's thread, for what else belongs into the report. With
    `lives_on` False the program ends with the dialog. Nothing is shown without an application.
    """
    application = QCoreApplication.instance()
    if isinstance(application, QApplication):
        _Post.office(application).came.emit(_Fault(fault, surroundings, lives_on))


def _window() -> QWidget | None:
    """The window in use; while another program is in use, the main window."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    main = next((one for one in shown if isinstance(one, QMainWindow)), None)
    return QApplication.activeWindow() or main


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
