"""What the days around leave to a day of somebody who has rules: rest, hours of the week, days in a row."""

from __future__ import annotations

from collections.abc import Sequence

from tablework.calls.moments import DAY, week
from tablework.solvers.plans.days import IDLE, DayKind, Room, Worked
from tablework.solvers.plans.grid import Grid


class DaysAround:
    """Everybody's days beside one another; `taken` is the ledger's own, and read as it changes."""

    def __init__(self, grid: Grid, kinds: Sequence[DayKind], taken: Sequence[int], longest: int) -> None:
        """`longest` is the longest call in slots."""
        self.grid, self._kinds, self._taken, self._longest = grid, kinds, taken, longest
        self._days, self._slots = len(grid.days), grid.slots
        self._day_at = {number: day for day, number in enumerate(grid.days)}
        self._offsets = {day.number: day.offset for day in grid.problem.days} or {0: 0}
        self._elsewhere_only = self._elsewhere()
        self._week_of, self._days_of_week, self._weeks = self._sort_weeks()
        self._rest_binds, self._rows_bind = self._what_binds()

    def change(self, person: int, day: int, was: Worked, now: Worked) -> set[int]:
        """A day of somebody has changed: the other days for which more or less is left now."""
        done = self._weeks[person][self._week_of[day]]
        self._weeks[person][self._week_of[day]] = done + now.minutes - was.minutes
        return self._touched(person, day, was, now, done)

    def left(self, person: int, day: int) -> Room:
        """What the days around leave to one day of somebody with rules."""
        rules = self.grid.people[person].rules
        assert rules  # noqa: S101 (asked only where there are some)
        number, grain = self.grid.days[day], self.grid.grain
        first, last, most = 0, self._slots, self._slots
        if rules.turnaround is not None and self._rest_binds[person]:
            before, after = self._work(person, number - 1), self._work(person, number + 1)
            if before.minutes:
                rest = rules.turnaround - DAY + self._shift(number) - self._shift(number - 1)
                first = max(0, -(-(before.last + rest - self.grid.first) // grain))
            if after.minutes:
                rest = rules.turnaround - DAY + self._shift(number + 1) - self._shift(number)
                last = min(self._slots, (after.first - rest - self.grid.first) // grain)
        mine = self._work(person, number).minutes
        if rules.work_day is not None:
            most = min(most, (rules.work_day - mine) // grain)
        if rules.work_week is not None:
            most = min(most, (rules.work_week - self._weeks[person][self._week_of[day]]) // grain)
        if rules.days_in_a_row is not None and self._rows_bind[person] and not mine:
            row = 1 + self._row_of_days(person, number, -1) + self._row_of_days(person, number, 1)
            most = most if row <= rules.days_in_a_row else 0
        return Room(first, last, max(0, most))

    def _row_of_days(self, person: int, number: int, way: int) -> int:
        found = 0
        while self._work(person, number + way * (found + 1)).minutes:
            found += 1
        return found

    def _work(self, person: int, number: int) -> Worked:
        """All the work of somebody on a day by its number."""
        day = self._day_at.get(number)
        if day is None:
            return self._elsewhere_only.get((person, number), IDLE)
        own = person * self._days + day
        return self._kinds[own].worked(self._taken[own])

    def _touched(self, person: int, day: int, was: Worked, now: Worked, done: int) -> set[int]:
        """The days for which more or less is left, now that one has changed."""
        rules, found = self.grid.people[person].rules, set[int]()
        assert rules  # noqa: S101 (asked only where there are some)
        if self._rest_binds[person] and was[:2] != now[:2]:
            found |= {day - 1, day + 1}
        if rules.work_week is not None:
            least_left = rules.work_week - max(done, done + now.minutes - was.minutes)
            if least_left < self._longest * self.grid.grain:
                found |= set(self._days_of_week[self._week_of[day]])
        if self._rows_bind[person] and (not was.minutes) != (not now.minutes):
            reach = rules.days_in_a_row or 0
            found |= set(range(day - reach, day + reach + 1))
        return {other for other in found if 0 <= other < self._days and other != day}

    def _shift(self, number: int) -> int:
        return self._offsets.get(number, 0)

    def _sort_weeks(self) -> tuple[list[int], dict[int, list[int]], list[dict[int, int]]]:
        """Each day's week, each week's days, and the minutes that everybody works in each week."""
        weeks = [week(number) for number in self.grid.days]
        days: dict[int, list[int]] = {}
        for day, number in enumerate(weeks):
            days.setdefault(number, []).append(day)
        done: list[dict[int, int]] = [dict.fromkeys(weeks, 0) for _ in self.grid.people]
        for (person, number), worked in self._elsewhere_only.items():
            if week(number) in done[person]:
                done[person][week(number)] += worked.minutes
        return weeks, days, done

    def _what_binds(self) -> tuple[list[bool], list[bool]]:
        """Whose overnight rest, and whose days in a row, the hours of this period could break at all.

        Most could not, and need not be asked at every step: a house open from ten to six gives everybody sixteen hours.
        """
        night = DAY - self.grid.slots * self.grid.grain - (max(self._offsets.values()) - min(self._offsets.values()))
        longest = row = 0
        for number in self.grid.days:
            row = row + 1 if number - 1 in self._day_at else 1
            longest = max(longest, row)
        away = {person for person, _ in self._elsewhere_only}
        rest, rows = [], []
        for n, person in enumerate(self.grid.people):
            rules = person.rules
            rest.append(bool(rules and rules.turnaround and (n in away or rules.turnaround > night)))
            rows.append(bool(rules and rules.days_in_a_row and (n in away or rules.days_in_a_row < longest)))
        return rest, rows

    def _elsewhere(self) -> dict[tuple[int, int], Worked]:
        """Work in other productions, by person and day."""
        spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for p, person in enumerate(self.grid.people):
            for busy in person.busy:
                if busy.worked:
                    number = busy.span[0] // DAY
                    span = busy.span[0] - number * DAY, busy.span[1] - number * DAY
                    spans.setdefault((p, number), []).append(span)
        return {key: _worked(sorted(several)) for key, several in spans.items()}


def _worked(work: list[tuple[int, int]]) -> Worked:
    return Worked(work[0][0], max(end for _, end in work), sum(end - start for start, end in work))
