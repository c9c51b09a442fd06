"""A performer's own page over HTTP: their conflicts, their calendars, their calls. Their secret link is all they show.

The secret stands behind the ``#`` of the link and comes in the ``Authorization`` header, so no log has it. What it does
not open is answered alike, whatever the reason.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.keep_conflicts import Conflicts
from tablework.actions.own_pages import FEED, PAGE, OwnPages
from tablework.actions.publish_calls import Publications
from tablework.actions.read_calendars import Calendars
from tablework.readers.calendar import LARGEST
from tablework.server.calls_api import asked
from tablework.server.invites_api import GUESSES
from tablework.server.rate import Bucket
from tablework.server.wire import RefusedError, body, json_answer, json_question, text_in, wait

UNKNOWN = "This link opens nothing. Ask your stage manager for a new one."
_LONGEST_TOKEN = 200
_GUESS_AGAIN = 1 / 10
_BURST, _A_SECOND = 120, 1
"""What comes from one address: a whole company may sit in one house."""

_NAME = 200


class Mine(NamedTuple):
    """What performers have of their own at one desk."""

    pages: OwnPages
    conflicts: Conflicts
    calendars: Calendars
    publications: Publications


class MineApi:
    """Answers to performers."""

    def __init__(self, mine: Mine) -> None:
        """Answer for the performers of one desk."""
        self._mine = mine
        self._guesses, self._flood = Bucket(GUESSES, _GUESS_AGAIN), Bucket(_BURST, _A_SECOND)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/mine", self._look),
            Route("/api/mine/conflicts/{conflict}", self._put, methods=["PUT"]),
            Route("/api/mine/conflicts/{conflict}", self._take_back, methods=["DELETE"]),
            Route("/api/mine/calendars", self._add, methods=["POST"]),
            Route("/api/mine/calendars/refresh", self._refresh, methods=["POST"]),
            Route("/api/mine/calendars/{calendar}", self._take_away, methods=["DELETE"]),
            Route("/api/mine/confirm", self._confirm, methods=["POST"]),
            Route("/api/mine/feed", self._feed, methods=["POST"]),
            Route("/api/mine/feed", self._no_feed, methods=["DELETE"]),
        ]

    async def _look(self, request: Request) -> Response:
        return await self._answer(await self._whose(request))

    async def _put(self, request: Request) -> Response:
        who, record = await self._whose(request), request.path_params["conflict"]
        said = await json_question(request)
        await asked(self._mine.conflicts.put, who, record, said, by=who, own=True)
        return await self._answer(who)

    async def _take_back(self, request: Request) -> Response:
        who = await self._whose(request)
        await asked(self._mine.conflicts.take_back, who, request.path_params["conflict"], by=who)
        return await self._answer(who)

    async def _add(self, request: Request) -> Response:
        who = await self._whose(request)
        await asked(self._mine.calendars.add, who, **await given_calendar(request), by=who)
        return await self._answer(who)

    async def _refresh(self, request: Request) -> Response:
        who = await self._whose(request)
        await asked(self._mine.calendars.refresh, [who])
        return await self._answer(who)

    async def _take_away(self, request: Request) -> Response:
        who = await self._whose(request)
        await asked(self._mine.calendars.take_away, who, request.path_params["calendar"], by=who)
        return await self._answer(who)

    async def _confirm(self, request: Request) -> Response:
        who = await self._whose(request)
        publication = text_in(await json_question(request), "publication", _NAME)
        await asked(self._mine.publications.confirm, who, publication)
        return await self._answer(who)

    async def _feed(self, request: Request) -> Response:
        """A feed of their calls; its address is told once, and the one before opens nothing any more."""
        who = await self._whose(request)
        secret = await asked(self._mine.pages.open, who, FEED, by=who)
        return await self._answer(who, {"feed_path": f"/feeds/{secret}.ics"})

    async def _no_feed(self, request: Request) -> Response:
        who = await self._whose(request)
        await asked(self._mine.pages.close, who, FEED, by=who)
        return await self._answer(who)

    async def _whose(self, request: Request) -> str:
        """Whose link is shown, by an address that has not tried too often; only what opens nothing is a try."""
        address = request.client.host if request.client else ""
        seconds = self._flood.take(address) or self._guesses.take(address)
        if seconds:
            raise wait(seconds)
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        who = await run_in_threadpool(self._mine.pages.whose, token[:_LONGEST_TOKEN], PAGE)
        if who is None:
            raise RefusedError(404, UNKNOWN)
        self._guesses.give_back(address)
        return who

    async def _answer(self, who: str, more: dict[str, Any] | None = None) -> Response:
        return json_answer(await run_in_threadpool(self._seen, who) | (more or {}))

    def _seen(self, who: str) -> dict[str, Any]:
        return {
            "name": self._mine.pages.name(who),
            "conflicts": self._mine.conflicts.of(who, own=True),
            "calendars": self._mine.calendars.of(who),
            "published": self._mine.pages.calls(who),
            "feed": self._mine.pages.has(who, FEED),
        }


async def given_calendar(request: Request) -> dict[str, Any]:
    """A calendar as it is given: its title, a file's bytes or a feed's address, and whether reasons are shared.

    Raises:
        RefusedError: it is too large, or neither.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() == "text/calendar":
        held = await body(request, LARGEST)
        if held is None:
            raise RefusedError(413, "This calendar is larger than any we have seen: export fewer years of it.")
        title = request.query_params.get("title", "")[:_NAME] or "A calendar"
        return {"title": title, "source": held, "shared": request.query_params.get("shared") == "true"}
    wish = await json_question(request)
    title, url = text_in(wish, "title", _NAME), text_in(wish, "url", 2000)
    return {"title": title, "source": url, "shared": wish.get("shared") is True}
