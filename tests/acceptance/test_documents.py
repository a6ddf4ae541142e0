"""Documents in the real window: what of them is counted, and what is said of the rest."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from acceptance.person import Person
from tokens.document_makers import composite, pdf, shown, written, xlsx

Sit = Callable[..., Person]

CHINESE = "甲方应当在收到发票后三十日内付款。" * 2  # as many as fit the line
SLOW = b"1 0 0 RG\n1.5 2.5 m\n3.5 4.5 l\nS\n" * 200_000  # a drawing of many lines


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a PDF of Chinese in GBK codes, a spreadsheet, and two PDFs of unknown letters.

    One of these has a page that can be read beside the one that can't.
    """
    folder = tmp_path / "papers"
    folder.mkdir()
    codes = CHINESE.encode("gbk").hex().encode()
    page = b"BT /F1 12 Tf 72 720 Td <%s> Tj ET" % codes
    written(folder / "a.pdf", pdf([page], composite(b"GBK-EUC-H")))
    unknown = composite(b"Identity-H", b"Adobe-Identity")
    unreadable = b"BT /F2 12 Tf 72 700 Td <0081008200830084> Tj ET"
    pages = pdf([shown("Thirty days"), unreadable], composite(b"GBK-EUC-H"), unknown)
    fonts = b"/F1 3 0 R /F2 4 0 R >> /XObject"
    half = pages.replace(b"/F1 3 0 R >> /XObject", fonts)
    written(folder / "b.pdf", half)
    written(folder / "c.pdf", pdf([unreadable.replace(b"F2", b"F1")], unknown))
    cells = '<row><c s="1"><v>1234.5</v></c></row>'
    xlsx(folder / "d.xlsx", [cells], formats=["#,##0.00"])
    return folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_counted_and_what_is_not(sit_down: Sit, papers: Path, language: str) -> None:
    person = sit_down(language)
    person.drag_in(str(papers), onto="contextMeter")
    person.wait_for("sourceFailures", "c.pdf")
    person.wait_for("sourceFailures", "b.pdf")
    person.wait_for("sourceLeftOut", "1")
    seen = [one["text"] for one in person.see_all()]
    assert f"{len(CHINESE) + 1}" in seen  # characters of the Chinese page, and its end
    assert f"{len('1,234.50')}" in seen  # of the number, as it is shown
    assert "a.pdf" in seen
    assert "d.xlsx" in seen
    person.wait_for("sourceSummary", "tokens")
    assert all("exact" not in one and "精确" not in one for one in seen if "tokens" in one.split())
    person.press("alt+u")
    person.wait_for("notes", "费用区间" if language == "zh" else "is an estimate")


def test_no_reader_of_a_slow_pdf_is_left(
    sit_down: Sit, desktop: dict[str, str], tmp_path: Path
) -> None:
    slow = written(tmp_path / "slow.pdf", pdf([shown("slow") + b"\n" + SLOW] * 9))
    person = sit_down("en")

    def readers() -> list[str]:
        asked = ["ps", "--ppid", str(person.program.pid), "-o", "pid="]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()

    assert readers() == []
    person.drag_in(str(slow), onto="contextMeter")
    person.wait_until(lambda: readers() != [])
    person.press("alt+s")
    person.wait_for("sourceProgress", "0 of 1")
    person.wait_until(lambda: readers() == [])
    person.press("alt+g")
    person.wait_until(lambda: readers() != [])
    left = readers()
    window = ("--onlyvisible", "--pid", str(person.program.pid), "--name", "price calculator")
    activate = ("windowactivate", "--sync")
    subprocess.run(["xdotool", "search", *window, *activate], env=desktop, check=True)
    person.press("ctrl+q")
    assert person.program.wait(timeout=60) == 0
    person.wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in left))
