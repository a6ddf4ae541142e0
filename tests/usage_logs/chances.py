"""What a seed gives for made-up records: mostly what is ordinary, and at times what isn't."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from random import Random
from typing import Any

Record = dict[str, Any]

MODELS = ("kimi-k3", "kimi-k2.6", "moonshot/kimi-k2.6", "moonshotai/kimi-k2.6", "openai/gpt-x")
NO_NUMBERS = (-1, "-5", "1_000", 12.5, "1,23", True, "many", [1], {"a": 1})
HOSTS = ("moonshot", "Moonshot AI", "openrouter", "together_ai", "", None)


class Chance:
    """What a seed gives: mostly what is ordinary, and at times what isn't."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def rare(self, one_in: int = 40) -> bool:
        return self.random.randrange(one_in) == 0

    def tokens(self, most: int = 200_000) -> int:
        kind = self.random.randrange(12)
        if kind == 0:
            return 0
        if kind == 1:
            return self.random.randrange(10**30)
        return self.random.randrange(1, most)

    def written(self, number: int) -> Any:
        """The number as logs and tables write it, and at times something else."""
        if self.rare(60):
            return self.random.choice((*NO_NUMBERS, None, ""))
        kind = self.random.randrange(20)
        if kind == 0:
            return str(number)
        if kind == 1:
            return f"{number:,}"
        if kind == 2:
            return f"{number}.0"
        if kind == 3 and number < 2**53:
            return float(number)
        return number

    def parts(self, most: int = 200_000) -> tuple[int, int, int]:
        """Input, and what of it was read and written; at times that is more than the input."""
        prompt = self.tokens(most)
        hit = self.random.randrange(prompt + 1) if self.random.randrange(3) else 0
        written = self.random.randrange(prompt - hit + 1) if self.rare(4) else 0
        return prompt, hit + (prompt + 1 if self.rare(50) else 0), written

    def seconds(self) -> int:
        return self.random.randrange(1_748_700_000, 1_795_000_000)

    def moment(self, separator: str = "T", end: str = "") -> str:
        at = datetime.fromtimestamp(self.seconds(), UTC)
        parts = self.random.randrange(1000)
        return at.strftime(f"%Y-%m-%d{separator}%H:%M:%S") + f".{parts:03}{end}"

    def model(self) -> Any:
        return self.random.choice((None, "", " ")) if self.rare(60) else self.pick(*MODELS)

    def pick(self, *of: Any) -> Any:
        return self.random.choice(of)

    def text(self, value: Any) -> Any:
        """An object as it is, or as JSON."""
        return json.dumps(value) if self.random.randrange(2) else value
