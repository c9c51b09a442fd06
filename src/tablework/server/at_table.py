"""Who asks, and which table they sit at: the first question of every address of a book."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from tablework.book.judgement import NOT_HERE
from tablework.server.door import Door
from tablework.server.tables import OpenTable, Tables
from tablework.server.wire import RefusedError


class AtTable:
    """Lets people to the tables they sit at, and says the same to all others: there is nothing here."""

    def __init__(self, door: Door, tables: Tables) -> None:
        """Know people by the door."""
        self.door, self._tables = door, tables

    async def __call__(self, request: Request) -> tuple[OpenTable, str]:
        """The table that is asked for and who asks, if they sit at it.

        Raises:
            RefusedError: nobody whom this desk knows, or there is no such table for them.
        """
        person = await run_in_threadpool(self.door.somebody, request)
        table = await self._tables.table(request.path_params["book"])
        if table is None or table.book.person(person).position is None:
            raise RefusedError(404, NOT_HERE)
        return table, person
