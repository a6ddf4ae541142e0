"""An estimate before a person: built from nothing, saved, recovered, handed on."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pypdf
import pytest
from acceptance.person import Person
from acceptance.test_price_lists import click_once_still, use_the_newest
from drawn_estimate import drawn_estimate, drawn_items

from kimi_calc.estimates import Estimate
from kimi_calc.estimates.files import read_estimate, written

Sit = Callable[..., Person]
BOTH = pytest.mark.parametrize("language", ["zh", "en"])

MONTH, ONCE, YEAR = "¥7,322.80", "¥1,598.40", "¥89,472.00"
AMOUNTS = ("¥1,656.00", "¥1,572.00", "¥280.00", "¥1,598.40", "¥3,814.80")


class Words(NamedTuple):
    """What a person of a language calls things, and reads."""

    title: str
    names: tuple[str, ...]
    groups: tuple[str, ...]
    added: str
    sentence: str
    kept: str
    saved: str
    unsaved_changes: str
    exported: str
    foreign: str
    stopped: str
    elsewhere: str
    picked: str


WORDS = {
    "zh": Words(
        "2027 年 AI 预算",
        ("客服机器人", "工单分类", "合同摘要", "历史合同整理", "代码助手"),
        ("客服", "文档", "研发"),
        "共 5 项",
        f"2027 年 AI 预算：每月 {MONTH}，另有一次性 {ONCE}，第一年 {YEAR}"
        "（5 项，价格表 2026-09-19）",
        "可恢复",
        "已保存",
        "未保存的更改",
        "已导出",
        "已被其他程序修改",
        "未保存：",
        "另一个窗口",
        "选中的 2 项",
    ),
    "en": Words(
        "AI budget 2027",
        ("Support bot", "Ticket triage", "Contract digest", "Old contracts", "Code helper"),
        ("Support", "Documents", "Engineering"),
        "5 items in all",
        f"AI budget 2027: {MONTH} a month, plus {ONCE} once, {YEAR} in the first year "
        "(5 items, price list 2026-09-19)",
        "can be recovered",
        "Saved",
        "unsaved changes",
        "Exported",
        "changed by another program",
        "Not saved",
        "another window",
        "The 2 picked items",
    ),
}


def shows(person: Person, name: str) -> bool:
    """Whether a control can be seen."""
    seen = person.see(name)
    return bool(seen and seen["shown"])


def is_focused(person: Person, name: str) -> bool:
    """Whether a control has the keyboard."""
    seen = person.see(name)
    return bool(seen and seen["focused"])


def ask(person: Person, model: str, tokens: tuple[str, str, str], *times: str) -> None:
    """Fill in the page Calculate: input, hits and output, and how often: in all, or a day."""
    person.press("alt+m")
    person.wait_for_focus("modelPicker")
    person.type(model)
    person.wait_for("modelPicker", model)
    person.press("alt+i")
    person.wait_for_focus("inputTokens")
    sent, hits, answered = tokens
    person.press("ctrl+a")
    person.type(sent)
    person.press("Tab", "Tab")
    person.wait_for_focus("cacheHitPercent")
    person.type(hits)
    person.press("Tab")
    person.type(answered)
    person.press("Tab")
    daily = len(times) == 2
    # The field of requests, or of requests a day, is focused now: whichever the last one had.
    if shows(person, "requestsPerDay") != daily:
        person.press("alt+y")
    person.wait_for_focus("requestsPerDay" if daily else "requests")
    person.type(times[0])
    if daily:
        person.press("Tab")
        person.type(times[1])
    person.press("Tab")


def switch_batch(person: Person) -> None:
    """From the field of requests on, by Tab: open More where it is closed, and turn batch over."""
    tab_to(person, "more")
    if not shows(person, "batch"):
        person.press("space")
    tab_to(person, "batch")
    person.press("space")


def tab_to(person: Person, name: str) -> None:
    """Press Tab until a control has the keyboard."""
    for _ in range(12):
        if is_focused(person, name):
            return
        person.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def add_the_five(person: Person) -> None:
    """Price the drawing's items one after the other, and add each to the estimate."""
    for number, (model, tokens, times) in enumerate(
        (
            ("kimi-k2.6", ("2000", "50", "400"), ("3000", "30")),
            ("kimi-k2.6", ("800", "0", "50"), ("8000", "30")),
            ("kimi-k3", ("60000", "0", "2000"), ("200",)),
            ("kimi-k2.6", ("30000", "0", "1000"), ("12000",)),
            ("kimi-k2.7-code", ("40000", "85", "1200"), ("1500", "22")),
        )
    ):
        ask(person, model, tokens, *times)
        if number >= 3:  # only the fourth in a batch
            switch_batch(person)
        person.wait_for("total", AMOUNTS[number])
        person.press("ctrl+Return")


def paste_over(person: Person, name: str, text: str) -> None:
    """Paste into the field that has the keyboard, in place of what is selected there."""
    person.wait_for_focus(name)
    person.copy_elsewhere(text)
    person.press("ctrl+v")
    person.wait_for(name, text)  # before the clipboard has another


def name_the_five(person: Person, words: Words) -> None:
    """Give the items their names, their groups and, the third one, its period, on the page."""
    person.press("ctrl+2")
    person.wait_for_focus("estimateItems")
    for name in words.names:
        person.press("F2")
        paste_over(person, "itemName", name)
        person.press("Return", "Down")
    person.press("ctrl+Home", "shift+Down")
    bring_into(person, words.groups[0])
    person.press("Down", "Down", "shift+Down")  # over the title of those without a group
    bring_into(person, words.groups[1])
    person.press("ctrl+End")
    bring_into(person, words.groups[2])
    person.press(*["Up"] * 3, "shift+F10", "p", "Down", "Down", "Down", "Return")
    person.wait_for("monthCNY", MONTH)


def bring_into(person: Person, group: str) -> None:
    """Bring the selected items into a new group, by the menu's keys."""
    person.press("shift+F10", "g", "a")
    paste_over(person, "itemGroup", group)
    person.press("Return")
    person.wait_for_focus("estimateItems")


def in_the_table(person: Person) -> list[str]:
    """What a screen reader reads in the table of the estimate, cell after cell."""
    return [one["text"] for one in person.see_all() or () if one["id"] == "estimateItems"]


def wait_for_row(person: Person, name: str) -> None:
    """Wait until an item, or a group, of that name is in the table."""
    person.wait_until(lambda: any(cell.startswith(name) for cell in in_the_table(person)))


def wait_for_costs(person: Person) -> None:
    """Wait until the drawing's totals are to be seen."""
    for name, amount in (("monthCNY", MONTH), ("onceCNY", ONCE), ("yearCNY", YEAR)):
        person.wait_for(name, amount)


def write_path(person: Person, path: Path) -> None:
    """Answer the dialog that asks for a file."""
    person.wait_for_focus("fileNameEdit")
    person.press("ctrl+a")
    person.type(str(path))
    person.wait_for("fileNameEdit", str(path))
    person.press("Return")


def opened_on(path: Path) -> tuple[str | Path, ...]:
    """The command that opens a file."""
    return (sys.executable, "-m", "kimi_calc", path)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A file with the drawing's estimate."""
    path = tmp_path / "budget.kimicalc"
    path.write_text(written(drawn_estimate()), "utf-8")
    return path


@BOTH
def test_five_items_from_nothing_are_saved_and_survive_a_kill(
    sit_down: Sit, tmp_path: Path, language: str
) -> None:
    words, path = WORDS[language], tmp_path / "budget.kimicalc"
    person = sit_down(language)
    use_the_newest(person)
    add_the_five(person)
    person.wait_until(lambda: any(words.added in one["text"] for one in person.see_all()))
    name_the_five(person, words)
    wait_for_costs(person)
    person.press("ctrl+z")
    person.wait_for("monthCNY", "¥7,042.80")  # the third item is asked for once again
    person.press("ctrl+y")
    wait_for_costs(person)
    person.go_to("estimateName")
    paste_over(person, "estimateName", words.title)
    person.press("Return", "ctrl+s")
    write_path(person, path)
    person.wait_for("priceListStatus", words.saved)
    saved = read_estimate(path)
    assert saved.name == words.title
    assert [one.name for one in saved.items] == list(words.names)
    assert [one.group for one in saved.items] == [words.groups[n] for n in (0, 0, 1, 1, 2)]
    person.press("ctrl+2")
    person.click("estimateItems")
    person.press("ctrl+Home", "Down", "F2")
    person.wait_for_focus("itemName")
    person.press("End")
    person.type(" 2")
    person.press("Return")
    wait_for_row(person, f"{words.names[0]} 2")
    person.wait_for("priceListStatus", words.kept)
    person.kill()
    again = sit_down(None, sees=words.unsaved_changes, at="estimateNoticeText")
    click_once_still(again, "notice_restore")
    wait_for_row(again, f"{words.names[0]} 2")
    wait_for_costs(again)
    again.wait_for("estimateName", words.title)
    assert read_estimate(path) == saved  # and nobody saved that
    again.press("ctrl+s")
    again.wait_for("priceListStatus", words.saved)
    assert read_estimate(path).items[0].name == f"{words.names[0]} 2"
    again.kill()
    last = sit_down(None, sees=MONTH, at="monthCNY", command=opened_on(path))
    wait_for_costs(last)
    last.press("ctrl+n")
    last.wait_until(lambda: not shows(last, "monthCNY"))
    last.press("ctrl+o")
    write_path(last, path)
    wait_for_row(last, f"{words.names[0]} 2")
    wait_for_costs(last)


@BOTH
def test_the_estimate_is_handed_on(
    sit_down: Sit, drawn: Path, tmp_path: Path, language: str
) -> None:
    words = WORDS[language]
    person = sit_down(language, sees=MONTH, at="monthCNY", command=opened_on(drawn))
    click_once_still(person, "copySummary")
    sentence = words.sentence.replace("AI budget 2027", "2027 年 AI 预算")
    person.wait_until(lambda: person.paste_elsewhere() == sentence)
    workbook, document = tmp_path / "budget.xlsx", tmp_path / "budget.pdf"
    for digit, path in (("1", workbook), ("3", document)):
        person.press("alt+x", digit)
        write_path(person, path)
        person.wait_until(path.exists)
        person.wait_for("notice", words.exported)
        person.wait_for("notice", path.name)
    in_cells, on_paper = text_of_workbook(workbook), text_of_document(document)
    for item in drawn_items():
        assert item.name in in_cells
        assert item.name in on_paper
        assert item.model.id in on_paper
    for amount in (MONTH, ONCE, YEAR):
        assert amount in on_paper
    for amount in ("7322.8", "1598.4", "89472.0"):
        assert f"<v>{amount}</v>" in in_cells


def text_of_workbook(path: Path) -> str:
    """The XML of a workbook's sheets, and of the texts in them."""
    with zipfile.ZipFile(path) as parts:
        return "".join(
            parts.read(name).decode()
            for name in parts.namelist()
            if "worksheets/" in name or "sharedStrings" in name
        )


def text_of_document(path: Path) -> str:
    """What can be read in a PDF."""
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@BOTH
def test_another_window_and_another_program_are_told_of(
    sit_down: Sit, drawn: Path, language: str
) -> None:
    words = WORDS[language]
    first = sit_down(language, sees=MONTH, at="monthCNY", command=opened_on(drawn))
    second = sit_down(
        language, sees=words.elsewhere, at="estimateNoticeText", command=opened_on(drawn)
    )
    foreign = written(Estimate("", drawn_items()[:1]))
    drawn.write_text(foreign, "utf-8")
    second.kill()  # then the first window is in front again
    first.wait_for("estimateNoticeText", words.foreign)
    first.press("ctrl+s")
    first.wait_for("estimateNoticeText", words.stopped)
    assert drawn.read_text("utf-8") == foreign
    click_once_still(first, "notice_overwrite")
    first.wait_for("priceListStatus", words.saved)
    assert read_estimate(drawn) == drawn_estimate()


@BOTH
def test_two_items_on_another_model_before_it_is_taken(
    sit_down: Sit, drawn: Path, language: str
) -> None:
    words = WORDS[language]
    person = sit_down(language, sees=MONTH, at="monthCNY", command=opened_on(drawn))
    person.wait_for_focus("estimateItems")
    person.press("ctrl+Home", "Down", "shift+Down")
    person.wait_for("whatIfTarget", words.picked)
    tab_to(person, "whatIfModel")
    person.type("kimi-k3")
    person.press("Return")
    person.wait_for("whatIfResult", "¥14,714.80")
    person.wait_for("whatIfResult", "+100.9%")
    wait_for_costs(person)  # nothing is taken yet
    click_once_still(person, "whatIfTake")
    person.wait_for("monthCNY", "¥14,714.80")
    person.press("ctrl+z")
    wait_for_costs(person)


def test_a_file_is_dropped_on_the_window(sit_down: Sit, drawn: Path) -> None:
    person = sit_down("en")
    person.drag_in(str(drawn), onto="contextMeter")
    wait_for_costs(person)
