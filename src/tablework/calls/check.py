"""An independent check of a plan: everything that it breaks, found by other means than it was made by.

It walks the plan minute by minute's edge in plain terms and shares nothing with the solvers but the problem itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tablework.calls.breaks import breaks_kept
from tablework.calls.measure import OwnDay, own_days
from tablework.calls.moments import DAY, clock, day_in_words, deadline, in_words
from tablework.calls.problem import Call, Placed, Problem, Span
from tablework.calls.rules import Kept, Rules, kept_on_a_day, kept_over_days


class WrongPlanError(Exception):
    """A plan did not stand up to its check: a mistake of ours, and never shown as a plan."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that a plan breaks: which calls and people it is about, one sentence for them, and which rule it is."""

    calls: tuple[str, ...]
    people: tuple[str, ...]
    why: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class RuleOn:
    """A rule on one day of one person."""

    person: str
    kept: Kept


def check(problem: Problem, placed: Sequence[Placed], breaks: Mapping[str, Sequence[Span]]) -> list[Broken]:
    """Everything that a plan breaks; a plan that breaks nothing may still leave calls out."""
    return [
        *(broken for one in placed for broken in _in_its_place(problem, one)),
        *_twice(placed),
        *_two_at_once(problem, placed),
        *_out_of_turn(problem, placed),
        *_rules_broken(problem, placed, breaks),
    ]


def rules_kept(problem: Problem, placed: Sequence[Placed], breaks: Mapping[str, Sequence[Span]]) -> list[RuleOn]:
    """Every rule of everybody who has rules, on every day on which they are called."""
    days: dict[str, list[OwnDay]] = {}
    for day in own_days(problem, placed):
        days.setdefault(day.person, []).append(day)
    found = []
    for who, theirs in days.items():
        rules = problem.people[who].rules
        if rules:
            found += [RuleOn(who, kept) for kept in _kept_by(problem, who, rules, theirs, placed, breaks)]
    return found


def _kept_by(
    problem: Problem,
    who: str,
    rules: Rules,
    days: Sequence[OwnDay],
    placed: Sequence[Placed],
    breaks: Mapping[str, Sequence[Span]],
) -> Iterator[Kept]:
    theirs = [one for one in placed if who in problem.calls[one.call].people]
    for day in days:
        yield from kept_on_a_day(rules, day.day, day.worked)
        own = [span for one in theirs if one.day == day.day for span in breaks.get(one.call, ())]
        yield from breaks_kept(rules, day.day, day.worked, own)
    all_days = {day.day: day.worked for day in days}
    for busy in problem.people[who].busy:
        if busy.worked and busy.span[0] // DAY not in all_days:
            number = busy.span[0] // DAY
            all_days[number] = tuple(
                sorted(b.span for b in problem.people[who].busy if b.worked and b.span[0] // DAY == number)
            )
    shift = {day.number: day.offset for day in problem.days}
    called = {day.day for day in days}
    for kept in kept_over_days(rules, sorted(all_days.items()), shift):
        if kept.day in called or kept.day - 1 in called:
            yield kept


def _in_its_place(problem: Problem, one: Placed) -> Iterator[Broken]:
    call = problem.calls[one.call]
    if one.end - one.start != call.minutes:
        yield Broken((one.call,), (), f"“{call.title}” takes {call.minutes} minutes, and has {one.end - one.start}.")
    if call.fixed:
        if (one.start, one.room) != (call.fixed.start, call.fixed.room):
            yield Broken((one.call,), (), f"“{call.title}” is fixed for {in_words(call.fixed.start)}.")
    else:
        yield from _within_its_time(problem, call, one)
    yield from _room_free(problem, call, one)
    for who in call.people:
        for busy in problem.people[who].busy:
            if one.overlaps(busy.span):
                yield Broken((one.call,), (who,), f"{not_free(problem.people[who].title, busy.span)}.")


def not_free(name: str, span: Span) -> str:
    """That somebody, or a room, cannot be had: why is theirs, and said to nobody."""
    start, end = span
    if start % DAY == 0 and end % DAY == 0:
        days = day_in_words(start // DAY)
        last = day_in_words(end // DAY - 1)
        return f"{name} is not free on {days}" if end - start == DAY else f"{name} is not free from {days} to {last}"
    if start // DAY == end // DAY:
        return f"{name} is not free on {day_in_words(start // DAY)} from {clock(start)} to {clock(end)}"
    return f"{name} is not free from {in_words(start)} to {in_words(end)}"


def _within_its_time(problem: Problem, call: Call, one: Placed) -> Iterator[Broken]:
    hours = [span for day in problem.days if day.number == one.day for span in day.open]
    if not any(start <= one.start and one.end <= end for start, end in hours):
        yield Broken((one.call,), (), f"“{call.title}” is outside the hours of {day_in_words(one.day)}.")
    if one.start % problem.step:
        yield Broken((one.call,), (), f"“{call.title}” does not begin on the {problem.step} minutes.")
    if call.by is not None and one.end > call.by:
        yield Broken((one.call,), (), f"“{call.title}” has to be over {deadline(call.by)}.")
    if call.not_before is not None and one.start < call.not_before:
        yield Broken((one.call,), (), f"“{call.title}” cannot be before {in_words(call.not_before)}.")


def _room_free(problem: Problem, call: Call, one: Placed) -> Iterator[Broken]:
    if one.room not in problem.rooms_of(call) and not call.fixed:
        yield Broken((one.call,), (), f"“{call.title}” cannot be in “{one.room}”.")
    room = problem.rooms.get(one.room or "")
    for busy in room.closed if room else ():
        if one.overlaps(busy.span):
            yield Broken((one.call,), (), f"{room.title} is closed when “{call.title}” is in it." if room else "")


def _twice(placed: Sequence[Placed]) -> Iterator[Broken]:
    seen: set[str] = set()
    for one in placed:
        if one.call in seen:
            yield Broken((one.call,), (), f"“{one.call}” stands twice in the plan.")
        seen.add(one.call)


def _two_at_once(problem: Problem, placed: Iterable[Placed]) -> Iterator[Broken]:
    by_day: dict[int, list[Placed]] = {}
    for one in placed:
        by_day.setdefault(one.day, []).append(one)
    for calls in by_day.values():
        for one, other in combinations(calls, 2):
            if one.overlaps((other.start, other.end)):
                yield from _clash(problem, one, other)


def _clash(problem: Problem, one: Placed, other: Placed) -> Iterator[Broken]:
    first, second = problem.calls[one.call], problem.calls[other.call]
    both = f"“{first.title}” and “{second.title}”"
    if one.room is not None and one.room == other.room:
        room = problem.rooms[one.room].title
        yield Broken(
            (one.call, other.call), (), f"{both} are both in {room} on {in_words(max(one.start, other.start))}."
        )
    for who in first.people:
        if who in second.people:
            yield Broken((one.call, other.call), (who,), f"{problem.people[who].title} is called for {both} at once.")


def _out_of_turn(problem: Problem, placed: Sequence[Placed]) -> Iterator[Broken]:
    where = {one.call: one for one in placed}
    for one in placed:
        call = problem.calls[one.call]
        for name in call.after:
            before = where.get(name)
            if before is None:
                yield Broken(
                    (one.call,), (), f"“{call.title}” comes after “{problem.calls[name].title}”, which is out."
                )
            elif not follows(call, one.start, before):
                yield Broken((one.call, name), (), _turn(call, problem.calls[name]))


def follows(call: Call, start: int, before: Placed) -> bool:
    """Whether a start is late enough after a call that comes before."""
    return start >= before.end and start // DAY - before.day >= call.after_days


def _turn(call: Call, before: Call) -> str:
    days = f" by {call.after_days} day{'s' if call.after_days > 1 else ''} at least" if call.after_days else ""
    return f"“{call.title}” comes after “{before.title}”{days}."


def _rules_broken(problem: Problem, placed: Sequence[Placed], breaks: Mapping[str, Sequence[Span]]) -> Iterator[Broken]:
    for one in rules_kept(problem, placed, breaks):
        if not one.kept.kept:
            person = problem.people[one.person].title
            calls = [p.call for p in placed if p.day == one.kept.day and one.person in problem.calls[p.call].people]
            why = f"{person}, {day_in_words(one.kept.day)}: {one.kept.rule}, {one.kept.figure}."
            yield Broken(tuple(calls), (one.person,), why, one.kept.rule)
