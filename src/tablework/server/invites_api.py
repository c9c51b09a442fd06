"""Invitations over HTTP: made, listed and taken back at a table; looked at and used by who has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.come_to_the_table import Entrance, Invitation, Joined, NoInviteError
from tablework.server.device_names import device_name
from tablework.server.door import Door, at_own_machine, give
from tablework.server.rate import Bucket
from tablework.server.wire import RefusedError, json_answer, json_question, text_in, wait
from tablework.shelf.people import Invite

T = TypeVar("T")

GUESSES = 10
"""Wrong tokens that an address may show before it has to wait; nobody mistypes a link ten times."""

_GUESS_AGAIN = 1 / 10
"""After that one more every ten seconds."""


class InvitesApi:
    """Answers about invitations."""

    def __init__(self, entrance: Entrance, door: Door, address: str | None) -> None:
        """Let people in by an entrance; `address` is where others reach a desk that is open to its network."""
        self._entrance, self._door, self._address = entrance, door, address
        self._guesses = Bucket(GUESSES, _GUESS_AGAIN)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/books/{book}/invites", self._invite, methods=["POST"]),
            Route("/api/books/{book}/invites", self._invites),
            Route("/api/books/{book}/invites/{invite}", self._take_back, methods=["DELETE"]),
            Route("/api/second-device", self._second_device, methods=["POST"]),
            Route("/api/join/look", self._look, methods=["POST"]),
            Route("/api/join", self._join, methods=["POST"]),
        ]

    async def _invite(self, request: Request) -> Response:
        person, wish = self._door.somebody(request), await json_question(request)
        name = wish.get("name")
        made = await run_in_threadpool(
            self._entrance.invite,
            request.path_params["book"],
            person,
            text_in(wish, "position"),
            name if isinstance(name, str) else None,
        )
        return json_answer(self._handed_over(request, made))

    def _invites(self, request: Request) -> Response:
        person = self._door.somebody(request)
        return json_answer({"invites": [_listed(i) for i in self._entrance.invites(_book(request), person)]})

    def _take_back(self, request: Request) -> Response:
        person = self._door.somebody(request)
        self._entrance.take_back(_book(request), person, request.path_params["invite"])
        return json_answer({})

    async def _second_device(self, request: Request) -> Response:
        person = self._door.somebody(request)
        await json_question(request)
        made = await run_in_threadpool(self._entrance.second_device, person)
        return json_answer(self._handed_over(request, made))

    async def _look(self, request: Request) -> Response:
        token = text_in(await json_question(request), "token")
        seen = await run_in_threadpool(self._guess, request, lambda: self._entrance.look(token))
        return json_answer({"by": seen.by, "title": seen.title, "position": seen.position, "name": seen.name})

    async def _join(self, request: Request) -> Response:
        wish = await json_question(request)
        if at_own_machine(request):
            raise RefusedError(409, "This is your own desk: open the link on the device of whom you invite.")
        me = self._door.person(request) if wish.get("as_me") is True else None
        joined = await run_in_threadpool(self._guess, request, lambda: self._come(request, wish, me))
        await run_in_threadpool(self._door.end, self._door.session(request))
        response = json_answer({"book": joined.production, "person": joined.person.id})
        give(response, request, joined.secret)
        return response

    def _come(self, request: Request, wish: dict[str, Any], me: str | None) -> Joined:
        name = wish.get("name")
        device = device_name(request.headers.get("user-agent", ""))
        return self._entrance.join(text_in(wish, "token"), name if isinstance(name, str) else "", device, me)

    def _guess(self, request: Request, do: Callable[[], T]) -> T:
        """Do something with a token; only one that opens nothing counts as a guess."""
        address = request.client.host if request.client else ""
        seconds = self._guesses.take(address)
        if seconds:
            raise wait(seconds)
        try:
            done = do()
        except NoInviteError:
            raise
        except Exception:
            self._guesses.give_back(address)
            raise
        self._guesses.give_back(address)
        return done

    def _handed_over(self, request: Request, made: Invitation) -> dict[str, Any]:
        link = f"{self._base(request)}/join#{made.token}"
        alone = self._address is None and at_own_machine(request)
        return _listed(made.invite) | {"token": made.token, "link": link, "qr": qr_rows(link), "alone": alone}

    def _base(self, request: Request) -> str:
        """Where the invited reach this desk: not by the name that only this machine goes by."""
        if self._address and at_own_machine(request):
            return self._address.rstrip("/")
        return str(request.base_url).rstrip("/")


def qr_rows(text: str) -> list[str]:
    """A QR code row by row, 1 for dark, without its margin; 15 % of it may be smudged."""
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make_qr(text, error="m").matrix]


def _listed(invite: Invite) -> dict[str, Any]:
    return {
        "id": invite.hash,
        "position": invite.position,
        "name": invite.name,
        "made_at": invite.made_at,
        "expires_at": invite.expires_at,
    }


def _book(request: Request) -> str:
    return str(request.path_params["book"])
