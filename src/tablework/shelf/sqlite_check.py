"""Is the desk whole? Everything that is kept is read and held against what it must be."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator

from tablework.shelf.port import Damage

_BACKUP = "Put back the last backup."


def damage(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What is damaged: the file's pages, the search index, a script's bytes, its draft or its breakdown."""
    yield from _pages(connection)
    yield from _index(connection)
    for id_, name, hash_, source, draft, breakdown in connection.execute(
        "SELECT id, name, hash, bytes, draft, breakdown FROM script LEFT JOIN source USING (hash)"
    ):
        if source is None or hashlib.sha256(source).hexdigest() != hash_:
            yield Damage(f"The file {name} ({id_}) is not as it came.", "Add it again from your own copy.")
        for what, document in (("draft", draft), ("breakdown", breakdown)):
            if not _reads(document):
                yield Damage(f"The {what} of {name} ({id_}) cannot be read.", _BACKUP)
    yield from _layouts(connection)
    yield from _parts(connection)


def _layouts(connection: sqlite3.Connection) -> Iterator[Damage]:
    for id_, name, lines, reading in connection.execute(
        "SELECT id, name, lines, reading FROM layout JOIN script ON script.id = layout.script"
    ):
        for what, document in (("lines", lines), ("reading", reading)):
            if not _reads(document):
                yield Damage(f"The {what} of {name} ({id_}) cannot be opened.", _BACKUP)


def _parts(connection: sqlite3.Connection) -> Iterator[Damage]:
    for id_, name, whole in connection.execute(
        "SELECT id, name, whole FROM part_facts JOIN script ON script.id = part_facts.script"
    ):
        if not _reads(whole):
            yield Damage(f"The parts of {name} ({id_}) cannot be opened.", _BACKUP)


def _pages(connection: sqlite3.Connection) -> Iterator[Damage]:
    try:
        rows = connection.execute("PRAGMA integrity_check").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        yield Damage(f"The desk's file is damaged: {error}.", _BACKUP)
        return
    if rows != [("ok",)]:
        yield Damage(f"The desk's file is damaged: {rows[0][0]}.", _BACKUP)
    for table, *_ in broken:
        yield Damage(f"Something in {table} belongs to a script that is gone.", _BACKUP)


def _index(connection: sqlite3.Connection) -> Iterator[Damage]:
    """The search index by its own check, and every script's lines by their count."""
    try:
        for index in ("title_words", "line_words"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608 (our own names)
    except sqlite3.DatabaseError:
        yield Damage("The search index is damaged.", _BACKUP)
    for name, missing in connection.execute(
        "SELECT name, last_line - first_line + 1 - "
        "(SELECT count(*) FROM line WHERE number BETWEEN first_line AND last_line) AS missing "
        "FROM script WHERE missing <> 0"
    ):
        yield Damage(f"{missing} lines of {name} cannot be found.", _BACKUP)


def _reads(document: bytes) -> bool:
    try:
        json.loads(zlib.decompress(document))
    except (ValueError, TypeError, zlib.error):
        return False
    return True
