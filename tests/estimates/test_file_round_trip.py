"""Estimates as files: what is written is read as it was, at the prices that it was priced with."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from drawn_estimate import builtin_list, drawn_estimate
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_up_estimates import HOSTILE_TEXTS, estimates, texts

from kimi_calc.estimates import Estimate, Form, Growth, Item, Times, totals
from kimi_calc.estimates.files import estimate_of_text, read_estimate, written
from kimi_calc.estimates.writing import text as as_written
from kimi_calc.pricing import Conversation, Model, Usage
from kimi_calc.pricing.discounts import discounted
from kimi_calc.pricing.models import Discount

SHORT = 32 << 10  # what is longer is read in parts


def read(text: str) -> Estimate:
    return estimate_of_text(text, "e.kimicalc")


def assert_same(one: Estimate, other: Estimate) -> None:
    """Equal, and so is what equality leaves out."""
    assert one == other
    for mine, theirs in zip(one.items, other.items, strict=True):
        assert mine.quote == theirs.quote
        if isinstance(mine.usage, Usage) and isinstance(theirs.usage, Usage):
            assert mine.usage.cache_hit_share == theirs.usage.cache_hit_share
        assert mine.model.services == theirs.model.services
        assert mine.model.confidence == theirs.model.confidence
        assert mine.model.undiscounted == theirs.model.undiscounted
        assert mine.quote.undiscounted == theirs.quote.undiscounted


@given(estimates())
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_equal(estimate: Estimate) -> None:
    text = written(estimate)
    again = read(text)
    assert_same(again, estimate)
    assert written(again) == text


@given(estimates(3), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=40, deadline=None)
def test_a_long_file_is_read_as_a_short_one_is(estimate: Estimate, line_end: str) -> None:
    text = f"# {'x' * SHORT}\n{written(estimate)}".replace("\n", line_end)
    assert_same(read(text), estimate)


@given(texts())
@example("x: y")
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_text_to_others_too(text: str) -> None:
    line = as_written(text)
    assert line.isprintable()
    assert yaml.safe_load(f"{line}\n") == text
    assert yaml.safe_load(f"a: {line}\n") == {"a": text}
    assert yaml.safe_load(f"- {{a: {line}, b: c}}\n") == [{"a": text, "b": "c"}]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_a_text_that_could_be_more_stays_one(text: str) -> None:
    first, *others = drawn_estimate().items
    form = Form(text, text)
    estimate = Estimate(text, (replace(first, name=text, group=text, note=text), *others), form)
    assert_same(read(written(estimate)), estimate)
    assert all(line.isprintable() for line in written(estimate).split("\n"))


def test_the_drawing_is_what_a_person_would_write() -> None:
    text = written(drawn_estimate())
    assert text.startswith(
        "format: 1\nname: 2027 年 AI 预算\nprice_lists:\n  - key: cny-2026-09-19\n"
    )
    assert text[text.index("items:") :].startswith(
        "items:\n"
        "  - name: 客服机器人\n"
        "    group: 客服\n"
        "    model: kimi-k2.6\n"
        "    list: cny-2026-09-19\n"
        "    input: 2000\n"
        "    cache_hits: 50%\n"
        "    output: 400\n"
        "    per_day: 3000\n"
        "    days: 30\n"
        "    period: month\n"
        "  - name: 工单分类\n"
    )
    # Of the list only what is used, in an order of its own.
    assert re.findall("- id: (.*)", text) == ["kimi-k2.6", "kimi-k2.7-code", "kimi-k3"]
    (found,) = totals(read(text).items)
    assert (found.month.amount, found.once, found.year.amount) == (
        Decimal("7322.80"),
        Decimal("1598.40"),
        Decimal("89472.00"),
    )


def changed_lines(one: str, other: str) -> int:
    return len(set(one.split("\n")) ^ set(other.split("\n")))


def test_an_edit_changes_a_few_lines() -> None:
    drawn = drawn_estimate()
    first, second, *others = drawn.items
    text = written(drawn)
    renamed = replace(drawn, items=(replace(first, name="x"), second, *others))
    assert changed_lines(text, written(renamed)) == 2
    moved = replace(drawn, items=(second, first, *others))
    assert sorted(written(moved).split("\n")) == sorted(text.split("\n"))
    head = text.index("items:")
    assert written(moved)[:head] == text[:head]


def test_an_empty_estimate() -> None:
    assert written(Estimate()) == "format: 1\n"
    assert read("format: 1\n") == Estimate()
    assert read(written(Estimate("a", (), Form(rate=Decimal("0.13"), capitals=True)))).form == Form(
        rate=Decimal("0.13"), capitals=True
    )


def dearer(item: Item) -> Item:
    """An item at another price that bears the same name: what a list of the same id may have."""
    model = item.model

    def tiers(model: Model) -> Model:
        (tier,) = model.tiers
        prices = {**tier.prices, **{key: price + 1 for key, price in tier.prices.items()}}
        prices = {key: price for key, price in prices.items() if key.kind != "per_call"} | {
            key: price for key, price in tier.prices.items() if key.kind == "per_call"
        }
        new = replace(tier, prices=type(tier.prices).of(prices))
        return replace(model, tiers=(new,), services={})

    return replace(item, model=tiers(model))


def test_two_lists_of_one_id_with_other_prices() -> None:
    first, second, *_ = drawn_estimate().items
    estimate = Estimate("", (first, dearer(first), dearer(second), second))
    text = written(estimate)
    assert re.findall("- key: (.*)", text) == ["cny-2026-09-19", "cny-2026-09-19 (2)"]
    again = read(text)
    assert_same(again, estimate)
    assert [item.quote.total for item in again.items] == [
        item.quote.total for item in estimate.items
    ]
    assert again.items[0].quote.total != again.items[1].quote.total


def test_a_discount_on_a_model_that_is_not_used_is_kept() -> None:
    whole = builtin_list("cny-2026-09-19")
    less = discounted(
        whole,
        [Discount(Decimal("0.5"), "kimi-k3"), Discount(Decimal("0.85"), "kimi-k2.6", "output")],
    )
    first = drawn_estimate().items[0]
    item = replace(
        first, model=less.model("kimi-k2.6"), basis=first.basis._replace(discounts=less.discounts)
    )
    again = read(written(Estimate("", (item,))))
    assert_same(again, Estimate("", (item,)))
    assert again.items[0].basis.discounts == less.discounts


@pytest.mark.parametrize("rate", ["0.1", "-0.999999", "10", "0.000001", "0", "-0.0"])
@pytest.mark.parametrize("months", [1, 12, 1200])
def test_growth(rate: str, months: int) -> None:
    first = drawn_estimate().items[0]
    item = replace(first, growth=Growth(Decimal(rate), months))
    assert_same(read(written(Estimate("", (item,)))), Estimate("", (item,)))


def test_numbers_of_any_size() -> None:
    first = drawn_estimate().items[0]
    for times in (Times(10**9999), Times(0), Times(0, 0), Times(5, 1)):
        item = replace(first, times=times)
        assert_same(read(written(Estimate("", (item,)))), Estimate("", (item,)))


def test_a_number_that_nobody_could_read_is_not_written() -> None:
    first = drawn_estimate().items[0]
    with pytest.raises(ValueError, match="digits"):
        written(Estimate("", (replace(first, times=Times(10**10_000)),)))


def test_an_item_of_another_list_is_not_written() -> None:
    first = drawn_estimate().items[0]
    other = replace(first, basis=first.basis._replace(id="cny-2026-09-20"))
    with pytest.raises(ValueError, match="no model of"):
        written(Estimate("", (other,)))


def test_a_file_says_what_it_cost_whatever_the_lists_here_say(tmp_path: Path) -> None:
    """Prices come from nowhere but the file."""
    text = written(drawn_estimate()).replace("input: 6.50", "input: 60.00")
    file = tmp_path / "old.kimicalc"
    file.write_text(text, "utf-8")
    opened = read_estimate(file)
    assert opened.items[0].basis.id == "cny-2026-09-19"
    assert opened.items[0].quote.total != drawn_estimate().items[0].quote.total


def test_conversations_stand_as_such() -> None:
    first = drawn_estimate().items[0]
    talk = Conversation(10, 200, 300, 800, Decimal("0.9"), calls={"web_search": 1})
    text = written(Estimate("", (replace(first, usage=talk, times=Times(500)),)))
    assert text.endswith(
        "    turns: 10\n    system: 800\n    user: 200\n    reply: 300\n    cache_hits: 90%\n"
        "    calls: {web_search: 1}\n    conversations: 500\n    period: month\n"
    )


def test_the_example_in_the_documentation() -> None:
    from kimi_calc.estimates import writing

    documented = writing.__doc__ or ""
    block = "\n".join(line[4:] for line in documented.split("\n") if line.startswith("    "))
    estimate = read(f"{block}\n")
    assert [item.name for item in estimate.items] == ["客服机器人", "顾问对话"]
    assert_same(read(written(estimate)), estimate)
    assert written(estimate) == f"{block}\n"
