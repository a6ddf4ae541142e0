"""The result as a picture for documents and chats: always light, whatever the window wears."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from kimi_calc.pricing import Quote
from kimi_calc.viewmodels import copying, result_phrases, result_wording
from kimi_calc.viewmodels.breakdown import Breakdown
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.charged_wording import asked_beside
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.widgets.colors import LIGHT

_WIDTH = 720  # logical pixels
_SCALE = 2  # it is looked at on sharp screens, and printed
_PER_METRE = round(96 * _SCALE / 0.0254)
_TEXT, _SMALL, _LARGE = 15, 13, 40  # pixels, whatever the text size of the window
_MARGIN = 24
_PARTS = 400  # of the bar


def result_picture(calculation: Calculation, today: date) -> QImage:
    """The amounts, the charges and the notes, with all that is needed to stand alone.

    Model, usage, price list and date stand in it. Empty (isNull) without a price.
    """
    quote = calculation.quote
    if not quote:
        return QImage()
    document = QTextDocument()
    font = QApplication.font()
    font.setPixelSize(_TEXT)
    document.setDefaultFont(font)
    document.setDocumentMargin(_MARGIN)
    document.setTextWidth(_WIDTH)
    document.setHtml(_html(calculation, quote, today))
    height = int(document.size().height() + 0.5)
    picture = QImage(_WIDTH * _SCALE, height * _SCALE, QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(_PER_METRE)
    picture.setDotsPerMeterY(_PER_METRE)
    picture.fill(LIGHT.card)
    painter = QPainter(picture)
    painter.scale(_SCALE, _SCALE)
    painter.setPen(LIGHT.text)
    document.drawContents(painter)
    painter.end()
    return picture


def _html(calculation: Calculation, quote: Quote, today: date) -> str:
    ink = LIGHT
    name = result_phrases.model_with_mark(quote)
    usage = result_phrases.usage_phrase(quote.usage, calculation.daily)
    more = asked_beside(quote.usage, quote.model, calculation.offered)
    parts = [
        _line(" · ".join((name, usage, *more)), _TEXT, ink.text),
        _line(result_phrases.tokens_phrase(calculation, quote), _SMALL, ink.muted),
        _line(QCoreApplication.translate("Picture", "Total"), _SMALL, ink.muted),
        _line(result_wording.total(quote), _LARGE, ink.text, bold=True),
        _line(" · ".join(result_phrases.beside_total(calculation, quote)), _TEXT, ink.text),
        _charges(quote),
        *[_line(note, _SMALL, ink.muted) for note in copying.notes(calculation)],
        "<hr/>",
        _line(_caption(calculation, today), _SMALL, ink.muted),
    ]
    return "".join(parts)


def _charges(quote: Quote) -> str:
    """The bar and the table of the charges, in the words and numbers of the screen."""
    ink = LIGHT
    breakdown = Breakdown()
    breakdown.set_quote(quote)
    shares = [round(float(row.share) * _PARTS) for row in breakdown.rows]
    bar = "".join(
        f'<td width="{part * 100 / _PARTS:.2f}%" bgcolor="{ink.of_charge(row.charge.kind)}"'
        ' style="font-size:8px">&nbsp;</td>'
        for row, part in zip(breakdown.rows, shares, strict=True)
        if part
    )
    header = (_cell(text, place, ink.muted) for place, text in enumerate(breakdown.headers()))
    lines = ["".join(header)]
    for row, texts in zip(breakdown.rows, breakdown.texts, strict=True):
        square = f'<span style="color:{ink.of_charge(row.charge.kind)}">■</span> '
        cells = [_cell(text, place, ink.text) for place, text in enumerate(texts)]
        cells[0] = cells[0].replace(">", f">{square}", 1)
        lines.append("".join(cells))
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f'<table width="100%" cellspacing="2" cellpadding="0"><tr>{bar}</tr></table>'
        f'<table width="100%" cellspacing="0" cellpadding="5">{table}</table>'
    )


def _cell(text: str, column: int, color: str) -> str:
    side = "right" if column else "left"
    return f'<td align="{side}" style="color:{color}">{escape(text)}</td>'


def _line(text: str, pixels: int, color: str, *, bold: bool = False) -> str:
    if not text:
        return ""
    weight = "font-weight:bold;" if bold else ""
    style = f"color:{color};font-size:{pixels}px;{weight}margin-top:4px;margin-bottom:6px"
    return f'<p style="{style}">{escape(text)}</p>'


def _caption(calculation: Calculation, today: date) -> str:
    price_list = calculation.price_list
    return QCoreApplication.translate(
        "Picture", "Price list {date}, {currency}, {source} · worked out on {today}"
    ).format(
        date=price_list_day(price_list),
        currency=price_list.currency,
        source=price_list.source,
        today=today.isoformat(),
    )
