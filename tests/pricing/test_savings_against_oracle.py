"""Notes that save money, against the oracle in fractions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pricing.oracle import (
    Refused,
    Sheet,
    bills_of_turns,
    sheets,
    talks_on_sheets,
    total_of,
    usages,
)

from kimi_calc.pricing import (
    Conversation,
    PriceList,
    Quote,
    Usage,
    cheaper_model,
    compare,
    quote,
)

Told = dict[str, Fraction]


def told(found: Quote, kind: str) -> Told | None:
    for note in found.notes:
        if note.kind == kind:
            return {name: Fraction(number) for name, number in note.numbers.items()}
    return None


def saving(total: Fraction, other_total: Fraction, **numbers: int) -> Told | None:
    if total <= other_total:
        return None
    counts = {name: Fraction(number) for name, number in numbers.items()}
    return {**counts, "other_total": other_total, "saving": total - other_total}


def priced(sheet: Sheet, usage: Usage | Conversation) -> Fraction:
    """The oracle's total; a usage that does not fit is no case here."""
    try:
        return total_of(sheet, usage)
    except Refused:
        assume(condition=False)
        raise


def shorter_request(sheet: Sheet, usage: Usage, total: Fraction) -> Told | None:
    """Takes one token after the other until the tier is another one."""

    def place(sent: int) -> int:
        length = sent if sheet.by_input else sent + usage.output_tokens
        return next(place for place, row in enumerate(sheet.rows) if length <= row[0])

    sheet = replace(sheet.of_service(usage), by_input=sheet.by_input)
    before = place(usage.input_tokens)
    left = usage.input_tokens
    while left and place(left) == before:
        left -= 1
    if not left or not before:
        return None
    if usage.cache_hit_share is None:
        share = Fraction(usage.cached_tokens, usage.input_tokens)
    else:
        share = Fraction(str(usage.cache_hit_share))
    cached = int(share * left)
    rest = usage.input_tokens - usage.cached_tokens
    other = replace(
        usage,
        input_tokens=left,
        cached_tokens=cached,
        cache_hit_share=None,
        written={
            lifetime: int(Fraction(tokens * (left - cached), rest)) if rest else 0
            for lifetime, tokens in usage.written.items()
        },
        service="standard",  # whose sheet it is now
    )
    return saving(
        total,
        total_of(sheet, other),
        over=usage.input_tokens - left,
        up_to=sheet.rows[before - 1][0],
        input=left,
        cached=cached,
    )


def new_conversation(sheet: Sheet, talk: Conversation, total: Fraction) -> Told | None:
    tiers = [min(up_to for _, up_to in bill) for bill in bills_of_turns(sheet, talk)]
    changes = [turn for turn in range(1, talk.turns) if tiers[turn] != tiers[turn - 1]]
    if not changes:
        return None
    first = replace(talk, turns=changes[-1])
    second = replace(talk, turns=talk.turns - changes[-1])
    other_total = total_of(sheet, first) + total_of(sheet, second)
    return saving(total, other_total, after_turn=changes[-1], other_turns=second.turns)


def cache_range(sheet: Sheet, none: Fraction, every: Fraction) -> Told | None:
    if sheet.rows[0][1] is None or none == every:
        return None
    return {"at_none": none, "at_all": every}


@settings(max_examples=300, deadline=None)
@given(sheets(), usages())
def test_notes_of_requests(sheet: Sheet, usage: Usage) -> None:
    total = priced(sheet, usage)
    found = quote(sheet.model(), usage)
    assert told(found, "cheaper_tier") == shorter_request(sheet, usage, total)
    no_hit = replace(usage, cached_tokens=0, cache_hit_share=None)
    rest = usage.input_tokens - usage.cached_tokens
    if len(usage.written) == 1 and sum(usage.written.values()) == rest:
        no_hit = replace(no_hit, written=dict.fromkeys(usage.written, usage.input_tokens))
    none = priced(sheet, no_hit)
    all_hit = replace(usage, cached_tokens=usage.input_tokens, cache_hit_share=None, written={})
    every = total_of(sheet, all_hit)
    assert told(found, "cache_range") == cache_range(sheet.of_service(usage), none, every)
    assert told(found, "new_conversation") is None
    assert told(found, "resent") is None


@settings(max_examples=400, deadline=None)
@given(talks_on_sheets)
def test_notes_of_conversations(case: tuple[Sheet, Conversation]) -> None:
    sheet, talk = case
    total = priced(sheet, talk)
    found = quote(sheet.model(), talk)
    assert told(found, "new_conversation") == new_conversation(sheet, talk, total)
    none = total_of(sheet, replace(talk, cache_hit_share=Decimal(0)))
    every = total_of(sheet, replace(talk, cache_hit_share=Decimal(1)))
    assert told(found, "cache_range") == cache_range(sheet.of_service(talk), none, every)
    assert told(found, "cheaper_tier") is None


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(sheets(), *[st.booleans()] * 3), min_size=1, max_size=6),
    usages(),
    st.data(),
)
def test_no_other_model_of_the_kind_is_cheaper_than_the_one_told(
    rows: list[tuple[Sheet, bool, bool, bool]], usage: Usage, data: st.DataObject
) -> None:
    models = []
    totals: list[Fraction | None] = []
    for place, (sheet, vision, thinking, retired) in enumerate(rows):
        day = date(2025, 1, 1) if retired else None
        model = replace(sheet.model(f"m{place}"), vision=vision, thinking=thinking, retired=day)
        models.append(model)
        try:
            totals.append(total_of(sheet, usage))
        except Refused:
            totals.append(None)
    mine = data.draw(st.sampled_from(range(len(rows))))
    my_total = totals[mine]
    assume(my_total is not None)
    assert my_total is not None
    cheaper = [
        (total, place)
        for place, total in enumerate(totals)
        if total is not None
        and total < my_total
        and rows[place][1:3] == rows[mine][1:3]
        and rows[place][3] <= rows[mine][3]
    ]
    price_list = PriceList("x", "p", "CNY", date(2025, 1, 1), "s", tuple(models))
    note = cheaper_model(quote(models[mine], usage), compare(price_list, usage))
    if not cheaper:
        assert note is None
        return
    total, place = min(cheaper)
    assert note
    assert note.model_id == f"m{place}"
    assert Fraction(note.amount("other_total")) == total
    assert Fraction(note.amount("saving")) == my_total - total
