"""Spoiled price lists by the thousand: loaded or refused, never anything else."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from price_lists.faulty_lists import RIGHT

from kimi_calc.pricing import PriceList, PriceListError

Mutation = Callable[[bytes, random.Random], bytes]
Load = Callable[[str | bytes], PriceList]

META: list[str] = [
    *"{}[]:,-?&*!|>'\"%@`#~\\\t\n\0",
    "<<",
    "---\n",
    "...\n",
    "? ",
    "- ",
    ": ",
    "!!",
    '"\\x',
]
MOST = 32 * 1024


def mutate(content: bytes, rng: random.Random) -> bytes:
    """One mutation of the content, of a kind chosen at random."""
    mutation: Mutation = rng.choice(MUTATIONS)
    return mutation(content, rng)


def flip(content: bytes, rng: random.Random) -> bytes:
    spoiled = bytearray(content)
    for _ in range(rng.choice([1, 1, 2, 8])):
        spoiled[rng.randrange(len(spoiled))] ^= 1 << rng.randrange(8)
    return bytes(spoiled)


def delete(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content))
    return content[:start] + content[start + rng.choice([1, 1, 2, 10, 200]) :]


def insert(content: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(content))
    return content[:place] + rng.choice(META).encode() * rng.choice([1, 1, 3]) + content[place:]


def insert_unicode(content: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(content))
    character = chr(rng.choice([rng.randrange(0x300), rng.randrange(0xD800), 0x202E, 0x2028, 0x85]))
    return content[:place] + character.encode() + content[place:]


def double_line(content: bytes, rng: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    place = rng.randrange(len(lines))
    return b"".join([*lines[:place], lines[place], *lines[place:]])


def swap_lines(content: bytes, rng: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def splice(content: bytes, rng: random.Random) -> bytes:
    """The beginning of one mutation and the end of another."""
    first, second = flip(content, rng), insert(content, rng)
    return first[: rng.randrange(1, len(first))] + second[rng.randrange(len(second)) :]


MUTATIONS: list[Mutation] = [
    flip,
    delete,
    insert,
    insert_unicode,
    double_line,
    swap_lines,
    splice,
]


def load_or_refuse(load: Load, content: bytes) -> PriceListError | None:
    """The refusal, if there is one; any other exception goes on and fails the test."""
    try:
        prices = load(content)
    except PriceListError as error:
        return error
    assert prices.models
    for model in prices.models:
        assert model.tiers[-1].up_to == model.context_length
        for tier in (tier for tiers in model.services.values() for tier in tiers):
            assert all(price >= 0 for price in tier.prices.values())
        assert {*model.confidence} <= {
            charge for tiers in model.services.values() for tier in tiers for charge in tier.prices
        }
    assert all(0 < one.factor <= 1 for one in prices.discounts)
    return None


def mutants(content: bytes, count: int) -> list[bytes]:
    rng = random.Random(20251111)
    made = []
    for _ in range(count):
        mutant = mutate(content, rng)
        for _ in range(rng.choice([0, 0, 1, 3])):
            mutant = mutate(mutant or b"\n", rng)
        made.append(mutant)
    return made


@pytest.mark.parametrize("of", ["the newest list", "a list with discounts"])
def test_spoiled_lists_are_loaded_or_refused(load: Load, builtin_text: str, of: str) -> None:
    text = builtin_text if of == "the newest list" else RIGHT
    refusals = [load_or_refuse(load, mutant) for mutant in mutants(text.encode(), 1000)]
    refused = [error for error in refusals if error]
    # Else the fuzzing shows nothing: most are refused, and not all.
    assert 500 < len(refused) < 983
    assert all(str(error) for error in refused)
    assert sum(error.line is not None for error in refused) > len(refused) * 0.9


def filled(unit: str, before: str = "", after: str = "") -> str:
    """As many units as a file may hold, between the two other texts."""
    room = MOST - len(before.encode()) - len(after.encode())
    return before + unit * (room // len(unit.encode())) + after


HEAD = """\
format: 1
provider: Someone
currency: CNY
published: 2025-11-11
source: https://example.org/prices
tier_by: input
models:
"""
TIERED = f"{HEAD}- id: a\n  family: a\n  context_length: 5\n  tiers:\n"

FLAT = f"{HEAD}- id: a\n  family: a\n  context_length: 5\n  prices: {{input: 1, output: 1}}\n"

PATHOLOGICAL = {
    "flow sequences": filled("["),
    "flow mappings": filled("{"),
    "flow mappings with keys": filled("{a: "),
    "closed flow": "[" * 16_000 + "]" * 16_000,
    "closings": filled("]"),
    "block sequences": filled("- "),
    "complex keys": filled("? "),
    "both complex": filled("? - "),
    "indentation": "".join(" " * depth + "a:\n" for depth in range(240)),
    "commas": filled(",", "a: [", "]"),
    "items": filled("a,", "a: [", "]"),
    "pairs": filled("a: ,", "a: {", "}"),
    "different pairs": "{" + ",".join(f"k{number}: 1" for number in range(3000)) + "}",
    "keys": "".join(f"k{number}: 1\n" for number in range(3000)),
    "comments": filled("#\n"),
    "comments in a scalar": filled("#\n", "a: b\n"),
    "comments in a flow": filled("#\n", "a: [\n", "]"),
    "one long comment": filled("#"),
    "empty lines": filled("\n", "a: b"),
    "empty lines in a quoted scalar": filled("\n", 'a: "', '"'),
    "empty lines in a literal": filled("\n", "a: |\n  b"),
    "spaces": filled(" ", "a:", "b"),
    "tabs": filled("\t", "a:", "b"),
    "long plain scalar": filled("x", "provider: "),
    "long key": filled("x", "", ": y"),
    "long complex key": filled("x", "? ", "\n: y"),
    "long quoted scalar": filled("x", 'provider: "', '"'),
    "open quoted scalar": filled("x", 'provider: "'),
    "words": filled("x ", "provider: "),
    "single quotes": filled("''", "provider: '", "'"),
    "plain scalar of many lines": filled("a\n ", "provider: a\n "),
    "quoted scalar of many lines": filled("a\n ", 'provider: "', '"'),
    "folded scalar of many lines": filled(" a\n\n", "provider: >\n"),
    "many plain scalars of many lines": filled("- a\n  b\n  c\n"),
    "many plain scalars in a flow": filled("a\n b,\n ", "a: [", "]"),
    "colons": filled(":"),
    "colons in a flow": filled(":", "{", "}"),
    "colons and spaces": filled(": "),
    "questions": filled("?"),
    "dashes": filled("-"),
    "documents": filled("---\n"),
    "ends of documents": filled("...\n"),
    "escapes": filled("\\x41", 'provider: "', '"'),
    "escape beyond unicode": 'provider: "\\U00110000"',
    "escaped surrogate": 'provider: "\\uD800"',
    "escaped nothing": 'provider: "\\',
    "short escape": 'provider: "\\x4',
    "escaped line ends": filled("\\\n", 'provider: "', '"'),
    "version": filled("9", "%YAML ", ".1\n---\na: b"),
    "minor version": filled("9", "%YAML 1.", "\n---\na: b"),
    "directives": filled("%TAG !a! b\n", "", "---\na: b"),
    "unknown directives": filled("%X y\n", "", "---\na: b"),
    "long directive": filled("x", "%"),
    "tag": filled("a", "!"),
    "escapes in a tag": filled("%41", "!<", "> a"),
    "bad escapes in a tag": filled("%FF", "!<", "> a"),
    "anchor": filled("a", "&", " b"),
    "anchors": filled("&a "),
    "aliases": filled("*a, ", "[", "]"),
    "indentation of a literal": filled("9", "a: |", "\n b"),
    "byte order marks": filled("\ufeff"),
    "line separators": filled("\u2028", "a: b"),
    "other line ends": filled("\x85", "a: b"),
    "carriage returns": filled("\r", "a: b"),
    "bad characters": filled("\x01"),
    "astral characters": filled("😀", "provider: "),
    "empty models": HEAD + "- {}\n" * 980,
    "misspelt keys": TIERED + "".join(f"  context_lengt{n}: 1\n" for n in range(970)),
    "keys like none": TIERED + "".join(f"  recommen{n:03}visionthink: 1\n" for n in range(970)),
    "the same key": HEAD + "- id: a\n" + "  id: a\n" * 970,
    "faulty tiers": TIERED + "  - {up_to: 1, input: -1, output: x, up_too: 1}\n" * 190,
    "discounts of nothing": FLAT + "discounts:\n" + "- {factor: 1, charge: zz, zz: 1}\n" * 190,
    "discounts on most": FLAT + "discounts:\n" + "- {factor: 0.5, charge: input}\n" * 200 + "-",
    "confidence of nothing": FLAT
    + "  confidence:\n"
    + "".join(f"    cache_write:{n}d: low\n" for n in range(1, 950)),
    "faulty models": HEAD + "- {id: a, famly: a, visoin: 1, prices: -1}\n" * 190,
}


@pytest.mark.parametrize("case", PATHOLOGICAL)
def test_a_pathological_file_is_refused(load: Load, case: str) -> None:
    content = PATHOLOGICAL[case].encode()
    assert len(content) <= MOST
    error = load_or_refuse(load, content)
    assert error is not None
    # Tags and anchors are repeated whole.
    assert len(str(error)) < 1000
