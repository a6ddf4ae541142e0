"""What names of models mean, and why others have no price."""

import json
from pathlib import Path

import pytest

from kimi_calc.usage_logs import kept_json
from kimi_calc.usage_logs.aliases import Named, Names, is_platform
from kimi_calc.usage_logs.messages import UNPRICED
from kimi_calc.usage_logs.own_aliases import FILE_NAME, MOST, OwnAliases

IDS = ("kimi-k3", "kimi-k2.6", "kimi-k2-turbo-preview", "kimi-latest", "moonshot-v1-8k")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("kimi-k3", Named("kimi-k3", None, "id")),
        (" Kimi-K2.6 ", Named("kimi-k2.6", None, "id")),
        ("moonshotai/kimi-k2.6", Named("kimi-k2.6", None, "prefix")),
        ("Moonshot/Kimi-K2.6", Named("kimi-k2.6", None, "prefix")),
        ("moonshotai-cn/kimi-k3:batch", Named("kimi-k3", "batch", "prefix")),
        ("kimi-k2.6:batch", Named("kimi-k2.6", "batch", "prefix")),
        ("moonshot-v1-8k", Named("moonshot-v1-8k", None, "id")),
        ("kimi-for-coding", "membership"),
        ("k3", "membership"),
        ("k3[1m]", "membership"),
        ("K3-256K", "membership"),
        ("kimi-code/k3", "membership"),
        ("moonshot/kimi-for-coding", "membership"),
        ("kimi-k2.8-preview", "membership"),
        ("openrouter/moonshotai/kimi-k2.6", "other_host"),
        ("@cf/moonshotai/kimi-k2.6", "other_host"),
        ("kimi-k2.6-fp8", "other_host"),
        ("moonshotai/kimi-k2.6-FP8", "other_host"),
        ("moonshotai/kimi-k2.6:free", "other_host"),
        ("Moonshot-Kimi-K2-Instruct", "other_host"),
        ("Pro/moonshotai/kimi-k2.6", "other_host"),
        ("accounts/fireworks/models/kimi-k2p6", "other_host"),
        ("kimi-k2.7", "unknown_model"),
        ("gpt-5", "unknown_model"),
        ("openai/gpt-5", "unknown_model"),
        ("moonshot/moonshot/kimi-k3x", "other_host"),
        ("", "unknown_model"),
        ("k30", "unknown_model"),
    ],
)
def test_a_name_means_one_model_or_has_a_reason(name: str, meant: Named | str) -> None:
    assert Names(IDS).resolve(name) == meant
    if isinstance(meant, str):
        assert meant in UNPRICED


def test_an_id_of_a_list_is_a_model_whatever_it_is_called() -> None:
    names = Names((*IDS, "kimi-k2.8-preview", "k3", "corp/kimi:batch"))
    assert names.resolve("kimi-k2.8-preview") == Named("kimi-k2.8-preview", None, "id")
    assert names.resolve("moonshotai/k3") == Named("k3", None, "prefix")
    assert names.resolve("corp/kimi:batch") == Named("corp/kimi:batch", None, "id")


def test_an_own_alias_comes_first_and_is_the_text_as_written() -> None:
    own = {"fast": "KIMI-K3", "kimi-latest": "kimi-k2.6", "k3": "", "old": "kimi-k1", " x ": "gone"}
    names = Names(IDS, own)
    assert names.resolve("fast") == Named("kimi-k3", None, "own")
    assert names.resolve("fast", "novita") == Named("kimi-k3", None, "own")
    assert names.resolve("Fast") == "unknown_model"
    assert names.resolve("kimi-latest") == Named("kimi-k2.6", None, "own")
    assert names.resolve("Kimi-Latest") == Named("kimi-latest", None, "id")
    assert names.resolve("k3") == "membership"
    assert names.resolve("old") == Named("kimi-k1", None, "own")  # which no list has
    assert names.resolve("x") == Named("gone", None, "own")


@pytest.mark.parametrize(
    "host",
    [
        *("", " ", "moonshot", "MoonshotAI", "Moonshot AI", "moonshotai-cn", "kimi", "Kimi AI"),
        *("月之暗面", "https://api.moonshot.cn/v1", "api.moonshot.ai", "platform.kimi.com"),
        "http://api.moonshot.cn:443/anthropic/",
    ],
)
def test_the_platform_has_many_names(host: str) -> None:
    assert is_platform(host)
    assert Names(IDS).resolve("kimi-k3", host) == Named("kimi-k3", None, "id")


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        *((one, "other_host") for one in ("openrouter", "Novita", "azure", "moonshot-proxy")),
        *((one, "other_host") for one in ("https://moonshot.cn.evil.example", "notmoonshot.cn")),
        *((one, "membership") for one in ("kimi-for-coding", "https://api.kimi.com/coding/v1")),
    ],
)
def test_others_have_prices_of_their_own(host: str, reason: str) -> None:
    assert not is_platform(host)
    assert Names(IDS).resolve("kimi-k3", host) == reason


def test_names_that_are_like_an_id_are_suggested() -> None:
    names = Names(IDS)
    assert names.suggestions("kimi-k2.7")[0] == "kimi-k2.6"
    assert names.suggestions("Corp/KIMI-K2-Turbo") == names.suggestions("kimi-k2-turbo")
    assert names.suggestions("kimi-k2-turbo")[0] == "kimi-k2-turbo-preview"
    assert names.suggestions("whisper-large") == ()
    assert len(names.suggestions("kimi")) <= 3


def test_own_aliases_come_back(tmp_path: Path) -> None:
    own = OwnAliases(tmp_path)
    assert (own.aliases, own.problem) == ({}, None)
    own.change({" 快速 ": " kimi-k3 ", "free": "", "gone": "kimi-k2.6"})
    assert "快速" in (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    OwnAliases(tmp_path).change({"gone": None, "another": "kimi-k3"})
    again = OwnAliases(tmp_path)
    assert again.aliases == {"快速": "kimi-k3", "free": "", "another": "kimi-k3"}
    # What another window has set meanwhile stays.
    own.change({"third": "kimi-k3"})
    assert OwnAliases(tmp_path).aliases.keys() >= {"another", "third"}


@pytest.mark.parametrize("wrong", [{"": "x"}, {"  ": "x"}, {"a": "x" * 201}, {"a" * 201: "x"}])
def test_what_is_no_alias_changes_nothing(tmp_path: Path, wrong: dict[str, str]) -> None:
    own = OwnAliases(tmp_path)
    with pytest.raises(ValueError, match="no alias"):
        own.change({"good": "kimi-k3", **wrong})
    assert own.aliases == {}
    with pytest.raises(ValueError, match="more than"):
        own.change({f"n{number}": "kimi-k3" for number in range(MOST + 1)})
    assert not (tmp_path / FILE_NAME).exists()


def test_damage_costs_the_file_alone_and_a_newer_one_stays(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    said = {"a": "kimi-k3", "b": 5, "": "x", "c": None, "d": ""}
    file.write_text(json.dumps({"format": 1, "aliases": said}), encoding="utf-8")
    assert OwnAliases(tmp_path).aliases == {"a": "kimi-k3", "d": ""}
    for damage in (b"{", b"[]", b'{"format": 1}', b'{"format": true, "aliases": {}}', b"\xff\xfe"):
        file.write_bytes(damage)
        own = OwnAliases(tmp_path)
        assert (own.aliases, own.problem) == ({}, "damaged")
        assert own.aside
        assert own.aside.read_bytes() == damage
        own.change({"a": "kimi-k3"})
        assert OwnAliases(tmp_path).aliases == {"a": "kimi-k3"}
    newer = b'{"format": 2, "names": 7}'
    file.write_bytes(newer)
    own = OwnAliases(tmp_path)
    assert (own.aliases, own.problem) == ({}, "newer")
    with pytest.raises(kept_json.NewerVersion):
        own.change({"b": "kimi-k3"})
    assert own.aliases == {"b": "kimi-k3"}  # as long as the program runs
    assert file.read_bytes() == newer
