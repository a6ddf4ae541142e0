"""A list of a person's own, and how what `kimi-calc prices` answers is read."""

from __future__ import annotations

from subprocess import CompletedProcess

OWN = """\
format: 1
provider: Moonshot AI
name: 合同 2027
currency: CNY
published: 2026-10-01
published_confidence: low
source: https://example.org/contract
tax: included
tier_by: input
calls: {web_search: 0.01}
models:
  - id: kimi-k3
    family: kimi-k3
    context_length: 1048576
    confidence: {output: low}
    tiers:
      - {up_to: 100000, cache_hit: 2, input: 20, output: 100}
      - {up_to: 1048576, cache_hit: 3, input: 30, output: 150.5}
    services:
      batch: {prices: {cache_hit: 1, input: 10, output: 50}}
discounts:
  - {factor: 0.5, family: kimi-k3, charge: output}
  - {factor: 0.9, charge: per_call}
"""


def said(result: CompletedProcess[str]) -> str:
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def refused(result: CompletedProcess[str]) -> str:
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line


def row(text: str, start: str) -> list[str]:
    """The words of the one line that begins so."""
    (line,) = (line for line in text.splitlines() if line.strip().startswith(start))
    return line.split()


def numbers(data: object) -> list[object]:
    """Every number that is none in quotes."""
    if isinstance(data, dict):
        return [one for value in data.values() for one in numbers(value)]
    if isinstance(data, list):
        return [one for value in data for one in numbers(value)]
    return [data] if isinstance(data, int | float) and not isinstance(data, bool) else []
