"""Marks carried from one draft to the next, given as places in the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tablework.book.carried_edges import Spot
from tablework.book.carrying import Carried, Carrying
from tablework.script.draft import Draft
from tablework.script.drafts.comparing import compare


class MarksError(ValueError):
    """Marks that cannot be carried as they are. Its text is one sentence for a person."""


class Mark(NamedTuple):
    """A mark by its name, and its place in the words of a draft."""

    id: str
    spot: Spot


def marks_from(document: Any, draft: Draft) -> list[Mark]:
    """The marks of a document as `tablework carry` takes it: a list of objects with an id and a place in the draft.

    Raises:
        MarksError: it is no such list, or a place is not in the draft.
    """
    if not isinstance(document, list):
        raise MarksError("These are no marks: give a list of objects with id, first, start, last and end.")
    marks = [_mark(n, found, draft) for n, found in enumerate(document, 1)]
    if len({mark.id for mark in marks}) != len(marks):
        raise MarksError("Two marks have the same id: give each its own.")
    return marks


def carried(old: Draft, new: Draft, marks: Iterable[Mark]) -> Iterator[dict[str, Any]]:
    """What becomes of each mark, in the shape of `tablework carry --json`: each comes out exactly once."""
    carrying = Carrying(compare(old, new))
    for mark in marks:
        yield {"id": mark.id, **as_document(carrying.carry(mark.spot))}


def as_document(found: Carried) -> dict[str, Any]:
    """What became of a place, as JSON."""
    place = found.spot._asdict() if found.spot else dict.fromkeys(Spot._fields)
    why = {"why": found.why} if found.why else {}
    return {"outcome": found.outcome, **place, "sure": found.sure, **why}


def _mark(n: int, found: Any, draft: Draft) -> Mark:
    if not isinstance(found, dict) or not isinstance(found.get("id"), str):
        raise MarksError(f"Mark {n} has no id: each is an object with id, first, start, last and end.")
    name = found["id"]
    for field in ("first", "last"):
        if not isinstance(found.get(field), str) or found[field] not in draft.place:
            raise MarksError(f"Mark “{name}” has no {field} element in the old draft: read it again for its ids.")
    if not all(type(found.get(side)) is int for side in ("start", "end")):
        raise MarksError(f"Mark “{name}” begins or ends nowhere: start and end are whole numbers of characters.")
    spot = Spot(found["first"], found["start"], found["last"], found["end"])
    first, last = draft.place[spot.first], draft.place[spot.last]
    fits = 0 <= spot.start <= len(draft.elements[first].text) and 0 <= spot.end <= len(draft.elements[last].text)
    if not fits or (first, spot.start) > (last, spot.end):
        raise MarksError(f"Mark “{name}” is not in the words of its elements: read the old draft again.")
    return Mark(name, spot)
