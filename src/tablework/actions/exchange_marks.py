"""Take marks out of a book for other programs, and bring them back: as W3C Web Annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from tablework.actions.open_books import Books
from tablework.actions.scribe import Answer, Scribe
from tablework.actions.tokens import new_id
from tablework.book.book import Book
from tablework.book.entries import STATUS_VERBS, EntryError, from_wire
from tablework.book.kinds.registry import KINDS
from tablework.book.loose_marks import LooseMark
from tablework.book.records import Record
from tablework.readers.web_annotations import NotTaken, ReadMarks, read_web_annotations
from tablework.script.draft import Draft
from tablework.shelf.log import Log
from tablework.writers.web_annotations import write_web_annotations

_AT_ONCE = 100
"""Entries that the scribe gets in one letter, so that others at the table need not wait for all of them."""

_VERBS = {status: verb for verb, status in STATUS_VERBS.items() if status}


class ExchangeMarks:
    """The marks of one desk's productions, out and in."""

    def __init__(self, log: Log, scribe: Scribe, books: Books, now: Callable[[], str]) -> None:
        """Work on a desk's log and books."""
        self._log, self._scribe, self._books, self._now = log, scribe, books, now

    def export(self, production: str, person: str) -> bytes:
        """The marks that a person may see, as one collection of annotations. What they may not see is not in it."""
        seen = self._scribe.ask(production, lambda book: list(_seen_by(book, person))).result()
        title = self._books.title(production) or ""
        drafts = self._drafts({mark.data["place"]["draft"] for mark in seen})
        return write_web_annotations(production, title, seen, drafts)

    def read(self, production: str, data: bytes) -> ReadMarks:
        """The marks of a file, each at a place in a draft of this production. Nothing is written yet.

        Raises:
            UnreadableMarksError: it holds no annotations, or too many.
        """
        drafts = self._drafts(self._log.drafts(production))
        return read_web_annotations(data, drafts, self._books.line(production)[-1])

    def bring(self, production: str, person: str, read: ReadMarks) -> dict[str, Any]:
        """Write marks into the book as entries of the person who brings them.

        How many were brought, how many were here before, and what could not be taken, each with a sentence.

        Raises:
            ShelfTroubleError: nothing more could be kept; what was kept before is.
        """
        here = self._scribe.ask(production, partial(_known, person=person, marks=read.marks)).result()
        fresh = [mark for mark in read.marks if mark.id not in here]
        entries = [list(self._entries(mark)) for mark in fresh]
        answers = self._write(production, person, [entry for made in entries for entry in made])
        refused = [
            NotTaken(mark.data["place"]["quote"], str(mark.data.get("text", "")), why)
            for mark, made in zip(fresh, entries, strict=True)
            if (why := answers[made[0]["id"]].why)
        ]
        not_taken = [asdict(one) for one in (*read.not_taken, *refused)]
        return {"brought": len(fresh) - len(refused), "here": len(read.marks) - len(fresh), "not_taken": not_taken}

    def _write(self, production: str, person: str, entries: Sequence[dict[str, Any]]) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for n in range(0, len(entries), _AT_ONCE):
            answers = self._scribe.write(production, person, entries[n : n + _AT_ONCE]).result()
            found |= {answer.id: answer for answer in answers}
        return found

    def _entries(self, mark: LooseMark) -> Iterator[dict[str, Any]]:
        """What makes a mark as it was: it is made, then it is where it stood."""
        audience = mark.audience if isinstance(mark.audience, str) else list(mark.audience)
        made = self._entry(mark, "make") | {"data": dict(mark.data), "audience": audience}
        yield made
        verb = _VERBS.get(mark.status or "")
        kind = KINDS.get(mark.kind)
        if verb and kind and kind.status and mark.status != kind.status:
            yield self._entry(mark, verb)

    def _entry(self, mark: LooseMark, verb: str) -> dict[str, Any]:
        """An entry as a device would send it, at the time that its author gave, if it is one."""
        entry = {"v": 1, "id": new_id(), "record": mark.id, "kind": mark.kind, "verb": verb, "on": []}
        dated = entry | {"made_at": mark.made_at}
        try:
            from_wire(dated)
        except EntryError:
            return entry | {"made_at": self._now()}
        return dated

    def _drafts(self, ids: Iterable[str]) -> Mapping[str, Draft]:
        return {id_: self._books.comparisons.draft(id_) for id_ in ids}


def _seen_by(book: Book, person: str) -> Iterator[LooseMark]:
    who = book.person(person)
    for record in book.records.values():
        if record.stands and "place" in record.words and book.sees(who, record):
            yield _loose(book, record)


def _loose(book: Book, record: Record) -> LooseMark:
    return LooseMark(
        id=record.id,
        kind=record.kind,
        data=dict(record.words),
        audience=record.audience,
        status=record.status,
        by=book.person(record.by).name,
        made_at=record.entries[0].made_at,
    )


def _known(book: Book, person: str, marks: Sequence[LooseMark]) -> set[str]:
    """Those that stand in the book for this person already. Of what they may not see they learn nothing here."""
    who = book.person(person)
    there = {mark.id for mark in marks} & book.records.keys()
    return {id_ for id_ in there if book.sees(who, book.records[id_])}
