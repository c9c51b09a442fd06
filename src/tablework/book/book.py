"""One production's book: its log, and what the log makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tablework.book.entries import Entry
from tablework.book.records import Record
from tablework.company.may import Thing, may
from tablework.company.people import Person


class Book:
    """The entries of one production in the table's order, and the records they make. Grows; never changes back."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """The book that these entries make."""
        self.entries: list[Entry] = []
        self.records: dict[str, Record] = {}
        self._by_id: dict[str, Entry] = {}
        self._threads: dict[str, list[Record]] = {}
        self._epochs: dict[str, int] = {}
        for entry in entries:
            self.take(entry)

    @property
    def length(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def entry(self, id_: str) -> Entry | None:
        """The entry of this id, or None."""
        return self._by_id.get(id_)

    def take(self, entry: Entry) -> None:
        """One more entry, which has been judged and has its number."""
        self.entries.append(entry)
        self._by_id[entry.id] = entry
        record = self.records.get(entry.record)
        standing = self.person(entry.record).position if record and record.kind == "person" else None
        if record is None:
            self._open(entry)
        else:
            record.take(entry)
            if record.erased:
                self._forget(record)
        if entry.kind == "person" and self.person(entry.record).position != standing:
            self._epochs[entry.record] = entry.number

    def _open(self, entry: Entry) -> None:
        above = self.records.get(str(entry.data.get("to", "")))
        record = Record.made(entry, above.thread if above else entry.record)
        self.records[record.id] = record
        self._threads.setdefault(record.thread, []).append(record)

    def _forget(self, record: Record) -> None:
        for entry in record.entries:
            self._by_id[entry.id] = entry
            self.entries[entry.number - 1] = entry

    def thread(self, record: Record) -> list[Record]:
        """A record with all that was said to it, oldest first."""
        return self._threads[record.thread]

    def person(self, id_: str) -> Person:
        """Who this is at this table; somebody who is not at it has no position."""
        record = self.records.get(id_)
        if record is None or record.kind != "person" or not record.stands:
            return Person(id_)
        return Person(id_, record.words["name"], record.words["position"])

    def people(self) -> Iterator[Person]:
        """Everybody at the table."""
        found = (self.person(record.id) for record in self.records.values() if record.kind == "person")
        return (person for person in found if person.position)

    def line(self, first: str) -> list[str]:
        """The drafts that are and were on the table, from the first to the one that is; none that was taken back."""
        brought = [record for record in self.records.values() if record.kind == "draft" and record.stands]
        brought.sort(key=lambda record: record.entries[-1].number)
        later = [str(record.words["script"]) for record in brought]
        now = later[-1] if later else first
        return [*dict.fromkeys(script for script in (first, *later) if script != now), now]

    def epoch(self, person: str) -> int:
        """The number of the entry that last changed what this person may see."""
        return self._epochs.get(person, 0)

    def standing(self, kind: str) -> Iterator[tuple[Record, dict[str, Any]]]:
        """The records of a kind that everybody at the table has before them, with their words."""
        for record in self.records.values():
            if record.kind == kind and record.stands and record.audience == "table":
                yield record, dict(record.words)

    def sees(self, person: Person, record: Record, number: int | None = None) -> bool:
        """Whether a person may see a record, now or when the log was that long.

        What belongs to a thread is seen by whoever sees the thread; one's own words one always sees.
        """
        root = self.records[record.thread]
        audience = root.audience_at(self.length if number is None else number)
        if audience is None or (number is not None and record.entries[0].number > number):
            return False
        in_thread = may(person, "see", Thing(root.kind, root.by, audience))
        return may(person, "see", Thing(record.kind, record.by, "table" if in_thread else "me"))
