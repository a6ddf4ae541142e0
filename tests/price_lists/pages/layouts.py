"""Price pages in many layouts, drawn from a price list; knows nothing of how pages are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from kimi_calc.pricing import Model, PriceList, Tier

WORDS = {
    "zh": {
        "model": "模型", "unit": "计费单位", "cache_hit": "输入价格（缓存命中）",
        "input": "输入价格（缓存未命中）", "all_input": "输入价格", "output": "输出价格",
        "cache_write:5m": "缓存写入（5 分钟）", "cache_write:1h": "缓存写入（1 小时）",
        "context": "模型上下文长度", "bounds": "请求上下文长度范围（自动选择计费模型）",
        "tool": "工具", "price": "价格", "per_call": "1 次", "standard": "产品定价",
        "batch": "Batch 批量推理定价", "date": "最后更新：{0.year}年{0.month}月{0.day}日",
        "web_search": "联网搜索（基础）", "web_search_pro": "联网搜索（专业版）",
        "page_fetch": "网页抓取", "badge": "推荐",
    },
    "en": {
        "model": "Model", "unit": "Unit", "cache_hit": "Input Price (Cache Hit)",
        "input": "Input Price (Cache Miss)", "all_input": "Input Price", "output": "Output Price",
        "cache_write:5m": "Cache Write (5 min)", "cache_write:1h": "Cache Write (1 h)",
        "context": "Context Window", "bounds": "Request Context Length Range",
        "tool": "Tool Name", "price": "Price", "per_call": "1 time", "standard": "Product Pricing",
        "batch": "Batch API Pricing", "date": "Last updated on {0:%B} {0.day}, {0.year}",
        "web_search": "Basic Search", "web_search_pro": "Pro Search", "page_fetch": "Page Fetch",
        "badge": "Recommended",
    },
}  # fmt: skip


@dataclass
class Table:
    """A table: its header, and rows whose cells are (text, how many rows it reaches over)."""

    heading: str
    header: list[str]
    rows: list[list[tuple[str, int]]] = field(default_factory=list)

    @property
    def full(self) -> list[list[str]]:
        """The rows with every cell in each row that it reaches over."""
        rows: list[list[str]] = []
        for row in self.rows:
            missing = len(self.header) - len(row)
            rows.append([*(rows[-1][:missing] if missing else []), *(text for text, _ in row)])
        return rows


@dataclass
class Page:
    """What is drawn: tables below headings, and a line that tells the day."""

    title: str
    tables: list[Table]
    date: str
    source: str


def page_of(price_list: PriceList, language: str = "zh", sign: str = "") -> Page:
    """The page that a list could have been read from."""
    words = WORDS[language]
    sign = sign or {"CNY": "￥", "USD": "$"}[price_list.currency]
    tables = []
    for service in ("standard", "batch"):
        models = [model for model in price_list.models if service in model.services]
        for _, alike in groupby(models, partial(_shape, service=service)):
            tables.append(_table(list(alike), service, words, sign))
    if price_list.calls:
        rows = [
            [(words[name], 1), (words["per_call"], 1), (f"{sign}{price}", 1)]
            for name, price in price_list.calls.items()
        ]
        tables.append(Table(words["tool"], [words[key] for key in ("tool", "unit", "price")], rows))
    date = words["date"].format(price_list.published)
    return Page(words["standard"], tables, date, price_list.source)


def _shape(model: Model, service: str) -> tuple[object, ...]:
    tiers = model.services[service]
    charges = tuple(one.key for one in tiers[0].prices if one.kind != "per_call")
    return charges, len(tiers) > 1 and model.id


def _table(models: list[Model], service: str, words: dict[str, str], sign: str) -> Table:
    first = models[0].services[service]
    charges = [one.key for one in first[0].prices if one.kind != "per_call"]
    tiered = len(first) > 1
    names = [
        words["all_input"] if key == "input" and "cache_hit" not in charges else words[key]
        for key in charges
    ]
    if tiered:
        header = [words["model"], words["bounds"], words["unit"], *names]
    else:
        header = [words["model"], words["unit"], *names, words["context"]]
    table = Table(words[service], header)
    for model in models:
        tiers = model.services[service]
        name = model.id + (words["badge"] if model.recommended and service == "standard" else "")
        for at, tier in enumerate(tiers):
            cells = [(f"{sign}{_price(tier, key)}", 1) for key in charges]
            unit = [("1M tokens", 1)]
            if tiered:
                lower = f"{tiers[at - 1].up_to:,} < 长度 " if at else ""
                bound = [(f"{lower}≤ {tier.up_to:,} tokens", 1)]
                first_cell = [] if at else [(name, len(tiers))]
                table.rows.append([*first_cell, *bound, *unit, *cells])
            else:
                context = [(f"{model.context_length:,} tokens", 1)]
                table.rows.append([(name, 1), *unit, *cells, *context])
    return table


def _price(tier: Tier, key: str) -> str:
    return next(f"{price:f}" for charge, price in tier.prices.items() if charge.key == key)


def _blocks(page: Page, draw: Callable[[Table], str], heading: str = "{}") -> str:
    parts = [heading.format(page.title)]
    for table in page.tables:
        parts += [heading.format(table.heading), draw(table)]
    return "\n\n".join([*parts, page.date, "服务协议 Terms"])


def markdown(page: Page) -> str:
    """Tables of |, whose rows are shorter below a cell that reaches down."""

    def draw(table: Table) -> str:
        rows = [table.header, ["---"] * len(table.header)]
        rows += [[text for text, _ in row] for row in table.rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    return _blocks(page, draw, "## {}")


def component(page: Page) -> str:
    """MDX with components, prices in fragments."""

    def cell(text: str) -> str:
        if text.startswith("$"):
            return '<>{"$"}' + text[1:] + "</>"
        return f'"{text}"'

    def draw(table: Table) -> str:
        columns = "".join(f'{{ title: "{title}", width: "12%" }},\n' for title in table.header)
        rows = "".join(f"[{', '.join(map(cell, row))}],\n" for row in table.full)
        return f"<DocTable\n  columns={{[\n{columns}]}}\n  rows={{[\n{rows}]}}\n/>"

    return f"<!-- source: {page.source} -->\n\n" + _blocks(page, draw, "## {}")


def _html(page: Page, draw: Callable[[Table], str]) -> str:
    body = "".join(
        f"<h3>{table.heading}</h3><p>每 1M <b>tokens</b> 的价格。</p>{draw(table)}"
        for table in page.tables
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>"
        f"<link rel='canonical' href='{page.source}'>"
        "<script>var x = '<table><tr><td>kimi-k9</td><td>￥9.00</td></tr></table>';</script>"
        f"<style>td {{color: red}}</style></head><body><nav><a>文档</a></nav><h1>{page.title}</h1>"
        f"{body}<p>{page.date}</p></body></html>"
    )


def _td(text: str, rows: int) -> str:
    span = f" rowspan={rows}" if rows > 1 else ""
    if text[:1] in "￥$¥":
        text = f"<div><span>{text[0]}</span><span>{text[1:]}</span></div>"
    return (
        f"<td{span}>{text.replace('<', '&lt;')}</td>"
        if "<" not in text[:1]
        else (f"<td{span}>{text}</td>")
    )


def html(page: Page) -> str:
    """A saved page: rowspan, breaks in headers, prices in spans, scripts with tables in strings."""

    def draw(table: Table) -> str:
        head = "".join(f"<th>{title.replace('（', '<br>（')}</th>" for title in table.header)
        rows = "".join(f"<tr>{''.join(_td(*cell) for cell in row)}</tr>" for row in table.rows)
        return f"<table class='t'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    return _html(page, draw)


def html_loose(page: Page) -> str:
    """The same without the end tags that HTML does without, and each table in a table of layout."""

    def draw(table: Table) -> str:
        head = "".join(f"<th scope=col>{title}" for title in table.header)
        rows = "".join(
            "<tr>" + "".join(_td(*cell).removesuffix("</td>") for cell in row) for row in table.rows
        )
        return f"<table><tr><td><table border=1><tr>{head}{rows}</table><td>&nbsp;</table>"

    return _html(page, draw)


def html_two_rows(page: Page) -> str:
    """Headers in two rows: the prices of input below one title."""

    def draw(table: Table) -> str:
        first, second = [], []
        inputs = [title for title in table.header if "（" in title and "输入" in title]
        for title in table.header:
            if title in inputs:
                if title == inputs[0]:
                    first.append(f"<th colspan={len(inputs)}>输入价格</th>")
                second.append(f"<th>{title.partition('（')[2].rstrip('）')}</th>")
            else:
                first.append(f"<th rowspan=2>{title}</th>")
        rows = "".join(f"<tr>{''.join(_td(*cell) for cell in row)}</tr>" for row in table.rows)
        two = (
            f"<tr>{''.join(first)}</tr><tr>{''.join(second)}</tr>"
            if inputs
            else "".join(f"<th>{title}</th>" for title in table.header)
        )
        return f"<table><thead>{two}</thead><tbody>{rows}</tbody></table>"

    return _html(page, draw)


def html_roles(page: Page) -> str:
    """Tables of blocks with roles."""

    def draw(table: Table) -> str:
        rows = [[f"<div role=columnheader>{title}</div>" for title in table.header]]
        rows += [
            [f"<div role='cell'>{text.replace('<', '&lt;')}</div>" for text in row]
            for row in table.full
        ]
        lines = "".join(f"<div role=row>{''.join(row)}</div>" for row in rows)
        return f"<div role=table>{lines}</div>"

    return _html(page, draw)


def html_turned(page: Page) -> str:
    """Models side by side, as columns."""

    def draw(table: Table) -> str:
        if len({len(row) for row in table.rows}) > 1 or len(table.header) < 4:
            return html_table(table)
        columns = [table.header, *table.full]
        rows = "".join(
            f"<tr><th>{line[0]}</th>" + "".join(f"<td>{text}</td>" for text in line[1:]) + "</tr>"
            for line in zip(*columns, strict=True)
        )
        return f"<table>{rows}</table>"

    return _html(page, draw)


def html_table(table: Table) -> str:
    """One table as it is mostly drawn."""
    head = "".join(f"<th>{title}</th>" for title in table.header)
    rows = "".join(f"<tr>{''.join(_td(*cell) for cell in row)}</tr>" for row in table.rows)
    return f"<table><tr>{head}</tr>{rows}</table>"


def clipboard(page: Page) -> str:
    """What Windows puts before the HTML that was copied."""
    return (
        "Version:0.9\r\nStartHTML:0000000200\r\nEndHTML:0000099999\r\nStartFragment:0000000236\r\n"
        f"EndFragment:0000099900\r\nSourceURL:{page.source}\r\n<html><body>\r\n<!--StartFragment-->"
        + "".join(f"<h2>{one.heading}</h2>{html_table(one)}" for one in page.tables)
        + f"<p>{page.date}</p><!--EndFragment-->\r\n</body>\r\n</html>\0"
    )


def text_tabs(page: Page) -> str:
    """Copied text: tabs between cells, a break in headers, rows without what reaches down."""

    def draw(table: Table) -> str:
        header = "\t".join(title.replace("（", "\n（") for title in table.header)
        return "\n".join([header, *("\t".join(text for text, _ in row) for row in table.rows)])

    return _blocks(page, draw)


def text_lines(page: Page) -> str:
    """Copied text: a header cell a line, rows with tabs."""

    def draw(table: Table) -> str:
        header = [title.replace(" (", "\n(") for title in table.header]
        return "\n".join([*header, *("\t".join(text for text, _ in row) for row in table.rows)])

    return _blocks(page, draw)


def text_cells(page: Page) -> str:
    """Copied text: each cell a line of its own."""

    def draw(table: Table) -> str:
        return "\n".join([*table.header, *(text for row in table.rows for text, _ in row)])

    return _blocks(page, draw)


def text_spaces(page: Page) -> str:
    """Text in columns of spaces, as a terminal or a PDF has it."""

    def draw(table: Table) -> str:
        rows = [table.header, *table.full]
        return "\n".join("    ".join(row) for row in rows)

    return _blocks(page, draw)


def spreadsheet(page: Page) -> str:
    """Cells of a spreadsheet: tabs, empty cells where one reaches down, quotes around breaks."""

    def draw(table: Table) -> str:
        header = "\t".join(
            '"' + title.replace("（", "\n（") + '"' if "（" in title else title
            for title in table.header
        )
        rows = [
            [""] * (len(table.header) - len(row)) + [text for text, _ in row] for row in table.rows
        ]
        return "\n".join([header, *("\t".join([*row, ""]) for row in rows)])

    return _blocks(page, draw)


def comma_values(page: Page) -> str:
    """Values with commas between them."""

    def draw(table: Table) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([table.header, *table.full])
        return out.getvalue()

    return _blocks(page, draw)


LAYOUTS: dict[str, Callable[[Page], str]] = {
    one.__name__: one
    for one in (
        *(markdown, component, html, html_loose, html_two_rows, html_roles, html_turned),
        *(clipboard, text_tabs, text_lines, text_cells, text_spaces, spreadsheet, comma_values),
    )
}
