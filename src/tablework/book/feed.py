"""What a reader is told: the entries they may see since they last heard, and nothing of any other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tablework.book.book import Book
from tablework.book.entries import Entry
from tablework.book.records import Record
from tablework.company.people import Person


@dataclass(frozen=True, slots=True)
class Gone:
    """Records that a reader saw and may see no more."""

    records: tuple[str, ...]


def news(book: Book, reader: Person, after: int) -> list[Entry | Gone]:
    """What is new to a reader since the log was `after` entries long, in the table's order.

    A record that they newly may see comes whole, with all that was said to it; of one that was hidden before they last
    heard and still is, they are told nothing at all.
    """
    touched = dict.fromkeys(book.records[entry.record].thread for entry in book.entries[after:])
    told: list[Entry] = []
    gone: list[str] = []
    for thread in touched:
        for record in book.thread(book.records[thread]):
            seen, sees = book.sees(reader, record, after), book.sees(reader, record)
            if sees:
                told += _since(record, after) if seen else record.entries
            elif seen:
                gone.append(record.id)
    in_order = sorted(told, key=lambda entry: entry.number)
    return [Gone(tuple(gone)), *in_order] if gone else [*in_order]


def alike(book: Book, after: int) -> bool:
    """Whether all who hold one position are told the same: nothing of this was ever for some of them only."""
    threads = {book.records[entry.record].thread for entry in book.entries[after:]}
    return all(audience == "table" for thread in threads for _, audience in book.records[thread].audiences)


def _since(record: Record, after: int) -> Iterable[Entry]:
    return (entry for entry in record.entries if entry.number > after)
