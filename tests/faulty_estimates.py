"""An estimate's file with one fault for every code that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kimi_calc.estimates.files import EstimateError, read_estimate

RIGHT = """\
format: 1
name: Budget
company: Someone
taxes: included
rate: 9%
price_lists:
  - key: cny-2026-09-19
    provider: Moonshot AI
    currency: CNY
    published: 2026-09-19
    source: https://example.org/prices
    tier_by: input_and_output
    calls: {web_search: 0.03}
    models:
      - id: long-1
        family: fam
        context_length: 100000
        prices: {cache_hit: 1.00, input: 4.00, "cache_write:5m": 5.00, output: 16.00}
        services:
          batch:
            prices: {input: 2.00, output: 8.00}
      - id: short-1
        family: fam
        context_length: 1000
        prices: {input: 2.00, output: 8.00}
  - key: b
    provider: Moonshot AI
    name: Contract
    currency: CNY
    published: 2026-09-19
    source: https://example.org/prices
    tier_by: input_and_output
    models:
      - id: long-1
        family: fam
        context_length: 100000
        prices: {input: 3.00, output: 16.00}
items:
  - name: First
    group: A
    model: long-1
    list: cny-2026-09-19
    service: standard
    input: 2000
    cached: 1000
    written: {5m: 500}
    output: 400
    calls: {web_search: 2}
    per_day: 3000
    days: 30
    period: month
    growth: {rate: 10%, months: 12}
    note: a note
  - name: Second
    group: B
    model: short-1
    list: cny-2026-09-19
    turns: 2
    user: 20
    reply: 30
    cache_hits: 90%
    conversations: 50
    period: once
  - model: long-1
    list: b
    input: 5
    cache_hits: 50%
    output: 1
    requests: 7
"""

EDITS = {
    "bad_character": ("First", "Fi\x07rst"),
    "too_much": ("Someone", f"[{'a, ' * 4000}]"),
    "too_deep": ("Someone", "[" * 20 + "]" * 20),
    "second_document": ("requests: 7\n", "requests: 7\n---\n"),
    "requests_or_per_day": ("    requests: 7\n", ""),
    "cached_or_share": ("cache_hits: 50%", "cache_hits: 20%\n    cached: 1"),
    "days_without_per_day": ("requests: 7", "requests: 7\n    days: 3"),
    "not_a_lifetime": ("{5m: 500}", "{5x: 500}"),
    "too_long": ("First", "x" * 10_001),
    "half_a_character": ("First", '"\\ud83d"'),
    "not_a_number": ("input: 2000", "input: 2k"),
    "not_a_share": ("90%", "190%"),
    "not_a_rate": ("9%", "0.09"),
    "not_a_growth": ("10%", "-100%"),
    "months_out_of_range": ("months: 12", "months: 0"),
    "not_a_period": ("period: once", "period: year"),
    "same_key": ("key: b", "key: cny-2026-09-19"),
    "no_such_list": ("list: b", "list: c"),
    "no_such_model": ("model: short-1", "model: short-2"),
    "cached_over_input": ("input: 2000", "input: 999"),
    "written_over_input": ("{5m: 500}", "{5m: 1001}"),
    "context_exceeded": ("turns: 2", "turns: 200"),
    "no_service": ("service: standard", "service: slow"),
    "no_price": ("{web_search: 2}", "{page_fetch: 2}"),
    # Those of price lists, with the words that they have there.
    "not_yaml": ("name: First", "name: [First"),
    "directive": ("format: 1", "%YAML 1.1\n---\nformat: 1"),
    "alias": ("First", "*name"),
    "anchor": ("First", "&name First"),
    "tag": ("First", "!!str First"),
    "key_of_many": ("{5m: 500}", "{5m: 500, [a, b]: 4}"),
    "duplicate_key": ("    group: A", "    group: A\n    group: A"),
    "later_format": ("format: 1", "format: 2"),
    "not_pairs": ("{5m: 500}", "500"),
    "missing_key": ("    output: 400\n", ""),
    "misspelt_key": ("output: 400", "ouput: 400"),
    "unknown_key": ("format: 1", "format: 1\nwheels: 4"),
    "not_a_text": ("First", "[First]"),
    "no_value": ("service: standard", "service: ''"),
    "not_a_format": ("format: 1", "format: one"),
    "not_a_tax": ("taxes: included", "taxes: some"),
    "not_a_flag": ("rate: 9%", "rate: 9%\ncapitals: yes"),
    "not_a_call": ("{web_search: 2}", "{Web-Search: 2}"),
    "not_a_list": (RIGHT[RIGHT.index("items:") :], "items: []\n"),
    "not_a_price": ("input: 4.00", "input: -4.00"),
    "a_price_list": (RIGHT, "format: 1\nprovider: Moonshot AI\nmodels: []\n"),
    "duplicate_id": ("id: short-1", "id: long-1"),
    "more_faults": ("format: 1\n", "format: 1\n" + "".join(f"zzz{n}: 1\n" for n in range(101))),
}
"""What is put in place of what, for a code of a fault."""

CONTENTS: dict[str, bytes] = {
    **{code: RIGHT.replace(old, new, 1).encode() for code, (old, new) in EDITS.items()},
    "utf_16": RIGHT.encode("utf-16"),
    "not_utf_8": RIGHT.encode() + b"# \xff\n",
    "maybe_gbk": RIGHT.replace("Someone", "月之暗面").encode("gbk"),
    "empty": b"# nothing\n",
}
"""The content of a file for each code that a file's content can be refused with."""

NO_FILES = {"unreadable": "none/none.kimicalc", "no_ordinary_file": "."}
"""The paths for the others."""


def of_path(path: Path | str) -> EstimateError:
    """The error that a file is refused with."""
    with pytest.raises(EstimateError) as caught:
        read_estimate(Path(path))
    return caught.value


def refused(file: Path, content: bytes) -> EstimateError:
    """The error that this content of a file is refused with; its message names file and place."""
    file.write_bytes(content)
    error = of_path(file)
    assert error.path == str(file)
    place = error.path
    if error.line is not None:
        place += f", line {error.line}, column {error.column}"
    assert str(error).startswith(f"{place}: ")
    assert "\n" not in str(error)
    return error
