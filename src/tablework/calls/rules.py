"""Rules of work: what a day and a week may ask of somebody, and what of it a plan keeps.

Figures are minutes. A rule that is not given (None) is not kept. Every rule set is data with its version and source; a
plan is an aid to planning and no legal advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from tablework.calls.moments import DAY, week

Work: TypeAlias = "tuple[int, int]"
"""A stretch of work, from one moment to another."""


class RulesError(ValueError):
    """Rules that cannot be; its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule set by name.

    `break_after` are pairs of how long one may work and the break that is then owed: any one of them will do. A meal of
    `meal` minutes is owed after `meal_after` of work without one. `span` is from first call to last release,
    `turnaround` the rest overnight, `notice` how long before its time a call is told.
    """

    name: str
    version: str = ""
    source: str = ""
    break_after: tuple[tuple[int, int], ...] = ()
    meal_after: int | None = None
    meal: int | None = None
    span: int | None = None
    work_day: int | None = None
    work_week: int | None = None
    turnaround: int | None = None
    days_in_a_row: int | None = None
    notice: int | None = None

    def __post_init__(self) -> None:
        """Check it."""
        figures = [self.meal_after, self.meal, self.span, self.work_day, self.work_week, self.turnaround]
        figures += [self.days_in_a_row, *(figure for pair in self.break_after for figure in pair)]
        if any(figure is not None and figure < 1 for figure in figures) or (self.notice or 0) < 0:
            raise RulesError(f"A figure in the rules “{self.name}” is below 1: leave out a rule that does not hold.")
        if (self.meal_after is None) != (self.meal is None):
            raise RulesError(f"The rules “{self.name}” need both meal_after and meal, or neither.")


@dataclass(frozen=True, slots=True)
class Kept:
    """One rule on one day of one person: its figure beside what it allows, both as people say them."""

    day: int
    rule: str
    figure: str
    kept: bool


def stretches(work: Sequence[Work], meal: int) -> list[Work]:
    """Work with everything joined that no gap of a meal's length parts."""
    found: list[Work] = []
    for start, end in work:
        if found and start - found[-1][1] < meal:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def kept_on_a_day(rules: Rules, number: int, work: Sequence[Work]) -> Iterator[Kept]:
    """The rules of a day for its work, in order of time."""
    if rules.span is not None:
        yield _at_most(number, "span of day", work[-1][1] - work[0][0], rules.span)
    if rules.work_day is not None:
        yield _at_most(number, "hours a day", sum(end - start for start, end in work), rules.work_day)
    if rules.meal_after is not None and rules.meal is not None:
        longest = max(end - start for start, end in stretches(work, rules.meal))
        yield _at_most(number, "meal", longest, rules.meal_after)


def kept_over_days(rules: Rules, days: Sequence[tuple[int, Sequence[Work]]], shift: dict[int, int]) -> Iterator[Kept]:
    """The rules between days and over weeks; `shift` is each day's clock against UTC (minutes), for the rest."""
    if rules.turnaround is not None:
        for (one, early), (other, late) in pairwise(days):
            rest = late[0][0] - early[-1][1] - (shift.get(other, 0) - shift.get(one, 0))
            if other - one <= 1 + rules.turnaround // DAY:
                yield _at_least(other, "overnight rest", rest, rules.turnaround)
    if rules.work_week is not None:
        hours: dict[int, int] = {}
        for number, work in days:
            hours[week(number)] = hours.get(week(number), 0) + sum(end - start for start, end in work)
            yield _at_most(number, "hours a week", hours[week(number)], rules.work_week)
    if rules.days_in_a_row is not None:
        row, before = 0, None
        for number, _ in days:
            row = row + 1 if before == number - 1 else 1
            before = number
            yield Kept(number, "days in a row", f"{row} of {rules.days_in_a_row}", row <= rules.days_in_a_row)


def hours(minutes: int) -> str:
    """Minutes as people say them: ``6 h 20``, ``40 min``."""
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02}" if whole and rest else f"{whole} h" if whole else f"{rest} min"


def _at_most(number: int, rule: str, figure: int, most: int) -> Kept:
    return Kept(number, rule, f"{hours(figure)} of at most {hours(most)}", figure <= most)


def _at_least(number: int, rule: str, figure: int, least: int) -> Kept:
    return Kept(number, rule, f"{hours(max(0, figure))} of at least {hours(least)}", figure >= least)
