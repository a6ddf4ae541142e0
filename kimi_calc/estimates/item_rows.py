"""Rows of a table → items, and what is wrong with those that are none. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kimi_calc.estimates.item_columns import Headings, NoItems, Row, ordinary, service_named
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.row_cells import BadCell, RowCells, RowError
from kimi_calc.pricing import (
    ContextExceeded,
    Conversation,
    Model,
    NotPriced,
    PriceList,
    PricingError,
    UnknownModel,
    Usage,
)
from kimi_calc.pricing.characters import is_blank, shortened
from kimi_calc.pricing.quantities import group_digits, tokens_of_share

MOST_ROWS = 200_000

_MOST_UNKNOWN = 200  # models for which the nearest are looked for: each takes a millisecond
_LONGEST_ID = 200  # characters
_OF_REQUESTS = ("input", "output")
_OF_TALKS = ("turns", "prefix", "question", "answer", "lifetime")


class ItemRows:
    """Reads items that are priced with a list."""

    def __init__(self, headings: Headings, price_list: PriceList) -> None:
        self._headings = headings
        self._list = price_list
        self._basis = Basis.of(price_list)
        self._told: dict[str, PricingError] = {}
        self._models: dict[str, Model | UnknownModel] = {}
        self._calls = tuple(one for one in headings.places if one.startswith("calls:"))
        self._writes = tuple(one for one in headings.places if one.startswith("written:"))

    def read(self, rows: Iterator[Row]) -> Iterator[Item | tuple[BadCell, ...]]:
        """An item for each row, or all that is wrong with it; empty rows give nothing.

        NoItems ("too_many_rows") after more of them than there may be.
        """
        for count, row in enumerate(rows):
            if count >= MOST_ROWS:
                raise NoItems(
                    f"there are more than {MOST_ROWS:,} rows: split the file",
                    code="too_many_rows",
                    most=MOST_ROWS,
                )
            if any(
                cell if isinstance(cell, Decimal) else not is_blank(cell)
                for cell in row[1].values()
            ):
                yield self._one(row)

    def _one(self, row: Row) -> Item | tuple[BadCell, ...]:
        reading = RowCells(self._headings, row, self._told)
        reading.refuse_unsure()
        if reading.bad:
            return tuple(reading.bad)
        item = self._item(reading)
        if reading.bad or item is None:
            return tuple(reading.bad)
        return item

    def _item(self, cells: RowCells) -> Item | None:
        name, group, note = (cells.text(one) for one in ("name", "group", "note"))
        model = self._model(cells)
        talks = any(cells.has(one) for one in _OF_TALKS)
        if talks and any(cells.has(one) for one in (*_OF_REQUESTS, *self._writes)):
            cells.refuse(
                next(one for one in (*_OF_REQUESTS, *self._writes) if cells.has(one)),
                RowError(
                    "a row is either requests (input, output) or a conversation (turns …): "
                    "clear the one or the other",
                    code="both_kinds",
                ),
            )
            return None
        usage = self._conversation(cells) if talks else self._requests(cells)
        times, period, growth = cells.times(), cells.period(), cells.growth()
        if cells.bad or usage is None or model is None or times is None or period is None:
            return None
        try:
            return Item(name, model, self._basis, usage, times, period, group, note, growth)
        except (ContextExceeded, NotPriced) as error:
            cells.refuse(self._column_of(error, talks=talks), error)
        return None

    def _model(self, cells: RowCells) -> Model | None:
        text = ordinary(str(cells.cell("model")))
        found = self._models.get(text)
        if not text:
            cells.refuse(
                "model", RowError("no model: type one, such as kimi-k2.6", code="no_model")
            )
        elif found is None:
            found = self._models[text] = self._looked_up(text)
        if isinstance(found, UnknownModel):
            cells.refuse("model", found)
        return found if isinstance(found, Model) else None

    def _looked_up(self, text: str) -> Model | UnknownModel:
        in_list = next((one for one in self._list.models if one.id == text), None)
        in_list = in_list or next(
            (one for one in self._list.models if one.id == text.lower()), None
        )
        if in_list:
            return in_list
        if len(self._models) > _MOST_UNKNOWN or len(text) > _LONGEST_ID:
            return UnknownModel(shortened(text, _LONGEST_ID), (), self._list.id)
        try:
            return self._list.model(text)
        except UnknownModel as error:
            return error

    def _requests(self, cells: RowCells) -> Usage | None:
        sent, answered = cells.count("input"), cells.count("output")
        share, hits = cells.hits()
        written = {
            one.partition(":")[2]: count
            for one in self._writes
            if cells.has(one) and (count := cells.count(one)) is not None
        }
        calls, service = self._beside(cells)
        if cells.bad or sent is None or answered is None:
            return None
        if share is not None:
            hits = tokens_of_share(share, sent)
        if hits > sent:
            cells.refuse(
                "hits",
                RowError(
                    f"{group_digits(hits)} cache hits are more than the input, which is "
                    f"{group_digits(sent)}: they are a part of it",
                    code="hits_over_input",
                    hits=hits,
                    input=sent,
                ),
            )
            return None
        if hits + sum(written.values()) > sent:
            cells.refuse(
                self._writes[0],
                RowError(
                    "cache hits and writes are together more than the input, "
                    f"which is {group_digits(sent)}: they are parts of it",
                    code="writes_over_input",
                    input=sent,
                ),
            )
            return None
        return Usage(
            sent,
            answered,
            hits,
            written=written,
            calls=calls,
            service=service,
            cache_hit_share=share,
        )

    def _conversation(self, cells: RowCells) -> Conversation | None:
        turns, question, answer = (cells.count(one) for one in ("turns", "question", "answer"))
        prefix = cells.count("prefix") if cells.has("prefix") else 0
        share = cells.repeated_hits()
        lifetime = cells.lifetime()
        calls, service = self._beside(cells)
        if cells.bad or None in {turns, question, answer, prefix, share, lifetime}:
            return None
        assert turns is not None
        assert question is not None
        assert answer is not None
        assert prefix is not None
        assert share is not None
        assert lifetime is not None
        return Conversation(
            turns,
            question,
            answer,
            prefix,
            share,
            cache_lifetime=lifetime,
            calls=calls,
            service=service,
        )

    def _beside(self, cells: RowCells) -> tuple[dict[str, int], str]:
        """The calls, and whose prices hold."""
        calls = {
            one.partition(":")[2]: count
            for one in self._calls
            if cells.has(one) and (count := cells.count(one)) is not None
        }
        service = service_named(str(cells.cell("service"))) if cells.has("service") else "standard"
        return calls, service

    def _column_of(self, error: ContextExceeded | NotPriced, *, talks: bool) -> str:
        """The column that what can't be priced stands in."""
        if isinstance(error, ContextExceeded):
            return "turns" if talks else "input"
        if "service" in error.values:
            return "service"
        kind, _, variant = str(error.values["charge"]).partition(":")
        if kind == "cache_write":
            return "lifetime" if talks else f"written:{variant}"
        return f"calls:{variant}" if kind == "per_call" else "model"
