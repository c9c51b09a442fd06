"""The shelf in one SQLite file, with full-text search by FTS5."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tablework.script.presence import Answer
from tablework.shelf.layouts import KeptCorrection
from tablework.shelf.port import CouldNotRead, Damage, Found, Line, NewScript, OnStack
from tablework.shelf.sqlite_check import damage
from tablework.shelf.sqlite_file import SqliteFile, in_sentences
from tablework.shelf.sqlite_layouts import SqliteLayouts, put_corrections, put_layout
from tablework.shelf.sqlite_parts import SqliteParts, put_parts
from tablework.shelf.sqlite_words import Hits, hits_in, put_lines
from tablework.shelf.words import query

_STANDING = """
    SELECT script.id, name, added_at, facts, coalesce(pile, 'unread'), coalesce(spark, 0)
    FROM script LEFT JOIN standing ON standing.script = script.id AND standing.person = ?
"""


class SqliteShelf(SqliteLayouts, SqliteParts):
    """A shelf in one file, which others that keep things of the same desk share (`file`)."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it (and its folder) if it is new, and bring it up to date.

        Raises:
            ShelfTroubleError: it cannot be opened, or was made by a newer Tablework.
        """
        self.file = SqliteFile(path)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    # -- scripts --------------------------------------------------------------------------------------------------

    def has(self, hash_: str) -> bool:
        """Whether a file with these bytes is on the stack."""
        return self.file.one("SELECT 1 FROM script WHERE hash = ?", hash_) is not None

    def put(self, script: NewScript, at: str, remembered: tuple[KeptCorrection, ...] = ()) -> None:
        """Put a script on the stack; one that is there already stays as it is."""
        with self.file.write() as connection:
            if connection.execute("SELECT 1 FROM script WHERE hash = ?", (script.hash,)).fetchone():
                return
            connection.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (script.hash, script.source))
            lines = put_lines(connection, script.id, script.lines)
            connection.execute(
                "INSERT INTO script VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    script.id,
                    script.hash,
                    script.name,
                    at,
                    json.dumps(script.facts, ensure_ascii=False),
                    script.draft,
                    script.breakdown,
                    *lines,
                ),
            )
            put_layout(connection, script)
            put_parts(connection, script.id, script.parts)
            put_corrections(connection, script.id, remembered)

    def stack(self, person: str) -> list[OnStack]:
        """Everything on the stack as one person sees it, newest first."""
        rows = self.file.ask(_STANDING + "ORDER BY added_at DESC, script.rowid DESC", person)
        return [_on_stack(row) for row in rows]

    def on_stack(self, person: str, script: str) -> OnStack | None:
        """One script on the stack, or None."""
        row = self.file.one(_STANDING + "WHERE script.id = ?", person, script)
        return _on_stack(row) if row else None

    def draft(self, script: str) -> bytes | None:
        """A script's draft document, compressed as it was put."""
        row = self.file.one("SELECT draft FROM script WHERE id = ?", script)
        return row[0] if row else None

    def breakdown(self, script: str) -> bytes | None:
        """A script's breakdown document, compressed as it was last kept."""
        row = self.file.one("SELECT breakdown FROM script WHERE id = ?", script)
        return row[0] if row else None

    def keep_breakdown(self, script: str, breakdown: bytes) -> None:
        """Keep a breakdown that answers have changed; its parts are read anew when they are next asked for."""
        with self.file.write() as connection:
            connection.execute("UPDATE script SET breakdown = ? WHERE id = ?", (breakdown, script))
            put_parts(connection, script, None)

    def source(self, script: str) -> tuple[str, bytes] | None:
        """A script's file as it came: its name and its bytes."""
        row = self.file.one("SELECT name, bytes FROM script JOIN source USING (hash) WHERE id = ?", script)
        return (row[0], row[1]) if row else None

    # -- what people do -------------------------------------------------------------------------------------------

    def stand(self, person: str, script: str, *, pile: str | None = None, spark: int | None = None) -> None:
        """Put a script on a person's pile, or give it 0 to 3 sparks, or both."""
        with self.file.write() as connection:
            connection.execute("INSERT OR IGNORE INTO standing (person, script) VALUES (?, ?)", (person, script))
            connection.execute(
                "UPDATE standing SET pile = coalesce(?, pile), spark = coalesce(?, spark) "
                "WHERE person = ? AND script = ?",
                (pile, spark, person, script),
            )

    def answer(self, person: str, script: str, element: str, role: str, *, on_stage: bool | None, at: str) -> None:
        """Keep an answer to a doubt; None takes the last one back."""
        with self.file.write() as connection:
            connection.execute(
                "INSERT INTO answer (script, person, element, role, on_stage, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                (script, person, element, role, on_stage, at),
            )

    def answers(self, script: str) -> tuple[Answer, ...]:
        """The answers that count now, in the order they were first given."""
        rows = self.file.ask("SELECT element, role, on_stage FROM answer WHERE script = ? ORDER BY number", script)
        latest = {(element, role): on_stage for element, role, on_stage in rows}
        return tuple(Answer(e, role, bool(on)) for (e, role), on in latest.items() if on is not None)

    # -- files that could not be read -----------------------------------------------------------------------------

    def could_not(self, name: str, why: str, at: str) -> None:
        """Remember that a file could not be read."""
        with self.file.write() as connection:
            connection.execute("DELETE FROM could_not_read WHERE name = ?", (name,))
            connection.execute("DELETE FROM scan WHERE name = ?", (name,))
            connection.execute("INSERT INTO could_not_read (name, why, at) VALUES (?, ?, ?)", (name, why, at))

    def read_after_all(self, name: str) -> None:
        """Forget that a file of this name could not be read."""
        with self.file.write() as connection:
            connection.execute("DELETE FROM could_not_read WHERE name = ?", (name,))
            connection.execute("DELETE FROM scan WHERE name = ?", (name,))

    def troubles(self) -> list[CouldNotRead]:
        """The files that could not be read, newest first."""
        rows = self.file.ask(
            "SELECT number, name, why, could_not_read.at, hash FROM could_not_read LEFT JOIN scan USING (name) "
            "ORDER BY number DESC"
        )
        return [CouldNotRead(str(number), *rest) for number, *rest in rows]

    # -- finding --------------------------------------------------------------------------------------------------

    def find(self, person: str, words: str, *, scripts: int = 20, lines: int = 3) -> list[Found]:
        """Scripts in which the words stand together in one line, those whose title says them first."""
        wanted = query(words)
        if not wanted:
            return []
        with in_sentences():
            hits = hits_in(self.file.connection, wanted, scripts)
        return [self._found(person, hit, lines) for hit in hits[:scripts]]

    def _found(self, person: str, hit: Hits, most: int) -> Found:
        numbers = hit.numbers[:most]
        marks = ", ".join("?" * len(numbers))
        rows = self.file.ask(
            f"SELECT field, text, element, role, page, division FROM line WHERE number IN ({marks}) ORDER BY number",  # noqa: S608 (marks are only ?)
            *numbers,
        )
        shown = self.on_stack(person, hit.script)
        assert shown is not None  # noqa: S101 (its lines are there, so it is)
        return Found(shown, tuple(Line(*row) for row in rows), hit.count)

    def damage(self) -> Iterator[Damage]:
        """Walk everything that is kept and name what is damaged."""
        return damage(self.file.connection)


def _on_stack(row: tuple[Any, ...]) -> OnStack:
    id_, name, added_at, facts, pile, spark = row
    return OnStack(id_, name, added_at, json.loads(facts), pile, spark)
