"""Signing in over HTTP: by a passphrase, by a passkey; and how one gets either."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.come_back import NotProvenError, Passphrases
from tablework.actions.devices import Devices
from tablework.actions.use_passkeys import Passkeys, Site
from tablework.server.device_names import device_name
from tablework.server.door import Door, give
from tablework.server.rate import Bucket
from tablework.server.site import site_of
from tablework.server.wire import RefusedError, json_answer, json_question, text_in, wait
from tablework.shelf.people import People, Person

_FROM_ONE_ADDRESS = (10, 1 / 10)
"""Wrong passphrases or passkeys from one address: ten, then one every ten seconds."""

_FOR_ONE_NAME = (20, 1 / 30)
"""And for one name from wherever: whoever has many addresses guesses no faster; who is meant waits half a minute."""


class SignInApi:
    """Recognises people."""

    def __init__(self, people: People, devices: Devices, door: Door, now: Callable[[], str]) -> None:
        """Know these people at this door."""
        self._people, self._devices, self._door = people, devices, door
        self._passphrases, self._passkeys = Passphrases(people), Passkeys(people, now)
        self._addresses, self._names = Bucket(*_FROM_ONE_ADDRESS), Bucket(*_FOR_ONE_NAME)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/sign-in", self._sign_in, methods=["POST"]),
            Route("/api/sign-in/passkey/begin", self._begin_proving, methods=["POST"]),
            Route("/api/sign-in/passkey/finish", self._finish_proving, methods=["POST"]),
            Route("/api/passkeys/begin", self._begin_making, methods=["POST"]),
            Route("/api/passkeys/finish", self._finish_making, methods=["POST"]),
            Route("/api/passphrase", self._set_passphrase, methods=["POST"]),
        ]

    async def _sign_in(self, request: Request) -> Response:
        wish = await json_question(request)
        name, passphrase = text_in(wish, "name"), text_in(wish, "passphrase")
        buckets = ((self._addresses, _address(request)), (self._names, name.casefold()))
        return await self._proven(request, buckets, lambda: self._passphrases.who(name, passphrase))

    async def _begin_proving(self, request: Request) -> Response:
        await json_question(request)
        return json_answer(self._passkeys.begin_proving(_site(request)))

    async def _finish_proving(self, request: Request) -> Response:
        ceremony, answer = _ceremony(await json_question(request))
        site = _site(request)
        buckets = ((self._addresses, _address(request)),)
        return await self._proven(request, buckets, lambda: self._passkeys.finish_proving(site, ceremony, answer))

    async def _proven(
        self, request: Request, buckets: tuple[tuple[Bucket, str], ...], prove: Callable[[], Person]
    ) -> Response:
        """Sign in whoever proves to be somebody; what failed stays taken from the buckets."""
        for bucket, key in buckets:
            seconds = bucket.take(key)
            if seconds:
                raise wait(seconds)
        person = await run_in_threadpool(prove)
        for bucket, key in buckets:
            bucket.give_back(key)
        return await run_in_threadpool(self._welcome, request, person)

    def _welcome(self, request: Request, person: Person) -> Response:
        """A new secret each time: one that was there before, from whomever, opens nothing any more."""
        self._door.end(self._door.session(request))
        secret = self._devices.sign_in(person.id, device_name(request.headers.get("user-agent", "")))
        response = json_answer({"person": {"id": person.id, "name": person.name}})
        give(response, request, secret)
        return response

    async def _begin_making(self, request: Request) -> Response:
        await json_question(request)
        return json_answer(self._passkeys.begin_making(self._door.known(request, self._people), _site(request)))

    async def _finish_making(self, request: Request) -> Response:
        me, (ceremony, answer) = self._door.known(request, self._people), _ceremony(await json_question(request))
        await run_in_threadpool(self._passkeys.finish_making, me, _site(request), ceremony, answer)
        return json_answer({})

    async def _set_passphrase(self, request: Request) -> Response:
        me, wish = self._door.known(request, self._people), await json_question(request)
        await run_in_threadpool(self._passphrases.set, me.id, text_in(wish, "passphrase"))
        await run_in_threadpool(self._end_others, request, me)
        return json_answer({})

    def _end_others(self, request: Request, me: Person) -> None:
        """Whoever sets a new passphrase may do so because somebody else knows the old one, or holds a device."""
        for session in self._devices.others(me.id, self._door.session(request)):
            self._door.end(session.hash)


def _ceremony(wish: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    answer = wish.get("answer")
    if not isinstance(answer, dict):
        raise NotProvenError("The device's answer is missing: begin again.")
    return text_in(wish, "ceremony"), answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _site(request: Request) -> Site:
    site = site_of(request)
    if site is None:
        raise RefusedError(409, "Passkeys need https and a name, not a number, in the address: use a passphrase here.")
    return site
