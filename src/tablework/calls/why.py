"""What stands against a call, in the field's words; nobody's private reason is among them: *not free* is enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tablework.calls.check import not_free
from tablework.calls.moments import DAY, clock, day_in_words, deadline, in_words
from tablework.calls.problem import Busy, Day, Problem

LATER = 60
"""How much longer a house is asked to be open at a time, in minutes."""


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One thing that somebody could change, and that stands against a call.

    ``busy`` is an entry of a person's calendar, ``closed`` of a room's (`number` counts them), ``by`` and ``fixed`` are
    a call's, ``rules`` a person's, and ``hours`` those of a day (`whose` is empty, `number` the day).
    """

    kind: str
    whose: str
    number: int = 0


def against(problem: Problem, reason: Reason) -> str:
    """What stands against a call, as a sentence."""
    if reason.kind == "busy":
        return f"{not_free(problem.people[reason.whose].title, _entry(problem, reason).span)}."
    if reason.kind == "rules":
        person = problem.people[reason.whose]
        return (
            f"The rules of work of {person.title} ({person.rules.name if person.rules else ''}) leave no time for it."
        )
    if reason.kind == "closed":
        return f"{not_free(problem.rooms[reason.whose].title, _entry(problem, reason).span)}."
    call = problem.calls[reason.whose]
    if reason.kind == "fixed" and call.fixed:
        return f"“{call.title}” is fixed for {in_words(call.fixed.start)}."
    return f"“{call.title}” has to be over {deadline(call.by or 0)}."


def would_help(problem: Problem, reason: Reason) -> str:
    """The change that takes a reason away, as people would ask for it."""
    if reason.kind == "hours":
        day = next(day for day in problem.days if day.number == reason.number)
        return f"The house open until {clock(day.open[-1][1] + LATER)} on {day_in_words(day.number)}."
    if reason.kind in {"busy", "closed"}:
        title = (problem.people if reason.kind == "busy" else problem.rooms)[reason.whose].title
        return not_free(title, _entry(problem, reason).span).replace(" is not free", " free", 1) + "."
    if reason.kind == "fixed":
        return f"“{problem.calls[reason.whose].title}” at another time."
    if reason.kind == "rules":
        return f"{problem.people[reason.whose].title} under other rules of work."
    return f"“{problem.calls[reason.whose].title}” not {deadline(problem.calls[reason.whose].by or 0)} but later."


def without(problem: Problem, reason: Reason) -> Problem:
    """The same problem without one reason."""
    if reason.kind == "hours":
        return replace(
            problem, days=tuple(_longer(day) if day.number == reason.number else day for day in problem.days)
        )
    if reason.kind in {"by", "fixed"}:
        call = problem.calls[reason.whose]
        call = replace(call, by=None) if reason.kind == "by" else replace(call, fixed=None)
        return replace(problem, calls={**problem.calls, call.id: call})
    if reason.kind == "rules":
        person = replace(problem.people[reason.whose], rules=None)
        return replace(problem, people={**problem.people, person.id: person})
    entry = _entry(problem, reason)
    if reason.kind == "closed":
        room = problem.rooms[reason.whose]
        room = replace(room, closed=tuple(one for one in room.closed if one is not entry))
        return replace(problem, rooms={**problem.rooms, room.id: room})
    person = problem.people[reason.whose]
    person = replace(person, busy=tuple(one for one in person.busy if one is not entry))
    return replace(problem, people={**problem.people, person.id: person})


def longer_days(problem: Problem, call: str) -> Iterator[Reason]:
    """The days up to a call's deadline that could be open longer."""
    limit = problem.calls[call].by
    for day in problem.days:
        if (
            day.open
            and (limit is None or day.open[-1][1] + LATER <= limit)
            and day.open[-1][1] + LATER < _midnight(day)
        ):
            yield Reason("hours", "", day.number)


def _midnight(day: Day) -> int:
    return (day.number + 1) * DAY


def _longer(day: Day) -> Day:
    begin, end = day.open[-1]
    return replace(day, open=(*day.open[:-1], (begin, end + LATER)))


def _entry(problem: Problem, reason: Reason) -> Busy:
    if reason.kind == "closed":
        return problem.rooms[reason.whose].closed[reason.number]
    return problem.people[reason.whose].busy[reason.number]
