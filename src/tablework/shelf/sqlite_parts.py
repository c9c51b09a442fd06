"""The parts of scripts in the shelf's SQLite file: kept with their script, gone when it reads otherwise."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tablework.shelf.parts import BriefParts, KeptParts

if TYPE_CHECKING:
    from tablework.shelf.sqlite_file import SqliteFile


class SqliteParts:
    """The part of the shelf for parts."""

    file: SqliteFile

    def parts(self, script: str, rules: int) -> bytes | None:
        """What was read of a script's parts by these rules, compressed as it was kept; None: read it now."""
        row = self.file.one("SELECT whole FROM part_facts WHERE script = ? AND rules = ?", script, rules)
        return row[0] if row else None

    def keep_parts(self, script: str, parts: KeptParts) -> None:
        """Keep what was read of a script's parts."""
        with self.file.write() as connection:
            put_parts(connection, script, parts)

    def parts_since(self, number: int, rules: int) -> list[BriefParts]:
        """The briefs that were kept after a number and read by these rules, in that order."""
        rows = self.file.ask(
            "SELECT number, script, coalesce(json_extract(facts, '$.title'), name), brief "
            "FROM part_facts JOIN script ON script.id = part_facts.script "
            "WHERE number > ? AND rules = ? ORDER BY number",
            number,
            rules,
        )
        return [BriefParts(*row) for row in rows]

    def without_parts(self, rules: int) -> list[str]:
        """The scripts whose parts have to be read now: by these rules they have not been."""
        rows = self.file.ask(
            "SELECT id FROM script WHERE id NOT IN (SELECT script FROM part_facts WHERE rules = ?) ORDER BY added_at",
            rules,
        )
        return [script for (script,) in rows]


def put_parts(connection: sqlite3.Connection, script: str, parts: KeptParts | None) -> None:
    """Keep a script's parts in the place of those before; without any they are read when they are next asked for."""
    connection.execute("DELETE FROM part_facts WHERE script = ?", (script,))
    if parts is not None:
        connection.execute(
            "INSERT INTO part_facts (script, rules, brief, whole) VALUES (?, ?, ?, ?)",
            (script, parts.rules, parts.brief, parts.whole),
        )
