"""Estimates to be handed on, one of every kind, and names that would do harm."""

from dataclasses import replace
from decimal import Decimal

from drawn_estimate import builtin_list, drawn_estimate, item

from kimi_calc.estimates import Basis, Estimate, Form, Growth, Item, Times
from kimi_calc.pricing import Conversation, Usage

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "'=1+1",
    "''=1+1",
    '"',
    '","=1+1',
    '=HYPERLINK("http://example.com","click")',
    "{=1+1}",
    "<r><t>rich</t></r>",
    "<r></is></c><c r='A1'><f>1+1</f></c></r>",
    "_x003D_1+1",
    "\x00\x1b[31m",
    "a\nb\r\nc",
    "</t></is></c>",
    "&amp;",
    "🙂 \u202eabc\u2066",
    "\uffff",
    "https://example.com",
    "mailto:x@example.com",
    "00123",
    "1e5",
    "TRUE",
    "#REF!",
    "2026-09-19",
    " blank ",
    "x" * 10_000,
    "💰" * 10_000,
)


def conversation(turns: int, **values: object) -> Conversation:
    """A conversation whose turns get longer."""
    return replace(Conversation(turns, 700, 300, 1500), **values)  # type: ignore[arg-type]  # its own


def other(model: str, usage: Usage | Conversation, list_id: str = "cny-2026-09-19") -> Item:
    """An item of any usage."""
    prices = builtin_list(list_id)
    return Item(model, prices.model(model), Basis.of(prices), usage, Times(1234))


def hostile_estimate() -> Estimate:
    """Names, groups and notes that would do harm."""
    drawn = drawn_estimate().items[0]
    items = [replace(drawn, name=text, group=text, note=text) for text in HOSTILE]
    return Estimate("=1+1", tuple(items), Form("=cmd|' /C calc'!A0", "=1+1\n<r>x</r>"))


def estimates_of_all_kinds() -> dict[str, Estimate]:
    """Each by a name of its own."""
    drawn = drawn_estimate()
    one = drawn.items[0]
    return {
        "drawn": drawn,
        "included": replace(drawn, form=Form("公司", "备注\n两行", "included", capitals=True)),
        "excluded": replace(drawn, form=Form("", "", "excluded", Decimal("0.0625"), capitals=True)),
        "ungrouped": replace(drawn, items=tuple(replace(each, group="") for each in drawn.items)),
        "once": replace(drawn, items=tuple(replace(each, period="once") for each in drawn.items)),
        "periods": Estimate(
            "",
            (
                replace(one, period="day", times=Times(12_345)),
                replace(one, period="week", times=Times(777)),
                replace(one, period="month", growth=Growth(Decimal("0.1"))),
                replace(one, period="month", growth=Growth(Decimal("-0.035"), 5)),
                replace(one, period="day", growth=Growth(Decimal("0.000001"), 1200)),
                replace(one, period="week", times=Times(3, 5), growth=Growth(Decimal(2), 1)),
                replace(one, period="month", growth=Growth(Decimal(0), 12)),
            ),
        ),
        "currencies": Estimate(
            "two",
            (
                *drawn.items,
                item("x", "客服", "kimi-k3", (9999, 77, "0.5"), (31, 7), list_id="usd-2026-10-23"),
                item("y", "", "kimi-k3", (12_345, 678, "0"), (9, None), "week"),
                item("z", "", "kimi-k2.6", (1, 1, "0"), (1, None), list_id="usd-2026-10-23"),
            ),
        ),
        "charges": Estimate(
            "charges",
            (
                one,
                other("kimi-k3", Usage(9000, 100, 3000, written={"1h": 2000, "5m": 500})),
                other("kimi-k3", Usage(9000, 100, 3000, calls={"web_search": 2})),
                other("kimi-k3", conversation(12, cache_lifetime="1h", calls={"web_search": 1})),
                other("kimi-latest", conversation(60), "cny-2025-11-11"),
                other("moonshot-v1-8k", Usage(3000, 200, 1000), "cny-2025-11-11"),
                other("kimi-k3", Usage(0, 0)),
            ),
        ),
        "digits": Estimate(
            "digits",
            (
                replace(one, times=Times(123_456_789_012_345_678_901)),
                replace(one, times=Times(10**20 + 1, 31)),
                replace(one, times=Times(0)),
            ),
        ),
        "groups": Estimate(
            "groups", tuple(replace(one, group=f"组 {n}", times=Times(n)) for n in range(260))
        ),
        "hostile": hostile_estimate(),
        "empty": Estimate(),
    }
