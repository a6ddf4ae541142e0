"""What columns are taken for: by their headings, and by what stands below."""

import pytest
from usage_logs.made_up_layouts import LAYOUTS, Made, rows_of

from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.guessing import guess
from kimi_calc.usage_logs.heading_rows import found_in
from kimi_calc.usage_logs.layouts import Layout
from kimi_calc.usage_logs.mapping import format_of
from kimi_calc.usage_logs.records import Entry, NotUsage, Unreadable


def read(layout: Layout, record: dict[str, object]) -> Entry | str | None:
    try:
        return format_of(layout).read(record, Context(Days()))
    except NotUsage:
        return None
    except Unreadable as error:
        return error.code


@pytest.mark.parametrize("made", LAYOUTS, ids=lambda made: made.name)
def test_a_table_is_told_by_itself_and_says_what_it_leaves_open(made: Made) -> None:
    rows = rows_of(made)
    headings = found_in(rows)
    assert headings
    below = rows[headings.first + headings.number :]
    found = guess(headings.headings, below)
    assert (found.missing, found.doubts) == (made.missing, made.doubts)
    layout = found.layout._replace(**dict(made.told))
    said = tuple(read(layout, dict(zip(headings.headings, row, strict=True))) for row in below)
    assert said == made.entries
