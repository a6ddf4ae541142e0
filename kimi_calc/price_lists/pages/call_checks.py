"""The prices of calls: beside each other, and beside those of a reference list."""

from __future__ import annotations

from decimal import Decimal

from kimi_calc.price_lists.pages.checks import FAR
from kimi_calc.price_lists.pages.page_checks import Origin
from kimi_calc.price_lists.pages.remarks import Remarks
from kimi_calc.price_lists.pages.rows import Call, Fault, Reading
from kimi_calc.pricing.models import PriceList


def check_calls(
    reading: Reading, origin: Origin, reference: PriceList | None, remarks: Remarks, *, strict: bool
) -> dict[str, Decimal]:
    """Tell what is doubtful of calls; returns those kept of the reference, for want of a table."""
    _drop_twins(reading)
    before = reference.calls if reference else {}
    for call in reading.calls:
        if call.currency and call.currency != origin.currency:
            values = {"one": origin.currency, "other": call.currency}
            call.faults.append(Fault("two_currencies", values))
        if before:
            _compare(call, before.get(call.name), remarks, strict=strict)
        remarks.take_call(call)
    names = {call.name for call in reading.calls}
    if not names and before and reference:
        remarks.note("kept_calls", list=reference.id)
        return dict(before)
    for name in before:
        if name not in names:
            remarks.doubt("call_gone", call=name)
    return {}


def _drop_twins(reading: Reading) -> None:
    """Of calls that stand there twice, keep the first; it is doubtful where they disagree."""
    first: dict[str, Call] = {}
    for call in reading.calls:
        one = first.setdefault(call.name, call)
        if one is not call and (one.price, one.currency) != (call.price, call.currency):
            one.faults.append(Fault("duplicate", {}))
        if one is not call:
            one.faults += [fault for fault in call.faults if fault not in one.faults]
    reading.calls = list(first.values())


def _compare(call: Call, before: Decimal | None, remarks: Remarks, *, strict: bool) -> None:
    price = call.price
    if price is None or price == before:
        return
    if before is None:
        if strict:
            call.faults.append(Fault("price_new", {"price": f"{price:f}"}))
        else:
            remarks.note_call("new_call", call.name)
        return
    values = {"price": f"{price:f}", "before": f"{before:f}"}
    if price > before * FAR or price * FAR < before:
        call.faults.append(Fault("price_far", values))
    elif strict:
        call.faults.append(Fault("price_differs", values))
    else:
        remarks.note_call("call_changed", call.name, **values)
