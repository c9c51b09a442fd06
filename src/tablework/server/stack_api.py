"""The stack over HTTP: what the pages ask for, as JSON."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import tablework
from tablework.actions.add_scripts import Outcome, add, in_file
from tablework.actions.reading_room import ReadingRoom
from tablework.actions.work_the_stack import answer_doubt, as_row, breakdown_of, find, open_script
from tablework.readers.registry import LARGEST, too_large
from tablework.server.wire import body, json_answer, question, said
from tablework.shelf.port import PILES, Shelf
from tablework.shelf.trouble import NotOnStackError

MOST_SPARK = 3
_LONGEST_QUERY = 200


class StackApi:
    """Answers for one person at the desk."""

    def __init__(self, shelf: Shelf, room: ReadingRoom, person: str, now: Callable[[], str]) -> None:
        """Work on a shelf, with a room to read new files in."""
        self._shelf, self._room, self._person, self._now = shelf, room, person, now
        self._reading = threading.Lock()

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/stack", self._stack),
            Route("/api/scripts", self._add, methods=["POST"]),
            Route("/api/scripts/{script}", self._open),
            Route("/api/scripts/{script}", self._stand, methods=["PATCH"]),
            Route("/api/scripts/{script}/breakdown", self._breakdown),
            Route("/api/scripts/{script}/answers", self._answer, methods=["POST"]),
            Route("/api/scripts/{script}/source", self._source),
            Route("/api/find", self._find),
        ]

    def _stack(self, _: Request) -> Response:
        troubles = [
            {"id": t.id, "name": t.name, "why": t.why, "at": t.at, "scan": t.scan} for t in self._shelf.troubles()
        ]
        rows = [as_row(script) for script in self._shelf.stack(self._person)]
        return json_answer({"version": tablework.__version__, "scripts": rows, "could_not_read": troubles})

    def _open(self, request: Request) -> Response:
        return json_answer(open_script(self._shelf, self._person, request.path_params["script"]))

    def _breakdown(self, request: Request) -> Response:
        return json_answer(breakdown_of(self._shelf, request.path_params["script"]))

    def _find(self, request: Request) -> Response:
        return json_answer(find(self._shelf, self._person, request.query_params.get("q", "")[:_LONGEST_QUERY]))

    def _source(self, request: Request) -> Response:
        found = self._shelf.source(request.path_params["script"])
        if found is None:
            raise NotOnStackError()
        name, data = found
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": "sandbox",
        }
        return Response(data, media_type="application/octet-stream", headers=headers)

    async def _add(self, request: Request) -> Response:
        name = request.query_params.get("name", "").replace("\\", "/").rsplit("/", 1)[-1][:200] or "script.fountain"
        data = await body(request, LARGEST)
        if data is None:
            size = int(request.headers.get("content-length") or LARGEST + 1)
            refused = Outcome(name, "unreadable", why=too_large(size))
            await run_in_threadpool(self._shelf.could_not, name, too_large(size), self._now())
            return json_answer({"files": [self._outcome(refused)]})
        outcomes = await run_in_threadpool(self._add_all, data, name)
        return json_answer({"files": [self._outcome(outcome) for outcome in outcomes]})

    def _add_all(self, data: bytes, name: str) -> list[Outcome]:
        with self._reading:
            return list(add(self._shelf, in_file(data, name), self._room, self._now))

    def _outcome(self, outcome: Outcome) -> dict[str, Any]:
        script = self._shelf.on_stack(self._person, outcome.script) if outcome.script else None
        row = as_row(script) if script else None
        return {"name": outcome.name, "outcome": outcome.outcome, "script": row, "why": outcome.why}

    async def _stand(self, request: Request) -> Response:
        wish = await question(request)
        pile, spark = wish.get("pile"), wish.get("spark")
        fits = pile in {*PILES, None} and (spark is None or (type(spark) is int and 0 <= spark <= MOST_SPARK))
        if not fits:
            return said(422, "A pile is unread, reading or read, and a spark is 0 to 3.")
        return await run_in_threadpool(self._put, request.path_params["script"], pile, spark)

    def _put(self, script: str, pile: str | None, spark: int | None) -> Response:
        if self._shelf.on_stack(self._person, script) is None:
            raise NotOnStackError()
        self._shelf.stand(self._person, script, pile=pile, spark=spark)
        found = self._shelf.on_stack(self._person, script)
        return json_answer(as_row(found) if found else None)

    async def _answer(self, request: Request) -> Response:
        given = await question(request)
        element, roles, on_stage = given.get("element"), given.get("roles"), given.get("on_stage")
        if not isinstance(element, str) or not isinstance(roles, list) or type(on_stage) not in {bool, type(None)}:
            return said(422, "An answer names an element, roles, and whether they are on stage.")
        keep = partial(answer_doubt, self._shelf, self._person, request.path_params["script"])
        names = [str(role) for role in roles]
        return json_answer(await run_in_threadpool(keep, element, names, on_stage=on_stage, at=self._now()))
