"""An example of a table of items, in the language and with the list in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kimi_calc import user_files
from kimi_calc.estimates.template import Words, as_csv, as_workbook, template_of
from kimi_calc.pricing import PriceList
from kimi_calc.viewmodels.item_import_wording import is_chinese, what_it_takes


def template_name() -> str:
    """What the file is called where nobody calls it otherwise."""
    return QCoreApplication.translate("ItemTemplate", "Items.xlsx")


def write_template(path: Path, price_list: PriceList) -> None:
    """Write it as a workbook, or as a CSV file by its name; OSError as it comes."""
    words = _words()
    template = template_of(price_list, "zh" if is_chinese() else "en", words)
    is_csv = path.suffix.lower() == ".csv"
    content = as_csv(template) if is_csv else as_workbook(template, price_list, words)
    user_files.write(path, content, shared=True)


def _words() -> Words:
    return Words(
        QCoreApplication.translate("ItemTemplate", "Items to import"),
        QCoreApplication.translate("ItemTemplate", "How to fill in"),
        QCoreApplication.translate("ItemTemplate", "Column"),
        QCoreApplication.translate("ItemTemplate", "What it takes"),
        QCoreApplication.translate("ItemTemplate", "Models"),
        QCoreApplication.translate("ItemTemplate", "Context, tokens"),
        QCoreApplication.translate("ItemTemplate", "Services"),
        what_it_takes,
        (
            QCoreApplication.translate("ItemTemplate", "once"),
            QCoreApplication.translate("ItemTemplate", "day"),
            QCoreApplication.translate("ItemTemplate", "week"),
            QCoreApplication.translate("ItemTemplate", "month"),
        ),
        (
            (
                QCoreApplication.translate("ItemTemplate", "Support bot (example)"),
                QCoreApplication.translate("ItemTemplate", "Support"),
            ),
            (
                QCoreApplication.translate("ItemTemplate", "Old contracts (example)"),
                QCoreApplication.translate("ItemTemplate", "Documents"),
            ),
            (
                QCoreApplication.translate("ItemTemplate", "Conversations (example)"),
                QCoreApplication.translate("ItemTemplate", "Support"),
            ),
        ),
    )
