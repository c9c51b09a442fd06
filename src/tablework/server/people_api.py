"""People over HTTP: who one is here, and on which devices."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.come_to_the_table import Entrance
from tablework.actions.devices import Devices
from tablework.server.door import Door, at_own_machine, take
from tablework.server.site import site_of, whole_browser
from tablework.server.wire import RefusedError, json_answer, json_question, text_in
from tablework.shelf.people import People


class PeopleApi:
    """Answers about oneself."""

    def __init__(self, people: People, entrance: Entrance, devices: Devices, door: Door) -> None:
        """Know these people at this door."""
        self._people, self._entrance, self._devices, self._door = people, entrance, devices, door

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/me", self._me),
            Route("/api/me", self._rename, methods=["POST"]),
            Route("/api/sessions", self._sessions),
            Route("/api/sessions/{session}", self._end, methods=["DELETE"]),
            Route("/api/sign-out", self._sign_out, methods=["POST"]),
        ]

    def _me(self, request: Request) -> Response:
        me, own = self._door.known(request, self._people), at_own_machine(request)
        books = [{"id": id_, "title": title, "position": as_} for id_, title, as_ in self._entrance.books(me.id)]
        return json_answer(
            {
                "person": {"id": me.id, "name": me.name},
                "owner": own,
                "books": books,
                "secure": whole_browser(request),
                "passkeys": site_of(request) is not None,
                "signed_by": "own machine" if own else "session",
                "has_passkey": bool(self._people.passkeys(me.id)),
                "has_passphrase": self._people.passphrase(me.id) is not None,
            }
        )

    async def _rename(self, request: Request) -> Response:
        me, wish = self._door.known(request, self._people), await json_question(request)
        person = await run_in_threadpool(self._entrance.rename, me.id, text_in(wish, "name"))
        return json_answer({"person": {"id": person.id, "name": person.name}})

    def _sessions(self, request: Request) -> Response:
        me, this = self._door.somebody(request), self._door.session(request)
        return json_answer(
            {
                "sessions": [
                    {
                        "id": s.hash,
                        "device": s.device,
                        "made_at": s.made_at,
                        "seen_at": s.seen_at,
                        "this": s.hash == this,
                    }
                    for s in self._devices.of(me)
                ]
            }
        )

    def _end(self, request: Request) -> Response:
        me, session = self._door.somebody(request), request.path_params["session"]
        if session not in {kept.hash for kept in self._devices.of(me)}:
            raise RefusedError(404, "This device is not signed in any more: load the list again.")
        self._door.end(session)
        return json_answer({})

    async def _sign_out(self, request: Request) -> Response:
        await json_question(request)
        await run_in_threadpool(self._door.end, self._door.session(request))
        response = json_answer({})
        take(response, request)
        return response
