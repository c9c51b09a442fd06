"""A performer's calls as a feed for the calendar on their phone, at a secret address."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.own_pages import OwnPages
from tablework.server.invites_api import GUESSES
from tablework.server.rate import Bucket
from tablework.server.wire import said, wait
from tablework.writers.calls_feed import calls_feed

_GUESS_AGAIN = 1 / 10
_LONGEST = 200


class FeedsApi:
    """Answers to calendars."""

    def __init__(self, pages: OwnPages) -> None:
        """Answer with what a feed's secret opens."""
        self._pages = pages
        self._guesses = Bucket(GUESSES, _GUESS_AGAIN)

    @property
    def routes(self) -> list[Route]:
        """The one address."""
        return [Route("/feeds/{secret}.ics", self._feed)]

    async def _feed(self, request: Request) -> Response:
        """The calls as they were last published; whatever opens nothing is answered alike, and not too often."""
        address = request.client.host if request.client else ""
        seconds = self._guesses.take(address)
        if seconds:
            raise wait(seconds)
        found = await run_in_threadpool(self._pages.feed, request.path_params["secret"][:_LONGEST])
        if found is None:
            return said(404, "There is nothing here for you.")
        self._guesses.give_back(address)
        return Response(calls_feed(found), media_type="text/calendar", headers={"Cache-Control": "no-store"})
