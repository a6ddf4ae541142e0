"""What the picked items, or all, would cost on other terms, before anything is taken."""

from __future__ import annotations

from collections.abc import Callable, Collection
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from kimi_calc.viewmodels import what_if_wording
from kimi_calc.viewmodels.difference_lines import ChangeLine
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.what_if import WhatIf
from kimi_calc.widgets import theme
from kimi_calc.widgets.flow import Flow
from kimi_calc.widgets.text_parts import plain_label
from kimi_calc.widgets.what_if_rows import Choice, WhatIfRows

if TYPE_CHECKING:
    from kimi_calc.widgets.what_if_details import WhatIfDetails


class WhatIfCard(QFrame):
    """The items are those that are picked in the table; all where none is."""

    def __init__(self, desk: EstimateDesk) -> None:
        super().__init__()
        self.setObjectName("whatIf")
        self.setProperty("card", True)
        self._desk = desk
        self.what_if = WhatIf(desk.estimating, desk.price_lists, self)
        self._details: WhatIfDetails | None = None
        self._title = card_title("whatIfTitle")
        self._target = _Words("whatIfTarget")
        self._model = Choice("whatIfModel", usual=10, fewest=4)
        self._target.setBuddy(self._model)
        self._model.activated.connect(lambda _: self.what_if.set_model(self._model.chosen or ""))
        sentence = Flow()
        sentence.stretched = self._model
        sentence.addWidget(self._target)
        sentence.addWidget(self._model)
        self._rows = WhatIfRows(self.what_if, desk.price_lists, desk.estimating)
        self._result = small_label("whatIfResult")
        self._result.setTextFormat(Qt.TextFormat.RichText)
        self._notes = small_label("whatIfNotes")
        self._follow = link("whatIfFollow", self.what_if.follow)
        self._take = link("whatIfTake", self._take_it)
        self._cancel = link("whatIfCancel", self._stop)
        self._more = link("whatIfDetails", self.show_details)
        links = Flow(gap=theme.SPACE // 2)
        for button in (self._take, self._cancel, self._more, self._follow):
            links.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._title)
        column.addLayout(sentence)
        column.addWidget(self._rows)
        column.addWidget(self._result)
        column.addWidget(self._notes)
        column.addLayout(links)
        self.what_if.changed.connect(self.refresh)
        self.retranslate()

    def pick(self, keys: Collection[int]) -> None:
        """Ask for these items from now on."""
        self.what_if.pick(keys)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._title.setText(self.tr("What if"))
        self._model.setAccessibleName(self.tr("Another model"))
        self._take.setText(self.tr("Take it"))
        self._cancel.setText(self.tr("Cancel"))
        self._more.setText(self.tr("Details"))
        self._rows.retranslate()
        if self._details:
            self._details.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show what is asked, and what comes of it."""
        what_if = self.what_if
        self._target.setText(what_if_wording.target(what_if))
        has_items = bool(what_if.items)
        self._model.setVisible(has_items)
        self._rows.setVisible(has_items)
        if has_items:
            self._offer_models()
            self._rows.refresh()
        self._show_result()
        if self._details and self._details.isVisible():
            self._details.refresh()

    def show_details(self) -> None:
        """Open the differences by item; they follow what is asked."""
        from kimi_calc.widgets.what_if_details import WhatIfDetails

        if self._details is None:
            self._details = WhatIfDetails(self.what_if, self._desk, self.window())
        self._details.refresh()
        self._details.show()
        self._details.raise_()
        self._details.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Say the result again in the colours of another theme."""
        super().changeEvent(event)
        dressed = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}
        if event.type() in dressed and hasattr(self, "_more"):
            self._show_result()

    def _offer_models(self) -> None:
        same = self.tr("the same model")
        retired = self.tr("{model} · retired")
        models = [
            (retired.format(model=one.id) if one.retired else one.id, one.id)
            for one in self.what_if.models
        ]
        self._model.offer([(same, ""), *models], self.what_if.asked.model)

    def _show_result(self) -> None:
        what_if = self.what_if
        outcome = what_if.outcome
        asks = not what_if.asked.is_nothing and bool(what_if.items)
        lines = what_if_wording.lines(outcome) if outcome else ()
        said = "<br>".join(_rich(line, stale=not what_if.is_current) for line in lines)
        if outcome and not lines and outcome.results:
            said = escape(self.tr("Nothing costs more or less."))
        theme.mark(self._result, "stale", on=not what_if.is_current)
        set_text(self._result, said if asks else "")
        notes = what_if_wording.notes(outcome, what_if) if outcome and what_if.is_current else []
        set_text(self._notes, "\n".join(notes) if asks else "")
        self._take.setVisible(asks and what_if.can_take)
        self._cancel.setVisible(asks)
        self._more.setVisible(asks and bool(outcome and outcome.results))
        follows = asks and what_if.can_follow
        self._follow.setVisible(follows)
        if follows:
            self._follow.setText(self.tr("With the successors"))

    def _take_it(self) -> None:
        self.what_if.take()
        if self.what_if.asked.is_nothing:
            self._stop()

    def _stop(self) -> None:
        self._rows.close_all()
        self.what_if.cancel()
        self._model.setFocus(Qt.FocusReason.OtherFocusReason)


class _Words(QLabel):
    """A few words that want one line, and take more where there is no room for that."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("small", True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


def card_title(name: str) -> QLabel:
    """The title of a card."""
    label = plain_label(name)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def small_label(name: str) -> QLabel:
    """Words of a card that wrap and can be selected; however long, the card gets no wider."""
    label = plain_label(name, small=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def link(name: str, clicked: Callable[[], object]) -> QPushButton:
    """A quiet button of a card."""
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("link", True)
    button.clicked.connect(clicked)
    return button


def set_text(label: QLabel, text: str) -> None:
    """Show a text; no label where there is none."""
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))


def _rich(line: ChangeLine, *, stale: bool) -> str:
    """A line whose new amount stands out; its sign says the same as its colour."""
    colors = theme.colors()
    color = {1: colors.error, 0: colors.text, -1: colors.saving}[line.more]
    after = f"<b>{escape(line.after)}</b>"
    if not stale:
        after = f'<span style="color:{color}">{after}</span>'
    said = f"{escape(line.caption)} {escape(line.before)} → {after}"
    beside = line.percent or line.difference
    return f"{said} &nbsp; {escape(beside)}" if beside else said
