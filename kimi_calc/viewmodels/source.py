"""One text or document whose tokens are wanted."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from kimi_calc.tokens import TokenEstimate
from kimi_calc.tokens.documents import Document


@dataclass(eq=False, slots=True)
class Source:
    """A text or document: its tokens once they are counted, or the reason why they can't be.

    `path` is None for what was typed. `done` is how much of it is counted, 0 to 1.
    """

    path: Path | None = None
    text: str = ""
    encoding: str | None = None
    document: Document | None = None
    tokens: TokenEstimate | None = None
    failed: str = ""
    done: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def is_settled(self) -> bool:
        """Whether it is counted, or can't be."""
        return bool(self.tokens or self.failed)

    @property
    def is_held(self) -> bool:
        """Whether counting was stopped before it was settled."""
        return self.stop.is_set() and not self.is_settled
