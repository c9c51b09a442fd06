"""Short ways to write a book in a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tablework.book.book import Book
from tablework.book.entries import Entry, from_wire
from tablework.book.judgement import judge
from tablework.script.draft import Draft, Element

WORDS = "You could have asked me."
DRAFT = Draft(
    "The Booth", (), "fountain", tuple(Element(f"e{n}", "dialogue", WORDS, speech=f"s{n}") for n in range(1, 9))
)
DRAFTS = {"draft": {element.id: (n, len(element.text)) for n, element in enumerate(DRAFT.elements)}}
PEOPLE = {
    "rosa": "director",
    "tomas": "stage_manager",
    "margot": "performer",
    "anders": "performer",
    "ines": "designer",
    "otto": "guest",
}


def uuid(number: int) -> str:
    """The id of this number."""
    return f"01900000-0000-7000-8000-{number:012x}"


def place(first: str = "e1", start: int = 0, last: str = "e1", end: int = 9) -> dict[str, Any]:
    """A place in the words."""
    return {"draft": "draft", "first": first, "start": start, "last": last, "end": end, "quote": WORDS[start:end]}


class Writing:
    """A book that a test writes: each line one entry, judged as at the table."""

    def __init__(self, people: Mapping[str, str] | None = None) -> None:
        self.book = Book()
        self._ids = 0
        for id_, position in (PEOPLE if people is None else people).items():
            self.take(self.entry("make", "person", id_, {"name": id_.title(), "position": position}, by="rosa"))

    def entry(
        self,
        verb: str,
        kind: str,
        record: str,
        data: Mapping[str, Any] | None = None,
        *,
        by: str = "rosa",
        on: Iterable[str] = (),
        audience: Any = None,
    ) -> Entry:
        self._ids += 1
        wire = {"id": uuid(self._ids), "record": record, "kind": kind, "verb": verb, "on": list(on), "data": data or {}}
        entry = from_wire(wire | {"made_at": "2026-11-22T10:00:00Z", "audience": audience})
        return replace(entry, by=by, number=self.book.length + 1, at="2026-11-22T10:00:00.000+00:00")

    def take(self, entry: Entry) -> Entry:
        self.book.take(entry)
        return entry

    def say(self, verb: str, kind: str, record: str, data: Mapping[str, Any] | None = None, **more: Any) -> Entry:
        """An entry that the table has to take."""
        entry = self.entry(verb, kind, record, data, **more)
        assert self.judged(entry) is None
        return self.take(entry)

    def refused(self, verb: str, kind: str, record: str, data: Mapping[str, Any] | None = None, **more: Any) -> str:
        """The sentence with which the table refuses an entry."""
        why = self.judged(self.entry(verb, kind, record, data, **more))
        assert why is not None
        return why

    def judged(self, entry: Entry) -> str | None:
        return judge(self.book, self.book.person(entry.by), entry, DRAFTS)

    def note(self, record: str = "note", by: str = "rosa", text: str = "slower", kind: str = "note") -> Entry:
        return self.say("make", kind, record, {"place": place(), "text": text}, by=by)
