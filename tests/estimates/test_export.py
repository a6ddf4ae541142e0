"""Exports as files: whole or not at all, and what was there before stays until then."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from drawn_estimate import drawn_estimate
from failing_disks import fill
from spreadsheets import sheets_of

from kimi_calc.estimates import export as exports
from kimi_calc.estimates.export import Cancelled, Kind, Maker, NotRight, TooManyItems, export, write
from kimi_calc.estimates.report import Report
from kimi_calc.viewmodels.estimate_report import report_of

KINDS: tuple[Kind, ...] = ("xlsx", "csv", "md")
BEFORE = b"what was there before"


def names_in(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


@pytest.fixture
def report() -> Report:
    return report_of(drawn_estimate(), date(2026, 11, 30))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_written_and_tells_how_far_it_is(
    kind: Kind, report: Report, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    path = tmp_path / "预算 💰" / f"budget.{kind}"
    path.parent.mkdir()
    export(report, kind, path, progress=lambda done, of: told.append((done, of)))
    assert told == [(n, 5) for n in range(1, 6)]
    assert names_in(path.parent) == [path.name]
    if kind == "xlsx":
        assert "客服机器人" in [
            cell.value for cell in sheets_of(path.read_bytes())["Estimate"].values()
        ]
    else:
        assert "客服机器人" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("after", [1, 3, 5, 6])
def test_a_cancelled_one_leaves_nothing_behind(
    kind: Kind, after: int, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    path = tmp_path / "there" / f"budget.{kind}"
    path.parent.mkdir()
    path.write_bytes(BEFORE)
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked >= after

    with pytest.raises(Cancelled):
        export(report, kind, path, cancelled=cancelled)
    assert path.read_bytes() == BEFORE
    assert names_in(path.parent) == [path.name]
    assert names_in(temporary) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_swallows_bytes_is_noticed(kind: Kind, report: Report, tmp_path: Path) -> None:
    path = tmp_path / f"budget.{kind}"
    path.write_bytes(BEFORE)
    real = os.fsync

    def lose(descriptor: int) -> None:
        real(descriptor)
        os.truncate(descriptor, os.fstat(descriptor).st_size // 2)

    with patch("os.fsync", lose), pytest.raises(NotRight, match="could be read again"):
        export(report, kind, path)
    assert path.read_bytes() == BEFORE
    assert names_in(tmp_path) == [path.name]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_reads_otherwise_than_it_was_meant_is_not_written(
    kind: Kind, report: Report, tmp_path: Path
) -> None:
    maker = exports._maker_of(kind)

    def damaged(report: Report, step: Callable[[], None]) -> bytes:
        content = maker.make(report, step)
        return content[: len(content) // 2]

    path = tmp_path / "budget"
    with pytest.raises(NotRight):
        write(report, path, Maker(damaged, maker.check))
    assert names_in(tmp_path) == []


def test_a_workbook_with_a_flipped_bit_is_not_right(report: Report) -> None:
    maker = exports._maker_of("xlsx")
    content = bytearray(maker.make(report, lambda: None))
    at = content.index(b"xl/worksheets/sheet1.xml") + 200
    content[at] ^= 16
    with pytest.raises(NotRight):
        maker.check(bytes(content), report)


def test_more_rows_than_a_sheet_has_are_refused(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kimi_calc.estimates.sheet_cells._MOST_ROWS", 9)
    with pytest.raises(TooManyItems):
        export(report, "xlsx", tmp_path / "budget.xlsx")
    assert names_in(tmp_path) == []


def test_a_full_temporary_folder_is_said_as_such(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "is not there"))
    with pytest.raises(OSError, match="is not there"):
        export(report, "xlsx", tmp_path / "budget.xlsx")
    assert names_in(tmp_path) == []


def test_a_full_disk_leaves_the_old_file(report: Report, small_disk: Path) -> None:
    path = small_disk / "budget.xlsx"
    path.write_bytes(BEFORE)
    fill(small_disk)
    with pytest.raises(OSError, match="No space left"):
        export(report, "xlsx", path)
    assert path.read_bytes() == BEFORE
    assert sorted(names_in(small_disk)) == ["budget.xlsx", "films"]


def test_a_read_only_disk_leaves_the_old_file(
    report: Report, small_disk: Path, make_read_only: Callable[[], None]
) -> None:
    path = small_disk / "budget.csv"
    path.write_bytes(BEFORE)
    make_read_only()
    with pytest.raises(OSError, match=r"Read-only|Permission"):
        export(report, "csv", path)
    assert path.read_bytes() == BEFORE
    assert names_in(small_disk) == ["budget.csv"]


def test_others_may_read_what_was_exported(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "budget.csv"
    before = os.umask(0o022)
    try:
        export(report, "csv", path)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o644
