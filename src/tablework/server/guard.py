"""What every request passes first, and what every answer carries.

A page on the open web must not be able to reach a desk on somebody's machine: unknown host names are refused (DNS
rebinding), and so is every change that comes from another site (`Sec-Fetch-Site`, else `Origin`).
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tablework.server.site import own_machine_name, whole_browser

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html tablework-worker"
)
"""Svelte makes its templates through a trusted type of its own name, and our worker is named by another; no other way
from text to markup or script is open."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_WHERE_SAFE = {"Cross-Origin-Opener-Policy": "same-origin"}
"""Elsewhere browsers ignore it, and complain."""

_WHERE_PUBLIC = {"Strict-Transport-Security": "max-age=2592000"}
"""Thirty days: a desk that has had https is not asked for without it, where somebody in between could read along; but
a house that has to do without it again is not locked out for a season."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Refuses requests for other hosts and changes from other sites; adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        """Let through what is for one of these host names."""
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal:
            await refusal(scope, receive, send)
            return

        held = _headers(HTTPConnection(scope))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(held)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> JSONResponse | None:
        if _host(headers.get("host", "")) not in self._hosts:
            return JSONResponse({"error": "This desk does not go by that name."}, status_code=421)
        if method not in _SAFE and not _from_here(headers):
            return JSONResponse({"error": "This change came from another site and was refused."}, status_code=403)
        return None


def _headers(request: HTTPConnection) -> dict[str, str]:
    """What an answer at this address carries."""
    safe = _WHERE_SAFE if whole_browser(request) else {}
    public = request.url.scheme == "https" and not own_machine_name(request.url.hostname or "")
    return _HEADERS | safe | (_WHERE_PUBLIC if public else {})


def _host(value: str) -> str:
    """A host header without its port: ``[::1]:8000`` → ``[::1]``."""
    name, _, port = value.rpartition(":")
    return name if port.isdigit() else value


def _from_here(headers: Headers) -> bool:
    """Whether our own page sent it; programs that are no browser send neither header."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
