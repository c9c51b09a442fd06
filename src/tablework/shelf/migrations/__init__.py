"""The database's shape, one numbered file a step; each is applied once and never changed afterwards."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from tablework.shelf.trouble import ShelfTroubleError


def steps() -> list[str]:
    """The steps in order, as SQL."""
    found = sorted((f for f in files(__package__).iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [file.read_text(encoding="utf-8") for file in found]


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the steps that a database has not had, inside the transaction that is open.

    Raises:
        ShelfTroubleError: it has had steps that this Tablework does not know.
    """
    (had,) = connection.execute("PRAGMA user_version").fetchone()
    wanted = steps()
    if had > len(wanted):
        raise ShelfTroubleError(
            "This desk was made with a newer Tablework: install that one (pip install -U tablework)."
        )
    for sql in wanted[had:]:
        for statement in statements(sql):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(wanted)}")


def statements(sql: str) -> list[str]:
    """A script's statements one by one: `executescript` would commit the transaction that is open."""
    found, held = [], ""
    for line in sql.splitlines(keepends=True):
        held += line.split("--")[0].rstrip() + "\n"
        if sqlite3.complete_statement(held):
            found.append(held.strip())
            held = ""
    return found
