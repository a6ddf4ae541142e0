"""Items from a file: what comes in, what doesn't and why, the template; as a person does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from drawn_estimate import drawn_items
from hands import Hands
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from tokens.document_makers import changed
from widgets.price_list_desk import ListDesk
from xlsxwriter import Workbook

from kimi_calc.price_lists import builtin_price_lists
from kimi_calc.viewmodels import item_import
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.item_import_dialog import ItemImportDialog
from kimi_calc.widgets.item_import_view import ItemImportView
from kimi_calc.widgets.text_parts import WordList

HEADINGS = "名称,分组,模型,服务,输入 tokens,缓存命中,输出 tokens,次数,天数,周期,备注"
ROWS = (
    'one,a,kimi-k2.6,,"2,000",50%,400,3000,30,,',
    "two,a,kimi-k26,,800,,50,8000,30,,",
    "three,b,kimi-k2.6,batch,30000,,1000,12000,,once,",
)


class Import:
    """The dialog, and what a person sees and does in it."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.shell = hands.window.estimates

    def put(self, path: Path, *rows: str, encoding: str = "utf-8") -> Path:
        path.write_bytes("\r\n".join((HEADINGS, *rows)).encode(encoding))
        return path

    def ask(self, path: Path) -> None:
        """Choose a file where one is asked for."""
        with patch.object(file_dialogs, "ask_for_file", return_value=path):
            self.shell.imports.ask()
        self.settle()

    def settle(self) -> None:
        reading = self.dialog.findChild(item_import.ItemImport)
        assert reading
        self.hands.qtbot.waitUntil(lambda: not reading.is_reading)

    @property
    def dialog(self) -> ItemImportDialog:
        shown = [one for one in self.hands.window.findChildren(ItemImportDialog) if one.isVisible()]
        assert len(shown) == 1
        return shown[0]

    def part(self, name: str) -> QWidget:
        found = self.dialog.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def said(self, name: str) -> str:
        part = self.part(name)
        assert isinstance(part, QLabel | QPlainTextEdit)
        text = part.toPlainText() if isinstance(part, QPlainTextEdit) else part.text()
        return text if part.isVisible() else ""

    def button(self, name: str) -> QPushButton:
        part = self.part(name)
        assert isinstance(part, QPushButton)
        return part

    def table(self) -> list[tuple[str, ...]]:
        view = self.part("importedItems")
        assert isinstance(view, ItemImportView)
        model = view.model()
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.shell.desk.estimating.estimate.items]


@pytest.fixture
def importing(hands: Hands) -> Import:
    ListDesk(hands).choose("2026-09-19")
    return Import(hands)


def test_good_rows_come_in_and_bad_ones_are_told(importing: Import, tmp_path: Path) -> None:
    importing.ask(importing.put(tmp_path / "a.csv", *ROWS))
    assert importing.said("importedSummary") == "2 rows come in, 1 don't."
    assert importing.said("importedBad") == (
        "Row 3, 模型: kimi-k26 is not in the price list in use. "
        "Did you mean kimi-k2.6 or kimi-k3 or kimi-k2.7-code?"
    )
    assert importing.table() == [
        ("one", "kimi-k2.6", "2,000 in (50% hits) + 400 out · 3,000 a day × 30 days", "¥1,656.00"),
        ("three", "kimi-k2.6 · batch", "30,000 in + 1,000 out · 12,000 requests", "¥1,598.40"),
    ]
    told: list[str] = []
    importing.shell.imports.said.connect(lambda line, _: told.append(line))
    importing.hands.press(importing.button("addImported"), Qt.Key.Key_Space)
    assert importing.names == ["one", "three"]
    assert told == ["2 items came in."]
    importing.shell.desk.estimating.undo()  # one step for all of them
    assert importing.names == []


def test_nothing_comes_in_before_it_is_said_so(importing: Import, tmp_path: Path) -> None:
    importing.ask(importing.put(tmp_path / "a.csv", *ROWS))
    importing.hands.press(importing.dialog, Qt.Key.Key_Escape)
    assert importing.names == []
    assert not importing.shell.desk.estimating.can_undo


def test_a_mistake_of_a_whole_column_is_one_line(importing: Import, tmp_path: Path) -> None:
    right, wrong = "a,,kimi-k2.6,,1,,1,1,,month,", "a,,kimi-k2.6,,1,,1,1,,quarter,"
    both = "a,,none,,1,,1,1,,quarter,"
    path = importing.put(tmp_path / "a.csv", wrong, both, wrong, right, wrong, "", wrong)
    importing.ask(path)
    period = '"quarter" is no period. Type once, day, week or month.'
    lines = importing.said("importedBad").splitlines()
    assert [line for line in lines if period in line] == [
        f"Rows 2 to 4, 周期: {period}",
        f"Row 6, 周期: {period}",
        f"Row 8, 周期: {period}",
    ]
    (other,) = (line for line in lines if period not in line)
    assert other.startswith("Row 3, 模型: none is not in the price list in use.")
    assert importing.said("importedSummary") == "1 row comes in, 5 don't."


def test_bad_rows_can_be_copied(importing: Import, tmp_path: Path) -> None:
    importing.ask(importing.put(tmp_path / "a.csv", ROWS[1]))
    assert importing.said("importedSummary") == "No row can come in."
    assert not importing.part("addImported").isVisible()
    bad = importing.part("importedBad")
    assert isinstance(bad, QPlainTextEdit)
    bad.selectAll()
    bad.copy()
    assert QApplication.clipboard().text() == importing.said("importedBad")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_files_of_spreadsheets_in_their_encodings(
    importing: Import, tmp_path: Path, encoding: str
) -> None:
    row = ROWS[0].replace("one", "客服机器人")
    importing.ask(importing.put(tmp_path / "a.csv", row, encoding=encoding))
    assert [row[0] for row in importing.table()] == ["客服机器人"]


def test_unknown_columns_and_missing_names_are_told(importing: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Model;Input;Output;Requests;Period;Owner\nkimi-k3;1k;1;1;day;Li\n")
    importing.ask(path)
    assert importing.said("importedUnknown") == "Not read, since not known: Owner"
    assert importing.table()[0][0] == "Item 1"
    assert importing.table()[0][3] == "¥0.0201 / day"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "No row of column names was found"),
        ("a.csv", b"x,y\n1,2\n", "No row of column names was found"),
        ("a.csv", b"Name,Model,Requests,Days\n", "Columns are missing: Input tokens, Output"),
        ("a.xlsx", b"PK\x03\x04...", "a.xlsx is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls is of an old Office"),
        ("a.csv", b"Model,Input,input tokens,Output,Requests,Days\n", "mean the same"),
    ],
)
def test_files_that_are_no_tables_of_items(
    importing: Import, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    importing.ask(path)
    assert said in importing.said("importedError")
    assert importing.said("importedSummary") == ""
    assert not importing.part("addImported").isVisible()


def test_a_workbook_comes_in_as_its_numbers_are(importing: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook(path)
    book.add_worksheet("about").write_string(0, 0, "Budget")
    sheet, percent = book.add_worksheet("items"), book.add_format({"num_format": "0%"})
    for column, heading in enumerate(HEADINGS.split(",")):
        sheet.write_string(2, column, heading)
    for row, item in enumerate(drawn_items(), 3):
        usage = item.usage
        assert usage.cache_hit_share is not None
        sheet.write_row(row, 0, [item.name, item.group, item.model.id, usage.service])
        sheet.write_number(row, 4, getattr(usage, "input_tokens") + 1e-13)  # noqa: B009 - of a usage
        sheet.write_number(row, 5, usage.cache_hit_share, percent)
        sheet.write_number(row, 6, getattr(usage, "output_tokens"))  # noqa: B009
        sheet.write_number(row, 7, item.times.number)
        if item.times.days is not None:
            sheet.write_number(row, 8, item.times.days)
        sheet.write_string(row, 9, {"once": "一次性"}.get(item.period, "每月"))
    book.close()
    importing.ask(path)
    assert importing.said("importedBad") == ""
    importing.button("addImported").click()
    assert importing.shell.desk.estimating.estimate.items == drawn_items()


def test_what_a_workbook_leaves_open_is_not_guessed(importing: Import, tmp_path: Path) -> None:
    """Formulas that no program has computed, merged cells, and sheets beside the first."""
    path = tmp_path / "a.xlsx"
    book = Workbook(path)
    sheet = book.add_worksheet("items")
    headings = ["Name", "Group", "Model", "Service", "Input tokens", "Cache hits"]
    headings += ["Output tokens", "Requests", "Period"]
    sheet.write_row(0, 0, headings)
    for row in range(1, 5):
        sheet.write_row(row, 0, [f"{row}", None, "kimi-k2.6", None, 2000, None, 400, 10, "month"])
    sheet.merge_range(1, 1, 4, 1, "Support")
    sheet.merge_range(1, 3, 2, 3, "batch")
    sheet.merge_range(2, 5, 3, 5, 1000)
    sheet.write_formula(4, 5, "=E5*0.5", None, "?")
    for _ in range(2):
        other = book.add_worksheet()
        other.write_row(0, 0, headings)
        other.write_row(1, 0, ["other"])
    book.close()
    computed = ZipFile(path)
    with ZipFile(tmp_path / "b.xlsx", "w") as target:
        for part in computed.namelist():
            target.writestr(part, computed.read(part).replace(b"<v>?</v>", b""))
    computed.close()
    importing.ask(tmp_path / "b.xlsx")
    assert importing.said("importedBad").splitlines() == [
        "Row 4, Cache hits: Merged with the cell above. Unmerge them, and fill in each.",
        (
            "Row 5, Cache hits: A formula that was never computed. Open the file in a spreadsheet "
            "program, and save it anew."
        ),
    ]
    assert "2 more sheets hold items. Only the first is read." in importing.said("importedUnknown")
    importing.button("addImported").click()
    items = importing.shell.desk.estimating.estimate.items
    assert [(one.name, one.group, one.usage.service) for one in items] == [
        ("1", "Support", "batch"),
        ("2", "Support", "batch"),
    ]
    assert [one.usage.cache_hit_share for one in items] == [None, None]
    assert [getattr(one.usage, "cached_tokens") for one in items] == [0, 1000]  # noqa: B009


def test_a_text_that_a_workbook_has_lost_is_not_guessed(importing: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook(path)
    sheet = book.add_worksheet()
    headings = ["Name", "Group", "Model", "Input tokens", "Output tokens", "Requests", "Period"]
    sheet.write_row(0, 0, headings)
    for row in (1, 2, 3):
        sheet.write_row(row, 0, [f"n{row}", None, "kimi-k2.6", 2000, 400, 10, "month"])
    sheet.merge_range(2, 1, 3, 1, "group")
    book.close()
    there = '<c r="B3" t="s"><v>{}</v>'  # three names, a model and a period come before
    there, gone = (there.format(number) for number in (len(headings) + 5, 99))
    importing.ask(changed(path, "xl/worksheets/sheet1.xml", there, gone))
    assert importing.said("importedBad").splitlines() == [
        "Rows 3 to 4, Group: Its text is not in the file. Open the file, and fill it in."
    ]
    importing.button("addImported").click()
    assert [one.name for one in importing.shell.desk.estimating.estimate.items] == ["n1"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["template.xlsx", "template.csv", "template"])
@pytest.mark.parametrize("list_id", [info.id for info in builtin_price_lists()][::4])
def test_the_template_comes_in_without_a_bad_row(
    open_window: Callable[..., Hands], tmp_path: Path, language: str, name: str, list_id: str
) -> None:
    hands = open_window(language)
    used = next(info.path for info in builtin_price_lists() if info.id == list_id)
    hands.window.price_lists.use(used)
    importing = Import(hands)
    told: list[str] = []
    importing.shell.imports.said.connect(lambda line, _: told.append(line))
    with patch.object(file_dialogs, "ask_where_to_save", return_value=tmp_path / name):
        importing.shell.imports.save_template()
    assert len(told) == 1
    written = tmp_path / (name if "." in name else f"{name}.xlsx")
    importing.ask(written)
    assert importing.said("importedBad") == importing.said("importedUnknown") == ""
    assert len(importing.table()) == 3


def test_a_template_that_can_t_be_written_is_told(importing: Import, tmp_path: Path) -> None:
    told: list[str] = []
    importing.shell.imports.said.connect(lambda line, _: told.append(line))
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file").touch()
    for path in (tmp_path / "folder.xlsx", tmp_path / "file" / "a.xlsx"):
        with patch.object(file_dialogs, "ask_where_to_save", return_value=path):
            importing.shell.imports.save_template()
    assert len(told) == 2
    assert all(line.startswith("The template can't be saved: ") for line in told)


def test_it_follows_the_language_and_names_are_texts(importing: Import, tmp_path: Path) -> None:
    row = ROWS[0].replace("one", "<b>bold</b>=cmd|x")
    importing.ask(importing.put(tmp_path / "<i>a.csv", row, ROWS[1]))
    assert importing.table()[0][0] == "<b>bold</b>=cmd|x"
    for event in (QEvent(QEvent.Type.LanguageChange),):
        QApplication.sendEvent(importing.dialog, event)
    assert importing.said("importedSummary") == "1 row comes in, 1 don't."
    labels = importing.dialog.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_long_file_is_read_in_slices(
    importing: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(item_import, "_A_SLICE", 0.0001)
    rows = [ROWS[0].replace("one", f"item {n}") for n in range(2_000)]
    path = importing.put(tmp_path / "a.csv", *rows)
    importing.shell.imports.read(path)
    assert importing.said("importedSummary").startswith("Reading: ")
    assert not importing.button("addImported").isEnabled()
    importing.settle()
    assert importing.said("importedSummary") == "All 2,000 rows come in."
    importing.button("addImported").click()
    assert importing.names == [f"item {n}" for n in range(2_000)]


def test_a_quotation_mark_that_is_not_closed(importing: Import, tmp_path: Path) -> None:
    importing.ask(importing.put(tmp_path / "a.csv", ROWS[0], 'x,"y,kimi-k3', ROWS[2]))
    assert importing.said("importedSummary") == "1 row comes in, 1 don't."
    assert importing.said("importedBad").startswith("Row 3: A quotation mark is not closed")


@pytest.mark.parametrize("text_size", [100, 200])
def test_no_amount_is_cut_and_all_reasons_are_seen(
    open_window: Callable[..., Hands], tmp_path: Path, text_size: int
) -> None:
    importing = Import(open_window("zh", text_size=text_size))
    long = 'x,a,kimi-k2-0905-preview,,"2,000",50%,400,3000,30,,'
    bad = ["y,a,kimi-k26,,800,,50,8000,30,,", "z,a,kimi-k2-0905-preview,,1,,1,12.5,,每年,"]
    importing.ask(importing.put(tmp_path / "a.csv", long, *bad))
    view = importing.dialog.findChild(ItemImportView)
    assert view
    widths = [view.columnWidth(column) for column in range(4)]
    assert sum(widths) <= view.viewport().width()
    amount = str(view.model().index(0, 3).data())
    assert view.fontMetrics().horizontalAdvance(amount) < widths[3]
    reasons = importing.dialog.findChild(WordList)
    assert reasons
    assert reasons.toPlainText().count("\n") == 2
    assert reasons.verticalScrollBar().maximum() == 0
