"""The sender's identity, looked for in every byte, as it is and written in other ways."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from urllib.parse import quote

_LEAST = 6
"""Letters of base64 that are not there by chance."""


def told_in(received: bytes, names: Iterable[str]) -> list[str]:
    """Which names stand in some bytes: in any case, URL-encoded, as JSON escapes them, in base64, in hex, backwards."""
    folded = received.lower()
    return [name for name in names if any(way in folded for way in _ways(name)) or _in_base64(name, received)]


def _ways(name: str) -> set[bytes]:
    escaped = name.encode("unicode_escape").decode()
    ways = {name, quote(name), quote(name, safe=""), quote(quote(name)), name.replace(" ", "+"), escaped}
    ways |= {name.replace(" ", mark) for mark in "-_."} | {name[::-1], name.encode().hex()}
    return {way.lower().encode() for way in ways} | {name.lower().encode("utf-16-le"), name.lower().encode("utf-16-be")}


def _in_base64(name: str, received: bytes) -> bool:
    return any(len(way) >= _LEAST and way in received for way in _base64(name))


def _base64(name: str) -> set[bytes]:
    """A name in base64 wherever it begins, less the letters that its neighbours decide, in both alphabets."""
    found = set()
    for before in range(3):
        data = b"\0" * before + name.encode()
        written = base64.b64encode(data + b"\0" * (-len(data) % 3))
        end = len(data) * 8 // 6
        found.add(written[-(-before * 8 // 6) : end])
    return found | {way.replace(b"+", b"-").replace(b"/", b"_") for way in found}
