"""What a heading says of its column, by words in Chinese and in English; and in which unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from kimi_calc.pricing.characters import in_half_width
from kimi_calc.usage_logs.days import BEIJING, HOUR
from kimi_calc.usage_logs.tables.column_names import MISSES, NAMES, TOTALS

_LONGEST = 100  # characters of a heading that means something
_BRACKETS = re.compile(r"[(\[{【〔〈<]([^)\]}】〕〉>]*)[)\]}】〕〉>]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ZONE = re.compile(
    r"(?<![a-z])(?:utc|gmt)\s*(?:([-+])\s*([0-9]{1,2})(?::?([0-9]{2}))?)?(?![a-z0-9])|北京时间|东八区"
)
# Traditional characters as the others have them, of the words that are looked for.
_SIMPLIFIED = str.maketrans(
    "輸緩請時間費額總數調補項戶號實標籤寫創單價應組團隊碼萬億鑰計區業務門員長詞據儲讀產環場",
    "输缓请时间费额总数调补项户号实标签写创单价应组团队码万亿钥计区业务门员长词据储读产环场",
)
_UNITS = {
    **dict.fromkeys(
        ("k", "千", "kt", "ktok", "thousand", "thousands", "1k", "1000", "1,000"), 10**3
    ),
    **dict.fromkeys(("万", "1万", "10k", "10000"), 10**4),
    **dict.fromkeys(("十万", "100k"), 10**5),
    **dict.fromkeys(("m", "百万", "mt", "mtok", "million", "millions", "1m", "1000000"), 10**6),
    **dict.fromkeys(("mn", "mil", "1,000,000"), 10**6),
    **dict.fromkeys(("千万", "10m"), 10**7),
    **dict.fromkeys(("亿", "100m", "1亿"), 10**8),
    **dict.fromkeys(("b", "十亿", "bn", "billion", "billions"), 10**9),
}
_TOKENS = r"(?:个|枚)?\s*(?:tokens?|toks?|令牌|词元|次|requests?)?"
_UNIT_ALONE = re.compile(rf"(?:单位\s*:?|in|unit\s*:?|x|×)?\s*([0-9,]*[^\d\s,]*?)\s*{_TOKENS}")
_UNIT_WITHIN = re.compile(
    r"(十万|百万|千万|十亿|万|千|亿)\s*(?:个)?\s*(?:tokens?|令牌|词元)"
    r"|(?<![a-z])(k|m|b)[\s_-]*(?:tokens?|toks?)(?![a-z])"
    r"|(?<![a-z])(?:tokens?|toks?)[\s_/-]*(?:in[\s_]+)?(k|m|b|thousands?|millions?)(?![a-z0-9])"
    r"|(?<![a-z])in[\s_]+(thousands?|millions?|billions?)(?![a-z])"
    r"|[/,:]\s*(十万|百万|千万|十亿|万|千|亿|k|m|b)\s*$"
)


class Meaning(NamedTuple):
    """What a heading says: a column of layouts.COLUMNS, and how surely (3 is its very name).

    `cache` is "excluded" for input that says itself that it is without hits, "included" for input
    that says that it is all of it, else ""; of output the same of reasoning.
    """

    column: str
    strength: int = 2
    cache: str = ""


def meaning_of(heading: str) -> Meaning | None:
    """What a heading means; None for nothing here: a price, a share, a duration, a ratio."""
    if len(heading) > _LONGEST:
        return None
    return _meaning(heading)


def unit_of(heading: str) -> int:
    """How many a 1 means below a heading such as `输入(千tokens)`, `input (M)` or `tokens_k`."""
    if len(heading) > _LONGEST:
        return 1
    return _unit(_ordinary(heading).casefold())


def zone_in(heading: str) -> int | None:
    """The zone that a heading of times names, in seconds east of Greenwich; None for none."""
    found = _ZONE.search(_ordinary(heading[:_LONGEST]).casefold().replace("_", " "))
    if found is None:
        return None
    if not found[0].startswith(("utc", "gmt")):
        return BEIJING
    seconds = int(found[2] or 0) * HOUR + int(found[3] or 0) * 60
    return -seconds if found[1] == "-" else seconds


def is_reasoning(heading: str) -> bool:
    """Whether a heading names reasoning, which is a part of the output, or stands beside it."""
    return _REASONING(words_of(heading[:_LONGEST]))


def words_of(heading: str) -> str:
    """The words of a heading: small letters, one blank between them."""
    text = _HUMP.sub(" ", _ordinary(heading).strip()).casefold()
    return " ".join(re.sub(r"[^\w%￥¥$]+|_+", " ", text).split())


def _ordinary(heading: str) -> str:
    return in_half_width(heading).translate(_SIMPLIFIED)


@lru_cache(maxsize=1024)
def _unit(text: str) -> int:
    for within in _BRACKETS.findall(text):
        for part in re.split(r"[/;:]|(?<![0-9]),", within):
            alone = _UNIT_ALONE.fullmatch(part.strip())
            if alone and alone[1] in _UNITS:
                return _UNITS[alone[1]]
    found = _UNIT_WITHIN.search(text)
    return _UNITS[next(filter(None, found.groups()))] if found else 1


def _has(chinese: str, english: str = "") -> Callable[[str], bool]:
    """Whether one of these is in the words of a heading; English ones as whole words."""
    parts = [chinese] if chinese else []
    if english:
        parts.append(rf"(?<![a-z])(?:{english})(?![a-z])")
    search = re.compile("|".join(parts)).search
    return lambda words: search(words) is not None


_NO_TOKENS = _has(
    "率|占比|比例|倍率|单价|限额|额度|余额|剩余|上限|字符|字数|长度|延迟|用时|耗时|时长|首字|速度|速率"
    "|累计|累積|累积",
    r"cumulative|accumulated|running|rate|ratio|percent|pct|share|limit|remaining|balance|quota|latency|duration|elapsed|ttft"
    r"|chars?|characters|words?|bytes|kb|mb|max|length|tps|rpm|tpm|speed|multiplier|unit price"
    r"|context|size|per second",
)
_MEASURED_TIME = _has("", r"to first|generation time|response time|processing time|use time|ms")
_MONEY = _has(
    "费|金额|消费|扣款|价格|单价|￥|¥|元|账单|应付|实付",
    r"costs?|spend|spent|price|fees?|charges?|amount|billed|usd|cny|rmb|money",
)
_PART = _has(
    "输入|输出|提示|补全|缓存|命中|写入|工具|搜索",
    r"input|output|prompt|completion|cache|cached|tool|search|unit|upstream|byok|reasoning",
)
_TIME = _has("时间|日期|时刻", r"date|time|timestamp|datetime|day|at|ts")
_LATER = _has(
    "结束|完成|更新|修改|首", r"end|ended|finish(?:ed)?|updated?|completed|completion|modified"
)
_REASONING = _has("推理|思考|思维", r"reasoning|thinking|thoughts?")
_IN_OR_OUT = _has("含|包括", r"incl|including|with|w|excl|excluding|without|w o")
_OUT = _has("不含|不包括|不包含|除", r"excl|excluding|without|w o")
_CACHE = _has("缓存|快取|命中", r"cache|cached|caching|hit|hits")
_WRITE = _has("写入|创建|写|建立", r"writes?|written|creation|created?|store")
_MISS = _has(
    "未命中|未缓存|非缓存|无缓存|不含缓存|未中",
    r"miss(?:es)?|missed|uncached|non cached|not cached|no cache|input other"
    r"|(?:excl|excluding|without|w o) cach(?:e|ed)(?: writes?)?|cache excluded",
)
_WITH = _has(
    "含缓存|包含缓存|总输入|输入总|全部输入|输入合计|总提示",
    r"total input|input total|total prompt|all input|cache included"
    r"|(?:incl|including|with|w) cach(?:e|ed)(?! writ)",
)
_HOUR = _has("1\\s*小时|一小时", r"(?:ephemeral )?1\s?h|1\s?hours?|60\s?m(?:in)?")
_MINUTES = _has("5\\s*分|五分", r"(?:ephemeral )?5\s?m|5\s?min(?:utes)?")
_INPUT = _has(
    "输入|提示|上行|请求token|请求 token",
    r"inputs?|prompts?|tokens in|in tokens?|tokensin|request tokens|query tokens|sent tokens",
)
_OUTPUT = _has(
    "输出|补全|生成|回复|回答|下行|响应|完成",
    r"outputs?|completions?|generated|tokens out|out tokens?|tokensout|response tokens"
    r"|candidates?|answer tokens",
)
_TOTAL = _has("总|合计|共", r"total|sum|all")
_TOKENS_WORD = _has("令牌|词元|用量", r"tokens?|toks?|usage")
_REQUESTS = _has(
    "次数|请求数|调用数|请求量|调用量|请求总数|调用总数|条数|笔数",
    r"requests?|calls?|counts?|invocations?|times",
)
_SOME = _has("成功|失败|错误", r"failed|errors?|success(?:ful)?")
_KEY = _has("密钥|秘钥|令牌|凭证|key", r"keys?|api key|apikey|tokens?|token names?")


@lru_cache(maxsize=1024)
def _meaning(heading: str) -> Meaning | None:
    words = words_of(heading)
    exact = _EXACT.get(words.replace(" ", ""))
    if exact:
        return exact
    # What stands in brackets may be a unit, or change all.
    within = " ".join(_BRACKETS.findall(heading))
    if within and not any(changes(words_of(within)) for changes in _CHANGES):
        exact = _EXACT.get(words_of(_BRACKETS.sub(" ", heading)).replace(" ", ""))
        if exact:
            return exact
    for of_kind in (_of_time, _of_money, _of_input, _of_tokens, _of_others):
        found = of_kind(words)
        if found:
            return found if found.column else None
    return None


_CHANGES = (_NO_TOKENS, _MONEY, _REASONING, _CACHE, _HOUR, _MINUTES, _INPUT, _OUTPUT)
_NONE = Meaning("")


def _of_time(words: str) -> Meaning | None:
    if not _TIME(words) or _REQUESTS(words):
        return None
    if _NO_TOKENS(words) or _MEASURED_TIME(words):
        return _NONE
    return Meaning("time", 1 if _LATER(words) else 2)


def _of_money(words: str) -> Meaning | None:
    if not _MONEY(words):
        return None
    return _NONE if _PART(words) or _NO_TOKENS(words) else Meaning("amount")


def _of_tokens(words: str) -> Meaning | None:
    if _NO_TOKENS(words):
        return _NONE
    if _REASONING(words):
        return _of_reasoning(words)
    if _CACHE(words):
        return Meaning(_of_the_cache(words))
    if _REQUESTS(words) and not _TOKENS_WORD(words):
        return Meaning("requests", 1 if _SOME(words) else 2)
    sent, answered = _INPUT(words), _OUTPUT(words)
    if sent != answered:
        return Meaning("input" if sent else "output")
    is_total = _TOKENS_WORD(words) and (_TOTAL(words) or "用量" in words)
    return Meaning("total") if is_total else None


def _of_reasoning(words: str) -> Meaning:
    """Output that says how it stands to reasoning; what else is of it is in the output already."""
    if not _OUTPUT(words) or not _IN_OR_OUT(words):
        return _NONE
    return Meaning("output", 2, "excluded" if _OUT(words) else "included")


def _of_input(words: str) -> Meaning | None:
    """Input that says how it stands to the cache."""
    if _NO_TOKENS(words) or not (_MISS(words) or _WITH(words)):
        return None
    return Meaning("input", 2, "excluded" if _MISS(words) else "included")


def _of_the_cache(words: str) -> str:
    if not _WRITE(words):
        return "cached"
    return "written_1h" if _HOUR(words) else "written_5m" if _MINUTES(words) else "written"


_OTHERS = (
    ("host", _has("供应商|服务商|厂商|提供商", r"providers?|vendor")),
    ("model", _has("模型", "models?")),
    ("service", _has("批量|批处理|服务类型|服务等级", "batch|service|service tier")),
    (
        "ident",
        _has(
            "请求.?id|请求编号|请求标识|流水号|调用.?id|唯一标识",
            r"request id|req id|generation id|completion id|response id",
        ),
    ),
    ("key", _KEY),
    (
        "project",
        _has(
            "项目|应用|团队|部门|组织|业务|分组|产品",
            r"projects?|apps?|applications?|teams?|org|organi[sz]ations?|departments?|groups?|workspaces?",
        ),
    ),
    (
        "user",
        _has(
            "用户|账号|账户|成员|员工|姓名|邮箱|使用人",
            r"users?|accounts?|members?|e ?mail|employees?|customers?|owner",
        ),
    ),
    ("tag", _has("标签|场景|用途|环境", r"tags?|labels?|env(?:ironment)?|scene|purpose")),
)
_NOT_OTHERS = _has("类型$|比例", r"ratio|type|hash|status|count|number of")


def _of_others(words: str) -> Meaning | None:
    if _NOT_OTHERS(words) and not _OTHERS[2][1](words):
        return None
    return next((Meaning(name) for name, has in _OTHERS if has(words)), None)


_EXACT = {
    **{name: Meaning(column, 3) for column, names in NAMES.items() for name in names.split()},
    **{name: Meaning("total", 1) for name in TOTALS.split()},
    **{name: Meaning("input", 3, "excluded") for name in MISSES.split()},
}
