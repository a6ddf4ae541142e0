"""The state of the page Calculate: what is asked, what it costs, what to know about it."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from PySide6.QtCore import QObject

from kimi_calc.pricing import (
    Model,
    PriceList,
    PricingError,
    TokenSpan,
    UnknownModel,
)
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.settings import RequestsMode, Service, Workload
from kimi_calc.viewmodels.answers import Answers
from kimi_calc.viewmodels.fields import ESTIMATED, SHARE_OF, Asked, Field, Typed, fields_of
from kimi_calc.viewmodels.priced import Result


class Calculation(Answers):
    """A keystroke's way: `set_text` → quote → one `changed` signal → the widgets read.

    `changed` comes after every change of anything here.
    """

    def __init__(self, price_list: PriceList, parent: QObject | None = None) -> None:
        super().__init__(price_list, parent)
        self._former: dict[str, Model] = {}  # of the lists before, which undo may come back to
        self._seconds: dict[str, tuple[str, str]] = {}  # code and rate, by the list's currency
        self._settle()

    @property
    def share_field(self) -> Field:
        """The field of cache hits of this workload."""
        return SHARE_OF[self._workload]

    @property
    def cache_hit_percent(self) -> int | None:
        """The share of cache hits in whole percent, rounded down; None while it is not known."""
        share = self._inputs.amount(self.share_field)
        return None if share is None else int(share * 100)

    def text(self, field: Field) -> str:
        """What stands in a field."""
        return self._inputs.text(field)

    def value(self, field: Field) -> int | Decimal | None:
        """What a field means; None while it is empty or can't be read."""
        return self._inputs.value(field)

    def source(self, field: Field) -> str | None:
        """What was typed before the field's value was written out, such as `1000*30`."""
        return self._inputs.source(field)

    def error(self, field: Field) -> PricingError | None:
        """Why a field can't be read."""
        return self._inputs.error(field)

    @property
    def problem(self) -> PricingError | None:
        """Why there is no result now: the first field that can't be read, or the refusal."""
        fields = fields_of(self._workload, self._requests_mode, self.charged)
        errors = filter(None, map(self._inputs.error, fields))
        return next(errors, self.refusal)

    def asked(self) -> Asked:
        """All that is typed and picked now, to come back to."""
        return Asked(
            self._model.id,
            self._workload,
            self._inputs.typed(),
            self._estimates,
            self._requests_mode,
            self._cache_lifetime,
            self._service,
            self._price_list.currency,
        )

    def restore(self, asked: Asked, *, second_currency: str | None = None) -> None:
        """Come back to what was typed and picked."""
        self._model = self._found(asked.model) or self._model
        self._workload = asked.workload
        self._requests_mode = asked.requests_mode
        self._cache_lifetime, self._service = asked.cache_lifetime, asked.service
        own = self._price_list.currency
        if asked.currency not in {"", own}:  # undo doesn't bring the list before back
            self._inputs.set_currency(asked.currency)
        self._inputs.restore(asked.typed)
        self._inputs.set_currency(own)
        self._estimates = {
            field: span
            for field, span in asked.estimates.items()
            if span.typical == self._inputs.value(field)
        }
        if second_currency is not None:
            if second_currency == own or asked.currency not in {"", own}:
                second_currency = ""  # a rate is one of two currencies
                self._inputs.set_text("rate", "")
            self._second_currency = second_currency
        self._shown = None
        self._settle()

    def take(self, asked: Asked) -> None:
        """Come to what was asked elsewhere, as one step of undo."""
        self._history.record(self._now(), "take")
        self._history.end_edit()
        self.restore(asked)

    def set_price_list(self, price_list: PriceList) -> None:
        """Price by another list. A model that it has not stays picked, without a price.

        Undo doesn't bring the list before back: it is no part of what is asked.
        """
        self._former.update((model.id, model) for model in self._price_list.models)
        if price_list.currency != self._price_list.currency:
            self._change_currency(price_list.currency)
        self._price_list = price_list
        self._model = self._found(self._model.id) or self._model
        self._shown = None
        self._settle()

    def pick(self, model_id: str) -> None:
        """Pick a model of the list; UnknownModel if it has none of this id."""
        model = self._price_list.model(model_id)
        if model is not self._model:
            with self._edit("model"):
                self._model = model

    def set_workload(self, workload: Workload) -> None:
        """Turn to single requests, or to conversations."""
        if workload != self._workload:
            with self._edit("workload"):
                self._workload = workload
                self._shown = None

    def set_requests_mode(self, mode: RequestsMode) -> None:
        """Count requests in all, or a day; the number in all stays what it is, if it can."""
        if mode == self._requests_mode:
            return
        requests, days = self.requests, self._inputs.value("days")
        with self._edit("requestsMode"):
            self._requests_mode = mode
            if requests is None:
                return
            if mode == "total":
                self._inputs.set_text("requests", group_digits(requests))
            elif isinstance(days, int) and days and requests % days == 0:
                self._inputs.set_text("requestsPerDay", group_digits(requests // days))

    def set_cache_lifetime(self, lifetime: str) -> None:
        """Keep what is written to the cache for so long, one of those that the list prices."""
        if lifetime != self.charged.lifetime:
            with self._edit("cacheLifetime"):
                self._cache_lifetime = lifetime

    def set_service(self, service: Service) -> None:
        """Have the prices of another service."""
        if service != self.charged.service:
            with self._edit("service"):
                self._service = service

    def clear(self) -> None:
        """Empty the form: nothing sent, nothing answered, one request. The model stays."""
        with self._edit("clear"):
            self._requests_mode = "total"
            self._estimates = {}
            self._cache_lifetime, self._service = "", "standard"
            self._inputs.clear()

    def set_text(self, field: Field, text: str) -> None:
        """Take what stands in a field now. What is typed is no estimate any more."""
        if text != self._inputs.text(field):
            with self._edit(field, goes_on=True):
                self._inputs.set_text(field, text)
                if field in self._estimates:
                    self._estimates = {
                        other: span for other, span in self._estimates.items() if other != field
                    }

    def use_tokens(
        self,
        estimate: TokenSpan,
        requests: int | None = None,
        *,
        field: Field = "inputTokens",
        source: str = "",
    ) -> None:
        """Price what has as many tokens as were estimated from a text: one step for undo.

        `field` is one of ESTIMATED, and turns to its workload. Without `requests` their number
        stays. `source` is shown as what the number was made from, such as `40,941 ÷ 12`.
        """
        with self._edit("tokens"):
            self._workload = "single" if field in ESTIMATED["single"] else "conversation"
            self._estimates = {**self._estimates, field: estimate}
            self._inputs.set_text(field, group_digits(estimate.typical))
            self._inputs.set_source(field, source)
            if requests is not None:
                self._requests_mode = "total"
                self._inputs.set_text("requests", group_digits(requests))
            self._shown = None

    def set_cache_hit_percent(self, percent: int) -> None:
        """Take the share of cache hits from a slider, in whole percent."""
        self.set_text(self.share_field, f"{percent}%")

    def set_second_currency(self, code: str) -> None:
        """Show amounts in another currency too, at the rate in the field `rate`; empty: don't."""
        if code != self._second_currency:
            self._second_currency = code
            self.changed.emit()

    def finish(self, field: Field) -> None:
        """Write a field's value out (`1000*30` → `30,000`), once its user has left it."""
        self._history.end_edit()
        if self._inputs.finish(field):
            self.changed.emit()

    def _found(self, model_id: str) -> Model | None:
        """A model of the list; of another list where this one has it not; None if none has."""
        with suppress(UnknownModel):
            return self._price_list.model(model_id)
        if self._model.id == model_id:
            return self._model
        if model_id in self._former:
            return self._former[model_id]
        from kimi_calc.price_lists.succession import known_model

        return known_model(model_id, self._price_list.currency)

    def _change_currency(self, currency: str) -> None:
        """A second currency, and its rate, belong to the list's: they are there when it is back."""
        self._seconds[self._price_list.currency] = (self._second_currency, self.text("rate"))
        self._inputs.set_currency(currency)
        self._second_currency, rate = self._seconds.get(currency, ("", ""))
        self._inputs.set_text("rate", rate)

    def _settle(self) -> None:
        """Price what is asked now, and tell."""
        self._usage = self._inputs.usage(self._workload, self._requests_mode, self.charged)
        if self._usage:
            self._shown = Result.of(self._price_list, self._model, self._usage)
        self.changed.emit()

    def _now(self) -> Asked:
        """What undo brings back: all but the rate, which belongs to the view of an amount."""
        asked = self.asked()
        texts: dict[Field, str] = dict(asked.typed.texts)
        del texts["rate"]
        return asked._replace(typed=Typed(texts, asked.typed.sources))
