"""Agents' sessions as the program counts them, and as plain loops do that know nothing of it."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from usage_logs.made_up_sessions import AGENTS, Sessions
from usage_logs.slow_agents import READERS, Slow

from kimi_calc.usage_logs.asked import Asked
from kimi_calc.usage_logs.files.folders import Folders
from kimi_calc.usage_logs.reading import read_usage
from kimi_calc.usage_logs.tally import (
    HIT,
    OUTPUT,
    PLAIN,
    ROWS,
    WRITTEN_1H,
    WRITTEN_5M,
    Tally,
)

Sums = dict[tuple[object, ...], tuple[int, ...]]


def files_of(root: Path) -> tuple[dict[str, list[dict[str, Any]]], int]:
    """Every file of records below a folder, in the order of paths, and lines that are no JSON."""
    found: dict[str, list[dict[str, Any]]] = {}
    broken = 0
    for path in sorted(root.rglob("*"), key=str):
        if not path.is_file():
            continue
        data = path.read_bytes()
        if path.name.endswith(".gz"):
            data = gzip.decompress(data)
        text = data.decode("utf-8-sig")
        records: list[dict[str, Any]] = []
        if ".json" in path.suffixes:
            whole = json.loads(text)
            records = whole if isinstance(whole, list) else [whole]
        else:
            for line in text.splitlines():
                if line.strip():
                    try:
                        records.append(json.loads(line))
                    except ValueError:
                        broken += 1
        found[str(path)] = records
    return found, broken


def counted(tally: Tally) -> Sums:
    """Rows and tokens by what both readers tell."""
    sums: dict[tuple[object, ...], Counter[int]] = {}
    places = (ROWS, PLAIN, HIT, WRITTEN_5M, WRITTEN_1H, OUTPUT)
    for key, cell in tally.cells.items():
        day = date.fromordinal(key.day).isoformat()
        is_elsewhere = key.host not in {"", "kimi-code", "kimi-for-coding"}
        kind = (day, key.model, is_elsewhere, key.groups[2], key.groups[3])
        sums.setdefault(kind, Counter()).update({place: cell[place] for place in places})
    return {kind: tuple(found[place] for place in places) for kind, found in sums.items()}


def slowly(slow: Slow) -> Sums:
    sums: Sums = {}
    for use in slow.uses:
        kind = (use.day, use.model, use.is_elsewhere, use.project, use.session)
        one = (1, use.plain, use.hit, *use.written, use.output)
        before = sums.get(kind, (0,) * 6)
        sums[kind] = tuple(a + b for a, b in zip(before, one, strict=True))
    return sums


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize("seed", range(6))
def test_both_count_the_same(tmp_path: Path, agent: str, seed: int) -> None:
    AGENTS[agent](Sessions(tmp_path, seed))
    files, broken = files_of(tmp_path)
    slow = READERS[agent](files)
    tally = read_usage(Asked(tuple(files))).tally
    assert counted(tally) == slowly(slow)
    assert (tally.merged, tally.unreadable) == (slow.merged, slow.unreadable + broken)
    assert tally.read == len(slow.uses) + tally.merged + tally.unreadable


@pytest.mark.parametrize("agent", AGENTS)
def test_of_a_folder_all_sessions_are_found(tmp_path: Path, agent: str) -> None:
    AGENTS[agent](Sessions(tmp_path, 7))
    files, _ = files_of(tmp_path)
    searched = Folders([str(tmp_path)])
    assert {one.path for one in searched} == set(files)
    assert searched.left_out == []
