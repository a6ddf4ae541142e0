"""What is read fast is read as PyYAML reads it: the same nodes, at the same places."""

from __future__ import annotations

import random
from unittest.mock import patch

import pytest
from drawn_estimate import drawn_estimate
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_estimates import HOSTILE_TEXTS, estimates
from price_lists.test_price_list_fuzz import META, mutants

from kimi_calc.estimates import Estimate, nodes
from kimi_calc.estimates.faults import EstimateError, faults_of
from kimi_calc.estimates.files import written
from kimi_calc.estimates.nodes import read_document
from kimi_calc.estimates.scanning import quick_node
from kimi_calc.price_lists.yaml_nodes import Budget, Mapping, Node, Sequence, read_nodes


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
                rows = list(items)
                found.values["items"] = Sequence(found.values["items"].place, rows)
        faults.refuse()
    except EstimateError:
        return None
    return found


def placed(node: Node | None) -> Node | None:
    """The same without the place of `items`, which nobody asks for."""
    if isinstance(node, Mapping) and isinstance(node.values.get("items"), Sequence):
        node.values["items"] = Sequence(node.place, node.values["items"].items)  # type: ignore[union-attr]
    return node


def assert_alike(text: str) -> bool:
    """Whether the fast reader takes a text; then PyYAML has to give the same."""
    quick = None if nodes._BAD.search(text) else quick_node(text, 0, len(text), 1)
    if quick is not None:
        assert quick == by_yaml(text), text
    parts = in_parts(text)
    if parts is not None:
        assert placed(parts) == placed(by_yaml(text)), text
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
@settings(max_examples=1500, deadline=None)
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
