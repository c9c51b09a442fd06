"""The chain that holds a log together: no entry can be changed, moved or taken out without its being seen.

A link covers the digest of an entry's body and not the body itself, so that a body can be erased and the chain still
holds; the digest is salted, and the salt erased with the body, so that nobody can guess what it was.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

FIRST = b"\x00" * 32
"""What the first link begins with."""

SALT_BYTES = 16


def digest(salt: bytes, body: str) -> bytes:
    """What stands in the chain for a body."""
    return hashlib.sha256(salt + body.encode()).digest()


def link(before: bytes, facts: tuple[object, ...], digest_: bytes) -> bytes:
    """An entry's link: from the link before, what stays of it for ever, and the digest of its body."""
    written = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(before + written + digest_).digest()


def holds(before: bytes, row: tuple[Any, ...]) -> bool:
    """Whether a row is as it was written: its facts, then its body (None: erased), salt, digest and link."""
    *facts, body, salt, digest_, link_ = row
    if body is not None and digest(salt or b"", body) != digest_:
        return False
    return bool(link(before, tuple(facts), digest_) == link_)
