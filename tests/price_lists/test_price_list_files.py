"""Files that are no price list: what can't be read, has another encoding, or is not YAML."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import PriceList, PriceListError

ROOT = Path(__file__).parents[2]
Load = Callable[[str | bytes], PriceList]
Refusal = Callable[[str | bytes], PriceListError]
RefusedAtMark = Callable[[str], PriceListError]


def refused(path: Path | str) -> PriceListError:
    with pytest.raises(PriceListError) as caught:
        load_price_list(path)
    error = caught.value
    assert str(error).startswith(f"{path}: ")
    assert (error.line, error.column) == (None, None)
    assert error.path == str(path)
    return error


# What can't be read at all


def test_a_missing_file(tmp_path: Path) -> None:
    assert "choose another file" in str(refused(tmp_path / "none.yaml"))


def test_a_folder(tmp_path: Path) -> None:
    assert "no ordinary file" in str(refused(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    code = f"""
from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import PriceListError
try:
    load_price_list({str(path)!r})
except PriceListError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    assert "no ordinary file" in done.stdout
    assert str(path) in done.stdout


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_device_that_never_ends() -> None:
    assert "no ordinary file" in str(refused("/dev/zero"))


def test_a_file_of_100_mb(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "too large" in str(refused(path))


def test_the_size_has_an_exact_bound(load: Load, refusal: Refusal, small_list: str) -> None:
    padding = 32 * 1024 - len(small_list) - 1
    assert load(small_list + "#" * padding + "\n").models
    assert "32 KB" in str(refusal(small_list + "#" * (padding + 1) + "\n"))


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "none/none/none.yaml"])
def test_a_path_that_can_not_be(path: str) -> None:
    assert "choose another file" in str(refused(path))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read(tmp_path: Path, small_list: str) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text(small_list)
    path.chmod(0)
    assert "can't be read" in str(refused(path))


# Encodings


def test_utf_8_with_a_byte_order_mark_is_fine(load: Load, small_list: str) -> None:
    assert load(small_list.encode("utf-8-sig")) == load(small_list)


def test_chinese_names_are_fine(load: Load, small_list: str) -> None:
    assert load(small_list.replace("Someone", "月之暗面")).provider == "月之暗面"


def test_windows_line_ends_are_fine(load: Load, small_list: str) -> None:
    assert load(small_list.replace("\n", "\r\n")) == load(small_list)


def test_gbk_is_told(refusal: Refusal, small_list: str) -> None:
    error = refusal(small_list.replace("Someone", "月之暗面").encode("gbk"))
    assert "GBK" in str(error)
    assert "save it again as UTF-8" in str(error)
    assert (error.line, error.column) == (2, 11)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_refused(refusal: Refusal, small_list: str, encoding: str) -> None:
    refusal(small_list.encode(encoding))


def test_utf_16_is_told(refusal: Refusal, small_list: str) -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        message = str(refusal(mark + small_list.encode(encoding)))
        assert "UTF-16" in message
        assert "save it again as UTF-8" in message


def test_bytes_that_are_no_text(refusal: Refusal, small_list: str) -> None:
    error = refusal(small_list.encode() + b"# \xff\n")
    assert "UTF-8" in str(error)
    assert (error.line, error.column) == (20, 3)


def test_a_picture(refusal: Refusal) -> None:
    refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


# Characters


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_control_characters_are_refused_where_they_stand(
    refused_at_mark: RefusedAtMark, small_list: str, character: str
) -> None:
    error = refused_at_mark(small_list.replace("flat-1", f"fl§{character}at-1"))
    assert f"U+{ord(character):04X}" in str(error)
    assert error.line == 8
    assert error.column == 11


@pytest.mark.parametrize(
    "written",
    ['"\\0"', '"fl\\u202Eat"', "fl\u202eat", "fl\u2066at", "fl\u200bat", '"a\\nb"', "夔", '"a b"'],
    ids=ascii,
)
def test_an_id_can_not_deceive(
    refused_at_mark: RefusedAtMark, small_list: str, written: str
) -> None:
    error = refused_at_mark(small_list.replace("flat-1", f"§{written}"))
    assert error.key == "id"
    assert "'id'" in str(error)
    assert "\u202e" not in str(error)


@pytest.mark.parametrize("key", ["provider", "source"])
@pytest.mark.parametrize("written", ['"a\\0b"', '"a\\u202Eb"', "a\u2067b", '"a\\nb"', '"a\\eb"'])
def test_texts_can_not_deceive(
    refused_at_mark: RefusedAtMark, small_list: str, key: str, written: str
) -> None:
    value = {"provider": "Someone", "source": "https://example.org/prices"}[key]
    error = refused_at_mark(small_list.replace(value, f"§{written}"))
    assert error.key == key
    assert f"'{key}'" in str(error)


# YAML that is none, or more than a price list needs


def test_an_empty_file(refusal: Refusal) -> None:
    for text in ("", "\n\n", "# only a comment\n", "\ufeff"):
        error = refusal(text)
        assert "empty" in str(error)
        assert error.line is None


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "[]\n", '"x"\n', "1\n", "null\n"])
def test_yaml_that_is_no_mapping(refusal: Refusal, text: str) -> None:
    error = refusal(text)
    assert "key: value" in str(error)
    assert (error.line, error.column) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("4.00, output", "§&p 4.00, output", ["&p", "anchor", "delete it"]),
        ("{cache_hit: 1.00, ", "§&a {cache_hit: 1.00, ", ["&a", "anchor"]),
        ("2.00, output", "§*p , output", ["*p", "alias", "write the value out"]),
        ("4.00, output", "§!!float 4.00, output", ["float", "tag", "delete it"]),
        ("4.00, output", "§! 4.00, output", ["tag"]),
        ("4.00, output", "§!!python/object/apply:os.system x, output", ["tag"]),
        ("Someone", "§!local Someone", ["!local", "tag"]),
        ("models:\n", "models: §!!seq\n", ["tag"]),
        ("format: 1", "§%YAML 1.1\n---\nformat: 1", ["directive", "delete it"]),
        ("format: 1", "§%TAG !e! tag:e.org,2000:\n---\nformat: 1", ["directive"]),
        ("30.00}\n", "30.00}\n§---\nformat: 1\n", ["second document", "one price list a file"]),
        ("30.00}\n", "30.00}\n...\n§---\n", ["second document"]),
        ("currency: CNY", "currency: CNY\n§currency: USD", ["'currency'", "line 3", "keep one"]),
        ("family: fam\n    rec", "family: fam\n    §id: b\n    rec", ["'id'", "line 8"]),
        ("cache_hit: 1.00, input", "input: 1.00, §input", ["'input'", "again", "line 12"]),
        ("format: 1", "format: 1\n? §[a, b]\n: c", ["a key must be a plain word"]),
        ("format: 1", "format: 1\n§{a: b}: c", ["a key must be a plain word"]),
        ("format: 1", "format: 1\n§<<: {a: b}", ["'<<'", "delete it"]),
        ("    prices: {", "    §<<: {", ["'<<'", "a model"]),
        ("{cache_hit: 1.00,", "{§<<: {cache_hit: 1.00},", ["'<<'"]),
        ("currency: CNY", "§\tcurrency: CNY", ["mend it"]),
        ("16.00}\n", "16.00\n  - id§: x\n", ["mend it"]),
        ("Someone", 'Someone§: "x', ["mend it"]),
        ("Someone", "§@Someone", ["mend it"]),
        ("Someone", "§`Someone", ["mend it"]),
        ("Someone", '"\\§q"', ["mend it"]),
    ],
)
def test_yaml_beyond_a_price_list(
    refused_at_mark: RefusedAtMark, small_list: str, old: str, new: str, words: list[str]
) -> None:
    assert old in small_list
    error = refused_at_mark(small_list.replace(old, new, 1))
    for word in words:
        assert word in str(error)


def test_deep_nesting_is_refused(refusal: Refusal, small_list: str) -> None:
    for depth in (13, 100, 10_000):
        error = refusal(small_list.replace("Someone", "[" * depth + "]" * depth))
        assert "too many levels" in str(error) or "nested too deeply" in str(error)
        assert error.line == 2
        assert error.column is not None
        assert error.column <= 11 + 13


@pytest.mark.parametrize("opening", ["{", "[", "[{", "{a: ", "{a: [", "- ", "? ", "- ? ", "a:\n"])
def test_endless_openings_are_refused(refusal: Refusal, opening: str) -> None:
    refusal(opening * (40_000 // len(opening)))


def test_nesting_by_indentation_is_refused(refusal: Refusal) -> None:
    error = refusal("".join(" " * depth + "a:\n" for depth in range(100)))
    assert "nested too deeply" in str(error)
    assert error.line is not None
    assert 12 <= error.line <= 14


def test_too_many_entries_are_refused(refusal: Refusal, small_list: str) -> None:
    error = refusal(small_list.replace("Someone", "[" + "a, " * 10_000 + "]"))
    assert "too much" in str(error)
    assert error.line == 2
