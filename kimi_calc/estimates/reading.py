"""The text of an estimate's file → the estimate. What isn't wholly right is refused wholly."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from kimi_calc.estimates.estimate import NO_FORM, Estimate, Form, Taxes
from kimi_calc.estimates.fields import Row
from kimi_calc.estimates.item_reading import FrozenList, ItemReader, Lists
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.nodes import Document, read_document
from kimi_calc.estimates.usual_items import UsualItems
from kimi_calc.estimates.writing import FORMAT
from kimi_calc.price_lists.faults import Faults, Place, shown
from kimi_calc.price_lists.fields import Shape
from kimi_calc.price_lists.reading import check_format, list_in_file, read_format
from kimi_calc.price_lists.yaml_nodes import Mapping, Node
from kimi_calc.pricing import UsageError

_TAXES = ("included", "excluded")
_WHOLE = Shape(
    "estimate",
    ("format",),
    ("name", "company", "remarks", "taxes", "rate", "capitals", "price_lists", "items"),
)


def read(text: str, faults: Faults) -> Estimate:
    """The estimate in a text; the error of `faults`, with all of them, where there is none."""
    document = read_document(text, FORMAT, faults)
    check_format(document.whole, FORMAT, faults)
    _check_kind(document.whole, faults)
    fields = Row(document.whole, _WHOLE, faults)
    read_format(fields, FORMAT)
    name = fields.free_text("name")
    form = _form(fields)
    before = faults.count
    lists = _lists(fields.items("price_lists"), faults)
    known = Lists(lists, sure=faults.count == before and fields.is_sure("price_lists"))
    with _no_collection():
        items = list(_items(document, fields, known, faults))
    faults.refuse()
    return Estimate(name, tuple(item for item in items if item), form)


def _check_kind(whole: Node, faults: Faults) -> None:
    """Tell a price list that was taken for an estimate: else each of its keys would be a fault."""
    keys = whole.keys if isinstance(whole, Mapping) else {}
    if "models" in keys and "items" not in keys and "price_lists" not in keys:
        faults.only("a_price_list", whole.place)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Have Python not look for garbage meanwhile.

    Each time that it does, it goes through all the items that there are by then: with 10,000 of
    them that takes a third of the time, and they hold no circles that it could find.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _items(document: Document, fields: Row, lists: Lists, faults: Faults) -> Iterator[Item | None]:
    if document.items is None:
        for node in fields.items("items"):
            yield ItemReader(node, lists, faults).item()
        return
    usual = UsualItems(lists)
    for lines in document.items:
        item = usual.item(document.text, lines.start, lines.end)
        if item is not None:
            yield item
        else:
            for node in document.nodes(lines):
                yield ItemReader(node, lists, faults).item()


def _form(fields: Row) -> Form:
    taxes = fields.choice("taxes", _TAXES, "not_a_tax") if fields.has("taxes") else ""
    rate = fields.percentage("rate", "not_a_rate", NO_FORM.rate)
    form = Form(
        fields.free_text("company"),
        fields.free_text("remarks"),
        cast("Taxes", taxes if taxes in _TAXES else ""),
        rate,
        fields.flag("capitals"),
    )
    try:
        form.check()
    except UsageError:
        fields.tell("not_a_rate", "rate", text=shown(fields.free_text("rate")))
    return form


def _lists(nodes: Iterable[Node], faults: Faults) -> dict[str, FrozenList]:
    found: dict[str, FrozenList] = {}
    first: dict[str, Place] = {}
    for node in nodes:
        key, price_list = list_in_file(node, faults)
        if key in first:
            faults.add("same_key", node.place, text=shown(key), first=first[key].line)
        elif key:
            first[key] = node.place
            models = {model.id: model for model in price_list.models}
            found[key] = FrozenList(Basis.of(price_list), models)
    return found
