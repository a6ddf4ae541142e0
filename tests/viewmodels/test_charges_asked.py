"""Cache writes, calls and batch are asked for where the list has them, and undone as all else."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from list_of_2026 import list_of_2026
from pytestqt.qtbot import QtBot
from small_usage import begin_small

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import Conversation, Model, NotPriced, Prices, Usage, quote
from kimi_calc.pricing.charges import cache_write
from kimi_calc.settings import Workload
from kimi_calc.viewmodels import refusal_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import call_field, field_named, more_fields_of
from kimi_calc.viewmodels.lifetime_wording import lifetime_told
from kimi_calc.viewmodels.offered import Charged, Offered, offered_by
from kimi_calc.viewmodels.turn_chart import TurnBars

LIST = list_of_2026()


@pytest.fixture
def calculation(qtbot: QtBot) -> Calculation:
    del qtbot
    return Calculation(LIST)


def total(calculation: Calculation) -> Decimal:
    assert calculation.quote
    return calculation.quote.total


def test_what_a_list_has_is_offered() -> None:
    assert offered_by(LIST) == Offered(
        ("5m", "1h"), ("web_search", "web_search_pro", "page_fetch"), batch=True
    )
    only_two = replace(LIST, models=LIST.models[1:3], calls={})
    assert offered_by(only_two) == Offered(
        (), ("page_fetch", "web_search", "web_search_pro"), batch=True
    )
    bare = replace(load_price_list(), calls={})
    assert offered_by(replace(bare, models=bare.models[-1:])).lifetimes == ()
    assert not offered_by(bare).batch


def test_the_names_of_fields_of_calls() -> None:
    names = ("web_search", "web_search_pro", "page_fetch", "x", "a__b", "a_b", "ab", "a_1", "a1")
    fields = [call_field(name) for name in names]
    assert fields[:4] == ["webSearchCalls", "webSearchProCalls", "pageFetchCalls", "xCalls"]
    assert len({*fields}) == len(names)
    assert [field_named(field) for field in fields] == fields
    assert field_named("inputTokens") == "inputTokens"
    assert field_named("nothing") is None


def test_by_default_all_that_is_no_hit_is_written_and_nothing_costs_more(
    calculation: Calculation,
) -> None:
    assert calculation.usage == Usage(45_000, 1_500, 27_000, 30_000, written={"5m": 18_000})
    assert total(calculation) == Decimal(16_920)
    for model in LIST.models[:3]:
        calculation.pick(model.id)
        assert total(calculation) == quote(model, Usage(45_000, 1_500, 27_000, 30_000)).total
    calculation.set_workload("conversation")
    plain = Conversation(20, 300, 600, 2_000, Decimal(1), 1_000)
    talk: object = calculation.usage
    assert talk == replace(plain, cache_lifetime="5m")
    assert total(calculation) == quote(LIST.models[2], plain).total
    assert not calculation.asks_for_more


def test_a_list_without_any_of_it_asks_for_none(qtbot: QtBot) -> None:
    del qtbot
    built_in = replace(load_price_list(), calls={})
    bare = tuple(model for model in built_in.models if model.family == "kimi-k2")
    calculation = Calculation(replace(built_in, models=bare))
    calculation.set_cache_lifetime("1h")
    calculation.set_service("batch")
    calculation.set_text("writtenTokens", "nonsense")
    assert calculation.charged == Charged("", calculation.offered.calls, "standard")
    assert isinstance(calculation.usage, Usage)
    assert not calculation.usage.written
    assert calculation.usage.service == "standard"
    assert total(calculation) == Decimal(7_740)


def test_worked_out_by_hand(calculation: Calculation) -> None:
    # 400,000 × 2 + 500,000 × 20 + 100,000 × 40 + 20,000 × 100, per million: 16.80; and 2 × 0.01.
    for field, text in (
        ("inputTokens", "1M"),
        ("cacheHitPercent", "40"),
        ("outputTokens", "20k"),
        ("requests", "1"),
        ("writtenTokens", "100k"),
        ("webSearchCalls", "1+1"),
    ):
        name = field_named(field)
        assert name
        calculation.set_text(name, text)
        calculation.finish(name)
    calculation.set_cache_lifetime("1h")
    assert total(calculation) == Decimal("16.82")
    assert calculation.text("writtenTokens") == "100,000"
    assert calculation.text(call_field("web_search")) == "2"
    assert calculation.source(call_field("web_search")) == "1+1"
    assert calculation.asks_for_more


def test_more_written_than_is_no_hit_is_an_error_of_its_field(calculation: Calculation) -> None:
    calculation.set_text("writtenTokens", "18,000")
    assert calculation.usage
    calculation.set_text("cacheHitPercent", "60.01%")  # 17,996 are no hit
    error = calculation.error("writtenTokens")
    assert error
    assert (error.code, error.values["example"]) == ("written_over_rest", 17_996)
    assert calculation.problem is error
    assert calculation.usage is None
    calculation.set_workload("conversation")  # which has no such field
    assert calculation.usage
    calculation.set_workload("single")
    calculation.set_text("inputTokens", "46,000")
    assert calculation.error("writtenTokens") is None
    assert calculation.usage
    calculation.set_text("inputTokens", "4")
    assert calculation.error("writtenTokens")
    calculation.set_text("writtenTokens", "")
    assert calculation.error("writtenTokens") is None


def test_what_can_not_be_read_stands_before_what_is_too_much(calculation: Calculation) -> None:
    calculation.set_text("writtenTokens", "12,34")
    error = calculation.error("writtenTokens")
    assert error
    assert error.code == "grouping"
    calculation.set_text("inputTokens", "x")
    assert calculation.error("writtenTokens") is error
    calculation.set_text("writtenTokens", "99,999")
    assert calculation.error("writtenTokens") is None  # of an input that can't be read


def test_everything_is_a_step_of_undo(calculation: Calculation) -> None:
    before = calculation.asked()
    steps = [before]
    changes: list[Callable[[], None]] = [
        lambda: calculation.set_cache_lifetime("1h"),
        lambda: calculation.set_text("writtenTokens", "5"),
        lambda: calculation.set_text(call_field("page_fetch"), "3"),
        lambda: calculation.set_service("batch"),
        calculation.clear,
    ]
    for change in changes:
        change()
        steps.append(calculation.asked())
    assert len({*map(repr, steps)}) == len(steps)
    assert calculation.charged == Charged("5m", calculation.offered.calls, "standard")
    assert calculation.text(call_field("page_fetch")) == "0"
    for step in reversed(steps[:-1]):
        calculation.undo()
        assert calculation.asked() == step
    assert not calculation.can_undo
    assert calculation.text(call_field("page_fetch")) == "0"
    for step in steps[1:]:
        calculation.redo()
        assert calculation.asked() == step


def test_what_is_chosen_again_is_no_step(calculation: Calculation) -> None:
    calculation.set_cache_lifetime("5m")
    calculation.set_service("standard")
    calculation.set_text(call_field("web_search"), "0")
    assert not calculation.can_undo


def test_it_comes_back_and_other_fields_of_calls_are_0(calculation: Calculation) -> None:
    calculation.set_cache_lifetime("1h")
    calculation.set_service("batch")
    calculation.set_text(call_field("web_search"), "2")
    asked = calculation.asked()
    another = Calculation(LIST)
    another.set_text(call_field("page_fetch"), "7")
    another.restore(asked)
    assert another.usage == calculation.usage
    assert another.asked() == asked
    begin_small(another)
    assert another.text(call_field("web_search")) == "0"


def test_a_lifetime_that_the_list_has_not_is_the_shortest(calculation: Calculation) -> None:
    asked = calculation.asked()._replace(cache_lifetime="24h")
    calculation.restore(asked)
    assert calculation.charged.lifetime == "5m"
    assert not calculation.asks_for_more


def test_batch_on_a_model_without_it_is_refused_with_what_to_do(calculation: Calculation) -> None:
    calculation.set_service("batch")
    assert calculation.quote is None
    assert isinstance(calculation.refusal, NotPriced)
    assert refusal_wording.refusal(calculation.refusal, calculation.fitting_models) == (
        "kimi-k3 has no batch prices in this price list.\n"
        "Turn batch off, or pick one of: kimi-k2.7-code, example-tiers"
    )
    calculation.pick("kimi-k2.7-code")
    assert total(calculation) == Decimal("4066.80") - 60_000 * Decimal("0.01")


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    ("model", "told"),
    [
        (0, ["5 min: as a miss", "1 h: twice a miss"]),
        (1, ["5 min: billed as a miss", "1 h: billed as a miss"]),
        (3, ["5 min: 1.25 × a miss", "1 h"]),  # twice a miss, or two and a half
    ],
)
def test_a_lifetime_says_what_it_costs(model: int, told: list[str]) -> None:
    assert [lifetime_told(one, LIST.models[model], "standard") for one in ("5m", "1h")] == told


@pytest.mark.usefixtures("qtbot")
def test_a_lifetime_without_a_price_says_so() -> None:
    assert lifetime_told("24h", LIST.models[0], "standard") == "24 h: no price"


def test_a_model_without_the_lifetime_is_refused(qtbot: QtBot) -> None:
    del qtbot
    k3 = LIST.models[0]
    (tier,) = k3.tiers
    prices = Prices(Decimal(2), Decimal(20), Decimal(100), {cache_write("5m"): Decimal(20)})
    short = replace(k3, id="short", tiers=(replace(tier, prices=prices),))
    calculation = Calculation(replace(LIST, models=(short, k3)))
    calculation.pick("short")
    calculation.set_cache_lifetime("1h")
    assert isinstance(calculation.refusal, NotPriced)
    assert refusal_wording.refusal(calculation.refusal, calculation.fitting_models) == (
        "short has no price for Cache write (1 h) in this price list.\nThese models fit: kimi-k3"
    )


# Properties: what is asked in fields costs what plain fractions say.


def price(model: Model, key: str, service: str) -> Fraction | None:
    tiers = model.services[service]
    found = {charge.key: amount for charge, amount in tiers[0].prices.items()}
    return Fraction(found[key]) if key in found else None


@given(
    st.sampled_from(["kimi-k3", "kimi-k2.7-code", "kimi-k2.7-code-highspeed"]),
    st.tuples(st.integers(0, 90_000), st.integers(0, 100), st.integers(0, 9_000)),
    st.one_of(st.none(), st.integers(0, 90_000)),
    st.sampled_from(["5m", "1h"]),
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    st.sampled_from(["standard", "batch"]),
)
@settings(max_examples=300, deadline=None)
@pytest.mark.usefixtures("qapp")
def test_single_requests_cost_what_fractions_say(
    model_id: str,
    tokens: tuple[int, int, int],
    written: int | None,
    lifetime: str,
    calls: tuple[int, int, int],
    service: str,
) -> None:
    sent, percent, answered = tokens
    calculation = Calculation(LIST)
    calculation.pick(model_id)
    calculation.set_text("inputTokens", str(sent))
    calculation.set_text("cacheHitPercent", f"{percent}%")
    calculation.set_text("outputTokens", str(answered))
    calculation.set_text("requests", "7")
    calculation.set_text("writtenTokens", "" if written is None else str(written))
    calculation.set_cache_lifetime(lifetime)
    for name, count in zip(LIST.calls, calls, strict=True):
        calculation.set_text(call_field(name), str(count))
    if service == "batch":
        calculation.set_service("batch")
    hits = sent * percent // 100
    rest = sent - hits
    model = LIST.model(model_id)
    if written is not None and written > rest:
        assert calculation.quote is None
        assert calculation.error("writtenTokens")
        return
    if service not in model.services:
        assert isinstance(calculation.refusal, NotPriced)
        return
    to_cache = rest if written is None else written
    of_write = price(model, f"cache_write:{lifetime}", service)
    miss = price(model, "input", service) or Fraction(0)
    cost = hits * (price(model, "cache_hit", service) or 0) + (rest - to_cache) * miss
    cost += to_cache * (miss if of_write is None else of_write)
    cost += answered * (price(model, "output", service) or 0)
    beside = sum(
        count * Fraction(each) for count, each in zip(calls, LIST.calls.values(), strict=True)
    )
    assert Fraction(total(calculation)) == 7 * (cost / 1_000_000 + beside)


@given(
    st.sampled_from([model.id for model in LIST.models]),
    st.tuples(st.integers(0, 99_000), st.integers(0, 100)),
    st.sampled_from(["5m", "1h"]),
    st.sampled_from(["single", "conversation"]),
)
@settings(max_examples=200, deadline=None)
@pytest.mark.usefixtures("qapp")
def test_what_a_note_says_of_hits_is_what_the_field_gives(
    model_id: str, tokens: tuple[int, int], lifetime: str, workload: Workload
) -> None:
    sent, percent = tokens
    calculation = Calculation(LIST)
    calculation.set_workload(workload)
    calculation.pick(model_id)
    calculation.set_text("inputTokens", str(sent))
    calculation.set_text("systemTokens", str(sent))
    calculation.set_cache_hit_percent(percent)
    calculation.set_cache_lifetime(lifetime)
    notes = {note.kind: note for note in calculation.notes}
    if "cache_range" not in notes:
        return
    for end, at in ((0, "at_none"), (100, "at_all")):
        calculation.set_cache_hit_percent(end)
        assert total(calculation) == notes["cache_range"].amount(at)


@pytest.mark.usefixtures("qtbot")
def test_the_chart_of_a_conversation_in_batch_has_the_tiers_of_batch(
    calculation: Calculation,
) -> None:
    calculation.set_workload("conversation")
    calculation.pick("example-tiers")
    calculation.set_service("batch")
    calculation.set_text("turns", "40")
    bars = TurnBars(calculation.quote)
    assert bars.tiers == [0] * 6 + [1] * 34  # 2,000 + 900 a turn: over 8,192 from turn 7 on
    assert bars.marks[1].label == "128k tier from turn 7"
    assert "128k tier" in bars.bar_text(39)


@pytest.mark.usefixtures("qapp")
def test_all_models_are_compared_for_one_usage(calculation: Calculation) -> None:
    for model in LIST.models:
        calculation.pick(model.id)
        calculation.set_cache_lifetime("1h")
        calculation.set_text(call_field("web_search"), "1")
        usages = {id(one.quote.usage) for one in calculation.comparisons if one.quote}
        assert len(usages) == 1
        assert more_fields_of("single", calculation.charged) == calculation.more_fields
