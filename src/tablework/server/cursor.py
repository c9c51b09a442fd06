"""Cursors: where a reader stands in a log, told to them so that it says nothing to them.

A plain number would let people count the entries that are hidden from them. A cursor is the number enciphered with a
fresh nonce and signed, for one person at one table; the epoch in it ends with every change of what they may see.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Iterator

_NONCE, _PLAIN, _SEAL = 8, 16, 16


class Cursors:
    """Makes and reads cursors with a desk's own key."""

    def __init__(self, key: bytes) -> None:
        """Work with this key (32 bytes), which never leaves the desk."""
        self._key = key
        self._nonces = _nonces()

    def make(self, table: str, person: str, epoch: int, number: int) -> str:
        """A cursor for a person at a table, as text that goes into an address."""
        nonce = next(self._nonces)
        plain = epoch.to_bytes(8, "big") + number.to_bytes(8, "big")
        cipher = _xor(plain, self._stream(nonce))
        return base64.urlsafe_b64encode(nonce + cipher + self._seal(nonce + cipher, table, person)).decode().rstrip("=")

    def read(self, text: str, table: str, person: str) -> tuple[int, int] | None:
        """The epoch and the number in a cursor; None when it is not one of ours for this person at this table."""
        try:
            whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except ValueError:
            return None
        nonce, cipher, seal = whole[:_NONCE], whole[_NONCE:-_SEAL], whole[-_SEAL:]
        if len(cipher) != _PLAIN or not hmac.compare_digest(seal, self._seal(nonce + cipher, table, person)):
            return None
        plain = _xor(cipher, self._stream(nonce))
        return int.from_bytes(plain[:8], "big"), int.from_bytes(plain[8:], "big")

    def _stream(self, nonce: bytes) -> bytes:
        return hashlib.blake2b(nonce, key=self._key, digest_size=_PLAIN, person=b"cursor").digest()

    def _seal(self, held: bytes, table: str, person: str) -> bytes:
        whose = hashlib.blake2b(f"{table}\n{person}".encode(), digest_size=32).digest()
        return hashlib.blake2b(held + whose, key=self._key, digest_size=_SEAL, person=b"seal").digest()


def _nonces() -> Iterator[bytes]:
    """Chance in small portions: asking the system for each would be half of what a cursor costs."""
    while True:
        held = os.urandom(512 * _NONCE)
        yield from (held[at : at + _NONCE] for at in range(0, len(held), _NONCE))


def _xor(a: bytes, b: bytes) -> bytes:
    return (int.from_bytes(a, "big") ^ int.from_bytes(b, "big")).to_bytes(_PLAIN, "big")
