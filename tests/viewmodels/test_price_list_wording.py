"""The faults of price lists in words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from price_lists.faulty_lists import CONTENTS, NO_FILES
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.messages import MESSAGES, PARTS
from kimi_calc.pricing import PriceListError
from kimi_calc.viewmodels.price_list_wording import price_list_faults

REMEDY = {
    "en": "[:,;] (add|choose|delete|did you mean|each must|get|keep|mend|save|shorten|take|"
    "the last tier must|write)",
    "zh": "请|吗？",
}


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest, qtbot: QtBot, root: Path) -> Iterator[str]:
    del qtbot
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load("kimi_calc_zh_CN", str(root / "resources" / "i18n"))
    QCoreApplication.installTranslator(translator)
    yield str(request.param)
    QCoreApplication.removeTranslator(translator)


def refused(path: Path | str) -> PriceListError:
    with pytest.raises(PriceListError) as caught:
        load_price_list(path)
    return caught.value


def error_of(code: str, folder: Path) -> PriceListError:
    """The error of a file that has this fault."""
    if code in NO_FILES:
        return refused(NO_FILES[code])
    file = folder / "list.yaml"
    file.write_bytes(CONTENTS[code])
    return refused(file)


@pytest.mark.parametrize("code", MESSAGES)
def test_every_fault_has_place_value_and_remedy(language: str, tmp_path: Path, code: str) -> None:
    error = error_of(code, tmp_path)
    lines = price_list_faults(error)
    assert len(lines) == len(error.faults)
    fault, line = error.faults[-1], lines[-1]
    assert fault.code == code
    place = {"en": "line {}, column {}: ", "zh": "第 {} 行第 {} 列："}[language]
    if fault.line is not None:
        assert line.startswith(place.format(fault.line, fault.column))
    for name, value in fault.values.items():
        assert name == "part" or str(value) in line
    assert re.search(REMEDY[language], line)
    assert not re.search("[{}]", line)
    # Without what the system says of an error, which it does in a language of its own.
    own = line.replace(str(fault.values.get("reason", "")), "")
    is_chinese = bool(re.search("[一-鿿]", own))
    assert is_chinese == (language == "zh")


def test_the_words_of_the_core_are_those_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    for code in MESSAGES:
        error = error_of(code, tmp_path)
        for fault, line in zip(error.faults, price_list_faults(error), strict=True):
            place = "" if fault.line is None else f"line {fault.line}, column {fault.column}: "
            assert line == place + fault.message


@pytest.mark.parametrize("language", ["zh"], indirect=True)
def test_every_word_is_translated_with_its_values(language: str) -> None:
    assert language == "zh"
    for english in (*MESSAGES.values(), *PARTS.values()):
        chinese = QCoreApplication.translate("PriceLists", english)
        assert chinese != english
        assert sorted(re.findall(r"\{.*?\}", chinese)) == sorted(re.findall(r"\{.*?\}", english))


SAID = {
    "not_a_price": {
        "en": "line 13, column 38: 'input' is '-4.00': write a price such as 4.00, not negative",
        "zh": "第 13 行第 38 列：“input”写的是“-4.00”，请改为价格，例如 4.00，不能是负数",
    },
    "misspelt_key": {
        "en": "line 13, column 31: 'prices' has no key 'imput': did you mean 'input'?",
        "zh": "第 13 行第 31 列：“prices”没有“imput”这一项，是指“input”吗？",
    },
    "missing_key": {
        "en": "line 13, column 13: 'prices' has no 'output': add it",
        "zh": "第 13 行第 13 列：“prices”缺少“output”，请补上",
    },
    "unknown_key": {
        "en": "line 2, column 1: a price list has no key 'wheels': delete it",
        "zh": "第 2 行第 1 列：价格表没有“wheels”这一项，请删去",
    },
    "tier_order": {
        "en": "line 22, column 17: 'up_to' is 100, the tier before ends at 100: "
        "each must end higher",
        "zh": "第 22 行第 17 列：“up_to”是 100，而前一档到 100 为止，请让每一档都比前一档更高",
    },
    "maybe_gbk": {
        "en": "line 2, column 11: the file is not UTF-8 (it may be GBK): save it again as UTF-8",
        "zh": "第 2 行第 11 列：文件不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8 编码",
    },
    "too_large": {
        "en": "the file is too large for a price list (over 32 KB): choose another file",
        "zh": "文件太大，不像是价格表（超过 32 KB），请另选一个文件",
    },
}


@pytest.mark.parametrize("code", SAID)
def test_what_is_said(language: str, tmp_path: Path, code: str) -> None:
    assert price_list_faults(error_of(code, tmp_path)) == [SAID[code][language]]
