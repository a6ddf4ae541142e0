"""All faults of a price list are told at once: each where it is, and nothing that is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from price_lists.faulty_lists import CONTENTS, NO_FILES, RIGHT
from price_lists.right_lists import price_list
from price_lists.spoiling import Spoiler
from price_lists.yaml_writer import Writer

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.messages import MESSAGES
from kimi_calc.pricing import PriceList, PriceListError

Load = Callable[[str | bytes], PriceList]
Refusal = Callable[[str | bytes], PriceListError]

randoms = st.integers(0, 2**48).map(Random)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lists") / "list.yaml"


def told(error: PriceListError) -> list[tuple[str, int | None, int | None]]:
    """Code, line and column of every fault, those of one place by code."""
    found = [(fault.code, fault.line, fault.column) for fault in error.faults]
    assert [one[1:] for one in found] == sorted(one[1:] for one in found), "not as in the file"
    return sorted(found, key=lambda fault: (fault[1:], fault[0]))


@given(randoms, st.integers(1, 6))
@settings(max_examples=50, deadline=None)
def test_what_is_to_be_spoiled_is_right(file: Path, rng: Random, models: int) -> None:
    file.write_text(Writer().write(price_list(rng, models)), "utf-8")
    assert len(load_price_list(file).models) == models


@given(randoms, st.integers(1, 6), st.integers(1, 20))
@settings(max_examples=200, deadline=None)
def test_every_fault_is_told_and_nothing_else(
    file: Path, rng: Random, models: int, faults: int
) -> None:
    spoiler = Spoiler(price_list(rng, models), rng)
    text = spoiler.spoil(faults)
    file.write_text(text, "utf-8")
    with pytest.raises(PriceListError) as caught:
        load_price_list(file)
    assert told(caught.value) == spoiler.expected, text


def test_every_way_to_spoil_is_taken(file: Path) -> None:
    # Else the test above shows less than it seems to.
    rng = Random(2)
    taken: dict[str, int] = {}
    for turn in range(40):
        for place in range(len(Spoiler(price_list(rng, 1), rng).ways)):
            spoiler = Spoiler(price_list(rng, 6), rng)
            way = spoiler.ways[place]
            taken[way.__name__] = taken.get(way.__name__, 0) + way()
            if turn < 12 and (text := spoiler.expected and spoiler.spoil(1)):
                file.write_text(text, "utf-8")
                with pytest.raises(PriceListError) as caught:
                    load_price_list(file)
                assert told(caught.value) == spoiler.expected, text
    assert min(taken.values()) > 5, taken


# What a fault must not bring with it, and what stands alone


def spoiled(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def codes(error: PriceListError) -> list[str]:
    return [fault.code for fault in error.faults]


def test_the_error_is_its_first_fault(refusal: Refusal, small_list: str) -> None:
    text = spoiled(small_list, ("2025-11-11", "2025-02-30"), ("input: 4.00", "imput: 4.00"))
    error = refusal(text)
    first, second = error.faults
    assert (error.code, error.line, error.column, error.key) == ("no_such_day", 4, 12, "published")
    assert error.values == first.values == {"key": "published", "text": "2025-02-30"}
    assert str(error) == f"{error.path}, line 4, column 12: {first.message} (and 1 more fault)"
    assert (second.code, second.line, second.column) == ("misspelt_key", 12, 31)
    assert second.values == {"key": "imput", "part": "prices", "nearest": "input"}
    assert second.message == "'prices' has no key 'imput': did you mean 'input'?"


def test_the_message_says_how_many_more_there_are(refusal: Refusal, small_list: str) -> None:
    text = spoiled(small_list, ("4.00", "-4.00"), ("16.00", "-16.00"), ("id: steps-1", "id: ''"))
    assert str(refusal(text)).endswith("not negative (and 2 more faults)")
    text = spoiled(small_list, ("4.00", "-4.00"))
    assert str(refusal(text)).endswith("not negative")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        # A value under a misspelt key is still read: its own faults are told, no others.
        ([("family: fam", "famly: fam")], ["misspelt_key"]),
        ([("family: fam", "famly: '?'")], ["misspelt_key", "not_an_id"]),
        ([("    prices: {", "    prics: {")], ["misspelt_key"]),
        ([("    tiers:", "    teirs:")], ["misspelt_key"]),
        (
            [("    tiers:", "    teirs:"), ("up_to: 200", "up_to: 20")],
            ["misspelt_key", "tier_order"],
        ),
        ([("models:", "modles:"), ("4.00", "-4.00")], ["misspelt_key", "not_a_price"]),
        ([("recommended: true", "recommendd: 1")], ["misspelt_key"]),
        ([("up_to: 200", "upto: 200")], ["misspelt_key"]),
        ([("{up_to: 200, cache_hit", "{up_to: 200, cache_hti")], ["misspelt_key"]),
        # A key that stands there is not missing because another is like it.
        ([("input: 4.00", "input: 4.00, imput: x")], ["misspelt_key"]),
        # What a bad number would have to fit is not known.
        ([("length: 300", "length: many")], ["not_a_count"]),
        ([("    context_length: 300\n", "")], ["missing_key"]),
        ([("up_to: 300", "up_to: many")], ["not_a_count"]),
        ([("up_to: 200", "up_to: many")], ["not_a_count"]),
        (
            [("up_to: 200", "up_to: many"), ("up_to: 300", "up_to: 9")],
            ["not_a_count", "tier_order"],
        ),
        ([("up_to: 300", "up_to: 150")], ["tier_order"]),
        ([("id: flat-1", "id: '?'"), ("id: steps-1", "id: '?'")], ["not_an_id", "not_an_id"]),
        # What holds other values, and isn't what it should be, has no missing ones.
        ([("{cache_hit: 1.00, input: 4.00, output: 16.00}", "4.00")], ["not_pairs"]),
        ([("- {up_to: 200, cache_hit: 1.50, input: 3.00, output: 20.00}", "- 200")], ["not_pairs"]),
        # What YAML adds: the value it stands for is not known.
        ([("4.00", "*a")], ["alias"]),
        ([("{cache_hit: 1.00, input: 4.00, output: 16.00}", "*a")], ["alias"]),
        ([("input: 4.00", "*a : 4.00")], ["alias"]),
        ([("input: 4.00", "[a, {b: c}]: 4.00")], ["key_of_many"]),
        ([("input: 4.00", "<<: *a")], ["unknown_key", "alias"]),
        ([("{up_to: 200, cache_hit: 1.50,", "{up_to: 200, <<: {},")], ["unknown_key"]),
        # A second value is passed over, whatever it is.
        ([("family: fam", "family: fam\n    family: [{a: b, a: '?'}]")], ["duplicate_key"]),
        # Either would have to go.
        ([("    tiers:", "    prices: 4.00\n    tiers:")], ["prices_or_tiers"]),
    ],
)
def test_no_fault_brings_others_with_it(
    refusal: Refusal, small_list: str, edits: list[tuple[str, str]], expected: list[str]
) -> None:
    assert codes(refusal(spoiled(small_list, *edits))) == expected


def test_two_of_one_line_are_two(refusal: Refusal, small_list: str) -> None:
    model = "{id: a, family: f, context_length: 9, prices: {input: 1, output: 2}}"
    head = small_list[: small_list.index("models:")]
    error = refusal(f"{head}models: [{model}, {model}]\n")
    assert codes(error) == ["duplicate_id"]
    assert (error.line, error.column) == (7, 12 + len(model) + 1)
    assert "first in line 7" in str(error)


def test_what_yaml_adds_is_told_all_at_once(refusal: Refusal, small_list: str) -> None:
    text = spoiled(
        small_list,
        ("format", "%YAML 1.1\n---\nformat"),
        ("Someone", "&a Someone"),
        ("CNY", "!!str CNY"),
        ("family: fam", "family: *a"),
        ("input: 4.00", "input: -4.00, input: 1.00"),
    )
    error = refusal(f"{text}---\nformat: 1\n")
    expected = ["directive", "anchor", "tag", "alias", "not_a_price", "duplicate_key"]
    assert codes(error) == [*expected, "second_document"]
    assert [fault.line for fault in error.faults] == [1, 4, 5, 11, 14, 14, 22]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (("format: 1", "format: 2"), "later_format"),
        (("30.00}\n", "30.00}\n  - id: '\n"), "not_yaml"),
        (("30.00}\n", "30.00}\n  - \x07\n"), "bad_character"),
        (("Someone", "[" * 20 + "]" * 20), "too_deep"),
        (("Someone", "[" + "a, " * 2000 + "]"), "too_much"),
    ],
)
def test_what_leaves_no_meaning_to_the_rest_is_told_alone(
    refusal: Refusal, small_list: str, edit: tuple[str, str], code: str
) -> None:
    text = spoiled(small_list, ("currency", "currency: CNY\ncurrency"), ("4.00", "-4.00"), edit)
    error = refusal(text)
    assert codes(error) == [code]
    assert "more fault" not in str(error)


@pytest.mark.parametrize("count", [99, 100, 101, 102, 400])
def test_at_most_100_faults_are_told(refusal: Refusal, small_list: str, count: int) -> None:
    error = refusal(small_list + "".join(f"zzz{number}: x\n" for number in range(count)))
    found = codes(error)
    assert found[:100] == ["unknown_key"] * min(count, 100)
    assert found[100:] == (["more_faults"] if count > 100 else [])
    assert str(error).endswith(f" (and {min(count, 101) - 1} more faults)")


def test_what_a_file_holds_is_shown_safely(refusal: Refusal, small_list: str) -> None:
    text = spoiled(
        small_list, ("id: flat-1", 'id: "a\\u202Eb"'), ("family", f"{'k' * 90}: 1\n    family")
    )
    error = refusal(spoiled(text, ("4.00", '"4\\0"'), ("format", '"x\\n": 1\nformat')))
    assert codes(error) == ["unknown_key", "not_a_line", "unknown_key", "not_a_line"]
    for fault in error.faults:
        for said in (fault.message, fault.key or "", *fault.values.values()):
            assert str(said).isprintable()
            assert len(str(said)) < 150


# Every code


def test_every_code_is_that_of_some_file(refusal: Refusal, load: Load) -> None:
    assert load(RIGHT).models
    for code, content in CONTENTS.items():
        last = refusal(content).faults[-1]
        assert last.code == code, last
        # The others are 100 of one kind.
        assert code == "more_faults" or len(refusal(content).faults) == 1
    assert {*CONTENTS, *NO_FILES} == {*MESSAGES}


@pytest.mark.parametrize("code", NO_FILES)
def test_what_is_no_file_has_a_code_too(code: str) -> None:
    with pytest.raises(PriceListError) as caught:
        load_price_list(NO_FILES[code])
    assert (caught.value.code, len(caught.value.faults)) == (code, 1)
