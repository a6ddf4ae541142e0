"""Pages → a draft: read, gathered, compared with a reference list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from kimi_calc.price_lists.pages.call_checks import check_calls
from kimi_calc.price_lists.pages.carrying_over import Comparison, carry_over
from kimi_calc.price_lists.pages.checks import check_prices, drop_consequences
from kimi_calc.price_lists.pages.documents import read_document
from kimi_calc.price_lists.pages.drafts import Draft, DraftCall, DraftRow
from kimi_calc.price_lists.pages.facts import Facts
from kimi_calc.price_lists.pages.gathering import Gathered, gather
from kimi_calc.price_lists.pages.grids import Document
from kimi_calc.price_lists.pages.lengths import settle_lengths, tier_beside
from kimi_calc.price_lists.pages.messages import PageError
from kimi_calc.price_lists.pages.page_checks import Origin, currency_of, day_of, origin_of
from kimi_calc.price_lists.pages.reading import read_rows
from kimi_calc.price_lists.pages.remarks import Remarks
from kimi_calc.price_lists.pages.rows import Reading
from kimi_calc.price_lists.pages.wording import shown
from kimi_calc.pricing.models import Model, PriceList
from kimi_calc.pricing.usage import STANDARD

_MOST_ROWS = 500
_MOST_LIKELY = 60  # rows of a page of the platform, by far; a longer one is read once, not by turns


def read_pages(
    *pages: str | bytes,
    reference: PriceList | None = None,
    known: Iterable[PriceList] = (),
    published: date | None = None,
) -> Draft:
    """What price pages say together, compared with a list: a draft, with all that is doubtful.

    A page is what a clipboard holds or a file: HTML, copied text, Markdown, MDX, values with tabs
    or commas. `known` are the lists that tell what pages don't (families, tokenizers, ...), and,
    without a `reference`, the ones to compare with: of the same currency the newest that is not
    after the pages; of pages without a day, which may be of any time, the one that leaves the
    fewest rows in doubt, of any currency where none has a sign. `published` is the day from
    which the prices hold where a person knows it: then the pages are not asked. PageError where
    a page is none, or has no prices; then nothing is taken of any.
    """
    known = sorted(known, key=lambda one: one.published, reverse=True)
    documents = [read_document(page) for page in pages]
    draft = _compared(documents, reference, known, published)
    if reference or draft.published or len(draft.rows) > _MOST_LIKELY:
        return draft
    unsigned = any(doubt.code == "no_currency" for doubt in draft.doubts)
    others = (
        _compared(documents, one, known, None)
        for one in known
        if unsigned or one.currency == draft.currency
    )
    return min((draft, *others), key=lambda one: len(one.left_out()))


def _compared(
    documents: list[Document],
    reference: PriceList | None,
    known: list[PriceList],
    published: date | None,
) -> Draft:
    facts = Facts([*([reference] if reference else []), *known])
    for document in documents:
        facts.hear(document.lines)
    reading = read_rows(documents, facts)
    if not reading.rows and not reading.calls:
        raise PageError("no_prices")
    if len(reading.rows) > _MOST_ROWS:
        raise PageError("too_much")
    days = (published, True, []) if published else day_of(documents)
    preferred = reference.currency if reference else ""
    currency = currency_of(reading.rows, reading.calls, preferred)
    reference = reference or _reference(known, currency, days[0])
    facts = facts.preferring(reference)
    origin = origin_of(documents, currency, days, reference)
    return _draft(reading, facts, origin, reference)


def _reference(known: list[PriceList], currency: str, day: date | None) -> PriceList | None:
    alike = [one for one in known if one.currency == currency or not currency]
    before = [one for one in alike if day is None or one.published <= day]
    return next(iter(before or alike), None)


def _draft(reading: Reading, facts: Facts, origin: Origin, reference: PriceList | None) -> Draft:
    money = reference if reference and reference.currency == origin.currency else None
    models = {model.id: model for model in money.models} if money else {}
    strict = money is not None and (not origin.sure or origin.published == money.published)
    gathered = gather(reading)
    kept_contexts = settle_lengths(gathered, facts, models)
    changes = check_prices(gathered, models, strict=strict)
    _check_currencies(gathered, origin)
    remarks = Remarks(gathered.rows)
    for code, row, values in changes:
        remarks.note(code, [row], **values)
    _note_models(gathered, kept_contexts, facts, models, remarks)
    kept_calls = check_calls(reading, origin, money, remarks, strict=strict)
    kept_services = {}
    if money:
        comparison = Comparison(gathered, money, origin, facts, remarks, strict)
        kept_services = carry_over(comparison)
    else:
        remarks.note("no_reference")
    _tell_left(reading, remarks)
    remarks.take_origin(origin)
    drop_consequences(gathered.rows)
    remarks.take_rows()
    doubts, notes = remarks.finished()
    return Draft(
        provider=origin.provider,
        currency=origin.currency,
        published=origin.published,
        source=origin.source,
        tax=origin.tax,
        rows=_rows(gathered, models),
        calls=_calls(reading, money),
        doubts=tuple(doubts),
        notes=tuple(notes),
        unplaced=tuple(reading.unplaced),
        reference=reference,
        kept_calls=kept_calls,
        kept_services=kept_services,
        facts=facts,
    )


def _check_currencies(gathered: Gathered, origin: Origin) -> None:
    for row in gathered.rows:
        for charge, currency in row.currencies.items():
            if currency != origin.currency:
                row.doubt("two_currencies", charge, one=origin.currency, other=currency)


def _note_models(
    gathered: Gathered,
    kept_contexts: list[str],
    facts: Facts,
    listed: Collection[str],
    remarks: Remarks,
) -> None:
    for model in dict.fromkeys(kept_contexts):
        remarks.note("kept_context", gathered.of_model(model))
    for group in gathered.groups.values():
        if group.service != STANDARD or group.nameless:
            continue
        if facts.model(group.model) is None:
            remarks.note("new_model", group.rows, family=facts.family(group.model))
        elif listed and group.model not in listed:
            remarks.note("model_added", group.rows)
    for code, names in (("row_twice", gathered.twice), ("set_aside", gathered.set_aside)):
        for model in dict.fromkeys(names):
            remarks.note(code, gathered.of_model(model))


def _tell_left(reading: Reading, remarks: Remarks) -> None:
    """Tell the tables and rows without a place: those with prices may be ones that are needed."""
    for fault in reading.faults:
        remarks.doubt(fault.code, **fault.values)
    for table in reading.left_tables:
        text = shown(table.text)
        if table.priced:
            remarks.doubt("table_left_out", text=text)
        else:
            remarks.note("table_aside", text=text)


def _rows(gathered: Gathered, models: dict[str, Model]) -> tuple[DraftRow, ...]:
    return tuple(
        DraftRow(
            model=row.model,
            service=row.service,
            up_to=row.up_to if group.tiered else None,
            context=group.context,
            prices=row.prices,
            beside=tier_beside(row, group, models.get(row.model)) or {},
            recommended=row.recommended,
            place=row.place,
        )
        for group in gathered.groups.values()
        for row in group.rows
    )


def _calls(reading: Reading, reference: PriceList | None) -> tuple[DraftCall, ...]:
    before = reference.calls if reference else {}
    return tuple(
        DraftCall(call.name, call.price, before.get(call.name), call.place)
        for call in reading.calls
    )
