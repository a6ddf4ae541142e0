"""What the header of a column means. A header with a word that isn't known means nothing here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from kimi_calc.price_lists.pages.cells import Unit, currency_in, read_unit, without_currency
from kimi_calc.price_lists.pages.wording import without_note
from kimi_calc.pricing.usage import STANDARD

Kind = Literal[
    "model", "unit", "service", "bounds", "context", "price", "charge", "tool", "amount",
    "currency", "aside", "blank", "unknown",
]  # fmt: skip
"""What stands in a column. `price` is that of one charge, `amount` one of what other cells say;
`charge` says what the amount of a row is for; `aside` is known, and of no use here."""

BATCH = "batch"
_LONGEST = 200

# The feature that a phrase gives to its header; "" changes nothing.
_PHRASES = {
    "model": "模型 模型名 api模型名 模型标识 模型名称 "
    "模型id 型号 计费模型 模型型号 名称 name,model,models,model name,"
    "model id,"
    "model names,billing model,api model,model version,model code,api name,模型版本,模型代码",
    "unit": "计费单位 计量单位 单位 价格单位 计价单位 "
    "unit,units,billing unit,price unit,pricing unit",
    "service": "服务 服务类型 服务等级 调用方式 推理方式 推理类型 推理模式 调用类型 service,"
    "service type,service tier,mode,processing,inference type,api type",
    "bounds": "长度范围 上下文长度范围 上下文范围 输入长度 请求长度 请求上下文长度 阶梯 档位 范围 "
    "区间 上下文区间 长度区间 输入长度区间 "
    "context length range,context range,length range,range,tier,tiers,input length,prompt length,"
    "request length,request context length,request context length range,输入长度范围,请求长度范围",
    "context": "上下文窗口 上下文长度 上下文 最大上下文 最大上下文长度 模型上下文长度 模型上下文 "
    "上下文窗口大小 上下文大小 上下文窗口长度 context limit,"
    "context window,context length,context,max context,maximum context,"
    "context size,context window size,max context length,model context length",
    "output": "输出 output,outputs,completion,output token,output tokens,生成,补全",
    "input": "输入 input,inputs,prompt,input token,input tokens,提示词",
    "hit": "命中 缓存命中 命中缓存 缓存读取 读缓存 缓存读 cache hit,cache hits,cachehit,hit,hits,"
    "cached,cached input,cached tokens,cache input,缓存输入,cache read,cache reads,已缓存",
    "miss": "未命中 缓存未命中 未命中缓存 未缓存 非缓存 无缓存 cache miss,cache misses,cachemiss,"
    "miss,misses,uncached,no cache,non cached,not cached,不命中",
    "write": "缓存写入 缓存创建 写入缓存 写入 写缓存 "
    "cache write,cache writes,cache creation,cachewrite,write,writes",
    "5m": "5分钟 五分钟 5m,5min,5 min,5mins,5 mins,5 minute,5 minutes,5 m",
    "1h": "1小时 一小时 60分钟 1h,1 h,1hr,1 hr,1hour,1 hour,60m,60 min,one hour",
    "batch": "批量 批处理 批量推理 批量接口 batch,batch api",
    "standard": "标准 标准版 在线 在线推理 实时 普通 常规 standard,online,realtime,real time,"
    "regular",
    "tool": "工具 工具名称 工具名 功能 功能名称 tool,tool name,tools,功能项",
    "charge": "计费项 计费项目 计费类型 价格类型 计价项 收费项 项目 token类型 item,charge type,"
    "billing item,price type,token type,charge,类型 type",
    "currency": "币种 货币 计价货币 结算货币 currency,currency code",
    "amount": "价格 价 单价 费用 定价 售价 价钱 计费 price,prices,pricing,cost,costs,fee,fees,rate,"
    "rates,"
    "unit price",
    "aside": "序号 编号 操作 状态 发布日期 发布时间 上线时间 厂商 提供商 供应商 "
    "index,action,actions,"
    "status,provider,vendor,release date,released,"
    "备注 说明 描述 简介 特点 适用场景 comment,comments,description,descriptions,note,"
    "notes,remark,remarks,最大输出 最大输出长度 max output,max output tokens,maximum output,"
    "系列 模型系列 series,能力 capabilities,model description,模型说明,计费说明 触发说明",
    "": "自动选择 自动选择计费模型 自动 请求 模型推理 按 的 时 tokens,token,per,the,of,for,"
    "automatic selection,automatically selected,auto selected billing model,automatic,auto,"
    "billing model is selected automatically,auto select billing model,元 人民币 美元 ttl,"
    "含税 不含税 tax included,tax excluded,excl tax,incl tax,有效期 base,推理",
}


def _split(phrases: str) -> Iterator[str]:
    """The phrases: parted by commas, and Chinese ones by spaces too."""
    for part in phrases.split(","):
        latin: list[str] = []
        for word in part.split():
            if word.isascii():
                latin.append(word)
                continue
            yield " ".join(latin)
            yield word
            latin.clear()
        yield " ".join(latin)


_FEATURES = {phrase: feature for feature, phrases in _PHRASES.items() for phrase in _split(phrases)}


def _alternatives() -> str:
    words = sorted(filter(None, _FEATURES), key=len, reverse=True)
    return "|".join(
        rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])" if word.isascii() else re.escape(word)
        for word in words
    )


_KNOWN = re.compile(_alternatives())
_UNIT = re.compile(
    r"(?:/|per |每|每消耗)? ?(?:1|100)? ?(?:m|million|百万|k|thousand|千|万) ?个?"
    r"(?:tokens?|tok|词元)"
    r"|/ ?(?:m|k)(?![a-z])|1m(?![a-z])"
    r"|(?:/|per|每|1) ?(?:time|call|request|次)|元/次"
)
_MARKS = re.compile(r"[\s()\[\]{}:,/·|_\-*?+、&]+")
_WIDE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])|(?<=[0-9]) (?=分钟|小时)")


class Meaning(NamedTuple):
    """What a column holds: its kind; of a price the key of its charge, and its service, if said.

    `part` is "hit", "miss", "5m" or "1h" where the header says no more than that: it belongs below
    another header.
    """

    kind: Kind
    charge: str = ""
    service: str = ""
    unit: Unit = ""
    currency: str = ""
    part: bool = False


@lru_cache(1024)
def meaning_of(header: str) -> Meaning:
    """What a header means, in Chinese or English, whatever its case, width and line breaks."""
    if len(header) > _LONGEST:
        return Meaning("unknown")
    if header.strip() == "#":
        return Meaning("aside")
    header = without_note(header)
    text = without_currency(header)
    units = {read_unit(unit) for unit in _UNIT.findall(text)}
    text = _WIDE.sub("", _MARKS.sub(" ", _UNIT.sub(" ", text)).strip())
    found = _found(text)
    currency = currency_in(header)
    if found is None or len(units) > 1 or currency == "?":
        return Meaning("unknown")
    unit = units.pop() if units else ""
    service = "batch" if "batch" in found else STANDARD if "standard" in found else ""
    if {"batch", "standard"} <= found:
        return Meaning("unknown")
    kind, charge = _kind(found - {"batch", "standard"})
    if kind == "blank" and (service or unit):
        kind = "amount"
    part = kind == "price" and not found & {"input", "output", "write", "amount"}
    return Meaning(kind, charge, service, unit, currency, part)


def _found(text: str) -> set[str] | None:
    """The features of a header; None where it has words that aren't known."""
    if any(one.isalnum() for one in _KNOWN.sub("", text)):
        return None
    return {_FEATURES[phrase] for phrase in _KNOWN.findall(text)} - {""}


_WORDINGS: tuple[tuple[Kind, str, tuple[str, ...]], ...] = (
    ("model", "", ("model", "model bounds", "model context", "charge model", "model tool")),
    ("unit", "", ("unit", "unit amount")),
    ("service", "", ("service", "service model", "service charge")),
    ("bounds", "", ("bounds", "bounds context", "bounds model", "bounds context model")),
    ("bounds", "", ("bounds input", "bounds context input", "bounds model input")),
    ("context", "", ("context", "context model")),
    ("tool", "", ("tool", "tool charge", "service tool")),
    ("charge", "", ("charge", "charge amount")),
    ("amount", "", ("amount",)),
    ("currency", "", ("currency", "currency amount")),
    ("aside", "", ("aside", "aside model", "aside amount", "aside tool")),
    ("blank", "", ("",)),
    ("price", "output", ("output",)),
    ("price", "input", ("input", "input miss", "miss")),
    ("price", "cache_hit", ("input hit", "hit")),
    ("price", "cache_write:5m", ("write 5m", "5m", "input 5m", "input write 5m")),
    ("price", "cache_write:1h", ("write 1h", "1h", "input 1h", "input write 1h")),
)
_PLAIN = {
    frozenset(features.split()): (kind, charge)
    for kind, charge, wordings in _WORDINGS
    for features in wordings
}


def _kind(found: set[str]) -> tuple[Kind, str]:
    plain = _PLAIN.get(frozenset(found))
    if plain is None and "amount" in found:
        plain = _PLAIN.get(frozenset(found - {"amount"}))
        if plain and plain[0] not in {"price", "aside"}:
            plain = None
    return plain or ("unknown", "")


_SERVICES = {
    **dict.fromkeys(("batch", "batch api", "批量", "批处理", "批量推理", "batch推理"), BATCH),
    **dict.fromkeys(("standard", "标准", "在线", "实时", "普通", "在线推理", "实时推理"), STANDARD),
    **dict.fromkeys(("标准推理", "standard api", "realtime", "real-time", "online"), STANDARD),
    **dict.fromkeys(("regular", "批量接口", "标准接口", "batch processing", "default"), STANDARD),
}
_SERVICES |= dict.fromkeys(("批量接口", "batch processing", "batch inference", "批量调用"), BATCH)


def service_of(text: str) -> str | None:
    """The service that a cell names; None for one that isn't known."""
    return _SERVICES.get(" ".join(without_currency(text).split()))


def says_batch(text: str) -> bool:
    """Whether a heading speaks of batches."""
    lowered = text.lower()
    return "batch" in lowered or "批量" in lowered or "批处理" in lowered
