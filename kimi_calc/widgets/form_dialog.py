"""What stands on a quotation beside its items. Loaded when it is asked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kimi_calc.estimates.estimate import Taxes
from kimi_calc.pricing import PricingError
from kimi_calc.pricing.amounts import exact_percent
from kimi_calc.pricing.quantities import parse_share
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets.check_box import CheckBox
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.combo_box import ComboBox
from kimi_calc.widgets.fitted_dialog import FittedDialog
from kimi_calc.widgets.number_field import NumberField
from kimi_calc.widgets.text_parts import TextEdit, plain_label

_TAXES: tuple[Taxes, ...] = ("", "included", "excluded")


class FormDialog(FittedDialog):
    """Live, like the page: what is typed is in the estimate at once, and can be undone there."""

    def __init__(self, estimating: Estimating, parent: QWidget) -> None:
        super().__init__(parent, letters=40)
        self.setObjectName("formDialog")
        self._estimating = estimating
        self._shows = False
        self._before = estimating.estimate.form.rate
        self._explained = plain_label("formExplained")
        self._explained.setProperty("muted", True)
        self._company_label, self._company = QLabel(), QLineEdit()
        self._company.setObjectName("formCompany")
        self._company.setMaxLength(2**31 - 1)
        self._remarks_label, self._remarks = QLabel(), TextEdit("formRemarks", lines=4)
        self._taxes_label, self._taxes = QLabel(), ComboBox("formTaxes")
        self._rate = NumberField("formRate", lines=2)
        self._capitals = CheckBox("formCapitals")
        self._problem = plain_label("message_form")
        self._problem.setProperty("error", True)
        self._problem.hide()
        for label, field in (
            (self._company_label, self._company),
            (self._remarks_label, self._remarks),
            (self._taxes_label, self._taxes),
        ):
            label.setBuddy(field)
        self._taxes.addItems([""] * len(_TAXES))
        column = QVBoxLayout()
        for part in (
            self._explained,
            self._company_label,
            self._company,
            self._remarks_label,
            self._remarks,
            self._problem,
            self._taxes_label,
            self._taxes,
            self._rate,
            self._capitals,
        ):
            column.addWidget(part)
        column.addStretch()
        self.lay_out(column, CloseBox("formClose", self, default=False))
        self._retranslate()
        self._company.textChanged.connect(lambda text: self._set(company=text))
        self._remarks.changed.connect(lambda text: self._set(remarks=text))
        self._taxes.currentIndexChanged.connect(lambda row: self._set(taxes=_TAXES[row]))
        self._rate.edit.textChanged.connect(self._type_rate)
        self._rate.edit.left.connect(self._refresh_rate)
        self._rate.edit.undo_wanted.connect(estimating.undo)
        self._rate.edit.redo_wanted.connect(estimating.redo)
        self._capitals.toggled.connect(lambda on: self._set(capitals=on))
        estimating.changed.connect(self._refresh)
        self._refresh()
        self._refresh_rate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("For the quotation"))
        self._explained.setText(
            self.tr("This stands beside the items in files that are exported, such as a PDF.")
        )
        self._company_label.setText(self.tr("Co&mpany, above the quotation"))
        self._remarks_label.setText(self.tr("&Remarks, below it"))
        self._taxes_label.setText(self.tr("&Taxes"))
        for place, text in enumerate(
            (
                self.tr("not mentioned"),
                self.tr("included in the amounts"),
                self.tr("not included: to be added"),
            )
        ):
            self._taxes.setItemText(place, text)
        self._rate.label.setText(self.tr("R&ate"))
        self._rate.message.keep_lines()
        self._capitals.setText(self.tr("Totals in &yuan in Chinese capitals, too"))

    def _refresh(self) -> None:
        """Show the form as it is now; what is typed just now stays as it is."""
        form = self._estimating.estimate.form
        self._shows = True
        if self._company.text() != form.company:
            self._company.setText(form.company)
        if self._remarks.toPlainText() != form.remarks:
            self._remarks.setPlainText(form.remarks)
        self._taxes.setCurrentIndex(_TAXES.index(form.taxes))
        self._capitals.setChecked(form.capitals)
        self._rate.setEnabled(bool(form.taxes))
        if self._typed_rate() != form.rate:
            self._refresh_rate()
        self._shows = False

    def _refresh_rate(self) -> None:
        self._before = self._estimating.estimate.form.rate
        self._rate.edit.write(exact_percent(self._before))
        self._rate.message.say("")

    def _typed_rate(self) -> object:
        try:
            return parse_share(self._rate.edit.text())
        except PricingError:
            return self._estimating.estimate.form.rate  # what can't be read is left alone

    def _type_rate(self, text: str) -> None:
        self._rate.message.say("")
        try:
            self._set(rate=parse_share(text))
        except PricingError as error:
            said = wording.field_error(error)
            self._rate.message.say(said, error=not wording.is_unfinished(error))
            self._set(rate=self._before)  # what is refused leaves nothing of its beginning

    def _set(self, **values: Any) -> None:
        if self._shows:
            return
        try:  # what is typed in one field in one go is one step of undo
            self._estimating.set_form(goes_on=True, **values)
        except PricingError:  # too long, or half a character
            self._problem.setText(
                self.tr("Can't be kept: give at most 10,000 characters, and whole ones.")
            )
            self._problem.show()
        else:
            self._problem.hide()
