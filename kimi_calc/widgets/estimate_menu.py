"""The menu of the rows of an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.times import PERIODS
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.item_wording import period_name
from kimi_calc.widgets.estimate_keys import KEYS

if TYPE_CHECKING:
    from kimi_calc.widgets.estimate_editors import Part
    from kimi_calc.widgets.estimate_table import EstimateView


def open_menu(view: EstimateView, place: QPoint) -> None:
    """Offer what can be done with the rows that are selected."""
    menu = QMenu(view)
    menu.setObjectName("itemsMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys = view.keys
    row = view.currentIndex().row()
    shown = view.table.rows[row] if 0 <= row < len(view.table.rows) else None
    if keys and isinstance(shown, Item):
        _add_item(view, menu, keys)
    elif keys and shown is not None:
        _add_group(view, menu, row)
    if keys:
        _command(view, menu, "duplicate", QCoreApplication.translate("ItemsMenu", "&Duplicate"))
        _command(view, menu, "delete", QCoreApplication.translate("ItemsMenu", "De&lete"))
        _command(view, menu, "up", QCoreApplication.translate("ItemsMenu", "Move &up"))
        _command(view, menu, "down", QCoreApplication.translate("ItemsMenu", "Move do&wn"))
        menu.addSeparator()
    _command(view, menu, "copy", QCoreApplication.translate("ItemsMenu", "&Copy rows"))
    by = menu.addMenu(QCoreApplication.translate("ItemsMenu", "&Sort by"))
    for column, name in enumerate(view.table.names()):
        by.addAction(_plain(name)).triggered.connect(
            lambda _on, column=column: view.table.sort_by(column)
        )
    menu.popup(place)


def _add_item(view: EstimateView, menu: QMenu, keys: frozenset[int]) -> None:
    _command(view, menu, "open", QCoreApplication.translate("ItemsMenu", "&Open in Calculate"))
    parts: tuple[tuple[Part, str], ...] = (
        ("name", QCoreApplication.translate("ItemsMenu", "Edit &name")),
        ("times", QCoreApplication.translate("ItemsMenu", "Edit &requests")),
        ("note", QCoreApplication.translate("ItemsMenu", "Edit no&te")),
    )
    for part, title in parts:
        action = menu.addAction(title)
        action.setObjectName(f"edit{part.title()}")
        action.triggered.connect(lambda _on, part=part: view.edit_part(part))
        if part == "name":
            _show_keys(action, "edit")
    chosen = view.estimating.items(keys)
    periods = menu.addMenu(QCoreApplication.translate("ItemsMenu", "&Period"))
    for period in PERIODS:
        action = periods.addAction(period_name(period))
        action.setCheckable(True)
        action.setChecked(all(item.period == period for item in chosen))
        action.triggered.connect(lambda _on, period=period: view.set_period(period))
    groups = menu.addMenu(QCoreApplication.translate("ItemsMenu", "&Group"))
    for name in dict.fromkeys((*(group.name for group in view.table.groups), "")):
        action = groups.addAction(_plain(item_texts.group_name(name)))
        action.setCheckable(True)
        action.setChecked(all(item.group == name for item in chosen))
        action.triggered.connect(lambda _on, name=name: view.set_group(name))
    groups.addSeparator()
    other = groups.addAction(QCoreApplication.translate("ItemsMenu", "&Another…"))
    other.triggered.connect(lambda: view.edit_part("group"))
    menu.addSeparator()


def _add_group(view: EstimateView, menu: QMenu, row: int) -> None:
    group = view.table.rows[row]
    assert not isinstance(group, Item)
    if view.table.is_collapsed(group.name):
        title = QCoreApplication.translate("ItemsMenu", "&Open the group")
    else:
        title = QCoreApplication.translate("ItemsMenu", "Cl&ose the group")
    menu.addAction(title).triggered.connect(lambda: view.collapse(row))
    rename = menu.addAction(QCoreApplication.translate("ItemsMenu", "&Rename"))
    rename.triggered.connect(lambda: view.edit_part("group"))
    _show_keys(rename, "edit")
    menu.addSeparator()


def _command(view: EstimateView, menu: QMenu, command: str, title: str) -> None:
    action = menu.addAction(title)
    action.setObjectName(f"items{command.title()}")
    _show_keys(action, command)
    action.triggered.connect(lambda: view.act(command))


def _show_keys(action: QAction, command: str) -> None:
    """Show the keys that do the same; the table hears them itself."""
    action.setShortcut(QKeySequence(KEYS[command][0]))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _plain(name: str) -> str:
    """A name in a menu: an & in it is none of a mnemonic."""
    return name.replace("&", "&&")
