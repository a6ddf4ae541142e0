"""What README shows can be typed in as it stands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest


def blocks(root: Path, language: str) -> list[str]:
    text = (root / "README.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_its_python_runs(root: Path) -> None:
    (code,) = blocks(root, "python")
    *lines, last = code.strip().splitlines()
    script = "\n".join([*lines, f"print({last})"])
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    # 27,000 × 1.00 + 18,000 × 10.00 + 1,500 × 30.00, per million
    assert float(done.stdout) == 0.252, done.stderr


def test_its_files_and_folders_are_there(root: Path) -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        text = (root / name).read_text("utf-8")
        for place in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (root / place).exists(), f"{name} links to {place}"


def test_what_architecture_names_is_there(root: Path) -> None:
    text = (root / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.py|\.md|\.ts)?|[a-z_]+\.py)`", text))
    assert len(named) > 20
    for place in named - {"viewmodels/"}:
        tried = (root / place, root / "kimi_calc" / place, *root.glob(f"kimi_calc/**/{place}"))
        assert any(each.exists() for each in tried), f"ARCHITECTURE.md names {place}"


@pytest.mark.parametrize(
    "name",
    [
        "quote kimi-latest --input 45k",
        "quote kimi-k3 --input",
        "quote kimi-k2.6 --input",
        "prices --list",
        "prices --diff",
    ],
)
def test_its_examples_can_be_typed(root: Path, name: str) -> None:
    (line,) = (
        line
        for block in blocks(root, "")
        for line in block.splitlines()
        if line.startswith(f"kimi-calc {name}")
    )
    arguments = shlex.split(line.replace("[--json]", "--json"))[1:]
    done = subprocess.run([sys.executable, "-m", "kimi_calc", *arguments], cwd=root, check=False)
    assert done.returncode == 0
