"""The command line of the Windows program: what it prints in each code page, and exports."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pypdfium2

from release.windows.trying import Step, Trial, expect, expect_in
from release.windows.wine import CHINESE, ENGLISH, Done

CODE_PAGES = {CHINESE: "cp936", ENGLISH: "cp1252"}
QUOTE = (
    *("quote", "kimi-k2-turbo-preview", "--input", "45000", "--cached", "60%"),
    *("--output", "1500", "--requests", "1000*30"),
)
AMOUNT = "7740.00"
"""27,000 x 1.00 + 18,000 x 8.00 + 1,500 x 58.00, per million, 30,000 times."""

_ESTIMATE = Path(__file__).parent / "sample.kimicalc"
MONTH, ONCE, YEAR = "162.00", "1598.40", "3542.40"
"""What that comes to. (2,000 x 1 + 3,000 x 2 + 1,000 x 10) x 9,000, per million; (30,000 x 3.9 +
1,000 x 16.2) x 12,000, per million; twelve months and once."""
_TEXTS = {"报价 单.txt": "甲方应当在收到发票后三十日内付款。" * 50, "合同.md": "# 合同\n\n" * 9}


def self_check(trial: Trial) -> str:
    """It finds all well with itself."""
    done = trial.told("--self-check", seconds=300)
    expect((done.exit_code, done.out.split()), (0, [b"all", b"well"]), done)
    return "all well"


def quote(trial: Trial, *, locale: str, expected: str) -> str:
    """A quote has its amount, as a text and as JSON."""
    text = _text(trial.told(*QUOTE, locale=locale), locale)
    expect_in(expected, text.replace(",", ""))
    data = json.loads(_text(trial.told(*QUOTE, "--json", locale=locale), locale))
    expect(data["total"], expected)
    return expected


def tokens(trial: Trial, *, locale: str) -> str:
    """Files with Chinese names are counted, and a pipe takes what is told of them."""
    folder = trial.folder.parent / "文件"
    folder.mkdir(exist_ok=True)
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, "gb18030")
    told = trial.told("tokens", *_TEXTS, locale=locale, cwd=folder)
    lines = _text(told, locale).splitlines()
    expect(len(lines) > len(_TEXTS), expected=True, what=told)
    data = json.loads(trial.told("tokens", *_TEXTS, "--json", locale=locale, cwd=folder).out)
    expect([Path(one["file"]).name for one in data["files"]], list(_TEXTS))
    return f"{len(_TEXTS)} files counted"


def exports(trial: Trial, *, language: str) -> str:
    """An estimate is handed on in every form, and others than the program read it."""
    folder = trial.folder.parent / f"导出 {language}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(_ESTIMATE, folder / "2027 预算.kimicalc")
    files = [f"预算 表.{kind}" for kind in _READ]
    asked = [part for file in files for part in ("--export", file)]
    command = ("estimate", "2027 预算.kimicalc", *asked, "--language", language)
    done = trial.told(*command, cwd=folder, seconds=300)
    expect(done.exit_code, 0, done)
    for kind, read in _READ.items():
        found = read((folder / f"预算 表.{kind}").read_bytes())
        lacks = [amount for amount in (MONTH, ONCE, YEAR) if amount not in found]
        expect((kind, lacks), (kind, []), found[:500])
    return f"{', '.join(_READ)} hold {YEAR}"


STEPS = (
    Step("self-check", self_check),
    *(
        Step(f"quote, {page}", partial(quote, locale=locale, expected=AMOUNT))
        for locale, page in CODE_PAGES.items()
    ),
    *(
        Step(f"tokens of files with Chinese names, {page}", partial(tokens, locale=locale))
        for locale, page in CODE_PAGES.items()
    ),
    *(Step(f"exports, {one}", partial(exports, language=one)) for one in ("zh", "en")),
)


def _text(done: Done, locale: str) -> str:
    """What was printed, in the code page that it was printed for."""
    expect((done.exit_code, done.err), (0, b""), done)
    return done.out.decode(CODE_PAGES[locale])


def _amounts(text: str) -> list[str]:
    """The amounts in a text, without commas."""
    found = re.findall(r"\d[\d,]*\.\d+", text)
    return [one.replace(",", "") for one in found]


def _of_workbook(content: bytes) -> list[str]:
    with ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    return [f"{float(one):.2f}" for one in re.findall(r"<v>([\d.]+)</v>", sheet)]


def _of_csv(content: bytes) -> list[str]:
    """The amounts of its rows, and what they add up to: it has no totals."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    years = [float(row.get("第一年") or row.get("First year") or 0) for row in rows]
    return [value for row in rows for value in row.values()] + [f"{sum(years):.2f}"]


def _of_pdf(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as sheets:
        return _amounts("\n".join(sheet.get_textpage().get_text_range() for sheet in sheets))


def _of_markdown(content: bytes) -> list[str]:
    return _amounts(content.decode())


_READ = {"xlsx": _of_workbook, "csv": _of_csv, "pdf": _of_pdf, "md": _of_markdown}
"""The kinds of export, and who reads the amounts of each."""
