"""Texts and documents whose tokens are wanted, counted one after the other beside the window."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from kimi_calc.tokens import (
    NO_TOKENS,
    TokenEstimate,
    Tokenizer,
    VocabularyError,
    load_vocabulary,
)
from kimi_calc.tokens.counting import count, tokenizer_is_public
from kimi_calc.tokens.documents import Document, DocumentError, find, read

_PAUSE = 0.1  # s between two reports of how far a document is
# Python runs one thread at a time, and to repaint the window takes some 150 turns. So the counting
# is done in short slices with a rest after each, and gives way soon where it can't be sliced.
_SLICE = 4096  # characters, about 0.7 ms
_REST = 0.001  # s
_TURN = 0.0002  # s; Python's own is 0.005


@dataclass(eq=False, slots=True)
class Source:
    """A text or document: its tokens once they are counted, or the reason why they can't be.

    `path` is None for what was typed. `done` is how much of it is counted, 0 to 1.
    """

    path: Path | None = None
    text: str = ""
    encoding: str | None = None
    document: Document | None = None
    tokens: TokenEstimate | None = None
    failed: str = ""
    done: float = 0.0
    stop: threading.Event = field(default_factory=threading.Event)


class TokenSources(QObject):
    """What was typed, the question that goes with it, and the documents.

    `changed` comes after every change; `vocabulary_refused` with the reason.
    """

    changed = Signal()
    vocabulary_refused = Signal(str)
    _told = Signal(object)  # a function for the window's thread to call

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.typed = Source()
        self.question = Source()
        self.documents: list[Source] = []
        self.tokenizer: Tokenizer | None = None
        self._holds = True
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._worker: threading.Thread | None = None
        self._told.connect(self._call)

    @property
    def shown(self) -> list[Source]:
        """What there is to show: no empty texts."""
        texts = [source for source in (self.typed, self.question) if source.text]
        return [*texts, *self.documents]

    @property
    def counting(self) -> bool:
        """Whether something is not counted yet."""
        return any(not source.tokens and not source.failed for source in self.shown)

    @property
    def total(self) -> TokenEstimate | None:
        """The tokens of all that could be counted so far; None while there is nothing."""
        counted = [source.tokens for source in self.shown if source.tokens]
        return sum(counted, NO_TOKENS) if counted else None

    @property
    def exact(self) -> bool:
        """Whether there is a vocabulary, and it holds for the model."""
        return self.tokenizer is not None and self._holds

    def price_on(self, model_id: str) -> None:
        """Count for a model: with the vocabulary only where that is the model's own."""
        exact = self.exact
        self._holds = tokenizer_is_public(model_id)
        if self.exact != exact:
            self._count_again()

    def type(self, text: str) -> None:
        """Take what was typed or pasted."""
        if text != self.typed.text:
            self.typed.stop.set()
            self.typed = Source(text=text)  # never with the number of another text
            self._count(self.typed)

    def ask(self, question: str) -> None:
        """Take the question that is sent along with the rest."""
        if question != self.question.text:
            self.question.stop.set()
            self.question = Source(text=question)
            self._count(self.question)

    def add(self, paths: Iterable[Path]) -> None:
        """Add files, and those of folders; a vocabulary file is loaded, not counted."""
        wanted = []
        for path in paths:
            if path.name == "tiktoken.model":
                self.load_vocabulary(path)
            else:
                wanted.append(path)

        def search() -> None:
            for path in find(wanted):
                self._told.emit(lambda path=path: self._add(path))

        if wanted:
            self._do(search)

    def remove(self, source: Source) -> None:
        """Take a document out."""
        source.stop.set()
        self.documents.remove(source)
        self.changed.emit()

    def choose_encoding(self, source: Source, encoding: str) -> None:
        """Read a document's text in another encoding."""
        source.stop.set()
        again = Source(path=source.path, encoding=encoding)
        self.documents[self.documents.index(source)] = again
        self._count(again)

    def load_vocabulary(self, path: Path) -> None:
        """Count with a vocabulary from now on, once it is loaded."""

        def load() -> None:
            try:
                tokenizer = load_vocabulary(path)
            except VocabularyError as error:
                self._told.emit(lambda reason=str(error): self.vocabulary_refused.emit(reason))
            else:
                self._told.emit(lambda: self._use(tokenizer))

        self._do(load)

    def stop(self) -> None:
        """Stop counting documents that are not counted yet; they are taken out."""
        for source in self.documents:
            if not source.tokens and not source.failed:
                source.stop.set()
        self.documents = [one for one in self.documents if one.tokens or one.failed]
        self.changed.emit()

    def close(self) -> None:
        """Stop counting for good."""
        for source in self.shown:
            source.stop.set()
        self._jobs.put(None)

    def _add(self, path: Path) -> None:
        if all(path != source.path for source in self.documents):
            source = Source(path=path)
            self.documents.append(source)
            self._count(source)

    def _use(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._count_again()

    def _count_again(self) -> None:
        for source in self.shown:
            source.stop.set()
        self.documents = [Source(path=one.path, encoding=one.encoding) for one in self.documents]
        self.typed = Source(text=self.typed.text)
        self.question = Source(text=self.question.text)
        for source in self.shown:
            self._count(source)
        self.changed.emit()

    def _count(self, source: Source) -> None:
        tokenizer = self.tokenizer if self.exact else None

        def work() -> None:
            if source.stop.is_set():
                return
            try:
                tokens = count(self._parts(source), tokenizer)
            except DocumentError as error:
                self._finish(source, failed=error.reason)
            except Exception:
                self._finish(source, failed="damaged")
                raise
            else:
                self._finish(source, tokens=tokens)

        self._do(work)
        self.changed.emit()

    def _parts(self, source: Source) -> Iterator[str]:
        """The parts of its text, until it is stopped; in the worker's thread."""
        if source.path is None:
            yield from _slices(source.text, source.stop)
            return
        source.document = document = read(source.path, source.encoding)
        told = time.monotonic()
        for part in document.texts():
            yield from _slices(part, source.stop)
            if source.stop.is_set():
                return
            if time.monotonic() - told > _PAUSE:
                told = time.monotonic()
                source.done = document.done
                self._told.emit(self.changed.emit)

    def _finish(
        self, source: Source, *, tokens: TokenEstimate | None = None, failed: str = ""
    ) -> None:
        def take() -> None:
            if not source.stop.is_set():
                source.tokens, source.failed = tokens, failed
                self.changed.emit()

        if not source.stop.is_set():  # else there may be nobody left to tell
            self._told.emit(take)

    def _do(self, work: Callable[[], None]) -> None:
        if self._worker is None:
            # A daemon: a document that takes long keeps nobody from closing the program.
            self._worker = threading.Thread(target=self._work, name="tokens", daemon=True)
            self._worker.start()
        self._jobs.put(work)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            usual = sys.getswitchinterval()
            sys.setswitchinterval(_TURN)
            try:
                job()
            except Exception as error:  # noqa: BLE001 - told in the window; the others are counted
                self._told.emit(partial(_raise, error))
            finally:
                sys.setswitchinterval(usual)

    def _call(self, function: Callable[[], None]) -> None:
        function()  # a method of this object, so that it runs in the window's thread


def _raise(error: Exception) -> None:
    raise error


def _slices(text: str, stop: threading.Event) -> Iterator[str]:
    """A text in slices, with a rest after each, until it is stopped."""
    start = 0
    while start < len(text) and not stop.is_set():
        end = start + _SLICE
        if end < len(text):  # a space goes with the word after it: before one, no word is cut
            end = max(text.rfind(" ", end - _SLICE // 4, end), 0) or end
        yield text[start:end]
        start = end
        time.sleep(_REST)
