"""The table itself: the people at it, and the production they work on."""

from __future__ import annotations

from typing import Any

from tablework.book.kinds.fields import Drafts, Kind, identities, identity, name, one_of, share, words
from tablework.company.people import POSITIONS

_MOST_PIECES = 100

PERSON = Kind(
    "person",
    {"name": name, "position": one_of(*POSITIONS), "roles": identities},
    needs=frozenset({"name", "position"}),
    single=True,
)
"""Somebody at the table; the record's id is the person's. Taken back, they are there no more."""


def _plan(value: Any, _: Drafts) -> str | None:
    pieces = value.get("pieces") if isinstance(value, dict) and value.keys() == {"pieces"} else None
    fits = isinstance(pieces, list) and len(pieces) <= _MOST_PIECES and all(_piece(one) for one in pieces)
    return None if fits else "A ground plan is a list of pieces with a name, a place and a size, in parts of the stage."


def _piece(value: Any) -> bool:
    if not isinstance(value, dict) or value.keys() != {"name", "x", "y", "width", "depth"}:
        return False
    return name(value["name"], {}) is None and all(share(value[side]) for side in ("x", "y", "width", "depth"))


def _on_table(value: Any, drafts: Drafts) -> str | None:
    brought = isinstance(value, str) and value in drafts
    return None if brought else "This script is no draft of this production: bring it to the book first."


DRAFT = Kind("draft", {"script": _on_table}, needs=frozenset({"script"}), single=True)
"""A new draft on the table. Everybody's marks go along with it; taken back, the draft before is on the table again."""

PRODUCTION = Kind(
    "production",
    {"title": words, "script": identity, "terms": one_of("us", "uk"), "plan": _plan},
    needs=frozenset({"title", "script"}),
    single=True,
)
"""What is being put on: its title, the script on the table, whether the stage is named the US or the UK way."""
