"""Large pages: what is beyond a page of prices is refused, and no text is read list by list."""

import pytest

from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.pages import PageError, read_pages
from kimi_calc.price_lists.pages import drafting as made_in

HEAD = (
    "<html><body><table><tr><th>模型</th><th>计费单位</th><th>输入价格</th><th>输出价格</th>"
    "<th>模型上下文长度</th></tr>"
)


def page(rows: int, lines: int) -> str:
    cells = "<td>1M tokens</td><td>￥2.00</td><td>￥10.00</td><td>8,192 tokens</td>"
    models = "".join(f"<tr><td>kimi-x{number}</td>{cells}</tr>" for number in range(rows))
    return f"{HEAD}{models}</table>{'<p>价格说明</p>' * lines}</body></html>"


@pytest.mark.parametrize(("rows", "lines"), [(12, 9_000), (501, 3)])
def test_more_than_a_page_of_prices_has_is_refused(rows: int, lines: int) -> None:
    with pytest.raises(PageError, match="too much"):
        read_pages(page(rows, lines))


@pytest.mark.parametrize(("rows", "by_turns"), [(12, True), (100, False)])
def test_only_a_page_of_some_rows_is_compared_by_turns(
    monkeypatch: pytest.MonkeyPatch, rows: int, by_turns: bool
) -> None:
    asked = []
    compared = made_in._compared

    def counted(*given: object) -> object:
        asked.append(given)
        return compared(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(made_in, "_compared", counted)
    known = [load_price_list(info.path) for info in builtin_price_lists()]
    draft = read_pages(page(rows, 5), known=known)
    assert len(draft.rows) == rows
    assert (len(asked) > 1) == by_turns
