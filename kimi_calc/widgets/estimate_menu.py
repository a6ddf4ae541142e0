"""The menu of the rows of an estimate."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.times import PERIODS
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.item_wording import period_name
from kimi_calc.widgets.estimate_commands import RowCommands
from kimi_calc.widgets.estimate_editors import Part
from kimi_calc.widgets.estimate_keys import told
from kimi_calc.widgets.estimate_rows import EstimateRows


def open_menu(view: EstimateRows, commands: RowCommands, place: QPoint) -> None:
    """Offer what can be done with the rows that are selected."""
    menu = QMenu(view)
    menu.setObjectName("itemsMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys = view.places.keys()
    row = view.currentIndex().row()
    shown = view.table.rows[row] if 0 <= row < len(view.table.rows) else None
    if keys and isinstance(shown, Item):
        _add_item(view, commands, menu, keys)
    elif keys and shown is not None:
        _add_group(view, commands, menu, row)
    if keys:
        _command(commands, menu, "duplicate", QCoreApplication.translate("ItemsMenu", "&Duplicate"))
        _command(commands, menu, "delete", QCoreApplication.translate("ItemsMenu", "De&lete"))
        _command(commands, menu, "up", QCoreApplication.translate("ItemsMenu", "Move &up"))
        _command(commands, menu, "down", QCoreApplication.translate("ItemsMenu", "Move do&wn"))
        menu.addSeparator()
    _command(commands, menu, "copy", QCoreApplication.translate("ItemsMenu", "&Copy rows"))
    by = menu.addMenu(QCoreApplication.translate("ItemsMenu", "&Sort by"))
    for column, name in enumerate(view.table.names()):
        by.addAction(_plain(name)).triggered.connect(
            lambda _on, column=column: commands.sort_by(column)
        )
    menu.popup(place)


def _add_item(view: EstimateRows, commands: RowCommands, menu: QMenu, keys: frozenset[int]) -> None:
    _command(commands, menu, "open", QCoreApplication.translate("ItemsMenu", "&Open in Calculate"))
    parts: tuple[tuple[Part, str], ...] = (
        ("name", QCoreApplication.translate("ItemsMenu", "Edit &name")),
        ("times", QCoreApplication.translate("ItemsMenu", "Edit &requests")),
        ("note", QCoreApplication.translate("ItemsMenu", "Edit no&te")),
    )
    for part, title in parts:
        action = menu.addAction(title)
        action.setObjectName(f"edit{part.title()}")
        action.triggered.connect(lambda _on, part=part: commands.edit(part))
        if part == "name":
            _show_keys(action, "edit")
    chosen = commands.items(keys)
    periods = menu.addMenu(QCoreApplication.translate("ItemsMenu", "&Period"))
    for period in PERIODS:
        action = periods.addAction(period_name(period))
        action.setCheckable(True)
        action.setChecked(all(item.period == period for item in chosen))
        action.triggered.connect(lambda _on, period=period: commands.set_selected(period=period))
    groups = menu.addMenu(QCoreApplication.translate("ItemsMenu", "&Group"))
    for name in dict.fromkeys((*(group.name for group in view.table.groups), "")):
        action = groups.addAction(_plain(item_texts.group_name(name)))
        action.setCheckable(True)
        action.setChecked(all(item.group == name for item in chosen))
        action.triggered.connect(lambda _on, name=name: commands.set_selected(group=name))
    groups.addSeparator()
    other = groups.addAction(QCoreApplication.translate("ItemsMenu", "&Another…"))
    other.triggered.connect(lambda: commands.edit("group"))
    menu.addSeparator()


def _add_group(view: EstimateRows, commands: RowCommands, menu: QMenu, row: int) -> None:
    group = view.table.rows[row]
    assert not isinstance(group, Item)
    if view.table.is_collapsed(group.name):
        title = QCoreApplication.translate("ItemsMenu", "&Open the group")
    else:
        title = QCoreApplication.translate("ItemsMenu", "Cl&ose the group")
    menu.addAction(title).triggered.connect(lambda: commands.collapse(row))
    rename = menu.addAction(QCoreApplication.translate("ItemsMenu", "&Rename"))
    rename.triggered.connect(lambda: commands.edit("group"))
    _show_keys(rename, "edit")
    menu.addSeparator()


def _command(commands: RowCommands, menu: QMenu, command: str, title: str) -> None:
    action = menu.addAction(title)
    action.setObjectName(f"items{command.title()}")
    _show_keys(action, command)
    action.triggered.connect(lambda: commands.act(command))


def _show_keys(action: QAction, command: str) -> None:
    """Show the keys that do the same; the table hears them itself."""
    action.setText(f"{action.text()}\t{told(command)}")


def _plain(name: str) -> str:
    """A name in a menu: an & in it is none of a mnemonic."""
    return name.replace("&", "&&")
