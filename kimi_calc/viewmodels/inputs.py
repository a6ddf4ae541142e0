"""What stands in the fields of the page Calculate, what it means, and what is wrong with it."""

from __future__ import annotations

from decimal import Decimal
from math import prod

from kimi_calc.pricing import (
    Conversation,
    PricingError,
    QuantityError,
    Usage,
    parse_amount,
    parse_quantity,
    parse_share,
)
from kimi_calc.pricing.amounts import currency_symbol, exact_percent, plain
from kimi_calc.pricing.characters import is_blank, without_invisible
from kimi_calc.pricing.quantities import group_digits, tokens_of_share
from kimi_calc.settings import RequestsMode, Workload
from kimi_calc.viewmodels.fields import (
    AT_FIRST,
    BOUND_WRITES,
    COUNTED_BY,
    EMPTY,
    FIELDS,
    MAY_BE_EMPTY,
    MONEY,
    NO_CALLS,
    SHARE_OF,
    SHARES,
    Field,
    Typed,
    call_field,
    counts_calls,
    fields_of,
)
from kimi_calc.viewmodels.offered import Charged


class Inputs:
    """The fields: each has a text, and a value or an error.

    `budget`, `rate` and `writtenTokens` may be left empty: then they have neither. Fields of calls
    have "0" until something else is typed.
    """

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self._texts: dict[Field, str] = {}
        self._sources: dict[Field, str] = {}
        self._values: dict[Field, int | Decimal] = {}
        self._errors: dict[Field, PricingError] = {}
        self.restore(Typed(AT_FIRST, {}))

    def set_currency(self, currency: str) -> None:
        """Read amounts of money as those of another currency from now on.

        One that is there stays one in the currency before, and gets its sign: 1,000 yuan are not
        1,000 dollars.
        """
        budget = self._values.get("budget")
        if budget is not None and currency != self._currency:
            symbol = currency_symbol(self._currency)
            self._texts["budget"] = f"{symbol}{plain(Decimal(budget), grouped=True)}"
        self._currency = currency
        for field in MONEY:
            self._read(field)

    def text(self, field: Field) -> str:
        """What stands in a field."""
        return self._texts[field] if field in FIELDS else self._texts.get(field, NO_CALLS)

    def value(self, field: Field) -> int | Decimal | None:
        """What a field means; None while it is empty or can't be read."""
        value = self._values.get(field)
        return 0 if value is None and counts_calls(field) and field not in self._texts else value

    def amount(self, field: Field) -> Decimal | None:
        """What a field means, as a Decimal; None while it is empty or can't be read."""
        value = self._values.get(field)
        return None if value is None else Decimal(value)

    def source(self, field: Field) -> str | None:
        """What was typed before the field's value was written out, such as `1000*30`."""
        return self._sources.get(field)

    def error(self, field: Field) -> PricingError | None:
        """Why a field can't be read."""
        return self._errors.get(field)

    def typed(self) -> Typed:
        """All fields as they are now."""
        texts = {
            field: text
            for field, text in self._texts.items()
            if text != NO_CALLS or not counts_calls(field)
        }
        return Typed(texts, dict(self._sources))

    def restore(self, typed: Typed) -> None:
        """Bring fields back; one that is not among them keeps its text, but calls are 0 then."""
        self._sources = dict(typed.sources)
        calls = {field: NO_CALLS for field in self._texts if counts_calls(field)}
        for field, text in (calls | dict(typed.texts)).items():
            if self._texts.get(field) != text:
                self._texts[field] = text
                self._read(field)

    def clear(self) -> None:
        """Put into every field what it has in an empty form."""
        calls = {field: NO_CALLS for field in self._texts if counts_calls(field)}
        for field, text in (EMPTY | calls).items():
            self.set_text(field, text)

    def set_text(self, field: Field, text: str) -> bool:
        """Take what stands in a field now; whether that changed anything."""
        if text == self.text(field):
            return False
        before = self._values.get(field)
        self._texts[field] = text
        self._read(field)
        if self._values.get(field) != before:
            self._sources.pop(field, None)
        return True

    def set_source(self, field: Field, source: str) -> None:
        """Say what a field's value was made from; nothing for what needs no saying."""
        self._sources.pop(field, None)
        if source:
            self._sources[field] = source

    def finish(self, field: Field) -> bool:
        """Write a field's value out (`1000*30` → `30,000`); whether that changed its text."""
        value = self._values.get(field)
        if value is None:
            return False
        typed = without_invisible(self._texts[field]).strip()
        if field in SHARES:
            written = exact_percent(Decimal(value))
        elif field == "budget":
            written = plain(Decimal(value), grouped=True)
        elif isinstance(value, Decimal):
            written = f"{value:,f}"
        else:
            written = group_digits(value)
            if any(not (sign.isdigit() or sign in ",， ") for sign in typed):
                self._sources[field] = typed
        changed = written != self._texts[field]
        self._texts[field] = written
        return changed

    def usage(
        self, workload: Workload, mode: RequestsMode, charged: Charged
    ) -> Usage | Conversation | None:
        """What the fields of a workload mean together; None while one of them can't be read.

        `charged` is what a list charges beside.
        """
        if any(field in self._errors for field in fields_of(workload, mode, charged)):
            return None
        share = Decimal(self._values[SHARE_OF[workload]])
        counts = {name: int(self.value(call_field(name)) or 0) for name in charged.calls}
        calls = {name: count for name, count in counts.items() if count}
        if workload == "single":
            sent = self._count("inputTokens")
            hits = tokens_of_share(share, sent)
            writes = self._values.get("writtenTokens", sent - hits)
            return Usage(
                sent,
                self._count("outputTokens"),
                hits,
                self.requests(mode) or 0,
                written={charged.lifetime: int(writes)} if charged.lifetime else {},
                calls=calls,
                service=charged.service,
                cache_hit_share=share,
            )
        return Conversation(
            turns=self._count("turns"),
            user_tokens=self._count("userTokens"),
            reply_tokens=self._count("replyTokens"),
            system_tokens=self._count("systemTokens"),
            cache_hit_share=share,
            conversations=self._count("conversations"),
            cache_lifetime=charged.lifetime,
            calls=calls,
            service=charged.service,
        )

    def requests(self, mode: RequestsMode) -> int | None:
        """How many single requests the fields mean; None while one of them can't be read."""
        fields = COUNTED_BY[mode]
        if any(field in self._errors for field in fields):
            return None
        return prod(map(self._count, fields))

    def _count(self, field: Field) -> int:
        return int(self._values[field])

    def _read(self, field: Field) -> None:
        self._errors.pop(field, None)
        self._values.pop(field, None)
        text = self._texts[field]
        if field not in MAY_BE_EMPTY or not is_blank(text):
            try:
                self._values[field] = self._parsed(field, text)
            except PricingError as error:
                self._errors[field] = error
        if field in BOUND_WRITES:
            self._check_writes()

    def _check_writes(self) -> None:
        """What is written to the cache is a part of the input that is no hit."""
        written = self._values.get("writtenTokens")
        if written is None:
            return
        self._errors.pop("writtenTokens", None)
        sent, share = self._values.get("inputTokens"), self.amount("cacheHitPercent")
        if not isinstance(sent, int) or share is None:
            return  # which is an error of its own
        most = sent - tokens_of_share(share, sent)
        if written > most:
            self._errors["writtenTokens"] = QuantityError(
                f"writtenTokens is {written}: at most {group_digits(most)}, the input that is no "
                "cache hit; leave it empty for all of that",
                code="written_over_rest",
                example=most,
            )

    def _parsed(self, field: Field, text: str) -> int | Decimal:
        if field in SHARES:
            return parse_share(text)
        if field not in MONEY:
            count = parse_quantity(text)
            if field == "turns" and not count:
                raise QuantityError("a conversation has at least 1 turn", code="at_least_one")
            return count
        amount = parse_amount(text, self._currency)
        if field == "rate" and not amount:
            raise QuantityError("a rate of 0 converts nothing: type one such as 7.12", code="zero")
        return amount
