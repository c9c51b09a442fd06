"""Is every log as it was written? Its chain is walked from the first entry to the last."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tablework.shelf import chain
from tablework.shelf.port import Damage

_BACKUP = "Put back the last backup."


def damage(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What of the productions' logs is not as it was written, the first place of each."""
    for production, length, head in connection.execute("SELECT id, length, chain FROM production").fetchall():
        found = _walk(connection, production, length, head)
        if found:
            yield Damage(f"The log of production {production} {found}.", _BACKUP)


def _walk(connection: sqlite3.Connection, production: str, length: int, head: bytes) -> str | None:
    before, number = chain.FIRST, 0
    rows = connection.execute(
        "SELECT number, id, person, record, kind, verb, made_at, at, terms, body, salt, digest, chain "
        "FROM entry WHERE production = ? ORDER BY number",
        (production,),
    )
    for number, row in enumerate(rows, 1):
        if row[0] != number:
            return f"lacks entry {number}"
        if not chain.holds(before, row):
            return f"was changed at entry {number}"
        before = row[-1]
    if number != length or before != head:
        return f"ends at entry {number}, where {length} were written"
    return _erased_without_word(connection, production)


def _erased_without_word(connection: sqlite3.Connection, production: str) -> str | None:
    """A body may only be gone where a later entry says that it was erased."""
    row = connection.execute(
        "SELECT number FROM entry AS gone WHERE production = ?1 AND body IS NULL AND NOT EXISTS (SELECT 1 FROM entry "
        "WHERE production = ?1 AND record = gone.record AND verb = 'erase' AND number > gone.number) LIMIT 1",
        (production,),
    ).fetchone()
    return f"has lost the words of entry {row[0]}" if row else None
