"""A labelled field of a drafted price list, with what is wrong with it, or an echo, below it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kimi_calc.viewmodels.drafted import Spot
from kimi_calc.viewmodels.list_draft import ListDraft
from kimi_calc.viewmodels.list_draft_wording import is_mistake, problem
from kimi_calc.widgets.number_field import NumberField


class DraftField(NumberField):
    """Types into one spot of a draft, which can become another one. Undo is the form's."""

    def __init__(
        self, draft: ListDraft, name: str, spot: Spot, *, words: bool = False, lines: int = 1
    ) -> None:
        """`words` stand on the left, numbers on the right; `lines` are kept for the message."""
        super().__init__(name, lines=lines)
        self._draft = draft
        self._spot = spot
        if words:
            self.edit.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.edit.textChanged.connect(self._type)
        self.edit.left.connect(draft.leave)
        self.edit.undo_wanted.connect(draft.undo)
        self.edit.redo_wanted.connect(draft.redo)

    @property
    def spot(self) -> Spot:
        """Where it types."""
        return self._spot

    def show_spot(self, spot: Spot, echo: str = "") -> None:
        """Show what is typed in a spot, and type there from now on."""
        self._spot = spot
        self.edit.write(self._draft.text(spot))
        error = self._draft.error(spot)
        self.message.say(problem(error) or echo, error=is_mistake(error))
        self.message.keep_lines()

    def _type(self, text: str) -> None:
        self._draft.type_in(self._spot, text)
