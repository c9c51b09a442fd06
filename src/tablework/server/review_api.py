"""Reviewing a reading over HTTP: what was read, pictures of the pages, corrections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.page_pictures import PagePictures
from tablework.actions.reading_room import ReadingRoom
from tablework.actions.review_reading import correct, review, take_back
from tablework.readers.layout.corrections import LINE_KINDS
from tablework.readers.pages import NoPageError
from tablework.server.wire import RefusedError, json_answer, json_question, text_in
from tablework.shelf.port import Shelf

_USUAL_WIDTH = 900
_LONGEST_NAME = 200
_A_DAY = "private, max-age=86400, immutable"
"""A script's file never changes: its pages may stay in the browser that has asked for them."""


class ReviewApi:
    """Answers for one person at the desk."""

    def __init__(
        self, shelf: Shelf, room: ReadingRoom, pictures: PagePictures, person: str, now: Callable[[], str]
    ) -> None:
        """Work on a shelf, with a room to read again in, and pictures of its pages."""
        self._shelf, self._room, self._pictures, self._person, self._now = shelf, room, pictures, person, now
        self._correcting = threading.Lock()

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/scripts/{script}/review", self._review),
            Route("/api/scripts/{script}/corrections", self._correct, methods=["POST"]),
            Route("/api/scripts/{script}/corrections/last", self._take_back, methods=["DELETE"]),
            Route("/api/scripts/{script}/pages/{page:int}", self._page),
        ]

    def _review(self, request: Request) -> Response:
        return json_answer(review(self._shelf, self._person, request.path_params["script"]))

    async def _correct(self, request: Request) -> Response:
        wish = _wish(await json_question(request))
        return await run_in_threadpool(self._one_by_one, partial(correct, wish=wish), request.path_params["script"])

    async def _take_back(self, request: Request) -> Response:
        return await run_in_threadpool(self._one_by_one, take_back, request.path_params["script"])

    def _one_by_one(self, act: Callable[..., dict[str, Any]], script: str) -> Response:
        """Each correction is read with all before it, so they wait for one another."""
        with self._correcting:
            return json_answer(act(self._shelf, self._room, self._person, script, at=self._now()))

    def _page(self, request: Request) -> Response:
        width = request.query_params.get("width", "")
        wide = int(width) if width.isascii() and width.isdigit() and len(width) < 6 else _USUAL_WIDTH
        try:
            picture = self._pictures.picture(request.path_params["script"], request.path_params["page"], wide)
        except NoPageError as error:
            raise RefusedError(404, str(error)) from None
        return Response(picture, media_type="image/webp", headers={"Cache-Control": _A_DAY})


def _wish(given: dict[str, Any]) -> dict[str, Any]:
    """A correction as the page wishes for it, in a shape that holds.

    Raises:
        RefusedError: it is none.
    """
    act, line, kind, names = given.get("act"), given.get("line"), given.get("kind"), given.get("names")
    if act == "same_role" and isinstance(names, list) and len(names) == 2 and names[0] != names[1]:
        one, other = (text_in(dict(name=name), "name", _LONGEST_NAME) for name in names)
        return {"act": act, "names": (one, other)}
    if act in {"split", "join"} and type(line) is int:
        return {"act": act, "line": line}
    if act == "is" and type(line) is int and kind in LINE_KINDS and isinstance(kind, str):
        return {"act": act, "line": line, "kind": kind, "all": given.get("all") is True}
    raise RefusedError(
        422, f"A correction says that a line is one of {', '.join(LINE_KINDS)}, splits, joins, or merges."
    )
