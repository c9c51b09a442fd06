"""Keep performers' conflicts: entered by themselves or by stage management, changed and taken back by either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tablework.actions.casting_desk import CastingDesk
from tablework.calls.conflicts import away, busy, checked, in_a_sentence
from tablework.calls.problem import ProblemError
from tablework.casting.acts import Act
from tablework.casting.records import Kept, Records

KIND = "conflict"
OWN, STAGE_MANAGEMENT = "performer", "stage management"
MOST = 400
"""Conflicts that one performer may have: a whole year's shows, entered by hand."""

_GONE = "This conflict is not there any more: load the page again."


class Conflicts:
    """The conflicts of a desk's performers."""

    def __init__(self, casting: CastingDesk) -> None:
        """Work on the casting desk."""
        self._casting = casting

    def of(self, performer: str, *, own: bool) -> list[dict[str, Any]]:
        """A performer's conflicts, soonest first; reasons that are not shared only for the performer's `own` page."""
        kept = self._casting.ask(lambda records: list(_of(records, performer)))
        told = [_told(one, own=own) for one in kept]
        return sorted(told, key=lambda one: (one["from"] or "", one["to"] or ""))

    def put(self, performer: str, record: str, said: object, *, by: str, own: bool) -> None:
        """Keep a conflict under an id that was made where it was written: sent twice, it is kept once.

        Raises:
            ProblemError: it cannot be kept so, or the id is somebody else's.
        """
        data = checked(said) | {"performer": performer, "by": OWN if own else STAGE_MANAGEMENT}
        _insist_on_id(record)

        def decide(records: Records) -> Sequence[Act]:
            kept = records.ever(KIND, record)
            if kept and (not kept.stands or kept.data.get("performer") != performer):
                raise ProblemError(_GONE)
            if not kept and sum(1 for _ in _of(records, performer)) >= MOST:
                raise ProblemError(f"There are {MOST} conflicts already: take back those that are over first.")
            same = kept and all(kept.data.get(key) == value for key, value in data.items() if key != "by")
            kept_by = {"by": kept.data["by"]} if kept and not own else {}  # (what they word themselves is theirs)
            return [] if same else [Act(record, KIND, "edit" if kept else "make", data | kept_by)]

        self._casting.act(by, decide)

    def take_back(self, performer: str, record: str, *, by: str) -> None:
        """Take a conflict back for good, with its reason. One that is gone already stays gone.

        Raises:
            ProblemError: it is somebody else's.
        """

        def decide(records: Records) -> Sequence[Act]:
            kept = records.ever(KIND, record)
            if kept is None or kept.erased:
                return []
            if kept.data.get("performer") != performer:
                raise ProblemError(_GONE)
            return [Act(record, KIND, "erase")]

        self._casting.act(by, decide)


def busy_of(records: Records, performer: str, timezone: str) -> list[list[str]]:
    """When a performer is not free: their conflicts, their calendars, and the dates of their casting sheet."""
    found = [times for one in _of(records, performer) for times in busy(one.data)]
    for calendar in records.all("calendar"):
        if calendar.data.get("performer") == performer:
            found.extend(_local(calendar.data, timezone))
    sheet = records.get("performer", performer)
    found.extend(away(sheet.data.get("away") or () if sheet else ()))
    return sorted(found)


def _local(calendar: Mapping[str, Any], timezone: str) -> Iterable[list[str]]:
    """A calendar's busy times on the production's wall; those that end in Z are UTC, all others stand as they are."""
    zone = ZoneInfo(timezone)
    for start, end, *why in calendar.get("busy", ()):
        begins, ends = _on_the_wall(start, zone), _on_the_wall(end, zone)
        if begins < ends:  # (an hour that the clocks take back in autumn may end before it begins)
            yield [begins, ends, *(why if calendar.get("shared") else ())]


def _on_the_wall(at: str, zone: ZoneInfo) -> str:
    return datetime.fromisoformat(at).astimezone(zone).strftime("%Y-%m-%dT%H:%M") if at.endswith("Z") else at


def _of(records: Records, performer: str) -> Iterable[Kept]:
    return (one for one in records.all(KIND) if one.data.get("performer") == performer)


def _told(kept: Kept, *, own: bool) -> dict[str, Any]:
    data = {name: value for name, value in kept.data.items() if name != "performer"}
    hidden = {} if own or kept.data.get("shared") or kept.data.get("by") == STAGE_MANAGEMENT else {"why": ""}
    return {"id": kept.record} | data | hidden | {"in_words": in_a_sentence(kept.data)}


def _insist_on_id(record: str) -> None:
    try:
        UUID(record)
    except ValueError:
        raise ProblemError("This conflict has no proper id: load the page again.") from None
