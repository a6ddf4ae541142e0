"""Whatever is done in whatever order, no work that was left is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from kimi_calc import user_files
from kimi_calc.estimates import Estimate, drafts, saving
from kimi_calc.estimates.files import estimate_of_text, read_estimate
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimate_notices import Action
from kimi_calc.viewmodels.estimating import Estimating

STEPS = (
    *("edit", "undo", "redo", "save", "new", "version", "close"),
    *("save 0", "save 1", "open 0", "open 1", "foreign 0", "delete 1"),
    *(action for action in get_args(Action) if action not in {"save", "save_as"}),
)


class Walk:
    """A person at work, who notes what was there whenever something else was put in its place.

    Every state has a name that no other one has.
    """

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.files = [folder / "0.kimicalc", folder / "1.kimicalc"]
        self.names = map(str, count(1))
        self.left: set[str] = set()
        self.sit_down()

    def sit_down(self) -> None:
        self.estimating = Estimating()
        self.document = EstimateDocument(self.estimating)
        self.document.keep_in(self.home)

    @property
    def name(self) -> str:
        return self.estimating.estimate.name

    def step(self, step: str) -> None:
        what, _, number = step.partition(" ")
        if step == "edit":
            self.estimating.set_name(next(self.names))
        elif step in {"undo", "redo"}:
            getattr(self.estimating, step)()
        elif what in {"foreign", "delete"}:
            self.disturb(what, self.files[int(number)])
        elif what in {"save", "open"} and number:
            self.go_to(what, self.files[int(number)])
        else:
            self.go_on(step)
        self.agree()

    def go_to(self, what: str, file: Path) -> None:
        before = self.name
        if what == "save":
            assert self.document.save(file)
            self.left.add(before)
        elif file.exists():
            self.document.open(file)
            self.left.add(before)

    def go_on(self, step: str) -> None:
        document, before = self.document, self.name
        saved = False
        if step == "save":
            saved = document.path is not None and document.save()
        elif step == "new":
            document.new()
        elif step == "version" and document.versions():
            document.open_version(document.versions()[0])
        elif step == "close":
            document.finish()
            self.sit_down()
        elif step in get_args(Action):
            document.answer(step)  # type: ignore[arg-type]  # it is one
        if saved or self.name != before:
            self.left.add(before)

    def disturb(self, what: str, file: Path) -> None:
        """Another program replaces a file, or deletes it: what it held is its own affair."""
        if file.exists():
            self.left.discard(read_estimate(file).name)
        if what == "delete":
            file.unlink(missing_ok=True)
        else:
            name = next(self.names)
            saving.save(Estimate(name), file, None)
            self.left.add(name)

    def agree(self) -> None:
        """What is called saved is in its file, unless another program was there."""
        document = self.document
        path = document.path
        if document.is_saved and path and path.exists():
            held = read_estimate(path)
            if held != self.estimating.estimate:
                document.look()
                assert document._where.is_foreign

    def found(self) -> Iterator[str]:
        """The names of all states that lie on the disk."""
        for file in self.files:
            if file.exists():
                yield read_estimate(file).name
        for path in drafts.drafts_in(self.home / user_files.DRAFTS):
            yield estimate_of_text(drafts.read(path).text, "draft").name
        for path in (self.home / "estimates" / "versions").glob("*/*"):
            yield read_estimate(path).name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(STEPS), min_size=5, max_size=14))
def walk(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        person = Walk(Path(folder))
        for step in steps:
            person.step(step)
        person.left.add(person.name)
        person.document.finish()
        assert person.left - {""} <= {*person.found()}


def test_no_work_that_was_left_is_lost(qtbot: QtBot) -> None:
    del qtbot  # it brings the application that signals need
    check: Callable[[], None] = walk
    check()
