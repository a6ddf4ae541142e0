"""The rows of the open picker: models by family, their tiers, what is left when they are narrowed.

Loaded when the picker is first opened.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt

from kimi_calc.pricing import Model, Prices
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import picking
from kimi_calc.viewmodels.number_model import Index, NumberModel

COL_ID, COL_MARKS, COL_CONTEXT, COL_HIT, COL_INPUT, COL_OUTPUT = range(6)

_NO_PRICE = "—"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A row of the picker. Rows of a tier belong to the model above them.

    `opens`: a line above parts it from what comes before.
    """

    kind: Literal["family", "retired", "model", "tier"]
    texts: tuple[str, ...]
    model: Model | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What models must have to be shown: all the words in their ids, and these abilities."""

    text: str = ""
    vision: bool = False
    thinking: bool = False

    def lets_through(self, model: Model) -> bool:
        """Whether a model has all of it."""
        # Letters that were typed in full width are the same letters.
        words = unicodedata.normalize("NFKC", self.text).lower().split()
        return (
            all(word in model.id.lower() for word in words)
            and (model.vision or not self.vision)
            and (model.thinking or not self.thinking)
        )


class ModelTable(NumberModel):
    """Models in picking order. Prices are per 1M tokens, those of a column with equal decimals.

    A family of one model that bears its name has no heading. `all_retired`: no model of the list
    is still served; then no row says so.
    """

    columns = 6
    left: ClassVar[frozenset[int]] = frozenset({COL_ID, COL_MARKS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ModelRow] = []
        self.all_retired = False
        self._models: list[Model] = []
        self._decimals = (2, 2, 2)

    def set_models(self, models: Sequence[Model]) -> None:
        """Show all of these models, in the language in use now."""
        self._models = picking.in_picking_order(models)
        self.all_retired = all(model.retired for model in models)
        prices = [tier.prices for model in models for tier in model.tiers]
        self._decimals = (
            _most_decimals([one.cache_hit for one in prices]),
            _most_decimals([one.input for one in prices]),
            _most_decimals([one.output for one in prices]),
        )
        self._headers = None
        self.narrow(Narrowing())

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only what is let through, with the headings that it needs."""
        self.beginResetModel()
        self.rows = list(self._narrowed(narrowing))
        self.texts = [row.texts for row in self.rows]
        self.endResetModel()

    @property
    def pickable(self) -> list[int]:
        """The rows that can be picked: those of models."""
        return [number for number, row in enumerate(self.rows) if row.kind == "model"]

    def row_of(self, model_id: str | None) -> int | None:
        """The row of a model; None where it isn't shown."""
        for number in self.pickable:
            if self._model_at(number).id == model_id:
                return number
        return None

    def row_picked_at(self, row: int) -> int | None:
        """The row that is meant where a person points at `row`: a tier means its model."""
        while 0 <= row < len(self.rows) and self.rows[row].kind == "tier":
            row -= 1
        return row if 0 <= row < len(self.rows) and self.rows[row].kind == "model" else None

    def last_row_of(self, row: int) -> int:
        """The last row that belongs to the model of `row`: that of its last tier."""
        while row + 1 < len(self.rows) and self.rows[row + 1].kind == "tier":
            row += 1
        return row

    def headers(self) -> tuple[str, ...]:
        """Names of the columns; where nothing has a cache price, input is just input."""
        cached = any(model.has_cache_price for model in self._models)
        return (
            QCoreApplication.translate("ModelTable", "Model"),
            "",
            QCoreApplication.translate("ModelTable", "Context"),
            QCoreApplication.translate("ModelTable", "Cache hit"),
            QCoreApplication.translate("ModelTable", "Miss")
            if cached
            else QCoreApplication.translate("ModelTable", "Input"),
            QCoreApplication.translate("ModelTable", "Output"),
        )

    def unit(self) -> str:
        """What all prices are in: said once."""
        if not self._models:
            return ""
        return QCoreApplication.translate("ModelTable", "{currency} per 1M tokens").format(
            currency=currency_symbol(self._models[0].currency)
        )

    def more(self, row: int, column: int, role: int) -> Any:
        """Screen readers are told all of a model at its id; so is who points at it."""
        model = self.rows[row].model
        if model is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(picking.told_of(model))
        if role == Qt.ItemDataRole.UserRole:
            return model.id
        is_id = column == COL_ID and self.rows[row].kind == "model"
        if role == Qt.ItemDataRole.AccessibleTextRole and is_id:
            return ", ".join(picking.told_of(model))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only rows of models can be stood on."""
        if index.isValid() and self.rows[index.row()].kind == "model":
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def marks(self, row: int) -> list[picking.Mark]:
        """The marks of a row, without its retirement."""
        shown = self.rows[row]
        if shown.model is None or shown.kind != "model":
            return []
        return picking.marks_of(shown.model, mark_retired=False)

    def retirement(self, row: int, *, whole: bool) -> str:
        """What to take instead of the retired model of a row; if `whole` also since when.

        "" where no model is served any more: that is said once, above all of them.
        """
        shown = self.rows[row]
        if shown.model is None or shown.kind != "model" or self.all_retired:
            return ""
        if whole:
            return picking.retirement(shown.model)
        return f"→ {shown.model.replaced_by}" if shown.model.replaced_by else ""

    def is_faint(self, row: int) -> bool:
        """Whether a row steps back: of a retired model, where others are not."""
        model = self.rows[row].model
        return model is not None and bool(model.retired) and not self.all_retired

    def _model_at(self, row: int) -> Model:
        model = self.rows[row].model
        assert model is not None, "only rows of models are asked"
        return model

    def _narrowed(self, narrowing: Narrowing) -> Iterator[ModelRow]:
        first = True
        for model_group in self._groups():
            shown = [model for model in model_group if narrowing.lets_through(model)]
            if not shown:
                continue
            heading = self._heading(model_group)
            if heading:
                yield replace(heading, opens=not first)
            for place, model in enumerate(shown):
                yield from self._rows_of(model, opens=not (first or heading or place))
            first = False

    def _groups(self) -> Iterator[list[Model]]:
        """Families; those below the line are one group, whatever their family."""

        def group(model: Model) -> str | None:
            return None if model.retired and not self.all_retired else model.family

        for _, models in groupby(self._models, key=group):
            yield list(models)

    def _heading(self, group: list[Model]) -> ModelRow | None:
        if group[0].retired and not self.all_retired:
            retired = QCoreApplication.translate("ModelTable", "No longer served")
            return ModelRow("retired", _line(retired))
        if [model.id for model in group] == [group[0].family]:
            return None
        return ModelRow("family", _line(group[0].family))

    def _rows_of(self, model: Model, *, opens: bool) -> Iterator[ModelRow]:
        marks = " · ".join(
            [*(mark.text for mark in picking.marks_of(model, mark_retired=False))]
            + ([picking.retirement(model)] if model.retired and not self.all_retired else [])
        )
        facts = (model.id, marks, group_digits(model.context_length))
        if len(model.tiers) == 1:
            yield ModelRow("model", (*facts, *self._prices(model.tiers[0].prices)), model, opens)
            return
        yield ModelRow("model", (*facts, "", "", ""), model, opens)
        for tier in model.tiers:
            reach = picking.tier_reach(tier.up_to)
            yield ModelRow("tier", (reach, "", "", *self._prices(tier.prices)), model)

    def _prices(self, prices: Prices) -> tuple[str, ...]:
        columns = (prices.cache_hit, prices.input, prices.output)
        return tuple(
            _NO_PRICE if price is None else _padded(price, decimals)
            for price, decimals in zip(columns, self._decimals, strict=True)
        )


def _line(text: str) -> tuple[str, ...]:
    return (text, "", "", "", "", "")


def _most_decimals(prices: Sequence[Decimal | None]) -> int:
    return max((_decimals(plain(price)) for price in prices if price is not None), default=2)


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def _padded(price: Decimal, decimals: int) -> str:
    text = plain(price)
    return text + "0" * (decimals - _decimals(text))
