"""A price page as it is copied, and how it is spoiled."""

from pathlib import Path

PAGE = """\
<!-- source: https://platform.kimi.com/docs/pricing/chat -->
Last updated on 2026年12月1日

| 模型 | 计费单位 | 输入价格（缓存命中） | 输入价格（缓存未命中） | 输出价格 | 模型上下文长度 |
|---|---|---|---|---|---|
| kimi-k2.7-code | 1M tokens | ￥1.30 | ￥6.50 | ￥27.00 | 262,144 tokens |
| kimi-k2.7-code-highspeed | 1M tokens | ￥2.60 | ￥13.00 | ￥55.00 | 262,144 tokens |
| kimi-k2.6 | 1M tokens | ￥1.10 | ￥6.50 | ￥27.00 | 262,144 tokens |
"""
"""Beside the list of 2026-09-19: an output is dearer, and a model is gone."""

UNDATED = PAGE.replace("Last updated on 2026年12月1日\n", "")
FAR = PAGE.replace("￥2.60", "￥260")
"""A price that is a hundred times the one before."""

HTML = """\
<meta charset="utf-8"><p>Last updated on 2026年12月1日</p>
<p><a href="https://platform.kimi.com/docs/pricing/chat">价格</a></p>
<table><tr><th>模型</th><th>计费单位</th><th>输入价格（缓存命中）</th><th>输入价格（缓存未命中）</th>
<th>输出价格</th><th>模型上下文长度</th></tr>
<tr><td>kimi-k2.6</td><td>1M tokens</td><td>￥1.10</td><td>￥6.50</td><td>￥27.00</td>
<td>262,144 tokens</td></tr></table>
"""

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed" / "price-page-2025-11-11.md"
"""The page that the default list is of, where it lies beside the project."""
