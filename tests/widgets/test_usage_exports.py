"""What was used handed on from its page: every kind of file, the clipboard, what is said."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from unittest.mock import patch

import pytest
from handed_usage import by_chance, reading_of
from hands import Hands
from PySide6.QtWidgets import QApplication
from spreadsheets import sheets_of

from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.usage_shell import UsageShell


@pytest.fixture
def shell(hands: Hands) -> UsageShell:
    found = hands.window.usage
    found.make_page()
    found.logs.show_reading(reading_of(by_chance(6, count=60), refused=1), ("made-up.jsonl",))
    return found


def export(hands: Hands, shell: UsageShell, kind: str, path: Path) -> str:
    """Hand it on to a path; what is said after it."""
    with (
        patch.object(file_dialogs, "ask_where_to_save", return_value=path) as asked,
        hands.qtbot.waitSignal(shell.said) as said,
    ):
        shell.hand_on(kind)
    name = asked.call_args.args[2]
    assert name.endswith(f".{kind}")
    return str(said.args[0])


def test_every_kind_comes_out_with_what_is_shown(
    hands: Hands, shell: UsageShell, tmp_path: Path
) -> None:
    shell.logs.set_by("user")
    for kind in ("xlsx", "csv", "md", "pdf"):
        said = export(hands, shell, kind, tmp_path / f"用量.{kind}")
        assert said == f"Exported: 用量.{kind}"
    sheets = sheets_of((tmp_path / "用量.xlsx").read_bytes())
    assert list(sheets)[:2] == ["Summary", "User"]
    text = (tmp_path / "用量.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 8
    assert "## Cost by User" in (tmp_path / "用量.md").read_text(encoding="utf-8")
    assert (tmp_path / "用量.pdf").read_bytes().startswith(b"%PDF")


def test_the_bill_and_the_dearest_go_along(hands: Hands, shell: UsageShell, tmp_path: Path) -> None:
    shell.further.set_bill("12.34")
    export(hands, shell, "xlsx", tmp_path / "a.xlsx")
    sheets = sheets_of((tmp_path / "a.xlsx").read_bytes())
    summary = {cell.value for cell in sheets["Summary"].values()}
    assert {"Billed", "12.34"} <= summary
    assert "Dearest requests" in sheets


def test_copied_tables_are_text_and_html(hands: Hands, shell: UsageShell) -> None:
    with hands.qtbot.waitSignal(shell.done) as told:
        shell.hand_on("copy")
    assert told.args == ["Copied"]
    content = QApplication.clipboard().mimeData()
    assert "Total cost, at most\t¥" in content.text()
    assert "<table>" in content.html()
    shell.exports.copy("sentence")
    assert QApplication.clipboard().text().startswith("Usage ")


def test_of_nothing_there_is_nothing_to_hand_on(hands: Hands) -> None:
    shell = hands.window.usage
    shell.make_page()
    said: list[str] = []
    shell.said.connect(lambda line, _: said.append(line))
    shell.hand_on("csv")
    shell.hand_on("copy")
    assert said == [
        "There is nothing to export yet: add records of use first.",
        "There is nothing to copy yet: add records of use first.",
    ]
