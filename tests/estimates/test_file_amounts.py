"""Whatever is opened costs what its file says: worked out from the YAML in another way."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import yaml
from drawn_estimate import drawn_estimate
from faulty_estimates import RIGHT

from kimi_calc.estimates import Estimate
from kimi_calc.estimates.files import EstimateError, estimate_of_text, written
from kimi_calc.pricing import Usage

DRAWN = written(drawn_estimate())
LONG = "# " + "x" * (32 << 10) + "\n"
"""What makes a file a long one, which is read in parts."""

SIGNS = [
    *("'", '"', ":", " ", "\t", "#", " #", "- ", "{", "}", "[", ",", "|", ">", "\\", "\n", "  "),
    *("\r", "\r\n", "\u2028", "\x85", "\xa0", "\u3000", "\ufeff", "\0", "&a ", "*a", "!!int "),
    *("<<: ", "--- ", "...\n", "~", "null", "０", "%", "。", "0x", "1e3", "_", "+", "-", "."),
]
NUMBERS = [
    *("0", "1", "７", "1,000", "1 000", "'5'", '"5"', "5.0", "5k", "00012", "1:30", "-3", "+3"),
    *("1_0", "0b1", "5 # x", "", "[5]", "5 6", "5,", "5:", "5%", "9" * 5_000),
]
VALUES = [
    "'{}'",
    '"{}"',
    "{} # why",
    ">-\n        {}",
    "|-\n        {}",
    "  {}",
    "{}  ",
    "\n        {}",
]


def spoiled(text: str, chance: random.Random) -> str:
    """A text as somebody may have edited it, with or without care."""
    for _ in range(chance.choice([1, 1, 2])):
        way = chance.randrange(6)
        lines = text.split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        if way == 0:
            place = chance.randrange(len(text))
            text = text[:place] + chance.choice(SIGNS) + text[place:]
        elif way == 1:
            place = chance.randrange(len(text))
            text = text[:place] + text[place + chance.choice([1, 2, 20]) :]
        elif way == 2:
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
        elif way == 3:
            lines.insert(one, lines[other])
            text = "\n".join(lines)
        elif way == 4:
            number = chance.choice(list(re.finditer("[0-9]+", text)))
            text = text[: number.start()] + chance.choice(NUMBERS) + text[number.end() :]
        else:
            value = chance.choice(list(re.finditer(r"(?m)(?<=: )\S.*$", text)))
            other_way = chance.choice(VALUES).format(value[0])
            text = text[: value.start()] + other_way + text[value.end() :]
    return text


def amount(item: dict[str, Any], price_list: dict[str, Any], hits: int) -> Fraction:
    """What requests cost in their period, by prices that don't go by tiers."""
    (model,) = (one for one in price_list["models"] if one["id"] == item["model"])
    service = item.get("service", "standard")
    prices = (model if service == "standard" else model["services"][service])["prices"]
    price = {charge: Fraction(Decimal(each)) for charge, each in prices.items()}
    wrote = {name: int(count) for name, count in item.get("written", {}).items()}
    plain = int(item["input"]) - hits - sum(wrote.values())
    tokens = hits * price.get("cache_hit", price["input"]) + plain * price["input"]
    tokens += int(item["output"]) * price["output"]
    for name, count in wrote.items():
        tokens += count * price.get(f"cache_write:{name}", price["input"])
    calls = sum(
        int(count) * Fraction(Decimal(price_list["calls"][name]))
        for name, count in item.get("calls", {}).items()
    )
    often = (
        int(item["requests"]) if "requests" in item else int(item["per_day"]) * int(item["days"])
    )
    return (tokens / 1_000_000 + calls) * often


def check(text: str, found: Estimate) -> int:
    """Compare what was opened with what the YAML says; how many items were."""
    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - every scalar stays a text
    lists = {one["key"]: one for one in data.get("price_lists", [])}
    items = data.get("items", [])
    assert len(items) == len(found.items)
    assert data.get("name", "") == found.name
    compared = 0
    for said, item in zip(items, found.items, strict=True):
        assert [said.get(key, "") for key in ("name", "group", "note")] == [
            item.name,
            item.group,
            item.note,
        ]
        if not isinstance(item.usage, Usage):
            continue
        hits = item.usage.cached_tokens
        if "cache_hits" in said:
            share = Fraction(Decimal(said["cache_hits"].rstrip("%"))) / 100
            assert hits == share * int(said["input"]) // 1
        else:
            assert hits == int(said.get("cached", "0"))
        assert Fraction(item.quote.total) == amount(said, lists[said["list"]], hits)
        compared += 1
    return compared


@pytest.mark.parametrize("text", [RIGHT, DRAWN], ids=["all that there is", "the drawing"])
def test_a_spoiled_file_costs_what_it_says_or_is_refused(text: str) -> None:
    assert check(text, estimate_of_text(text, "x")) > 1
    chance = random.Random(64)
    opened = other = 0
    for _ in range(200):
        edited = spoiled(text, chance)
        for whole in (edited, LONG + edited):
            try:
                found = estimate_of_text(whole, "x")
            except EstimateError as error:
                assert all(fault.line for fault in error.faults)  # noqa: PT017
                continue
            opened += check(whole.replace("\r\n", "\n"), found) > 0
            other += found != estimate_of_text(text, "x")
    assert opened > 30
    assert other > 10  # else it shows nothing
