"""The casting log in the desk's SQLite file: chained, durable, with data that can be erased."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tablework.casting.acts import Act
from tablework.shelf import chain
from tablework.shelf.log import LogMovedError
from tablework.shelf.port import Damage
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.sqlite_log import written

_FACTS = "number, person, record, kind, verb, at"
_BACKUP = "Put back the last backup."


class SqliteCastingLog:
    """The casting log of one desk."""

    def __init__(self, file: SqliteFile, ours: Callable[[], None] = lambda: None) -> None:
        """Keep the log in a file; `ours` is asked before each commit and raises when the file is no longer ours."""
        self._file, self._ours = file, ours

    def acts(self) -> Iterator[Act]:
        """The whole log in its order."""
        return map(_act, self._file.ask(f"SELECT {_FACTS}, body FROM act ORDER BY number"))  # noqa: S608 (our own columns)

    def append(self, acts: Sequence[Act]) -> None:
        """Append acts, all or none; one that erases takes the data of its record's earlier acts with it."""
        with self._file.write() as connection:
            self._ours()
            length, link = _head(connection)
            for act in acts:
                if act.number != length + 1:
                    raise LogMovedError()
                length, link = act.number, _append(connection, act, link)
            connection.execute("INSERT OR REPLACE INTO casting_head VALUES (1, ?, ?)", (length, link))
        if any(act.verb == "erase" for act in acts):
            # What was erased is still in the write-ahead log until that is written back and emptied.
            self._file.ask("PRAGMA wal_checkpoint(TRUNCATE)")

    def damage(self) -> Iterator[Damage]:
        """Walk the log and name what is not as it was written, the first place of it."""
        found = _walk(self._file.connection) or _erased_without_word(self._file.connection)
        return iter([Damage(f"The casting log {found}.", _BACKUP)] if found else [])


def _append(connection: sqlite3.Connection, act: Act, before: bytes) -> bytes:
    facts, body, salt = _facts(act), written(dict(act.data)), os.urandom(chain.SALT_BYTES)
    digest = chain.digest(salt, body)
    link = chain.link(before, facts, digest)
    connection.execute("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*facts, body, salt, digest, link))
    if act.verb == "erase":
        connection.execute(
            "UPDATE act SET body = NULL, salt = NULL WHERE record = ? AND number < ?", (act.record, act.number)
        )
    return link


def _facts(act: Act) -> tuple[object, ...]:
    """What of an act stays for ever, in the order of its columns."""
    return act.number, act.by, act.record, act.kind, act.verb, act.at


def _act(row: tuple[Any, ...]) -> Act:
    number, person, record, kind, verb, at, body = row
    data = {} if body is None else json.loads(body)
    return Act(record, kind, verb, data, person, at, number, erased=body is None)


def _head(connection: sqlite3.Connection) -> tuple[int, bytes]:
    row: tuple[int, bytes] | None = connection.execute("SELECT length, chain FROM casting_head").fetchone()
    return row or (0, chain.FIRST)


def _walk(connection: sqlite3.Connection) -> str | None:
    before, number = chain.FIRST, 0
    length, head = _head(connection)
    rows = connection.execute(f"SELECT {_FACTS}, body, salt, digest, chain FROM act ORDER BY number")  # noqa: S608 (our own columns)
    for number, row in enumerate(rows, 1):
        if row[0] != number:
            return f"lacks act {number}"
        if not chain.holds(before, row):
            return f"was changed at act {number}"
        before = row[-1]
    return None if (number, before) == (length, head) else f"ends at act {number}, where {length} were written"


def _erased_without_word(connection: sqlite3.Connection) -> str | None:
    """Data may only be gone where a later act says that it was erased."""
    row = connection.execute(
        "SELECT number FROM act AS gone WHERE body IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM act WHERE record = gone.record AND verb = 'erase' AND number > gone.number) LIMIT 1"
    ).fetchone()
    return f"has lost the words of act {row[0]}" if row else None
