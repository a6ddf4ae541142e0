"""Why an estimate's file can't be opened, in words of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_estimates import CONTENTS, NO_FILES, RIGHT, of_path, refused
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from kimi_calc.viewmodels.estimate_file_wording import estimate_faults, not_opened

REMEDY = {
    "en": "[:,;] (add|choose|delete|did you mean|get|keep|mend|save|shorten|take|write)",
    "zh": "请|吗？",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "e.kimicalc"


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest, qtbot: QtBot, root: Path) -> Iterator[str]:
    del qtbot
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load("kimi_calc_zh_CN", str(root / "resources" / "i18n"))
    QCoreApplication.installTranslator(translator)
    yield str(request.param)
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize("code", [*CONTENTS, *NO_FILES])
def test_every_fault_has_place_and_remedy(file: Path, language: str, code: str) -> None:
    error = of_path(NO_FILES[code]) if code in NO_FILES else refused(file, CONTENTS[code])
    lines = estimate_faults(error)
    assert len(lines) == len(error.faults)
    fault, line = error.faults[-1], lines[-1]
    if fault.line is not None:
        place = {"en": "line {}, column {}: ", "zh": "第 {} 行第 {} 列："}[language]
        assert line.startswith(place.format(fault.line, fault.column))
    assert "{" not in line or code in {"not_pairs", "key_of_many"}
    if code != "more_faults":
        assert re.search(REMEDY[language], line), line
        assert (language == "zh") == bool(re.search("[一-鿿]", line)), line


def test_why_a_file_was_not_opened(file: Path) -> None:
    error = refused(file, CONTENTS["not_a_number"])
    line, whole = not_opened(Path(error.path), error)
    assert line == (
        "e.kimicalc can't be opened: line 44, column 12: 'input' is '2k': write a whole number "
        "such as 2000"
    )
    assert whole.startswith(f"{error.path}\nline 44, column 12: ")
    line, whole = not_opened(Path(error.path), refused(file, CONTENTS["more_faults"]))
    assert line.endswith("(and 100 more)")
    assert len(whole.split("\n")) == 102


def test_what_a_file_holds_is_shown_as_it_is(file: Path) -> None:
    text = RIGHT.replace("input: 2000", 'input: "<b>\\u202Ex\\n</b>"')
    line, whole = not_opened(Path("e.kimicalc"), refused(file, text.encode()))
    assert "<b>\\u202ex\\n</b>" in line
    assert all(one.isprintable() for one in whole.split("\n"))
