"""Which files are meant by folders."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tokens.document_makers import refusal, text_of

from kimi_calc.tokens import folders
from kimi_calc.tokens.folders import find


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a")


def test_files_of_folders_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b/2.txt", "b/10.txt", "B.txt", "a.txt", "c/d/e/f.txt", "价格.md", "c/.git/x")
    tree(
        tmp_path,
        ".hidden",
        "__pycache__/a.pyc",
        "__MACOSX/._a.txt",
        "__MACOSX/b.txt",
        "node_modules/a/b.js",
        "~$report.docx",
        "c/z.py",
    )
    names = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path])]
    assert names == [
        "a.txt", "b/10.txt", "b/2.txt", "B.txt", "c/d/e/f.txt", "c/z.py", "价格.md"
    ]  # fmt: skip
    assert list(find([tmp_path])) == list(find([tmp_path]))


def test_what_is_given_itself_comes_always(tmp_path: Path) -> None:
    tree(tmp_path, ".hidden/.env", "a.txt")
    given = [tmp_path / "none", tmp_path / ".hidden" / ".env", tmp_path / "a.txt"]
    assert list(find(given)) == given
    assert list(find([Path("nul\0")])) == [Path("nul\0")]
    assert list(find([])) == []


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links(tmp_path: Path) -> None:
    tree(tmp_path, "real/a.txt")
    (tmp_path / "real" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "real" / "same.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "real" / "broken.txt").symlink_to(tmp_path / "none")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    names = [path.name for path in find([tmp_path])]
    assert names == ["a.txt", "broken.txt", "same.txt"]
    assert refusal(tmp_path / "real" / "broken.txt") == "not_found"
    assert text_of(tmp_path / "real" / "same.txt") == "a"
    assert [path.name for path in find([tmp_path / "link"])] == names
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert refusal(tmp_path / "self") == "unreadable"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_each_entry_is_judged_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a.txt", "folder/b.txt", "gone/c.txt", "z.txt")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "long").symlink_to("z" * 300)
    listed = folders._is_hidden

    def meanwhile(name: str) -> bool:
        shutil.rmtree(tmp_path / "gone", ignore_errors=True)
        (tmp_path / "z.txt").unlink(missing_ok=True)
        return listed(name)

    monkeypatch.setattr(folders, "_is_hidden", meanwhile)
    names = [path.name for path in find([tmp_path])]
    assert names == ["a.txt", "b.txt", "gone", "long", "self", "z.txt"]
    assert refusal(tmp_path / "gone") == refusal(tmp_path / "z.txt") == "not_found"
    assert refusal(tmp_path / "self") == refusal(tmp_path / "long") == "unreadable"


def test_very_deep_folders(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder = folder / "d"
        folder.mkdir()
    tree(folder, "a.txt")
    assert [path.name for path in find([tmp_path])] == ["a.txt"]
