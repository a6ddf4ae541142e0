"""What it would have cost otherwise: each request priced again by quote(), which knows no cells."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_of_2026 import list_of_2026
from made_up_usage import AUGUST, JULY, PlainNames, costs_of, entry

from kimi_calc.pricing import ContextExceeded, NotPriced, Usage, quote
from kimi_calc.usage_logs.dated_lists import only
from kimi_calc.usage_logs.joining import without_groups
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.savings import SHORT, hit_share, savings
from kimi_calc.usage_logs.what_if import NOT_SO_SHORT, Change, what_if, with_hits

LIST = list_of_2026()
IDS = [model.id for model in LIST.models]
TOKENS = st.integers(0, 90_000) | st.sampled_from([0, 1, 8192, 8193, 131_072, 262_144])
ENTRIES = st.builds(
    entry,
    st.sampled_from(IDS),
    plain=TOKENS,
    hit=TOKENS,
    output=TOKENS,
    written=st.tuples(TOKENS, TOKENS),
    day=st.sampled_from([JULY, AUGUST]),
    has_split=st.just(True),
    calls=st.sampled_from([(), (("web_search", 2),)]),
)


def usage_of(one: Entry, service: str = "standard") -> Usage:
    return Usage(
        one.plain + one.hit + one.written_5m + one.written_1h,
        one.output,
        one.hit,
        written={"5m": one.written_5m, "1h": one.written_1h},
        calls=dict(one.calls),
        service=service,
    )


def priced(one: Entry, model: str, service: str = "standard") -> Decimal | None:
    try:
        return quote(LIST.model(model), usage_of(one, service)).total
    except (ContextExceeded, NotPriced):
        return None


@given(st.lists(ENTRIES, max_size=12), st.sampled_from(IDS), st.sampled_from(["standard", "batch"]))
def test_another_model_costs_what_quotes_say(
    entries: list[Entry], model: str, service: str
) -> None:
    costs = costs_of(*entries, lists=only(LIST))
    found = what_if(costs, PlainNames(), Change(model=model, service=service))
    expected, refused = Decimal(0), 0
    for one in entries:
        before = priced(one, one.model)
        if before is None:
            continue
        after = priced(one, model, service)
        refused += after is None
        expected += before if after is None else after
    assert found.after.total == expected
    assert found.refused_rows == refused
    assert found.difference == expected - costs.total
    groups = found.by(("model",))
    assert sum(one.after for one in groups) == expected
    assert sum(one.refused for one in groups) == refused


@given(TOKENS, TOKENS, TOKENS, TOKENS, st.integers(0, 100))
def test_a_share_of_hits_keeps_the_input(
    plain: int, hit: int, written_5m: int, written_1h: int, percent: int
) -> None:
    cell = [1, 1, plain, hit, written_5m, written_1h, 7]
    share = Decimal(percent) / 100
    other = with_hits(cell, share)
    tokens = plain + hit + written_5m + written_1h
    assert sum(other[2:6]) == tokens
    assert min(other) >= 0
    assert other[3] == Fraction(percent, 100) * tokens // 1
    rest = tokens - other[3]
    if tokens > hit:
        assert other[4] == written_5m * rest // (tokens - hit)
    assert with_hits(cell, share, raise_only=True)[3] == max(hit, other[3])


def test_hits_are_raised_only_where_they_are_told() -> None:
    costs = costs_of(
        entry(plain=1000, output=10, has_split=False),
        entry(plain=100, hit=900),
        entry("kimi-k2.7-code", plain=600, hit=400),
    )
    raised = what_if(costs, PlainNames(), Change(hit_rate=Decimal("0.85"), raise_only=True))
    assert raised.difference == (Decimal("1.30") - Decimal("6.50")) * 450 / 1_000_000
    assert raised.after.at_most == costs.at_most > 0
    assert hit_share(costs) == Decimal("0.65")
    assert hit_share(raised.after) == Decimal("0.875")
    whole = what_if(costs, PlainNames(), Change(hit_rate=Decimal(1)))
    assert whole.after.at_most == 0  # an assumption isn't a bound
    assert {one.cell[2] for one in whole.after.priced} == {0}


def test_short_requests_alone_change() -> None:
    costs = costs_of(
        entry("kimi-k3", plain=SHORT - 1, output=1),
        entry("kimi-k3", plain=SHORT, output=1),
        entry("kimi-k3", plain=SHORT, output=1, requests=5),
    )
    found = what_if(costs, PlainNames(), Change(model="kimi-k2.6", up_to=SHORT))
    assert found.difference == (Decimal("-13.5") * (SHORT - 1) - 73) / 1_000_000
    assert len(found.changed) == 1
    assert [one.reason for one in found.refused.values()] == [NOT_SO_SHORT]
    with pytest.raises(ValueError, match="12345"):
        what_if(costs, PlainNames(), Change(up_to=12_345))


def test_a_model_that_was_not_there_yet_refuses() -> None:
    costs = costs_of(entry("kimi-k2.6", plain=10, day=JULY - 60), entry("kimi-k2.6", plain=20))
    found = what_if(costs, PlainNames(), Change(model="kimi-k3"))
    assert [one.reason for one in found.refused.values()] == ["not_listed_yet"]
    assert found.difference == Decimal("13.5") * 20 / 1_000_000


def test_groups_make_no_other_sum() -> None:
    entries = [
        entry(
            "kimi-k3", 900 * n, 7 * n, n, calls=(("web_search", n % 3),) if n % 2 else ()
        )._replace(groups=(f"key {n % 5}", "", f"project {n % 3}", ""))
        for n in range(1, 40)
    ]
    costs = costs_of(*entries)
    joined = without_groups(costs, PlainNames())
    assert (joined.total, joined.rows) == (costs.total, costs.rows)
    assert len(joined.priced) < len(costs.priced)
    assert {one.key.groups for one in joined.priced} == {()}


def test_what_saves_is_told_and_nothing_else() -> None:
    costs = costs_of(
        *[entry("kimi-k3", plain=9_000, hit=1_000, output=500)] * 3,
        entry("kimi-k2.6", plain=50_000, output=500),
        entry("kimi-k2.6:batch", plain=50_000, output=500),
    )
    hits, batch, short = savings(costs, PlainNames())
    assert (hits.kind, hits.rows, hits.models) == ("hit_rate", 5, ("kimi-k2.6", "kimi-k3"))
    assert (batch.kind, batch.models, batch.rows) == ("batch", ("kimi-k2.6",), 1)
    assert batch.amount == (50_000 * Decimal("2.6") + 500 * Decimal("10.8")) / 1_000_000
    assert (short.kind, short.model, short.models) == ("short_requests", "kimi-k2.6", ("kimi-k3",))
    expected = 9_000 * Decimal("13.5") + 1_000 * Decimal("0.9") + 500 * Decimal(73)
    assert short.amount == expected * 3 / 1_000_000
    assert savings(costs_of(), PlainNames()) == ()
    best = costs_of(entry("kimi-k2.6:batch", plain=1, hit=99, output=1))
    assert savings(best, PlainNames()) == ()
