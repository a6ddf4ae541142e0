"""`kimi-calc quote --input-file`: the tokens of a file, and what they leave open about a quote."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimi_calc.cli.answering import printable
from kimi_calc.cli.standard_input import STANDARD_INPUT, read_standard_input, refusal
from kimi_calc.cli.tokens import missing
from kimi_calc.pricing import CostSpan, PricingError, Quote, TokenSpan, Usage, cost_span
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens import TokenEstimate
from kimi_calc.tokens.counting import count
from kimi_calc.tokens.documents import read
from kimi_calc.tokens.refusals import DocumentError


@dataclass(frozen=True, slots=True)
class InputFile:
    """An input that was estimated from a file; `missing` is what of the file is not in it."""

    name: str
    tokens: TokenEstimate
    missing: list[str]

    @classmethod
    def read(cls, file: str) -> InputFile:
        """Estimate the tokens of a text or document, or of the standard input (`-`).

        PricingError if it can't be read.
        """
        try:
            document = read_standard_input() if file == STANDARD_INPUT else read(Path(file))
            return cls(file, count(document.texts(), read=document), missing(document))
        except DocumentError as error:
            raise PricingError(refusal(error, of_input=file == STANDARD_INPUT)) from None

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return "the standard input" if self.name == STANDARD_INPUT else printable(self.name)

    def as_lines(self, found: Quote) -> list[str]:
        """What `quote` says of it below the total."""
        span = self._totals(found)
        assert span.low is not None  # since the typical input fits
        most = "what is too long" if span.high is None else f"{plain(span.high)} {found.currency}"
        return [
            (
                f"estimate     the input was estimated from "
                f"{printable(self.name)}: "
                f"{group_digits(self.tokens.low)}-{group_digits(self.tokens.high)} tokens; "
                f"total {plain(span.low)} to {most}"
            ),
            *(f"note         {note}" for note in self.missing),
        ]

    def as_json(self, found: Quote) -> dict[str, object]:
        """The same; `total_high` is null where a model can't take so much."""
        span = self._totals(found)
        return {
            "file": self.name,
            "low": self.tokens.low,
            "typical": self.tokens.typical,
            "high": self.tokens.high,
            "total_low": None if span.low is None else plain(span.low),
            "total_high": None if span.high is None else plain(span.high),
            "notes": self.missing,
        }

    def _totals(self, found: Quote) -> CostSpan:
        assert isinstance(found.usage, Usage)  # a file is the input of requests
        tokens = self.tokens
        span = TokenSpan(tokens.low, tokens.typical, tokens.high)
        return cost_span(found.model, found.usage, span)
