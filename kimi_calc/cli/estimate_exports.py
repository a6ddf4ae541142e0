"""Files made of an estimate without a window, in the language that the window would speak."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kimi_calc import resources, settings, user_files
from kimi_calc.estimates import export
from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.export import Kind, TooManyItems
from kimi_calc.pricing import PricingError


def write_all(estimate: Estimate, targets: Iterable[Path], language: str | None) -> None:
    """Write files of the kinds that their names end with, one after the other.

    PricingError with the reason for the first that can't be written; those before it are there.
    """
    targets = list(targets)
    program = _program(drawn=any(_kind(path) == "pdf" for path in targets))
    translator = QTranslator(program)
    if _spoken(language) == "zh" and translator.load(
        "kimi_calc_zh_CN", str(resources.folder() / "i18n")
    ):
        program.installTranslator(translator)
    try:
        for path in targets:
            _write(estimate, path)
    finally:
        program.removeTranslator(translator)


def _write(estimate: Estimate, path: Path) -> None:
    from kimi_calc.viewmodels.estimate_report import report_of

    report = report_of(estimate, date.today())  # noqa: DTZ011 - the day on this machine's calendar
    try:
        if _kind(path) == "pdf":
            from kimi_calc.widgets.estimate_pdf import PDF

            export.write(report, path, PDF)
        else:
            kinds: dict[str, Kind] = {"xlsx": "xlsx", "csv": "csv", "md": "md"}
            export.export(report, kinds[_kind(path)], path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PricingError(f"{str(path)!r} can't be written: {reason}") from None
    except TooManyItems:
        raise PricingError(
            f"{str(path)!r}: a spreadsheet has not so many rows, export .csv instead"
        ) from None


def _kind(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _program(*, drawn: bool) -> QCoreApplication:
    """What words need; what is drawn needs fonts, but no screen either."""
    if drawn:
        from kimi_calc.cli.screenshot import off_screen_application

        return off_screen_application()
    return QCoreApplication.instance() or QCoreApplication(["kimi-calc"])


def _spoken(language: str | None) -> str:
    """The language given, else the one that was chosen in the window, else the system's."""
    chosen = language or settings.glance(user_files.folder()).language
    system = next(iter(QLocale.system().uiLanguages()), "")
    return chosen or ("zh" if system.startswith("zh") else "en")
