"""The words of a report that are the same whatever its items are."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Headings, captions and names of sheets in the language in use."""

    name: str
    group: str
    model: str
    service: str
    usage: str
    often: str
    per_request: str
    amount: str
    period: str
    month: str
    once: str
    year: str
    share: str
    note: str
    currency: str
    input_tokens: str
    cache_hits: str
    input_miss: str
    output_tokens: str
    writes_of: str
    """`Cache writes {lifetime}`: the heading of a column."""
    calls_of: str
    """`Calls: {name}`, as well."""
    turns: str
    prefix: str
    question: str
    answer: str
    lifetime: str
    growth: str
    requests: str
    days: str
    price_list: str
    provider: str
    source: str
    exact: str
    other_charges: str
    row: str
    charge: str
    up_to: str
    quantity: str
    unit_price: str
    per: str
    cost: str
    price_of: str
    """`Price: {charge}`: the heading of a column of prices."""
    subtotal: str
    total: str
    tax: str
    changed: str
    """That amounts in a sheet were changed since their words were written."""
    remarks: str
    assumptions: str
    estimate: str
    charges: str
    page: str
    """`Page {page} of {pages}`."""
    page_number: str
    """`Page {page}`, where it is not known yet how many there will be."""
    days_a_month: str
    weeks_a_year: str
    days_a_year: str
    months_a_year: str
