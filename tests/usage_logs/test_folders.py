"""Which files are found in what a person names."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from kimi_calc.usage_logs.files import folders
from kimi_calc.usage_logs.files.folders import Folders, Found, LeftOut

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")


def put(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}\n")


def found(*paths: Path, **bounds: int) -> list[str]:
    """The names of the files, by their path within the last of the paths."""
    root = paths[-1]
    searched = Folders([str(path) for path in paths], **bounds)
    return [Path(one.path).relative_to(root).as_posix() for one in searched]


def test_files_by_their_names_and_in_order_of_names(tmp_path: Path) -> None:
    wanted = [
        ".hidden/a.jsonl",
        "B.JSON",
        "a/b/c.csv.gz",
        "a/z.tsv",
        "access.log.2.gz",
        "access.log.2026-09-01",
        "b.xlsx",
        "c.ndjson.zst",
        "d.log",
        "e.txt",
    ]
    put(tmp_path, *reversed(wanted))
    put(tmp_path, "x.py", "x.jsonl.bak", "x.png", "~$b.xlsx", "._d.log", "node_modules/x.json")
    (tmp_path / "empty.csv").touch()
    assert found(tmp_path) == wanted


def test_a_file_that_is_named_is_taken_whatever_its_name_is(tmp_path: Path) -> None:
    put(tmp_path, "usage.dump")
    path = str(tmp_path / "usage.dump")
    assert list(Folders([path])) == [Found(path, 3)]


def test_as_named_first_and_each_once(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "b/c.csv")
    assert found(tmp_path / "b" / "c.csv", tmp_path, tmp_path / "b", tmp_path) == [
        "b/c.csv",
        "a.csv",
    ]


@needs_posix
def test_links_lead_to_a_file_once_and_never_round(tmp_path: Path) -> None:
    put(tmp_path, "a/one.csv")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    (tmp_path / "b.csv").symlink_to(tmp_path / "a" / "one.csv")
    (tmp_path / "c.csv").hardlink_to(tmp_path / "a" / "one.csv")
    (tmp_path / "d.csv").symlink_to(tmp_path / "d.csv")
    (tmp_path / "e.csv").symlink_to(tmp_path / "nowhere")
    searched = Folders([str(tmp_path)])
    assert [one.path for one in searched] == [str(tmp_path / "a" / "one.csv")]
    assert searched.left_out == [
        LeftOut(str(tmp_path / "a" / "round"), "again"),
        LeftOut(str(tmp_path / "d.csv"), "not_found"),
        LeftOut(str(tmp_path / "e.csv"), "not_found"),
    ]


@needs_posix
def test_pipes_sockets_and_devices_are_left_out_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.csv")
    os.mkfifo(tmp_path / "b.csv")
    os.mkfifo(tmp_path / "c.fifo")  # nobody takes it for records: not a word
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("d.log")
        searched = Folders([str(tmp_path), "/dev/zero"])
        assert [one.path for one in searched] == [str(tmp_path / "a.csv")]
    assert searched.left_out == [
        LeftOut(str(tmp_path / "b.csv"), "special"),
        LeftOut(str(tmp_path / "d.log"), "special"),
        LeftOut("/dev/zero", "special"),
    ]


def test_what_is_not_there(tmp_path: Path) -> None:
    searched = Folders([str(tmp_path / "gone"), "with\0zero"])
    assert list(searched) == []
    assert {one.code for one in searched.left_out} == {"not_found"}


@needs_posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may open all")
def test_a_folder_without_the_right_to_it(tmp_path: Path) -> None:
    put(tmp_path, "a/b.csv", "c.csv")
    (tmp_path / "a").chmod(0)
    try:
        searched = Folders([str(tmp_path)])
        assert [one.path for one in searched] == [str(tmp_path / "c.csv")]
        assert searched.left_out == [LeftOut(str(tmp_path / "a"), "no_access")]
    finally:
        (tmp_path / "a").chmod(0o700)


def test_bounds_are_kept_and_said(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number}.csv" for number in range(5)), "x/y/z/deep.csv")
    searched = Folders([str(tmp_path)], most_files=5, most_depth=2)
    assert len(list(searched)) == 5
    assert searched.left_out == [LeftOut(str(tmp_path / "x" / "y" / "z"), "too_deep")]
    assert len(list(searched)) == 5  # again, from the beginning
    few = Folders([str(tmp_path)], most_files=3)
    assert [Path(one.path).name for one in few] == ["0.csv", "1.csv", "2.csv"]
    assert few.left_out == [LeftOut(str(tmp_path / "3.csv"), "too_many")]


def test_so_many_names_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, *(f"{number}/{name}.csv" for number in range(5) for name in "ab"))
    monkeypatch.setattr(folders, "_MOST_LOOKED_AT", 8)
    searched = Folders([str(tmp_path)])
    assert len(list(searched)) < 10
    assert [one.code for one in searched.left_out] == ["too_many"]


@pytest.mark.parametrize(
    ("home", "sessions", "others"),
    [
        (
            ".claude",
            ["projects/-home-u-p/s/subagents/agent-1.jsonl", "projects/-home-u-p/s.jsonl"],
            ["history.jsonl", "settings.json", ".credentials.json", "todos/x.json"],
        ),
        (
            ".kimi",
            ["imported_sessions/s/wire.jsonl", "sessions/g/s/wire.jsonl"],
            ["kimi.json", "credentials/kimi.json", "sessions/g/s/context.jsonl"],
        ),
        (
            ".kimi-code",
            ["sessions/wd_a/s/agents/main/wire.jsonl"],
            ["session_index.jsonl", "logs/kimi-code.log"],
        ),
        (
            ".codex",
            ["archived_sessions/rollout-a.jsonl.zst", "sessions/2026/09/01/rollout-b.jsonl"],
            ["auth.json", "history.jsonl"],
        ),
        (
            "opencode",
            ["storage/message/ses_1/msg_1.json"],
            ["auth.json", "storage/part/msg_1/prt_1.json", "storage/session/p/ses_1.json"],
        ),
        (
            ".cline",
            ["data/sessions/1/1.messages.json", "data/tasks/2/ui_messages.json"],
            ["data/secrets.json", "settings.json"],
        ),
        (
            "saoudrizwan.claude-dev",
            ["tasks/1/ui_messages.json"],
            ["tasks/1/api_conversation_history.json", "settings/mcp.json"],
        ),
    ],
)
def test_of_an_agent_s_home_only_its_sessions(
    tmp_path: Path, home: str, sessions: list[str], others: list[str]
) -> None:
    put(tmp_path / home, *sessions, *others)
    assert found(tmp_path / home) == sessions
    assert found(tmp_path) == [f"{home}/{one}" for one in sessions]


def test_a_folder_that_is_only_called_like_an_agent_s(tmp_path: Path) -> None:
    put(tmp_path / "opencode", "usage.csv")
    assert found(tmp_path / "opencode") == ["usage.csv"]


def test_thousands_of_sessions_come_one_after_the_other(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number % 50:02}/{number}.jsonl" for number in range(1000)))
    searched = iter(Folders([str(tmp_path)]))
    assert next(searched).path == str(tmp_path / "00" / "0.jsonl")
    assert sum(1 for _ in searched) == 999
