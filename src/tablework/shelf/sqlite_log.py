"""The logs in the desk's SQLite file: many entries in one durable commit, chained, with bodies that can be erased."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tablework.book.entries import Entry
from tablework.shelf import chain
from tablework.shelf.log import LogMovedError, OtherTableError, Production
from tablework.shelf.port import Damage
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.sqlite_log_check import damage

_COLUMNS = "number, id, person, record, kind, verb, made_at, at, terms, body, salt, digest, chain"


class SqliteLog:
    """The logs of one desk."""

    def __init__(self, file: SqliteFile, ours: Callable[[], None] = lambda: None) -> None:
        """Keep the logs in a file; `ours` is asked before each commit and raises when the file is no longer ours."""
        self._file = file
        self._ours = ours

    def open_production(self, id_: str, script: str, at: str) -> Production:
        """The production of a script, made now if there is none."""
        with self._file.write() as connection:
            connection.execute(
                "INSERT INTO production (id, script, made_at, chain) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (script) DO NOTHING",
                (id_, script, at, chain.FIRST),
            )
            (found,) = connection.execute("SELECT id FROM production WHERE script = ?", (script,)).fetchone()
        return Production(found, script)

    def productions(self) -> list[Production]:
        """Every production of this desk, oldest first."""
        return [Production(*row) for row in self._file.ask("SELECT id, script FROM production ORDER BY made_at, id")]

    def production(self, id_: str) -> Production | None:
        """One production, or None."""
        row = self._file.one("SELECT id, script FROM production WHERE id = ?", id_)
        return Production(*row) if row else None

    def put_draft(self, production: str, script: str, at: str) -> None:
        """Let a script be a further draft of a production."""
        with self._file.write() as connection:
            (elsewhere,) = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM production WHERE script = ?2 AND id <> ?1) "
                "OR EXISTS (SELECT 1 FROM draft_on_table WHERE script = ?2 AND production <> ?1)",
                (production, script),
            ).fetchone()
            if elsewhere:
                raise OtherTableError()
            connection.execute(
                "INSERT INTO draft_on_table SELECT ?1, ?2, ?3 "
                "WHERE NOT EXISTS (SELECT 1 FROM production WHERE script = ?2) ON CONFLICT DO NOTHING",
                (production, script, at),
            )

    def drafts(self, production: str) -> list[str]:
        """The scripts that are drafts of a production, as they came."""
        rows = self._file.ask(
            "SELECT script, '' AS at FROM production WHERE id = ?1 "
            "UNION ALL SELECT script, at FROM draft_on_table WHERE production = ?1 ORDER BY at",
            production,
        )
        return [script for script, _ in rows]

    def keep_comparison(self, old: str, new: str, document: bytes) -> None:
        """Keep what was found when two drafts were held side by side."""
        with self._file.write() as connection:
            connection.execute("INSERT OR REPLACE INTO comparison VALUES (?, ?, ?)", (old, new, document))

    def comparison(self, old: str, new: str) -> bytes | None:
        """What was found when two drafts were held side by side, or None."""
        row = self._file.one("SELECT document FROM comparison WHERE old = ? AND new = ?", old, new)
        return row[0] if row else None

    def entries(self, production: str) -> Iterator[Entry]:
        """A production's whole log in its order."""
        rows = self._file.ask(
            "SELECT number, id, person, record, kind, verb, made_at, at, terms, body "
            "FROM entry WHERE production = ? ORDER BY number",
            production,
        )
        return (_entry(row) for row in rows)

    def append(self, entries: Sequence[tuple[str, Entry]]) -> None:
        """Append entries, each with its production, all or none; an entry that erases takes the bodies with it."""
        erased = False
        with self._file.write() as connection:
            self._ours()
            heads = _Heads(connection)
            for production, entry in entries:
                heads.append(production, entry)
                if entry.verb == "erase":
                    _erase(connection, production, entry)
                    erased = True
            heads.keep()
        if erased:
            # What was erased is still in the write-ahead log until that is written back and emptied.
            self._file.ask("PRAGMA wal_checkpoint(TRUNCATE)")

    def keep_photo(self, production: str, hash_: str, data: bytes) -> None:
        """Keep a photo; one that is there already stays as it is."""
        with self._file.write() as connection:
            connection.execute("INSERT OR IGNORE INTO photo VALUES (?, ?, ?)", (production, hash_, data))

    def photo(self, production: str, hash_: str) -> bytes | None:
        """A photo's bytes, or None."""
        row = self._file.one("SELECT bytes FROM photo WHERE production = ? AND hash = ?", production, hash_)
        return row[0] if row else None

    def secret(self, name: str, fresh: bytes) -> bytes:
        """The desk's own key of this name; `fresh` is kept and given when there is none yet."""
        with self._file.write() as connection:
            connection.execute("INSERT OR IGNORE INTO secret VALUES (?, ?)", (name, fresh))
        found: bytes = self._file.one("SELECT value FROM secret WHERE name = ?", name)[0]
        return found

    def damage(self) -> Iterator[Damage]:
        """Walk every log and name what is not as it was written."""
        return damage(self._file.connection)


class _Heads:
    """Where the logs end that one transaction appends to: each is asked for once, however many entries come."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._heads: dict[str, tuple[int, bytes]] = {}

    def append(self, production: str, entry: Entry) -> None:
        length, before = self._heads.get(production) or self._ask(production)
        if entry.number != length + 1:
            raise LogMovedError()
        facts, body, salt = facts_of(entry), written(dict(entry.data)), os.urandom(chain.SALT_BYTES)
        digest = chain.digest(salt, body)
        link = chain.link(before, facts, digest)
        self._connection.execute(
            f"INSERT INTO entry (production, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 (our own columns)
            (production, *facts, body, salt, digest, link),
        )
        self._heads[production] = (entry.number, link)

    def keep(self) -> None:
        for production, (length, link) in self._heads.items():
            self._connection.execute(
                "UPDATE production SET length = ?, chain = ? WHERE id = ?", (length, link, production)
            )

    def _ask(self, production: str) -> tuple[int, bytes]:
        row: tuple[int, bytes] | None = self._connection.execute(
            "SELECT length, chain FROM production WHERE id = ?", (production,)
        ).fetchone()
        if row is None:
            raise LogMovedError()
        return row


def facts_of(entry: Entry) -> tuple[object, ...]:
    """What of an entry stays for ever, in the order of its columns."""
    terms = {"on": list(entry.on), "audience": entry.audience, "group": entry.group, "v": entry.v}
    if "to" in entry.data:
        terms["to"] = entry.data["to"]
    return (
        entry.number,
        entry.id,
        entry.by,
        entry.record,
        entry.kind,
        entry.verb,
        entry.made_at,
        entry.at,
        written(terms),
    )


def written(value: object) -> str:
    """A value as JSON, letter for letter the same each time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _entry(row: tuple[Any, ...]) -> Entry:
    number, id_, person, record, kind, verb, made_at, at, terms, body = row
    said = json.loads(terms)
    audience = said["audience"]
    return Entry(
        id=id_,
        record=record,
        kind=kind,
        verb=verb,
        on=tuple(said["on"]),
        data=_to(said) if body is None else json.loads(body),
        audience=tuple(audience) if isinstance(audience, list) else audience,
        group=said["group"],
        made_at=made_at,
        v=said["v"],
        by=person,
        at=at,
        number=number,
        erased=body is None,
    )


def _to(said: dict[str, Any]) -> dict[str, Any]:
    """What stays of an entry's data when its words are erased: the record it was said to."""
    return {"to": said["to"]} if "to" in said else {}


def _erase(connection: sqlite3.Connection, production: str, entry: Entry) -> None:
    """The bodies of a record are gone from the file, and its photo if that was one and hangs nowhere else."""
    gone = (production, entry.record, entry.number)
    if entry.kind == "photo":
        connection.execute(
            "WITH hung AS (SELECT record, number, json_extract(body, '$.photo') AS hash FROM entry "
            "WHERE production = ?1 AND kind = 'photo' AND json_extract(body, '$.photo') IS NOT NULL) "
            "DELETE FROM photo WHERE production = ?1 "
            "AND hash IN (SELECT hash FROM hung WHERE record = ?2 AND number < ?3) "
            "AND hash NOT IN (SELECT hash FROM hung WHERE record <> ?2)",
            gone,
        )
    connection.execute(
        "UPDATE entry SET body = NULL, salt = NULL WHERE production = ? AND record = ? AND number < ?", gone
    )
