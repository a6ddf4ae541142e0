"""How documents are read is measured: on made-up ones, and on what is never brought to an end."""

from pathlib import Path

import pytest
from tokens.document_makers import docx, paragraph, pdf, shown

from benchmarks import documents, reading

TEXT = "缓存命中的部分更便宜。"


def test_a_run_says_what_became_of_each_document_and_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "VOCABULARY", tmp_path / "none")
    folder = tmp_path / "documents"
    (folder / "more").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(pdf([shown("a page of text")]))
    (folder / "more" / "b.txt").write_text(TEXT, "utf-8")
    (folder / "more" / "c.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "d.png").write_bytes(b"no document")
    first, second = tmp_path / "first.json", tmp_path / "second.json"

    documents.main([str(folder), "--rows", str(first)])
    printed = capsys.readouterr().out
    lines = [line.split() for line in printed.splitlines()]
    assert ["all", "3", "2", "1", "0", "0", "0"] in [line[:7] for line in lines]
    assert ["docx", "damaged", "1"] in lines
    assert "office documents are compared with nothing" in printed
    assert "Tokens are not counted." in printed

    (folder / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    docx(folder / "more" / "c.docx", paragraph("of some text"))
    documents.main([str(folder), "--rows", str(second), "--against", str(first)])
    better, _, worse = capsys.readouterr().out.partition("\nworse than before, 1:\n")
    assert "\nbetter than before, 1:\n  refused damaged" in better
    assert better.endswith("→ ours 10  more/c.docx\n")
    assert "→ refused damaged" in worse
    assert "a.pdf" in worse


def test_what_takes_too_long_or_too_much_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    assert reading.read(file, 60, 2048).text == TEXT
    assert reading.read(file, 0, 2048).outcome == "timed out"
    assert reading.read(file, 60, 1).outcome == "too much memory"
