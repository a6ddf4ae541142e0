"""Texts and documents whose tokens are wanted, counted one after the other beside the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kimi_calc.tokens import (
    NO_TOKENS,
    TokenEstimate,
    Tokenizer,
    VocabularyError,
    load_vocabulary,
)
from kimi_calc.tokens.counting import count
from kimi_calc.tokens.documents import read
from kimi_calc.tokens.folders import find
from kimi_calc.tokens.refusals import DocumentError
from kimi_calc.viewmodels.background import Background, rest, slices
from kimi_calc.viewmodels.source import Source

_PAUSE = 0.1  # s between two reports of how far a document is
_SOME = 50  # documents that are found at once
_TOGETHER = 50  # ms; of a folder's documents many are counted in that time


class TokenSources(QObject):
    """What was typed, the question that goes with it, and the documents.

    `changed` comes after every change, after several at once where documents are many.
    `vocabulary_changed` comes with the file of a vocabulary that was loaded, or None for none any
    more; `vocabulary_refused` with the file that is none.
    """

    changed = Signal()
    vocabulary_changed = Signal(object)
    vocabulary_refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.typed = Source()
        self.question = Source()
        self.documents: list[Source] = []
        self.tokenizer: Tokenizer | None = None
        self._tokenizer_of_model: str | None = None
        self._there: set[Path | None] = set()
        self._removed: set[Path | None] = set()  # which going on with a search brings not back
        self._waiting = 0  # documents that are going to be settled
        self._read: TokenEstimate | None = None  # the tokens of those that are counted
        self._searches: dict[threading.Event, list[Path]] = {}  # that are going on, and where
        self._unsearched: list[Path] = []  # where one was stopped
        self._typing, self._reading = Background(self), Background(self)
        self._soon = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._soon.timeout.connect(self._tell)

    @property
    def shown(self) -> list[Source]:
        """What there is to show: no empty texts."""
        texts = [source for source in (self.typed, self.question) if source.text]
        return [*texts, *self.documents]

    @property
    def counting(self) -> bool:
        """Whether something is not found, not counted or not told yet."""
        if self._searches or self._waiting or self._soon.isActive() or self.typed.stop.is_set():
            return True
        return not all(source.is_settled for source in (self.typed, self.question) if source.text)

    @property
    def counting_documents(self) -> bool:
        """Whether files are being looked for or counted, which can be stopped."""
        return bool(self._searches or self._waiting)

    @property
    def searching(self) -> bool:
        """Whether files are still being looked for."""
        return bool(self._searches)

    @property
    def searched_wholly(self) -> bool:
        """Whether no search for files was stopped before its end."""
        return not self._unsearched

    @property
    def settled(self) -> int:
        """How many documents are counted, or can't be."""
        return sum(source.is_settled for source in self.documents)

    @property
    def counted(self) -> list[Source]:
        """The documents whose tokens are known."""
        return [source for source in self.documents if source.tokens]

    @property
    def held(self) -> bool:
        """Whether counting was stopped before all was found and counted."""
        return bool(self._unsearched) or any(source.is_held for source in self.documents)

    @property
    def total(self) -> TokenEstimate | None:
        """The tokens of all that could be counted so far; None while there is nothing."""
        parts = [each for each in (self.texts, self._read) if each]
        return sum(parts, NO_TOKENS) if parts else None

    @property
    def texts(self) -> TokenEstimate | None:
        """The tokens of what was typed and of the question; None while there is neither."""
        parts = [source.tokens for source in (self.typed, self.question) if source.tokens]
        return sum(parts, NO_TOKENS) if parts else None

    @property
    def exact(self) -> bool:
        """Whether there is a vocabulary, and it holds for the model."""
        return self.tokenizer is not None and self.tokenizer.fits(self._tokenizer_of_model)

    def count_for(self, tokenizer: str | None) -> None:
        """Count for a model with the tokenizer of this name, or with none that is public (None).

        The vocabulary is used only where it is that of the tokenizer.
        """
        exact = self.exact
        self._tokenizer_of_model = tokenizer
        if self.exact != exact:
            self._count_again()

    def expect(self) -> None:
        """Another text is being typed: what was counted is that of another one."""
        self.typed.stop.set()
        self.typed = Source(text=self.typed.text, stop=self.typed.stop)
        self._tell()

    def type(self, text: str) -> None:
        """Take what was typed or pasted."""
        if text != self.typed.text or self.typed.stop.is_set():
            self.typed.stop.set()
            self.typed = Source(text=text)  # never with the number of another text
            self._count(self.typed)
            self._tell()

    def ask(self, question: str) -> None:
        """Take the question that is sent along with the rest."""
        if question != self.question.text:
            self.question.stop.set()
            self.question = Source(text=question)
            self._count(self.question)
            self._tell()

    def add(self, paths: Iterable[Path]) -> None:
        """Add files, and those of folders; a vocabulary file is loaded, not counted."""
        self._removed.clear()  # who adds something means it
        wanted = []
        for path in paths:
            if path.name == "tiktoken.model":
                self.load_vocabulary(path)
            else:
                wanted.append(path)
        if wanted:
            self._search(wanted)

    def remove(self, source: Source) -> None:
        """Take a document out."""
        source.stop.set()
        self._removed.add(source.path)
        self.documents.remove(source)
        self._sum_up()
        self._tell()

    def choose_encoding(self, source: Source, encoding: str) -> None:
        """Read a document's text in another encoding."""
        source.stop.set()
        again = Source(path=source.path, encoding=encoding)
        self.documents[self.documents.index(source)] = again
        self._sum_up()
        self._count(again)
        self._tell()

    def load_vocabulary(self, path: Path) -> None:
        """Count with a vocabulary from now on, once it is loaded."""

        def load() -> None:
            try:
                tokenizer = load_vocabulary(path)
            except VocabularyError:
                self._typing.tell(lambda: self.vocabulary_refused.emit(path))
            else:
                self._typing.tell(lambda: self.count_with(tokenizer, path))

        self._typing.do(load)

    def forget_vocabulary(self) -> None:
        """Count without a vocabulary from now on."""
        self.count_with(None, None)

    def count_with(self, tokenizer: Tokenizer | None, path: Path | None) -> None:
        """Count with a vocabulary that is loaded already, from this file; or with none."""
        if tokenizer is not self.tokenizer:
            self.tokenizer = tokenizer
            self.vocabulary_changed.emit(path)
            self._count_again()

    def stop(self) -> None:
        """Stop searching and counting; documents that are not counted yet stay, as held ones."""
        for search, wanted in self._searches.items():
            search.set()
            self._unsearched += wanted
        self._searches.clear()
        for source in self.documents:
            if not source.is_settled:
                source.stop.set()
        self._sum_up()
        self._tell()

    def go_on(self) -> None:
        """Search and count what was left when it was stopped."""
        unsearched, self._unsearched = self._unsearched, []
        held = [source for source in self.documents if source.is_held]
        again = {source: Source(path=source.path, encoding=source.encoding) for source in held}
        self.documents = [again.get(source, source) for source in self.documents]
        self._sum_up()
        for source in again.values():
            self._count(source)
        if unsearched:
            self._search(unsearched)
        self._tell()

    def close(self) -> None:
        """Stop for good."""
        for search in self._searches:
            search.set()
        for source in self.shown:
            source.stop.set()
        self._typing.close()
        self._reading.close()

    def _search(self, wanted: list[Path]) -> None:
        stop = threading.Event()

        def search() -> None:
            found = find(wanted)
            while some := list(islice(found, _SOME)):
                if stop.is_set():
                    return
                self._reading.tell(partial(self._found, some, stop))
                rest()
            self._reading.tell(partial(self._searched, stop))

        self._searches[stop] = wanted
        self._reading.do(search)
        self._tell()

    def _found(self, paths: list[Path], stop: threading.Event) -> None:
        if stop.is_set():
            return
        for path in paths:
            if path not in self._there and path not in self._removed:
                source = Source(path=path)
                self._there.add(path)
                self._waiting += 1
                self.documents.append(source)
                self._count(source)
        self._tell_soon()

    def _searched(self, stop: threading.Event) -> None:
        if not stop.is_set():
            del self._searches[stop]
            self._tell()

    def _tell_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        self._soon.stop()
        self.changed.emit()

    def _sum_up(self) -> None:
        """Work out anew what is otherwise kept up with every document."""
        self._there = {source.path for source in self.documents}
        self._waiting = sum(not (one.is_settled or one.is_held) for one in self.documents)
        counted = [source.tokens for source in self.documents if source.tokens]
        self._read = sum(counted, NO_TOKENS) if counted else None

    def _count_again(self) -> None:
        held = {source for source in self.documents if source.is_held}
        for source in self.shown:
            source.stop.set()
        self.documents = [
            one if one in held else Source(path=one.path, encoding=one.encoding)
            for one in self.documents
        ]
        self._sum_up()
        self.typed = Source(text=self.typed.text)
        self.question = Source(text=self.question.text)
        for source in self.shown:
            if not source.is_held:
                self._count(source)
        self._tell()

    def _count(self, source: Source) -> None:
        tokenizer = self.tokenizer if self.exact else None

        def work() -> None:
            if source.stop.is_set():
                return
            try:
                tokens = self._tokens(source, tokenizer)
            except DocumentError as error:
                self._finish(source, failed=error.reason)
            except Exception:
                self._finish(source, failed="damaged")
                raise
            else:
                self._finish(source, tokens=tokens)

        self._of(source).do(work)

    def _of(self, source: Source) -> Background:
        # Whoever types doesn't wait for a folder of documents.
        return self._reading if source.path else self._typing

    def _tokens(self, source: Source, tokenizer: Tokenizer | None) -> TokenEstimate:
        if source.path is not None:
            source.document = read(source.path, source.encoding)
        return count(self._parts(source), tokenizer, source.document)

    def _parts(self, source: Source) -> Iterator[str]:
        """The parts of its text, until it is stopped; in the worker's thread."""
        document = source.document
        if document is None:
            yield from slices(source.text, source.stop)
            return
        told = time.monotonic()
        for part in document.texts():
            yield from slices(part, source.stop)
            if source.stop.is_set():
                return
            if time.monotonic() - told > _PAUSE:
                told = time.monotonic()
                source.done = document.done
                self._reading.tell(self._tell)

    def _finish(
        self, source: Source, *, tokens: TokenEstimate | None = None, failed: str = ""
    ) -> None:
        def take() -> None:
            if source.stop.is_set():
                return
            source.tokens, source.failed = tokens, failed
            if source.path is None:
                self._tell()
            else:
                self._waiting -= 1
                if tokens:
                    self._read = tokens + (self._read or NO_TOKENS)
                self._tell_soon()

        if not source.stop.is_set():  # else there may be nobody left to tell
            self._of(source).tell(take)
