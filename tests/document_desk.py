"""An estimate with its document, as a window has them, and what a test asks of both."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from drawn_estimate import drawn_estimate
from pytestqt.qtbot import QtBot

from kimi_calc import user_files
from kimi_calc.estimates import Estimate, drafts, saving
from kimi_calc.viewmodels import estimate_drafts
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_notices import Action, label, sentence
from kimi_calc.viewmodels.estimating import Estimating

AsUser = Callable[[], AbstractContextManager[None]]
Start = Callable[..., subprocess.Popen[str]]


class Desk:
    """An estimate with its document, as a window has them."""

    def __init__(self, home: Path | None) -> None:
        self.estimating = Estimating()
        self.document = EstimateDocument(self.estimating)
        self.refused: list[tuple[Path, Exception]] = []
        self.wanted: list[str] = []
        self.document.refused.connect(lambda path, error: self.refused.append((path, error)))
        self.document.asked_for.connect(self.wanted.append)
        if home:
            self.document.keep_in(home)

    @property
    def estimate(self) -> Estimate:
        return self.estimating.estimate

    @property
    def about(self) -> str:
        notice = self.document.notice
        return notice.about if notice else ""

    @property
    def said(self) -> str:
        notice = self.document.notice
        return sentence(notice) if notice else ""

    def answer(self, action: Action) -> None:
        notice = self.document.notice
        assert notice
        assert action in notice.actions
        assert label(action, notice)
        self.document.answer(action)

    def close(self) -> None:
        self.document.finish()


def drafts_of(home: Path) -> list[Path]:
    return drafts.drafts_in(home / user_files.DRAFTS)


def offered(desk: Desk) -> list[estimate_drafts.Offered]:
    assert desk.document._drafts
    return desk.document._drafts.offered


def kept(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.document.kept)


DRAWN = drawn_estimate()  # read here: an ordinary user may not be able to read the program's files


def named(name: str) -> Estimate:
    return replace(DRAWN, name=name)


def put(path: Path, name: str) -> None:
    """Another program saves an estimate of that name there."""
    saving.save(named(name), path, None)
