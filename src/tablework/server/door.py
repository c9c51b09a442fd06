"""Who is asking: the desk's owner at their own machine, or somebody by the session in their cookie.

What nobody has opened for guests is the owner's alone.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tablework.actions.devices import STAYS, Devices
from tablework.actions.tokens import hash_of
from tablework.server.wire import RefusedError, said
from tablework.shelf.people import People, Person

LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names that mean one's own machine and nothing else."""

_REMEMBERED = 10.0
"""Seconds that a session is taken as seen: a live stream that asks every 15 s is cut in time."""

_MOST_REMEMBERED = 2000
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""A proxy on this machine speaks for others: what comes through one is never the owner at their machine."""

_FOR_GUESTS = (
    "/api/me",
    "/api/mine",
    "/api/books/",
    "/api/join",
    "/api/offer",
    "/api/sign-in",
    "/api/sign-out",
    "/api/passkeys",
    "/api/passphrase",
    "/api/sessions",
    "/api/second-device",
)
"""What is answered to others than the owner, each by its own rights. Nothing else under /api is there for them."""


class Door:
    """Knows people by what their device shows."""

    def __init__(self, devices: Devices, owner: str, seconds: Callable[[], float] = time.monotonic) -> None:
        """Know the owner by their machine and everybody else by their session; `seconds` is the cache's clock."""
        self._devices, self._owner, self._seconds = devices, owner, seconds
        self._seen: dict[str, tuple[str, float]] = {}

    def person(self, request: HTTPConnection) -> str | None:
        """Who is asking, or None."""
        if at_own_machine(request):
            return self._owner
        hash_ = self.session(request)
        return self._person_of(hash_) if hash_ else None

    def somebody(self, request: HTTPConnection) -> str:
        """Who is asking.

        Raises:
            RefusedError: nobody whom this desk knows.
        """
        person = self.person(request)
        if person is None:
            raise RefusedError(401, "You are not signed in here: open your invitation, or sign in.")
        return person

    def known(self, request: HTTPConnection, people: People) -> Person:
        """Who is asking, with their name.

        Raises:
            RefusedError: nobody whom this desk knows.
        """
        person = people.person(self.somebody(request))
        if person is None:
            raise RefusedError(401, "This desk does not know you any more: ask for another invitation.")
        return person

    def session(self, request: HTTPConnection) -> str | None:
        """The hash of the session that is shown, whether it is good or not; None at the owner's own machine."""
        if at_own_machine(request):
            return None
        secret = request.cookies.get(_cookie_name(request))
        return hash_of(secret) if secret else None

    def still(self, session: str | None) -> bool:
        """Whether a session is good now: what lives long asks again and again. The owner's own machine needs none."""
        return session is None or self._person_of(session) is not None

    def end(self, session: str | None) -> None:
        """Sign a device out: its session opens nothing from now on."""
        if session is not None:
            self._devices.sign_out(session)
            self._seen.pop(session, None)

    def _person_of(self, hash_: str) -> str | None:
        person, until = self._seen.get(hash_, (None, 0.0))
        if person is not None and until > self._seconds():
            return person
        self._seen.pop(hash_, None)
        session = self._devices.seen(hash_)
        if session is None:
            return None
        if len(self._seen) >= _MOST_REMEMBERED:
            self._seen.clear()
        self._seen[hash_] = (session.person, self._seconds() + _REMEMBERED)
        return session.person


def at_own_machine(request: HTTPConnection) -> bool:
    """Whether it comes from this machine, for this machine, and not through a proxy."""
    return (
        request.client is not None
        and _is_loopback(request.client.host)
        and request.url.hostname in LOOPBACK_NAMES
        and not any(name in request.headers for name in _FORWARDED)
    )


def is_https(request: HTTPConnection) -> bool:
    """Whether nobody on the way can read along."""
    return request.url.scheme == "https"


def give(response: Response, request: HTTPConnection, secret: str) -> None:
    """Give a device its secret to keep: out of reach of scripts, of other sites, and over https of subdomains."""
    response.set_cookie(
        _cookie_name(request),
        secret,
        max_age=int(STAYS.total_seconds()),
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def take(response: Response, request: HTTPConnection) -> None:
    """Take a device's secret from it."""
    response.delete_cookie(_cookie_name(request), secure=is_https(request), httponly=True, samesite="lax")


class OwnersOnly:
    """Answers as if there were nothing where others than the owner have no business."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or know of nothing."""
        if scope["type"] == "http" and _is_the_owners(scope["path"]) and not at_own_machine(HTTPConnection(scope)):
            await said(404, "There is nothing here for you.")(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_the_owners(path: str) -> bool:
    return path.startswith("/api") and not any(_within(path, open_) for open_ in _FOR_GUESTS)


def _within(path: str, folder: str) -> bool:
    """``/api/me`` holds itself and ``/api/me/…``; ``/api/books/`` only what is below it."""
    return path.startswith(folder) if folder.endswith("/") else (path + "/").startswith(folder + "/")


def _cookie_name(request: HTTPConnection) -> str:
    """With __Host- a browser takes it only over https, for this host alone; over http that name is not to be had."""
    return "__Host-tablework" if is_https(request) else "tablework"


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
