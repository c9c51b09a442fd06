"""What a new plan changes for people, before anybody accepts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tablework.calls.measure import OwnDay, own_days, waiting_of
from tablework.calls.moments import clock, day_in_words, written
from tablework.calls.problem import Placed, Problem
from tablework.calls.rules import hours

_NAMED = 6
"""So many people are named; more would not be read."""


def moves(before: Sequence[Placed], after: Sequence[Placed]) -> list[dict[str, Any]]:
    """The calls that stand elsewhere, with where from and where to; None is nowhere."""
    old, new = {one.call: one for one in before}, {one.call: one for one in after}
    found = []
    for call in dict.fromkeys([*old, *new]):
        was, now = old.get(call), new.get(call)
        if was is None or now is None or (was.start, was.room) != (now.start, now.room):
            found.append({"id": call, "from": _where(was), "to": _where(now)})
    return found


def in_sentences(problem: Problem, before: Sequence[Placed], after: Sequence[Placed]) -> list[str]:
    """What changes, as sentences: how many calls move, the waiting, and whose day begins earlier or ends later."""
    moved = [one for one in moves(before, after) if one["from"] and one["to"]]
    new = [one for one in moves(before, after) if not one["from"]]
    old_days, new_days = own_days(problem, before), own_days(problem, after)
    sentences = [
        f"{_count(len(moved), 'call moves', 'calls move')}." if before else "",
        f"{_count(len(new), 'call finds', 'calls find')} a place." if new else "",
        _waits(problem, old_days, new_days) if before else "",
    ]
    for_whom = list(_longer_days(problem, old_days, new_days)) if before else []
    if len(for_whom) > _NAMED:
        for_whom = [*for_whom[:_NAMED], f"And {len(for_whom) - _NAMED} more."]
    if before and not for_whom:
        for_whom = ["Nobody's day begins earlier or ends later."]
    return [sentence for sentence in (*sentences, *for_whom) if sentence]


def _where(placed: Placed | None) -> dict[str, Any] | None:
    return None if placed is None else {"start": written(placed.start), "room": placed.room}


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}" if number else f"No {one}"


def _waits(problem: Problem, before: Sequence[OwnDay], after: Sequence[OwnDay]) -> str:
    was, now = (round(sum(waiting_of(problem, days).values())) for days in (before, after))
    return f"{hours(now)} of waiting, {hours(abs(now - was))} {'less' if now < was else 'more'}." if was != now else ""


def _longer_days(problem: Problem, before: Sequence[OwnDay], after: Sequence[OwnDay]) -> Iterator[str]:
    old = _edges(before)
    for key, (start, end) in sorted(_edges(after).items(), key=lambda item: (item[0][1], item[0][0])):
        name, day = problem.people[key[0]].title, day_in_words(key[1])
        if key not in old:
            yield f"{name} is called on {day}, from {clock(start)} to {clock(end)}."
        elif start < old[key][0]:
            yield f"{name} begins at {clock(start)} on {day}, not at {clock(old[key][0])}."
        elif end > old[key][1]:
            yield f"{name} is released at {clock(end)} on {day}, not at {clock(old[key][1])}."


def _edges(days: Sequence[OwnDay]) -> Mapping[tuple[str, int], tuple[int, int]]:
    return {(day.person, day.day): (day.called[0][0], max(end for _, end in day.called)) for day in days}
