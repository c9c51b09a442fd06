"""What must be rehearsed: every scene and song with who is in it, for as long as each stage of work takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from tablework.calls.moments import time_of_day
from tablework.calls.rehearsals import ROLE, milestone_day

SHORTEST: Final = 15
"""Nobody is called for less, in minutes."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A scene or a song of the play: its running time in minutes, who is in it, and its place in the play."""

    id: str
    title: str
    kind: str
    minutes: float
    roles: tuple[str, ...]
    order: int


def stretches_of(
    breakdown: Mapping[str, Any], titles: Mapping[str, str], nobody: Collection[str] = ()
) -> list[Stretch]:
    """The scenes and songs of a breakdown's document, in the order of the play; times are the middle of their range.

    A play without scenes is rehearsed by its acts, and one without acts as a whole. Roles that are nobody's own (ALL,
    BOTH) are not called.
    """
    found = []
    whole = {"id": "play", "minutes": breakdown["running_minutes"], "roles": [one["id"] for one in breakdown["roles"]]}
    scenes = breakdown["scenes"] or breakdown["acts"] or [whole]
    for kind, several in (("scenes", scenes), ("songs", breakdown["songs"])):
        for order, one in enumerate(several):
            middle = sum(one["minutes"]) / 2
            title = titles.get(one["id"], "The whole play")
            roles = tuple(role for role in one["roles"] if role not in nobody)
            found.append(Stretch(one["id"], title, kind, middle, roles, order))
    return found


def calls_of(
    settings: Mapping[str, Any], stretches: Sequence[Stretch], played_by: Mapping[str, Sequence[str]], longest: int
) -> list[dict[str, Any]]:
    """The calls of a period as documents: runs, every stage of every scene and song, and what was asked for by hand.

    Args:
        settings: the rehearsal period.
        stretches: the play's scenes and songs.
        played_by: for each role whoever plays it, and under ``cover:`` before its id whoever covers it.
        longest: how many minutes the house is open at a stretch; longer work is done in several calls.
    """
    everybody = sorted({who for stretch in stretches for who in _people(stretch, played_by, covers=False)})
    found = [
        *_runs(settings, everybody),
        *(call for stretch in stretches for call in _stages(settings, stretch, played_by, longest)),
        *(_by_hand(session) for session in settings.get("sessions", ())),
    ]
    return [call for call in found if call["people"]]


def _runs(settings: Mapping[str, Any], everybody: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Milestones with a time of day call everybody then."""
    staff = [one["id"] for one in settings.get("staff", ())]
    for one in settings.get("milestones", ()):
        if one.get("start") and one.get("minutes"):
            start = f"{one['date']}T{one['start']}"
            room = next((room["id"] for room in settings.get("rooms", ())), None)
            yield {
                "id": f"run.{one['id']}",
                "title": one["title"],
                "kind": "run",
                "minutes": one["minutes"],
                "people": [*everybody, *staff],
                "fixed": {"start": start, "room": room},
            }


def _stages(
    settings: Mapping[str, Any], stretch: Stretch, played_by: Mapping[str, Sequence[str]], longest: int
) -> Iterator[dict[str, Any]]:
    """The calls of one stretch, each after the one before, by a later day."""
    said = settings.get("scenes", {}).get(stretch.id, {})
    before: str | None = None
    for stage in settings.get("stages", ()):
        if stage["of"] != stretch.kind or said.get("skip"):
            continue
        people = said.get("people") or _people(stretch, played_by, covers=bool(stage.get("covers")))
        for n in range(1, stage["times"] + 1):
            for part, minutes in enumerate(_minutes(settings, stage, stretch, said, longest), 1):
                id_ = f"{stretch.id}.{stage['id']}.{n}.{part}"
                call = {
                    "id": id_,
                    "title": stretch.title,
                    "kind": "music" if stretch.kind == "songs" else stage.get("kind", "scene"),
                    "stage": stage["title"],
                    "minutes": minutes,
                    "people": [*people, *stage.get("staff", ())] if people else [],
                    "rooms": list(stage.get("rooms", ())),
                    "after": [before] if before else [],
                    "after_days": 1 if before and part == 1 else 0,
                    "by": milestone_day(settings, stage.get("by")),
                }
                yield call | ({"order": stretch.order} if stretch.kind == "scenes" else {})
                before = id_


def _minutes(
    settings: Mapping[str, Any], stage: Mapping[str, Any], stretch: Stretch, said: Mapping[str, Any], longest: int
) -> list[int]:
    """How long a stage takes, in as many equal calls as the day's hours ask for, each rounded up to the step."""
    step = settings.get("step", 15)
    whole = max(SHORTEST, said.get("minutes") or stretch.minutes * stage["factor"])
    parts = max(1, ceil(whole / max(step, longest)))
    return [min(longest, ceil(whole / parts / step) * step)] * parts


def _people(stretch: Stretch, played_by: Mapping[str, Sequence[str]], *, covers: bool) -> list[str]:
    found: dict[str, None] = {}
    for role in stretch.roles:
        who = played_by.get(f"cover:{role}", ()) if covers else played_by.get(role) or (f"{ROLE}{role}",)
        found |= dict.fromkeys(who)
    return list(found)


def _by_hand(session: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("id", "title", "kind", "minutes", "people", "rooms", "by", "from")
    return {key: session[key] for key in kept if session.get(key) is not None} | {"id": f"session.{session['id']}"}


def longest_stretch(settings: Mapping[str, Any]) -> int:
    """The most minutes for which any day is open at a stretch."""
    spans = [time_of_day(b) - time_of_day(a) for day in settings.get("days", ()) for a, b in day["open"]]
    return max(spans, default=SHORTEST)


def past(call: Mapping[str, Any], now: str) -> bool:
    """Whether a placed call had begun at a moment (both as they are written)."""
    return str(call["start"]) <= now


def days_out(dates: Sequence[str], called: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """A day-out-of-days: for each person and date ``S`` start, ``W`` work, ``H`` hold, ``F`` finish, or nothing.

    ``SWF`` is somebody whose only day it is.
    """
    found = {}
    for who, theirs in called.items():
        first, last = min(theirs), max(theirs)
        found[who] = [_cell(date, first, last, theirs) for date in dates]
    return found


def _cell(date: str, first: str, last: str, theirs: set[str]) -> str:
    if first == last == date:
        return "SWF"
    if date in {first, last}:
        return "SW" if date == first else "WF"
    if first < date < last:
        return "W" if date in theirs else "H"
    return ""
