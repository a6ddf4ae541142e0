"""Text of PDFs that is in the file and not to be seen, or seen once and there twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokens.document_makers import CHINESE, HELVETICA, composite, form, pdf, stream, written

from kimi_calc.tokens.documents import read


def test_a_spread_cut_into_two_pages(tmp_path: Path) -> None:
    spread = b"BT /F1 12 Tf 40 700 Td (left words) Tj 620 0 Td (right words) Tj ET"
    halves = pdf([spread, spread]).replace(b"[0 0 612 792]", b"[612 0 1224 792]")
    halves = halves.replace(b"[612 0 1224 792]", b"[0 0 612 792]", 1)
    assert pages(written(tmp_path / "a.pdf", halves)) == ["left words", "right words"]
    crops = pdf([spread, spread]).replace(
        b"[0 0 612 792]", b"[0 0 1224 792] /CropBox [612 0 1224 792]"
    )
    crops = crops.replace(b"[612 0 1224 792]", b"[0 0 612 792]", 1)
    assert pages(written(tmp_path / "b.pdf", crops)) == ["left words", "right words"]
    turned = crops.replace(b"/CropBox", b"/Rotate 90 /CropBox")
    assert pages(written(tmp_path / "c.pdf", turned)) == ["left words", "right words"]


def pages(path: Path) -> list[str]:
    """The words of each page."""
    return [" ".join(text.split()) for text in read(path).texts() if text]


CUT = b"BT /F1 12 Tf 40 700 Td (left words) Tj 220 0 Td (right words) Tj ET"


@pytest.mark.parametrize(
    "clipped",
    [
        b"q 0 0 200 792 re W n %s Q",
        b"q 0 0 400 792 re W n 2 0 0 2 0 0 cm 0 0 100 792 re W* n 0.5 0 0 0.5 0 0 cm %s Q",
        b"q 0 0 m 200 0 l 200 792 l 0 792 l h W n %s Q",
    ],
)
def test_what_is_clipped_away(tmp_path: Path, clipped: bytes) -> None:
    assert pages(written(tmp_path / "a.pdf", pdf([CUT]))) == ["left words right words"]
    content = clipped % CUT + b" BT /F1 12 Tf 40 600 Td (after it) Tj ET"
    assert pages(written(tmp_path / "a.pdf", pdf([content]))) == ["left words after it"]


def test_what_is_beyond_the_box_of_a_part(tmp_path: Path) -> None:
    part = form(CUT, b"[0 0 200 792]")
    at_its_place = pdf([b"/X1 Do"], HELVETICA, part)
    assert pages(written(tmp_path / "a.pdf", at_its_place)) == ["left words"]
    moved = pdf([b"q 0.5 0 0 0.5 300 10 cm /X1 Do Q"], HELVETICA, part)
    assert pages(written(tmp_path / "b.pdf", moved)) == ["left words"]
    turned = pdf([b"q 0 1 -1 0 792 0 cm /X1 Do Q"], HELVETICA, part)
    assert pages(written(tmp_path / "c.pdf", turned)) == ["left words"]
    beyond = pdf([b"q 1 0 0 1 500 0 cm /X1 Do Q"], HELVETICA, form(CUT, b"[0 0 612 792]"))
    assert pages(written(tmp_path / "d.pdf", beyond)) == ["left words"]


SEEN = b"BT /F1 12 Tf 40 700 Td (words) Tj ET"


@pytest.mark.parametrize(
    "boxes",
    [
        b"/MediaBox [612 792 0 0]",
        b"/MediaBox [0 0 612 792] /CropBox [-900 -900 900 900]",
        b"/MediaBox [0 0 612 792] /CropBox [612 792 0 0]",
        b"/MediaBox [0 0 612 792] /CropBox [700 0 900 100]",  # nothing is in both
        b"/MediaBox [0 0 612 792] /CropBox [5 5 5 5]",
        b"/MediaBox [0 0 612 792] /UserUnit 3",
        b"/MediaBox [0 0 612 792] /Rotate 270",
        b"/MediaBox [0 0 612 792] /Rotate -90 /UserUnit 0.1",
    ],
)
def test_boxes_that_are_odd(tmp_path: Path, boxes: bytes) -> None:
    content = pdf([SEEN]).replace(b"/MediaBox [0 0 612 792]", boxes)
    assert pages(written(tmp_path / "a.pdf", content)) == ["words"]


@pytest.mark.parametrize(
    "content",
    [
        b"q 0 0 612 792 re W n BT /F1 12 Tf 7 Tr 40 700 Td (words) Tj ET Q",  # it is a clip itself
        b"q 40 690 0 0 re W n Q " + SEEN,
        b"q 612 792 -612 -792 re W n %s Q" % SEEN,
        b"q 300 700 m 300 1200 -200 1200 -200 700 c -200 200 300 200 300 700 c W n %s Q" % SEEN,
        b"q 0 -1 1 0 0 0 cm BT /F1 12 Tf -700 40 Td (words) Tj ET Q",
        b"BT 0 1 -1 0 40 600 Tm /F1 12 Tf (words) Tj ET",
        b"BT /F1 -12 Tf -1 0 0 1 40 700 Tm (words) Tj ET",
        b"BT /F1 0.01 Tf 1200 0 0 1200 40 700 Tm (words) Tj ET",
    ],
)
def test_what_is_clipped_and_to_be_seen(tmp_path: Path, content: bytes) -> None:
    assert pages(written(tmp_path / "a.pdf", pdf([content]))) == ["words"]


def test_vertical_lines(tmp_path: Path) -> None:
    line = b"BT /F1 12 Tf 300 700 Td <%s> Tj ET" % CHINESE.encode("utf-16-be").hex().encode()
    clipped = b"q 290 0 20 792 re W n %s Q" % line
    content = pdf([line, clipped], composite(b"UniGB-UTF16-V"))
    found = ["".join(page.split()) for page in pages(written(tmp_path / "a.pdf", content))]
    assert found == [CHINESE] * 2


# What is drawn again


TWICE = b"BT /F1 12 Tf %d 700 Td (will be 11 offers) Tj 0 -20 Td (next) Tj ET "


@pytest.mark.parametrize(
    "content",
    [
        TWICE % 40 + TWICE % 40,
        b"".join(
            b"BT /F1 12 Tf %f 700 Td (%c) Tj 0.4 0 Td (%c) Tj ET " % (40 + 9 * place, char, char)
            for place, char in enumerate(b"willbe11offersnext")
        ),
        TWICE % 40 + b"BT /F1 12 Tf 40.3 699.8 Td (will be) Tj 0 -20 Td (next) Tj ET",
    ],
)
def test_bold_type_and_shadows(tmp_path: Path, content: bytes) -> None:
    (page,) = pages(written(tmp_path / "a.pdf", pdf([content])))
    assert page.replace(" ", "") == "willbe11offersnext"


def test_chinese_that_is_drawn_again(tmp_path: Path) -> None:
    line = CHINESE.encode("utf-16-be").hex().encode()
    once = b"BT /F1 12 Tf 40 700 Td <%s> Tj 0 -20 Td <%s> Tj ET " % (line, line)
    again = once.replace(b"40 700", b"40.5 699.5")
    (page,) = pages(written(tmp_path / "a.pdf", pdf([once + again], composite(b"UniGB-UTF16-H"))))
    assert page.split() == [CHINESE] * 2


def test_one_glyph_for_two_letters(tmp_path: Path) -> None:
    to_unicode = stream(
        b"/CMapName /x def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"2 beginbfchar <41> <00650065> <42> <0066> endbfchar endcmap"
    )
    font = HELVETICA.removesuffix(b">>") + b"/ToUnicode 4 0 R >>"
    twice = b"BT /F1 12 Tf 40 700 Td (BA) Tj ET " * 2 + b"BT /F1 12 Tf 40 600 Td (A) Tj ET"
    (page,) = pages(written(tmp_path / "a.pdf", pdf([twice], font, to_unicode)))
    assert page == "feeee"  # not all of the same place


def test_what_is_hidden_once_and_seen_once(tmp_path: Path) -> None:
    others = b"".join(b"BT /F1 9 Tf 40 %d Td (other) Tj ET " % (99 + 20 * n) for n in range(9))
    content = b"q 0 0 10 10 re W n %s Q %s %s" % (SEEN, others, SEEN)
    assert "words" in pages(written(tmp_path / "a.pdf", pdf([content])))[0]


def test_letters_close_to_each_other_stay(tmp_path: Path) -> None:
    line = "lll 1111 iii ... ee 2025 tt"
    spread = b"BT /F1 10 Tf %d Tz -0.5 Tc 40 700 Td (" + line.encode() + b") Tj ET"
    table = b"".join(
        b"BT /F1 5 Tf %d %d Td (5) Tj ET " % (40 + 4 * column, 600 - 5 * row)
        for row in range(9)
        for column in range(9)
    )
    found = pages(written(tmp_path / "a.pdf", pdf([spread % 100, table])))
    assert [page.replace(" ", "") for page in found] == [line.replace(" ", ""), "5" * 81]


def test_a_form_within_another_that_is_like_it(tmp_path: Path) -> None:
    # Each draws the other; and forms around forms, as programs write them, hide nothing.
    drawn = b"BT /F1 12 Tf 72 600 Td (form) Tj ET q 0.5 0 0 0.5 9 9 cm %s Do Q"
    each = [
        form(drawn % name, b"[0 0 999 999]").replace(
            b"/Resources <<", b"/Resources << /XObject << %s %d 0 R >>" % (name, number)
        )
        for name, number in ((b"/X1", 5), (b"/X2", 4))
    ]
    found = pages(written(tmp_path / "a.pdf", pdf([b"/X1 Do"], HELVETICA, *each)))
    assert found == ["form form"]
    around = [
        form(b"/X1 Do", b"[0 0 999 999]").replace(
            b"/Resources <<", b"/Resources << /XObject << /X1 %d 0 R >>" % number
        )
        for number in range(5, 10)
    ]
    inner = form(SEEN, b"[0 0 999 999]")
    found = pages(written(tmp_path / "b.pdf", pdf([b"/X1 Do"], HELVETICA, *around, inner)))
    assert found == ["words"]


# The order of letters


def test_right_to_left(tmp_path: Path) -> None:
    word = "שלום עולם"
    turned = word[::-1].encode("utf-16-be").hex().encode()
    back = b" 2000 ".join(b"<%04x>" % ord(letter) for letter in word)
    content = [
        b"BT /F1 12 Tf 40 700 Td <%s> Tj ET" % turned,
        b"BT /F1 12 Tf 300 700 Td [%s] TJ ET" % back,  # each letter, and back over it and the next
    ]
    path = written(tmp_path / "a.pdf", pdf(content, composite(b"UniGB-UTF16-H")))
    assert pages(path) == [word, word]
