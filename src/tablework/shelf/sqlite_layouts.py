"""Scripts without mark-up in the shelf's SQLite file: how they were read, corrections, and scans that wait."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from tablework.shelf.layouts import KeptCorrection, Layout, OnTableError, Profile, Scan
from tablework.shelf.sqlite_parts import put_parts
from tablework.shelf.sqlite_words import drop_lines, put_lines

if TYPE_CHECKING:
    from tablework.script.presence import Answer
    from tablework.shelf.port import NewScript
    from tablework.shelf.sqlite_file import SqliteFile

_STANDING = (
    "SELECT person, made_at, act, kind, look, page, text, nth, name_one, name_other, remembered_from "
    "FROM correction WHERE script = ? AND taken_back_at IS NULL ORDER BY number"
)
_TAKE_LAST_BACK = (
    "UPDATE correction SET taken_back_at = ? WHERE number = "
    "(SELECT max(number) FROM correction WHERE script = ? AND taken_back_at IS NULL)"
)


class SqliteLayouts:
    """The part of the shelf for scripts without mark-up."""

    file: SqliteFile

    def layout(self, script: str) -> Layout | None:
        """How a script was read; None when it has mark-up of its own, or is not there."""
        row = self.file.one("SELECT profile, lines, reading, reader, scanned FROM layout WHERE script = ?", script)
        if row is None:
            return None
        profile, lines, reading, reader, scanned = row
        return Layout(json.loads(profile), lines, reading, reader, bool(scanned))

    def reread(
        self,
        script: NewScript,
        answers: tuple[Answer, ...],
        person: str,
        at: str,
        *,
        correction: KeptCorrection | None = None,
        take_back: bool = False,
    ) -> None:
        """Put what a script reads as now in the place of what it read as before, all or nothing."""
        with self.file.write() as connection:
            if connection.execute("SELECT 1 FROM production WHERE script = ?", (script.id,)).fetchone():
                raise OnTableError()
            _put_reading(connection, script)
            _put_answers(connection, script.id, answers, person, at)
            if take_back:
                connection.execute(_TAKE_LAST_BACK, (at, script.id))
            if correction:
                put_corrections(connection, script.id, (correction,))

    def corrections(self, script: str) -> tuple[KeptCorrection, ...]:
        """The corrections that stand, in the order in which they were made."""
        return tuple(_correction(row) for row in self.file.ask(_STANDING, script))

    def corrected_layouts(self) -> list[Profile]:
        """The layouts on which somebody has said what a look is, the latest first."""
        rows = self.file.ask(
            "SELECT script, profile FROM layout JOIN correction USING (script) WHERE act = 'is' AND text = '' "
            "AND taken_back_at IS NULL GROUP BY script ORDER BY max(number) DESC"
        )
        return [Profile(script, json.loads(profile)) for script, profile in rows]

    def has_book(self, script: str) -> bool:
        """Whether a book has been opened on a script."""
        asked = "SELECT 1 FROM production WHERE script = ?1 UNION ALL SELECT 1 FROM draft_on_table WHERE script = ?1"
        return self.file.one(asked, script) is not None

    def unmarked(self) -> list[str]:
        """The scripts without mark-up, in the order in which they came."""
        rows = self.file.ask("SELECT id FROM layout JOIN script ON script.id = layout.script ORDER BY added_at, id")
        return [script for (script,) in rows]

    def keep_scan(self, hash_: str, name: str, data: bytes, at: str) -> None:
        """Keep a file of pictures until it has been read."""
        with self.file.write() as connection:
            connection.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (hash_, data))
            connection.execute("DELETE FROM scan WHERE name = ?", (name,))
            connection.execute("INSERT OR REPLACE INTO scan VALUES (?, ?, ?)", (hash_, name, at))

    def scan(self, hash_: str) -> Scan | None:
        """A file of pictures, or None."""
        row = self.file.one("SELECT name, bytes FROM scan JOIN source USING (hash) WHERE hash = ?", hash_)
        return Scan(*row) if row else None


def _correction(row: tuple[Any, ...]) -> KeptCorrection:
    person, made_at, act, kind, look, page, text, nth, name_one, name_other, before = row
    return KeptCorrection(person, made_at, act, kind, look, page, text, nth, (name_one, name_other), before)


def put_layout(connection: sqlite3.Connection, script: NewScript) -> None:
    """Keep how a script was read, where it has no mark-up of its own."""
    layout = script.layout
    if layout is not None:
        connection.execute(
            "INSERT OR REPLACE INTO layout VALUES (?, ?, ?, ?, ?, ?)",
            (
                script.id,
                json.dumps(dict(layout.profile), ensure_ascii=False),
                layout.lines,
                layout.reading,
                layout.reader,
                layout.scanned,
            ),
        )


def _put_reading(connection: sqlite3.Connection, script: NewScript) -> None:
    drop_lines(connection, script.id)
    first, last = put_lines(connection, script.id, script.lines)
    facts = json.dumps(script.facts, ensure_ascii=False)
    connection.execute(
        "UPDATE script SET facts = ?, draft = ?, breakdown = ?, first_line = ?, last_line = ? WHERE id = ?",
        (facts, script.draft, script.breakdown, first, last, script.id),
    )
    put_layout(connection, script)
    put_parts(connection, script.id, script.parts)


def _put_answers(
    connection: sqlite3.Connection, script: str, answers: tuple[Answer, ...], person: str, at: str
) -> None:
    """Take all answers back, since they are about elements that are gone, and give those that still hold again."""
    given = connection.execute("SELECT DISTINCT element, role FROM answer WHERE script = ?", (script,)).fetchall()
    rows: list[tuple[str, str, bool | None]] = [(element, role, None) for element, role in given]
    rows += [(a.element, a.role, a.on_stage) for a in answers]
    connection.executemany(
        "INSERT INTO answer (script, person, element, role, on_stage, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        ((script, person, *row, at) for row in rows),
    )


def put_corrections(connection: sqlite3.Connection, script: str, corrections: tuple[KeptCorrection, ...]) -> None:
    """Append corrections of a script."""
    connection.executemany(
        "INSERT INTO correction (script, person, made_at, act, kind, look, page, text, nth, name_one, name_other, "
        "remembered_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (script, c.person, c.made_at, c.act, c.kind, c.look, c.page, c.text, c.nth, *c.names, c.remembered_from)
            for c in corrections
        ),
    )
