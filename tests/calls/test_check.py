"""The check of a plan: one of everything that a plan can break."""

from __future__ import annotations

import pytest
from tests.calls.periods import MONDAY, TUESDAY, at, call, person, stated

from tablework.calls.breaks import lay_breaks
from tablework.calls.check import check, not_free, rules_kept
from tablework.calls.moments import moment
from tablework.calls.problem import Placed, Problem


def sentences(problem: Problem, placed: list[Placed]) -> list[str]:
    return [one.why for one in check(problem, placed, lay_breaks(problem, placed))]


def test_a_plan_that_breaks_nothing():
    fixed = {"start": f"{MONDAY}T12:05", "room": "main"}
    problem = stated(
        call("1", 60, "margot"), call("2", 60, "margot", after=["1"]), call("3", 30, "margot", fixed=fixed)
    )
    starts = {"1": f"{MONDAY}T10:00", "2": f"{MONDAY}T11:00", "3": f"{MONDAY}T12:05"}
    assert sentences(problem, at(problem, **starts)) == []


@pytest.mark.parametrize(
    ("more", "start", "sentence"),
    [
        ({}, f"{MONDAY}T12:30", "“Scene 1” is outside the hours of Monday 23 Nov."),
        ({}, "2026-11-29T10:00", "“Scene 1” is outside the hours of Sunday 29 Nov."),
        ({}, f"{MONDAY}T10:10", "“Scene 1” does not begin on the 15 minutes."),
        ({"by": TUESDAY}, f"{TUESDAY}T10:00", "“Scene 1” has to be over before Tuesday 24 Nov."),
        ({"from": TUESDAY}, f"{MONDAY}T10:00", "“Scene 1” cannot be before Tuesday 24 Nov 00:00."),
        ({"rooms": ["studio"]}, f"{MONDAY}T10:00", "“Scene 1” cannot be in “main”."),
        ({}, f"{MONDAY}T17:00", "the main room is closed when “Scene 1” is in it."),
        ({}, f"{TUESDAY}T15:00", "Margot is not free on Tuesday 24 Nov from 15:00 to 16:00."),
        ({"after": ["0"]}, f"{MONDAY}T10:00", "“Scene 1” comes after “Scene 0”, which is out."),
        (
            {"fixed": {"start": TUESDAY, "room": "main"}},
            f"{MONDAY}T10:00",
            "“Scene 1” is fixed for Tuesday 24 Nov 00:00.",
        ),
    ],
)
def test_one_call_in_a_place_where_it_cannot_be(more: dict[str, object], start: str, sentence: str):
    """Margot's reason is her own: nobody reads *class* in what is said."""
    margot = person("margot", [f"{TUESDAY}T15:00", f"{TUESDAY}T16:00", "class"])
    rooms = [{"id": "main", "title": "the main room", "closed": [[f"{MONDAY}T17:00", f"{MONDAY}T18:00"]]}]
    rooms.append({"id": "studio", "title": "the studio"})
    problem = stated(call("0", 30), call("1", 60, "margot", **more), people=[margot], rooms=rooms)
    assert sentences(problem, at(problem, **{"1": start})) == [sentence]


def test_two_calls_that_cannot_both_be():
    """The same room and the same person at once; and a scene before the one it comes after."""
    problem = stated(
        call("1", 60, "margot"), call("2", 60, "margot", after=["1"]), call("3", 60, "bea", after=["1"], after_days=1)
    )
    found = sentences(problem, at(problem, **{"1": f"{MONDAY}T10:00", "2": f"{MONDAY}T10:30", "3": f"{MONDAY}T14:00"}))
    assert found == [
        "“Scene 1” and “Scene 2” are both in the main room on Monday 23 Nov 10:30.",
        "Margot is called for “Scene 1” and “Scene 2” at once.",
        "“Scene 2” comes after “Scene 1”.",
        "“Scene 3” comes after “Scene 1” by 1 day at least.",
    ]


def test_two_rooms_do_not_help_whoever_is_in_both_calls():
    rooms = [{"id": "main"}, {"id": "studio"}]
    problem = stated(call("1", 60, "margot", "bea"), call("2", 60, "margot"), rooms=rooms)
    start = moment(f"{MONDAY}T10:00")
    placed = [problem.placed("1", start, "main"), problem.placed("2", start, "studio")]
    assert sentences(problem, placed) == ["Margot is called for “Scene 1” and “Scene 2” at once."]


def test_a_day_off_between_two_days_is_rest_enough():
    margot = person("margot", rules="house")
    days = [{"date": date, "open": [["10:00", "18:00"]]} for date in (MONDAY, "2026-11-26")]
    problem = stated(call("1", 60, "margot"), call("2", 60, "margot"), people=[margot], rules=RULES, days=days)
    placed = at(problem, **{"1": f"{MONDAY}T17:00", "2": "2026-11-26T10:00"})
    assert "overnight rest" not in {one.kept.rule for one in rules_kept(problem, placed, {})}
    assert sentences(problem, placed) == []


def test_a_call_that_stands_twice_or_is_too_short():
    problem = stated(call("1", 60, "margot"), rooms=[])
    start = moment(f"{MONDAY}T10:00")
    twice = [Placed("1", start, start + 60, None), Placed("1", start + 120, start + 150, None)]
    assert sentences(problem, twice) == ["“Scene 1” takes 60 minutes, and has 30.", "“1” stands twice in the plan."]


RULES = {"house": {"span": 360, "work_day": 180, "work_week": 240, "turnaround": 960, "days_in_a_row": 1}}
RULES["house"] |= {"meal_after": 120, "meal": 60}


def test_every_rule_is_looked_at_and_what_is_broken_is_said_with_its_figure():
    """Margot is called from ten to half past five with two short gaps, and again the next morning."""
    margot = person("margot", rules="house")
    problem = stated(*(call(str(n), 90, "margot") for n in range(4)), people=[margot], rules=RULES)
    placed = at(
        problem,
        **dict(zip("0123", (f"{MONDAY}T10:00", f"{MONDAY}T11:30", f"{MONDAY}T16:00", f"{TUESDAY}T10:00"), strict=True)),
    )
    assert sentences(problem, placed) == [
        "Margot, Monday 23 Nov: span of day, 7 h 30 of at most 6 h.",
        "Margot, Monday 23 Nov: hours a day, 4 h 30 of at most 3 h.",
        "Margot, Monday 23 Nov: meal, 3 h of at most 2 h.",
        "Margot, Monday 23 Nov: hours a week, 4 h 30 of at most 4 h.",
        "Margot, Tuesday 24 Nov: hours a week, 6 h of at most 4 h.",
        "Margot, Tuesday 24 Nov: days in a row, 2 of 1.",
    ]
    kept = {one.kept.rule: one.kept.kept for one in rules_kept(problem, placed, {}) if one.kept.day == placed[-1].day}
    assert kept["overnight rest"]


def test_what_somebody_does_elsewhere_counts_in_their_hours():
    """Two hours here and two in another play are four; the day there is before hers here, and her rest too short."""
    elsewhere = [
        [f"{MONDAY}T14:00", f"{MONDAY}T17:00"],
        [f"{MONDAY}T19:00", f"{MONDAY}T23:00"],
        [f"{TUESDAY}T14:00", f"{TUESDAY}T16:00"],
    ]
    elsewhere.append(["2026-12-20T14:00", "2026-12-20T16:00"])
    margot = person("margot", rules="house", elsewhere=elsewhere)
    problem = stated(call("1", 90, "margot"), people=[margot], rules=RULES)
    found = sentences(problem, at(problem, **{"1": f"{TUESDAY}T10:00"}))
    assert "Margot, Tuesday 24 Nov: hours a day, 3 h 30 of at most 3 h." in found
    assert "Margot, Tuesday 24 Nov: overnight rest, 11 h of at least 16 h." in found


def test_when_somebody_is_not_free_is_said_as_people_say_it():
    day = moment(MONDAY)
    assert not_free("Bea", (day, day + 1440)) == "Bea is not free on Monday 23 Nov"
    assert not_free("Bea", (day, day + 2880)) == "Bea is not free from Monday 23 Nov to Tuesday 24 Nov"
    assert not_free("Bea", (day + 60, day + 1500)) == "Bea is not free from Monday 23 Nov 01:00 to Tuesday 24 Nov 01:00"
