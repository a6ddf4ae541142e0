r"""An estimate → the text of its file, which reads as an equal estimate.

The file is YAML of the plainest kind. It holds the items, and the prices that they were priced
with, so that it opens with its amounts of today for ever. A complete one:

    format: 1
    name: 2027 年 AI 预算
    company: 某某科技有限公司
    remarks: "有效期三十天\n付款：季度"
    taxes: included
    rate: 9%
    capitals: true
    price_lists:
      - key: cny-2026-09-19
        provider: "Moonshot AI"
        currency: CNY
        published: 2026-09-19
        source: https://platform.kimi.com/docs/pricing/chat
        tier_by: input_and_output
        calls: {web_search: 0.01}
        models:
          - id: kimi-k2.6
            family: kimi-k2.6
            context_length: 262144
            prices: {cache_hit: 1.10, input: 6.50, output: 27.00}
    items:
      - name: 客服机器人
        group: 客服
        model: kimi-k2.6
        list: cny-2026-09-19
        input: 2000
        cache_hits: 50%
        output: 400
        calls: {web_search: 1}
        per_day: 3000
        days: 30
        period: month
        growth: {rate: 10%, months: 12}
        note: 按 2026 年的日志估计
      - name: 顾问对话
        model: kimi-k2.6
        list: cny-2026-09-19
        turns: 10
        system: 800
        user: 200
        reply: 300
        cache_hits: 90%
        conversations: 500
        period: once

`price_lists` holds what resources/prices/README.md describes, without a `format`, of each list
only the models that items use; `key` is what items name it by: its id, and a number behind it
where another list of that id has other prices. Of the keys of an estimate only `format` must be
there, and of an item these:

- `model` and `list`;
- of requests `input` and `output`, tokens of one; of conversations `turns`, `user` and `reply`
  (tokens of a message and of an answer), `system` beside them where there is such a text;
- `requests` (`conversations`) of a `period`, or `per_day` and `days` of it.

What is left out is: no `name`, `group` or `note`; `service` standard; `period` month (of once, day,
week, month); nothing `written` to the cache (tokens by lifetime: {5m: 2000}) or, in conversations,
no `lifetime`; no `calls`, no `growth`. What is read from the cache is `cache_hits`, a share of the
input, or `cached`, so many tokens; without either it is nothing, in conversations all that can be.
Of the whole, `taxes` (included, excluded) and `rate` (6% where it is left out) stand on a
quotation, with `capitals: true` its total in Chinese capitals too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kimi_calc.estimates.estimate import NO_FORM, Estimate, Form
from kimi_calc.estimates.faults import faults_of
from kimi_calc.estimates.frozen import Frozen
from kimi_calc.estimates.items import Item
from kimi_calc.estimates.times import Times
from kimi_calc.price_lists.writing import list_lines
from kimi_calc.pricing import Conversation, Usage
from kimi_calc.pricing.exact import EXACT
from kimi_calc.pricing.usage import STANDARD

FORMAT = "1"
"""The format that is written, and read."""

MOST_BYTES = 24 << 20
"""What a file has at most: 100,000 ordinary items have 20 MB."""

MOST_DIGITS = 10_000
"""Of a number in a file."""

# What YAML takes as it stands wherever it stands; all else is written in double quotes.
_PLAIN = re.compile(r"\w(?:(?: *[\w./%+()~—–、。，：；！？（）《》【】￥·-])|:(?=//))*")
# What some programs would take for more than a text.
_TYPED = re.compile(
    r"[0-9][0-9a-f._:xot+\-]*|y|n|yes|no|on|off|true|false|null|e[0-9]*", re.IGNORECASE
)


def written(estimate: Estimate) -> str:
    """The text of a file; whoever reads it gets an equal estimate.

    EstimateError where it would be larger than a file may be, ValueError for an item whose model
    is none of its list, and for a number of more than 10,000 digits.
    """
    frozen = Frozen(estimate.items)
    lines = [f"format: {FORMAT}"]
    if estimate.name:
        lines.append(f"name: {text(estimate.name)}")
    if estimate.form != NO_FORM:
        lines.extend(_form_lines(estimate.form))
    if frozen.lists:
        lines.append("price_lists:")
    for key, price_list in frozen.lists:
        lines.append(f"  - key: {text(key)}")
        lines.extend(f"    {line}" for line in list_lines(price_list))
    if estimate.items:
        lines.append("items:")
        lines.extend(_items_lines(estimate.items, frozen))
    lines.append("")
    content = "\n".join(lines)
    if len(content) > MOST_BYTES or len(content.encode()) > MOST_BYTES:
        faults_of(estimate.name).only("too_large", most=MOST_BYTES >> 10)
    return content


def text(value: str) -> str:
    """A text as it stands in a file: on one line, with nothing in it that can't be seen."""
    if _PLAIN.fullmatch(value) and value.isprintable() and not _TYPED.fullmatch(value):
        return value
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    if not value.isprintable():
        value = "".join(sign if sign.isprintable() else _escaped(sign) for sign in value)
    return f'"{value}"'


def _escaped(sign: str) -> str:
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(sign)
    number = ord(sign)
    if short:
        return short
    if number < 0x100:
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def percent(share: Decimal) -> str:
    """A share with all its digits and no more: `50%`, `-2.5%`."""
    digits = f"{EXACT.scaleb(share, Decimal(2)):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0%" if digits == "-0" else f"{digits}%"


def _number(count: int) -> str:
    if count.bit_length() < 1_000:
        return str(count)
    digits = f"{Decimal(count):f}"  # str(int) refuses more than 4300 digits
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits can't be written")
    return digits


def _form_lines(form: Form) -> Iterator[str]:
    if form.company:
        yield f"company: {text(form.company)}"
    if form.remarks:
        yield f"remarks: {text(form.remarks)}"
    if form.taxes:
        yield f"taxes: {form.taxes}"
    if form.rate != NO_FORM.rate:
        yield f"rate: {percent(form.rate)}"
    if form.capitals:
        yield "capitals: true"


def _items_lines(items: Iterable[Item], frozen: Frozen) -> Iterator[str]:
    for item in items:
        first = True
        for line in _item_lines(item, frozen):
            yield f"  - {line}" if first else f"    {line}"
            first = False


def _item_lines(item: Item, frozen: Frozen) -> Iterator[str]:
    if item.name:
        yield f"name: {text(item.name)}"
    if item.group:
        yield f"group: {text(item.group)}"
    yield f"model: {text(item.model.id)}"
    yield f"list: {text(frozen.key_of(item))}"
    usage = item.usage
    if usage.service != STANDARD:
        yield f"service: {text(usage.service)}"
    if isinstance(usage, Usage):
        yield from _usage_lines(usage)
        each = "requests"
    else:
        yield from _conversation_lines(usage)
        each = "conversations"
    if usage.calls:
        yield f"calls: {_flow(usage.calls)}"
    yield from _times_lines(item.times, each)
    yield f"period: {item.period}"
    if item.growth:
        yield f"growth: {{rate: {percent(item.growth.rate)}, months: {item.growth.months}}}"
    if item.note:
        yield f"note: {text(item.note)}"


def _times_lines(times: Times, each: str) -> Iterator[str]:
    if times.days is None:
        yield f"{each}: {_number(times.number)}"
    else:
        yield f"per_day: {_number(times.number)}"
        yield f"days: {_number(times.days)}"


def _usage_lines(usage: Usage) -> Iterator[str]:
    yield f"input: {_number(usage.input_tokens)}"
    if usage.cache_hit_share is not None:
        yield f"cache_hits: {percent(usage.cache_hit_share)}"
    elif usage.cached_tokens:
        yield f"cached: {_number(usage.cached_tokens)}"
    if usage.written:
        yield f"written: {_flow(usage.written)}"
    yield f"output: {_number(usage.output_tokens)}"


def _conversation_lines(usage: Conversation) -> Iterator[str]:
    yield f"turns: {_number(usage.turns)}"
    if usage.system_tokens:
        yield f"system: {_number(usage.system_tokens)}"
    yield f"user: {_number(usage.user_tokens)}"
    yield f"reply: {_number(usage.reply_tokens)}"
    if usage.cache_hit_share != 1:
        yield f"cache_hits: {percent(usage.cache_hit_share)}"
    if usage.cache_lifetime:
        yield f"lifetime: {usage.cache_lifetime}"


def _flow(counts: Mapping[str, int]) -> str:
    return f"{{{', '.join(f'{name}: {_number(count)}' for name, count in counts.items())}}}"
