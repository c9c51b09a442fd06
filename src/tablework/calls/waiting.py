"""Waiting: the time between somebody's first and last call of a day in which they are neither called nor on a break.

Hours in which the house is closed to everybody (lunch, between two sessions) are no waiting; nor is a meal or a break
that the rules owe and the gap gives. Where a meal and the closed hours fall together they count once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tablework.calls.problem import Span
from tablework.calls.rules import Rules, Work


def joined(work: Sequence[Work]) -> list[Work]:
    """Stretches of work in order of time, those that touch or overlap as one."""
    found: list[Work] = []
    for start, end in sorted(work):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def waits(called: Sequence[Work], elsewhere: Sequence[Work], hours: Sequence[Span], rules: Rules | None) -> list[Span]:
    """Where somebody waits on one day.

    Args:
        called: their calls of the day, at least one.
        elsewhere: their calls in another production that day: work too, and never waiting.
        hours: when the house is open that day.
        rules: what owes them breaks and meals, or None.

    Returns:
        The waiting of each gap as one span at its beginning; its length is what counts.
    """
    first, last = min(called)[0], max(end for _, end in called)
    within = [span for span in elsewhere if span[0] < last and first < span[1]]
    work = joined([*called, *within])
    found = []
    for (one, other), meal in zip(pairwise(work), _meals(work, hours, rules), strict=True):
        start, end = one[1], other[0]
        owed = max(meal, _break_owed(one, other, rules))
        minutes = min(open_minutes((start, end), hours), end - start - owed)
        if minutes > 0:
            found.append((start, start + minutes))
    return found


def waiting(called: Sequence[Work], elsewhere: Sequence[Work], hours: Sequence[Span], rules: Rules | None) -> int:
    """How many minutes somebody waits on one day (see `waits`)."""
    return sum(end - start for start, end in waits(called, elsewhere, hours, rules))


def open_minutes(span: Span, hours: Sequence[Span]) -> int:
    """How many minutes of a span the house is open; hours do not overlap."""
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in hours)


def _meals(work: Sequence[Work], hours: Sequence[Span], rules: Rules | None) -> Iterator[int]:
    """For each gap the minutes of meal owed in it: where the house closes for one, or going on would be too long."""
    after, meal = (rules.meal_after, rules.meal) if rules else (None, None)
    begun = work[0][0]
    for one, other in pairwise(work):
        gap = one[1], other[0]
        owed = after is not None and meal is not None and gap[1] - gap[0] >= meal
        closed = gap[1] - gap[0] - open_minutes(gap, hours)
        if owed and meal and after and (closed >= meal or other[1] - begun > after):
            begun = other[0]
            yield meal
        else:
            yield 0


def _break_owed(one: Work, other: Work, rules: Rules | None) -> int:
    """The shortest break, where the work on both sides of a gap would be too long without one."""
    if rules is None or not rules.break_after:
        return 0
    limit, owed = min(rules.break_after)
    return owed if one[1] - one[0] + other[1] - other[0] > limit else 0
