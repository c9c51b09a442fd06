"""Every address of a desk, from the application's own list."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.routing import Route

from tablework.actions.casting_desk import CastingDesk
from tablework.cli.books import open_books
from tablework.cli.desks import now, open_shelf
from tablework.server.app import Desk, make_app
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_people import SqlitePeople


def all_routes() -> list[str]:
    """The paths, with their places in braces."""
    with _desk() as desk:
        return sorted({route.path for route in make_app(desk).routes if isinstance(route, Route)})


@contextmanager
def _desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        shelf = open_shelf(str(Path(folder) / "desk"))
        with open_books(shelf) as room:
            casting = CastingDesk(SqliteCastingLog(shelf.file), now)
            yield Desk(shelf, SqlitePeople(shelf.file), room, casting, now, frozenset({"localhost"}), "owner")
        shelf.close()
