"""`kimi-calc tokens` and `quote --input-file`, from outside."""

import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from tokens.document_makers import pdf, shown, without, xlsx
from tokens.pdf_faults import of_pages
from tokens.small_vocabulary import SMALL

from kimi_calc.cli.tokens import missing, tokens_text
from kimi_calc.tokens import vocabulary
from kimi_calc.tokens.documents import read

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SECOND_SHEET = "xl/worksheets/sheet2.xml"
TEXT = "The customer pays within thirty days of receiving the invoice. " * 40


@pytest.fixture
def run(root: Path) -> Run:
    def run_one(*arguments: object, given: bytes = b"") -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [sys.executable, "-m", "kimi_calc", *map(str, arguments)],
            cwd=root,
            env=os.environ | {"PYTHONUTF8": "1"},
            input=given,
            capture_output=True,
            check=False,
        )
        said, complained = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, said, complained)

    return run_one


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_files_and_folders_are_counted_and_priced(run: Run, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "合同.md").write_text("甲方应当在三十日内付款。" * 90, "gb18030")
    done = run("tokens", letter, tmp_path / "folder", "--model", "kimi-k2-turbo-preview")
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["characters", "tokens", "range"]
    assert "合同.md (gb18030)" in lines[2]
    assert lines[3].startswith("total")
    assert "input of one request on kimi-k2-turbo-preview" in done.stdout
    assert "free for now" in done.stdout


def test_as_json(run: Run, letter: Path) -> None:
    done = run("tokens", letter, "--json", "--model", "kimi-latest")
    said = json.loads(done.stdout)
    (file,) = said["files"]
    assert file["kind"] == "text"
    assert file["low"] < file["typical"] < file["high"]
    assert {key: file[key] for key in said["total"]} == said["total"]
    assert isinstance(said["cost"]["typical"], str)


def test_the_standard_input_in_any_encoding(run: Run) -> None:
    text = "这份合同规定了双方的权利和义务，任何一方不得擅自变更。" * 20
    counts = {
        json.loads(run("tokens", "-", "--json", given=text.encode(code)).stdout)["total"]["typical"]
        for code in ("utf-8", "gb18030", "utf-16", "utf-32", "utf-32-be")
    }
    assert len(counts) == 1
    for name in ("GBK", "GB18030", "cp936"):
        named = run("tokens", "-", "--encoding", name, "--json", given=text.encode("gb18030"))
        assert {json.loads(named.stdout)["total"]["typical"]} == counts
    wide = run("tokens", "-", "--encoding", "utf-32", "--json", given=text.encode("utf-32"))
    assert {json.loads(wide.stdout)["total"]["typical"]} == counts
    wrong = run("tokens", "-", "--encoding", "klingon", given=b"x")
    assert wrong.returncode == 1
    assert "choose utf-8, gb18030" in wrong.stderr


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(run: Run, letter: Path) -> None:
    picture = letter.parent / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = run("tokens", letter, picture, letter.parent / "nothing.pdf")
    assert done.returncode == 1
    assert "letter.txt" in done.stdout
    assert len(done.stderr.splitlines()) == 2
    assert "photo.png: is a picture" in done.stderr
    assert "nothing.pdf: is not there" in done.stderr


def test_if_nothing_can_be_read_nothing_is_counted(run: Run, tmp_path: Path) -> None:
    done = run("tokens", tmp_path / "nothing.txt")
    assert (done.returncode, done.stdout) == (1, "")


def test_bad_arguments(run: Run, letter: Path) -> None:
    for arguments in (
        ("--model", "kimi-k9"),
        ("--vocabulary", letter),
        ("--vocabulary", letter.parent),
        ("--encoding", "klingon"),
    ):
        done = run("tokens", letter, *arguments)
        assert done.returncode in {1, 2}
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1


def test_a_quote_of_a_document(run: Run, letter: Path) -> None:
    done = run("quote", "kimi-latest", "--input-file", letter, "--output", "100")
    assert done.returncode == 0
    counted = json.loads(run("tokens", letter, "--json").stdout)["total"]
    assert f"{counted['typical']} tokens input" in done.stdout
    assert f"{counted['low']}-{counted['high']} tokens" in done.stdout
    both = run("quote", "kimi-latest", "--input-file", letter, "--input", "1", "--output", "1")
    assert both.returncode == 2


def test_a_quote_of_a_document_as_json(run: Run, letter: Path) -> None:
    arguments = ("--input-file", letter, "--output", "0", "--requests", "1000", "--json")
    said = json.loads(run("quote", "kimi-k2-0905-preview", *arguments).stdout)
    estimate = said["estimate"]
    assert said["usage"]["input_tokens"] == estimate["typical"]
    low, high = (Decimal(estimate[end]) * 4 / 1000 for end in ("low", "high"))  # CNY 4 a million
    assert (Decimal(estimate["total_low"]), Decimal(estimate["total_high"])) == (low, high)
    plain = run("quote", "kimi-k2-0905-preview", *arguments[:-1]).stdout
    assert f"total {estimate['total_low']} to {estimate['total_high']} CNY" in plain


def test_what_of_a_document_is_not_counted_is_said(run: Run, tmp_path: Path) -> None:
    scanned, wrong = tmp_path / "scanned.pdf", tmp_path / "wrong.txt"
    scanned.write_bytes(pdf([shown("one page of text"), b"", b""]))
    wrong.write_text("甲方应当在三十日内付款。" * 20, "gb18030")
    told = "2 of 3 pages have no text (scanned pages have none) and are not counted"
    assert f"scanned.pdf: {told}" in run("tokens", scanned).stdout
    assert told in json.loads(run("tokens", scanned, "--json").stdout)["notes"][-1]
    assert told in run("quote", "kimi-latest", "--input-file", scanned, "--output", "1").stdout
    counted = run("tokens", wrong, "--encoding", "utf-8").stdout
    assert "characters are not of the encoding utf-8: choose another with --encoding" in counted


def test_pages_that_are_lost_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of_pages(monkeypatch, "os.abort() if number == 1 else page(self, number)")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([shown("one"), shown("two"), b""]))
    document = read(path)
    assert "".join(document.texts()).split() == ["one"]
    lost = "1 of 3 pages are damaged, or take too much time or memory, and are not counted"
    assert missing(document) == [
        f"{path}: 1 of 3 pages have no text (scanned pages have none) and are not counted",
        f"{path}: {lost}; open it in its own program and save it again",
    ]


def test_what_a_workbook_has_lost_and_how_its_numbers_are_counted(run: Run, tmp_path: Path) -> None:
    rows = '<row><c t="s"><v>5</v></c><c s="1"><v>0.12345</v></c></row>'
    workbook = without(xlsx(tmp_path / "a.xlsx", [rows, rows], (), ["0%"]), SECOND_SHEET)
    cell = "a.xlsx: cells whose content is not in the file, and is not counted: 1; open it in its"
    part = "a.xlsx: damaged parts (sheets, slides, headers, notes), which are not counted, or not"
    for said in (
        run("tokens", workbook).stdout,
        run("quote", "kimi-latest", "--input-file", workbook, "--output", "1").stdout,
    ):
        assert cell in said
        assert part in said
    said = json.loads(run("tokens", workbook, "--json").stdout)
    assert (
        "numbers of spreadsheets are counted as they are shown, not as they are stored"
        in said["notes"]
    )
    assert said["total"]["characters"] == len("\t12%")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_a_name_can_not_write_on_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text(TEXT, "utf-8")
    done = run("tokens", tmp_path)
    assert "a\ufffd[31m\ufffdb.txt" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_file_without_a_name_is_not_the_whole_folder(run: Run) -> None:
    done = run("tokens", "")
    assert done.returncode == 2
    assert "a file without a name" in done.stderr


def test_the_vocabulary_counts_exactly(run: Run) -> None:
    measured = Path(__file__).resolve().parents[3] / "shared" / "tokens"
    if not measured.exists():
        pytest.skip("the vocabulary is not here")
    counts = json.loads((measured / "counts.json").read_text("utf-8"))
    name = "zh_legal-019.txt"
    vocabulary = measured / "tiktoken.model"
    done = run("tokens", measured / "corpus" / name, "--vocabulary", vocabulary, "--json")
    said = json.loads(done.stdout)["total"]
    assert (said["typical"], said["band"]) == (counts[name], "exact")
    private = run(
        *("tokens", measured / "corpus" / name, "--vocabulary", vocabulary),
        *("--model", "moonshot-v1-32k"),
    )
    assert "the tokenizer of moonshot-v1-32k is not public" in private.stdout


MODELS = """\
format: 1
provider: Somebody
currency: CNY
published: 2026-01-01
source: https://example.com
tier_by: input
models:
  - {id: some-model, family: a, tokenizer: kimi-k2, context_length: 9000, prices: &}
  - {id: kimi-k9-secret, family: kimi-k9, context_length: 9000, prices: &}
  - {id: kimi-k9, family: kimi-k9, tokenizer: kimi-k9, context_length: 9000, prices: &}
""".replace("&", "{input: 1, output: 2}")


def test_a_vocabulary_counts_for_models_whose_tokenizer_is_public(run: Run, letter: Path) -> None:
    table, prices = letter.parent / "tiktoken.model", letter.parent / "prices.yaml"
    table.write_bytes(SMALL)
    prices.write_text(MODELS, "utf-8")
    asked = ("tokens", letter, "--vocabulary", table, "--price-list", prices, "--json")
    bands, notes = {}, {}
    for model in ("some-model", "kimi-k9-secret", "kimi-k9"):
        said = json.loads(run(*asked, "--model", model).stdout)
        bands[model], notes[model] = said["total"]["band"], said["notes"][1]
    assert bands == {"some-model": "exact", "kimi-k9-secret": "close", "kimi-k9": "exact"}
    assert notes["some-model"].startswith("vocabulary: unknown vocabulary, SHA-256 ")
    told = "estimated all the same: the tokenizer of kimi-k9-secret is not public"
    assert notes["kimi-k9-secret"] == told
    assert json.loads(run(*asked).stdout)["total"]["band"] == "exact"


def test_a_known_vocabulary_counts_for_its_own_models_alone(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kimi,) = vocabulary._KNOWN.values()
    monkeypatch.setitem(vocabulary._KNOWN, sha256(SMALL).hexdigest(), kimi)
    table, prices = letter.parent / "tiktoken.model", letter.parent / "prices.yaml"
    table.write_bytes(SMALL)
    prices.write_text(MODELS, "utf-8")
    options = Namespace(
        files=[str(letter)], encoding=None, vocabulary=str(table), price_list=str(prices)
    )
    said, _ = tokens_text(Namespace(**vars(options), model="some-model", json=False))
    assert "counted with the vocabulary" in said
    assert "vocabulary: Kimi K2/K3, SHA-256 " in said
    said, _ = tokens_text(Namespace(**vars(options), model="kimi-k9", json=False))
    assert "estimated, within 10%" in said
    assert "estimated all the same: the tokenizer of kimi-k9 is not that of the vocabulary" in said


def test_what_is_too_long_is_counted_all_the_same(run: Run, letter: Path) -> None:
    letter.write_text(TEXT * 40, "utf-8")
    done = run("tokens", letter, "--model", "moonshot-v1-8k")
    assert done.returncode == 0
    assert "no cost: the request needs a context of" in done.stdout


def test_nothing_to_count_is_said(run: Run, tmp_path: Path) -> None:
    done = run("tokens", tmp_path)
    assert done.returncode == 1
    assert "there is no file in" in done.stderr
    assert "nothing to count" in run("tokens", "-").stdout
    assert run("tokens", "-", "--encoding", "klingon").returncode == 1
