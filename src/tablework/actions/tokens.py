"""What opens a door and what is known by an id: made by chance, and kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
import time
import uuid
from datetime import UTC, datetime, timedelta


def new_token() -> str:
    """256 bits of chance, as text that a link can carry."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token. It is chance through and through, so one round of SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance, so that ids sort as they were made."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


def stamp(now: str, later: timedelta = timedelta()) -> str:
    """A time as the shelf keeps it (UTC, milliseconds), some time after `now`."""
    return (datetime.fromisoformat(now) + later).astimezone(UTC).isoformat(timespec="milliseconds")
