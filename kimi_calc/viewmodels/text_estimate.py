"""The state of the dialog From text: texts and documents, their tokens, what is taken over."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal

from PySide6.QtCore import QObject, Signal

from kimi_calc.pricing import QuantityError, TokenSpan, parse_quantity
from kimi_calc.tokens import TokenEstimate
from kimi_calc.tokens.readers.encodings import ENCODINGS
from kimi_calc.viewmodels import source_rows, wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.source_rows import SourceRows
from kimi_calc.viewmodels.token_sources import TokenSources

TextField = Literal["imageTokens", "sourceRequests"]
"""The fields of the dialog by their objectNames: tokens of images a request, and requests."""

_AT_FIRST: dict[TextField, str] = {"imageTokens": "0", "sourceRequests": "1"}


class TextEstimate(QObject):
    """The tokens of a request that is made from texts, documents and images, and their cost.

    `sources` takes the texts and documents, `rows` shows them, priced on the model that is picked
    in the calculation. `encodings` are those that a text document may be read in. `changed` comes
    after every change of anything here.
    """

    encodings: ClassVar[tuple[str, ...]] = ENCODINGS

    changed = Signal()

    def __init__(self, calculation: Calculation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources = TokenSources(self)
        self.rows = SourceRows(self.sources, self)
        self._calculation = calculation
        self._model = calculation.model
        self._texts: dict[TextField, str] = {}
        self._values: dict[TextField, int] = {}
        self._errors: dict[TextField, QuantityError] = {}
        for field, text in _AT_FIRST.items():
            self._read(field, text)
        self._refused: Path | None = None
        self.sources.count_for(self._model.tokenizer)
        self.sources.changed.connect(self._tell)
        self.sources.vocabulary_changed.connect(lambda: self._refuse(None))
        self.sources.vocabulary_refused.connect(self._refuse)
        calculation.changed.connect(self._follow)

    def text(self, field: TextField) -> str:
        """What stands in a field."""
        return self._texts[field]

    def value(self, field: TextField) -> int | None:
        """What a field means; None while it can't be read."""
        return self._values.get(field)

    def error(self, field: TextField) -> QuantityError | None:
        """Why a field can't be read."""
        return self._errors.get(field)

    @property
    def total(self) -> TokenEstimate | None:
        """The tokens of a request: of all sources and of images; None while there are none."""
        total, images = self.sources.total, self.value("imageTokens")
        if not images:
            return total
        of_images = TokenEstimate(images, images, images, 0, 0, "exact")
        return of_images + total if total else of_images

    @property
    def summary(self) -> str:
        """The total in a line, the platform's own rule of thumb beside it; a dash without one."""
        return source_rows.summary(self.total) if self.total else "—"

    @property
    def cost(self) -> str:
        """What the total costs as input, of one request and of all; empty without one."""
        if not self.total:
            return ""
        return source_rows.total_cost(self.total, self._model, self.value("sourceRequests") or 1)

    @property
    def sureness(self) -> str:
        """How sure the total is, in a sentence; empty where there is nothing to be sure of."""
        return source_rows.sureness(self.sources, self._model)

    @property
    def problem(self) -> str:
        """Why a field can't be read, so that nothing can be taken over, or a vocabulary used."""
        errors = [self._errors[field] for field in self._texts if field in self._errors]
        if errors:
            return wording.field_error(errors[0])
        if not self._refused:
            return ""
        text = self.tr(
            "{file} is no vocabulary, or not there any more: choose the tiktoken.model that the "
            "model comes with"
        )
        return text.format(file=self._refused)

    @property
    def can_take_over(self) -> bool:
        """Whether all is counted and every field can be read."""
        return self._ready() is not None

    def set_text(self, field: TextField, text: str) -> None:
        """Take what stands in a field now."""
        if text != self._texts[field]:
            self._read(field, text)
            self.changed.emit()

    def take_over(self) -> bool:
        """Have the calculation price such requests; whether that could be done."""
        ready = self._ready()
        if ready:
            self._calculation.use_tokens(*ready)
        return ready is not None

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.rows.retranslate()
        self._tell()

    def _ready(self) -> tuple[TokenSpan, int] | None:
        """The input of a request and how many there are; None while that may yet be others."""
        total, requests = self.total, self.value("sourceRequests")
        if total is None or requests is None or self._errors or self.sources.counting:
            return None
        return TokenSpan(total.low, total.typical, total.high), requests

    def _read(self, field: TextField, text: str) -> None:
        self._texts[field] = text
        self._values.pop(field, None)
        self._errors.pop(field, None)
        try:
            self._values[field] = parse_quantity(text)
        except QuantityError as error:
            self._errors[field] = error

    def _follow(self) -> None:
        """Count and price for another model, if one was picked."""
        if self._calculation.model is not self._model:
            self._model = self._calculation.model
            self.sources.count_for(self._model.tokenizer)
            self._tell()

    def _refuse(self, path: Path | None) -> None:
        self._refused = path
        self.changed.emit()

    def _tell(self) -> None:
        self.rows.refresh(self._model)
        self.changed.emit()
