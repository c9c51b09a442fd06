"""Where marks stand now: on the draft on the table, whichever draft they were made on.

A mark keeps its own place for ever, on its own draft. Where it stands on a later one follows from the drafts alone, so
that a new draft carries everybody's marks at once, private ones and those that are still on their way, and taking the
draft back leaves every mark as it was. What is not found in one draft is looked for from its own place in the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from tablework.book.carried_edges import Spot
from tablework.book.carrying import PLACES, Carried, Carrying
from tablework.book.kinds.fields import MOST_WORDS
from tablework.script.draft import Draft
from tablework.script.drafts.wording import WORD, folded

Way: TypeAlias = Callable[[str, str], Carrying]
"""From one draft to another, each by its id."""

ALSO = ("warn", "standby")
"""The other places that a mark may have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mark stands now; `outcome` as in `Carried`, or ``here`` (made on it) or ``left`` (left behind)."""

    outcome: str
    place: Mapping[str, Any] | None = None
    sure: float = 1.0
    why: str = ""

    @property
    def stands(self) -> bool:
        """Whether the mark has a place on the draft on the table."""
        return self.outcome == "here" or self.outcome in PLACES


class Placing:
    """Finds the places of one production's marks on the draft on its table."""

    def __init__(self, line: Sequence[str], draft: Draft, way: Way) -> None:
        """`line` is the drafts of the production as they came, the last one, `draft`, on the table."""
        self._line, self._draft, self._way = line, draft, way

    def placed(self, words: Mapping[str, Any]) -> Placed:
        """Where a mark with these words stands."""
        place = words["place"]
        at, now = place["draft"], self._line[-1]
        if at == now:
            return Placed("here", place)
        later = self._line[self._line.index(at) + 1 :] if at in self._line else [now]
        spot, most, found = Spot(*(place[name] for name in Spot._fields)), 0, None
        for draft in later:
            found = None if words.get("left") == draft else self._way(at, draft).carry(spot)
            if found and found.spot and found.outcome in PLACES:
                at, spot, most = draft, found.spot, max(most, PLACES.index(found.outcome))
        return self._as_placed(found, PLACES[most])

    def whole(self, words: Mapping[str, Any]) -> tuple[Placed, dict[str, Any]]:
        """Where a mark stands, and its other places (a cue's warning and standby) as far as they stand."""
        others = {}
        for name in ALSO:
            if words.get(name):
                placed = self.placed({"place": words[name]})
                others[name] = placed.place if placed.stands else None
        return self.placed(words), others

    def _as_placed(self, found: Carried | None, along: str) -> Placed:
        if found is None:
            return Placed("left")
        outcome = along if found.outcome in PLACES else found.outcome
        return Placed(outcome, self._place(found.spot) if found.spot else None, found.sure, found.why)

    def _place(self, spot: Spot) -> dict[str, Any]:
        return {"draft": self._line[-1], **spot._asdict(), "quote": quoted(self._draft, spot)}


def quoted(draft: Draft, spot: Spot) -> str:
    """The words of a place, as much of them as goes with it to be known by."""
    first, last = draft.place[spot.first], draft.place[spot.last]
    texts = [element.text for element in draft.elements[first : last + 1]]
    texts[-1] = texts[-1][: spot.end]
    texts[0] = texts[0][spot.start :]
    return "\n".join(texts)[:MOST_WORDS]


def taken_up(kind: str, status: str | None, words: Mapping[str, Any], placed: Placed) -> bool:
    """Whether the new draft has already what was agreed: a cut is gone from it, a line change stands in it."""
    if kind == "cut":
        return status == "cut" and placed.outcome == "cut"
    said = str((placed.place or {}).get("quote", ""))
    return (
        kind == "line_change"
        and status == "agreed"
        and placed.outcome in PLACES
        and said != words["place"]["quote"]
        and [folded(word) for word in WORD.findall(said)] == [folded(word) for word in WORD.findall(words["words"])]
    )
