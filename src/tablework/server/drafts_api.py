"""New drafts over HTTP: bring a file to a book, see what it changes, put it on the table; and where marks stand now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.add_scripts import Clock, add, in_file
from tablework.actions.bring_drafts import BringDrafts
from tablework.actions.reading_room import ReadingRoom
from tablework.book.judgement import NOT_YOURS
from tablework.company.may import Thing, may
from tablework.readers.registry import LARGEST, too_large
from tablework.server.at_table import AtTable
from tablework.server.rate import Bucket
from tablework.server.tables import OpenTable
from tablework.server.wire import RefusedError, body, json_answer, wait
from tablework.shelf.port import Shelf

_FILES, _A_MINUTE = 10, 1 / 6
"""Files that one person may bring at once, and how often one more: each takes a process some seconds."""


class DraftsApi:
    """Answers for the drafts of one desk's productions."""

    def __init__(self, shelf: Shelf, drafts: BringDrafts, sits: AtTable, room: ReadingRoom, now: Clock) -> None:
        """Answer to whoever sits at a table; files are read in the processes of a reading room."""
        self._shelf, self._drafts, self._sits, self._room, self._now = shelf, drafts, sits, room, now
        self._reading = threading.Lock()
        self._brought = Bucket(_FILES, _A_MINUTE)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        drafts = "/api/books/{book}/drafts"
        return [
            Route(drafts, self._list),
            Route(drafts, self._read, methods=["POST"]),
            Route(f"{drafts}/{{script}}", self._look),
            Route(f"{drafts}/{{script}}", self._bring, methods=["PUT"]),
            Route(f"{drafts}/{{old}}/to/{{new}}", self._compare),
            Route("/api/books/{book}/places", self._places),
        ]

    async def _list(self, request: Request) -> Response:
        return await self._answer(request, self._drafts.drafts)

    async def _places(self, request: Request) -> Response:
        return await self._answer(request, self._drafts.places)

    async def _look(self, request: Request) -> Response:
        table, person = await self._who_brings(request)
        script = request.path_params["script"]
        return json_answer(await run_in_threadpool(self._drafts.look, table.id, person, script))

    async def _bring(self, request: Request) -> Response:
        table, person = await self._who_brings(request)
        script = request.path_params["script"]
        return json_answer(await run_in_threadpool(self._drafts.bring, table.id, person, script))

    async def _compare(self, request: Request) -> Response:
        table, _ = await self._sits(request)
        old, new = request.path_params["old"], request.path_params["new"]
        return json_answer(await run_in_threadpool(self._drafts.compared, table.id, old, new))

    async def _read(self, request: Request) -> Response:
        """A file that may become a draft: it goes on the stack, and is on no table yet."""
        _, person = await self._who_brings(request)
        seconds = self._brought.take(person, 1)
        if seconds:
            raise wait(seconds)
        name = request.query_params.get("name", "").replace("\\", "/").rsplit("/", 1)[-1][:200] or "script.fountain"
        data = await body(request, LARGEST)
        if data is None:
            raise RefusedError(413, too_large(int(request.headers.get("content-length") or LARGEST + 1)))
        return json_answer({"script": await run_in_threadpool(self._put, data, name)})

    def _put(self, data: bytes, name: str) -> str:
        with self._reading:
            outcome = next(iter(add(self._shelf, in_file(data, name), self._room, self._now)), None)
        if outcome is None or outcome.script is None:
            raise RefusedError(422, (outcome and outcome.why) or "There is no script in this file: bring another.")
        return outcome.script

    async def _answer(self, request: Request, answer: Callable[[str, str], Any]) -> Response:
        table, person = await self._sits(request)
        return json_answer(await run_in_threadpool(answer, table.id, person))

    async def _who_brings(self, request: Request) -> tuple[OpenTable, str]:
        """The table, and who asks, if they may bring a draft to it.

        Raises:
            RefusedError: they may not; to whoever does not sit at it there is nothing here.
        """
        table, person = await self._sits(request)
        if not may(table.book.person(person), "make", Thing("draft")):
            raise RefusedError(403, NOT_YOURS)
        return table, person
