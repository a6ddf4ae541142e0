"""The state of the page Calculate: what is typed, what it means, what it costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from PySide6.QtCore import QObject, Signal

from kimi_calc.pricing import (
    Comparison,
    ContextExceeded,
    Model,
    PriceList,
    PricingError,
    Quote,
    Usage,
    compare,
    models_that_fit,
    parse_quantity,
    parse_share,
    quote,
)
from kimi_calc.pricing.amounts import exact_percent, format_percent, share_of
from kimi_calc.pricing.quantities import group_digits, tokens_of_share

Field = Literal["inputTokens", "cacheHitPercent", "outputTokens", "requests"]
"""The fields of the single-request form, by their objectNames."""

FIELDS: tuple[Field, ...] = get_args(Field)

_AT_FIRST: dict[Field, str] = {
    "inputTokens": "10,000",
    "cacheHitPercent": "0%",
    "outputTokens": "1,000",
    "requests": "1",
}


class Calculation(QObject):
    """A keystroke's way: `set_text` → quote → one `changed` signal → the widgets read.

    `changed` comes after every change of anything here.
    """

    changed = Signal()

    def __init__(self, price_list: PriceList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_list = price_list
        self._model = next((m for m in price_list.models if m.recommended), price_list.models[0])
        self._texts = dict(_AT_FIRST)
        self._sources: dict[Field, str] = {}
        self._values: dict[Field, int | Decimal] = {}
        self._errors: dict[Field, PricingError] = {}
        self._usage: Usage | None = None
        self._quote: Quote | None = None
        self._last_quote: Quote | None = None
        self._refusal: ContextExceeded | None = None
        self._comparisons: tuple[Comparison, ...] = ()
        for field in FIELDS:
            self._read(field)
        self._price()

    @property
    def price_list(self) -> PriceList:
        """The price list in use."""
        return self._price_list

    @property
    def model(self) -> Model:
        """The picked model."""
        return self._model

    @property
    def usage(self) -> Usage | None:
        """What the fields mean together; None while one of them can't be read."""
        return self._usage

    @property
    def quote(self) -> Quote | None:
        """What it costs now; None while there is no price."""
        return self._quote

    @property
    def last_quote(self) -> Quote | None:
        """The last quote there was, to be shown greyed while a field can't be read."""
        return self._last_quote

    @property
    def refusal(self) -> ContextExceeded | None:
        """Why the picked model can't take the request."""
        return self._refusal

    @property
    def fitting_models(self) -> tuple[Model, ...]:
        """The models of the list that could take the request."""
        return models_that_fit(self._price_list, self._usage) if self._usage else ()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every model of the list for the same usage; the last known one while there is none."""
        return self._comparisons

    @property
    def cached_tokens(self) -> int | None:
        """The cache hits in tokens per request; None while they are not known."""
        return self._usage.cached_tokens if self._usage else None

    @property
    def context_used(self) -> int | None:
        """Tokens of a request, input and output; None while they are not known."""
        return self._usage.longest_request if self._usage else None

    @property
    def context_permille(self) -> int:
        """How full the picked model's context is, from 0 to 1000; more than full is 1000."""
        used = self.context_used or 0
        return min(used * 1000 // self._model.context_length, 1000)

    @property
    def context_percent(self) -> str:
        """The same in percent, as a text; it may be more than 100 %."""
        used = Decimal(self.context_used or 0)
        return format_percent(share_of(used, Decimal(self._model.context_length)))

    @property
    def cache_hit_percent(self) -> int | None:
        """The share of cache hits in whole percent, rounded down; None while it is not known."""
        share = self._values.get("cacheHitPercent")
        return None if share is None else int(share * 100)

    def text(self, field: Field) -> str:
        """What stands in a field."""
        return self._texts[field]

    def value(self, field: Field) -> int | Decimal | None:
        """What a field means; None while it can't be read."""
        return self._values.get(field)

    def source(self, field: Field) -> str | None:
        """What was typed before the field's value was written out, such as `1000*30`."""
        return self._sources.get(field)

    def error(self, field: Field) -> PricingError | None:
        """Why a field can't be read."""
        return self._errors.get(field)

    def pick(self, model_id: str) -> None:
        """Pick a model of the list; UnknownModel if it has none of this id."""
        model = self._price_list.model(model_id)
        if model is not self._model:
            self._model = model
            self._price()
            self.changed.emit()

    def set_text(self, field: Field, text: str) -> None:
        """Take what stands in a field now."""
        if text == self._texts[field]:
            return
        before = self._values.get(field)
        self._texts[field] = text
        self._read(field)
        if self._values.get(field) != before:
            self._sources.pop(field, None)
        self._price()
        self.changed.emit()

    def set_cache_hit_percent(self, percent: int) -> None:
        """Take the share of cache hits from a slider, in whole percent."""
        self.set_text("cacheHitPercent", f"{percent}%")

    def finish(self, field: Field) -> str:
        """Write a field's value out (`1000*30` → `30,000`), once its user has left it."""
        value = self._values.get(field)
        if value is None:
            return self._texts[field]
        typed = self._texts[field].strip()
        if isinstance(value, Decimal):
            written = exact_percent(value)
        else:
            written = group_digits(value)
            if any(not (sign.isdigit() or sign in ",， ") for sign in typed):
                self._sources[field] = typed
        if written != self._texts[field]:
            self._texts[field] = written
            self.changed.emit()
        return written

    def _read(self, field: Field) -> None:
        self._errors.pop(field, None)
        self._values.pop(field, None)
        try:
            parse = parse_share if field == "cacheHitPercent" else parse_quantity
            self._values[field] = parse(self._texts[field])
        except PricingError as error:
            self._errors[field] = error

    def _price(self) -> None:
        self._usage = self._quote = self._refusal = None
        if self._errors:
            return
        counts = {field: value for field, value in self._values.items() if isinstance(value, int)}
        share = Decimal(self._values["cacheHitPercent"])
        cached = tokens_of_share(share, counts["inputTokens"])
        self._usage = Usage(
            counts["inputTokens"], counts["outputTokens"], cached, counts["requests"]
        )
        self._comparisons = compare(self._price_list, self._usage)
        try:
            self._quote = self._last_quote = quote(self._model, self._usage)
        except ContextExceeded as error:
            self._refusal = error
