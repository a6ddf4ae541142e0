"""What headings say, and in which rows of a table they stand."""

import pytest

from kimi_calc.usage_logs.tables.heading_rows import found_in
from kimi_calc.usage_logs.tables.heading_words import meaning_of, unit_of, zone_in


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        *(
            (one, "input")
            for one in ("提示词 tokens", "Prompt", "tokens_in", "inputTokens", "上行")
        ),
        *((one, "input") for one in ("輸入 Tokens", "输入量（token）", "usage.prompt_tokens")),
        *((one, "output") for one in ("补全 Token 数", "Completion Tokens", "回复 tokens", "輸出")),
        *((one, "output") for one in ("tokensOut", "output_tokens_total")),
        *((one, "cached") for one in ("命中缓存", "cache_read_input_tokens", "Cached Tokens")),
        *((one, "cached") for one in ("快取命中", "Input (cache hit)", "缓存输入 tokens")),
        *((one, "written") for one in ("缓存创建", "cache_creation_input_tokens", "Cache writes")),
        *(("缓存写入（1 小时）", "written_1h"), ("ephemeral_5m_input_tokens", "written_5m")),
        *((one, "total") for one in ("总 tokens", "total_tokens", "Token 总量", "tokens", "合计")),
        *((one, "requests") for one in ("请求次数", "API Requests", "调用量", "请求总数", "Calls")),
        *((one, "time") for one in ("日期", "created_at", "请求时间", "startTime", "Date (UTC)")),
        *((one, "amount") for one in ("金额（元）", "cost", "消费金额", "总费用", "Spend (USD)")),
        *((one, "model") for one in ("模型", "model_name", "Model ID", "模型名称")),
        *((one, "key") for one in ("密钥", "API Key", "令牌名称", "token_name")),
        *((one, "user") for one in ("用户", "username", "员工邮箱", "user_id")),
        *((one, "project") for one in ("项目", "部门", "app_name", "team")),
        *(("标签", "tag"), ("request_id", "ident"), ("是否批量", "service"), ("供应商", "host")),
        # Nothing of this is a number of tokens, nor a name of what was used.
        *((one, None) for one in ("命中率", "输入单价(元/千tokens)", "输出费用", "用时", "quota")),
        *(
            (one, None)
            for one in ("model_ratio", "cost_cache", "time_to_first_token_ms", "输入字符数")
        ),
        *((one, None) for one in ("reasoning_tokens", "思考 tokens", "max_tokens", "剩余 tokens")),
        *(
            (one, None)
            for one in ("status", "trace_id", "rpm", "耗时(ms)", "详情", "渠道", "x" * 200)
        ),
    ],
)
def test_words_of_headings(heading: str, column: str | None) -> None:
    meaning = meaning_of(heading)
    assert (meaning and meaning.column) == column


@pytest.mark.parametrize(
    ("heading", "cache"),
    [
        *(
            ("未命中输入", "excluded"),
            ("cache miss tokens", "excluded"),
            ("input_other", "excluded"),
        ),
        *(("输入（不含缓存）", "excluded"), ("Input (cache miss)", "excluded"), ("输入", "")),
        *(
            ("总输入", "included"),
            ("输入（含缓存）", "included"),
            ("total input tokens", "included"),
        ),
    ],
)
def test_input_says_how_it_stands_to_the_cache(heading: str, cache: str) -> None:
    meaning = meaning_of(heading)
    assert meaning
    assert (meaning.column, meaning.cache) == ("input", cache)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        *(
            (one, 1)
            for one in ("输入", "input (tokens)", "缓存写入(5m)", "输入（个）", "cached (1h)")
        ),
        *((one, 1) for one in ("Kimi tokens", "market", "输入(元)", "x" * 200, "input [a]")),
        *((one, 1000) for one in ("输入(千tokens)", "Input (K)", "tokens_k", "Output (ktok)")),
        *(
            (one, 1000)
            for one in ("输入/千", "输入（单位：千）", "tokens in thousands", "in (1,000)")
        ),
        *(
            (one, 10_000)
            for one in ("输入（万）", "输入(万 tokens)", "輸入（萬）", "输入（单位：万个）")
        ),
        *(
            (one, 10**6)
            for one in ("Input (M)", "百万tokens", "output (million tokens)", "in [Mtok]")
        ),
        *(("输入（亿）", 10**8), ("total (B)", 10**9), ("次数（千次）", 1000)),
    ],
)
def test_units_of_headings(heading: str, unit: int) -> None:
    assert unit_of(heading) == unit


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        *(("Date (UTC)", 0), ("created_at_utc", 0), ("时间(UTC+8)", 28_800), ("北京时间", 28_800)),
        *(("time GMT-05:30", -19_800), ("日期", None), ("utcoffset", None)),
    ],
)
def test_zones_of_headings(heading: str, zone: int | None) -> None:
    assert zone_in(heading) == zone


def test_headings_stand_below_titles_and_in_two_rows() -> None:
    def headings(text: str) -> tuple[tuple[str, ...], int, int] | None:
        found = found_in([line.split("|") for line in text.splitlines()])
        return tuple(found) if found else None  # type: ignore[return-value]

    one = ("日期", "模型", "输入")
    assert headings("日期|模型|输入\n2026|k|5") == (one, 0, 1)
    assert headings("标题||\n\n日期|模型|输入\n2026|k|5") == (one, 2, 1)
    two = "||输入|\n日期|模型|命中|未命中\n2026-09-01|k|5|6"
    assert headings(two) == (("日期", "模型", "输入 命中", "输入 未命中"), 0, 2)
    units = "日期|模型|输入|输出\n||(千tokens)|(万)\n2026-09-01|k|5|6"
    assert headings(units) == (("日期", "模型", "输入 (千tokens)", "输出 (万)"), 0, 2)
    merged = "日期|模型|输入||输出\n日期|模型|命中|未命中|输出\n2026-09-01|k|5|6|7"
    assert headings(merged) == (("日期", "模型", "输入 命中", "输入 未命中", "输出"), 0, 2)
    assert headings("a|b|c\n1|2|3") == (("a", "b", "c"), 0, 1)
    assert headings("x|x||x\n1|2|3|4") == (("x", "x (2)", "", "x (3)"), 0, 1)
    assert headings("1|2|3") is None
    assert headings("") is None
