"""The workbook: LibreOffice computes the program's amounts from it; no text is a formula."""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from pathlib import Path

import pytest
from handed_on import HOSTILE, estimates_of_all_kinds
from hypothesis import given, settings
from hypothesis import strategies as st
from spreadsheets import Cell, Sheet, recalculated, sheets_of, without_results

from kimi_calc.estimates import Estimate, totals
from kimi_calc.estimates.report import Report
from kimi_calc.estimates.sheet_columns import (
    AMOUNT,
    EACH,
    EXACT_AMOUNT,
    MONTH,
    NAME,
    NOTE,
    ONCE,
    PERIOD,
    YEAR,
)
from kimi_calc.estimates.spreadsheet import workbook
from kimi_calc.viewmodels.estimate_report import report_of

TODAY = date(2026, 11, 30)
ESTIMATES = estimates_of_all_kinds()
KINDS = sorted(ESTIMATES)
_EXCEL = Context(prec=15, rounding=ROUND_HALF_UP)
RISKY = "=+-@<>r/&'\"_x0041\t\r\n "
_SHARE = Context(prec=11, rounding=ROUND_HALF_UP)


def report(kind: str) -> Report:
    return report_of(ESTIMATES[kind], TODAY)


@pytest.fixture(scope="module")
def books() -> Mapping[str, bytes]:
    return {kind: workbook(report(kind), lambda: None) for kind in KINDS}


@pytest.fixture(scope="module")
def computed(
    books: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """The workbooks without the results of their formulas, as LibreOffice computed them."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not there")
    stripped = {kind: without_results(content) for kind, content in books.items()}
    return recalculated(stripped, tmp_path_factory.mktemp("sheets"))


def first_sheet(content: bytes) -> Sheet:
    return next(iter(sheets_of(content).values()))


def at(sheet: Sheet, row: int, column: int) -> Cell:
    return sheet.get(f"{chr(ord('A') + column)}{row}", Cell("", "", is_text=True))


def row_of(sheet: Sheet, label: str) -> int:
    return next(int(name[1:]) for name, cell in sheet.items() if cell.value == label)


def as_excel_holds(number: Decimal | str) -> Decimal:
    return _EXCEL.plus(Decimal(number)).normalize()


@pytest.mark.parametrize("kind", KINDS)
def test_every_formula_computes_to_the_result_beside_it(
    kind: str, books: Mapping[str, bytes], computed: Mapping[str, bytes]
) -> None:
    ours, theirs = sheets_of(books[kind]), sheets_of(computed[kind])
    found = 0
    for name, cells in ours.items():
        for place, cell in cells.items():
            if cell.formula:
                found += 1
                # Shares are for the eye, and have twelve digits here.
                held = _SHARE if place[0] == "K" else _EXCEL
                said = (theirs[name][place].value, cell.value)
                if cell.is_text:
                    assert said[0] == said[1], (name, place, cell)
                    continue
                one, other = (held.plus(Decimal(number)) for number in said)
                assert one == other, (name, place, cell)
    assert found or kind == "empty"


@pytest.mark.parametrize("kind", KINDS)
def test_the_computed_totals_are_those_of_the_estimate(
    kind: str, computed: Mapping[str, bytes]
) -> None:
    sheet, found = first_sheet(computed[kind]), totals(ESTIMATES[kind].items)
    for one in found:
        label = f"Total · {one.currency}" if len(found) > 1 else "Total"
        row = row_of(sheet, label)
        for column, amount in (
            (MONTH, one.month.amount if one.recurring else None),
            (ONCE, one.once if one.once or not one.recurring else None),
            (YEAR, one.year.amount),
        ):
            said = at(sheet, row, column).value
            if amount is None:
                assert said == ""
            else:
                assert as_excel_holds(said) == as_excel_holds(amount), (kind, label, column)


def test_the_drawing_in_cells(computed: Mapping[str, bytes]) -> None:
    sheet = first_sheet(computed["drawn"])
    total = row_of(sheet, "Total")
    assert [at(sheet, total, column).value for column in (MONTH, ONCE, YEAR)] == [
        "7322.8",
        "1598.4",
        "89472",
    ]
    bot = row_of(sheet, "客服机器人")
    assert [at(sheet, bot, column).value for column in (EACH, AMOUNT, MONTH, YEAR)] == [
        "0.0184",
        "1656",
        "1656",
        "19872",
    ]


def test_amounts_follow_when_a_person_changes_requests_a_price_or_the_rate(
    books: Mapping[str, bytes], tmp_path: Path
) -> None:
    """What the formulas stand on is in cells: another price makes another total.

    The words of a total can't follow it. They are not left beside another amount.
    """
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not there")
    sheet = first_sheet(books["included"])
    row, tax = row_of(sheet, "合同摘要"), row_of(sheet, "Tax")
    changes = {
        "requests": {f"M{row}": ("200", "400")},
        "price": {f"Q{row}": ("20", "30")},
        "rate": {f"G{tax}": ("0.06", "0.13")},
    }
    made = {name: changed(books["included"], cells) for name, cells in changes.items()}
    found = {name: first_sheet(book) for name, book in recalculated(made, tmp_path).items()}
    assert at(found["requests"], row, AMOUNT).value == "560"
    total = row_of(sheet, "Total")
    head = row_of(sheet, "Per month, tax included") + 1
    words = row_of(sheet, "Per month in capitals")
    expected = {"requests": "7602.8", "price": "7442.8", "rate": "7322.8"}
    for name, amount in expected.items():
        assert at(found[name], total, MONTH).value == amount
        assert at(found[name], head, NAME).value == amount
        said = at(found[name], words, NAME + 1).value
        if name == "rate":
            assert said == "人民币柒仟叁佰贰拾贰元捌角整"
        else:
            assert said == "(amounts were changed: write them out in words anew)"
    assert at(found["rate"], tax - 1, MONTH).value == "6480.35"
    assert at(found["rate"], tax, MONTH).value == "842.45"


def changed(content: bytes, cells: Mapping[str, tuple[str, str]]) -> bytes:
    """A workbook in which someone typed other numbers, none of whose formulas has its result."""
    from io import BytesIO
    from zipfile import ZipFile

    made = BytesIO()
    with ZipFile(BytesIO(without_results(content))) as book, ZipFile(made, "w") as other:
        for name in book.namelist():
            part = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for place, (before, after) in cells.items():
                    given = rf'(<c r="{place}"[^>]*><v>){re.escape(before)}(?:\.0)?(</v>)'
                    text, count = re.subn(given, rf"\g<1>{after}\2", part.decode())
                    assert count == 1, place
                    part = text.encode()
            other.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_the_totals_are_what_one_sees_first(kind: str, computed: Mapping[str, bytes]) -> None:
    sheet, found = first_sheet(computed[kind]), totals(ESTIMATES[kind].items)
    for nth, one in enumerate(found, 1):
        label = f"Total · {one.currency}" if len(found) > 1 else "Total"
        below = row_of(sheet, label)
        captions = row_of(sheet, report(kind).captions.year)
        for column, caption in zip((MONTH, ONCE, YEAR), report(kind).captions, strict=True):
            at_head = [c for c in range(3) if at(sheet, captions, c).value == caption]
            said = at(sheet, captions + nth, at_head[0]).value if at_head else ""
            assert said == at(sheet, below, column).value, (kind, caption)
    if found:
        assert captions < row_of(sheet, "Name")


def test_rows_are_as_high_as_their_words_and_numbers_are_never_cut() -> None:
    """Some programs neither make rows higher on their own nor columns wider."""
    from dataclasses import replace
    from io import BytesIO
    from xml.etree import ElementTree as ET
    from zipfile import ZipFile

    from drawn_estimate import drawn_estimate

    drawn = drawn_estimate()
    long = replace(drawn.items[0], name="知识库问答，一个名字特别长的项目" * 5, note="x\ny\nz")
    content = workbook(report_of(replace(drawn, items=(long, drawn.items[1])), TODAY), lambda: None)
    with ZipFile(BytesIO(content)) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
        styles = ET.fromstring(book.read("xl/styles.xml"))  # noqa: S314 - our own
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    row = row_of(first_sheet(content), long.name)
    heights = {one.get("r"): one.get("ht") for one in sheet.iter(f"{main}row")}
    assert float(heights[str(row)] or 0) >= 7 * 15  # 160 letters in columns of 24
    assert heights[str(row + 1)] is None
    looks = next(styles.iter(f"{main}cellXfs"))
    for cell in sheet.iter(f"{main}c"):
        if cell.find(f"{main}f") is not None and cell.get("t") != "str":
            look = looks[int(cell.get("s", "0"))]
            alignment = look.find(f"{main}alignment")
            is_share = str(cell.get("r")).startswith("K")
            assert is_share or (alignment is not None and alignment.get("shrinkToFit")), cell.get(
                "r"
            )


def test_the_sheet_of_charges_has_room_for_names_and_says_whose_it_is() -> None:
    from dataclasses import replace
    from io import BytesIO
    from xml.etree import ElementTree as ET
    from zipfile import ZipFile

    from handed_on import other

    from kimi_calc.estimates import Form
    from kimi_calc.pricing import Usage

    one = other("kimi-k3", Usage(9000, 100, calls={"web_search": 2}))
    one = replace(one, name="知识库问答，一个名字特别长的项目" * 3)
    estimate = Estimate("预算", (one,), Form("公司"))
    content = workbook(report_of(estimate, TODAY), lambda: None)
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with ZipFile(BytesIO(content)) as book:
        for number in (1, 2, 3):
            sheet = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314 - ours
            header = sheet.findtext(f"{main}headerFooter/{main}oddHeader") or ""
            assert "公司" in header
            assert "预算" in header
            if number == 2:
                heights = [float(row.get("ht") or 15) for row in sheet.iter(f"{main}row")]
                assert heights[0] == 15
                assert heights[1] >= 4 * 15


def half_way(taxes: str) -> dict[str, bytes]:
    """Workbooks of amounts whose tax, or whose rest, ends with exactly half a hundredth."""
    from drawn_estimate import item

    from kimi_calc.estimates import Form

    books = {}
    for nth in (1, 3, 7, 201, 10_001, 1_234_567, 99_999_999):
        # One output token is ¥0.000027: of these many, an odd multiple of 0.005 is what is sought.
        requests, rate = {"included": (5_300, "0.06"), "excluded": (10_000, "0.5")}[taxes]
        one = item("x", "", "kimi-k2.6", (0, 1, "0"), (requests * nth, None))
        assert one.model.tiers[0].prices.output == 27
        form = Form("", "", taxes, Decimal(rate))  # type: ignore[arg-type]  # one of them
        made = report_of(Estimate("x", (one,), form), TODAY)
        half = one.quote.total / Decimal("1.06") if taxes == "included" else one.quote.total / 2
        assert half % Decimal("0.01") == Decimal("0.005")
        books[f"half way {taxes} {nth}"] = workbook(made, lambda: None)
    return books


def large(taxes: str) -> dict[str, bytes]:
    """Workbooks of amounts of three to fifteen digits, with many decimals."""
    from dataclasses import replace

    from drawn_estimate import drawn_estimate

    from kimi_calc.estimates import Form, Growth, Times

    one = drawn_estimate().items[1]
    form = Form("", "", taxes, Decimal("0.06"))  # type: ignore[arg-type]  # one of them
    books = {}
    for digits in range(3, 16):
        times = Times(int("123456789876543"[:digits]))
        grows = replace(one, times=times, growth=Growth(Decimal("0.1")))
        estimate = Estimate("x", (grows, replace(one, period="week", times=times)), form)
        books[f"large {taxes} {digits}"] = workbook(report_of(estimate, TODAY), lambda: None)
    return books


TAXES = ("included", "excluded")


@pytest.fixture(scope="module")
def taxed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Sheet, Sheet]]:
    """Our first sheet and the one that LibreOffice computed, all in one start of it."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not there")
    books: dict[str, bytes] = {}
    for taxes in TAXES:
        books |= half_way(taxes) | large(taxes)
    stripped = {name: without_results(one) for name, one in books.items()}
    again = recalculated(stripped, tmp_path_factory.mktemp("taxed"))
    return {name: (first_sheet(one), first_sheet(again[name])) for name, one in books.items()}


def of_sort(taxed: Mapping[str, tuple[Sheet, Sheet]], sort: str) -> dict[str, tuple[Sheet, Sheet]]:
    found = {name: sheets for name, sheets in taxed.items() if name.startswith(f"{sort} ")}
    assert len(found) > 5
    return found


@pytest.mark.parametrize("taxes", TAXES)
def test_taxes_that_lie_half_way_are_rounded_as_the_program_does(
    taxes: str, taxed: Mapping[str, tuple[Sheet, Sheet]]
) -> None:
    for name, (ours, theirs) in of_sort(taxed, f"half way {taxes}").items():
        row = row_of(ours, "Without tax")
        for place in range(3):
            for column in (MONTH, YEAR):
                said, found = (at(sheet, row + place, column).value for sheet in (ours, theirs))
                assert as_excel_holds(said) == as_excel_holds(found), (name, place)


@pytest.mark.parametrize("taxes", TAXES)
def test_of_large_amounts_with_many_decimals_the_taxes_are_right_too(
    taxes: str, taxed: Mapping[str, tuple[Sheet, Sheet]]
) -> None:
    """The difference of two large numbers has fewer digits than a number can hold."""
    for name, (ours, theirs) in of_sort(taxed, f"large {taxes}").items():
        row = row_of(ours, "Tax")
        for column in (MONTH, YEAR):
            said, found = (Decimal(at(sheet, row, column).value) for sheet in (ours, theirs))
            assert abs(said - found) <= said * Decimal("1e-13"), (name, column)


@pytest.mark.parametrize("kind", KINDS)
def test_every_amount_is_a_formula(kind: str, books: Mapping[str, bytes]) -> None:
    sheet = first_sheet(books[kind])
    for place, cell in sheet.items():
        column = ord(place[0]) - ord("A")
        if column in {EACH, AMOUNT, MONTH, ONCE, YEAR} and not cell.is_text and cell.value:
            assert cell.formula, (place, cell)


def test_texts_stay_texts_as_they_are(
    books: Mapping[str, bytes], computed: Mapping[str, bytes]
) -> None:
    written = first_sheet(books["hostile"])
    names = {cell.value for cell in written.values() if cell.is_text and not cell.formula}
    assert set(HOSTILE) <= names
    for sheet in (*sheets_of(books["hostile"]).values(), *sheets_of(computed["hostile"]).values()):
        for place, cell in sheet.items():
            if cell.formula:
                assert re.fullmatch(
                    r"[A-Z0-9$:+*/()'!.,^]+", cell.formula.replace("Assumptions", "")
                )
                assert not cell.is_text, (place, cell)
                assert float(cell.value) >= 0


def test_names_survive_another_program(computed: Mapping[str, bytes]) -> None:
    sheet = first_sheet(computed["hostile"])
    kept = {cell.value for cell in sheet.values() if cell.is_text}
    for text in HOSTILE:
        if text.isprintable() and not text.startswith(("_x", "<r></is")):
            assert text in kept


def test_no_part_of_the_file_is_a_link_a_macro_or_outside(books: Mapping[str, bytes]) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(books["hostile"])) as book:
        assert book.testzip() is None
        for name in book.namelist():
            part = book.read(name)
            assert b"<hyperlink" not in part, name
            assert b'TargetMode="External"' not in part, name
            assert "vba" not in name, name
            assert "externalLink" not in name, name


def test_what_a_number_cannot_hold_stands_beside_it_as_text(books: Mapping[str, bytes]) -> None:
    sheet = first_sheet(books["digits"])
    item = ESTIMATES["digits"].items[0]
    row = next(
        int(place[1:])
        for place, cell in sheet.items()
        if cell.value == "123,456,789,012,345,678,901 a month"
    )
    exact = at(sheet, row, EXACT_AMOUNT)
    assert exact.is_text
    assert Decimal(exact.value) == item.quote.total
    total = row_of(sheet, "Total")
    (found,) = totals(ESTIMATES["digits"].items)
    assert Decimal(at(sheet, total, EXACT_AMOUNT + 1).value) == found.month.amount
    drawn = first_sheet(books["drawn"])
    below = row_of(drawn, "Name")
    assert not any(place[0] in "UVWXY" and int(place[1:]) > below for place in drawn)


def test_numbers_beyond_all_spreadsheets_are_texts() -> None:
    from dataclasses import replace

    from drawn_estimate import drawn_estimate

    from kimi_calc.estimates import Times

    one = drawn_estimate().items[0]
    huge = Estimate("huge", (replace(one, times=Times(10**5000)), one))
    sheet = first_sheet(workbook(report_of(huge, TODAY), lambda: None))
    amount = at(sheet, row_of(sheet, "Total"), MONTH)
    assert amount.is_text
    assert Decimal(amount.value) == totals(huge.items)[0].month.amount


def test_the_page_is_set_up_for_paper(books: Mapping[str, bytes]) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(books["included"])) as book:
        sheet, whole = book.read("xl/worksheets/sheet1.xml"), book.read("xl/workbook.xml")
    assert b'orientation="landscape"' in sheet
    assert b'paperSize="9"' in sheet
    assert b'fitToHeight="0"' in sheet
    assert "公司".encode() in sheet.split(b"<headerFooter>")[1]
    assert b"Page &amp;P of &amp;N" in sheet
    assert b"<pane " in sheet
    assert b"_xlnm.Print_Area" in whole
    assert b"_xlnm.Print_Titles" in whole


def test_taxes_capitals_and_remarks_stand_below(
    books: Mapping[str, bytes], computed: Mapping[str, bytes]
) -> None:
    for sheet in (first_sheet(books["included"]), first_sheet(computed["included"])):
        texts = [cell.value for cell in sheet.values()]
        assert "人民币捌万玖仟肆佰柒拾贰元整" in texts
        assert "备注\n两行" in texts
        row = row_of(sheet, "Without tax")
        assert [at(sheet, row + n, YEAR).value for n in range(3)] in (
            ["84407.55", "5064.45", "89472.0"],
            ["84407.55", "5064.45", "89472"],
        )
    sheet = first_sheet(computed["excluded"])
    row = row_of(sheet, "Without tax")
    assert [at(sheet, row + n, YEAR).value for n in range(3)] == ["89472", "5592", "95064"]
    # The rate is a number beside the label: whoever changes it has no other one in words.
    assert at(sheet, row + 1, NAME).value == "Tax"
    assert at(sheet, row + 1, PERIOD).value == "0.0625"


def test_the_assumptions_have_a_sheet_with_lists_prices_and_rules(
    books: Mapping[str, bytes],
) -> None:
    names = list(sheets_of(books["charges"]))
    assert names == ["Estimate", "Charges", "Assumptions"]
    cells = sheets_of(books["charges"])["Assumptions"]
    texts = [cell.value for cell in cells.values()]
    assert any(text.startswith("Price list 2026-09-19: CNY, Moonshot AI") for text in texts)
    assert any(text.startswith("Price list 2025-11-11: CNY") for text in texts)
    assert [cells[f"B{row}"].value for row in range(3, 7)] == ["30.0", "52.0", "365.0", "12.0"]
    assert "kimi-latest" in texts
    assert "Cache write (1 h)" in texts


def test_long_remarks_take_as_many_rows_as_they_need() -> None:
    from dataclasses import replace

    from drawn_estimate import drawn_estimate

    from kimi_calc.estimates import Form

    remarks = "\n".join(f"{n} " + "很长的备注。" * 60 for n in range(20)) + "\n" + "x" * 2000
    estimate = replace(drawn_estimate(), form=Form(remarks=remarks))
    sheet = first_sheet(workbook(report_of(estimate, TODAY), lambda: None))
    row = row_of(sheet, "Remarks")
    pieces = [at(sheet, row + n, NAME + 1).value for n in range(40)]
    assert "".join(pieces) == remarks.replace("\n", "")
    assert max(map(len, pieces)) < 2000


@given(
    st.lists(
        st.text(
            st.one_of(st.sampled_from("=+-@<>r/&'\"_x0041\t\r\n "), st.characters(codec="utf-8"))
        ),
        min_size=1,
        max_size=20,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_text_is_that_text_in_its_cell(texts: list[str]) -> None:
    from dataclasses import replace

    from drawn_estimate import drawn_estimate

    one = drawn_estimate().items[0]
    items = tuple(replace(one, name=text, group="g", note=text) for text in texts)
    content = workbook(report_of(Estimate("", items), TODAY), lambda: None)
    sheet = first_sheet(content)
    first = row_of(sheet, "g") + 1
    for n, text in enumerate(texts):
        for column in (NAME, NOTE):
            cell = at(sheet, first + n, column)
            assert (cell.value, cell.formula, cell.is_text) == (text, "", True)
