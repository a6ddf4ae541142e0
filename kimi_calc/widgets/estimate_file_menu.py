"""What else the menu File offers for estimates. Made when that menu is first opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kimi_calc import file_type
from kimi_calc.widgets.estimate_shell import EstimateShell
from kimi_calc.widgets.tool_tips import as_written

_KINDS = ("xlsx", "csv", "pdf", "md")


class EstimateFileMenu(QObject):
    """Recent files, earlier versions, exports, imports, a comparison, double clicks."""

    def __init__(self, shell: EstimateShell, menu: QMenu, before: QAction) -> None:
        super().__init__(menu)
        self._shell = shell
        self._menu = menu
        self._before = before
        self._recent, self._export = QMenu(menu), QMenu(menu)
        self._recent.setObjectName("recentMenu")
        self._recent.setToolTipsVisible(True)
        menu.insertMenu(before, self._recent)
        self._versions = self._action("actionVersions", shell.files.show_versions)
        self._compare = self._action("actionCompareEstimates", shell.compare)
        menu.insertSeparator(before)
        menu.insertMenu(before, self._export)
        self._kinds = {kind: self._export_action(kind) for kind in _KINDS}
        self._import = self._action("actionImportItems", self._import_items)
        self._template = self._action("actionItemTemplate", shell.imports.save_template)
        self._program = file_type.program()
        self._opens = self._action("actionOpensEstimates", self._switch_opening)
        self._opens.setCheckable(True)
        self._opens.setVisible(self._program is not None)

    def refresh(self) -> None:
        """Say it in the language in use now, and offer what can be done now."""
        self._recent.setTitle(self.tr("Open &recent"))
        self._export.setTitle(self.tr("&Export estimate"))
        for action, text in (
            (self._versions, self.tr("Earlier &versions…")),
            (self._compare, self.tr("Compare &with another estimate…")),
            (self._kinds["xlsx"], self.tr("&Excel workbook…")),
            (self._kinds["csv"], self.tr("&CSV table…")),
            (self._kinds["pdf"], self.tr("&PDF document…")),
            (self._kinds["md"], self.tr("&Markdown…")),
            (self._import, self.tr("&Import items…")),
            (self._template, self.tr("Save a &template for items…")),
            (self._opens, self.tr("Open .kimicalc files by &double click")),
        ):
            action.setText(text)
        self._recent.clear()
        recent = self._shell.files.recent
        for number, path in enumerate(recent, 1):
            name = path.name.replace("&", "&&")
            action = self._recent.addAction(f"&{number} {name}" if number < 10 else name)
            action.setToolTip(as_written(str(path)))
            action.triggered.connect(lambda _=False, path=path: self._shell.files.open(path))
        self._recent.setEnabled(bool(recent))
        there = bool(self._shell.desk.estimating.estimate.items)
        self._export.setEnabled(there)
        self._compare.setEnabled(there)
        self._versions.setEnabled(self._shell.document.path is not None)
        if self._program:
            self._opens.setChecked(file_type.is_registered(self._program))

    def _action(self, name: str, do: Callable[[], object]) -> QAction:
        action = QAction(self._menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _=False: do())
        self._menu.insertAction(self._before, action)
        return action

    def _export_action(self, kind: str) -> QAction:
        action = self._export.addAction("")
        action.setObjectName(f"actionExport_{kind}")
        action.triggered.connect(lambda _=False: self._shell.exports.export(kind))
        return action

    def _import_items(self) -> None:
        self._shell.page_wanted.emit()
        self._shell.imports.ask()

    def _switch_opening(self) -> None:
        """Have Windows open files of estimates with this program, or no more; tell how it went."""
        assert self._program
        wanted = self._opens.isChecked()
        try:
            if wanted:
                file_type.register(self._program, self.tr("Kimi estimate"))
            else:
                file_type.remove()
        except OSError as error:
            said = self.tr("Windows did not allow it ({why}); ask your administrator")
            line = said.format(why=error.strerror or error)
            self._shell.said.emit(line, line)
            return
        self._shell.done.emit(
            self.tr("A double click on a .kimicalc file opens it with this program now.")
            if wanted
            else self.tr("A double click on a .kimicalc file no longer opens this program.")
        )
