"""Marks carried from one draft to the next, as the command and the desk do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tablework.book.carried_edges import Spot
from tablework.book.carrying import Carrying
from tablework.script.draft import Draft
from tablework.script.drafts.comparing import compare


def carried(old: Draft, new: Draft, marks: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """What becomes of each mark, in the shape of `tablework carry --json`."""
    carrying = Carrying(compare(old, new))
    for mark in marks:
        found = carrying.carry(Spot(mark["first"], mark["start"], mark["last"], mark["end"]))
        place = found.spot._asdict() if found.spot else dict.fromkeys(Spot._fields)
        yield {"id": mark["id"], "outcome": found.outcome, **place, "sure": found.sure, "why": found.why}
