"""What can go wrong in pricing. Every error says what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class PricingError(ValueError):
    """Base of every error of the pricing core.

    `str(error)` is an English sentence that names the field, the value and the remedy.
    `code` and `values` say the same in a form that another language can be made from.
    """

    def __init__(self, message: str, *, code: str = "", **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class PriceListFault:
    """One fault of a price list or an estimate: `message` is an English sentence with the remedy.

    `code` and `values` (numbers, and texts that can be shown as they are) say the same in a form
    that another language can be made from. `line` and `column` count from 1; both are None where
    the fault is the file's as a whole. `key` is the key that has the fault, or that is missing.
    """

    code: str
    message: str
    values: Mapping[str, str | int] = field(hash=False)
    line: int | None = None
    column: int | None = None
    key: str | None = None


class FileError(PricingError):
    """A file that can't be used. The message names file, line, column and key.

    `faults` are all that were found, in the order of the file, and at least one. `code`, `values`,
    `line`, `column` and `key` are those of the first one; the message names it and says how many
    more there are.
    """

    def __init__(self, path: str, faults: Sequence[PriceListFault]) -> None:
        first, more = faults[0], len(faults) - 1
        place = path if first.line is None else f"{path}, line {first.line}, column {first.column}"
        rest = f" (and {more} more fault{'s' if more > 1 else ''})" if more else ""
        super().__init__(f"{place}: {first.message}{rest}", code=first.code)
        self.values = dict(first.values)
        self.path = path
        self.faults = tuple(faults)
        self.line = first.line
        self.column = first.column
        self.key = first.key


class PriceListError(FileError):
    """A price list file that can't be used."""


class UnknownModel(PricingError, LookupError):
    """The price list has no model of this id. `nearest` holds the ids most like it."""

    def __init__(self, model_id: str, nearest: tuple[str, ...], price_list_id: str) -> None:
        remedy = f"did you mean {' or '.join(nearest)}?" if nearest else "see its list of models"
        super().__init__(
            f"{model_id!r} is not in price list {price_list_id}: {remedy}", code="unknown_model"
        )
        self.model_id = model_id
        self.nearest = nearest


class UsageError(PricingError):
    """A usage that can't exist: a count that is no whole number ≥ 0, more cached than input."""


class NotPriced(PricingError):
    """A service, a call or a lifetime that the price list has no price for. It costs no zero.

    `values` has the model's id, and the `service` or the `charge` (its key).
    """


class CurrencyMismatch(PricingError):
    """Amounts of two currencies, which can't be added, subtracted or compared."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} and {other} can't be added or compared: keep a sum for each currency",
            code="currency_mismatch",
            one=one,
            other=other,
        )


class ContextExceeded(PricingError):
    """A request longer than the model's context. It has no price.

    `needed` and `limit` are tokens; `turn` is the first turn that is too long (from 1),
    None for a single request. `most_turns` are as many as fit: all before that one, since a
    conversation only grows; 0 where not even one does, None for a single request.
    """

    def __init__(self, model_id: str, needed: int, limit: int, turn: int | None = None) -> None:
        most_turns = None if turn is None else turn - 1
        if most_turns is None:
            what, remedy = "the request", "shorten it"
        else:
            what = f"turn {_digits(most_turns + 1)}"
            fit = "1 turn fits" if most_turns == 1 else f"{_digits(most_turns)} turns fit"
            remedy = f"at most {fit}, shorten it" if most_turns else "no turn fits, shorten it"
        super().__init__(
            f"{what} needs a context of {_digits(needed)} tokens (input + output), "
            f"{model_id} has {_digits(limit)}: {remedy} or pick a model with a longer context",
            code="context_exceeded" if turn is None else "context_exceeded_turn",
            needed=needed,
            limit=limit,
            turn=turn,
        )
        self.model_id = model_id
        self.needed = needed
        self.limit = limit
        self.turn = turn
        self.most_turns = most_turns


class QuantityError(PricingError):
    """A text that is no quantity, or one that can be read in two ways.

    The message is what is wrong, a colon, and the remedy. `values` may have `readings`: what was
    probably meant, in texts that can be typed in its place; at most two.
    """

    def with_readings(self, readings: tuple[str, ...], text: str = "") -> QuantityError:
        """The same error with readings as its remedy; itself where there are none.

        `text` is what they are readings of, if that is more than what is wrong in it.
        """
        if not readings:
            return self
        wrong, named = str(self).rpartition(": ")[0], str(self.values.get("text", ""))
        text = text or named
        sure = "" if len(readings) > 1 else " if that is meant"
        return QuantityError(
            f"{wrong.replace(named, text, 1)}: type {' or '.join(readings)}{sure}",
            code=self.code,
            **{**self.values, "text": text, "readings": readings},
        )


def _digits(count: int) -> str:
    # str(int) refuses more than 4300 digits; a Decimal has no such limit.
    from decimal import Decimal

    return f"{Decimal(count):f}"
