"""Between the window and its settings: what comes back at the next start, and when it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kimi_calc import user_files
from kimi_calc.pricing import TokenSpan
from kimi_calc.settings import Loaded, Settings, save
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.fields import ESTIMATED, Asked, Typed, field_named
from kimi_calc.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from kimi_calc.price_lists import InUse


def restore(window: MainWindow, calculation: Calculation, settings: Settings) -> None:
    """Bring back what was typed and picked."""
    window.vocabulary = Path(settings.vocabulary) if settings.vocabulary else None
    window.recent = tuple(map(Path, settings.recent))
    named = ((field_named(name), text) for name, text in settings.texts.items())
    texts = {field: text for field, text in named if field}
    model = settings.model or calculation.model.id
    estimates = {
        field: TokenSpan(*settings.estimates[field])
        for fields in ESTIMATED.values()
        for field in fields
        if field in settings.estimates
    }
    asked = Asked(
        model,
        settings.workload,
        Typed(texts, {}),
        estimates,
        settings.requests_mode,
        settings.cache_lifetime,
        settings.service,
        # The list that was picked may be gone, and another currency in use.
        (settings.price_list or "")[:3].upper(),
    )
    calculation.restore(asked, second_currency=settings.second_currency)


def keep(window: MainWindow, calculation: Calculation, loaded: Loaded) -> None:
    """Keep what changes, soon after it did, and say once if that can't be."""
    from kimi_calc.viewmodels.keeping import Keeping

    before = loaded.settings
    folder = user_files.folder()
    keeping = Keeping(
        lambda settings: save(folder, settings),
        lambda: _current(window, calculation, before),
        window,
    )
    keeping.failed.connect(lambda: window.notify(_unwritable()))
    calculation.changed.connect(keeping.changed)
    window.view_changed.connect(keeping.changed)
    window.placed.connect(keeping.changed)
    window.option_changed.connect(keeping.changed)
    window.vocabulary_changed.connect(keeping.changed)
    window.price_lists.changed.connect(keeping.changed)
    window.closed.connect(keeping.finish)
    if calculation.can_undo:  # who types at once did it before this
        keeping.changed()
    if loaded.problem == "damaged":
        window.notify(_damaged(loaded.kept_as), str(loaded.kept_as or ""))
    elif loaded.problem == "unreadable":
        window.notify(_unwritable())
    lost = loaded.settings.model
    if lost and lost != calculation.model.id:
        window.notify(_lost(lost, calculation.model.id), about="model")


def _current(window: MainWindow, calculation: Calculation, before: Settings) -> Settings:
    asked, view = calculation.asked(), window.view
    price_list, price_list_file = _picked(window.price_lists.in_use, before)
    place = window.place()
    return Settings(
        language=view.language,
        theme=view.theme,
        text_size=view.text_size,
        on_top=view.on_top,
        budget_column=view.budget_column,
        compare_columns=view.compare_columns,
        window=place,
        maximized=window.isMaximized(),
        page=view.page,
        price_list=price_list,
        price_list_file=price_list_file,
        quiet_lists=window.price_lists.quiet,
        model=asked.model,
        workload=asked.workload,
        requests_mode=asked.requests_mode,
        cache_lifetime=asked.cache_lifetime,
        service=asked.service,
        texts={str(field): text for field, text in asked.typed.texts.items()},
        estimates={str(field): (*span,) for field, span in asked.estimates.items()},
        second_currency=calculation.second_currency,
        vocabulary=str(window.vocabulary) if window.vocabulary else None,
        recent=tuple(map(str, window.recent)),
    )


def _picked(in_use: InUse, before: Settings) -> tuple[str | None, str | None]:
    """The list that was picked, and its file if it has one.

    One that can't be used as it is now (it is locked, or somebody is at work on it) stays picked
    till another one is; one that is gone doesn't.
    """
    if in_use.was_picked:
        return in_use.price_list.id, _portable_path(in_use.file)
    file = picked_file(before)
    if file and any(listed.path == file for listed in in_use.refused):
        return before.price_list, before.price_list_file
    return None, None


def picked_file(settings: Settings) -> Path | None:
    """The file of the list that was picked, if it is none of the program's own."""
    if settings.price_list_file is None:
        return None
    return user_files.folder() / settings.price_list_file  # an absolute one stays what it is


def _portable_path(file: Path | None) -> str | None:
    """A file as it is kept: without the user's folder, which may lie elsewhere tomorrow."""
    if file is None:
        return None
    home = user_files.folder()
    return str(file.relative_to(home) if file.is_relative_to(home) else file)


def _damaged(kept_as: Path | None) -> str:
    if not kept_as:
        return QCoreApplication.translate(
            "Settings", "Your last settings could not be read: these are the defaults"
        )
    return QCoreApplication.translate(
        "Settings",
        "Your last settings could not be read: these are the defaults, the file is kept as {name}",
    ).format(name=kept_as.name)


def _lost(model_id: str, instead: str) -> str:
    return QCoreApplication.translate(
        "Settings", "{model} is in no price list any more: {other} is picked instead"
    ).format(model=model_id, other=instead)


def _unwritable() -> str:
    return QCoreApplication.translate(
        "Settings", "Settings can't be saved at the moment; what you change may be lost at closing"
    )
