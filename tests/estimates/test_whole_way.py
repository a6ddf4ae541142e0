"""A file → the command line, the page's texts and the CSV, against fractions of what it says."""

import csv
import io
import json
import re
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from estimate_desk import desk_with
from hypothesis import HealthCheck, given, settings
from made_up_estimates import estimates
from written_oracle import Found, Sum, worked_out

from kimi_calc.cli.estimate import estimate_said
from kimi_calc.estimates import Estimate, Item
from kimi_calc.estimates.csv_table import csv_table
from kimi_calc.estimates.files import read_estimate, written
from kimi_calc.estimates.totals import Figure, by_basis
from kimi_calc.viewmodels.estimate_columns import COL_AMOUNT
from kimi_calc.viewmodels.estimate_report import report_of, said
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.viewmodels.item_wording import figure

_TINY = Fraction(1, 10**30)


def is_it(shown: str, expected: Fraction, *, exact: bool | None = None) -> bool:
    """Whether all digits of an amount are shown, or thirty of one that has no end."""
    rest = expected - Fraction(shown)
    ends = 10**200 * expected % 1 == 0
    return (exact is None or exact == ends) and (rest == 0 if ends else 0 < rest < _TINY)


def is_shown(text: str, expected: Fraction) -> bool:
    """Whether a text for the eye has an amount, rounded to the digits that it shows."""
    (number,) = re.findall(r"[0-9,]+(?:\.[0-9]+)?", text.replace("&lt;", "<"))
    digits = number.replace(",", "")
    decimals = len(digits.partition(".")[2])
    if "<" in text:
        return 0 < expected < Fraction(digits)
    return abs(Fraction(digits) - expected) <= Fraction(1, 2 * 10**decimals)


def check_sums(found: Iterable[dict[str, Any]], expected: Iterable[tuple[str, Sum]]) -> None:
    for one, (currency, own) in zip(found, expected, strict=True):
        assert (one["currency"], one["items"]) == (currency, str(own.items))
        assert is_it(one["once"], own.once)
        assert is_it(one["year"], own.year, exact=one["year_exact"])
        assert (one["month"] is None) == (one["month_exact"] is None)
        if one["month"] is not None:
            assert is_it(one["month"], own.month, exact=one["month_exact"])


def check_command(file: Path, found: Found) -> None:
    options = Namespace(file=str(file), export=[], price_list=None, json=True, language="en")
    told = estimate_said(options)
    assert told[1:] == ((), 0)
    data = json.loads(told.text)
    check_sums(data["totals"], found.currencies.items())
    for one, (_, own) in zip(data["items"], found.items, strict=True):
        assert is_it(one["year"], own.year, exact=one["year_exact"])
        if one["month"] is not None:
            assert is_it(one["month"], own.month, exact=one["month_exact"])
        else:
            assert is_it(one["amount"], own.once)


def check_csv(content: bytes, found: Found) -> None:
    """Its rows are those of the file, within a group currency by currency."""
    left = [own for _, own in found.items]
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        month, once, year = (row[name] or "0" for name in ("Per month", "Once", "First year"))
        of_it = (
            one
            for one in left
            if is_it(year, one.year) and is_it(month, one.month) and is_it(once, one.once)
        )
        left.remove(next(of_it))
    assert not left


def check_page(estimate: Estimate, found: Found) -> None:
    desk = desk_with(estimate)
    table = EstimateTable(desk.estimating)
    assert [one.currency for one in table.totals] == [*found.currencies]
    for one, own in zip(table.totals, found.currencies.values(), strict=True):
        assert is_shown(figure(one.month, one.currency), own.month)
        assert is_shown(figure(Figure(one.once), one.currency), own.once)
        assert is_shown(said(one).year, own.year)
    items = [(place, row) for place, row in enumerate(table.rows) if isinstance(row, Item)]
    for (place, row), (_, own) in zip(items, found.items, strict=True):
        shown = table.text(place, COL_AMOUNT).partition(" /")[0]
        often = {"day": Fraction(30), "week": Fraction(52, 12)}.get(row.period, Fraction(1))
        assert is_shown(shown, own.once if row.period == "once" else own.month / often)


def check_lists(estimate: Estimate, found: Found) -> None:
    """Lists that are alike but for their prices have a key each in a file, and one subtotal."""
    of_lists = [one for _, totals in by_basis(estimate.items) for one in totals]
    assert sum(one.items for one in of_lists) == sum(one.items for one in found.lists.values())
    for currency, own in found.currencies.items():
        year = sum(Fraction(one.year.amount) for one in of_lists if one.currency == currency)
        assert 0 <= own.year - year < len(of_lists) * _TINY


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    made: Path = tmp_path_factory.mktemp("whole-way")
    monkeypatch.setenv("KIMI_CALC_HOME", str(made / "home"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(made / "company"))
    return made


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(estimate=estimates(8))
def test_every_figure_is_that_of_the_file(folder: Path, estimate: Estimate) -> None:
    file = folder / "made.kimicalc"
    text = written(estimate)
    file.write_text(text, "utf-8")
    found = worked_out(text)
    check_command(file, found)
    opened = read_estimate(file)
    check_csv(csv_table(report_of(opened, date(2026, 11, 30)), lambda: None), found)
    check_page(opened, found)
    check_lists(opened, found)
