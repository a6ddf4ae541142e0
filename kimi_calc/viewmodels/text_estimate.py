"""The state of the dialog From text: texts and documents, their tokens, what is taken over.

An estimate is a number of tokens here; that of a budget is kept by `estimating`.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal

from PySide6.QtCore import QObject, Signal

from kimi_calc.pricing import QuantityError, TokenSpan, parse_quantity
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens import TokenEstimate
from kimi_calc.tokens.readers.encodings import ENCODINGS
from kimi_calc.viewmodels import batch_wording, document_wording, estimate_wording, wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.document_batch import Batch, batch_of
from kimi_calc.viewmodels.fields import Field
from kimi_calc.viewmodels.source_rows import SourceRows
from kimi_calc.viewmodels.token_sources import TokenSources

TextField = Literal["imageTokens", "sourceRequests"]
"""The fields of the dialog by their objectNames: tokens of images a request, and requests."""

_AT_FIRST: dict[TextField, str] = {"imageTokens": "0", "sourceRequests": "1"}


class TextEstimate(QObject):
    """The tokens that texts, documents and images make, and their cost.

    They are for one `field` of the calculation: the input of a request, or a part of a
    conversation. `sources` takes the texts and documents, `rows` shows them, priced on the model
    that is picked in the calculation. `encodings` are those that a text document may be read in.
    `changed` comes after every change of anything here.

    The number of requests is that of the calculation until another one is typed here.
    """

    encodings: ClassVar[tuple[str, ...]] = ENCODINGS

    changed = Signal()

    def __init__(
        self,
        calculation: Calculation,
        parent: QObject | None = None,
        *,
        field: Field = "inputTokens",
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.sources = TokenSources(self)
        self.rows = SourceRows(self.sources, self)
        self._calculation = calculation
        self._model = calculation.model
        self._unpriced = calculation.is_missing
        self._texts: dict[TextField, str] = {}
        self._values: dict[TextField, int] = {}
        self._errors: dict[TextField, QuantityError] = {}
        for each, text in _AT_FIRST.items():
            self._read(each, text)
        self._own_requests = False  # whether their number was typed here
        self._wants_split = False
        self._batch: Batch | None = None
        self._refused: Path | None = None
        self._follow_requests()
        self.sources.count_for(self._model.tokenizer)
        self.sources.changed.connect(self._tell)
        self.sources.vocabulary_changed.connect(lambda: self._refuse(None))
        self.sources.vocabulary_refused.connect(self._refuse)
        calculation.changed.connect(self._follow)

    def text(self, field: TextField) -> str:
        """What stands in a field."""
        if field == "sourceRequests" and self._batch:
            return group_digits(len(self._batch.fitting))
        return self._texts[field]

    def value(self, field: TextField) -> int | None:
        """What a field means; None while it can't be read."""
        return self._values.get(field)

    def error(self, field: TextField) -> QuantityError | None:
        """Why a field can't be read."""
        return self._errors.get(field)

    @property
    def of_request(self) -> bool:
        """Whether this is the input of a request, not a part of a conversation."""
        return self.field == "inputTokens"

    @property
    def can_split(self) -> bool:
        """Whether there are documents that could each be a request of its own."""
        return self.of_request and len(self.sources.documents) > 1

    @property
    def split(self) -> bool:
        """Whether each document is a request of its own."""
        return self._wants_split and self.can_split

    @property
    def total(self) -> TokenEstimate | None:
        """The tokens of a request: of all sources and of images; None while there are none."""
        return self._with_images(self.sources.total)

    @property
    def summary(self) -> str:
        """The total in a line, or the requests that a batch makes; empty without one."""
        if self._batch:
            return batch_wording.lengths(self._batch)
        return estimate_wording.summary(self.total) if self.total else ""

    @property
    def cost(self) -> str:
        """What the total costs as input, of one request and of all; empty without one.

        A part of a conversation has none of its own: it is sent again with each turn.
        """
        if self._unpriced:
            text = self.tr("{model} is not in the price list in use: no cost")
            return text.format(model=self._model.id) if self.total else ""
        if self._batch:
            return batch_wording.cost(self._batch, self._model)
        if not self.total or not self.of_request:
            return ""
        requests = self.value("sourceRequests") or 1
        return estimate_wording.total_cost(self.total, self._model, requests)

    @property
    def misfit(self) -> str:
        """What doesn't fit the model, or may not; empty where all does."""
        if self._batch:
            return batch_wording.left_out(self._batch, self._model)
        return estimate_wording.fits(self.total, self._model) if self.total else ""

    @property
    def left_out(self) -> str:
        """That files, or parts of them, are not among the tokens; empty where all are."""
        return document_wording.left_out(self.sources.documents)

    @property
    def crossing(self) -> str:
        """That the range of the input crosses a price tier; empty where it doesn't."""
        if self._batch or not self.total or not self.of_request or self._unpriced:
            return ""
        return estimate_wording.crossing(self.total, self._model)

    @property
    def rule_of_thumb(self) -> str:
        """The platform's own rule beside the total, and which to trust; empty without one."""
        if self._batch or not self.total:
            return ""
        return estimate_wording.rule_of_thumb(self.total, self.value("imageTokens") or 0)

    @property
    def sureness(self) -> str:
        """How sure the total is, in a sentence; empty where there is nothing to be sure of."""
        if not self.total:
            return ""
        return estimate_wording.sureness(self.total, self.sources, self._model)

    @property
    def progress(self) -> str:
        """How far counting is, or where it was stopped; empty where all is counted."""
        return estimate_wording.progress(self.sources)

    @property
    def problem(self) -> str:
        """Why a field can't be read, so that nothing can be taken over, or a vocabulary used."""
        error = self._blocking()
        if error:
            return wording.field_error(error)
        if not self._refused:
            return ""
        text = self.tr(
            "{file} is not the file for exact counts, or not there any more: choose the "
            "tiktoken.model that the model comes with"
        )
        return text.format(file=self._refused)

    @property
    def failures(self) -> list[str]:
        """The files that can't be read, or don't fit, each with why."""
        misfits = batch_wording.misfits(self._batch, self._model) if self._batch else []
        return [*self.rows.failures(), *misfits]

    @property
    def taken_over(self) -> str:
        """What the calculation gets instead of a batch; empty where it gets what is shown."""
        return batch_wording.taken_over(self._batch, self._model) if self._batch else ""

    @property
    def use(self) -> str:
        """What taking over does, with how much of the files it takes where that is not all."""
        if self._batch:
            text = self.tr("&Use the average of {count} files")
            return text.format(count=group_digits(len(self._batch.fitting)))
        if self.sources.held:
            text = self.tr("&Use only what is counted ({counted} of {all} files)")
            counted, found = len(self.sources.counted), len(self.sources.documents)
            return text.format(counted=group_digits(counted), all=group_digits(found))
        return {
            "systemTokens": self.tr("&Use as fixed-prefix tokens"),
            "userTokens": self.tr("&Use as question tokens"),
            "replyTokens": self.tr("&Use as answer tokens"),
        }.get(self.field, self.tr("&Use as input tokens"))

    @property
    def title(self) -> str:
        """What the tokens are for."""
        return {
            "systemTokens": self.tr("Fixed-prefix tokens from text"),
            "userTokens": self.tr("Question tokens from text"),
            "replyTokens": self.tr("Answer tokens from text"),
        }.get(self.field, self.tr("Input tokens from text"))

    @property
    def can_take_over(self) -> bool:
        """Whether nothing is being counted and every field can be read."""
        return self._ready() is not None

    def set_text(self, field: TextField, text: str) -> None:
        """Take what stands in a field now."""
        if text != self.text(field):
            self._read(field, text)
            if field == "sourceRequests":
                self._own_requests = self.value(field) != self._calculation.requests
            self._tell()

    def set_split(self, *, split: bool) -> None:
        """Make each document a request of its own, or all of them one."""
        if split != self._wants_split:
            self._wants_split = split
            self._tell()

    def take_over(self) -> bool:
        """Have the calculation price such requests; whether that could be done."""
        ready = self._ready()
        if ready:
            span, requests = ready
            source = ""
            if self._batch and len(self._batch.fitting) > 1:
                count = group_digits(len(self._batch.fitting))
                source = f"{group_digits(self._batch.all_tokens)} ÷ {count}"
            self._own_requests = False
            self._calculation.use_tokens(span, requests, field=self.field, source=source)
        return ready is not None

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.rows.retranslate()
        self._tell()

    def _ready(self) -> tuple[TokenSpan, int | None] | None:
        """What is taken over, and a number of requests if that is another one; None for not yet."""
        if self._blocking() or self.sources.counting:
            return None
        if self.split:
            average = self._batch.average if self._batch else None
            return (average, len(self._batch.fitting)) if average and self._batch else None
        total = self.total
        if total is None:
            return None
        requests = self.value("sourceRequests") if self._own_requests else None
        return TokenSpan(total.low, total.typical, total.high), requests

    def _blocking(self) -> QuantityError | None:
        """What is wrong with a field whose value is taken over."""
        error = self._errors.get("imageTokens")
        if self.of_request and not self.split:
            error = error or self._errors.get("sourceRequests")
        return error

    def _with_images(self, tokens: TokenEstimate | None) -> TokenEstimate | None:
        images = self.value("imageTokens")
        if not images:
            return tokens
        of_images = TokenEstimate(images, images, images, 0, 0, "exact")
        return of_images + tokens if tokens else of_images

    def _read(self, field: TextField, text: str) -> None:
        self._texts[field] = text
        self._values.pop(field, None)
        self._errors.pop(field, None)
        try:
            self._values[field] = parse_quantity(text)
        except QuantityError as error:
            self._errors[field] = error

    def _follow(self) -> None:
        """Count and price for another model or list, or another number of requests."""
        followed = self._follow_requests()
        now = self._calculation
        if now.model is not self._model or now.is_missing != self._unpriced:
            self._model, self._unpriced = now.model, now.is_missing
            self.sources.count_for(self._model.tokenizer)
            self._tell()
        elif followed:
            self.changed.emit()

    def _follow_requests(self) -> bool:
        """Show the calculation's number of requests; whether it was another one."""
        requests = self._calculation.requests
        if self._own_requests or requests in {None, self.value("sourceRequests")}:
            return False
        self._read("sourceRequests", group_digits(requests or 0))
        return True

    def _refuse(self, path: Path | None) -> None:
        self._refused = path
        self.changed.emit()

    def _tell(self) -> None:
        self._batch = None
        if self.split and not self.sources.counting:
            along = self._with_images(self.sources.texts)
            self._batch = batch_of(self.sources.documents, along, self._model)
        self.rows.refresh(self._model, priced=not self._unpriced)
        self.changed.emit()
