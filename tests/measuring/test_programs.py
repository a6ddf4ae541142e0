"""What the benchmarks measure with goes by names that must stay; a commit to come is tried here."""

from pathlib import Path

import pytest

from benchmarks.calls import calls
from benchmarks.keys import WORKLOADS
from benchmarks.phases import WRAPPED, found
from benchmarks.sides import Side


def test_each_call_of_the_core_is_timed(here: Side) -> None:
    with here.start("calls.py") as ask:
        for group in calls().values():
            for name in group:
                (microseconds,) = ask(name)
                assert microseconds > 0, name


@pytest.mark.parametrize("workload", WORKLOADS)
def test_keys_of_each_workload_are_timed(here: Side, workload: str) -> None:
    with here.start("keys.py") as ask:
        assert len(ask(workload)) == 10


@pytest.mark.parametrize("what", ["empty", "line", "first", "amount"])
def test_a_window_ends_when_it_is_painted(here: Side, what: str) -> None:
    assert here.open(what)["processor"] > 0


def test_a_program_that_fails_says_why(here: Side) -> None:
    with (
        pytest.raises(SystemExit, match=r"(?s)KeyError: 'nonsense'.*calls.py has failed on here"),
        here.start("calls.py") as ask,
    ):
        ask("nonsense")


def test_sources_that_are_not_the_ones_measured_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not what was to be measured"):
        Side("empty", tmp_path)


@pytest.mark.parametrize("name", WRAPPED)
def test_each_phase_of_the_start_has_its_function(name: str) -> None:
    owner, last = found(name)
    assert callable(getattr(owner, last))


def test_phases_of_the_start_are_timed(here: Side) -> None:
    phases = dict(here.told_by("phases.py"))
    for name in (*WRAPPED.values(), "PySide6", "comparison", "menus, shortcuts"):
        assert phases[name] > 0, name
    assert "" in phases  # between what comes before the amount and what after it
