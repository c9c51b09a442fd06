"""The scribe alone, without HTTP: what one mark costs the disk, and how many are durable a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from benchmarks.live.clients import note
from benchmarks.live.room import Room
from tablework.actions import scribe as scribes
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, open_shelf
from tablework.server.app import Bookroom
from tablework.shelf.sqlite import SqliteShelf

WRITERS = 32
_SECONDS = 4


@contextmanager
def _books(room: Room) -> Iterator[tuple[SqliteShelf, Bookroom]]:
    with closing(open_shelf(room.desk)) as shelf, open_books(shelf) as bookroom:
        yield shelf, bookroom


def statements(room: Room, marks: int) -> int:
    """The SQL statements that keep one mark when there are so many in the book."""
    job = room.job(0)
    with _books(room) as (shelf, bookroom):
        there = bookroom.scribe.ask(room.book, lambda book: sum(1 for _ in book.standing("note"))).result()
        for _ in range(there, marks, 10):
            _keep(bookroom, room, [note(job) for _ in range(10)])
        said: list[str] = []

        def trace(to: Any) -> None:
            bookroom.scribe.ask(room.book, lambda _: shelf.file.connection.set_trace_callback(to)).result()

        trace(said.append)
        _keep(bookroom, room, [note(job)])
        trace(None)
        return len(said)


def _keep(bookroom: Bookroom, room: Room, entries: list[dict[str, Any]]) -> None:
    answers = bookroom.scribe.write(room.book, OWNER, entries).result()
    assert all(answer.outcome == "kept" for answer in answers), answers  # noqa: S101


def durable_a_second(room: Room, at_once: int) -> float:
    """Entries kept a second when many write one after another, so many of them to one commit."""
    usual, scribes.MOST_AT_ONCE = scribes.MOST_AT_ONCE, at_once
    try:
        with _books(room) as (_, bookroom):
            return _write_for_a_while(room, bookroom)
    finally:
        scribes.MOST_AT_ONCE = usual


def _write_for_a_while(room: Room, bookroom: Bookroom) -> float:
    job, until = room.job(0), time.perf_counter() + _SECONDS
    counts: list[int] = []

    def write() -> None:
        count = 0
        while time.perf_counter() < until:
            _keep(bookroom, room, [note(job)])
            count += 1
        counts.append(count)

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return sum(counts) / _SECONDS
