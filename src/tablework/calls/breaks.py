"""Where the breaks fall inside calls: everybody in the room stops together, soon enough for each of them.

A rule set's pairs are alternatives: five minutes after at most 55, or ten after at most 80, as the rules that the
samples are drawn from have it. Whoever goes home or has a longer gap after a call needs no break inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tablework.calls.problem import Placed, Problem, Span
from tablework.calls.rules import Kept, Rules, Work, hours

BREAKS = "breaks"
"""The name of this rule."""

_EVERY = 5
"""Breaks begin on the five minutes: nobody stops a scene at 10:52."""


def lay_breaks(problem: Problem, placed: Sequence[Placed]) -> dict[str, tuple[Span, ...]]:
    """The breaks of each call that needs some, in order of time."""
    calls = sorted(placed, key=lambda one: (one.start, one.call))
    theirs = {who: [one for one in calls if who in problem.calls[one.call].people] for who in problem.people}
    since: dict[str, tuple[int, int]] = {}
    found: dict[str, tuple[Span, ...]] = {}
    for one in calls:
        ruled = {who: rules for who in problem.calls[one.call].people if (rules := _breaks_of(problem, who))}
        carried = {who: _carried(since.get(who), one, rules) for who, rules in ruled.items()}
        follows = {who for who in ruled if _goes_on(theirs[who], one, ruled[who])}
        breaks = _inside(one, ruled, carried, follows)
        for who in ruled:
            since[who] = (one.end, one.end - breaks[-1][1] if breaks else carried[who] + one.end - one.start)
        if breaks:
            found[one.call] = tuple(breaks)
    return found


def _breaks_of(problem: Problem, who: str) -> Rules | None:
    rules = problem.people[who].rules
    return rules if rules and rules.break_after else None


def _carried(since: tuple[int, int] | None, one: Placed, rules: Rules) -> int:
    """Minutes worked without a break when a call begins."""
    if since is None or one.start - since[0] >= _owed(rules, since[1]):
        return 0
    return since[1]


def _owed(rules: Rules, worked: int) -> int:
    """The break owed after so much work: the shortest of those whose time has not passed, else the longest."""
    fitting = [owed for limit, owed in rules.break_after if worked <= limit]
    return min(fitting) if fitting else max(owed for _, owed in rules.break_after)


def _goes_on(theirs: Sequence[Placed], one: Placed, rules: Rules) -> bool:
    """Whether somebody's next call comes before the longest break would be over."""
    longest = max(owed for _, owed in rules.break_after)
    return any(one.end <= other.start < one.end + longest for other in theirs)


def _inside(one: Placed, ruled: Mapping[str, Rules], carried: Mapping[str, int], follows: set[str]) -> list[Span]:
    needing = [who for who, rules in ruled.items() if _needs(one, rules, carried[who], goes_on=who in follows)]
    if not needing:
        return []
    limit = min(min(ruled[who].break_after)[0] for who in needing)
    owed = max(min(ruled[who].break_after)[1] for who in needing)
    return _spread(one, max(carried[who] for who in needing), limit, owed)


def _needs(one: Placed, rules: Rules, carried: int, *, goes_on: bool) -> bool:
    longest = min(rules.break_after)[0] if goes_on else max(limit for limit, _ in rules.break_after)
    return carried + one.end - one.start > longest


def _spread(one: Placed, carried: int, limit: int, owed: int) -> list[Span]:
    """As few breaks as will do, as evenly as the five minutes allow."""
    minutes = one.end - one.start
    for number in range(1, minutes // owed + 1):
        work = carried + minutes - number * owed
        share = work / (number + 1)
        starts = [one.start + max(0, _down(share * n + owed * (n - 1) - carried)) for n in range(1, number + 1)]
        edges = [one.start - carried, *(edge for start in starts for edge in (start, start + owed)), one.end]
        if all(end - start <= limit for start, end in zip(edges[::2], edges[1::2], strict=True)):
            return [(start, start + owed) for start in starts]
    return []


def _down(minutes: float) -> int:
    return int(minutes) // _EVERY * _EVERY


def breaks_kept(rules: Rules, day: int, work: Sequence[Work], breaks: Sequence[Span]) -> Iterator[Kept]:
    """Whether somebody gets every break of a day: one answer, with the longest stretch of work without one."""
    if not rules.break_after:
        return
    runs = list(_runs(rules, work, breaks))
    figure = f"{hours(max(minutes for minutes, _ in runs))} at most without one"
    yield Kept(day, BREAKS, figure, all(_rested(rules, minutes, rest) for minutes, rest in runs))


def _runs(rules: Rules, work: Sequence[Work], breaks: Sequence[Span]) -> Iterator[tuple[int, int | None]]:
    """Work without a break, each with the rest that follows it; None is the end of the day."""
    shortest = min(owed for _, owed in rules.break_after)
    pieces = [piece for stretch in work for piece in _without(stretch, breaks)]
    start, end = pieces[0]
    for begin, until in pieces[1:]:
        if begin - end < shortest:
            end = until
        else:
            yield end - start, begin - end
            start, end = begin, until
    yield end - start, None


def _without(stretch: Work, breaks: Sequence[Span]) -> Iterator[Work]:
    begin = stretch[0]
    for start, end in sorted(breaks):
        if begin <= start and end <= stretch[1]:
            if begin < start:
                yield begin, start
            begin = end
    yield begin, stretch[1]


def _rested(rules: Rules, minutes: int, rest: int | None) -> bool:
    return any(minutes <= limit and (rest is None or rest >= owed) for limit, owed in rules.break_after)
