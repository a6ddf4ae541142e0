"""The table of texts and documents: their characters, tokens and cost as input."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from kimi_calc.pricing import Model
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.viewmodels import document_wording, estimate_wording
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.source import Source
from kimi_calc.viewmodels.token_sources import TokenSources

State = Literal["counted", "counting", "held", "failed"]
"""How far a row is: "held" are those that are not counted since counting was stopped."""

_WIDE_FROM = "\u2e80"  # what comes before is as wide as a digit, about

NAME, CHARACTERS, TOKENS, RANGE, COST = range(5)


class _Said(NamedTuple):
    """What is shown of a source, and of which state of it."""

    state: tuple[object, ...]
    row: tuple[str, ...]
    why: str


class SourceRows(NumberModel):
    """A row for each text and document, in the order in which they came."""

    columns = 5
    left: ClassVar[frozenset[int]] = frozenset({NAME})

    def __init__(self, sources: TokenSources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self.sources: list[Source] = []
        self._priced_on: tuple[Model | None, bool] = (None, True)
        # A folder may hold thousands: what was said of one stands until something of it changes.
        self._said: dict[Source, _Said] = {}
        self._longest = ("",) * self.columns

    def headers(self) -> tuple[str, ...]:
        """Source, characters, tokens, their range, their cost as input."""
        return (
            self.tr("Source"),
            self.tr("Characters"),
            self.tr("Tokens"),
            self.tr("Range"),
            self.tr("Cost as input"),
        )

    def refresh(self, model: Model, *, priced: bool = True) -> None:
        """Show the sources as they are now, priced on a model; not `priced`, without a cost."""
        shown = self._sources.shown
        before_model, before_priced = self._priced_on
        if model is not before_model or priced != before_priced or len(shown) < len(self._said):
            self._forget()
        self._priced_on = (model, priced)
        texts = [self._row(source, model) for source in shown]
        # Rows come and go at the end, and the model is never reset: what was chosen stays chosen,
        # and a screen reader stays at its cell.
        before, after = len(self.texts), len(texts)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
        self.texts, self.sources = texts, list(shown)
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        if texts:
            self.dataChanged.emit(self.index(0, 0), self.index(after - 1, COST))

    def retranslate(self) -> None:
        """Say headers and rows again, in the language in use now."""
        self._forget()
        super().retranslate()

    def measured(self) -> list[tuple[str, ...]]:
        """The longest text of each column: digits are all as wide."""
        return [self._longest]

    def failures(self) -> list[str]:
        """The documents that can't be read, or not wholly, each with why."""
        said = ((source.path, self._said[source].why) for source in self.sources)
        line = self.tr("{name}: {why}")
        return [line.format(name=path.name, why=why) for path, why in said if path and why]

    def state(self, row: int) -> State:
        """How far a row is."""
        source = self.sources[row]
        if source.failed:
            return "failed"
        if source.tokens:
            return "counted"
        return "held" if source.is_held else "counting"

    def more(self, row: int, column: int, role: int) -> Any:
        """The whole path as a tool tip."""
        del column
        source = self.sources[row]
        if role != Qt.ItemDataRole.ToolTipRole or not source.path:
            return None
        lines = [str(source.path), self._said[source].why]
        if source.document and source.document.encoding:
            hint = self.tr("{encoding}; another one by right-click")
            lines.append(hint.format(encoding=source.document.encoding))
        if source.document and source.document.kind == "xlsx":
            lines.append(self.tr("numbers are counted as the spreadsheet shows them"))
        return "\n".join(filter(None, lines))

    def _forget(self) -> None:
        self._said = {}
        self._longest = ("",) * self.columns

    def _row(self, source: Source, model: Model) -> tuple[str, ...]:
        state = (source.done, source.tokens, source.failed, source.is_held)
        said = self._said.get(source)
        if said and said.state == state:
            return said.row
        row = self._texts(source, model)
        pairs = zip(row, self._longest, strict=True)
        self._longest = tuple(max(pair, key=_wide) for pair in pairs)
        self._said[source] = _Said(state, row, document_wording.why(source))
        return row

    def _texts(self, source: Source, model: Model) -> tuple[str, ...]:
        name = self._name(source)
        if source.failed:
            return (name, "", self.tr("unreadable"), "", "")
        if source.is_held:
            return (name, "", self.tr("not counted"), "", "")
        if not source.tokens:
            done = f"{int(source.done * 100)}%" if source.done else "…"
            return (name, "", done, "", "")
        tokens = source.tokens
        return (
            name,
            group_digits(tokens.characters),
            group_digits(tokens.typical),
            estimate_wording.token_range(tokens),
            estimate_wording.cost_range(tokens, model) if self._priced_on[1] else "",
        )

    def _name(self, source: Source) -> str:
        if source.path is None:
            is_typed = source is self._sources.typed
            return self.tr("Typed text") if is_typed else self.tr("Question")
        if document_wording.is_partly(source):
            return self.tr("{name} (partly)").format(name=source.path.name)
        encoding = source.document.encoding if source.document else None
        plain = encoding is None or encoding.startswith(("utf-8", "ascii"))
        return source.path.name if plain else f"{source.path.name} ({encoding})"


def _wide(text: str) -> int:
    """How wide a text is, in digits: Chinese characters are as wide as two."""
    return sum(1 if char < _WIDE_FROM else 2 for char in text)
