"""`kimi-calc quote --input-file`: the tokens of a file, and what they leave open about a quote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kimi_calc.cli.tokens import STANDARD_INPUT, missing, printable, standard_input
from kimi_calc.pricing import Quote
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.spans import Estimated, estimated_totals
from kimi_calc.tokens import TokenEstimate
from kimi_calc.tokens.counting import count
from kimi_calc.tokens.documents import read


@dataclass(frozen=True, slots=True)
class InputFile:
    """An input that was estimated from a file; `missing` is what of the file is not in it."""

    name: str
    tokens: TokenEstimate
    missing: list[str]

    @classmethod
    def read(cls, file: str) -> InputFile:
        """Estimate the tokens of a text or document, or of the standard input (`-`).

        DocumentError if it can't be read.
        """
        path = Path(file)
        if path == STANDARD_INPUT:
            return cls(file, count(standard_input(None)), [])
        document = read(path)
        tokens = count(document.texts())
        return cls(printable(file), tokens, missing(document))

    def as_lines(self, found: Quote) -> list[str]:
        """What `quote` says of it below the total."""
        least, most = self._totals(found)
        upper = f"{plain(most)} {found.currency}" if most is not None else "what is too long"
        return [
            (
                f"estimate     the input was estimated from {self.name}: "
                f"{group_digits(self.tokens.low)}-{group_digits(self.tokens.high)} tokens; "
                f"total {plain(least)} to {upper}"
            ),
            *(f"note         {note}" for note in self.missing),
        ]

    def as_json(self, found: Quote) -> dict[str, object]:
        """The same; `total_high` is null where a model can't take so much."""
        least, most = self._totals(found)
        return {
            "file": self.name,
            "low": self.tokens.low,
            "typical": self.tokens.typical,
            "high": self.tokens.high,
            "total_low": plain(least),
            "total_high": None if most is None else plain(most),
            "notes": self.missing,
        }

    def _totals(self, found: Quote) -> tuple[Decimal, Decimal | None]:
        tokens = self.tokens
        estimated = Estimated(tokens.low, tokens.typical, tokens.high)
        return estimated_totals(estimated, found) or (found.total, found.total)
