"""Which model a row of a table is about: by its own cells, the group above it, or a heading."""

from __future__ import annotations

import re
from typing import NamedTuple

from kimi_calc.price_lists.pages.alignment import Aligned
from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.ids import Named, read_id
from kimi_calc.price_lists.pages.rows import Fault
from kimi_calc.price_lists.pages.sections import Section
from kimi_calc.price_lists.pages.wording import shown

_OF_LENGTH = re.compile(r"(.+)-(?:8|16|32|64|128|256)k")


class RowName(NamedTuple):
    """The model of a row; `is_tier` says that the row is one of its tiers, named by its length."""

    model: str
    recommended: bool = False
    service: str = ""
    is_tier: bool = False
    faults: tuple[Fault, ...] = ()


class NameReader:
    """Names the rows of a section."""

    def __init__(self, section: Section, facts: Facts) -> None:
        self._facts = facts
        self._at = [at for at, column in enumerate(section.columns) if column.kind == "model"]
        self._above = [*reversed(section.headings), *reversed(section.near)]

    def under(self, band: str) -> None:
        """What follows stands below a row with this one text."""
        self._above.insert(0, band)

    def spelt(self, model: str) -> str:
        """The id as the known lists write it."""
        return self._facts.spelt(model)

    def read(self, aligned: Aligned) -> RowName:
        """The model of a row."""
        texts = [aligned.cells[at].text for at in self._at]
        if aligned.parent:
            texts.insert(0, aligned.parent.text)
        named = [one for one in map(read_id, texts) if one]
        if not named:
            return self._unnamed([text for text in texts if text])
        return self._named(named)

    def _unnamed(self, texts: list[str]) -> RowName:
        for text in texts:
            model = self._facts.of_name(text)
            if model:
                return RowName(model, faults=(_fault("id_of_name", text=text, model=model),))
        if texts:
            return RowName(shown(texts[-1]), faults=(_fault("no_id", text=texts[-1]),))
        for heading in self._above:
            found = self._facts.in_heading(heading)
            if found:
                model, sure = found
                doubt = _fault("model_of_heading", text=heading, model=model)
                return RowName(model, faults=() if sure else (doubt,))
        return RowName("-", faults=(_fault("no_id", text="-"),))

    def _named(self, named: list[Named]) -> RowName:
        last = named[-1]
        model = self._facts.spelt(last.model)
        faults = [_fault("unknown_badge", text=one.rest) for one in named if one.rest]
        is_tier = False
        group = self._facts.spelt(named[0].model)
        if self._facts.model(model) is None:
            match = _OF_LENGTH.fullmatch(model)
            if match and self._facts.tiered(match[1]):
                model, is_tier = match[1], True
            elif group != model and model.startswith(f"{group}-"):
                faults.append(_fault("group_or_tiers", text=group, model=model))
        if group != model and not model.startswith(group) and not (is_tier and len(named) == 1):
            faults.append(_fault("two_ids", text=group, model=model))
        recommended = any(one.recommended for one in named)
        service = next((one.service for one in named if one.service), "")
        return RowName(model, recommended, service, is_tier, tuple(faults))


def _fault(code: str, **values: str) -> Fault:
    return Fault(code, {name: shown(value) for name, value in values.items()})
