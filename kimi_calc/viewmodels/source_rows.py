"""The table of texts and documents: their characters, tokens and cost as input."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from kimi_calc.pricing import Model, TokenSpan, Usage, cost_span
from kimi_calc.pricing.amounts import format_amount
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens import TokenEstimate, official_range
from kimi_calc.viewmodels.number_model import NumberModel
from kimi_calc.viewmodels.source import Source
from kimi_calc.viewmodels.token_sources import TokenSources

_NAMED = 3  # documents that can't be read and are named below the table
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
        self._model_id = ""
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

    def refresh(self, model: Model) -> None:
        """Show the sources as they are now, priced on a model."""
        shown = self._sources.shown
        if model.id != self._model_id or len(shown) < len(self._said):
            self._forget()
        self._model_id = model.id
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

    def failures(self) -> str:
        """The documents that can't be read, or not wholly, each with why; of many some."""
        said = ((source.path, self._said[source].why) for source in self.sources)
        line = self.tr("{name}: {why}")
        failed = [line.format(name=path.name, why=why) for path, why in said if path and why]
        more = len(failed) - _NAMED
        if more > 0:
            text = self.tr("and {count} more that can't be read")
            failed[_NAMED:] = [text.format(count=group_digits(more))]
        return "\n".join(failed)

    def more(self, row: int, column: int, role: int) -> Any:
        """The whole path as a tool tip."""
        source = self.sources[row]
        if role != Qt.ItemDataRole.ToolTipRole or column != NAME or not source.path:
            return None
        if not (source.document and source.document.encoding):
            return str(source.path)
        hint = self.tr("{encoding}; another one by right-click")
        return f"{source.path}\n{hint.format(encoding=source.document.encoding)}"

    def _forget(self) -> None:
        self._said = {}
        self._longest = ("",) * self.columns

    def _row(self, source: Source, model: Model) -> tuple[str, ...]:
        state = (source.done, source.tokens, source.failed)
        said = self._said.get(source)
        if said and said.state == state:
            return said.row
        row = self._texts(source, model)
        pairs = zip(row, self._longest, strict=True)
        self._longest = tuple(max(pair, key=len) for pair in pairs)
        self._said[source] = _Said(state, row, _why(source))
        return row

    def _texts(self, source: Source, model: Model) -> tuple[str, ...]:
        name = self._name(source)
        if source.failed:
            return (name, "", "—", "", "")
        if not source.tokens:
            done = f"{int(source.done * 100)} %" if source.done else "…"
            return (name, "", done, "", "")
        tokens = source.tokens
        return (
            name,
            group_digits(tokens.characters),
            group_digits(tokens.typical),
            token_range(tokens),
            cost_range(tokens, model),
        )

    def _name(self, source: Source) -> str:
        if source.path is None:
            is_typed = source is self._sources.typed
            return self.tr("Typed text") if is_typed else self.tr("Question")
        encoding = source.document.encoding if source.document else None
        plain = encoding is None or encoding.startswith(("utf-8", "ascii"))
        return source.path.name if plain else f"{source.path.name} ({encoding})"


def token_range(tokens: TokenEstimate) -> str:
    """The range of an estimate; for a count, that it is exact."""
    if tokens.band == "exact":
        return QCoreApplication.translate("TokenSources", "exact")
    return f"{group_digits(tokens.low)} – {group_digits(tokens.high)}"


def cost_range(tokens: TokenEstimate, model: Model, requests: int = 1) -> str:
    """What the tokens cost as input of requests on a model; a dash where they don't fit."""
    span = TokenSpan(tokens.low, tokens.typical, tokens.high)
    found = cost_span(model, Usage(tokens.typical, 0, requests=requests), span)
    if found.low is None or found.high is None:
        return "—"
    ends = (found.low,) if span.is_exact else (found.low, found.high)
    return " – ".join(format_amount(each, model.currency) for each in ends)


def total_cost(tokens: TokenEstimate, model: Model, requests: int) -> str:
    """What all of it costs as input, of one request and of all, or that it may be too much."""
    if tokens.high > model.context_length:
        text = QCoreApplication.translate(
            "TokenSources", "{model} takes up to {limit} tokens a request: this may be too long"
        )
        return text.format(model=model.id, limit=group_digits(model.context_length))
    text = QCoreApplication.translate("TokenSources", "Cost as input: {cost}")
    once = text.format(cost=cost_range(tokens, model))
    if requests < 2:
        return once
    text = QCoreApplication.translate("TokenSources", "{count} requests: {cost}")
    count, cost = group_digits(requests), cost_range(tokens, model, requests)
    return f"{once} · {text.format(count=count, cost=cost)}"


def sureness(sources: TokenSources, model: Model) -> str:
    """How sure the total is, in a sentence; with a vocabulary, which, or why it isn't used."""
    if not (sources.total and sources.total.characters):
        return ""
    translate = QCoreApplication.translate
    if sources.tokenizer and not sources.exact:
        if model.tokenizer is None:
            why = translate(
                "TokenSources",
                "The vocabulary doesn't hold for {model}: its tokenizer isn't public.",
            )
        else:
            why = translate(
                "TokenSources",
                "The vocabulary doesn't hold for {model}: its tokenizer is another one.",
            )
        return f"{_of_band(sources.total)} {why.format(model=model.id)}"
    if sources.tokenizer and sources.tokenizer.known:
        return f"{_of_band(sources.total)} ({sources.tokenizer.name})"
    if sources.tokenizer:
        unknown = translate("TokenSources", "It is no vocabulary that this program knows.")
        return f"{_of_band(sources.total)} {unknown}"
    return _of_band(sources.total)


def _of_band(tokens: TokenEstimate) -> str:
    translate = QCoreApplication.translate
    return {
        "exact": translate("TokenSources", "Counted with the vocabulary: exact."),
        "close": translate("TokenSources", "An estimate; the true number lies within 10 %."),
        "wide": translate(
            "TokenSources",
            "An estimate, within 20 %: short texts, tables, contracts, literary and traditional "
            "Chinese, and languages other than Chinese and English vary more.",
        ),
        "unmeasured": translate(
            "TokenSources",
            "A guess: for this script or these symbols no estimate has been measured.",
        ),
    }[tokens.band]


def reason(kind: str) -> str:
    """Why a document can't be read, and what to do."""
    translate = QCoreApplication.translate
    return {
        "not_found": translate("TokenSources", "is not there any more"),
        "not_a_file": translate("TokenSources", "is no file"),
        "unreadable": translate("TokenSources", "may not be read; check its permissions"),
        "image": translate(
            "TokenSources", "is an image: its tokens depend on its resolution, by no public rule"
        ),
        "archive": translate("TokenSources", "is an archive; unpack it and add the files"),
        "old_office": translate("TokenSources", "is of an old Office; save it as .docx or .pdf"),
        "unknown_kind": translate(
            "TokenSources", "is of a kind that can't be read; save it as .docx or .pdf"
        ),
        "binary": translate("TokenSources", "is no text"),
        "encrypted": translate("TokenSources", "needs a password; save a copy without one"),
        "no_text": translate("TokenSources", "scanned pages without text; run text recognition"),
        "damaged": translate("TokenSources", "is damaged; open it and save it anew"),
        "too_big": translate("TokenSources", "is too large; split it"),
        "bomb": translate("TokenSources", "unpacks to far more than a document holds"),
        "unsafe": translate("TokenSources", "holds what no office program writes"),
        "unknown_encoding": translate("TokenSources", "is not in that encoding; choose another"),
    }[kind]


def _why(source: Source) -> str:
    """Why a document is not counted, or what of it is not; nothing if all of it is."""
    if source.failed:
        return reason(source.failed)
    document = source.document
    if not (document and source.tokens):
        return ""
    if document.empty_pages:
        text = QCoreApplication.translate("TokenSources", "pages without text: {count}")
        return text.format(count=group_digits(document.empty_pages))
    if document.undecodable:
        text = QCoreApplication.translate(
            "TokenSources", "characters that this encoding has not: {count}; choose another"
        )
        return text.format(count=group_digits(document.undecodable))
    return ""


def summary(tokens: TokenEstimate) -> str:
    """The total in a line, and the platform's own rule of thumb beside it."""
    text = QCoreApplication.translate("TokenSources", "{typical} tokens ({range}{width})").format(
        typical=group_digits(tokens.typical), range=token_range(tokens), width=_width(tokens)
    )
    low, high = official_range(tokens.characters, tokens.han)
    rule = QCoreApplication.translate(
        "TokenSources", "the platform's rule of thumb: {low} – {high}"
    )
    said = f"{text} · {rule.format(low=group_digits(low), high=group_digits(high))}"
    return said.replace(" – ", "\xa0–\xa0")  # a range stays in one line


def _width(tokens: TokenEstimate) -> str:
    """How wide the range is, such as `, ±10 %`; nothing for a count or a guess."""
    widths = {"close": "10", "wide": "20"}
    return f", ±{widths[tokens.band]} %" if tokens.band in widths else ""
