"""The built program needs nothing around it: no environment, home, bus, language or network."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from received import Run, alone
from tokens.document_makers import docx, encrypted, paragraph, pdf, shown

WELL = (0, "all well\n")


def test_with_an_empty_environment(run: Run) -> None:
    done = run("--self-check")
    assert (done.returncode, done.stdout) == WELL


def test_with_a_home_that_can_not_be_written(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    read_only = f'mount -t tmpfs -o ro none "{home}" && ! touch "{home}/x" 2>/dev/null && exec "$@"'
    through = (*alone("--mount"), "sh", "-c", read_only, "sh")
    done = run("--self-check", through=through, HOME=str(home), PATH="/usr/bin:/bin:/usr/sbin")
    assert (done.returncode, done.stdout) == WELL, done.stderr


@pytest.mark.parametrize("language", ["C", "POSIX", "zh_CN.GB18030", "nowhere"])
def test_in_any_locale(run: Run, language: str) -> None:
    done = run("--self-check", LANG=language, LC_ALL=language)
    assert (done.returncode, done.stdout) == WELL
    assert "Traceback" not in done.stderr


def test_without_a_message_bus(run: Run) -> None:
    nowhere = "unix:path=/nowhere"
    done = run("--self-check", DBUS_SESSION_BUS_ADDRESS=nowhere, DBUS_SYSTEM_BUS_ADDRESS=nowhere)
    assert (done.returncode, done.stdout) == WELL


def test_without_any_network(run: Run) -> None:
    look = "cat /proc/net/fib_trie /proc/net/if_inet6"  # all addresses and where they lead
    there = subprocess.run([*alone("--net"), "sh", "-c", look], capture_output=True, check=True)
    assert there.stdout == b"", "there is a way out"
    done = run("--self-check", through=alone("--net"), PATH="/usr/bin:/bin")
    assert (done.returncode, done.stdout) == WELL


def test_it_finds_what_is_not_well(handed_out: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    subprocess.run(["cp", "-al", handed_out, damaged], check=True)
    (damaged / "_internal/kimi_calc/resources/prices/cny-2025-11-11.yaml").unlink()
    done = Run(damaged / "kimi-calc", tmp_path)("--self-check")
    assert done.returncode == 1
    assert "price list" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("kimi-latest", "--input", "45k", "--cached", "60%", "--output", "1500"),
        (
            "kimi-k2-turbo-preview",
            "--input",
            "4.5万",
            "--output",
            "2k+500",
            "--requests",
            "1000*30",
        ),
        ("moonshot-v1-8k", "--input", "5000", "--cached", "10", "--output", "1", "--json"),
        ("moonshot-v1-8k", "--input", "8193", "--output", "1"),
        ("kimi-k9", "--input", "1", "--output", "1"),
        ("kimi-latest", "--input", "1.234,5", "--output", "1"),
        ("kimi-latest", "--input", "1"),
    ],
)
def test_a_quote_is_the_same_as_from_the_sources(
    run: Run, root: Path, arguments: tuple[str, ...]
) -> None:
    built = run("quote", *arguments, LANG="C.UTF-8")
    source = subprocess.run(
        [sys.executable, "-m", "kimi_calc", "quote", *arguments],
        cwd=root,
        env={"LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    told = (built.returncode, built.stdout, built.stderr)
    assert told == (source.returncode, source.stdout, source.stderr)
    assert (built.returncode == 0) == bool(built.stdout)
    if "--json" in arguments:
        assert json.loads(built.stdout)["currency"] == "CNY"


def test_a_picture_needs_no_screen(run: Run, tmp_path: Path) -> None:
    done = run("--screenshot", "window.png", "--language", "zh", "--page", "conversation")
    assert done.returncode == 0
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_documents_are_counted_as_from_the_sources(run: Run, root: Path, tmp_path: Path) -> None:
    text = "Payment is due within thirty days of receipt of the invoice."
    files = [
        docx(tmp_path / "contract.docx", paragraph(text) * 30),
        tmp_path / "合同.txt",
        tmp_path / "page.pdf",
        tmp_path / "protected.pdf",
    ]
    files[1].write_text("甲方应当在收到发票后三十日内付款。" * 50, "gb18030")
    files[2].write_bytes(pdf([shown(*[text] * 30)]))
    files[3].write_bytes(encrypted(pdf([shown(*[text] * 9)]), "", "owner", "AES-256"))
    arguments = ("tokens", *map(str, files), "--model", "kimi-latest", "--json")
    built = run(*arguments, LANG="C.UTF-8")
    source = subprocess.run(
        [sys.executable, "-m", "kimi_calc", *arguments],
        cwd=root,
        env={"LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (built.returncode, built.stdout, built.stderr) == (0, source.stdout, "")
    kinds = [file["kind"] for file in json.loads(built.stdout)["files"]]
    assert kinds == ["docx", "text", "pdf", "pdf"]
