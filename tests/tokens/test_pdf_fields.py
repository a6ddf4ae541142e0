"""Fields and notes of PDFs: what is seen of them."""

from __future__ import annotations

from pathlib import Path

from tokens.document_makers import HELVETICA, form, pdf, shown, text_of, written


def field(kind: str, more: str = "", flags: int = 4, place: int = 0) -> str:
    rect = f"[0 {40 * place} 99 {40 * place + 30}]"
    return f"<< /Type /Annot /Subtype /{kind} /Rect {rect} /F {flags} {more} >>"


def fields_of(tmp_path: Path, *fields: str, content: bytes = b"", of_form: str = "") -> str:
    look = form(b"BT /F1 12 Tf 2 5 Td (look) Tj ET", b"[0 0 99 30]")
    references = " ".join(f"{number} 0 R" for number in range(5, 5 + len(fields)))
    objects = [field.encode("latin-1") for field in fields]
    parent = b"<< /FT /Tx /T (parent) /V (of the parent) /Kids [6 0 R] >>"
    content = pdf(
        [content], HELVETICA, look, *objects, parent, of_page=f"/Annots [{references}]".encode()
    )
    form_of_file = (
        f"/AcroForm << /Fields [{5 + len(fields)} 0 R {references}] {of_form} >>".encode()
    )
    content = content.replace(b"/Lang (en)", form_of_file)
    return text_of(written(tmp_path / "a.pdf", content))


LOOK = "/AP << /N 4 0 R >>"


def test_what_is_typed_into_fields(tmp_path: Path) -> None:
    text = fields_of(
        tmp_path,
        field("Widget", "/FT /Tx /T (a) /V (typed\\rtext)"),
        field("Widget", "/Parent 11 0 R"),
        field("Widget", f"/FT /Ch /T (c) /V (x) {LOOK}", place=2),
        field("FreeText", "/Contents (a note)"),
        field("FreeText", f"/Contents (as drawn) {LOOK}", place=4),
        field("Widget", f"/FT /Tx /T (f) /V (look) {LOOK}", place=5),
        content=shown("label"),
    )
    words = "label look look look typed text of the parent a note"
    assert text.split() == words.split()


def test_what_fields_do_not_show(tmp_path: Path) -> None:
    text = fields_of(
        tmp_path,
        field("Widget", "/FT /Tx /T (a) /V (hidden)", flags=2),
        field("Widget", f"/FT /Tx /T (b) /V (hidden) {LOOK}", flags=2, place=1),
        field("Widget", "/FT /Tx /T (c) /V (not viewed)", flags=32),
        field("Widget", f"/FT /Tx /T (g) /V (not viewed) {LOOK}", flags=36, place=2),
        field("Widget", "/FT /Tx /T (d) /V (small)").replace("99 30", "0 0"),
        field("Stamp", LOOK).replace("99 ", "0 ", 1),
        field("Widget", "/FT /Tx /T (e) /Ff 8192 /V (secret)", place=5),
        field("Widget", "/FT /Btn /MK << /CA (x) >> /AS /Off /AP << /N << /On 4 0 R >> >>"),
        field("Widget", "/FT /Btn /MK << /CA (x) >> /AS /On /AP << /N << /On 4 0 R >> >>"),
        field("Text", "/Contents (remark)"),
        "null",
        "<< /Subtype /Widget /FT /Tx /V (nowhere) >>",
    )
    assert text.split() == ["look"]


def test_looks_that_are_outdated(tmp_path: Path) -> None:
    fields = (
        field("Widget", f"/FT /Tx /T (a) /V <feff4ef7683c> {LOOK}"),
        field("Widget", f"/FT /Tx /T (b) {LOOK}", place=1),
        field("Widget", f"/FT /Ch /Ff 131072 /T (c) /V (2) /Opt [[(1) (one)] [(2) (two)]] {LOOK}"),
        field("Widget", f"/FT /Tx /T (d) /Ff 8192 /V (secret) {LOOK}", place=3),
        field("Widget", f"/FT /Btn /T (e) {LOOK}", place=4),
        field("FreeText", f"/Contents (as drawn) {LOOK}", place=5),
    )
    outdated = fields_of(tmp_path, *fields, of_form="/NeedAppearances true")
    assert outdated.split() == ["look", "look", "价格", "two"]
    assert fields_of(tmp_path, *fields, of_form="/NeedAppearances false").split() == ["look"] * 6


def test_what_is_seen_of_a_list(tmp_path: Path) -> None:
    items = " ".join(f"(item{number})" for number in range(9))
    a_list = f"/FT /Ch /T (a) /DA (/F1 10 Tf) /Opt [{items}]"
    seen = ["item0", "item1", "item2"]  # a box has room for so many lines
    assert fields_of(tmp_path, field("Widget", a_list)).split() == seen
    chosen = field("Widget", f"{a_list} /V (item7)")
    assert fields_of(tmp_path, chosen).split() == [*seen, "item7"]
    further_down = field("Widget", f"{a_list} /TI 4")
    assert fields_of(tmp_path, further_down).split() == ["item4", "item5", "item6"]
    box = "/FT /Ch /Ff 131072 /T (a)"
    chosen = field("Widget", f"{box} /V (b2) /Opt [[(b1) (first)] [(b2) (second)]]")
    assert fields_of(tmp_path, chosen).split() == ["second"]
    assert fields_of(tmp_path, field("Widget", f"{box} /V (own) /Opt [(x)]")).split() == ["own"]
