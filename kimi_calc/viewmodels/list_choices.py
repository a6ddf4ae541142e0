"""The price lists that there are to choose from, in sections. Loaded when the choice is opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.catalogue import builtin_price_lists
from kimi_calc.price_lists.choosing import InUse
from kimi_calc.price_lists.places import Listed, Place, files_of, read
from kimi_calc.viewmodels.price_list_status import currency_name
from kimi_calc.viewmodels.price_list_wording import price_list_faults

_MOST_FAULTS = 8  # told of a file that is no list; who mends it sees them all in its preview


class ListChoice(NamedTuple):
    """A list; or a file that is none, with why in `problem`. `more` is the whole of it."""

    text: str
    path: Path
    in_use: bool
    more: str
    problem: str = ""


class Section(NamedTuple):
    """Choices that belong together, with what they have in common."""

    title: str
    choices: tuple[ListChoice, ...]


def list_choices(in_use: InUse) -> tuple[Section, ...]:
    """The built-in lists by currency, the newest first, then the user's and the company's.

    That of the list in use comes first among the currencies. Files of the user and the company
    are read now; those that are no lists are there too.
    """
    own = [*_files("portable", in_use), *_files("user", in_use)]
    if in_use.place == "picked" and in_use.file:
        own.insert(0, _choice(Listed("picked", in_use.file, in_use.price_list), in_use))
    company = _files("company", in_use)
    found = [
        *_builtin(in_use),
        Section(QCoreApplication.translate("ListChoices", "My lists"), tuple(own)),
        Section(QCoreApplication.translate("ListChoices", "Company's lists"), tuple(company)),
    ]
    return tuple(section for section in found if section.choices)


def _builtin(in_use: InUse) -> Iterable[Section]:
    lists = builtin_price_lists()
    currencies = dict.fromkeys(info.currency for info in lists)
    for currency in sorted(currencies, key=lambda one: one != in_use.price_list.currency):
        choices = []
        for info in reversed(lists):
            if info.currency == currency:
                used = in_use.place == "builtin" and info.id == in_use.price_list.id
                choices.append(ListChoice(str(info.published), info.path, used, info.id))
        name, code = currency_name(currency), currency
        yield Section(name if name == code else f"{name} {code}", tuple(choices))


def _files(place: Place, in_use: InUse) -> list[ListChoice]:
    return [_choice(read(path, place), in_use) for path in files_of(place)]


def _choice(listed: Listed, in_use: InUse) -> ListChoice:
    path, found = listed.path, listed.price_list
    if found is None:
        faults = price_list_faults(listed.error) if listed.error else []
        text = QCoreApplication.translate("ListChoices", "{file}: no price list")
        more = "\n".join((str(path), *faults[:_MOST_FAULTS]))
        return ListChoice(text.format(file=path.name), path, False, more, "\n".join(faults))
    used = in_use.file is not None and path == in_use.file
    parts = (found.name or path.stem, str(found.published), currency_name(found.currency))
    return ListChoice(" · ".join(parts), path, used, f"{found.provider}\n{path}")
