"""A price list with one fault for every code that there is."""

from __future__ import annotations

RIGHT = """\
format: 1
provider: Someone
currency: CNY
published: 2025-11-11
source: https://example.org/prices
tier_by: input_and_output
calls: {web_search: 0.03}
models:
  - id: flat-1
    family: fam
    recommended: true
    context_length: 1000
    prices: {cache_hit: 1.00, input: 4.00, output: 16.00}
    services:
      batch:
        prices: {input: 2.00, output: 8.00}
  - id: steps-1
    family: fam
    context_length: 200
    tiers:
      - {up_to: 100, cache_hit: 1.50, input: 2.00, output: 10.00}
      - {up_to: 200, cache_hit: 1.50, input: 3.00, output: 20.00}
    confidence: {input: low}
tax: excluded
published_confidence: medium
discounts:
  - {factor: 0.85, family: fam, charge: output}
"""

_EDITS = {
    "bad_character": ("flat-1", "fl\x07at-1"),
    "not_yaml": ("provider: Someone", "provider: [Someone"),
    "too_much": ("Someone", f"[{'a, ' * 2000}]"),
    "too_deep": ("Someone", "[" * 20 + "]" * 20),
    "second_document": ("charge: output}\n", "charge: output}\n---\n"),
    "directive": ("format: 1", "%YAML 1.1\n---\nformat: 1"),
    "alias": ("4.00", "*price"),
    "anchor": ("4.00", "&price 4.00"),
    "tag": ("4.00", "!!float 4.00"),
    "key_of_many": ("cache_hit: 1.00", "cache_hit: 1.00, [a, b]: 4"),
    "duplicate_key": ("    family: fam", "    family: fam\n    family: fam"),
    "later_format": ("format: 1", "format: 2"),
    "an_estimate": ("models:\n", "price_lists: []\nitems:\n"),
    "not_pairs": ("{cache_hit: 1.00, input: 4.00, output: 16.00}", "4.00"),
    "missing_key": (", output: 16.00", ""),
    "misspelt_key": ("input: 4.00", "imput: 4.00"),
    "unknown_key": ("format: 1", "format: 1\nwheels: 4"),
    "prices_or_tiers": ("    prices: {cache_hit: 1.00, input: 4.00, output: 16.00}\n", ""),
    "call_among_prices": ("input: 4.00", "input: 4.00, per_call:web_search: 0.03"),
    "not_a_call": ("web_search", "Web-Search"),
    "not_a_service": ("batch:", "Batch API:"),
    "standard_service": ("batch:", "standard:"),
    "not_a_text": ("4.00", "[4.00]"),
    "no_value": ("4.00", "''"),
    "not_a_line": ("Someone", '"Some\\u202Eone"'),
    "not_a_format": ("format: 1", "format: one"),
    "not_an_id": ("flat-1", "flat 1"),
    "not_a_currency": ("CNY", "yuan"),
    "not_a_tier_by": ("input_and_output", "output"),
    "not_a_tax": ("tax: excluded", "tax: 13%"),
    "not_a_confidence": ("{input: low}", "{input: sure}"),
    "not_a_factor": ("factor: 0.85", "factor: 1.15"),
    "not_a_flag": ("recommended: true", "recommended: yes"),
    "not_a_date": ("2025-11-11", "11.11.2025"),
    "no_such_day": ("2025-11-11", "2025-02-30"),
    "not_a_count": ("context_length: 1000", "context_length: 128k"),
    "not_a_price": ("4.00", "-4.00"),
    "not_a_list": (RIGHT[RIGHT.index("models:") :], "models: []\n"),
    "duplicate_id": ("steps-1", "flat-1"),
    "tier_order": ("up_to: 200", "up_to: 100"),
    "last_tier": ("up_to: 200", "up_to: 150"),
    "some_tiers_only": ("{up_to: 200, cache_hit: 1.50", "{up_to: 200"),
    "charge_without_price": ("{input: low}", '{"cache_write:5m": low}'),
    "discount_on_nothing": ("family: fam, charge", "family: famous, charge"),
    "more_faults": ("format: 1\n", "format: 1\n" + "".join(f"zzz{n}: 1\n" for n in range(101))),
}

CONTENTS: dict[str, bytes] = {
    **{code: RIGHT.replace(old, new, 1).encode() for code, (old, new) in _EDITS.items()},
    "too_large": b"#" * 40_000,
    "utf_16": RIGHT.encode("utf-16"),
    "not_utf_8": RIGHT.encode() + b"# \xff\n",
    "maybe_gbk": RIGHT.replace("Someone", "月之暗面").encode("gbk"),
    "empty": b"# nothing\n",
}
"""The content of a file for each code that a file's content can be refused with."""

NO_FILES = {"unreadable": "none/none.yaml", "no_ordinary_file": "."}
"""The paths for the others."""
