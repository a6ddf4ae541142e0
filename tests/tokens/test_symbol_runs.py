"""Runs of symbols and white space, forms, tables, full-width text: estimates near true counts.

The numbers were counted with the vocabulary of Kimi K2/K3, which need not be here.
"""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.tokens import load_vocabulary
from kimi_calc.tokens.estimate import estimate_chunks, estimate_tokens
from kimi_calc.tokens.vocabulary import Tokenizer

VOCABULARY = Path(__file__).resolve().parents[3] / "shared" / "tokens" / "tiktoken.model"
CLAUSE = "甲方应当按照约定的期限支付货款"
FULL_WIDTH = (
    "合同编号：ＨＴ２０２５－１１０６\n签订日期：２０２５年１１月６日\n"
    "金额：１２８００元，税率６％\n电话：０１０－６２３４５６７８\nＡ座１２０３室，Ｂ座８层\n"
)
DRAWN = (
    "┌────────┬────────┐\n│ 名称   │ 金额   │\n├────────┼────────┤\n"
    "│ 合计   │ 100    │\n└────────┴────────┘\n"
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """What counts exactly."""
    if not VOCABULARY.exists():
        pytest.skip("the vocabulary is not here")
    return load_vocabulary(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (FULL_WIDTH * 4, 444),
        (f"甲方：{'＿' * 10}\n" * 60, 1380),
        (f"甲方：{'_' * 20}\n" * 60, 300),
        ("".join(f"{CLAUSE}{'.' * 80}{page}\n" for page in range(1, 41)), 440),
        (f"{CLAUSE}{'─' * 60}\n" * 40, 480),
        (f"{chr(0xA0) * 20}甲方签字\n" * 60, 1380),
        ("\n" * 3000, 188),
    ],
    ids=["full-width", "wide blanks", "blanks", "leaders", "rules", "no-break spaces", "lines"],
)
def test_forms_and_contracts_are_estimated_nearly(text: str, counted: int) -> None:
    estimate = estimate_tokens(text)
    assert estimate.low <= counted <= estimate.high
    assert estimate.typical == pytest.approx(counted, rel=0.1)


LINES = [
    ("_____\n", 40, 80),
    ("______\n", 40, 80),
    ("姓名：______ 性别：____\n", 30, 240),
    ("Name: ________________ Date: __________\n", 20, 200),
    ("_ _ _ _ _ _ _ _\n", 20, 160),
    ("____年__月__日\n", 30, 210),
    ("（____）\n", 30, 90),
    ("_" * 300 + "\n", 10, 70),
    ("第一章 总则……………………1\n", 30, 210),
    ("第二节 概述······················12\n", 30, 330),
    ("Introduction .......... 7\n", 30, 180),
    ("目录 . . . . . . . . . . 15\n", 30, 420),
    ("-" * 80 + "\n", 20, 40),
    ("=" * 60 + "\n", 20, 40),
    ("# ----------------------------------------------------------------------------\n", 20, 40),
    ("/**********************************************************************/\n", 20, 40),
    ("*" * 20 + "\n", 30, 60),
    ("~" * 40 + "\n", 30, 90),
    ("###\n", 40, 40),
    ("—————\n", 30, 90),
    ("━" * 20 + "\n", 30, 120),
    ("═" * 40 + "\n", 30, 120),
    (DRAWN, 12, 528),
    ("+--------+--------+\n| name   | price  |\n+========+========+\n", 15, 240),
    ("| 名称 | 数量 | 单价 |\n|---|---|---|\n| 笔 | 12 | 3.50 |\n", 15, 375),
    ("|:---:|:---:|\n| a | b |\n", 20, 160),
    ("| --- | --- | --- |\n", 30, 210),
    ("├── src\n│   ├── main.py\n│   └── util.py\n└── README.md\n", 15, 300),
    ("!!!!!\n", 40, 40),
    (",,,\n", 40, 80),
    ("？？？\n", 40, 80),
    ("。。。\n", 40, 80),
    ("☆☆☆☆☆\n", 30, 330),
    ("★★★☆☆ 很好\n", 30, 300),
    ("□是 □否\n", 40, 240),
    ("■■■■■□□□\n", 30, 180),
    ("▢ 已读 ▢ 未读\n", 30, 330),
    ("☐ 同意 ☑ 不同意\n", 30, 270),
    ("○○○○年○月\n", 30, 240),
    ("\t\t\t\tx\n", 40, 120),
    ("a\t\tb\t\t\tc\n", 30, 180),
    ("\u3000\u3000甲方应当按照约定支付。\n", 30, 210),
    ("姓\u3000\u3000名：\n", 30, 150),
    ("\u3000" * 200 + "\n", 8, 808),
    ("10\u202f000\u2009km\n", 30, 180),
    ("a\xa0b\xa0c d\n", 30, 210),
    ("你\u200b好\u200b吗\n", 30, 180),
    ("line\r\n\r\n\r\n", 30, 60),
    ("text\n  \n  \n  \nmore\n", 25, 150),
    ("text\n \n \n", 30, 90),
    ("                                        1,234.56\n", 30, 240),
    (
        "a" + " " * 120 + "b\n",
        20,
        100,
    ),
    ("第一页\f第二页\f", 40, 240),
    ("Ｔｅｌ：０１０－１２３４\n", 25, 575),
    ("①②③④⑤\n", 30, 180),
    ("㈠ 总则\n", 30, 150),
    ("第Ⅲ章 ⅳ\n", 30, 240),
    ("x²+y²=½\n", 30, 210),
    ("A → B ⇒ C ↔ D\n", 30, 240),
    ("∀x∈A: x≤5 ∧ x≠0\n", 30, 420),
    ("€5 £6 ¥7 ￥8 ₹9\n", 30, 390),
    ("😀👍🏽🎉\n", 30, 300),
    ("👨\u200d👩\u200d👧\n", 30, 270),
    ("🇨🇳🇺🇸\n", 30, 210),
    ("1️⃣ 2️⃣\n", 30, 240),
    ("• item\n● item\n▪ item\n", 20, 200),
    ("2025-11-06 12:30:45\n", 30, 390),
    ("138-0013-8000\n", 30, 240),
    ("110101 19900307 8710\n", 30, 300),
    ("“你好”，他说：《红楼梦》。\n", 30, 240),
    ("\uf0b7 item\n", 30, 150),
    ("ﾃｽﾄ ｶﾅ\n", 30, 450),
    ("/**********************************************************************/\n", 20, 40),
    ("A → B ⇒ C ↔ D\n", 30, 240),
]


@pytest.mark.parametrize(("line", "times", "counted"), LINES)
def test_lines_of_many_kinds_are_within_the_range(line: str, times: int, counted: int) -> None:
    estimate = estimate_tokens(line * times)
    assert estimate.low <= counted <= estimate.high


LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 40, 50, 60, 80, 100, 200, 300)
RUNS = {  # tokens of a line of one sign, of these lengths
    "_": "1 1 2 2 2 2 2 2 2 3 3 3 3 3 3 4 3 4 5 7",
    "-": "1 1 1 1 1 1 1 1 2 2 2 2 2 2 2 2 2 2 4 6",
    "=": "1 1 1 2 2 2 2 2 1 1 2 2 2 2 2 2 2 4 4 6",
    "*": "1 1 1 1 1 1 2 2 2 2 2 2 2 2 2 2 2 3 3 3",
    "#": "1 1 1 2 2 1 2 2 2 2 3 2 2 3 2 3 2 4 4 7",
    "~": "2 2 1 2 3 3 2 3 3 3 3 3 5 3 4 5 4 5 8 12",
    ".": "1 1 1 2 2 2 2 2 3 3 3 3 4 3 4 5 5 5 8 12",
    "!": "1 1 1 1 1 2 2 2 2 3 2 3 4 4 4 5 7 7 14 20",
    "？": "1 2 2 3 3 4 5 6 7 8 11 13 16 21 26 31 41 51 101 151",
    "。": "1 2 2 3 3 4 5 6 7 8 11 13 16 21 26 31 41 51 101 151",
    "…": "2 2 3 2 3 3 3 4 4 6 6 7 9 11 14 16 21 26 51 76",
    "·": "2 2 2 2 3 3 3 4 4 5 6 7 9 11 14 16 21 26 51 76",
    "•": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "—": "2 2 3 2 3 3 2 3 3 5 4 4 6 6 8 9 11 14 26 39",
    "─": "2 2 3 2 3 3 2 3 3 5 3 3 5 4 5 6 6 8 14 21",
    "━": "2 2 3 2 3 3 2 3 3 5 4 4 6 6 8 9 11 14 26 39",
    "═": "2 2 3 2 3 3 2 3 3 5 3 3 5 4 5 6 6 8 14 21",
    "＿": "3 5 7 9 11 13 17 21 25 31 41 49 61 81 101 121 161 201 401 601",
    "□": "2 2 3 3 4 4 5 6 7 9 11 13 16 21 26 31 41 51 101 151",
    "■": "2 2 3 3 4 4 5 6 7 9 11 13 16 21 26 31 41 51 101 151",
    "☆": "3 5 7 9 11 13 17 21 25 31 41 49 61 81 101 121 161 201 401 601",
    "○": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "●": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "、": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "→": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "Ａ": "3 5 7 9 11 13 17 21 25 31 41 49 61 81 101 121 161 201 401 601",
    "１": "3 5 7 9 11 13 17 21 25 31 41 49 61 81 101 121 161 201 401 601",
    "①": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "\u3000": "2 2 3 3 4 4 5 6 7 9 11 13 16 21 26 31 41 51 101 151",
    "\xa0": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
    "\u2003": "2 3 4 5 6 7 9 11 13 16 21 25 31 41 51 61 81 101 201 301",
}


@pytest.mark.parametrize("sign", RUNS)
def test_a_run_of_any_length_is_weighed_by_it(sign: str) -> None:
    for length, counted in zip(LENGTHS, map(int, RUNS[sign].split()), strict=True):
        between = "字" if sign.isspace() else ""  # or the lines would be one piece
        estimate = estimate_tokens(f"{sign * length}\n{between}" * 40)
        assert estimate.low <= 40 * (counted + len(between)) <= estimate.high, length


def test_composed_texts_are_nearly_always_within_their_range(tokenizer: Tokenizer) -> None:
    chosen = random.Random(11)
    within = 0
    for _ in range(300):
        text = composed(chosen)
        estimate = estimate_tokens(text)
        within += estimate.low <= tokenizer.count(text) <= estimate.high
    assert within >= 0.95 * 300


CHINESE = "姓名 地址 联系电话 项目名称 付款方式 违约责任 质量标准 交货期限 双方约定 备注"
ENGLISH = "Name Address Total Price Quantity Signature Chapter Introduction Summary Date"
SIGNS = "_-=*#~.·…—─━═＿－□■○●☆★△▲→•！？。、\u3000\xa0\t "


def composed(chosen: random.Random) -> str:
    """A text of two to six kinds of line, each repeated with other words and lengths."""
    makers = chosen.sample([blank, leader, heading, table, drawn, boxes, indented, ruled], k=4)
    return "".join(chosen.choice(makers)(chosen) for _ in range(chosen.randint(15, 60)))


def word(chosen: random.Random) -> str:
    return chosen.choice((CHINESE if chosen.random() < 0.6 else ENGLISH).split())


def blank(chosen: random.Random) -> str:
    return f"{word(chosen)}：{chosen.choice('_＿ ') * chosen.randint(2, 40)}\n"


def leader(chosen: random.Random) -> str:
    sign = chosen.choice(".·…")
    return f"{word(chosen)}{sign * chosen.randint(3, 90)}{chosen.randint(1, 300)}\n"


def heading(chosen: random.Random) -> str:
    return f"{'#' * chosen.randint(1, 4)} {word(chosen)}\n\n"


def table(chosen: random.Random) -> str:
    rule = "|" + f"{'-' * chosen.randint(3, 12)}|" * 4
    cells = (word(chosen) for _ in range(4))
    return f"| {' | '.join(cells)} |\n{rule}\n"


def drawn(chosen: random.Random) -> str:
    line = "─" * chosen.randint(2, 20)
    return f"┌{line}┬{line}┐\n│ {word(chosen)} │ {chosen.randint(1, 9999)} │\n└{line}┴{line}┘\n"


def boxes(chosen: random.Random) -> str:
    return f"{chosen.choice('□☐○■☑')}{word(chosen)}  {chosen.choice('□☐○')}{word(chosen)}\n"


def indented(chosen: random.Random) -> str:
    return f"{chosen.choice((' ', chr(0x3000), chr(9))) * chosen.randint(1, 12)}{word(chosen)}\n"


def ruled(chosen: random.Random) -> str:
    return f"{chosen.choice(SIGNS) * chosen.randint(1, 120)}\n{word(chosen)}\n"


@given(st.text(alphabet=st.one_of(st.sampled_from(SIGNS + "\r\n|/()"), st.characters())))
@settings(max_examples=300)
def test_no_text_has_more_tokens_than_bytes(text: str) -> None:
    estimate = estimate_tokens(text)
    assert estimate.typical <= max(len(text.encode(errors="surrogatepass")), 1)


@given(st.lists(st.sampled_from([*SIGNS, "\r\n", "\ud800", "😀", "①", "Ａ", "字", "a", " \n"])))
def test_any_symbols_have_an_estimate(signs: list[str]) -> None:
    runs = "".join(sign * (number % 7 + 1) for number, sign in enumerate(signs))
    assert bool(estimate_tokens(runs).typical) == bool(runs)


@pytest.mark.parametrize("unit", ["_", "\n", "\u3000", "_-", " \n", "□", "。！", "\t \n", "|---"])
def test_a_long_run_in_parts_is_about_the_same(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    parts = [text[start : start + 3000] for start in range(0, len(text), 3000)]
    whole = estimate_tokens(text).typical
    assert estimate_chunks(parts).typical == pytest.approx(whole, rel=0.1, abs=2 * len(parts))
