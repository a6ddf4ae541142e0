"""Which column is what, as it is typed."""

import pytest

from kimi_calc.usage_logs.sql import Columns, SqlError, columns_of
from kimi_calc.usage_logs.sql.columns import parts_of

NEEDED = "model=m,input=i,output=o"


def test_all_of_it_can_be_typed() -> None:
    text = (
        'model=model_name, day=created_at, time=unix, input="prompt, tokens", cached=cache_tokens,'
        "output=完成,written_5m=w5,written_1h=w1,key=token_name,project=p,input_includes_cache=yes,"
        "service=s,host=channel,id=request_id,requests=n,rows=totals,dept=部门,"
    )

    assert columns_of(text, by=("dept", "model")) == Columns(
        model="model_name",
        input="prompt, tokens",
        output="完成",
        day="created_at",
        cached="cache_tokens",
        written_5m="w5",
        written_1h="w1",
        requests="n",
        service="s",
        host="channel",
        id="request_id",
        groups=(("key", "token_name"), ("project", "p"), ("dept", "部门")),
        input_includes_cache=True,
        time="unix",
        rows_are="totals",
    )


def test_it_can_be_typed_with_a_chinese_keyboard() -> None:
    assert columns_of("model＝模型，input＝输入；output＝输出") == Columns("模型", "输入", "输出")


def test_quotation_marks_double() -> None:
    assert columns_of('model="say ""hi""",input=i,output=o').model == 'say "hi"'


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        ("", "missing", "model=…, input=…, output=…"),
        ("model=m,input=i", "missing", "output=…"),
        ("model", "no_pair", "name=column"),
        ("model=,input=i,output=o", "no_pair", "name one, or leave it out"),
        (f'{NEEDED},day="x', "no_pair", "name=column"),
        (f"{NEEDED},model=n", "given_twice", "keep one"),
        (f"{NEEDED},key=n,key=o", "given_twice", "keep one"),
        (f"{NEEDED},cache=included,input_includes_cache=yes", "given_twice", "keep one"),
        (f"{NEEDED},cahced=c", "unknown_name", "is it cached?"),
        (f"{NEEDED},部门=d", "unknown_name", "grouping by it"),
        (f"{NEEDED},cached=c", "missing", "input_includes_cache=no (as Anthropic"),
        (f"{NEEDED},written_1h=c", "missing", "input_includes_cache=yes (as OpenAI"),
        (f"{NEEDED},cache=excluded", "missing", "cached=…"),
        (f"{NEEDED},cached=c,cache=maybe", "not_a_choice", "yes or no"),
        (f"{NEEDED},day=d,time=created_at", "not_a_choice", "day=created_at"),
        (f"{NEEDED},time=unix", "missing", "day=…"),
        (f"{NEEDED},rows=days", "not_a_choice", "requests or totals"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(text: str, code: str, remedy: str) -> None:
    with pytest.raises(SqlError) as error:
        columns_of(text)

    assert error.value.code == code
    assert remedy in str(error.value)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("logs", ("logs",)),
        ("gateway.logs", ("gateway", "logs")),
        ("a.b.c", ("a", "b", "c")),
        ('"june.2026"', ("june.2026",)),
        ('库."say ""hi"""', ("库", 'say "hi"')),
        ("my logs", ("my logs",)),
    ],
)
def test_tables_have_parts(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    "text", ["", ".", "a.", ".a", "a..b", "a.b.c.d", '"', '"a"b', 'a"b"', '""']
)
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(SqlError, match="logs or schema"):
        parts_of(text)
