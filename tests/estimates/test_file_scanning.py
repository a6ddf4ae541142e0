"""What is read fast is read as PyYAML reads it: the same nodes, at the same places."""

from __future__ import annotations

import random
from dataclasses import replace
from unittest.mock import patch

import pytest
from drawn_estimate import drawn_estimate
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_estimates import HOSTILE_TEXTS, estimates
from price_lists.test_price_list_fuzz import META, mutants

from kimi_calc.estimates import Basis, Estimate, Item, nodes
from kimi_calc.estimates.faults import EstimateError, faults_of
from kimi_calc.estimates.files import written
from kimi_calc.estimates.item_reading import FrozenList, ItemReader, Lists
from kimi_calc.estimates.nodes import read_document
from kimi_calc.estimates.scanning import quick_node
from kimi_calc.estimates.usual_items import UsualItems
from kimi_calc.price_lists.faults import Place
from kimi_calc.price_lists.reading import list_in_file
from kimi_calc.price_lists.yaml_nodes import Budget, Mapping, Node, Scalar, Sequence, read_nodes
from kimi_calc.pricing import Usage


def by_yaml(text: str) -> Node | None:
    """The nodes that PyYAML gives; None where it refuses, or finds what isn't wanted."""
    faults = faults_of("x")
    try:
        node = read_nodes(text, faults, Budget(10**9))
        faults.refuse()
    except EstimateError:
        return None
    return node


def in_parts(text: str) -> Node | None:
    """The nodes of a text that is read as a long one."""
    faults = faults_of("x")
    try:
        with patch.object(nodes, "_SHORT", 0), patch.object(nodes, "_MOST_EVENTS", 10**9):
            document = read_document(text, "1", faults)
            found = document.whole
            items = document.items
            if items is not None:
                assert isinstance(found, Mapping)
                rows = [node for lines in items for node in document.nodes(lines)]
                found.values["items"] = Sequence(found.values["items"].place, rows)
        faults.refuse()
    except EstimateError:
        return None
    return found


def compared(node: Node | None) -> Node | None:
    """The same without the place of `items`, which nobody asks for, and of nothing.

    A value that isn't there is placed at what follows it.
    """
    if isinstance(node, Scalar) and not node.text:
        return Scalar(Place(0, 0), "")
    if isinstance(node, Sequence):
        return Sequence(node.place, [compared(one) or one for one in node.items])
    if isinstance(node, Mapping):
        values = {key: compared(value) or value for key, value in node.values.items()}
        items = values.get("items")
        if isinstance(items, Sequence):
            values["items"] = Sequence(node.place, items.items)
        return replace(node, values=values)
    return node


def assert_alike(text: str) -> bool:
    """Whether the fast reader takes a text; then PyYAML has to give the same."""
    quick = None if nodes._BAD.search(text) else quick_node(text, 0, len(text), 1)
    if quick is not None:
        assert quick == by_yaml(text), text
    parts = in_parts(text)
    if parts is not None:
        assert compared(parts) == compared(by_yaml(text)), text
    return quick is not None


@given(estimates(4))
@settings(max_examples=40, deadline=None)
def test_all_that_is_written_is_read_fast(estimate: Estimate) -> None:
    assert assert_alike(written(estimate))


WORDS = [
    *("a", "b: c", "a: b", "- a", "- a: b", "-", " ", "  ", "    ", "\n", "\n  ", "\n- ", "\n    "),
    *("a:", "items:\n  - name: x\n    note: y\n", "x:\n  ", '"', '"a"', "'", "{", "}", "[", "]"),
    *("{a: b}", "{a: b, c: d}", '{"a:b": 1, c: "d"}', ", ", ": ", "#", " # x", "\n# x\n", "---\n"),
    *("|\n", ">\n", "\\n", "\\", "\\x41", "\\uD800", "\\U0010FFFF", "\\U00110000", "\r", "\r\n"),
    *(
        "\x85",
        "\u2028",
        "\ufeff",
        "\t",
        "10%",
        "-1",
        "http://x",
        "a:b",
        "?",
        "? ",
        "&a ",
        "*a",
        "!",
    ),
    *("<<: ", "%", "...\n", "@", "`", "é", "客", "\u3000", "x  y", "~", "=", "😀"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
@settings(max_examples=700, deadline=None)
def test_any_text_at_all(text: str) -> None:
    assert_alike(text)


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_in_an_item(text: str) -> None:
    assert_alike(f"format: 1\nitems:\n  - name: {text}\n    note: x\n  - name: y\n")


def test_mutants_of_an_estimate() -> None:
    text = written(drawn_estimate())
    taken = [assert_alike(one) for one in texts_of(mutants(text.encode(), 700))]
    assert 50 < sum(taken) < 650  # else it shows nothing


def texts_of(contents: list[bytes]) -> list[str]:
    return [content.decode("utf-8", "ignore") for content in contents]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_what_could_mean_more(text: str) -> None:
    for line in (text, f"a: {text}\n", f"- a: {text}\n", f"{text}: a\n", f"a: {{b: {text}}}\n"):
        assert_alike(line)
        assert_alike(f'a: "{line.rstrip()}"\n')


def test_what_people_write_is_read_fast_too() -> None:
    assert assert_alike(
        "# my estimate\n\nformat: 1   # the first\nitems:\n- name:   x  \n  note: y # why\n\n"
        "# another\n-   name: z\n    calls: {a: 1,  b: 2}\n"
    )


def test_signs_between_others() -> None:
    """Every sign of META at random places of a small file."""
    rng = random.Random(5)
    whole = 'format: 1\nname: "x y"\nitems:\n  - name: a b\n    calls: {x: 1}\n  - name: c\n'
    for _ in range(1500):
        place = rng.randrange(len(whole))
        assert_alike(whole[:place] + rng.choice(META) + whole[place:])


def items_of(text: str) -> tuple[list[Item | None], list[Item | None]]:
    """The items of a file as they are read at once, and as each is by its fields."""
    faults = faults_of("x")
    with patch.object(nodes, "_SHORT", 0):
        document = read_document(text, "1", faults)
    assert isinstance(document.whole, Mapping)
    lists = document.whole.values["price_lists"]
    assert isinstance(lists, Sequence)
    known = {
        key: FrozenList(Basis.of(one), {model.id: model for model in one.models})
        for key, one in (list_in_file(node, faults) for node in lists.items)
    }
    found = Lists(known, sure=True)
    pieces = list(document.items or ())
    usual = [UsualItems(found).item(document.text, one.start, one.end) for one in pieces]
    ordinary = [
        ItemReader(node, found, faults).item() for one in pieces for node in document.nodes(one)
    ]
    return usual, ordinary


@given(estimates(5).filter(lambda one: bool(one.items)))
@settings(max_examples=60, deadline=None)
def test_usual_items_are_read_at_once(estimate: Estimate) -> None:
    for usual, ordinary in zip(*items_of(written(estimate)), strict=True):
        assert ordinary is not None
        if usual is not None:
            assert usual == ordinary
            assert usual.quote == ordinary.quote
            assert isinstance(usual.usage, Usage)
            assert isinstance(ordinary.usage, Usage)
            assert usual.usage.cache_hit_share == ordinary.usage.cache_hit_share


def test_the_items_of_the_drawing_are_usual_ones() -> None:
    usual, ordinary = items_of(written(drawn_estimate()))
    assert usual == ordinary == [*drawn_estimate().items]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("output: 400", "output: 999999999"),
        ("model: kimi-k2.6", "model: kimi-k9"),
        ("list: cny-2026-09-19", "list: cny"),
        ("cache_hits: 50%", "cache_hits: 150%"),
        ("period: once", "period: never"),
        ("service: batch", "service: slow"),
        ("name: 合同摘要", "name: " + "x" * 10_001),
        ("period: month\n", "period: month\n    growth: {rate: 2000%, months: 12}\n"),
        ("period: month\n", "period: month\n    growth: {rate: 10%, months: 0}\n"),
    ],
)
def test_what_has_a_fault_is_no_usual_item(old: str, new: str) -> None:
    head, items = written(drawn_estimate()).split("items:\n")
    assert old in items
    changed = items.replace(old, new, 1)
    usual, ordinary = items_of(f"{head}items:\n{changed}")
    assert usual == ordinary
    assert usual.count(None) == 1
