"""An estimate in the words of the language in use, ready to be written to a file or a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.estimate import Estimate, Taxes
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.report import (
    ListUsed,
    Report,
    Rows,
    Said,
    Section,
    Sums,
)
from kimi_calc.estimates.report_words import Words
from kimi_calc.estimates.totals import Figure, Totals, totals
from kimi_calc.pricing import Charge
from kimi_calc.pricing.amounts import format_amount, format_percent, share_of
from kimi_calc.viewmodels import item_wording
from kimi_calc.viewmodels.charge_names import charge_name
from kimi_calc.viewmodels.estimate_assumptions import assumptions, list_label
from kimi_calc.viewmodels.estimate_taxes import decimals_of, in_words, tax_lines
from kimi_calc.viewmodels.price_list_status import currency_name


def report_of(estimate: Estimate, today: date) -> Report:
    """All that is handed on of an estimate; `today` is the day on which that is."""
    wording = ItemWording()
    whole = {one.currency: one for one in totals(estimate.items)}
    grouped = _grouped(estimate.items)
    lists = tuple(_list_used(basis) for basis in dict.fromkeys(i.basis for i in estimate.items))
    day_said = QCoreApplication.translate("Report", "Calculated on {day}").format(day=today)
    return Report(
        estimate.name or QCoreApplication.translate("Report", "Estimate"),
        estimate.form.company,
        today,
        day_said,
        _basis_said(lists, day_said),
        _captions(estimate.form.taxes),
        words(),
        tuple(
            _section(name, items, whole[currency], grouped, wording)
            for (name, currency), items in grouped.items()
        ),
        tuple(_sums(estimate, one) for one in whole.values()),
        lists,
        assumptions(estimate, tuple(whole), today),
        estimate.form.remarks,
        estimate.form.taxes,
        estimate.form.rate,
    )


class ItemWording:
    """How items are said in the language in use."""

    def model(self, item: Item) -> str:
        """`kimi-k2.6, batch`."""
        service = self.service(item)
        if not service:
            return item.model.id
        return QCoreApplication.translate("Report", "{model} ({service})").format(
            model=item.model.id, service=service
        )

    def service(self, item: Item) -> str:
        """`batch`; empty for the standard service."""
        return item_wording.service_word(item)

    def usage(self, item: Item) -> str:
        """`2,000 in (50% hits) + 400 out`."""
        return item_wording.asked(item)

    def often(self, item: Item) -> str:
        """`3,000 a day × 30 days`."""
        return item_wording.often(item)

    def period(self, item: Item) -> str:
        """`every month`."""
        return item_wording.period_name(item.period)

    def money(self, figure: Figure, currency: str) -> str:
        """`¥7,322.80`, rounded as all are: one that has no end is not more so than others."""
        return format_amount(figure.amount, currency)

    def share(self, share: Decimal) -> str:
        """`44.1%`."""
        return format_percent(share)

    def charge(self, charge: Charge, item: Item) -> str:
        """`Input (cache miss)`."""
        return charge_name(charge, has_cache_price=item.model.has_cache_price)


def said(found: Totals, decimals: Sequence[int | None] = (None, None, None)) -> Said:
    """Totals for the eye, with so many decimals; a dash for what there is none of."""
    month, once, year = decimals
    currency = found.currency
    return Said(
        format_amount(found.month.amount, currency, exactly=month) if found.recurring else "–",
        format_amount(found.once, currency, exactly=once) if has_once(found) else "–",
        format_amount(found.year.amount, currency, exactly=year),
    )


def subtotal(found: Totals) -> str:
    """`¥280.00 / month + ¥1,598.40 once`."""
    rounded = found._replace(month=Figure(found.month.amount), year=Figure(found.year.amount))
    return item_wording.subtotal((rounded,))


def _captions(taxes: Taxes) -> Said:
    """What stands over totals that stand alone."""
    wording = {
        "": "{amount}",
        "included": QCoreApplication.translate("Report", "{amount}, tax included"),
        "excluded": QCoreApplication.translate("Report", "{amount}, before tax"),
    }[taxes]
    captions = words()
    amounts = (captions.month, captions.once, captions.year)
    return Said(*(wording.format(amount=amount) for amount in amounts))


def _basis_said(lists: Sequence[ListUsed], day_said: str) -> str:
    """`Price list 2026-09-19 · Calculated on 2026-11-30`."""
    if not lists:
        return day_said
    joint = QCoreApplication.translate("Report", "; ")
    labels = joint.join(dict.fromkeys(" ".join(one.label.split()) for one in lists))
    wording = QCoreApplication.translate("Report", "Price list {list}")
    return f"{wording.format(list=labels)} · {day_said}"


def has_once(found: Totals) -> bool:
    """Whether something takes place once: or nothing else does."""
    return bool(found.once) or not found.recurring


def _grouped(items: Iterable[Item]) -> dict[tuple[str, str], list[Item]]:
    """Items by group and currency: the groups in their order, within them the currencies."""
    groups: dict[str, dict[str, list[Item]]] = {}
    for item in items:
        groups.setdefault(item.group, {}).setdefault(item.currency, []).append(item)
    return {
        (name, currency): found
        for name, by_currency in groups.items()
        for currency, found in by_currency.items()
    }


def _section(
    name: str,
    items: list[Item],
    whole: Totals,
    grouped: dict[tuple[str, str], list[Item]],
    wording: ItemWording,
) -> Section:
    (found,) = totals(items)
    title, several = name, len({group for group, _ in grouped}) > 1
    if not name and several:
        title = QCoreApplication.translate("Report", "Without a group")
    if sum(group == name for group, _ in grouped) > 1:
        currency = currency_name(whole.currency)
        title = f"{title} · {currency}" if title else currency
    part, all_of_it = (
        (found.month.amount, whole.month.amount) if whole.recurring else (found.once, whole.once)
    )
    share = share_of(part, all_of_it) if all_of_it and (found.recurring or part) else None
    return Section(
        name,
        title,
        Rows(tuple(items), whole, wording),
        found,
        said(found),
        subtotal(found),
        share,
        "–" if share is None else format_percent(share),
    )


def _sums(estimate: Estimate, found: Totals) -> Sums:
    form = estimate.form
    wants_capitals = form.capitals and found.currency == "CNY"
    taxes = tax_lines(found, form.taxes, form.rate)
    return Sums(
        found,
        currency_name(found.currency),
        said(found, decimals_of(found)) if taxes else said(found),
        taxes,
        in_words(found, taxes) if wants_capitals else (),
    )


def _list_used(basis: Basis) -> ListUsed:
    return ListUsed(basis, list_label(basis))


def words() -> Words:
    """Headings and captions in the language in use."""
    return Words(
        name=QCoreApplication.translate("Report", "Name"),
        group=QCoreApplication.translate("Report", "Group"),
        model=QCoreApplication.translate("Report", "Model"),
        service=QCoreApplication.translate("Report", "Service"),
        usage=QCoreApplication.translate("Report", "Usage"),
        often=QCoreApplication.translate("Report", "How often"),
        per_request=QCoreApplication.translate("Report", "Per request"),
        amount=QCoreApplication.translate("Report", "Amount"),
        period=QCoreApplication.translate("Report", "Period"),
        month=QCoreApplication.translate("Report", "Per month"),
        once=QCoreApplication.translate("Report", "Once"),
        year=QCoreApplication.translate("Report", "First year"),
        share=QCoreApplication.translate("Report", "Share"),
        note=QCoreApplication.translate("Report", "Note"),
        currency=QCoreApplication.translate("Report", "Currency"),
        input_tokens=QCoreApplication.translate("Report", "Input tokens"),
        cache_hits=QCoreApplication.translate("Report", "Cache hits"),
        input_miss=QCoreApplication.translate("Report", "Input without hits"),
        output_tokens=QCoreApplication.translate("Report", "Output tokens"),
        writes_of=QCoreApplication.translate("Report", "Cache writes {lifetime}"),
        calls_of=QCoreApplication.translate("Report", "Calls: {name}"),
        turns=QCoreApplication.translate("Report", "Turns"),
        prefix=QCoreApplication.translate("Report", "Prefix"),
        question=QCoreApplication.translate("Report", "Question"),
        answer=QCoreApplication.translate("Report", "Answer"),
        lifetime=QCoreApplication.translate("Report", "Cache lifetime"),
        growth=QCoreApplication.translate("Report", "Growth"),
        requests=QCoreApplication.translate("Report", "Requests"),
        days=QCoreApplication.translate("Report", "Days"),
        price_list=QCoreApplication.translate("Report", "Price list"),
        provider=QCoreApplication.translate("Report", "Provider"),
        source=QCoreApplication.translate("Report", "Source"),
        exact=QCoreApplication.translate("Report", "Exact amount"),
        other_charges=QCoreApplication.translate("Report", "Other charges per request"),
        row=QCoreApplication.translate("Report", "Row"),
        charge=QCoreApplication.translate("Report", "Charge"),
        up_to=QCoreApplication.translate("Report", "Up to tokens"),
        quantity=QCoreApplication.translate("Report", "Quantity per request"),
        unit_price=QCoreApplication.translate("Report", "Unit price"),
        per=QCoreApplication.translate("Report", "Price is for"),
        cost=QCoreApplication.translate("Report", "Cost per request"),
        price_of=QCoreApplication.translate("Report", "Price: {charge}"),
        subtotal=QCoreApplication.translate("Report", "Subtotal"),
        total=QCoreApplication.translate("Report", "Total"),
        tax=QCoreApplication.translate("Report", "Tax"),
        changed=QCoreApplication.translate(
            "Report", "(amounts were changed: write them out in words anew)"
        ),
        remarks=QCoreApplication.translate("Report", "Remarks"),
        assumptions=QCoreApplication.translate("Report", "Assumptions"),
        estimate=QCoreApplication.translate("Report", "Estimate"),
        charges=QCoreApplication.translate("Report", "Charges"),
        page=QCoreApplication.translate("Report", "Page {page} of {pages}"),
        page_number=QCoreApplication.translate("Report", "Page {page}"),
        days_a_month=QCoreApplication.translate("Report", "Days in a month"),
        weeks_a_year=QCoreApplication.translate("Report", "Weeks in a year"),
        days_a_year=QCoreApplication.translate("Report", "Days in a year"),
        months_a_year=QCoreApplication.translate("Report", "Months in a year"),
    )
