"""The PDF of an estimate, read again: every item, every sum, on sheets that one can work with."""

from __future__ import annotations

import io
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from drawn_estimate import drawn_estimate, drawn_items, item
from hands import Hands
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from kimi_calc.appearance import Appearance
from kimi_calc.estimates import Estimate, Form, Item
from kimi_calc.estimates.export import Cancelled, NotRight, write
from kimi_calc.estimates.report import Report
from kimi_calc.settings import Language
from kimi_calc.viewmodels.estimate_report import report_of
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.estimate_pdf import PDF, check, pdf

TODAY = date(2026, 11, 30)
FORM = Form(
    "某某科技（上海）有限公司",
    "报价有效期 30 天。\n付款方式：月结。",
    taxes="excluded",
    capitals=True,
)


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


def made(estimate: Estimate) -> tuple[Report, list[str]]:
    report = report_of(estimate, TODAY)
    content = pdf(report, lambda: None)
    check(content, report)
    return report, sheets(content)


def test_the_drawing_is_on_one_sheet_with_all_that_is_said(language: Language) -> None:
    report, (text,) = made(replace(drawn_estimate(), form=FORM))
    for section in report.sections:
        assert compared(section.title) in text
        assert compared(section.subtotal) in text
        for row in section.rows:
            for said in (row.item.name, row.model, row.usage, row.often, row.share_said):
                assert compared(said) in text, (language, said)
            assert compared(row.say(row.per_request)) in text
    for amount in ("¥7,322.80", "¥1,598.40", "¥89,472.00"):
        assert text.count(amount) >= 2
    sums = report.sums[0]
    for line in sums.taxes:
        assert compared(line.label) in text
        assert compared(line.said.year) in text
    for capitals in sums.capitals:
        assert compared(capitals.text) in text
    for said in (*report.assumptions, FORM.company, FORM.remarks, report.title, report.day_said):
        assert compared(said) in text
    assert compared(report.words.page.format(page=1, pages=1)) in text


def many(count: int) -> Estimate:
    one = drawn_items()
    items = (replace(one[n % 5], name=f"项目{n:04} x", note="備註" * (n % 3)) for n in range(count))
    return Estimate("三百项", tuple(items), FORM)


@pytest.mark.usefixtures("language")
def test_three_hundred_items_have_their_rows_whole_below_headings() -> None:
    report, texts = made(many(300))
    assert len(texts) > 8
    headings = "".join(map(compared, (report.words.name, report.words.model, report.words.usage)))
    for number, text in enumerate(texts, 1):
        assert compared(report.words.page.format(page=number, pages=len(texts))) in text
        assert compared(FORM.company) in text
        if re.search(r"项目\d", text):
            assert headings in text
    found = 0
    for section in report.sections:
        for row in section.rows:
            (text,) = (text for text in texts if compared(row.item.name) in text)
            behind = text.partition(compared(row.item.name))[2]
            cells = "".join(map(compared, (row.model, row.usage, row.often)))
            assert behind.startswith(cells), row.item.name
            found += 1
    assert found == 300
    assert compared(report.sums[0].said.year) in texts[-1]


@pytest.mark.usefixtures("qapp")
def test_a_group_is_not_parted_from_its_first_item() -> None:
    for count in range(12, 22):
        items = [*many(count).items, item("the last", "另一组", "kimi-k3", (10, 1, "0"), (1, 1))]
        _, texts = made(Estimate("x", tuple(items)))
        (text,) = (text for text in texts if "另一组" in text)
        assert "thelast" in text.partition("另一组")[2]


HOSTILE = (
    *("=cmd|'/C calc'!A0", "+1", "-1", "@x", "＝1", "<b>bold</b><br/>", "&amp; %n %1 {page}"),
    *("two\nlines\r\nthree", "tab\tstop", "a\u2028b", "nul\0nul", "\u202eevil\u202c end"),
    *("😀🎉 party", "שלום 1 مرحبا", "字" * 3_000, "w" * 2_000, "人民币⼈", "fi ffi ﬁ", ""),
)


def kept(text: str) -> str:
    """Of a text what stands in it from the left to the right, and has a shape in usual fonts."""
    usual = (
        one for one in unicodedata.normalize("NFKC", text) if one.isascii() or "一" <= one <= "鿿"
    )
    return "".join(one for one in usual if one.isprintable() and not one.isspace())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_texts_and_all_of_them_are_there(name: str) -> None:
    first = drawn_items()[0]
    items = (replace(first, name=name), replace(first, name=f"note {len(name)}", note=name))
    _, texts = made(Estimate(name, items, Form(name, name)))
    # What is parted by the edges of sheets is whole without them.
    for text in texts:
        assert len(text) > 10
    whole = kept("".join(texts))
    assert all(part in whole for part in filter(None, _pieces(kept(name))))


def _pieces(text: str) -> list[str]:
    return [text[start : start + 5] for start in range(0, len(text), 5)]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
@pytest.mark.usefixtures("qapp")
def test_any_text_makes_a_whole_file(names: list[str]) -> None:
    names = [name.encode("utf-8", "ignore").decode() for name in names]
    items = tuple(replace(drawn_items()[0], name=name, group=name[:3]) for name in names)
    made(Estimate(names[0], items))


@pytest.mark.usefixtures("qapp")
def test_two_currencies_stand_beside_each_other() -> None:
    dollars = item(
        "dollars", "客服", "kimi-k2.6", (2000, 400, "0"), (30, 30), list_id="usd-2026-09-19"
    )
    report, texts = made(Estimate("两种", (*drawn_items(), dollars)))
    text = "".join(texts)
    for sums in report.sums:
        assert text.count(compared(sums.said.year)) >= 2
    assert compared(dollars.quote.currency) in text


@pytest.mark.usefixtures("qapp")
def test_huge_amounts_are_not_cut() -> None:
    huge = item("huge", "g", "kimi-k3", (2000, 400, "0"), (10**30 + 7, 30))
    report, texts = made(Estimate("huge", (huge,)))
    row = next(iter(report.sections[0].rows))
    assert compared(row.say(row.month)) in "".join(texts)


@pytest.mark.usefixtures("qapp")
def test_an_estimate_of_nothing_is_a_sheet() -> None:
    _, texts = made(Estimate("empty"))
    assert len(texts) == 1


@pytest.mark.usefixtures("qapp")
def test_the_title_is_in_what_programs_show_of_a_file() -> None:
    report = report_of(drawn_estimate(), TODAY)
    about = PdfReader(io.BytesIO(pdf(report, lambda: None))).metadata
    assert about is not None
    assert about.title == "2027 年 AI 预算"


@pytest.mark.usefixtures("qapp")
def test_each_item_is_a_step_and_the_writing_can_be_ended(tmp_path: Path) -> None:
    report = report_of(many(101), TODAY)
    heard: list[tuple[int, int]] = []

    def hear(done: int, of: int) -> None:
        heard.append((done, of))

    path = tmp_path / "a.pdf"
    write(report, path, PDF, progress=hear)
    assert heard == [(n, 101) for n in range(1, 102)]
    before = path.read_bytes()
    stops: list[Callable[[], bool]] = [lambda: True, lambda: len(heard) > 170]
    for stop in stops:
        with pytest.raises(Cancelled):
            write(report, path, PDF, progress=hear, cancelled=stop)
        assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("qapp")
def test_where_it_can_t_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    report = report_of(drawn_estimate(), TODAY)
    with pytest.raises(OSError, match="ordinary"):
        write(report, tmp_path / "folder.pdf", PDF)
    assert [one.name for one in tmp_path.iterdir()] == ["folder.pdf"]


@pytest.mark.parametrize("spoil", [lambda c: c[:1000], lambda _: b"", lambda c: c[500:]])
@pytest.mark.usefixtures("qapp")
def test_what_is_not_whole_is_not_taken(spoil: Callable[[bytes], bytes]) -> None:
    report = report_of(drawn_estimate(), TODAY)
    with pytest.raises(NotRight):
        check(spoil(pdf(report, lambda: None)), report)


@pytest.mark.usefixtures("qapp")
def test_another_estimate_s_file_is_not_taken() -> None:
    report = report_of(drawn_estimate(), TODAY)
    other = report_of(replace(drawn_estimate(), name="另一份"), TODAY)
    with pytest.raises(NotRight):
        check(pdf(other, lambda: None), report)


@pytest.mark.usefixtures("qapp")
def test_no_item_is_lost_whatever_stands_in_its_rows() -> None:
    """Rows that end just above, at and below the end of a sheet."""
    for lines in range(40, 56):
        first = drawn_items()[0]
        items: tuple[Item, ...] = (
            replace(first, name="\n".join(f"L{n:02}." for n in range(lines))),
            replace(first, name="after", note="\n".join(f"N{n:02}." for n in range(lines))),
        )
        _, texts = made(Estimate("x", items))
        whole = "".join(texts)
        for mark in "LN":
            assert all(f"{mark}{n:02}." in whole for n in range(lines))


@pytest.mark.usefixtures("qapp")
def test_it_can_be_made_beside_the_window() -> None:
    made_there: list[list[str]] = []
    thread = threading.Thread(target=lambda: made_there.append(made(many(30))[1]))
    thread.start()
    thread.join()
    assert made_there == [made(many(30))[1]]


def test_the_window_exports_it(hands: Hands, tmp_path: Path) -> None:
    shell = hands.window.estimates
    shell.desk.estimating.show(drawn_estimate())
    path = tmp_path / "out.pdf"
    with (
        patch.object(file_dialogs, "ask_where_to_save", return_value=path),
        hands.qtbot.waitSignal(shell.said) as told,
    ):
        shell.exports.export("pdf")
    assert told.args[0] == "Exported: out.pdf"
    (text,) = sheets(path.read_bytes())
    assert all(compared(one.name) in text for one in drawn_items())
