"""Settings to keep: with nothing as by default, and by chance."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from kimi_calc.settings import COMPARE_COLUMNS, FILE_NAME, Settings, load

FULL = Settings(
    language="zh",
    theme="dark",
    text_size=150,
    on_top=True,
    budget_column=True,
    compare_columns=("marks", "context"),
    window=(-1920, 30, 1120, 760),
    maximized=True,
    page="calculate",
    price_list="cny-2025-11-11",
    price_list_file="prices/合同 2027.yaml",
    quiet_lists=("cny-2025-11-11", "usd-2026-07-16@Contract 2027"),
    model="kimi-k2-turbo-preview",
    workload="conversation",
    requests_mode="daily",
    cache_lifetime="1h",
    service="batch",
    texts={"inputTokens": "12,34", "budget": "4.5万", "turns": "\ud800 half", "requests": ""},
    estimates={"inputTokens": (41_000, 45_000, 50_000), "userTokens": (1, 2, 3)},
    second_currency="USD",
    vocabulary="/home/li/下载/tiktoken.model",
    recent=("/home/li/文档/2027 预算.kimicalc", "C:\\a\\b.kimicalc"),
)
"""Nothing in it is as by default."""

_NAMES = st.text(min_size=1, max_size=30)

SETTINGS = st.builds(
    Settings,
    language=st.sampled_from([None, "zh", "en"]),
    theme=st.sampled_from([None, "light", "dark"]),
    text_size=st.sampled_from([100, 125, 150, 200]),
    on_top=st.booleans(),
    budget_column=st.booleans(),
    compare_columns=st.permutations(COMPARE_COLUMNS).flatmap(
        lambda names: st.integers(0, len(names)).map(lambda most: tuple(names[:most]))
    ),
    window=st.none()
    | st.tuples(
        st.integers(-100_000, 100_000),
        st.integers(-100_000, 100_000),
        st.integers(1, 100_000),
        st.integers(1, 100_000),
    ),
    maximized=st.booleans(),
    page=st.none() | _NAMES,
    price_list=st.none() | _NAMES,
    price_list_file=st.none() | _NAMES.filter(lambda name: "\0" not in name),
    quiet_lists=st.lists(_NAMES, max_size=4).map(tuple),
    model=st.none() | _NAMES,
    workload=st.sampled_from(["single", "conversation"]),
    requests_mode=st.sampled_from(["total", "daily"]),
    cache_lifetime=st.just("") | st.from_regex("[1-9][0-9]{0,3}[mhd]", fullmatch=True),
    service=st.sampled_from(["standard", "batch"]),
    texts=st.dictionaries(
        _NAMES, st.text(st.characters() | st.characters(categories=["Cs"]), max_size=200)
    ),
    estimates=st.dictionaries(
        _NAMES,
        st.lists(st.integers(0, 10**18 - 1), min_size=3, max_size=3).map(
            lambda n: tuple(sorted(n))
        ),
        max_size=4,
    ),
    second_currency=st.just("") | st.from_regex("[A-Z]{3}", fullmatch=True),
    vocabulary=st.none() | _NAMES.filter(lambda name: "\0" not in name),
    recent=st.lists(_NAMES.filter(lambda name: "\0" not in name), max_size=4).map(tuple),
)


def as_qt_has_it(settings: Settings) -> Settings:
    """The same with two halves of a character, one after the other, being the character."""
    return Settings(
        **{name: getattr(settings, name) for name in Settings.__slots__ if name != "texts"},
        texts={
            name: text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
            for name, text in settings.texts.items()
        },
    )


def loaded_well(folder: Path) -> Settings:
    """The settings of a file that is whole, and alone in its folder."""
    loaded = load(folder)
    assert loaded.problem is None
    assert [one.name for one in folder.iterdir()] == [FILE_NAME]
    return loaded.settings
