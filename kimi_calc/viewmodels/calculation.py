"""The state of the page Calculate: what is asked, what it costs, what to know about it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from PySide6.QtCore import QObject

from kimi_calc.pricing import (
    Comparison,
    ContextExceeded,
    Conversation,
    ConversationSpan,
    CostSpan,
    Model,
    Note,
    NotPriced,
    PriceList,
    PricingError,
    Quote,
    TokenSpan,
    UnknownModel,
    Usage,
    conversation_cost_span,
    cost_span,
    models_that_fit,
)
from kimi_calc.pricing.amounts import converted
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.settings import RequestsMode, Workload
from kimi_calc.viewmodels.edits import Edits
from kimi_calc.viewmodels.inputs import (
    EMPTY,
    ESTIMATED,
    SHARE_OF,
    Asked,
    Field,
    Inputs,
    Typed,
    fields_of,
)
from kimi_calc.viewmodels.periods import Daily, Period, periods
from kimi_calc.viewmodels.priced import Result


class Calculation(Edits):
    """A keystroke's way: `set_text` → quote → one `changed` signal → the widgets read.

    `changed` comes after every change of anything here.
    """

    def __init__(self, price_list: PriceList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_list = price_list
        self._model = next((m for m in price_list.models if m.recommended), price_list.models[0])
        self._workload: Workload = "single"
        self._requests_mode: RequestsMode = "total"
        self._inputs = Inputs(price_list.currency)
        self._second_currency = ""
        self._estimates: Mapping[Field, TokenSpan] = {}  # never changed, but replaced
        self._usage: Usage | Conversation | None = None
        self._shown: Result | None = None
        self._settle()

    @property
    def price_list(self) -> PriceList:
        """The price list in use."""
        return self._price_list

    @property
    def model(self) -> Model:
        """The picked model."""
        return self._model

    @property
    def workload(self) -> Workload:
        """Whether single requests or conversations are priced."""
        return self._workload

    @property
    def requests_mode(self) -> RequestsMode:
        """Whether single requests are counted in all, or a day."""
        return self._requests_mode

    @property
    def usage(self) -> Usage | Conversation | None:
        """What the fields mean together; None while one of them can't be read."""
        return self._usage

    @property
    def shown(self) -> Result | None:
        """What the page shows: the result of what is asked now, or else the last one.

        That is the last result of this workload while a field can't be read (see `is_current`);
        None while there was none yet.
        """
        return self._shown

    @property
    def is_current(self) -> bool:
        """Whether `shown` is the result of what is asked now."""
        return self._usage is not None

    @property
    def result(self) -> Result | None:
        """The result of what is asked now; None while a field can't be read."""
        return self._shown if self._usage else None

    @property
    def quote(self) -> Quote | None:
        """What it costs now; None while there is no price."""
        return self.result.quote if self.result else None

    @property
    def refusal(self) -> ContextExceeded | NotPriced | None:
        """Why the picked model can't take the request."""
        return self.result.refusal if self.result else None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What there is to know about the quote, the most important first."""
        return self.result.notes if self.result else ()

    @property
    def fitting_models(self) -> tuple[Model, ...]:
        """The models of the list that could take the request that is shown."""
        return models_that_fit(self._price_list, self._shown.usage) if self._shown else ()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every model of the list for the usage that is shown."""
        return self._shown.comparisons if self._shown else ()

    @property
    def budget(self) -> Decimal | None:
        """The money that is there, in the list's currency; None while none is given."""
        return self._inputs.amount("budget")

    @property
    def budget_buys(self) -> int | None:
        """How many requests (conversations) the budget buys; None without a budget or a price.

        None too where one costs nothing: there is no most.
        """
        quote = self.quote
        return None if self.budget is None or not quote else quote.requests_within(self.budget)

    @property
    def second_currency(self) -> str:
        """The code of the currency beside the list's own; empty while there is none."""
        return self._second_currency

    @property
    def rate(self) -> Decimal | None:
        """What one unit of the second currency costs in the list's; None while not given."""
        return self._inputs.amount("rate") if self._second_currency else None

    @property
    def about(self) -> Decimal | None:
        """The total in the second currency, at the rate that was typed."""
        quote = self._shown.quote if self._shown else None
        return converted(quote.total, self.rate) if quote and self.rate else None

    @property
    def total_range(self) -> CostSpan | None:
        """What it costs at least and at most where tokens are an estimate; None where not."""
        usage = self._usage
        if not (self.quote and usage and self._estimates):
            return None
        found = [self._estimates.get(field) for field in ESTIMATED[self._workload]]
        if isinstance(usage, Conversation):
            parts = ConversationSpan(*found)
            return None if parts.is_exact else conversation_cost_span(self._model, usage, parts)
        (span,) = found
        return cost_span(self._model, usage, span) if span and not span.is_exact else None

    @property
    def requests(self) -> int | None:
        """How many single requests the form asks for; None while that can't be read."""
        return self._inputs.requests(self._requests_mode)

    @property
    def daily(self) -> Daily | None:
        """The requests a day and the days; None where they are not asked for so, or not known."""
        if not isinstance(self._usage, Usage) or self._requests_mode == "total":
            return None
        per_day, days = self._inputs.value("requestsPerDay"), self._inputs.value("days")
        return Daily(int(per_day or 0), int(days or 0))

    @property
    def periods(self) -> tuple[Period, ...]:
        """What a day, a month and a year cost; empty where requests are not counted a day."""
        return periods(self.quote, self.daily) if self.quote and self.daily else ()

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
        fields = fields_of(self._workload, self._requests_mode)
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
        )

    def restore(self, asked: Asked, *, second_currency: str | None = None) -> None:
        """Come back to what was typed and picked. A model that the list has not stays away."""
        # The list may be another one today; the window names the model that it shows.
        with suppress(UnknownModel):
            self._model = self._price_list.model(asked.model)
        self._workload = asked.workload
        self._requests_mode = asked.requests_mode
        self._inputs.restore(asked.typed)
        self._estimates = {
            field: span
            for field, span in asked.estimates.items()
            if span.typical == self._inputs.value(field)
        }
        if second_currency is not None:
            self._second_currency = second_currency
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
        usage, days = self._usage, self._inputs.value("days")
        with self._edit("requestsMode"):
            self._requests_mode = mode
            if not isinstance(usage, Usage):
                return
            if mode == "total":
                self._inputs.set_text("requests", group_digits(usage.requests))
            elif isinstance(days, int) and days and usage.requests % days == 0:
                self._inputs.set_text("requestsPerDay", group_digits(usage.requests // days))

    def clear(self) -> None:
        """Empty the form: nothing sent, nothing answered, one request. The model stays."""
        with self._edit("clear"):
            self._requests_mode = "total"
            self._estimates = {}
            for field, text in EMPTY.items():
                self._inputs.set_text(field, text)

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

    def _settle(self) -> None:
        """Price what is asked now, and tell."""
        self._usage = self._inputs.usage(self._workload, self._requests_mode)
        if self._usage:
            self._shown = Result.of(self._price_list, self._model, self._usage)
        self.changed.emit()

    def _now(self) -> Asked:
        """What undo brings back: all but the rate, which belongs to the view of an amount."""
        asked = self.asked()
        texts: dict[Field, str] = dict(asked.typed.texts)
        del texts["rate"]
        return asked._replace(typed=Typed(texts, asked.typed.sources))
