"""Doubts and notes of a draft: a code, its values, and what of the draft it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kimi_calc.price_lists.pages.messages import FINAL, PageError, sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said of a draft.

    `rows` are places in Draft.rows, `call` is the name of a call; with neither it is about the
    page as a whole. `charge` is the key of the charge whose price it is about, "" for none.
    """

    code: str
    values: Mapping[str, str | int] = field(hash=False)
    rows: tuple[int, ...] = ()
    call: str = ""
    charge: str = ""

    @property
    def message(self) -> str:
        """It in English, with what to do."""
        return worded(self)

    @property
    def of_page(self) -> bool:
        """Whether it is about the page as a whole."""
        return not self.rows and not self.call


@dataclass(frozen=True, slots=True)
class Note(Remark):
    """What needs no answer: what is kept of another list, what changed."""


@dataclass(frozen=True, slots=True)
class Doubt(Remark):
    """What a person must answer before the rows, the call or the page are taken.

    `id` is what its answer is told by; it is the same whenever the same page is read.
    """

    id: str = ""

    @property
    def confirmable(self) -> bool:
        """Whether it can be confirmed; else its rows or its call can only be left out."""
        return self.code not in FINAL


def worded(said: Remark | PageError, translated: Callable[[str], str] = str) -> str:
    """A doubt, a note or an error as a sentence: in English, or as `translated` says its words."""
    values = {name: value for name, value in said.values.items() if isinstance(value, str | int)}
    return sentence(said.code, values, translated)
