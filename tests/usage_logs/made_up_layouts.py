"""Tables of many layouts, as gateways, consoles and people write them; and what each row says.

All are made up. What a table says is told by hand: no code of the program has worked it out.
"""

import csv
import io
from datetime import date
from typing import Any, NamedTuple

from kimi_calc.usage_logs.records import Entry


class Made(NamedTuple):
    """A table as text, and what must be read from it.

    `missing` and `doubts` are what has to be asked; `told` is what a person answers then.
    `entries` are the rows, None for one that records no use, a code for one that can't be read.
    """

    name: str
    text: str
    entries: tuple[Entry | str | None, ...]
    delimiter: str = ","
    missing: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    told: tuple[tuple[str, Any], ...] = ()


def rows_of(made: Made) -> list[list[str]]:
    """The cells of a table, row by row."""
    return list(csv.reader(io.StringIO(made.text), delimiter=made.delimiter))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


D1, D2 = day("2026-09-01"), day("2026-09-02")
K26, K3, K25 = "kimi-k2.6", "kimi-k3", "kimi-k2.5"


def groups(key: str = "", user: str = "", project: str = "", tag: str = "") -> tuple[str, ...]:
    return key, user, project, tag


def entry(
    model: str,
    when: int,
    plain: int,
    hit: int,
    output: int,
    written: tuple[int, int] = (0, 0),
    **others: Any,
) -> Entry:
    return Entry(model, when, plain, hit, *written, output)._replace(**others)


LAYOUTS = (
    Made(
        "totals of a console, with a sum below",
        "日期,模型,输入,缓存命中,输出,金额\n"
        "2026-09-01,kimi-k2.6,1200,800,300,0.01\n"
        "2026-09-01,kimi-k3,100,0,20,0.02\n"
        "2026-09-02,kimi-k2.6,5000,4096,410,0.03\n"
        "合计,,6300,4896,730,0.06\n",
        (
            entry(K26, D1, 400, 800, 300, requests=0),
            entry(K3, D1, 100, 0, 20, requests=0),
            entry(K26, D2, 904, 4096, 410, requests=0),
            None,
        ),
        doubts=("cache",),
    ),
    Made(
        "a gateway's own list in Chinese",
        "时间,渠道,用户,令牌,分组,类型,模型,用时,提示,补全,花费,详情\n"
        "2026-09-01 23:30:00,3,客服部,bot-1,default,消费,kimi-k2.6,6,5200,410,0.02,a\n"
        "2026-09-02 00:10:00,3,研发部,bot-2,default,消费,kimi-k2.5,2,10,4,0.01,b\n",
        (
            entry(
                K26, D1, 5200, 0, 410, has_split=False, groups=groups("bot-1", "客服部", "default")
            ),
            entry(K25, D2, 10, 0, 4, has_split=False, groups=groups("bot-2", "研发部", "default")),
        ),
    ),
    Made(
        "a gateway in English, with zones and idents",
        "request_id,created_at,model,prompt_tokens,completion_tokens,cached_tokens,api_key,cost\n"
        "req-0a1b2c3d4e5f,2026-09-01T20:00:00Z,moonshot/kimi-k2.6,2100,180,1536,prod,0.003\n"
        "req-0a1b2c3d4e60,2026-09-01T03:04:05+00:00,kimi-k2.6,90,12,,prod,0.001\n",
        (
            entry(
                "moonshot/kimi-k2.6",
                D2,
                564,
                1536,
                180,
                ident="req-0a1b2c3d4e5f",
                groups=groups("prod"),
            ),
            entry(
                K26, D1, 90, 0, 12, ident="req-0a1b2c3d4e60", groups=groups("prod"), has_split=False
            ),
        ),
    ),
    Made(
        "an accountant's, with thousands separators",
        "月份,日期,模型名称,调用次数,输入 Tokens,其中缓存命中,输出 Tokens,费用（元）\n"
        '2026年9月,2026/9/1,kimi-k2.6,"1,250","12,345,678.00","10,000,000.00","1,234,567.00",¥33.1\n'
        '2026年9月,2026/9/2,kimi-k2.6,1,"1,000","600",200,¥0.1\n'
        '小计,,,"1,251","12,346,678","10,000,600","1,234,767",¥33.2\n',
        (
            entry(K26, D1, 2345678, 10000000, 1234567, requests=1250),
            entry(K26, D2, 400, 600, 200, requests=1),
            None,
        ),
        doubts=("cache",),
    ),
    Made(
        "hits beside the input, which a row proves",
        "date,model,requests,input_tokens,cache_hit_tokens,output_tokens\n"
        "2026-09-01,kimi-k3,12,120,9000,260\n"
        "2026-09-02,kimi-k3,3,500,100,50\n",
        (
            entry(K3, D1, 120, 9000, 260, requests=12),
            entry(K3, D2, 500, 100, 50, requests=3),
        ),
    ),
    Made(
        "the names of the Messages interface",
        "timestamp,model,input_tokens,cache_read_input_tokens,cache_creation_input_tokens,"
        "ephemeral_1h_input_tokens,ephemeral_5m_input_tokens,output_tokens\n"
        "2026-09-01 10:00:00,kimi-k3,144,100,256,256,0,300\n",
        (entry(K3, D1, 144, 100, 300, (0, 256)),),
    ),
    Made(
        "millions, as a report has them",
        "Day,Model,Calls,Input (M),Cached input (M),Output (M)\n"
        "2026-09-01,kimi-k2.6,100,1.5,0.25,0.000001\n"
        "2026-09-02,kimi-k2.6,90,0.0000001,0,1\n",
        (
            entry(K26, D1, 1250000, 250000, 1, requests=100),
            "not_a_count",
        ),
        doubts=("cache", "unit"),
    ),
    Made(
        "units of ten thousand, and thousands in words",
        "统计日期,模型,请求数,输入Token（万）,命中缓存（万）,输出(千tokens),总费用\n"
        '2026-09-01,kimi-k2.5,7,"1,200.5",1000,3.25,12\n'
        "2026-09-02,kimi-k2.5,1,12.3456,0,0.001,3\n",
        (
            entry(K25, D1, 2005000, 10000000, 3250, requests=7),
            entry(K25, D2, 123456, 0, 1, requests=1),
        ),
        doubts=("cache", "unit"),
    ),
    Made(
        "two rows of headings below a title",
        "用量明细（数据次日 07:00 更新）,,,,,\n"
        ",,,,,\n"
        "日期,模型,输入,,输出,请求次数\n"
        ",,缓存命中,缓存未命中,,\n"
        "2026-09-01,kimi-k2.6,700,300,50,2\n"
        "2026-09-02,kimi-k2.6,1,2,3,1\n"
        "备注：以账单为准,,,,,\n",
        (
            entry(K26, D1, 300, 700, 50, requests=2),
            entry(K26, D2, 2, 1, 3, requests=1),
            None,
        ),
    ),
    Made(
        "semicolons, as spreadsheets write them in Europe",
        "Datum;Zeit;Date;Model;Prompt tokens;Completion tokens;Total tokens;Cached tokens\n"
        "01.09.2026;23:00;2026-09-01 23:00;kimi-k2.6;1000;100;1100;900\n"
        "02.09.2026;01:00;2026-09-02 01:00;kimi-k2.6;10;1;11;-\n",
        (
            entry(K26, D1, 100, 900, 100),
            entry(K26, D2, 10, 0, 1, has_split=False),
        ),
        delimiter=";",
    ),
    Made(
        "quoted numbers, and long ids kept as texts",
        '"Request ID","Time","Model","Tokens In","Tokens Out","Cache Read Tokens","Total Tokens"\n'
        '"=""1790000000123456""","2026-09-01 08:00:00","kimi-k3","120","30","80","230"\n'
        '"=""1790000000123457""","2026-09-01 08:01:00","kimi-k3","=""7""","1","0","8"\n',
        (
            entry(K3, D1, 120, 80, 30, ident="1790000000123456"),
            entry(K3, D1, 7, 0, 1, ident="1790000000123457"),
        ),
    ),
    Made(
        "one model, whose name is nowhere",
        "Timestamp,User,Input tokens,Output tokens\n"
        "1788220800,anna,100,10\n"
        "1788220801,Total,5,1\n"
        "Total,,105,11\n",
        (
            entry(K26, D1, 100, 0, 10, has_split=False, groups=groups(user="anna")),
            entry(K26, D1, 5, 0, 1, has_split=False, groups=groups(user="Total")),
            None,
        ),
        missing=("model",),
        told=(("fixed_model", K26),),
    ),
    Made(
        "only the total and the output",
        "日期,模型,密钥名称,总tokens,输出tokens,次数\n"
        "2026-09-01,kimi-k2.6,k1,1500,300,4\n"
        "2026-09-02,kimi-k2.6,k1,100,300,4\n",
        (
            entry(K26, D1, 1200, 0, 300, requests=4, has_split=False, groups=groups("k1")),
            "negative",
        ),
    ),
    Made(
        "tabs, batches, and other hosts",
        "created\tmodel_permaslug\tprovider_name\tbatch\tinput\tcache hits\tcache writes\toutput"
        "\ttotal\n"
        "2026-09-01 02:37:51.271\tkimi-k2.6\tMoonshot AI\tfalse\t3000\t2000\t64\t240\t3240\n"
        "2026-09-01 02:37:52.000\tkimi-k2.6\tNovita\ttrue\t30\t20\t0\t4\t34\n"
        "2026-09-01 02:37:53.000\tkimi-k2.6\tNovita\ttrue\t30\t20\t20\t4\t34\n",
        (
            entry(K26, D1, 936, 2000, 240, (64, 0), host="Moonshot AI"),
            entry(K26, D1, 10, 20, 4, host="Novita", service="batch"),
            "parts_over_input",
        ),
        delimiter="\t",
    ),
    Made(
        "numbers that are none",
        "时间,模型,输入,输出,缓存命中\n"
        "2026-09-01 10:00,kimi-k2.6,1_000,1,0\n"
        "2026-09-01 10:00,kimi-k2.6,-5,1,0\n"
        '2026-09-01 10:00,kimi-k2.6,"1,23",1,0\n'
        "2026-09-01 10:00,kimi-k2.6,1E+3,1,0\n"
        "2026-09-01 10:00,kimi-k2.6,12.5,1,0\n"
        "2026-09-01 10:00,kimi-k2.6,,1,0\n"
        "2026-09-01 10:00,kimi-k2.6,1,,0\n"
        "2026-09-01 10:00,,1,1,0\n"
        "gestern,kimi-k2.6,1,1,0\n"
        "时间,模型,输入,输出,缓存命中\n"
        ",,,,\n"
        ",kimi-k2.6,9,1,3\n"
        "2026-09-01 10:00,kimi-k2.6,9,1,3\n"
        "2026-09-01 10:00,kimi-k2.6,9,1,3\n"
        "2026-09-01 10:00,kimi-k2.6,9,1,3\n"
        "2026-09-01 10:00,kimi-k2.6,9,1,3\n"
        "2026-09-01 10:00,kimi-k2.6,9,1,3\n"
        "2026-09-01 10:00,kimi-k2.6,9,1,3\n",
        (
            *("not_a_count", "negative", "not_a_count", "not_a_count", "not_a_count"),
            *("no_count", "no_count", "no_model", "not_a_time", None, None),
            entry(K26, 0, 6, 3, 1),
            *(entry(K26, D1, 6, 3, 1) for _ in range(6)),
        ),
        doubts=("cache",),
    ),
)
