"""Full-text search in the shelf's SQLite file: what goes into the indexes, and which scripts have it."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tablework.shelf.port import COUNTED, Line
from tablework.shelf.words import indexed

_TITLES = frozenset({"title", "author"})


@dataclass(slots=True)
class Hits:
    """What was found in one script: the numbers of the first lines, and how many there are (to a hundred)."""

    script: str
    last_line: int
    numbers: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many lines were found."""
        return len(self.numbers)


def put_lines(connection: sqlite3.Connection, script: str, lines: Iterable[Line]) -> tuple[int, int]:
    """Keep a script's lines, and index them; the numbers of the first and the last (before the first: there is none).

    They get the numbers after all others, so that each script's lines follow one another without a gap.
    """
    (last,) = connection.execute("SELECT coalesce(max(last_line), 0) FROM script").fetchone()
    numbered = list(enumerate(lines, last + 1))
    connection.executemany(
        "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((n, script, e.field, e.element, e.role, e.page, e.division, e.text) for n, e in numbered),
    )
    put_words(connection, numbered)
    return last + 1, last + len(numbered)


def drop_lines(connection: sqlite3.Connection, script: str) -> None:
    """Forget a script's lines. An index without content of its own is told again what it had, to let go of it."""
    stretch = connection.execute("SELECT first_line, last_line FROM script WHERE id = ?", (script,)).fetchone()
    where = "FROM line WHERE number BETWEEN ? AND ?"
    rows = connection.execute(f"SELECT number, field, text, role {where}", stretch).fetchall()
    titles = [(number, indexed(text)) for number, field_, text, _ in rows if field_ in _TITLES]
    others = [(number, indexed(text), role or "") for number, field_, text, role in rows if field_ not in _TITLES]
    connection.executemany("INSERT INTO title_words (title_words, rowid, text) VALUES ('delete', ?, ?)", titles)
    connection.executemany("INSERT INTO line_words (line_words, rowid, text, role) VALUES ('delete', ?, ?, ?)", others)
    connection.execute(f"DELETE {where}", stretch)


def put_words(connection: sqlite3.Connection, lines: Iterable[tuple[int, Line]]) -> None:
    """Index lines by their numbers."""
    titles: list[tuple[int, str]] = []
    others: list[tuple[int, str, str]] = []
    for number, line in lines:
        if line.field in _TITLES:
            titles.append((number, indexed(line.text)))
        else:
            others.append((number, indexed(line.text), line.role or ""))
    connection.executemany("INSERT INTO title_words (rowid, text) VALUES (?, ?)", titles)
    connection.executemany("INSERT INTO line_words (rowid, text, role) VALUES (?, ?, ?)", others)


def hits_in(connection: sqlite3.Connection, wanted: str, scripts: int) -> list[Hits]:
    """The scripts that have the words: those whose title has them, then the others as they were added.

    Lines come out of the index in the order of their numbers, and each script's lines follow one another; so the index
    is read just as far as it takes to have enough scripts. It is asked once, and nothing is ranked: that would mean to
    read a common word's two million lines to the end.
    """
    ranges = connection.execute("SELECT first_line, last_line, id FROM script ORDER BY first_line").fetchall()
    firsts = [first for first, _, _ in ranges]
    found: dict[str, Hits] = {}
    for number in _numbers(connection, "title_words", wanted):
        _, last, script = ranges[bisect_right(firsts, number) - 1]
        found.setdefault(script, Hits(script, last)).numbers.append(number)
        if len(found) >= scripts:
            break
    now = Hits("", 0)
    for number in _numbers(connection, "line_words", wanted):
        if number > now.last_line:
            _, last, script = ranges[bisect_right(firsts, number) - 1]
            if script not in found and len(found) >= scripts:
                break
            now = found.setdefault(script, Hits(script, last))
        if now.count < COUNTED:
            now.numbers.append(number)
    return list(found.values())


def _numbers(connection: sqlite3.Connection, index: str, wanted: str) -> Iterator[int]:
    sql = f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid"  # noqa: S608 (our own names)
    return (number for (number,) in connection.execute(sql, (wanted,)))
