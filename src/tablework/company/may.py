"""The one answer to who may do what: asked by the API, the feed, search, export and paper alike.

What is not in these tables is not allowed. A right to a kind of mark is a right to make one and to change one's own;
what people may do to each other's is named apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tablework.company.people import POSITIONS, Person

Audience: TypeAlias = str | tuple[str, ...]
"""``"table"`` for everybody at it, ``"me"`` for the author alone, or the people who may see it beside the author."""

_TALK = frozenset({"note", "query", "answer", "idea", "photo"})
_BOOK = _TALK | {"cut", "line_change", "blocking", "cue"}

KINDS = _BOOK | {"person", "production", "draft"}
"""Every kind of record that this Tablework knows."""

MAKES: Mapping[str, frozenset[str]] = {
    "director": _BOOK,
    "assistant_director": _BOOK,
    "stage_manager": _BOOK,
    "assistant_stage_manager": _BOOK,
    "musical_director": _TALK | {"cut", "line_change", "cue"},
    "choreographer": _TALK | {"blocking", "cue"},
    "designer": _TALK | {"cue"},
    "writer": _TALK | {"cut", "line_change"},
    "producer": _TALK,
    "performer": _TALK | {"line_change"},
    "guest": frozenset(),
}
"""Which kinds of mark each position makes."""

_OF_THE_TABLE = frozenset({"person", "production", "draft"})
"""What belongs to the table, whoever made it."""

_WORDS = frozenset({"edit", "retract", "bring_back"})
_OWN: Mapping[str, frozenset[str]] = {
    "query": frozenset({"settle", "reopen"}),
    "cut": frozenset({"restore", "cut_again"}),
    "idea": frozenset({"show", "withdraw"}),
}

_KEEPS_THE_BOOK: Mapping[str, frozenset[str]] = {
    "query": frozenset({"settle", "reopen"}),
    "cut": frozenset({"restore", "cut_again"}),
    "line_change": frozenset({"agree", "decline", "reopen"}),
    "blocking": _WORDS,
    "cue": _WORDS,
}
_SEES_TO_PEOPLE: Mapping[str, frozenset[str]] = {"person": frozenset({"make", "edit", "retract", "bring_back"})}
_SEES_TO_PRODUCTION: Mapping[str, frozenset[str]] = {"production": frozenset({"edit"})}
_BRINGS_DRAFTS: Mapping[str, frozenset[str]] = {"draft": frozenset({"make", "retract", "bring_back"})}
_ERASES = {kind: frozenset({"erase"}) for kind in _BOOK}


def _together(*tables: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    kinds = {kind for table in tables for kind in table}
    return {kind: frozenset().union(*(table.get(kind, frozenset()) for table in tables)) for kind in kinds}


_HEAD = _together(_KEEPS_THE_BOOK, _SEES_TO_PEOPLE, _SEES_TO_PRODUCTION, _BRINGS_DRAFTS, _ERASES)
OTHERS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "director": _HEAD,
    "stage_manager": _HEAD,
    "assistant_director": _KEEPS_THE_BOOK,
    "assistant_stage_manager": _KEEPS_THE_BOOK,
    "musical_director": {"query": _KEEPS_THE_BOOK["query"]},
    "choreographer": {"query": _KEEPS_THE_BOOK["query"], "blocking": _WORDS},
    "designer": {"cue": _WORDS},
    "writer": {"line_change": _KEEPS_THE_BOOK["line_change"], "cut": _KEEPS_THE_BOOK["cut"]},
    "producer": _SEES_TO_PEOPLE,
}
"""What each position may do to what others made."""

_DRAFTS_OFFERS = frozenset({"see", "make", "edit"})
OFFERS: Mapping[str, frozenset[str]] = {
    "director": _DRAFTS_OFFERS | {"propose", "check", "send", "renew", "confirm_meeting", "withdraw", "erase"},
    "assistant_director": _DRAFTS_OFFERS,
    "producer": frozenset({"see", "approve", "return", "say_so", "contract", "withdraw"}),
}
"""What each position may do to a production's offers; for all others there are none. An offer is the production's, not
its author's: what the table of its life (`casting/offers.py`) allows there and then is asked besides."""

_PLANS = frozenset({"see", "plan", "publish"})
CALLS: Mapping[str, frozenset[str]] = {
    "director": _PLANS,
    "stage_manager": _PLANS,
    "assistant_director": _PLANS - {"publish"},
    "assistant_stage_manager": _PLANS - {"publish"},
    "musical_director": frozenset({"see"}),
    "choreographer": frozenset({"see"}),
    "producer": frozenset({"see"}),
}
"""What each position may do with a production's calls: see the plan and everybody's hours, make it, publish it. All
others have what is published for them, on their own page."""

_GUEST_SEES = frozenset({"cut", "line_change", "person", "production", "draft"})
_INVITES = frozenset({"director", "stage_manager", "producer"})


@dataclass(frozen=True, slots=True)
class Thing:
    """What somebody wants to see or change: its kind, its author (None while it is not made), who may see it."""

    kind: str
    by: str | None = None
    audience: Audience = "table"


def may(person: Person, verb: str, thing: Thing) -> bool:
    """Whether a person may do this to that. Only what one may see can be changed, and nobody without a position may."""
    if person.position not in POSITIONS:
        return False
    if thing.kind == "offer":
        return verb in OFFERS.get(person.position, ())
    if thing.kind == "call":
        return verb in CALLS.get(person.position, ())
    if verb == "make":
        return _makes(person, thing.kind)
    if not _sees(person, thing):
        return False
    return verb == "see" or verb in (_own(person, thing.kind) if thing.by == person.id else _others(person, thing.kind))


def may_invite(position: str | None) -> bool:
    """Whether who holds this position may bring people to the table and change their positions."""
    return position in _INVITES


def rights(person: Person) -> dict[str, dict[str, list[str]]]:
    """What a page offers a person: per kind the verbs for their own and for others' marks."""
    own = {kind: sorted(_own(person, kind) | {"make"}) for kind in sorted(KINDS) if _makes(person, kind)}
    others = {kind: sorted(verbs) for kind in sorted(KINDS) if (verbs := _others(person, kind))}
    return {"own": own, "others": others}


def audience_includes(person: Person, thing: Thing) -> bool:
    """Whether a person is among those whom a thing is shown to."""
    if thing.by == person.id or thing.audience == "table":
        return True
    return isinstance(thing.audience, tuple) and person.id in thing.audience


def _makes(person: Person, kind: str) -> bool:
    """A kind that a newer Tablework knows is made by whoever makes notes; it is kept as it is."""
    if kind in _OF_THE_TABLE:
        return "make" in _others(person, kind)
    return (kind if kind in KINDS else "note") in MAKES[person.position or "guest"]


def _sees(person: Person, thing: Thing) -> bool:
    if person.position == "guest" and thing.kind not in _GUEST_SEES:
        return False
    return audience_includes(person, thing)


def _own(person: Person, kind: str) -> frozenset[str]:
    """One's own is one's own to reword and take back for as long as one may make such a thing."""
    if kind == "person":
        return _others(person, kind) | {"edit"}
    if kind in {"production", "draft"} or not _makes(person, kind):
        return _others(person, kind)
    return _WORDS | {"erase"} | _OWN.get(kind, frozenset()) | _others(person, kind)


def _others(person: Person, kind: str) -> frozenset[str]:
    return OTHERS.get(person.position or "guest", {}).get(kind, frozenset())
