"""One SQLite file that everything of a desk is kept in: WAL, every commit synced to the disk, errors in sentences."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tablework.shelf.migrations import migrate
from tablework.shelf.trouble import ShelfTroubleError

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: free some space and try again. Nothing that was kept is lost.",
    sqlite3.SQLITE_READONLY: "The desk cannot be written to: check that its folder is not read-only, then try again.",
    sqlite3.SQLITE_CANTOPEN: "The desk's file cannot be opened: check that its folder exists and is yours.",
    sqlite3.SQLITE_BUSY: "The desk is busy with another program for too long: close the other one and try again.",
    sqlite3.SQLITE_IOERR: "The disk does not take or give what the desk asks: check it, then run `tablework check`.",
    sqlite3.SQLITE_CORRUPT: "The desk's file is damaged: run `tablework check`, and put back the last backup.",
    sqlite3.SQLITE_NOTADB: "This file is no desk of Tablework's: choose another with --desk.",
}


class SqliteFile:
    """The file; safe to use from several threads, each with a connection of its own, one writer at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it (and its folder) if it is new, and bring it up to date.

        Raises:
            ShelfTroubleError: it cannot be opened, or was made by a newer Tablework.
        """
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._writing = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ShelfTroubleError(f"The desk's folder {path.parent} cannot be made: {error.strerror}.") from None
        with self.write() as connection:
            migrate(connection)

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._all:
            connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's own connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=10, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what was erased is overwritten, not only let go of
            self._local.connection = connection
            self._all.append(connection)
        return connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing, one at a time; it is durable when the block has ended.

        Raises:
            ShelfTroubleError: the disk is full or read-only, or the file is damaged; nothing of it is kept.
        """
        with self._writing, in_sentences():
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def ask(self, sql: str, *values: object) -> list[Any]:
        """All the rows that answer a question."""
        with in_sentences():
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Any:
        """The first row that answers a question, or None."""
        return next(iter(self.ask(sql, *values)), None)


@contextmanager
def in_sentences() -> Iterator[None]:
    """SQLite's errors as one sentence for a person.

    Raises:
        ShelfTroubleError: the disk or the file is in trouble.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        sentence = _SENTENCES.get(code)
        if sentence is None:
            raise
        raise ShelfTroubleError(sentence) from error
