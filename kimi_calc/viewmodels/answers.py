"""What is asked on the page Calculate, and what is known of it: to be read, not changed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QObject

from kimi_calc.pricing import (
    Comparison,
    Conversation,
    ConversationSpan,
    CostSpan,
    Model,
    Note,
    PriceList,
    Quote,
    TokenSpan,
    Usage,
    conversation_cost_span,
    cost_span,
    models_that_fit,
)
from kimi_calc.pricing.amounts import converted
from kimi_calc.settings import RequestsMode, Service, Workload
from kimi_calc.viewmodels.edits import Edits
from kimi_calc.viewmodels.fields import (
    ESTIMATED,
    NO_CALLS,
    Field,
    call_of_field,
    counts_calls,
    more_fields_of,
)
from kimi_calc.viewmodels.inputs import Inputs
from kimi_calc.viewmodels.offered import Charged, Offered, offered_by
from kimi_calc.viewmodels.periods import Daily, Period, periods
from kimi_calc.viewmodels.priced import Refusal, Result


class Answers(Edits):
    """The state of the page, as its widgets read it."""

    def __init__(self, price_list: PriceList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._price_list = price_list
        self._model = next((m for m in price_list.models if m.recommended), price_list.models[0])
        self._workload: Workload = "single"
        self._requests_mode: RequestsMode = "total"
        self._inputs = Inputs(price_list.currency)
        self._cache_lifetime = ""
        self._service: Service = "standard"
        self._offered: tuple[PriceList | None, Offered] = (None, Offered())
        self._second_currency = ""
        self._estimates: Mapping[Field, TokenSpan] = {}  # never changed, but replaced
        self._usage: Usage | Conversation | None = None
        self._shown: Result | None = None

    @property
    def price_list(self) -> PriceList:
        """The price list in use."""
        return self._price_list

    @property
    def model(self) -> Model:
        """The picked model."""
        return self._model

    @property
    def is_missing(self) -> bool:
        """Whether the picked model is not in the list in use, but was in the one before.

        Then it has no price; another one is for the person to pick.
        """
        return not any(model is self._model for model in self._price_list.models)

    @property
    def workload(self) -> Workload:
        """Whether single requests or conversations are priced."""
        return self._workload

    @property
    def requests_mode(self) -> RequestsMode:
        """Whether single requests are counted in all, or a day."""
        return self._requests_mode

    @property
    def offered(self) -> Offered:
        """What the price list charges for beside tokens sent and answered."""
        if self._offered[0] is not self._price_list:
            self._offered = (self._price_list, offered_by(self._price_list))
        return self._offered[1]

    @property
    def charged(self) -> Charged:
        """What of it is asked for: what the list has not is as by default."""
        offered, lifetime = self.offered, self._cache_lifetime
        if lifetime not in offered.lifetimes:
            lifetime = offered.lifetimes[0] if offered.lifetimes else ""
        service = self._service if offered.batch else "standard"
        return Charged(lifetime, offered.calls, service)

    @property
    def not_offered(self) -> Charged:
        """What is asked for and the list has not, as others have: it waits, and no total has it.

        Calls with a number, a service, and a lifetime of cache writes that was chosen.
        """
        offered = self.offered
        typed = (field for field in self._inputs.typed().texts if counts_calls(field))
        calls = (call_of_field(field) for field in typed if self._inputs.value(field))
        unpriced = tuple(name for name in calls if name not in offered.calls)
        service: Service = "standard" if offered.batch else self._service
        lifetime = "" if self._cache_lifetime in offered.lifetimes else self._cache_lifetime
        return Charged(lifetime, unpriced, service)

    @property
    def more_fields(self) -> tuple[Field, ...]:
        """The fields of what is charged beside tokens sent and answered."""
        return more_fields_of(self._workload, self.charged)

    @property
    def asks_for_more(self) -> bool:
        """Whether anything is charged beside tokens that is not as by default."""
        charged = self.charged
        if charged.service != "standard" or charged.lifetime not in {
            "",
            *self.offered.lifetimes[:1],
        }:
            return True
        return any(self._inputs.text(field) not in {"", NO_CALLS} for field in self.more_fields)

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
    def refusal(self) -> Refusal | None:
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
