"""The rules of work for CP-SAT: what the days of everybody who has rules may ask, stated for the free calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from tablework.calls.moments import DAY, week
from tablework.calls.rules import Rules
from tablework.solvers.plans.exact import Expression, Model


@dataclass(slots=True)
class _OwnDay:
    """One day of one person: each call as its possible starts and ends (minutes after midnight), and whether.

    `adds` says that a free call is put on it: what calls that stay break by themselves is not asked of anybody else.
    """

    calls: list[list[tuple[int, int, Expression]]] = field(default_factory=list)
    free: list[Expression] = field(default_factory=list)
    begin: Expression = None
    end: Expression = None
    called: Expression = None
    adds: Expression = None

    @property
    def options(self) -> Iterator[tuple[int, int, Expression]]:
        """Every start and end, whatever the call."""
        return (option for options in self.calls for option in options)

    @property
    def minutes(self) -> Expression:
        """Minutes of work."""
        return cp_model.LinearExpr.sum([(end - start) * chosen for start, end, chosen in self.options])


def keep_rules(model: Model) -> None:
    """Keep the rules of everybody whom a free call is about."""
    for p, person in enumerate(model.grid.people):
        if person.rules and any(p in model.grid.cast[n] for n in model.free):
            days = _days(model, p)
            for day in days.values():
                _bounds(model, day)
            _within_days(model, person.rules, days)
            _between_days(model, person.rules, days)


def _days(model: Model, p: int) -> dict[int, _OwnDay]:
    """The days of one person by their numbers: the free calls, those that stay, and work elsewhere."""
    found: dict[int, _OwnDay] = {}
    for n in model.free:
        if p in model.grid.cast[n]:
            by_day: dict[int, list[tuple[int, int, Expression]]] = {}
            for place, chosen in model.options[n].items():
                number, start = divmod(model.grid.moment(place.cell), DAY)
                by_day.setdefault(number, []).append((start, start + model.grid.calls[n].minutes, chosen))
            for number, options in by_day.items():
                day = found.setdefault(number, _OwnDay())
                day.calls.append(options)
                day.free.append(cp_model.LinearExpr.sum([chosen for *_, chosen in options]))
    for number, start, end in _stays(model, p):
        found.setdefault(number, _OwnDay()).calls.append([(start, end, 1)])
    return found


def _stays(model: Model, p: int) -> Iterator[tuple[int, int, int]]:
    for n, place in model.fixed.items():
        if p in model.grid.cast[n]:
            placed = model.grid.placed(n, place)
            yield placed.day, placed.start - placed.day * DAY, placed.end - placed.day * DAY
    for busy in model.grid.people[p].busy:
        if busy.worked:
            number = busy.span[0] // DAY
            yield number, busy.span[0] - number * DAY, busy.span[1] - number * DAY


def _bounds(model: Model, day: _OwnDay) -> None:
    """When a day begins and ends at the latest and the earliest, and whether there is one."""
    day.begin, day.end = model.model.new_int_var(0, 2 * DAY, ""), model.model.new_int_var(0, 2 * DAY, "")
    day.called, day.adds = model.model.new_bool_var(""), model.model.new_bool_var("")
    for there in day.free:
        model.model.add(day.adds >= there)
    for options in day.calls:
        there = cp_model.LinearExpr.sum([chosen for *_, chosen in options])
        starts = cp_model.LinearExpr.sum([start * chosen for start, _, chosen in options])
        model.model.add(day.begin <= starts + 2 * DAY * (1 - there))
        model.model.add(day.end >= cp_model.LinearExpr.sum([end * chosen for _, end, chosen in options]))
        model.model.add(day.called >= there)


def _within_days(model: Model, rules: Rules, days: dict[int, _OwnDay]) -> None:
    for day in days.values():
        if not day.free:
            continue
        if rules.span is not None:
            model.model.add(day.end - day.begin <= rules.span).only_enforce_if(day.adds)
        if rules.work_day is not None:
            model.model.add(day.minutes <= rules.work_day).only_enforce_if(day.adds)
        if rules.meal_after is not None and rules.meal is not None:
            _meals(model, rules.meal_after, rules.meal, day)


def _between_days(model: Model, rules: Rules, days: dict[int, _OwnDay]) -> None:
    shift = {day.number: day.offset for day in model.grid.problem.days}
    for number, day in days.items():
        following = days.get(number + 1)
        if rules.turnaround is not None and following:
            lost = shift.get(number + 1, 0) - shift.get(number, 0)
            for one in (day, following):
                rest = following.begin + DAY - day.end - lost
                model.model.add(rest >= rules.turnaround).only_enforce_if(one.adds)
        if rules.work_week is not None and day.free:
            theirs = [other.minutes for n, other in days.items() if week(n) == week(number)]
            model.model.add(cp_model.LinearExpr.sum(theirs) <= rules.work_week).only_enforce_if(day.adds)
        if rules.days_in_a_row is not None and day.free:
            for first in range(number - rules.days_in_a_row, number + 1):
                row = [days[n].called for n in range(first, first + rules.days_in_a_row + 1) if n in days]
                model.model.add(cp_model.LinearExpr.sum(row) <= rules.days_in_a_row).only_enforce_if(day.adds)


def _meals(model: Model, after: int, meal: int, day: _OwnDay) -> None:
    """Wherever work goes on beyond the time for a meal, a gap as long as a meal lies before.

    Work begins and ends at few times, so it is enough to look from each of its possible starts.
    """
    starts = sorted({start for start, _, _ in day.options})
    ends = sorted({end for _, end, _ in day.options})
    if ends[-1] - starts[0] <= after:
        return
    gaps = {at: model.model.new_bool_var("") for at in ends}
    for options in day.calls:
        for at, gap in gaps.items():
            meets = [chosen for start, end, chosen in options if start < at + meal and end > at]
            model.model.add(gap + cp_model.LinearExpr.sum(meets) <= 1)
    for begun in starts:
        later = model.model.new_bool_var("")
        for options in day.calls:
            beyond = [chosen for _, end, chosen in options if end > begun + after]
            model.model.add(later >= cp_model.LinearExpr.sum(beyond))
        begins = cp_model.LinearExpr.sum([chosen for start, _, chosen in day.options if start == begun])
        taken = cp_model.LinearExpr.sum([gap for at, gap in gaps.items() if begun < at <= begun + after])
        model.model.add(begins + later <= 1 + taken).only_enforce_if(day.adds)
