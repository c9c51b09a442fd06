"""The scribe writes every production's log: one at a time, in the order of arrival, many entries to one commit.

What comes in is judged against the book as it will be, appended in one transaction, and answered only when the disk has
it. A transaction costs one sync however many entries it holds, so whoever comes while one is being written shares the
next (group commit); nobody waits for more than the one before.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from tablework.book.book import Book
from tablework.book.entries import Entry, EntryError, from_wire, same
from tablework.book.judgement import NOT_HERE, judge
from tablework.book.kinds.fields import Drafts
from tablework.shelf.log import Log
from tablework.shelf.trouble import ShelfTroubleError

MOST_AT_ONCE = 64
"""Letters that share a commit: enough for a full rehearsal room, and none waits long for the others."""

T = TypeVar("T")
Told: TypeAlias = Callable[[Sequence[tuple[str, Entry]]], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one entry: it is `kept` (since `at`), was `refused` (`why`), or its id is taken: `conflict`."""

    id: str
    outcome: str
    why: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    production: str
    ask: Callable[[Book], object]
    answer: Future[object] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Letter:
    production: str
    by: str
    found: Sequence[object]
    first: bool = False
    answers: Future[list[Answer]] = field(default_factory=Future)


class Scribe:
    """Writes the logs of one desk, in a thread of its own."""

    def __init__(self, log: Log, drafts: Callable[[str], Drafts], now: Callable[[], str]) -> None:
        """Write to a log; `drafts` gives the words of a production's drafts."""
        self._log, self._drafts, self._now = log, drafts, now
        self._told: Told = lambda _: None
        self._letters: queue.SimpleQueue[_Letter | _Question | None] = queue.SimpleQueue()
        self._books: dict[str, Book] = {}
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    def tell(self, told: Told) -> None:
        """Tell somebody of all that is kept from now on, in the scribe's thread."""
        self._told = told

    def write(self, production: str, by: str, found: Sequence[object]) -> Future[list[Answer]]:
        """Keep what a person sends; the answers come when it is on the disk.

        The future raises `ShelfTroubleError` when nothing of it could be kept.
        """
        return self._send(_Letter(production, by, found))

    def open(self, production: str, by: str, found: Sequence[object]) -> Future[list[Answer]]:
        """Keep a production's first entries, which nobody can judge yet; later ones than the first change nothing."""
        return self._send(_Letter(production, by, found, first=True))

    def ask(self, production: str, ask: Callable[[Book], T]) -> Future[T]:
        """Ask something of a production's book as it has been written; the future raises when there is none."""
        question = _Question(production, ask)
        self._letters.put(question)
        return question.answer  # type: ignore[return-value]  # what is asked says what is answered

    def close(self) -> None:
        """Write what has come in, then stop."""
        self._letters.put(None)
        self._thread.join()

    def _send(self, letter: _Letter) -> Future[list[Answer]]:
        self._letters.put(letter)
        return letter.answers

    def _run(self) -> None:
        while found := self._letters.get():
            batch: list[_Letter] = []
            while found is not None:
                if isinstance(found, _Letter):
                    batch.append(found)
                else:
                    self._reply(found)
                if len(batch) == MOST_AT_ONCE or self._letters.empty():
                    break
                found = self._letters.get()
            if batch:
                self._write(batch)
            if found is None:
                return

    def _reply(self, question: _Question) -> None:
        try:
            question.answer.set_result(question.ask(self._book(question.production)))
        except Exception as error:  # noqa: BLE001 (it is the asker's to handle)
            question.answer.set_exception(error)

    def _write(self, batch: list[_Letter]) -> None:
        taken: list[tuple[str, Entry]] = []
        try:
            answers = [self._answers(letter, taken) for letter in batch]
            if taken:
                self._log.append(taken)
        except Exception as error:  # noqa: BLE001 (whatever it is, nobody may be left waiting, and nothing was kept)
            self._forget(batch, error)
            return
        self._told(taken)
        for letter, said in zip(batch, answers, strict=True):
            letter.answers.set_result(said)

    def _forget(self, batch: list[_Letter], error: Exception) -> None:
        """Nothing was kept: the books as they would have been are dropped, and read again from the log."""
        self._books.clear()
        for letter in batch:
            letter.answers.set_exception(error)

    def _answers(self, letter: _Letter, taken: list[tuple[str, Entry]]) -> list[Answer]:
        book = self._book(letter.production)
        if letter.first and book.length:
            return []
        return [self._answer(book, letter, found, taken) for found in letter.found]

    def _answer(self, book: Book, letter: _Letter, found: object, taken: list[tuple[str, Entry]]) -> Answer:
        try:
            entry = from_wire(found)
        except EntryError as error:
            return Answer(_id_of(found), "refused", str(error))
        known = book.entry(entry.id)
        if known is not None:
            return _again(known, entry, letter.by)
        entry = replace(entry, by=letter.by, at=self._now(), number=book.length + 1)
        if not letter.first:
            why = judge(book, book.person(letter.by), entry, self._drafts(letter.production))
            if why:
                return Answer(entry.id, "refused", why)
        book.take(entry)
        taken.append((letter.production, entry))
        return Answer(entry.id, "kept", at=entry.at)

    def _book(self, production: str) -> Book:
        book = self._books.get(production)
        if book is None:
            if self._log.production(production) is None:
                raise ShelfTroubleError("There is no such production on this desk.")
            book = self._books[production] = Book(self._log.entries(production))
        return book


def _again(known: Entry, entry: Entry, by: str) -> Answer:
    """An id that is in the log: the same entry sent again, one's own id on something else, or somebody else's."""
    if known.by != by:
        return Answer(entry.id, "refused", NOT_HERE)
    if same(known, entry):
        return Answer(entry.id, "kept", at=known.at)
    return Answer(entry.id, "conflict", "This id was used for something else: make the mark again.")


def _id_of(found: object) -> str:
    id_ = found.get("id") if isinstance(found, dict) else None
    return id_ if isinstance(id_, str) else ""
