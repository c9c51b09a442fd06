"""Fetch a calendar's feed from the open web, and from nowhere else.

An address that somebody types is asked for by the desk, which sits inside the house's network: so every name is
resolved here, every address that is not on the open internet is refused, and the connection goes to the very address
that was looked at (a name may mean another one a moment later). A redirect is a new question.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from tablework.readers.calendar import LARGEST

SECONDS: Final = 10.0
MOST_REDIRECTS: Final = 3
_LONGEST_ADDRESS: Final = 2000
_CHUNK: Final = 65_536
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_TAKEN: Final = 200
_UNCHANGED: Final = 304
_PORTS: Final = {"http": 80, "https": 443}

_NOT_OPEN = "This address lies inside a network, where the desk does not look: give one that anybody can reach."
_SILENT = "The calendar's server does not answer: check the address, or try again later."


class FeedError(Exception):
    """A feed could not be had. Its text is one sentence for a person."""


class Fetched(NamedTuple):
    """What a feed gave: its bytes, None where nothing has changed since the `etag` that was shown; and its new one."""

    data: bytes | None
    etag: str


def is_open(address: str) -> bool:
    """Whether an IP address is one of the open internet's: no loopback, private, link-local, shared or mapped one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inside is not None:
            return is_open(str(inside))
        if found in ipaddress.ip_network("64:ff9b::/96"):  # (an IPv4 address behind a translator, RFC 6052)
            return is_open(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


def addresses_of(host: str, port: int) -> list[str]:
    """Every IP address that a name means now."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Feeds:
    """Fetches feeds; `resolve` says which addresses a name means, `allowed` which of them may be asked."""

    resolve: Callable[[str, int], list[str]] = addresses_of
    allowed: Callable[[str], bool] = is_open
    seconds: float = SECONDS

    def fetch(self, url: str, etag: str = "") -> Fetched:
        """The calendar at an address.

        Raises:
            FeedError: it cannot be had from there.
        """
        until = time.monotonic() + self.seconds
        address = url
        for _ in range(MOST_REDIRECTS + 1):
            found = self._ask(_checked(address), etag, until)
            if isinstance(found, Fetched):
                return found
            address = urljoin(address, found)
        raise FeedError("This address sends us from one place to the next: give the calendar's own address.")

    def _ask(self, address: SplitResult, etag: str, until: float) -> Fetched | str:
        """One question; a text is where it was moved to."""
        connection = self._connection(address, until)
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        headers = {"Accept": "text/calendar", "User-Agent": "Tablework", "Accept-Encoding": "identity"}
        try:
            connection.request("GET", path, headers=headers | ({"If-None-Match": etag} if etag else {}))
            return _answer(connection.getresponse(), etag, until)
        except (OSError, http.client.HTTPException, ValueError):
            raise FeedError(_SILENT) from None
        finally:
            connection.close()

    def _connection(self, address: SplitResult, until: float) -> http.client.HTTPConnection:
        host, port = address.hostname or "", address.port or _PORTS[address.scheme]
        connection = http.client.HTTPConnection(host, port)
        try:
            plain = self._reach(host, port, until)
            secure = ssl.create_default_context() if address.scheme == "https" else None
            connection.sock = secure.wrap_socket(plain, server_hostname=host) if secure else plain
        except OSError:
            raise FeedError(_SILENT) from None
        return connection

    def _reach(self, host: str, port: int, until: float) -> socket.socket:
        """A connection to the first address that a name means, all of which may be asked."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError):
            raise FeedError("There is no such address: check it for a slip of the finger.") from None
        if not found or not all(map(self.allowed, found)):
            raise FeedError(_NOT_OPEN)
        return socket.create_connection((found[0], port), timeout=max(0.1, until - time.monotonic()))


def web_address(url: str) -> str:
    """An address as it is kept: ``webcal`` is what calendars call https.

    Raises:
        FeedError: it is no address of the web.
    """
    return _checked(url.strip()).geturl()


def _checked(url: str) -> SplitResult:
    try:
        found = urlsplit(url)
        found = found._replace(scheme="https") if found.scheme == "webcal" else found
        good = found.scheme in _PORTS and bool(found.hostname) and found.port != 0 and len(url) <= _LONGEST_ADDRESS
    except ValueError:
        good = False
    if not good or not url.isascii() or any(letter.isspace() for letter in url):
        raise FeedError("This is no address of a calendar: it begins with https:// or webcal://.")
    if found.username or found.password:
        raise FeedError("This address holds a password: ask the calendar for a secret address without one.")
    return found


def _answer(response: http.client.HTTPResponse, etag: str, until: float) -> Fetched | str:
    if response.status in _MOVED and response.headers["Location"]:
        return str(response.headers["Location"])
    if response.status == _UNCHANGED and etag:
        return Fetched(None, etag)
    if response.status != _TAKEN:
        raise FeedError(f"The calendar's server refuses (it answers {response.status}): check the address.")
    held = bytearray()
    while chunk := response.read1(_CHUNK):
        held += chunk
        if len(held) > LARGEST:
            raise FeedError("This calendar is larger than any we have seen: share one with fewer years in it.")
        if time.monotonic() > until:
            raise FeedError(_SILENT)
    return Fetched(bytes(held), str(response.headers["ETag"] or "")[:200])
