"""Damaged settings files: the defaults, and the file is kept; nothing hangs, nothing raises."""

from __future__ import annotations

import json
import os
import random
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import settings as trials
from hypothesis import strategies as st
from settings.states import FULL, loaded_well

from kimi_calc.settings import FILE_NAME, Loaded, Settings, glance, load, save


def written(settings: Settings) -> bytes:
    """What a file of these settings holds."""
    with tempfile.TemporaryDirectory() as name:
        save(Path(name), settings)
        return (Path(name) / FILE_NAME).read_bytes()


GOOD = written(FULL)
SAID: dict[str, Any] = json.loads(GOOD)


def saying(**changes: Any) -> bytes:
    return json.dumps({**SAID, **changes}).encode("utf-8")


def said_twice(key: str, value: str) -> bytes:
    return GOOD.replace(b'{\n  "format"', f'{{\n  "{key}": {value},\n  "format"'.encode(), 1)


CUTS = [0, 1, 2, 4, 12, 14, 16, 40, len(GOOD) // 3, len(GOOD) // 2, len(GOOD) - 3]
DAMAGED: dict[str, bytes] = {
    **{f"cut after {cut}": GOOD[:cut] for cut in CUTS},
    "cut within a character": GOOD[: GOOD.index("万".encode()) + 1],
    "two files in one": GOOD + GOOD,
    "zeros": bytes(len(GOOD)),
    "zeros at the end": GOOD[:300] + bytes(4096 - 300),
    "random bytes": random.Random(1).randbytes(4096),
    "not UTF-8": GOOD.replace("万".encode(), b"\xcd\xf2"),
    "UTF-16": GOOD.decode().encode("utf-16"),
    "null": b"null",
    "a list": b"[1]",
    "a text": b'"settings"',
    "no format": saying(format=None),
    "no format at all": b"{}",
    "format of the future": saying(format=2),
    "format as text": saying(format="1"),
    "format as yes": saying(format=True),
    "format as fraction": saying(format=1.0),
    "format twice": said_twice("format", "1"),
    "deep brackets": b"[" * 100_000,
    "deep brackets, closed": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"format":' * 50_000,
    "deep in an unknown key": GOOD[:-3] + b',"later":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "too large": GOOD[:-3] + b" " * 2_000_000 + b"}",
    "too large by a byte": GOOD + b" " * (1024 * 1024 + 1 - len(GOOD)),
    "comments": b"// mine\n" + GOOD,
    "a comma too many": GOOD[:-3] + b",\n}\n",
    "apostrophes": GOOD.replace(b'"', b"'"),
    "a line end in a text": GOOD.replace(b"12,34", b"12\n34"),
}


# What stands in a value that can't be used, and the settings that are lost with it.
LOST: dict[str, tuple[bytes, dict[str, Any]]] = {
    "language as number": (saying(language=1), {"language": None}),
    "unknown language": (saying(language="klingon"), {"language": None}),
    "unknown theme": (saying(theme="DARK"), {"theme": None}),
    "text size between": (saying(text_size=101), {"text_size": 100}),
    "text size as fraction": (saying(text_size=100.0), {"text_size": 100}),
    "text size as list": (saying(text_size=[150]), {"text_size": 100}),
    "on top as number": (saying(on_top=1), {"on_top": False}),
    "on top as text": (saying(on_top="false"), {"on_top": False}),
    "no maximized": (saying(maximized=None), {"maximized": False}),
    "window of three": (saying(window=[1, 2, 3]), {"window": None}),
    "window of texts": (saying(window=["1", "2", "3", "4"]), {"window": None}),
    "window of fractions": (saying(window=[1.5, 2, 300, 400]), {"window": None}),
    "window of switches": (saying(window=[True, True, True, True]), {"window": None}),
    "window without width": (saying(window=[0, 0, 0, 400]), {"window": None}),
    "window below nothing": (saying(window=[0, 0, -800, -600]), {"window": None}),
    "window out of this world": (saying(window=[0, 10**9, 300, 400]), {"window": None}),
    "window as object": (saying(window={"x": 1}), {"window": None}),
    "window as text": (saying(window="800x600"), {"window": None}),
    "window with NaN": (saying(window=[0, 0, float("nan"), 400]), {"window": None}),
    "huge number": (saying(window=[0, 0, 300, 10**4000]), {"window": None}),
    "number beyond Python's limit": (GOOD.replace(b"150", b"1" * 5000), {"text_size": 100}),
    "NaN": (saying(text_size=float("nan")), {"text_size": 100}),
    "infinity": (saying(text_size=float("-inf")), {"text_size": 100}),
    "NaN where there may be nothing": (saying(page=float("nan")), {"page": None}),
    "an unknown value": (saying(later=float("inf"), even={"later": [1, None]}), {}),
    "NaN in an unknown key": (saying(later=[float("nan")]), {}),
    "model as list": (saying(model=["kimi-latest"]), {"model": None}),
    "empty model": (saying(model=""), {"model": None}),
    "endless model": (saying(model="k" * 501), {"model": None}),
    "page as number": (saying(page=2), {"page": None}),
    "unknown workload": (saying(workload="both"), {"workload": "single"}),
    "unknown service": (saying(service=""), {"service": "standard"}),
    "unknown lifetime": (saying(cache_lifetime="1y"), {"cache_lifetime": ""}),
    "one unknown column": (
        saying(compare_columns=["marks", "later", 3, "marks"]),
        {"compare_columns": ("marks",)},
    ),
    "columns as text": (saying(compare_columns="marks"), {"compare_columns": ()}),
    "one file that is none": (saying(recent=["", "a", None, ["b"], "b"]), {"recent": ("a", "b")}),
    "files as object": (saying(recent={"a": 1}), {"recent": ()}),
    "one list that is none": (saying(quiet_lists=[7, "a"]), {"quiet_lists": ("a",)}),
    "one estimate upside down": (
        saying(estimates={"inputTokens": [3, 2, 1], "userTokens": [1, 2, 3]}),
        {"estimates": {"userTokens": (1, 2, 3)}},
    ),
    "estimate of two": (saying(estimates={"inputTokens": [1, 2]}), {"estimates": {}}),
    "estimate in words": (saying(estimates={"inputTokens": ["1", "2", "3"]}), {"estimates": {}}),
    "estimate below nothing": (saying(estimates={"inputTokens": [-1, 2, 3]}), {"estimates": {}}),
    "estimates as list": (saying(estimates=[1, 2, 3]), {"estimates": {}}),
    "endless estimate": (saying(estimates={"inputTokens": [1, 2, 10**18]}), {"estimates": {}}),
    "estimate of the old name": (
        GOOD.replace(b'"estimates": {', b'"estimate": [3, 2, 1], "x": {'),
        {"estimates": {}},
    ),
    "texts as list": (saying(texts=["1"]), {"texts": {}}),
    "one text as number": (
        saying(texts={"turns": 45000, "budget": "5"}),
        {"texts": {"budget": "5"}},
    ),
    "text as null": (saying(texts={"inputTokens": None}), {"texts": {}}),
    "no texts": (saying(texts=None), {"texts": {}}),
    "long currency": (saying(second_currency="EURO"), {"second_currency": ""}),
    "no currency": (saying(second_currency=None), {"second_currency": ""}),
    "no vocabulary": (saying(vocabulary=""), {"vocabulary": None}),
    "key twice": (said_twice("theme", '"light"'), {"theme": None}),
    "unknown key twice": (
        said_twice("later", "1").replace(b'"format"', b'"later": 1, "format"', 1),
        {},
    ),
    "text twice": (
        GOOD.replace(b'"budget"', b'"inputTokens"'),
        {"texts": {name: FULL.texts[name] for name in ("turns", "requests")}},
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_a_value_that_can_not_be_used_costs_that_value_alone(case: str, folder: Path) -> None:
    folder.mkdir()
    content, lost = LOST[case]
    (folder / FILE_NAME).write_bytes(content)
    found = loaded_well(folder)
    for name in Settings.__slots__:
        assert getattr(found, name) == lost.get(name, getattr(FULL, name)), name
    assert glance(folder) == found
    save(folder, found)
    assert loaded_well(folder) == found


def test_a_long_list_with_one_fault_is_read_in_one_go(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(saying(recent=[*map(str, range(50_000)), ""]))
    assert len(loaded_well(folder).recent) == 50_000


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_kept_aside(case: str, folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(DAMAGED[case])
    aside = folder / "settings.damaged.json"
    assert load(folder) == Loaded(Settings(), "damaged", aside)
    assert aside.read_bytes() == DAMAGED[case]
    assert load(folder) == Loaded(Settings())  # told once: the next start is a first one
    save(folder, FULL)
    assert load(folder) == Loaded(FULL)


def test_the_good_file_is_none_of_them(folder: Path) -> None:
    folder.mkdir()
    for content in (GOOD, saying(), saying(later=1), GOOD + b" " * (1024 * 1024 - len(GOOD))):
        (folder / FILE_NAME).write_bytes(content)
        assert loaded_well(folder) == FULL


def test_what_was_kept_before_is_never_overwritten(folder: Path) -> None:
    folder.mkdir()
    for number in range(1, 6):
        (folder / FILE_NAME).write_text(f"damaged {number}")
        aside = load(folder).kept_as
        assert aside is not None
        assert aside.read_text() == f"damaged {number}"
    assert sorted(one.read_text() for one in folder.iterdir()) == [
        f"damaged {number}" for number in range(1, 6)
    ]


def make_folder(path: Path) -> None:
    path.mkdir()
    (path / "within").touch()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_endless(path: Path) -> None:
    """A /dev/zero of our own: the machine's would be lost if anything went wrong."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except OSError:
        pytest.skip("a device can't be made here: that needs root")


def link_to(path: Path, make: Callable[[Path], None]) -> None:
    target = path.parent.with_name("target")
    make(target)
    path.symlink_to(target)


STRANGE: dict[str, Callable[[Path], None]] = {
    "a folder": make_folder,
    "a pipe": make_pipe,
    "a device": make_endless,
    "a link to a device": lambda path: link_to(path, make_endless),
    "a link to a pipe": lambda path: link_to(path, make_pipe),
    "a link to a folder": lambda path: link_to(path, make_folder),
}


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices are POSIX's")
@pytest.mark.parametrize("case", STRANGE)
def test_what_is_no_file_is_kept_aside(case: str, folder: Path) -> None:
    folder.mkdir()
    path = folder / FILE_NAME
    STRANGE[case](path)
    with pytest.raises(OSError, match="no ordinary file"):
        save(folder, FULL)  # it is not replaced, nor is what it leads to
    before, followed = path.lstat(), path.stat()
    aside = folder / "settings.damaged.json"
    assert load(folder) == Loaded(Settings(), "damaged", aside)
    assert os.path.samestat(aside.lstat(), before)
    save(folder, FULL)
    assert load(folder) == Loaded(FULL)
    assert os.path.samestat(aside.stat(), followed)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """The good file after one to four accidents."""
    content = GOOD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(start + 20, len(content))))
        middle = draw(
            st.binary(max_size=4)
            | st.sampled_from(
                [b'"', b"{", b"}", b"[", b"]", b",", b"null", b"1e999", b"-0", b"\\u"]
            )
            | st.just(content[start:end] * 2)
        )
        content = content[:start] + middle + content[end:]
    return content


@given(spoiled())
@example(GOOD)
@trials(max_examples=600, deadline=None)
def test_a_spoiled_file_is_loaded_or_kept(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / FILE_NAME).write_bytes(content)
        loaded = load(folder)
        if loaded.problem is None:
            save(folder, loaded.settings)
            assert loaded_well(folder) == loaded.settings
        else:
            assert loaded == Loaded(Settings(), "damaged", folder / "settings.damaged.json")
            assert [one.read_bytes() for one in folder.iterdir()] == [content]
