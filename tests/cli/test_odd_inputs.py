"""What is piped in: documents are read as what they are, and what is no input is one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from types import SimpleNamespace

import pytest
from cli.odd import PROGRAM, odd, one_line, surroundings
from tokens.document_makers import docx, paragraph, pdf, pptx, shown, slide_text, xlsx

from kimi_calc.cli import standard_input
from kimi_calc.tokens import documents
from kimi_calc.tokens.refusals import DocumentError

TEXT = "The customer pays within thirty days. " * 30
QUOTE = ("quote", "kimi-latest", "--output", "1")
READING = (("tokens", "-"), (*QUOTE, "--input-file", "-"), ("prices", "--import", "-"))


def made(kind: str, folder: Path) -> Path:
    file = folder / f"a.{kind}"
    if kind == "docx":
        return docx(file, paragraph(TEXT))
    if kind == "pptx":
        return pptx(file, [slide_text(TEXT)])
    if kind == "xlsx":
        cell = f'<row><c t="inlineStr"><is><t>{TEXT}</t></is></c></row>'
        return xlsx(file, [cell])
    if kind == "pdf":
        file.write_bytes(pdf([shown(*wrap(TEXT, 60))]))
    else:
        file.write_bytes(("双方同意本合同的全部条款。" * 40).encode("gbk"))
    return file


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_a_document_that_is_piped_in_is_what_it_is_as_a_file(tmp_path: Path, kind: str) -> None:
    file = made(kind, tmp_path)
    said = []
    for name in ("-", str(file)):
        done = odd("tokens", name, "--json", given=file.read_bytes(), TMPDIR=str(tmp_path))
        assert (done.returncode, done.stderr) == (0, b"")
        (one,) = json.loads(done.stdout)["files"]
        assert one.pop("file") == name
        said.append(one)
    assert said[0] == said[1]
    assert said[0]["kind"] == ("text" if kind == "txt" else kind)
    assert said[0]["characters"] > 400
    assert [each.name for each in tmp_path.iterdir()] == [file.name]  # nothing is left behind


def test_a_quote_of_what_is_piped_in(tmp_path: Path) -> None:
    file = made("docx", tmp_path)
    quotes = [
        json.loads(odd(*QUOTE, "--input-file", name, "--json", given=file.read_bytes()).stdout)
        for name in ("-", str(file))
    ]
    assert quotes[0]["usage"]["input_tokens"] == quotes[1]["usage"]["input_tokens"] > 200


def test_what_is_no_text_is_refused_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("a"))
    refused = {
        b"\x89PNG\r\n\x1a\n" + bytes(40): "picture",
        b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40): "picture",
        packed.getvalue(): "archive",
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text": "kind",
        made("docx", tmp_path).read_bytes()[:300]: "damaged",
        bytes(5000): "no text",
    }
    for content, why in refused.items():
        piped = SimpleNamespace(buffer=BytesIO(content))
        monkeypatch.setattr("sys.stdin", piped)
        with pytest.raises(DocumentError) as error:
            standard_input.read_standard_input()
        assert why in standard_input.refusal(error.value, of_input=True)
    line = one_line(odd("tokens", "-", given=bytes(5000)), 1)
    assert line.startswith("kimi-calc: the standard input ")
    assert "picture" in one_line(odd(*QUOTE, "--input-file", "-", given=b"\x89PNG"))


def test_what_is_too_big_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = BytesIO(made("pdf", tmp_path).read_bytes() + bytes(2_000_000))

    monkeypatch.setattr("sys.stdin", Piped)
    monkeypatch.setattr(documents, "_MOST_BYTES", 1_000_000)
    with pytest.raises(DocumentError) as refused:
        standard_input.read_standard_input()
    assert refused.value.reason == "too_big"
    assert Piped.buffer.tell() < 1_400_000


@pytest.mark.skipif(os.name != "posix", reason="a shell closes it")
@pytest.mark.parametrize("arguments", READING)
def test_no_standard_input(arguments: tuple[str, ...]) -> None:
    assert "is closed: pipe something in" in one_line(odd(*arguments, closing="<&-"))
    if arguments == READING[0]:
        assert "can't be read (" in one_line(odd(*arguments, closing="0>/dev/null"))


def test_nothing_is_piped_in() -> None:
    for arguments in READING[:2]:
        done = odd(*arguments, given=b"")
        assert done.returncode == 0
        assert b"the standard input (-) was empty" in done.stdout


def test_it_can_be_read_once(tmp_path: Path) -> None:
    for arguments in (("tokens", "-", "-"), ("prices", "--import", "-", "-")):
        assert "read once" in one_line(odd(*arguments, given=b"text"))
    # A file of that name is another one.
    made("docx", tmp_path).rename(tmp_path / "-")
    done = odd("tokens", "./-", given=b"", cwd=tmp_path)
    assert b"1,141" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="there are no such pipes")
def test_a_pipe_among_files_is_told_where_to_go(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "the standard input (-)" in one_line(odd("tokens", str(tmp_path / "pipe")), 1)


@pytest.mark.skipif(os.name != "posix", reason="signals are others there")
def test_ctrl_c_while_it_reads() -> None:
    with subprocess.Popen(
        [*PROGRAM, "tokens", "-"],
        env=surroundings({}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        running.stdin.write(b"word " * 200_000)  # more than a pipe holds: by then it is reading
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        said = running.communicate()
    assert (running.returncode, said) == (130, (b"", b""))
