"""The PDF of what was used, read again: totals, groups, what isn't counted, on few sheets."""

from __future__ import annotations

import io
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from handed_usage import OCTOBER, TODAY, by_chance, reading_of, total_of, used_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from kimi_calc.appearance import Appearance
from kimi_calc.estimates.export import Cancelled, NotRight, write
from kimi_calc.settings import Language
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.reports.report import UsageReport
from kimi_calc.usage_logs.reports.report_texts import fact_said
from kimi_calc.viewmodels.usage_report import BillCheck, Used, usage_report
from kimi_calc.widgets.usage_pdf import PDF, check, pdf

ENTRIES = by_chance(4, count=200, keys=("support", "客服 <b>与</b> 销售", "=cmd|'/C calc'!A0"))


@pytest.fixture(params=["zh", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Language]:
    Appearance.of(qapp).set_language(request.param)
    yield request.param
    Appearance.of(qapp).set_language("en")


def compared(text: str) -> str:
    """Letters, digits and signs without blanks, in the usual form of each."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def sheets(content: bytes) -> list[str]:
    return [compared(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def made(used: Used) -> tuple[UsageReport, list[str]]:
    report = usage_report(used, TODAY, others=False)
    content = pdf(report, lambda: None)
    check(content, report)
    return report, sheets(content)


def amounts_of_groups(used: Used) -> list[Fraction]:
    """Those in the table of groups, the total being the last."""
    report = usage_report(used, TODAY, others=False)
    content = pdf(report, lambda: None)
    pages = PdfReader(io.BytesIO(content)).pages
    text = "".join(page.extract_text() for page in pages)
    table = text.split(report.groups.title)[1].split(report.charges.title)[0]
    return [Fraction(found) for found in re.findall(r"¥([0-9]+\.[0-9]+)", table)]


def test_all_that_is_said_is_on_the_sheets(language: Language) -> None:
    reading = reading_of([*ENTRIES, Entry("gpt-4o", OCTOBER, 5, 0, 0, 0, 5)], refused=2)
    bill = BillCheck(Decimal("10.25"), Decimal("9.5"), Decimal("0.75"))
    report, texts = made(used_of(reading, "key", dearest=reading.dearest[:9], bill=bill))
    text = "".join(texts)
    for fact in report.facts:
        assert compared(fact.label) in text, (language, fact)
        assert compared(fact_said(fact, report.currency)) in text, (language, fact)
    for caption, said in report.figures:
        assert compared(caption) in text
        assert compared(said) in text
    tables = (report.groups, report.charges, report.dearest, report.not_counted, report.prices)
    for table in tables:
        assert compared(table.title) in text
    for line in report.groups.lines:
        assert compared(str(line.values[0])) in text
    for said in report.assumptions:
        assert compared(said) in text
    for number, sheet in enumerate(texts, 1):
        assert compared(report.words.page.format(page=number, pages=len(texts))) in sheet
    total = re.search(r"(?:≤¥)([0-9.,]+)", text[text.index(compared(report.groups.title)) :])
    assert total is not None


@pytest.mark.usefixtures("qapp")
def test_amounts_of_groups_are_exact_where_there_is_room() -> None:
    amounts = amounts_of_groups(used_of(reading_of(ENTRIES), "user"))
    assert len(amounts) == 7 + 1
    assert sum(amounts[:-1]) == amounts[-1] == total_of(ENTRIES)


def many(count: int) -> Used:
    entries = [
        Entry("kimi-k2.6", OCTOBER + n % 31, 1_000 + n, 0, 0, 0, 1, (f"key {n}", "", "", ""))
        for n in range(count)
    ]
    return used_of(reading_of(entries), "key")


@pytest.mark.usefixtures("qapp")
def test_many_groups_are_on_few_sheets_and_still_add_up() -> None:
    _, texts = made(many(3_000))
    assert len(texts) < 12
    assert compared("… and 2,800 more") in "".join(texts)
    amounts = amounts_of_groups(many(3_000))
    wanted = sum(Fraction("6.5") * (1_000 + n) + 27 for n in range(3_000)) / 10**6
    assert len(amounts) == 202
    assert sum(amounts[:-1]) == amounts[-1] == wanted


@pytest.mark.usefixtures("qapp")
def test_numbers_that_have_no_room_are_told_in_millions_or_rounded_and_that_is_said() -> None:
    huge = Entry("kimi-k3", OCTOBER, 10**15 + 7, 10**14, 5, 5, 10**9 + 1, requests=10**9)
    report, texts = made(used_of(reading_of([huge, *ENTRIES[:5]])))
    text = "".join(texts)
    assert compared(report.words.in_millions) in text
    assert compared(report.words.rounded) in text
    total = next(fact for fact in report.facts if fact.is_total)
    assert compared(fact_said(total, "CNY")) in text  # all digits, at the head


HOSTILE = (
    *("=cmd|'/C calc'!A0", "two\nlines\r\nthree", "nul\0nul", "\u202eevil\u202c", "&amp; {page}"),
    *("😀🎉 party", "字" * 10_000, "w" * 40_000, "half \ud83d", "fi ﬁ", "%1 %n", ""),
)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_texts_in_a_row(name: str) -> None:
    entries = [one._replace(groups=(name, "", "", ""), model="kimi-k3") for one in ENTRIES[:3]]
    other = Entry(name, OCTOBER, 1, 0, 0, 0, 1)
    report, texts = made(used_of(reading_of([*entries, other]), "key"))
    shown = [one for one in compared(name)[:30] if one.isascii() or "一" <= one <= "鿿"]
    assert len(texts) < 6
    assert "".join(one for one in shown if one.isprintable()) in "".join(texts)
    assert compared(report.groups.title) in texts[0]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
@pytest.mark.usefixtures("qapp")
def test_any_text_makes_a_whole_file(names: list[str]) -> None:
    made(used_of(reading_of(by_chance(5, count=len(names), keys=names)), "key"))


@pytest.mark.usefixtures("qapp")
def test_of_nothing_there_is_a_sheet() -> None:
    report, texts = made(used_of(reading_of([])))
    assert len(texts) == 1
    assert "¥0.00" in texts[0]
    assert compared(report.assumptions[0]) in texts[0]


@pytest.mark.usefixtures("qapp")
def test_each_line_is_a_step_and_the_writing_can_be_ended(tmp_path: Path) -> None:
    report = usage_report(used_of(reading_of(ENTRIES, refused=5), "day"), TODAY)
    heard: list[tuple[int, int]] = []
    path = tmp_path / "a.pdf"
    write(report, path, PDF, progress=lambda done, of: heard.append((done, of)))
    steps = PDF.steps(report)
    assert heard == [(n, steps) for n in range(1, steps + 1)]
    before = path.read_bytes()
    stops: list[Callable[[], bool]] = [lambda: True, lambda: len(heard) > steps * 3 // 2]
    for stop in stops:
        with pytest.raises(Cancelled):
            write(
                report,
                path,
                PDF,
                progress=lambda done, of: heard.append((done, of)),
                cancelled=stop,
            )
        assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("spoil", [lambda c: c[:1000], lambda _: b"", lambda c: c[500:]])
@pytest.mark.usefixtures("qapp")
def test_what_is_not_whole_is_not_taken(spoil: Callable[[bytes], bytes]) -> None:
    report = usage_report(used_of(reading_of(ENTRIES[:9])), TODAY, others=False)
    with pytest.raises(NotRight):
        check(spoil(pdf(report, lambda: None)), report)


@pytest.mark.usefixtures("qapp")
def test_it_can_be_made_beside_the_window() -> None:
    there: list[list[str]] = []
    used = used_of(reading_of(ENTRIES[:20]), "key")
    thread = threading.Thread(target=lambda: there.append(made(used)[1]))
    thread.start()
    thread.join()
    assert there == [made(used)[1]]
