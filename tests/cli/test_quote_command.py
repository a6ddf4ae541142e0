"""`kimi-calc quote` and its neighbours, from outside: what is printed, and the exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from list_of_2026 import PRICES
from systems import copy_program

Run = Callable[..., subprocess.CompletedProcess[str]]
EXAMPLE = ("--input", "45000", "--cached", "60%", "--output", "1500", "--requests", "1000*30")


def test_the_example(run: Run) -> None:
    result = run("quote", "kimi-k2-turbo-preview", *EXAMPLE)
    assert result.returncode == 0
    assert "7740.00 CNY" in result.stdout
    assert "0.258 CNY" in result.stdout
    assert result.stderr == ""


def test_a_tiered_model_says_which_tier_and_why(run: Run) -> None:
    result = run("quote", "kimi-latest", *EXAMPLE)
    assert "7560.00 CNY" in result.stdout
    for part in ("32,769-131,072", "46,500", "45,000 input", "1,500 output"):
        assert part in result.stdout


def test_a_request_too_long_is_refused(run: Run) -> None:
    result = run("quote", "moonshot-v1-32k", *EXAMPLE)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    for part in ("46500", "32768", "kimi-latest", "moonshot-v1-128k"):
        assert part in result.stderr
    assert "moonshot-v1-8k" not in result.stderr


def test_json(run: Run) -> None:
    result = run("quote", "kimi-latest", *EXAMPLE, "--json")
    found = json.loads(result.stdout)
    assert found["currency"] == "CNY"
    assert found["total"] == "7560.00"
    assert found["per_request"] == "0.252"
    assert found["tiers"] == [{"above": 32_768, "up_to": 131_072}]
    assert found["lines"] == [
        {
            "charge": charge,
            "variant": "",
            "unit": "per_1m_tokens",
            "tokens": tokens,
            "unit_price": price,
            "amount": amount,
            "tier_up_to": 131_072,
        }
        for charge, tokens, price, amount in (
            ("cache_hit", 810_000_000, "1.00", "810.00"),
            ("input", 540_000_000, "10.00", "5400.00"),
            ("output", 45_000_000, "30.00", "1350.00"),
        )
    ]


MADE_UP = """\
format: 1
provider: Example Cloud
currency: CNY
published: 2026-09-19
source: https://example.org/prices
tier_by: input_and_output
calls: {web_search: 0.03}
models:
  - id: made-up-1
    family: made-up
    context_length: 100000
    prices: {cache_hit: 1.00, input: 4.00, "cache_write:1h": 8.00, output: 16.00}
    services:
      batch:
        prices: {cache_hit: 0.60, input: 2.40, "cache_write:1h": 4.80, output: 9.60}
"""
IN_A_BATCH = (
    *("quote", "made-up-1", "--input", "45k", "--cached", "60%", "--output", "1500"),
    *("--written", "1h=6k", "--calls", "web_search=2", "--service", "batch"),
    *("--requests", "1000"),
)


def test_cache_writes_calls_and_a_service_worked_out_by_hand(run: Run, tmp_path: Path) -> None:
    # A request by the batch prices, in millionths: 27,000 × 0.60 = 16,200 read from the cache,
    # 12,000 × 2.40 = 28,800 neither, 6,000 × 4.80 = 28,800 written for an hour, 1,500 × 9.60 =
    # 14,400 of output: 0.0882; two calls at 0.03 make 0.06. Together 0.1482; 1,000 of it 148.20.
    prices = tmp_path / "made-up.yaml"
    prices.write_text(MADE_UP, "utf-8")
    arguments = (*IN_A_BATCH, "--price-list", str(prices))
    found = json.loads(run(*arguments, "--json").stdout)
    assert found["price_list"] == "cny-2026-09-19@Example Cloud"
    assert found["provider"] == "Example Cloud"
    assert (found["total"], found["per_request"]) == ("148.20", "0.1482")
    assert [tuple(line.values()) for line in found["lines"]] == [
        ("cache_hit", "", "per_1m_tokens", 27_000_000, "0.60", "16.20", 100_000),
        ("input", "", "per_1m_tokens", 12_000_000, "2.40", "28.80", 100_000),
        ("cache_write", "1h", "per_1m_tokens", 6_000_000, "4.80", "28.80", 100_000),
        ("output", "", "per_1m_tokens", 1_500_000, "9.60", "14.40", 100_000),
        ("per_call", "web_search", "per_call", 2_000, "0.03", "60.00", 100_000),
    ]
    asked = found["usage"]
    assert (asked["written"], asked["calls"]) == ({"1h": 6_000}, {"web_search": 2})
    assert asked["service"] == "batch"
    said = run(*arguments).stdout
    for words in ("cache write (1h)", "calls: web_search", "0.03 a call", "service batch"):
        assert words in said


def test_what_is_billed_as_input_for_want_of_a_price_is_said(run: Run, tmp_path: Path) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text(PRICES, "utf-8")
    arguments = ("quote", "kimi-k2.7-code", "--input", "100k", "--output", "1k")
    written = ("--written", "1h=40k", "--price-list", str(prices))
    done = run(*arguments, *written)
    assert (
        "note         kimi-k2.7-code has no price for cache writes: 40,000 tokens that are written "
        "are billed as input"
    ) in done.stdout.splitlines()
    found = json.loads(run(*arguments, *written, "--json").stdout)
    assert {"kind": "no_write_price", "written": 40_000} in found["notes"]
    assert found["total"] == "0.677"  # 100,000 × 6.50 and 1,000 × 27.00


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("100k", "these fit: kimi-k2.7-code, example-tiers"),
        ("200k", "these fit: kimi-k2.7-code"),
        ("1M", "kimi-k2.7-code, example-tiers have batch prices, but not for all of this"),
    ],
)
def test_who_has_batch_prices_is_said(run: Run, tmp_path: Path, sent: str, said: str) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text(PRICES, "utf-8")
    asked = ("quote", "kimi-k3", "--input", sent, "--output", "1k", "--service", "batch")
    done = run(*asked, "--price-list", str(prices))
    assert done.returncode == 2
    assert done.stderr.startswith("kimi-calc: kimi-k3 has no batch prices in price list ")
    assert done.stderr.endswith(f"; {said}\n")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--service": "flex"}, "has no flex prices"),
        ({"--service": "flex"}, "no model of the price list has one"),
        ({"--calls": "page_fetch=1"}, "no price for per_call:page_fetch"),
        ({"--written": "5m=1"}, "no price for cache_write:5m"),
        ({"--written": "1h=20k"}, "written is 20000"),
        ({"--written": "1h"}, "such as 5m=2000"),
        ({"--written": "1h=1,1h=2"}, "twice"),
        ({"--calls": "Web Search=1"}, "there is no charge"),
        ({"--calls": "web_search=1.5"}, "--calls"),
    ],
)
def test_what_has_no_price_or_no_sense_is_refused_in_a_line(
    run: Run, tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    prices = tmp_path / "made-up.yaml"
    prices.write_text(MADE_UP, "utf-8")
    arguments = list(IN_A_BATCH)
    for name, value in changed.items():
        arguments[arguments.index(name) + 1] = value
    done = run(*arguments, "--price-list", str(prices))
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_other_reading_is_told_with_its_amount(run: Run) -> None:
    arguments = ("quote", "kimi-latest", "--input", "8000", "--output", "193")
    # 8,000 × 5.00 + 193 × 20.00 against 8,000 × 2.00 + 193 × 10.00, per million.
    text = run(*arguments).stdout
    assert "0.04386 CNY" in text
    assert "0.01793 CNY" in text
    notes = json.loads(run(*arguments, "--json").stdout)["notes"]
    assert notes[1]["other_total"] == "0.01793"


def test_what_would_cost_less_is_told_in_words_and_in_json(run: Run) -> None:
    arguments = ("quote", "kimi-k2-turbo-preview", *EXAMPLE)
    lines = run(*arguments).stdout.splitlines()
    assert [line[:13] for line in lines[-4:]] == [
        *("total        ", "per request  ", "cache        ", "cheaper      ")
    ]
    assert "kimi-k2-0905-preview" in lines[-1]
    assert json.loads(run(*arguments, "--json").stdout)["notes"] == [
        {"kind": "cache_range", "at_none": "13410.00", "at_all": "3960.00"},
        {
            "kind": "cheaper_model",
            "model_id": "kimi-k2-0905-preview",
            "other_total": "3690.00",
            "saving": "4050.00",
        },
    ]


def test_a_model_without_a_cache_price_says_so(run: Run) -> None:
    text = run("quote", "moonshot-v1-128k", *EXAMPLE).stdout
    assert "no cache price" in text
    assert "cache hit)" not in text


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("quote", "kimi-k2-turbo", "--input", "1", "--output", "1"), "kimi-k2-turbo-preview"),
        (("quote", "kimi-latest", "--input", "-5", "--output", "1"), "--input"),
        (("quote", "kimi-latest", "--input", "12,34", "--output", "1"), "1,234"),
        (("quote", "kimi-latest", "--input", "1", "--output", "1.5"), "--output"),
        (("quote", "kimi-latest", "--input", "1", "--output", "1", "--cached", "2"), "cached"),
        (("quote", "kimi-latest", "--input", "1", "--output", "1", "--cached", "101%"), "100"),
        (("quote", "kimi-latest", "--input", "1"), "--output"),
        (("quote", "kimi-latest", "--input", "1", "--output", "1", "--price-list", "x"), "'x'"),
        (("quote",), "MODEL"),
        (("sell",), "sell"),
        (("--theme", "pink"), "pink"),
        (("--scale", "900"), "such as 2 or 200% (see"),
        (("--screenshot", "/no/such/folder/a.png"), "/no/such/folder/a.png"),
    ],
)
def test_a_bad_argument_is_one_line_and_exit_code_2(
    run: Run, arguments: tuple[str, ...], named: str
) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert named in result.stderr
    assert "Traceback" not in result.stderr


def test_a_huge_count_is_large_and_not_bad(run: Run) -> None:
    result = run("quote", "kimi-latest", "--input", "1", "--output", "1", "--requests", "9" * 9_999)
    assert result.returncode == 0
    # 12 millionths of 999…9 are 11 and nines, then 999988 behind the point.
    assert "per request  0.000012 CNY" in result.stdout
    assert ".999988 CNY" in result.stdout


def test_a_price_list_by_id_and_by_file(run: Run, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    text = (root / "resources" / "prices" / "cny-2025-11-11.yaml").read_text("utf-8")
    file.write_text(text.replace("output: 58.00", "output: 59.00"), "utf-8")
    by_id = run("quote", "kimi-k2-turbo-preview", *EXAMPLE, "--price-list", "cny-2025-11-11")
    by_file = run("quote", "kimi-k2-turbo-preview", *EXAMPLE, "--price-list", str(file))
    assert "7740.00 CNY" in by_id.stdout
    assert "7785.00 CNY" in by_file.stdout


def test_a_damaged_price_list_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("format: 1\nprovider: [\n", "utf-8")
    result = run("quote", "a", "--input", "1", "--output", "1", "--price-list", str(file))
    assert result.returncode == 2
    assert f"{file}, line " in result.stderr


def test_a_price_list_of_many_faults_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("format: 1\ncurrency: yuan\nwheels: 4\n", "utf-8")
    result = run("quote", "a", "--input", "1", "--output", "1", "--price-list", str(file))
    assert result.returncode == 2
    assert result.stdout == ""
    # Missing: provider, published, source, tier_by, models.
    assert result.stderr.count("\n") == 1
    assert "line 1, column 1: a price list has no 'provider': add it" in result.stderr
    assert result.stderr.endswith("(and 6 more faults)\n")


def test_quote_imports_no_qt(root: Path) -> None:
    program = (
        "import sys; from kimi_calc.cli.main import main; "
        f"main(['quote', 'kimi-latest', *{EXAMPLE!r}]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], cwd=root, check=True, capture_output=True)


def test_without_qt_a_line_says_so_and_quote_still_works(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "PySide6" / "__init__.py"
    broken.parent.mkdir()
    broken.write_text("raise ImportError('libGL.so.1: cannot open shared object file')")
    result = run(PYTHONPATH=str(tmp_path))
    assert result.returncode == 2
    assert "libGL.so.1" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    quoted = run("quote", "kimi-k2-turbo-preview", *EXAMPLE, PYTHONPATH=str(tmp_path))
    assert "7740.00" in quoted.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_screenshot_needs_no_screen(run: Run, tmp_path: Path, language: str, theme: str) -> None:
    file = tmp_path / "window.png"
    result = run(
        *("--screenshot", str(file), "--language", language, "--theme", theme),
        DISPLAY="",
        WAYLAND_DISPLAY="",
        QT_QPA_PLATFORM="xcb",
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert file.read_bytes().startswith(b"\x89PNG")


def test_self_check(run: Run) -> None:
    result = run("--self-check", DISPLAY="")
    assert (result.returncode, result.stdout.strip()) == (0, "all well")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("file", "spoiled"),
    [
        ("compiled/cny-2025-11-11.json", "{"),
        ("usd-2026-10-23.yaml", "format: 2\n"),
        ("cny-2026-02-09.yaml", None),  # as it was, but no longer what was compiled
    ],
)
def test_self_check_names_what_is_missing(
    root: Path, tmp_path: Path, file: str, spoiled: str | None
) -> None:
    copy_program(root, tmp_path)
    (tmp_path / "resources" / "i18n" / "kimi_calc_zh_CN.qm").unlink()
    path = tmp_path / "resources" / "prices" / file
    path.write_text(
        path.read_text("utf-8").replace(" 4.00,", " 4.01,") if spoiled is None else spoiled
    )
    result = subprocess.run(
        [sys.executable, "-m", "kimi_calc", "--self-check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "translations: " in result.stdout
    assert "price list: " in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_the_version_is_the_projects(run: Run, root: Path) -> None:
    project = (root / "pyproject.toml").read_text("utf-8")
    version = run("--version").stdout.split()[1]
    assert f'\nversion = "{version}"\n' in project


@pytest.mark.parametrize("cached", ["0.6", ".6", "０．６"])
def test_a_share_without_its_sign_has_two_readings(run: Run, cached: str) -> None:
    result = run("quote", "kimi-latest", "--input", "45k", "--output", "1", "--cached", cached)
    assert result.returncode == 2
    assert result.stderr.startswith("kimi-calc: --cached: ")
    assert "type 60% or 0.6%" in result.stderr


def test_hits_that_are_no_whole_number_are_no_share(run: Run) -> None:
    result = run("quote", "kimi-latest", "--input", "45k", "--output", "1", "--cached", "1.5")
    assert result.returncode == 2
    assert "not a whole number" in result.stderr


@pytest.mark.parametrize(
    ("cached", "remedy"),
    [
        ("60.5", "type 60.5% if"),
        ("0,6", "type 60% or 0.6%"),
        ("½", "type 50% if"),
        ("3,5k", "type 3,500 if"),
        ("1.500", "type 1,500 if"),
        ("\u202d0.6\u202c", "type 60% or 0.6%"),
    ],
)
def test_hits_that_are_a_share_are_asked_for_as_one(run: Run, cached: str, remedy: str) -> None:
    result = run("quote", "kimi-latest", "--input", "45k", "--output", "1", "--cached", cached)
    assert result.returncode == 2
    assert remedy in result.stderr


def test_numbers_as_people_write_them(run: Run) -> None:
    text = (
        "--input",
        "(40k+\u200b5k)",
        "--output",
        "1,500 tokens",
        "--requests",
        "1,000次/天 x 30天",
    )
    result = run("quote", "kimi-k2-turbo-preview", *text, "--cached", "60%")
    assert "7740.00 CNY" in result.stdout
    for wrong, remedy in (("¥45", "tokens or requests"), ("5-3", "type what comes of it")):
        result = run("quote", "kimi-k2-turbo-preview", "--input", wrong, "--output", "1")
        assert result.returncode == 2
        assert remedy in result.stderr
