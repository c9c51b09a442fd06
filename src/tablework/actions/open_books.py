"""Open a script's book, and seat people at its table."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from tablework.actions.compare_drafts import Comparisons
from tablework.actions.prepare_script import unpack
from tablework.actions.scribe import Scribe
from tablework.actions.tokens import new_id
from tablework.book.as_played import as_played
from tablework.book.book import Book
from tablework.book.kinds.fields import Drafts
from tablework.book.placing import Placing
from tablework.company.people import Person
from tablework.script.breakdown import break_down_draft
from tablework.script.breakdown_document import to_document
from tablework.script.draft import Draft
from tablework.shelf.log import Log
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

KEY_BYTES = 32

_HELD = 64
"""Drafts whose elements are held in memory, of some 100 kB each."""


class Books:
    """The productions of one desk: opens their books and answers what concerns the whole of one."""

    def __init__(self, shelf: Shelf, log: Log, scribe: Scribe, now: Callable[[], str]) -> None:
        """Work on a desk's shelf and log."""
        self._shelf, self._log, self._scribe, self._now = shelf, log, scribe, now
        self.comparisons = Comparisons(shelf, log)

    def open(self, script: str, owner: str, name: str) -> str:
        """The production that has a script on its table; a new one seats the desk's owner, of this name, as director.

        Raises:
            NotOnStackError: there is no such script.
        """
        on_stack = self._shelf.on_stack(owner, script)
        if on_stack is None:
            raise NotOnStackError()
        known = next((one.id for one in self._log.productions() if script in self._log.drafts(one.id)), None)
        if known:
            return known
        production = self._log.open_production(new_id(), script, self._now()).id
        first = [
            self._entry("production", production, "make", {"title": on_stack.facts["title"], "script": script}),
            self._entry("person", owner, "make", {"name": name, "position": "director"}),
        ]
        self._scribe.open(production, owner, first).result()
        return production

    def script(self, production: str) -> str | None:
        """The draft on a production's table; None when there is no such production."""
        return self.line(production)[-1] if self._log.production(production) else None

    def line(self, production: str) -> list[str]:
        """The drafts that are and were on a production's table, from the first to the one that is.

        Raises:
            ShelfTroubleError: there is no such production.
        """
        found = self._log.production(production)
        first = found.script if found else ""
        return self._scribe.ask(production, lambda book: book.line(first)).result()

    def breakdown(self, production: str) -> dict[str, Any]:
        """The breakdown of the script as it is played: without what is cut, with agreed line changes.

        Raises:
            ShelfTroubleError: there is no such production.
        """
        script = self.script(production)
        if script is None:
            raise NotOnStackError()
        answers = self._shelf.answers(script)
        return to_document(break_down_draft(self.played(script), answers), answers)

    def played(self, script: str) -> Draft:
        """A script as it is played, without what its book cuts, with agreed line changes; as written without a book.

        Raises:
            NotOnStackError: there is no such script.
        """
        draft = self.comparisons.draft(script)
        production = next((one.id for one in self._log.productions() if self.script(one.id) == script), None)
        if production is None:
            return draft
        placing = Placing(self.line(production), draft, self.comparisons.carrying)
        return self._scribe.ask(production, lambda book: as_played(draft, book, placing)).result()

    # -- who sits at which table --------------------------------------------------------------------------------

    def seat(self, production: str, person: str, name: str, position: str, by: str) -> None:
        """Put a person at a production's table in a position; who sits there already changes places.

        Raises:
            ShelfTroubleError: whoever does it may not.
        """
        ask = self._scribe.ask(production, lambda book: (book.person(person), person in book.records))
        there, known = ask.result()
        wanted = {"name": name, "position": position}
        # Only what changes: a name is one's own to change, a position is not.
        data = {field: value for field, value in wanted.items() if value != getattr(there, field)}
        if not data:
            return
        entry = self._entry("person", person, "edit" if known else "make", data)
        (answer,) = self._scribe.write(production, by, [entry]).result()
        if answer.outcome != "kept":
            raise ShelfTroubleError(answer.why or "Nobody could be seated: try again.")

    def position(self, production: str, person: str) -> str | None:
        """A person's position at a table; None when they do not sit there."""
        found = self._log.production(production)
        return self._person(production, person).position if found else None

    def title(self, production: str) -> str | None:
        """A production's title; None when there is no such production."""
        if self._log.production(production) is None:
            return None
        return self._scribe.ask(production, lambda book: _title(book, production)).result()

    def books(self, person: str) -> list[tuple[str, str, str]]:
        """The tables a person sits at: production, title, position."""
        found = []
        for production in self._log.productions():
            position = self._person(production.id, person).position
            if position:
                found.append((production.id, self.title(production.id) or "", position))
        return found

    def _person(self, production: str, person: str) -> Person:
        return self._scribe.ask(production, lambda book: book.person(person)).result()

    def _entry(self, kind: str, record: str, verb: str, data: dict[str, Any]) -> dict[str, Any]:
        """An entry of the desk's own making, as a client would send it."""
        entry = {"v": 1, "id": new_id(), "record": record, "kind": kind, "verb": verb, "on": [], "data": data}
        return entry | {"made_at": self._now()}


def words_of(shelf: Shelf, log: Log) -> Callable[[str], Drafts]:
    """How a scribe asks for the words of a production's drafts: each read once, since a draft never changes."""

    @lru_cache(maxsize=_HELD)
    def words(script: str) -> Mapping[str, tuple[int, int]]:
        packed = shelf.draft(script)
        elements = unpack(packed)["elements"] if packed else []
        return {element["id"]: (n, len(element["text"])) for n, element in enumerate(elements)}

    return lambda production: {script: words(script) for script in log.drafts(production)}


def fresh_key() -> bytes:
    """A key for a desk that has none yet."""
    return os.urandom(KEY_BYTES)


def _title(book: Book, production: str) -> str | None:
    record = book.records.get(production)
    return str(record.words.get("title", "")) if record else None
