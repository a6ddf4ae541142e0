"""`kimi-calc tokens`: files → their tokens, and what they cost as input. Imports no Qt."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from kimi_calc.cli.answering import json_text, printable
from kimi_calc.cli.standard_input import (
    STANDARD_INPUT,
    read_standard_input,
    refusal,
    refuse_twice,
)
from kimi_calc.price_lists import price_list_named
from kimi_calc.pricing import (
    ContextExceeded,
    CostSpan,
    Model,
    PricingError,
    TokenSpan,
    Usage,
    cost_span,
)
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.billing import check_context
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens import (
    NO_TOKENS,
    TokenEstimate,
    Tokenizer,
    load_vocabulary,
    official_range,
)
from kimi_calc.tokens.counting import count
from kimi_calc.tokens.documents import Document, read
from kimi_calc.tokens.folders import find
from kimi_calc.tokens.refusals import DocumentError

_Counted = list[tuple[str, Document, TokenEstimate]]
_PARTS = (
    "what is sent in several requests is priced by `kimi-calc quote`, with the tokens of one and "
    "their number with --requests"
)
_SAVED_AGAIN = "{count}; open it in its own program and save it again"
_EMPTY_PAGES = "{count} of {pages} pages have no text (scanned pages have none) and are not counted"
_UNREADABLE_PAGES = (
    "{count} of {pages} pages are not counted: their fonts don't say which characters they show; "
    "have their text recognised"
)
_LOST_PAGES = (
    "{count} of {pages} pages are damaged, or take too much time or memory, and are not counted; "
    "open it in its own program and save it again"
)
_GUESSED = "its fonts don't say which characters {count} of it are: they were guessed"
_OF_ANOTHER_ENCODING = (
    "{count} characters are not of the encoding {encoding}: choose another with --encoding"
)
_LOST_CELLS = f"cells whose content is not in the file, and is not counted: {_SAVED_AGAIN}"
_LOST_PARTS = (
    "damaged parts (sheets, slides, headers, notes), which are not counted, or not wholly: "
    f"{_SAVED_AGAIN}"
)
_HOW = {
    "exact": "counted with the vocabulary",
    "close": "estimated, within 10%",
    "wide": "estimated, within 20%, or some tokens of a short text: of a kind whose estimates vary",
    "unmeasured": "a guess: scripts or symbols of which few texts were measured, or none",
}


def tokens_text(options: Namespace) -> tuple[str, list[str]]:
    """What `kimi-calc tokens` prints, and a line for each file that can't be read.

    PricingError or VocabularyError for an argument that can't be used.
    """
    price_list = price_list_named(options.price_list)
    model = price_list.model(options.model) if options.model else None
    tokenizer = load_vocabulary(options.vocabulary) if options.vocabulary else None
    if tokenizer and model and not tokenizer.fits(model.tokenizer):
        tokenizer = None  # said below
    counted: _Counted = []
    complaints: list[str] = []
    for path in _paths(options.files):
        try:
            document = (
                read(path, options.encoding) if path else read_standard_input(options.encoding)
            )
            name = str(path) if path else STANDARD_INPUT
            counted.append((name, document, count(document.texts(), tokenizer, document)))
        except DocumentError as error:
            complaints.append(refusal(error, of_input=path is None))
    if not (counted or complaints):
        complaints.append(f"there is no file in {' and '.join(options.files)}: choose others")
    if not counted:
        return "", complaints
    total = sum((one for _, _, one in counted), NO_TOKENS)
    said = _as_json if options.json else _as_text
    notes = _notes(options, model, tokenizer)
    notes += [note for _, document, _ in counted for note in missing(document)]
    if any(document.kind == "xlsx" for _, document, _ in counted):
        notes.append(
            "numbers of spreadsheets are counted as they are shown, not as they are stored"
        )
    cost = None
    try:
        cost = _Cost.of(model, total)
    except ContextExceeded as error:  # which is no reason to hide the count
        notes.append(f"no cost: {error}; {_PARTS}")
    return said(counted, total, cost, notes), complaints


def missing(document: Document) -> list[str]:
    """What of a document is not among its tokens, once it has been read."""
    name = printable(str(document.path))
    said = []
    if document.parts == 0 and name == STANDARD_INPUT:  # a folder may have many an empty file
        said.append("the standard input (-) was empty: is that what was meant?")
    unknown = _GUESSED if document.kind == "pdf" else _OF_ANOTHER_ENCODING
    lost = (
        (document.empty_pages, _EMPTY_PAGES),
        (document.unreadable_pages, _UNREADABLE_PAGES),
        (document.lost_pages, _LOST_PAGES),
        (document.undecodable, unknown),
        (document.lost_cells, _LOST_CELLS),
        (document.lost_parts, _LOST_PARTS),
    )
    pages = group_digits(document.parts or 0)
    for number, text in lost:
        if number:
            many = group_digits(number)
            told = text.format(count=many, pages=pages, encoding=document.encoding)
            said.append(f"{name}: {told}")
    return said


def _paths(arguments: list[str]) -> Iterator[Path | None]:
    """The files of the arguments, those of folders among them, in order; None is the input."""
    if "" in arguments:
        raise PricingError("a file without a name (''): name a file, a folder, or -")
    refuse_twice(arguments)
    for argument in arguments:
        # Not by its Path: ./- is a file.
        yield from (None,) if argument == STANDARD_INPUT else find((Path(argument),))


class _Cost(NamedTuple):
    """What tokens cost as input of one request: at least, typically, at most."""

    model: Model
    span: CostSpan

    @classmethod
    def of(cls, model: Model | None, total: TokenEstimate | None) -> _Cost | None:
        """The cost on a model; ContextExceeded where a request may not be so long."""
        if not (model and total):
            return None
        tokens = TokenSpan(total.low, total.typical, total.high)
        for each in tokens:
            check_context(model, Usage(each, 0))
        return cls(model, cost_span(model, Usage(total.typical, 0), tokens))

    @property
    def amounts(self) -> tuple[str, str, str]:
        """Low, typical and high with all their digits; all are there, since all fit."""
        low, typical, high = (plain(each) for each in self.span if each is not None)
        return low, typical, high


def _notes(options: Namespace, model: Model | None, tokenizer: Tokenizer | None) -> list[str]:
    notes = ["extracting text from documents is free for now; the text itself is billed as input"]
    if tokenizer:
        notes.append(f"vocabulary: {tokenizer.name}, SHA-256 {tokenizer.sha256}")
    elif options.vocabulary and model:
        why = "is not public" if model.tokenizer is None else "is not that of the vocabulary"
        notes.append(f"estimated all the same: the tokenizer of {model.id} {why}")
    return notes


def _as_text(counted: _Counted, total: TokenEstimate, cost: _Cost | None, notes: list[str]) -> str:
    rows = [("", "characters", "tokens", "range")]
    rows += [_row(_name(path, document), one) for path, document, one in counted]
    if len(counted) > 1:
        rows.append(_row("total", total))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), *(row[each].rjust(widths[each]) for each in (1, 2, 3))]
        ).rstrip()
        for row in rows
    ]
    low, high = official_range(total.characters, total.han)
    lines += [
        "",
        f"how sure     {_HOW[total.band] if total.characters else 'there is nothing to count'}",
        f"rule         by the platform's rule of thumb {group_digits(low)}-{group_digits(high)}",
    ]
    if cost:
        least, typical, most = cost.amounts
        lines.append(
            f"cost         as input of one request on {cost.model.id}: {typical} "
            f"{cost.model.currency} ({least}-{most})"
        )
    return "\n".join([*lines, *(f"note         {note}" for note in notes)])


def _row(name: str, tokens: TokenEstimate) -> tuple[str, str, str, str]:
    exact = tokens.band == "exact"
    span = "exact" if exact else f"{group_digits(tokens.low)}-{group_digits(tokens.high)}"
    return name, group_digits(tokens.characters), group_digits(tokens.typical), span


def _name(path: str, document: Document) -> str:
    path = printable(path)
    unusual = document.encoding not in {None, "utf-8", "ascii"}
    return f"{path} ({document.encoding})" if unusual else path


def _as_json(counted: _Counted, total: TokenEstimate, cost: _Cost | None, notes: list[str]) -> str:
    said: dict[str, object] = {
        "files": [
            {
                "file": path,
                "kind": document.kind,
                "encoding": document.encoding,
                **asdict(one),
            }
            for path, document, one in counted
        ],
        "total": asdict(total),
    }
    if cost:
        said["cost"] = {
            "model": cost.model.id,
            "currency": cost.model.currency,
            **dict(zip(("low", "typical", "high"), cost.amounts, strict=True)),
        }
    return json_text(said | {"notes": notes})
