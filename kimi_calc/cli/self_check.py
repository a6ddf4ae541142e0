"""`kimi-calc --self-check`: loads everything and builds the window, and says what is not well."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from PySide6.QtCore import QCollator, QLocale, QTranslator

from kimi_calc import resources
from kimi_calc.cli.records_check import check_records
from kimi_calc.cli.screenshot import Page, Picture, draw

_SHOWN = "甲乙雙方"
_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length 46 >> stream
BT /F1 12 Tf 72 720 Td <bcd7d2d2cbabb7bd> Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBT-EUC-H
/DescendantFonts [6 0 R] >> endobj
6 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >> endobj
trailer << /Root 1 0 R /Size 7 >>
"""  # as an old program writes traditional Chinese; without a table of where its objects are


def self_check() -> list[str]:
    """Load everything and build the window off screen; what is not well, in a line each."""
    faults = []
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("price list", _check_price_lists),
        ("translations", _check_translations),
        ("sorting", _check_sorting),
        ("tokens", _check_tokens),
        ("PDF", _check_pdf),
        ("usage", check_records),
        ("window", _check_window),
    )
    for name, check in checks:
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            faults.append(f"{name}: {type(error).__name__}: {error}")
    return faults


def _check_price_lists() -> None:
    # What is loaded only when somebody has a page or edits a list must be there all the same.
    from kimi_calc.price_lists import builtin_price_lists, load_price_list, writing
    from kimi_calc.price_lists.catalogue import compiled_of
    from kimi_calc.price_lists.pages import read_pages  # noqa: F401
    from kimi_calc.price_lists.reading import price_list_of_text, read_price_list
    from kimi_calc.pricing import Usage, compare

    load_price_list()  # the default must be one of them
    lists = builtin_price_lists()
    compiled = {file.stem for file in compiled_of(lists[0].path).parent.iterdir()}
    if compiled != {info.id for info in lists}:
        found = ", ".join(sorted(compiled))
        raise FileNotFoundError(f"compiled are {found}, which are not the lists")
    for info in lists:
        price_list = load_price_list(info.path)
        if price_list.id != info.id:
            raise ValueError(f"{info.path.name} holds the list {price_list.id}")
        if read_price_list(str(info.path)) != price_list:
            raise ValueError(f"{info.path.name} is not what was compiled from it")
        if price_list_of_text(writing.written(price_list), info.id) != price_list:
            raise ValueError(f"{info.id} is written as another list")
        for each in compare(price_list, Usage(2, 1, 1)):
            if each.error:
                raise each.error


def _check_translations() -> None:
    if not QTranslator().load("kimi_calc_zh_CN", str(resources.folder() / "i18n")):
        raise FileNotFoundError("the Chinese translation is missing")


def _check_sorting() -> None:
    """Chinese goes by its sounds, by tables of which the standalone program has a part."""
    spoken, written = "阿李张", "张李阿"
    if sys.platform == "linux":  # elsewhere by those of the system
        found = "".join(sorted(written, key=QCollator(QLocale("zh")).sortKey))
        if found != spoken:
            raise ValueError(f"{written} is sorted as {found}, not {spoken}")


def _check_tokens() -> None:
    # What is loaded only when somebody counts must be there all the same.
    import regex  # noqa: F401

    from kimi_calc.tokens import estimate_tokens, load_vocabulary  # noqa: F401
    from kimi_calc.widgets import text_dialog  # noqa: F401

    if not estimate_tokens("双方 agree: 100").typical:
        raise ValueError("a text makes no tokens")


def _check_pdf() -> None:
    """A PDF is read by a process of this program, with the tables of encodings."""
    from kimi_calc.tokens.documents import read

    with TemporaryDirectory() as folder:
        path = Path(folder) / "check.pdf"
        path.write_bytes(_PDF)
        text = "".join(read(path).texts()).strip()
    if text != _SHOWN:
        raise ValueError(f"a PDF shows {text!r}, not {_SHOWN!r}")


def _check_window() -> None:
    """Each page shows an amount, which is the sum of what it is made of."""
    from PySide6.QtWidgets import QLineEdit, QTableView

    from kimi_calc.pricing.amounts import format_amount
    from kimi_calc.pricing.exact import exact_sum

    for page in get_args(Page):
        window = draw(Picture(page=page))
        quote = window.calculation.quote
        if quote is None:
            raise ValueError(f"the page {page} has no price for its example")
        total, shown = (
            window.findChild(QLineEdit, "total"),
            exact_sum(x.amount for x in quote.lines),
        )
        if not isinstance(total, QLineEdit) or total.text() != format_amount(shown, quote.currency):
            raise ValueError(f"the page {page} shows {total and total.text()}, not {shown}")
        if page == "prices":
            _check_prices(window.findChild(QTableView, "priceTable"), quote.model.id)
        elif page == "estimate":
            from kimi_calc.cli.estimate_check import check_estimate

            check_estimate(window)
        elif page == "usage":
            from kimi_calc.cli.usage_check import check_usage

            check_usage(window)


def _check_prices(table: object, model_id: str) -> None:
    """The table of prices has a row of the picked model."""
    from PySide6.QtWidgets import QTableView

    if not isinstance(table, QTableView):
        raise TypeError("the page prices has no table")
    model = table.model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    if model_id not in names:
        raise ValueError(f"the page prices shows {', '.join(names)}, but not {model_id}")
