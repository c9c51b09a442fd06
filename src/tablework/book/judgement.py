"""Whether an entry can be taken: it fits its kind, and whoever sends it may do what it says."""

from __future__ import annotations

from tablework.book.book import Book
from tablework.book.entries import Entry
from tablework.book.kinds.fields import Drafts
from tablework.book.kinds.registry import KINDS
from tablework.book.records import Record
from tablework.company.may import Thing, may
from tablework.company.people import Person

NOT_HERE = "There is nothing of that kind here for you. Load the page again to see what there is."
"""Said of what is not there and of what somebody may not see alike, so that nobody can tell the one from the other."""

NOT_YOURS = "This is not for you to do at this table: ask the director or the stage manager."


def judge(book: Book, by: Person, entry: Entry, drafts: Drafts) -> str | None:
    """Why an entry cannot be taken, in one sentence; None when it can."""
    record = book.records.get(entry.record)
    refusal = _on_new(book, by, entry) if entry.verb == "make" else _on_record(book, by, entry)
    if refusal is None and entry.kind == "person":
        refusal = _person(book, by, entry, record)
    kind = KINDS.get(entry.kind)
    if refusal or kind is None:
        return refusal
    if entry.verb in {"make", "edit"}:
        return kind.complaint(entry.data, drafts, whole=entry.verb == "make")
    return "Only what is made or edited has data." if entry.data else None


def _on_new(book: Book, by: Person, entry: Entry) -> str | None:
    if entry.record in book.records:
        return NOT_HERE
    kind = KINDS.get(entry.kind)
    if kind and kind.belongs:
        above = book.records.get(str(entry.data.get("to", "")))
        if above is None or above.kind in {"person", "production"} or not book.sees(by, above):
            return NOT_HERE
    return None if may(by, "make", Thing(entry.kind)) else NOT_YOURS


def _on_record(book: Book, by: Person, entry: Entry) -> str | None:
    record = book.records.get(entry.record)
    if record is None or record.kind != entry.kind or not book.sees(by, record):
        return NOT_HERE
    if record.erased:
        return "This was erased for good and cannot be changed."
    if "to" in entry.data and entry.data["to"] != record.words.get("to"):
        return "What was said to one mark stays with it."
    # That it may be seen is settled: what may be done is asked of a thing that everybody sees.
    return None if may(by, entry.verb, Thing(record.kind, record.whose)) else NOT_YOURS


def _person(book: Book, by: Person, entry: Entry, record: Record | None) -> str | None:
    """A name is one's own to change; a position is given by who may; and somebody who may invite always stays."""
    sees_to_people = may(by, "make", Thing("person"))
    if not sees_to_people and entry.data.keys() - {"name"}:
        return NOT_YOURS
    losing = entry.verb == "retract" or "position" in entry.data
    if record and losing and _last_who_may(book, record.id, str(entry.data.get("position"))):
        return "Somebody must stay who may bring people to the table: give another that position first."
    return None


def _last_who_may(book: Book, person: str, position: str) -> bool:
    sees_to = {one.id for one in book.people() if may(one, "make", Thing("person"))}
    return sees_to == {person} and not may(Person(person, "", position), "make", Thing("person"))
