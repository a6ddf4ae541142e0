"""`kimi-calc --self-check`: loads everything and builds the window, and says what is not well."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTranslator

from kimi_calc import resources
from kimi_calc.cli.screenshot import Page, Picture, draw


def self_check() -> list[str]:
    """Load everything and build the window off screen; what is not well, in a line each."""
    faults = []
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("price list", _check_price_list),
        ("translations", _check_translations),
        ("tokens", _check_tokens),
        ("window", _check_window),
    )
    for name, check in checks:
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            faults.append(f"{name}: {type(error).__name__}: {error}")
    return faults


def _check_price_list() -> None:
    from kimi_calc.price_lists import load_price_list

    load_price_list()


def _check_translations() -> None:
    if not QTranslator().load("kimi_calc_zh_CN", str(resources.folder() / "i18n")):
        raise FileNotFoundError("the Chinese translation is missing")


def _check_tokens() -> None:
    # What is loaded only when somebody counts must be there all the same.
    import pypdf  # noqa: F401
    import regex  # noqa: F401

    from kimi_calc.tokens import estimate_tokens, load_vocabulary  # noqa: F401
    from kimi_calc.widgets import text_dialog  # noqa: F401

    if not estimate_tokens("双方 agree: 100").typical:
        raise ValueError("a text makes no tokens")


def _check_window() -> None:
    pages: tuple[tuple[Page, str], ...] = (("calculate", "7740.00"), ("conversation", "1430.20"))
    for page, amount in pages:
        quote = draw(Picture(page=page)).calculation.quote
        if quote is None or f"{quote.total:.2f}" != amount:
            raise ValueError(f"the example costs {quote and quote.total}, not {amount}")
