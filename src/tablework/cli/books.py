"""The books of a desk, for a command that asks them something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tablework.actions.open_books import Books, words_of
from tablework.actions.scribe import Scribe
from tablework.cli.desks import now
from tablework.server.app import Bookroom
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_log import SqliteLog


@contextmanager
def open_books(shelf: SqliteShelf, ours: Callable[[], None] = lambda: None) -> Iterator[Bookroom]:
    """The books on a shelf; `ours` is asked before each commit whether the desk is still ours.

    Nothing may be written to them here while a desk is served: its scribe holds the order.
    """
    log = SqliteLog(shelf.file, ours)
    scribe = Scribe(log, words_of(shelf, log), now)
    try:
        yield Bookroom(log, scribe, Books(shelf, log, scribe, now))
    finally:
        scribe.close()
