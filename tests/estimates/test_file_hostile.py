"""Hostile files, and spoiled ones by the thousand: opened as they were meant, or refused."""

from __future__ import annotations

import random

import pytest
from drawn_estimate import drawn_estimate
from faulty_estimates import RIGHT
from price_lists.test_price_list_fuzz import PATHOLOGICAL, mutants

from kimi_calc.estimates import Estimate
from kimi_calc.estimates.files import MOST_BYTES, EstimateError, estimate_of_text, written
from kimi_calc.estimates.nodes import _MOST_EVENTS, _MOST_SLOW
from kimi_calc.price_lists import yaml_nodes

DRAWN = written(drawn_estimate())
HEAD = DRAWN[: DRAWN.index("items:")]
LONG = "# " + "x" * (32 << 10) + "\n"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """What PyYAML has to read: events and characters, which is what takes time."""
    spent = {"events": 0, "characters": 0}
    read = yaml_nodes._Events.get_event
    begin = yaml_nodes._Events.__init__

    def get_event(self: yaml_nodes._Events) -> object:
        spent["events"] += 1
        return read(self)  # type: ignore[no-untyped-call]

    def begun(self: yaml_nodes._Events, text: str, line: int) -> None:
        spent["characters"] += len(text)
        begin(self, text, line)

    monkeypatch.setattr(yaml_nodes._Events, "get_event", get_event)
    monkeypatch.setattr(yaml_nodes._Events, "__init__", begun)
    return spent


def opened(text: str, slow: dict[str, int]) -> Estimate | None:
    """The estimate, None for a refusal; any other exception fails the test."""
    slow.update(events=0, characters=0)
    found: Estimate | EstimateError
    try:
        found = estimate_of_text(text, "x")
    except EstimateError as error:
        found = error
    assert slow["events"] <= _MOST_EVENTS + 1
    assert slow["characters"] <= _MOST_SLOW
    if isinstance(found, Estimate):
        return found
    assert len(str(found)) < 1000
    assert all(fault.message.isprintable() for fault in found.faults)
    return None


@pytest.mark.parametrize("case", PATHOLOGICAL)
def test_a_hostile_file_is_refused(slow: dict[str, int], case: str) -> None:
    text = PATHOLOGICAL[case]
    in_an_item = "  - " + text.replace("\n", "\n    ") + "\n"
    for whole in (
        text,
        HEAD + "items:\n" + text,
        LONG + DRAWN + text,
        LONG + HEAD + "items:\n" + in_an_item,
        LONG + HEAD + "price_lists:\n" + in_an_item,
        (text * (1 + (1 << 20) // len(text)))[:1_100_000],
        HEAD + "items:\n" + in_an_item[:200] * 3000,
    ):
        found = opened(whole, slow)
        assert found is None or found == drawn_estimate()


FLOODS = {
    "items": ("items:\n", "- {}\n"),
    "tiny items": ("items:\n", "- a: b\n"),
    "items of nothing": ("items:\n", "-\n"),
    "keys": ("", "k: 1\n"),
    "keys of an item": ("items:\n- a: b\n", "  k: 1\n"),
    "lists": ("price_lists:\n", "- {}\n"),
    "keys of a list": ("price_lists:\n- key: b\n", "  k: 1\n"),
    "comments": ("items:\n- a: b\n", "#\n"),
    "empty lines": ("items:\n- a: b\n", "\n"),
    "spaces": ("items:\n- a: b\n", " \n"),
    "one word": ("name: ", "x"),
    "one text": ('name: "', "x"),
    "escapes": ('name: "', "\\n"),
    "half of an escape": ('name: "', "\\u"),
    "words": ("name: ", "x "),
    "spaces in a word": ("name: x", " "),
    "pairs in braces": ("name: {", "a: 1, "),
    "quotes in braces": ("name: {", '"a": "b", '),
    "digits": ("items:\n- input: ", "9"),
    "items in braces": ("items:\n", "- {a: 1, b: 2, c: 3}\n"),
    "dashes": ("items:\n", "- - - -\n"),
    "anchors": ("items:\n", "- &a b\n"),
    "levels": ("items:\n", "- a:\n    - b:\n        c: 1\n"),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_refused(slow: dict[str, int], flood: str) -> None:
    size = MOST_BYTES >> 2
    beginning, unit = FLOODS[flood]
    whole = f"format: 1\n{beginning}{unit * (size // len(unit) - 10)}"
    assert opened(whole, slow) is None


@pytest.mark.parametrize("of", ["the drawing", "one with all that there is"])
def test_spoiled_estimates_are_opened_or_refused(slow: dict[str, int], of: str) -> None:
    text = DRAWN if of == "the drawing" else RIGHT
    right = estimate_of_text(text, "x")
    taken = equal = 0
    for content in mutants(text.encode(), 800):
        found = opened(content.decode("utf-8", "replace"), slow)
        if found is not None:
            taken += 1
            equal += found == right
            # What is opened can be kept: it reads as it was understood.
            assert estimate_of_text(written(found), "x") == found
    assert 10 < taken < 700, taken  # else the fuzzing shows nothing
    assert equal > 3


def test_spoiled_long_estimates_are_read_as_short_ones(slow: dict[str, int]) -> None:
    """In parts nothing is opened that isn't the same as a whole."""
    both = 0
    for content in mutants(RIGHT.encode(), 300):
        text = content.decode("utf-8", "replace")
        if text.startswith(("%", "---", "...")):
            continue  # what stands before a document can't have a comment before it
        long = opened(LONG + text, slow)
        if long is not None:
            assert long == opened(text, slow)
            both += 1
    assert both > 5


def test_items_in_another_style_have_bounds(slow: dict[str, int]) -> None:
    items = DRAWN[DRAWN.index("  - name") :]
    other = items.replace("period: month", "period: 'month'")
    many = HEAD + "items:\n" + items * 300
    assert opened(many, slow) == Estimate("2027 年 AI 预算", drawn_estimate().items * 300)
    assert slow["events"] == 0
    few = many.replace(items, other, 20)
    assert opened(few, slow) == opened(many, slow)
    too_many = many.replace(items, other)
    with pytest.raises(EstimateError) as caught:
        estimate_of_text(too_many, "x")
    assert [fault.code for fault in caught.value.faults] == ["too_much"]
    assert caught.value.line is not None


def test_lines_in_any_order_are_never_taken_for_others(slow: dict[str, int]) -> None:
    rng = random.Random(7)
    lines = RIGHT.split("\n")
    for _ in range(300):
        some = lines[:]
        for _ in range(rng.choice([1, 2, 5])):
            place = rng.randrange(len(some))
            some[place] = rng.choice(["  ", "", " ", "    "]) + some[place].strip()
        short, long = opened("\n".join(some), slow), opened(LONG + "\n".join(some), slow)
        assert short == long
