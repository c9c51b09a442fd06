"""Cues: what a department does on which words, under which number."""

from __future__ import annotations

import re
from typing import Any

from tablework.book.kinds.fields import Drafts, Kind, maybe, name, words
from tablework.book.kinds.place import STANDS, place

_NUMBER = re.compile(r"(?P<whole>\d{1,6})(?:\.(?P<point>\d{1,6}))?(?P<letter>[A-Za-z]?)")


def number(value: Any, _: Drafts) -> str | None:
    """A cue's number: whole, with a point, or with a letter."""
    fits = isinstance(value, str) and _NUMBER.fullmatch(value)
    return None if fits else "A cue's number is like 14, 14.5 or 14A."


def in_order(value: str) -> tuple[int, str, str]:
    """What cue numbers are sorted by: 14 < 14.25 < 14.5 < 14A < 15, as on a lighting desk."""
    found = _NUMBER.fullmatch(value)
    if not found:
        return (0, "", value)
    return (int(found["whole"]), found["letter"].upper(), (found["point"] or "").rstrip("0"))


CUE = Kind(
    "cue",
    {
        **STANDS,
        "department": name,
        "number": number,
        "text": words,
        "warn": maybe(place),
        "standby": maybe(place),
    },
    needs=frozenset({"place", "department", "number"}),
)
"""GO is on its place; `warn` and `standby` are places before it."""
