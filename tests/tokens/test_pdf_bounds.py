"""PDFs that are made to do harm: they are refused or read, cost little, and the rest goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from tokens.document_makers import (
    HELVETICA,
    composite,
    encrypted,
    pdf,
    refusal,
    shown,
    stream,
    text_of,
    written,
)
from tokens.pdf_faults import of_pages

from kimi_calc.tokens.documents import read
from kimi_calc.tokens.readers import pdf as reading
from kimi_calc.tokens.readers.resident import resident


@pytest.fixture
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page may take of the processor's time, instead of some seconds."""
    monkeypatch.setattr(reading, "MOST_SECONDS", 1)


@pytest.mark.usefixtures("one_second")
def test_a_page_that_unpacks_without_end(tmp_path: Path) -> None:
    bomb = b"BT /F1 12 Tf (a) Tj ET\n" * 2_000_000
    path = written(tmp_path / "a.pdf", pdf([shown("first"), bomb, shown("last")]))
    assert path.stat().st_size < 200_000
    document = read(path)
    assert "".join(document.texts()).split() == ["first", "last"]
    assert (document.parts, document.lost_pages, document.done) == (3, 1, 1)
    assert document.empty_pages == 0


@pytest.mark.parametrize("end", ["os._exit(pdf_process.TOO_MUCH)", "os.kill(os.getpid(), 9)"])
def test_many_such_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    if sys.platform == "win32" and "kill" in end:
        pytest.skip("only elsewhere a system without memory kills so")
    of_pages(monkeypatch, f"{end} if number else page(self, number)")
    path = written(tmp_path / "a.pdf", pdf([shown("text")] * 9))
    assert refusal(path) == "bomb"


def test_more_memory_than_a_page_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = "import kimi_calc.tokens.readers.pdf_process as process; process._MOST_MEMORY = 1 << 27"
    monkeypatch.setattr(reading, "_START", reading._START.replace("from", f"{start}; from", 1))
    bomb = b"BT /F1 12 Tf (a) Tj ET\n" * 1_000_000
    document = read(written(tmp_path / "a.pdf", pdf([bomb, shown("text")])))
    assert "".join(document.texts()).split() == ["text"]
    assert document.lost_pages == 1


def test_native_code_that_crashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_pages(monkeypatch, "os.abort() if number % 3 == 1 else page(self, number)")
    path = written(tmp_path / "a.pdf", pdf([shown(f"page{number}") for number in range(9)]))
    document = read(path)
    assert "".join(document.texts()).split() == [f"page{n}" for n in (0, 2, 3, 5, 6, 8)]
    assert document.lost_pages == 3
    assert refusal(written(tmp_path / "b.pdf", pdf([shown("x")] * 20))) == "damaged"
    assert os.getpid() > 0  # here we are


def test_a_process_that_can_not_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.pdf", pdf([shown("text")]))
    with monkeypatch.context() as patched:
        patched.setattr(reading, "_START", "import no_such_module")
        assert refusal(path) == "no_reader"
    for executable in (str(tmp_path / "none"), "", None):
        monkeypatch.setattr(sys, "executable", executable)
        assert refusal(path) == "no_reader"


def test_the_program_that_calls_itself(tmp_path: Path) -> None:
    content = encrypted(pdf([shown("text")]), "user", "owner", "AES-256")
    command = [sys.executable, "-X", "importtime", "-m", "kimi_calc", reading.READ_PDF, "0", "6"]
    with written(tmp_path / "a.pdf", content).open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["{}", '{"ended": "encrypted"}']
    loaded = [line.split("|")[-1].strip() for line in done.stderr.splitlines()]
    assert "kimi_calc.tokens.readers.pdf_document" in loaded
    assert not [name for name in loaded if name.startswith(("PySide6", "kimi_calc.cli"))]


def test_it_ends_with_who_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    path = written(tmp_path / "a.pdf", pdf([shown("text")] * 500))
    texts = read(path).texts()
    while not next(texts):
        pass
    texts.close()  # type: ignore[attr-defined] # of a generator
    assert [process.returncode is None for process in started] == [False]


def test_the_process_ends_when_nobody_listens(tmp_path: Path) -> None:
    content = pdf([shown("text")] * 5_000)
    path = written(tmp_path / "a.pdf", content)
    with path.open("rb") as file:
        process = subprocess.Popen(
            reading._command(0), stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) != 0


def test_its_watch_sees_memory() -> None:
    before = resident()
    kept = bytearray(b"x" * 50_000_000)
    assert resident() - before > 40_000_000
    assert kept


def test_streams_within_streams(tmp_path: Path) -> None:
    once = stream(b" " * 10_000_000)
    inner = once.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    content = pdf([shown("text")], HELVETICA, stream(inner * 4, b"/Subtype /Form"))
    filters = b"/Filter [%s]" % (b"/FlateDecode " * 17)
    content = content.replace(b"/Filter /FlateDecode", filters)
    assert refusal(written(tmp_path / "a.pdf", content)) in {"bomb", "damaged", "no_text"}


def test_what_is_read_is_not_kept(tmp_path: Path) -> None:
    lines = ["a line of a page with many " * 3] * 50
    path = written(tmp_path / "a.pdf", pdf([shown(*lines)] * 120))
    tracemalloc.start()
    try:
        assert sum(len(text) for text in read(path).texts()) > 450_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def form(content: bytes, more: bytes = b"") -> bytes:
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 999 999] /Resources << /Font << /F1 3 0 R >> "
        b"/XObject << /X1 4 0 R >> >> " + more,
    )


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    drawn = form(b"BT /F1 12 Tf 72 600 Td (form) Tj ET /X1 Do")
    content = pdf([shown("text") + b" /X1 Do"], HELVETICA, drawn)
    assert text_of(written(tmp_path / "a.pdf", content)).split() == ["text", "form"]


@pytest.mark.usefixtures("one_second")
def test_forms_that_grow_within_each_other(tmp_path: Path) -> None:
    twice = b"/X1 Do " * 10
    forms = [form(twice).replace(b"/X1 4 0 R", b"/X1 %d 0 R" % number) for number in range(5, 12)]
    path = written(tmp_path / "a.pdf", pdf([twice], HELVETICA, *forms, form(shown("form"))))
    assert refusal(path) == "bomb"


def test_a_drawing_of_many_lines(tmp_path: Path) -> None:
    lines = b"1 0 0 RG\n1.5 2.5 m\n3.5 4.5 l\nS\n" * 100_000
    path = written(tmp_path / "a.pdf", pdf([lines + shown("text") + b"\n" + lines]))
    assert text_of(path).split() == ["text"]


def test_letters_that_unpack_to_more(tmp_path: Path) -> None:
    content = pdf([b"z" * 20_000_000 + b"~>", shown("text")])
    content = content.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode/ASCII85Decode]", 1)
    document = read(written(tmp_path / "a.pdf", content))
    assert "".join(document.texts()).split() == ["text"]
    assert document.empty_pages == 1


def test_pages_that_are_their_own_parents(tmp_path: Path) -> None:
    content = pdf([shown("text")]).replace(b"/Kids [", b"/Kids [2 0 R ")
    path = written(tmp_path / "a.pdf", content)
    assert set(text_of(path).split()) <= {"text"}


def test_brackets_without_end(tmp_path: Path) -> None:
    deep = b"[" * 50_000
    assert refusal(written(tmp_path / "a.pdf", pdf([deep + b" TJ"]))) in {"damaged", "no_text"}
    path = written(tmp_path / "b.pdf", pdf([shown("text")], HELVETICA, deep))
    assert text_of(path).strip() == "text"


def test_halves_of_characters(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 72 720 Td <d83dde00 0041 0042 0043 0044 0045 d83d 0046> Tj ET"
    path = written(tmp_path / "a.pdf", pdf([content], composite(b"UniGB-UTF16-H")))
    document = read(path)
    text = "".join(document.texts())
    text.encode()
    assert text.strip() == "😀ABCDE\ufffdF"
    assert document.undecodable == 1


def test_only_itself_is_started_and_nothing_is_written(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", pdf([shown("text")]))
    code = f"""
import sys
from pathlib import Path
from kimi_calc.tokens.documents import read

path = Path({str(path)!r})
list(read(path).texts())
done = []
sys.addaudithook(lambda event, details: done.append((event, details)))
assert "".join(read(path).texts()).strip() == "text"
for event, details in list(done):
    written = event == "open" and details[0] != "/dev/null" and details[2] & 3
    if written or event.split(".")[0] in ("os", "socket", "import"):
        if event != "os.posix_spawn":  # how Python 3.13 starts what is told next
            print(event, details)
    if event == "subprocess.Popen":
        print(details[0] == sys.executable)
print(any(event == "open" for event, _ in done))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout.split(), done.stderr) == (["True", "True"], "")
