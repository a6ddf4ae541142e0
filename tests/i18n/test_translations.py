"""The translation is complete, sound and compiled; and the check would notice if it were not."""

import shutil
from pathlib import Path

import pytest
from i18n.translations import TRANSLATION, computed_strings, translation_faults


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the translation, to spoil."""
    shutil.copy(TRANSLATION.with_suffix(".qm"), tmp_path)
    return Path(shutil.copy(TRANSLATION, tmp_path))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_translation_is_up_to_date() -> None:
    assert translation_faults(TRANSLATION) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<translation>合计", '<translation type="unfinished">合计', "is not translated"),
        ("<translation>占比</translation>", "<translation></translation>", "is not translated"),
        ("每天 {n} 次 × {days} 天", "每天 {m} 次 × {days} 天", "placeholders"),
        ("每天 {n} 次 × {days} 天", "每天次 × {days} 天", "placeholders"),
        ("占比", "份额", "older than its source"),
        ("<source>Share</source>", "<source>Part</source>", "other strings"),
    ],
)
def test_a_spoiled_translation_is_noticed(copy: Path, old: str, new: str, fault: str) -> None:
    spoil(copy, old, new)
    assert any(fault in found for found in translation_faults(copy))


def test_a_missing_compiled_file_is_noticed(copy: Path) -> None:
    copy.with_suffix(".qm").unlink()
    assert any("older than its source" in found for found in translation_faults(copy))


def test_a_plural_lacking_a_form_is_noticed(copy: Path) -> None:
    plural = "<translation><numerusform></numerusform></translation>"
    spoil(copy, "<translation>占比</translation>", plural)
    assert any("'Share' is not translated" in found for found in translation_faults(copy))


def test_a_text_put_together_before_it_is_translated_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "window.py"
    source.write_text('class W:\n    def f(self):\n        self.tr(f"{x}")\n', "utf-8")
    assert len(computed_strings([source])) == 1
    source.write_text('class W:\n    def f(self):\n        self.tr("{x}").format(x=1)\n', "utf-8")
    assert computed_strings([source]) == []
