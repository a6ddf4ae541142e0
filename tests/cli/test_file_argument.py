"""`kimi-calc list.yaml` opens the window with that list, `kimi-calc budget.kimicalc` with that."""

from pathlib import Path

import pytest

from kimi_calc import app
from kimi_calc.cli.arguments import file_in
from kimi_calc.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "file", "others"),
    [
        (["list.yaml"], "list.yaml", []),
        (["budget.kimicalc"], "budget.kimicalc", []),
        (["--language", "zh", "a folder/List.YML"], "a folder/List.YML", ["--language", "zh"]),
        (["quote", "m", "--price-list", "list.yaml"], None, None),
        (["tokens", "notes.yaml"], None, None),
        (["a-later-command", "check", "list.yaml"], None, None),
        (["--screenshot", "out.yaml"], None, None),
        (["--theme=dark"], None, None),
        ([], None, None),
    ],
)
def test_a_price_list_among_the_arguments(
    arguments: list[str], file: str | None, others: list[str] | None
) -> None:
    found, left = file_in(arguments)
    assert found == (Path(file).absolute() if file else None)
    assert left == (arguments if others is None else others)


def test_the_window_opens_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def run(*options: object) -> int:
        asked.extend(options)
        return 0

    monkeypatch.setattr(app, "run", run)
    assert main(["--language", "en", "list.yaml"]) == 0
    assert asked == ["en", None, Path("list.yaml").absolute()]


def test_two_lists_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["one.yaml", "two.yaml"])
    assert left.value.code == 2
    assert "two.yaml" in capsys.readouterr().err
