"""What an agent reaches by the link of an offer, without an account.

Every answer is as long as every other, as far as its words fit; none carries an id, a time or a name of the desk's, and
one that opens nothing is the same whatever the reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.answer_offers import Answers
from tablework.actions.casting_desk import CastingDesk
from tablework.actions.offer_steps import OfferError
from tablework.server.invites_api import GUESSES
from tablework.server.rate import Bucket
from tablework.server.wire import RefusedError, json_question, wait
from tablework.writers.meeting import meeting_file

SIZE = 24_576
"""Bytes of every answer to an agent: the longest terms fit (3,000 letters of words, 1,200 of names, of four bytes)."""

UNKNOWN = "This link opens nothing. If you expected something here, ask whoever sent it to you."
_LONGEST_TOKEN = 200
_GUESS_AGAIN = 1 / 10
_BURST, _A_SECOND = 120, 1
"""What comes from one address: an agency's whole office may sit behind it."""


class AgentsApi:
    """Answers to agents."""

    def __init__(self, casting: CastingDesk, now: Callable[[], str]) -> None:
        """Answer for the offers of the casting desk."""
        self._answers = Answers(casting, now)
        self._now = now
        self._guesses, self._flood = Bucket(GUESSES, _GUESS_AGAIN), Bucket(_BURST, _A_SECOND)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/offer", self._offer, methods=["POST"]),
            Route("/api/offer/calendar", self._calendar, methods=["POST"]),
        ]

    async def _offer(self, request: Request) -> Response:
        wish, address = await self._wish(request)
        try:
            found = await run_in_threadpool(self._answer, wish)
        except OfferError as error:
            self._guesses.give_back(address)
            return padded(422, {"error": str(error)})
        return self._answered(address, found)

    async def _calendar(self, request: Request) -> Response:
        wish, address = await self._wish(request)
        meeting = await run_in_threadpool(self._answers.calendar, _token(wish))
        return self._answered(address, {"calendar": meeting_file(meeting, self._now()[:10])} if meeting else None)

    async def _wish(self, request: Request) -> tuple[dict[str, Any], str]:
        """What is asked, by an address that has not tried too often; only a token that opens nothing is a try."""
        wish = await json_question(request)
        address = request.client.host if request.client else ""
        seconds = self._flood.take(address) or self._guesses.take(address)
        if seconds:
            raise wait(seconds)
        return wish, address

    def _answer(self, wish: dict[str, Any]) -> dict[str, Any] | None:
        token, verb = _token(wish), wish.get("verb")
        if isinstance(verb, str):
            return self._answers.say(token, verb, wish)
        return self._answers.look(token)

    def _answered(self, address: str, found: dict[str, Any] | None) -> Response:
        if found is None:
            return padded(404, {"error": UNKNOWN})
        self._guesses.give_back(address)
        return padded(200, found)


def padded(status: int, document: dict[str, Any]) -> Response:
    """A document as bytes of the one size. It is not compressed, for that would give its length away."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    headers = {"Cache-Control": "no-store", "Content-Encoding": "identity"}
    return Response(body.ljust(-(-len(body) // SIZE) * SIZE), status, headers, media_type="application/json")


def _token(wish: dict[str, Any]) -> str:
    """The token that is shown. What is none is looked for all the same, and not found.

    Raises:
        RefusedError: it is longer than any link.
    """
    token = wish.get("token")
    if isinstance(token, str) and len(token) > _LONGEST_TOKEN:
        raise RefusedError(413, "This is longer than any link: copy the whole link, and only that.")
    return token if isinstance(token, str) else ""
