"""Blocking: who goes where on which words, in words and, if somebody wishes, on a ground plan."""

from __future__ import annotations

from typing import Any

from tablework.book.kinds.fields import Drafts, Kind, identity, share, words
from tablework.book.kinds.place import STANDS

_MOST_PLACES = 60


def _places(value: Any, drafts: Drafts) -> str | None:
    fits = isinstance(value, list) and len(value) <= _MOST_PLACES and all(_stands(one, drafts) for one in value)
    return None if fits else "A ground plan says where each role stands: across and upstage, both 0 to 1."


def _stands(value: Any, drafts: Drafts) -> bool:
    if not isinstance(value, dict) or value.keys() != {"role", "x", "y"}:
        return False
    return identity(value["role"], drafts) is None and share(value["x"]) and share(value["y"])


BLOCKING = Kind("blocking", {**STANDS, "text": words, "places": _places}, needs=frozenset({"place", "text"}))
"""`places` are the roles' positions at that moment: `x` across from the audience's left, `y` from the front upstage."""
