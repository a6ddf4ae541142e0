"""Numbers as spreadsheets show them, by the codes of their formats."""

from __future__ import annotations

import csv
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from kimi_calc.tokens.readers.number_formats import shown, shown_text

SOFFICE = shutil.which("soffice")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "0"),
        ("-0.0", "0"),
        ("0.30000000000000004", "0.3"),
        ("2530.142857142857", "2530.142857"),
        ("-2530.142857142857", "-2530.142857"),
        ("0.7692307692307693", "0.769230769"),
        ("12345678901", "12345678901"),
        ("123456789012", "1.23457E+11"),
        ("99999999999.9", "1E+11"),
        ("9999999999.99", "10000000000"),
        ("0.00001", "0.00001"),
        ("0.000123456789", "0.000123457"),
        ("0.0000123456789", "1.23457E-05"),
        ("1E-10", "1E-10"),
        ("1E+308", "1E+308"),
        ("1E+400", "1E+400"),
        ("100", "100"),
    ],
)
def test_without_a_format(number: str, said: str) -> None:
    for code in ("General", "GENERAL", "", "@"):
        assert shown(Decimal(number), code) == said


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        ("1234.5", "0", "1235"),
        ("-1234.5", "0", "-1235"),
        ("2.675", "0.00", "2.68"),  # though its binary form is a little less
        ("1.005", "0.00", "1.01"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("0.5", "#.##", ".5"),
        ("12.3", ".00", "12.30"),
        ("12345.678", "#,##0.0##", "12,345.678"),
        ("12", "0.0#", "12.0"),
        ("5", "0000", "0005"),
        ("1234", "0,000,000", "0,001,234"),
        ("12", "000-0000", "000-0012"),
        ("5551234", "000-0000", "555-1234"),
        ("0.7692307692307693", "0%", "77%"),
        ("0.7692307692307693", "0.00%", "76.92%"),
        ("0.29", "0%", "29%"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.00012", "0.0E-0", "1.2E-4"),
        ("12345", "##0.0E+0", "12.3E+3"),
        ("999999", "##0.0E+0", "1.0E+6"),
        ("0", "0.00E+00", "0.00E+00"),
        ("1.5", "# ?/?", "1 1/2"),
        ("0.25", "# ??/??", "1/4"),
        ("3", "# ?/?", "3"),
        ("3.14159", "?/?", "22/7"),
        ("0.3", "# ?/8", "2/8"),
        ("0.99", "# ?/?", "1"),
        ("1234567", "#,##0,", "1,235"),
        ("1234567", '0.0,,"M"', "1.2M"),
        ("1234567", '0\\.0,"万"', "123.5万"),
        ("5", "[$¥-804]#,##0.00", "¥5.00"),
        ("-5", "[$€-407] #,##0.00", "-€ 5.00"),
        ("5", "[$-804]0.0", "5.0"),
        ("5", '0.00" 元/次"', "5.00 元/次"),
        ("5", "0.00\\ \\元", "5.00 元"),
        ("-5", "0.00_);[Red](0.00)", "(5.00)"),
        ("5", "0.00_);[Red](0.00)", "5.00"),
        ("-5", "¥#,##0.00;[红色]¥-#,##0.00", "¥-5.00"),
        ("0", '0;-0;"无"', "无"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("-1234.5", '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$(1,234.50)"),
        ("0", "#,##0;-#,##0;", ""),
        ("5", ";;;", ""),
        ("5", '"x;y"0', "x;y5"),
        ("500", '[>=100]"big "0;[<0]"neg "0;"mid "0', "big 500"),
        ("-5", '[>=100]"big "0;[<0]"neg "0;"mid "0', "neg 5"),
        ("5", '[>=100]"big "0;[<0]"neg "0;"mid "0', "mid 5"),
        ("1", '[=1]"是";[=0]"否";0', "是"),
        ("-3", "[Blue][<=5]0.0;0", "-3.0"),
        ("3", 'General"元"', "3元"),
        ("3.5", 'G/通用格式"元"', "3.5元"),
        ("3", '@"元"', "3"),
        ("1234.5", "[DBNum1][$-804]General", "一千二百三十四.五"),
        ("10020030", "[DBNum2]", "壹仟零贰万零叁拾"),
        ("100000010", "[DBNum1]General", "一亿〇一十"),
        ("-1005", "[DBNum2][$-804]General", "-壹仟零伍"),
        ("2025", "[DBNum1]0", "二〇二五"),
        ("2025", "[DBNum3]0", "２０２５"),
        ("1E+17", "[DBNum2]General", "壹E+壹柒"),
    ],
)
def test_numbers(number: str, code: str, said: str) -> None:
    assert shown(Decimal(number), code) == said


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        ("45658", "yyyy-mm-dd", "2025-01-01"),
        ("45658", "m/d/yy", "1/1/25"),
        ("45658", 'yyyy"年"m"月"d"日"', "2025年1月1日"),
        ("45658", "[DBNum1][$-804]yyyy年m月d日;@", "二〇二五年一月一日"),
        ("45667", '[DBNum1][$-804]m"月"d"日"', "一月十日"),
        ("45677", '[DBNum2][$-804]yyyy"年"mm"月"dd"日"', "贰零贰伍年零壹月贰拾日"),
        ("45658", "d-mmm-yy", "1-Jan-25"),
        ("45658", "dddd, mmmm d, yyyy", "Wednesday, January 1, 2025"),
        ("45658", "ddd mmmmm", "Wed J"),
        ("45658", "[$-804]aaaa", "星期三"),
        ("45658", "aaa", "三"),
        ("45658", "[$-804]dddd ddd", "星期三 周三"),
        ("45658", "[$-804]mmm mmmm", "1月 一月"),
        ("45658", "e.m.d", "2025.1.1"),
        ("45658.75", "yyyy.m.d h:mm", "2025.1.1 18:00"),
        ("45658.75", "h:mm AM/PM", "6:00 PM"),
        ("45658.75", "[$-804]AM/PM h:mm", "下午 6:00"),
        ("45658", '上午/下午h"时"mm"分"', "上午12时00分"),
        ("45658.75", "hhA/P", "06P"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("0.1", "[mm]:ss", "144:00"),
        ("0.001", "[ss]", "86"),
        ("0.0001234", "h:mm:ss", "0:00:11"),
        ("0.0001234", "mm:ss.00", "00:10.66"),
        ("45657.99999999", "yyyy-mm-dd hh:mm:ss", "2025-01-01 00:00:00"),
        ("45658.520833333336", "h:mm", "12:30"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("60", "yyyy-mm-dd", "1900-02-29"),  # which spreadsheets have, and no calendar
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("0.5", "yyyy-mm-dd h:mm", "1900-01-00 12:00"),
        ("2958465", "yyyy-mm-dd", "9999-12-31"),
        ("2958466", "yyyy-mm-dd", "2958466"),
        ("2958465.9999999", "yyyy-mm-dd", "9999-12-31"),
        ("2958465.9999999", "yyyy-mm-dd h:mm", "2958466"),
        ("45000.999995", "yyyy-mm-dd", "2023-03-15"),  # half a second before its end
        ("45000.9999999999", "yyyy-mm-dd", "2023-03-16"),  # what a sum of times leaves
        ("-1", "yyyy-mm-dd", "-1"),
        ("5", "[Red]d;[Blue]d", "5"),
    ],
)
def test_days_and_times(number: str, code: str, said: str) -> None:
    assert shown(Decimal(number), code) == said


def test_days_since_1904() -> None:
    assert shown(Decimal(44196), "yyyy-mm-dd", since_1904=True) == "2025-01-01"
    assert shown(Decimal("0.25"), "h:mm", since_1904=True) == "6:00"


@pytest.mark.parametrize(
    "code", ['0"', '"', "[Red", "0\\", "_", "0;0;0;0;0", "0" * 256, '"x' * 900]
)
def test_a_format_that_is_none_is_as_if_there_were_none(code: str) -> None:
    assert shown(Decimal("1234.5"), code) == "1234.5"


def test_the_longest_formats_and_numbers_are_bounded() -> None:
    for code in ("0" * 255, "#,##0." + "0" * 248, "?" * 127 + "/" + "?" * 127, "y" * 255):
        for number in ("1e308", "1e-307", "9" * 400, "-1e999", f"1e-{'9' * 18}"):
            assert len(shown(Decimal(number), code)) < 1_000


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('0;0;0;"前 "@" 后"', "前 字 后"),
        ('@"%"', "字%"),
        ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "字"),
        ("0.00", "字"),
        ("General", "字"),
    ],
)
def test_what_stands_around_a_text(code: str, said: str) -> None:
    assert shown_text("字", code) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (";;;", ""),
        ("0;-0;0;", ""),
        ('0;-0;0;"a text"', "a text"),
        ("0;-0;0;[Red]@_)", "字"),
        ("0;-0;0", "字"),
        (";;", "字"),
        ("0.00;@", "字"),
    ],
)
def test_the_fourth_part_is_for_texts(code: str, said: str) -> None:
    assert shown_text("字", code) == said


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
def test_another_spreadsheet_program_shows_the_same(tmp_path: Path) -> None:
    codes = [
        *("0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "0.00E+00", "##0.0E+0", "# ?/?"),
        *("[$¥-804]#,##0.00", '#,##0.00" 元"', "¥#,##0.00;[Red]¥-#,##0.00", "#,##0_);(#,##0)"),
        *('_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', '0.0,"K"', '0;-0;"zero"'),
        *("000000", "00-00-00", '[>=1000]0.0,"K";[<0]"neg" 0;0', "\\a0\\b", '"x"0"y"', "0.0#"),
        *("yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "h:mm AM/PM", "[h]:mm:ss", "dddd, mmmm d, yyyy"),
        *("[$-804]aaaa", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "yyyy.m.d h:mm"),
    ]
    numbers = [61, 1234.5678, 45658.75, 1200, 99.995, 30000.5]
    with Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for row, code in enumerate(codes):
            sheet.write_row(row, 0, numbers, book.add_format({"num_format": code}))
    # Parted by tabs, in UTF-8, as shown, in English.
    kind = "csv:Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True)
    if not (tmp_path / "a.csv").exists():
        pytest.skip("LibreOffice's spreadsheets are not here")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        theirs = [[cell.strip() for cell in row] for row in csv.reader(file, delimiter="\t")]
    ours = [[shown(Decimal(repr(number)), code) for number in numbers] for code in codes]
    assert ours == theirs
