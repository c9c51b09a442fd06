"""Conflicts over HTTP for stage management: everybody's, entered for them, and the links of their own pages."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.keep_calls import Calls
from tablework.actions.own_pages import PAGE
from tablework.book.judgement import NOT_HERE
from tablework.calls.rehearsals import ROLE, STAFF
from tablework.server.at_table import AtTable
from tablework.server.calls_api import asked, who_plans
from tablework.server.door import at_own_machine
from tablework.server.invites_api import qr_rows
from tablework.server.mine_api import Mine, given_calendar
from tablework.server.wire import RefusedError, json_answer, json_question


class ConflictsApi:
    """Answers for the conflicts of one desk's productions, to whoever plans their calls."""

    def __init__(self, calls: Calls, mine: Mine, sits: AtTable, address: str | None) -> None:
        """`address` is where performers reach the desk (None: nobody does)."""
        self._calls, self._mine, self._sits, self._address = calls, mine, sits, address

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        conflicts = "/api/books/{book}/calls/conflicts"
        one = f"{conflicts}/{{performer}}"
        return [
            Route(conflicts, self._list),
            Route(f"{one}/link", self._open, methods=["POST"]),
            Route(f"{one}/link", self._close, methods=["DELETE"]),
            Route(f"{one}/calendars", self._add, methods=["POST"]),
            Route(f"{one}/calendars/{{calendar}}", self._take_away, methods=["DELETE"]),
            Route(f"{one}/{{conflict}}", self._put, methods=["PUT"]),
            Route(f"{one}/{{conflict}}", self._take_back, methods=["DELETE"]),
        ]

    async def _list(self, request: Request) -> Response:
        table, _ = await who_plans(self._sits, request, "plan")
        return await self._answer(table.id)

    async def _put(self, request: Request) -> Response:
        book, by, who = await self._about(request)
        said = await json_question(request)
        await asked(self._mine.conflicts.put, who, request.path_params["conflict"], said, by=by, own=False)
        return await self._answer(book)

    async def _take_back(self, request: Request) -> Response:
        book, by, who = await self._about(request)
        await asked(self._mine.conflicts.take_back, who, request.path_params["conflict"], by=by)
        return await self._answer(book)

    async def _add(self, request: Request) -> Response:
        book, by, who = await self._about(request)
        await asked(self._mine.calendars.add, who, **await given_calendar(request), by=by)
        return await self._answer(book)

    async def _take_away(self, request: Request) -> Response:
        book, by, who = await self._about(request)
        await asked(self._mine.calendars.take_away, who, request.path_params["calendar"], by=by)
        return await self._answer(book)

    async def _open(self, request: Request) -> Response:
        """A new link for a performer's own page, told once; the one before opens nothing any more."""
        book, by, who = await self._about(request)
        token = await asked(self._mine.pages.open, who, PAGE, by=by)
        link = f"{self._base(request)}/mine#{token}"
        alone = self._address is None and at_own_machine(request)
        return await self._answer(book, {"link": link, "qr": qr_rows(link), "alone": alone})

    async def _close(self, request: Request) -> Response:
        book, by, who = await self._about(request)
        await asked(self._mine.pages.close, who, PAGE, by=by)
        return await self._answer(book)

    def _base(self, request: Request) -> str:
        """Where performers reach this desk: not by the name that only this machine goes by."""
        if self._address and at_own_machine(request):
            return self._address.rstrip("/")
        return str(request.base_url).rstrip("/")

    async def _about(self, request: Request) -> tuple[str, str, str]:
        """The production, who asks, and the performer they ask about, who is called in it.

        Raises:
            RefusedError: there is no such performer in this production's calls.
        """
        table, person = await who_plans(self._sits, request, "plan")
        who = request.path_params["performer"]
        if who not in await asked(self._performers, table.id):
            raise RefusedError(404, NOT_HERE)
        return table.id, person.id, who

    async def _answer(self, book: str, more: dict[str, Any] | None = None) -> Response:
        return json_answer(await asked(self._all, book) | (more or {}))

    def _all(self, book: str) -> dict[str, Any]:
        return {"people": [self._one(who, name) for who, name in self._performers(book).items()]}

    def _one(self, who: str, name: str) -> dict[str, Any]:
        return {
            "id": who,
            "title": name,
            "conflicts": self._mine.conflicts.of(who, own=False),
            "calendars": self._mine.calendars.of(who),
            "link": self._mine.pages.has(who, PAGE),
        }

    def _performers(self, book: str) -> dict[str, str]:
        """Everybody who plays in this production, with their names."""
        people = self._calls.people(book)
        return {one["id"]: one["title"] for one in people if not one["id"].startswith((STAFF, ROLE))}
