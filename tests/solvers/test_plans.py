"""Plans of whole periods: as many calls as can be, as cheaply as can be, kept by a check that knows no solver."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from benchmarks.calls.generator import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.calls.periods import HOURS, MONDAY, TUESDAY, call, period, person

from tablework.actions.plan_calls import change, plan, stated_problem, weigh, why_not
from tablework.calls.breaks import lay_breaks
from tablework.calls.check import check
from tablework.calls.measure import cost
from tablework.calls.moments import written
from tablework.calls.problem import Placed, Problem, ProblemError
from tablework.calls.why import without
from tablework.solvers.plans.reasons import explain
from tablework.solvers.plans.solve import solve

RULES = {
    "tight": {"span": 240, "work_day": 150, "work_week": 180, "turnaround": 1200, "days_in_a_row": 1},
    "meals": {"meal_after": 120, "meal": 60, "break_after": [[60, 10]]},
}


@st.composite
def periods(draw: st.DrawFn) -> dict[str, Any]:
    """Two to three calls for three people in one or two short days."""
    open_hours = st.sampled_from([[["10:00", "12:00"], ["13:00", "15:00"]], [["10:00", "13:00"]], [["18:00", "20:30"]]])
    days = [{"date": date, "open": draw(open_hours)} for date in (MONDAY, TUESDAY)[: draw(st.integers(1, 2))]]
    people = []
    for name in "abc":
        hour = draw(st.integers(10, 18))
        busy = draw(st.lists(st.just([f"{MONDAY}T{hour}:00", f"{MONDAY}T{hour + 1}:30"]), max_size=1))
        rules = draw(st.sampled_from(["", "", "tight", "meals"]))
        people.append(person(name, *busy, weight=draw(st.sampled_from([0, 1, 2])), rules=rules))
    calls = []
    for n in range(draw(st.integers(2, 3))):
        who = draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True))
        one = call(str(n), draw(st.sampled_from([30, 60, 90])), *who, order=n)
        if n and draw(st.booleans()):
            one |= {"after": [str(draw(st.integers(0, n - 1)))], "after_days": draw(st.integers(0, 1))}
        if draw(st.integers(0, 4)) == 0:
            one["by"] = TUESDAY
        calls.append(one)
    rooms = [{"id": "main"}, {"id": "studio"}][: draw(st.integers(1, 2))]
    return period(*calls, people=people, days=days, rooms=rooms, rules=RULES, step=30)


def every_plan(problem: Problem) -> Iterator[list[Placed]]:
    """Every way to place the calls, or leave them out."""
    places = []
    for one in problem.calls.values():
        starts = [
            at for day in problem.days for a, b in day.open for at in range(-(-a // 30) * 30, b - one.minutes + 1, 30)
        ]
        rooms = problem.rooms_of(one)
        places.append([None, *(problem.placed(one.id, at, room) for at in starts for room in rooms)])
    for chosen in itertools.product(*places):
        yield [one for one in chosen if one]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(periods())
def test_a_small_period_is_planned_as_well_as_trying_everything_would(document: dict[str, Any]):
    """As many calls placed, at the same cost; and never more waiting promised than there must be."""
    found = plan(document, 0.6)
    problem = stated_problem(document)
    fine = [one for one in every_plan(problem) if len(one) >= len(found["calls"])]
    fine = [one for one in fine if not check(problem, one, lay_breaks(problem, one))]
    most = max(len(one) for one in fine)
    assert len(found["calls"]) == most
    best = [cost(problem, one) for one in fine if len(one) == most]
    assert found["cost"] == min(one.total for one in best)
    assert found["lower_bound_minutes"] <= min(one.waiting for one in best)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(periods())
def test_every_explanation_is_a_smallest_one(document: dict[str, Any]):
    """With any one of its reasons gone, the calls that it is about can all be."""
    problem = stated_problem(document | {"rules": {}, "people": [one | {"rules": ""} for one in document["people"]]})
    for one in problem.calls:
        found = explain(problem, one)
        if not found.proved:
            continue
        calls = {name: problem.calls[name] for name in found.calls}
        for reason in found.reasons:
            freed = without(problem, reason)
            smaller = Problem(freed.days, freed.people, {name: freed.calls[name] for name in calls}, freed.rooms, 30)
            assert any(
                len(placed) == len(calls) and not check(smaller, placed, {}) for placed in every_plan(smaller)
            ), reason


@pytest.mark.parametrize("seed", [1, 2])
def test_a_whole_period_is_planned_and_the_same_again(seed: int):
    """Six weeks, 120 calls, 25 people, a fifth of their time taken: every call has a place, nothing is broken."""
    problem = stated_problem(generate(seed))
    found = solve(problem, 1)
    assert len(found.placed) == len(problem.calls)
    assert check(problem, found.placed, {}) == []
    assert solve(problem, 1) == found


def test_rules_are_kept_over_a_whole_period():
    """The same, and everybody who plays is under the rules of resident theatres."""
    from tablework.calls.rulebook import RULES as SAMPLES

    problem = generate(3, scenes=20, people=12, weeks=6)
    for one in problem["people"]:
        one["rules"] = "us-lort" if one.get("weight", 1) else ""
    found = plan(problem | {"rules": dict(SAMPLES)}, 1)
    assert found["unplaced"] == []
    assert all(rule["kept"] for rule in found["rules"])
    assert {rule["rule"] for rule in found["rules"]} >= {
        "span of day",
        "hours a day",
        "meal",
        "breaks",
        "overnight rest",
    }


def test_somebody_is_ill_and_as_few_calls_move_as_can():
    """Margot is away on the first morning: her calls of that day move, and all the others stand."""
    problem = period(
        call("1", 60, "margot"), call("2", 60, "margot", "bea"), call("3", 60, "bea"), call("4", 60, "anders")
    )
    had = plan(problem, 0.6)
    first = {one["id"]: one for one in had["calls"]}
    day = first["1"]["start"][:10]
    problem["people"][0]["busy"] = [[f"{day}T10:00", f"{day}T18:00"]]
    hers = [id_ for id_ in ("1", "2") if first[id_]["start"][:10] == day]
    (fewest, *_) = change(problem | {"previous": had["calls"]}, 1)["options"]
    assert fewest["proved"]
    assert sorted(fewest["moved"]) == sorted(hers)
    assert fewest["plan"]["unplaced"] == []


def test_where_one_call_has_to_give_way_one_is_moved_and_no_more():
    """Two hours of Monday morning are taken; the scene that must be on Monday takes the other's place."""
    days = [{"date": MONDAY, "open": [["10:00", "12:00"]]}, {"date": TUESDAY, "open": [["10:00", "12:00"]]}]
    problem = period(call("1", 120, "margot"), call("2", 120, "margot", by=TUESDAY), days=days)
    previous = [{"id": "1", "start": f"{MONDAY}T10:00", "room": "main"}]
    (fewest, *_) = change(problem | {"previous": previous}, 1)["options"]
    assert (fewest["moved"], fewest["proved"]) == (["1"], True)
    assert plan(problem | {"previous": previous}, 1)["moved"] == ["1"]


def test_the_one_that_is_in_everybodys_way_moves_and_not_all_the_others():
    """Margot is asked for in scene 1 as well, which meets two of her calls: moving the first is one move, not two."""
    previous = [
        {"id": n, "start": f"{MONDAY}T{at}", "room": None} for n, at in (("1", "10:00"), ("2", "10:00"), ("3", "11:00"))
    ]
    problem = period(call("1", 120, "margot", "bea"), call("2", 60, "margot"), call("3", 60, "margot"), rooms=[])
    (fewest, *_) = change(problem | {"previous": previous}, 1)["options"]
    assert (fewest["moved"], fewest["proved"]) == (["1"], True)


def test_what_comes_after_a_call_that_moves_stays_where_it_can():
    """Margot is away on Monday morning; her first call moves to the afternoon, and the second, on Tuesday, stands."""
    margot = person("margot", [f"{MONDAY}T10:00", f"{MONDAY}T13:00"])
    problem = period(call("1", 60, "margot"), call("2", 60, "margot", after=["1"], after_days=1), people=[margot])
    previous = [
        {"id": "1", "start": f"{MONDAY}T10:00", "room": "main"},
        {"id": "2", "start": f"{TUESDAY}T10:00", "room": "main"},
    ]
    (fewest, *_) = change(problem | {"previous": previous}, 1)["options"]
    assert (fewest["moved"], fewest["proved"]) == (["1"], True)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(periods(), st.data())
def test_no_plan_moves_fewer_than_the_one_that_is_proved(document: dict[str, Any], data: st.DataObject):
    """A small plan, then somebody is away for an hour and a half: every other plan is tried."""
    had = plan(document, 0.6)["calls"]
    hour = data.draw(st.integers(10, 18))
    who = data.draw(st.sampled_from(document["people"]))
    who["busy"] = [*who["busy"], [f"{MONDAY}T{hour}:00", f"{MONDAY}T{hour + 1}:30"]]
    (few, *_) = change(document | {"previous": had}, 1)["options"]
    problem = stated_problem(document)
    where = {one["id"]: (one["start"], one["room"]) for one in had}
    most = len(few["plan"]["calls"])
    for other in every_plan(problem):
        if len(other) >= most and not check(problem, other, lay_breaks(problem, other)):
            assert len(other) == most or not few["proved"]
            moved = sum(one.call in where and where[one.call] != (written(one.start), one.room) for one in other)
            assert moved >= len(few["moved"]) or not few["proved"]


def test_fixed_calls_stay_also_where_they_clash_and_the_plan_says_so():
    fixed = {"start": f"{MONDAY}T10:00", "room": "main"}
    problem = period(
        call("1", 60, "margot", fixed=fixed), call("2", 60, "margot", fixed=fixed), call("3", 60, "margot")
    )
    found = plan(problem, 0.6)
    assert [one["start"] for one in found["calls"] if one["id"] in "12"] == [fixed["start"]] * 2
    assert len(found["broken"]) == 2
    assert found["unplaced"] == []


def test_why_a_scene_cannot_be_called_before_wednesday():
    """Margot has a matinee on Tuesday, Bea her class; each would help, and so would an hour more; no reason is told."""
    margot = person(
        "margot", [f"{TUESDAY}T10:00", f"{TUESDAY}T17:00", "matinee"], [f"{MONDAY}T10:00", f"{MONDAY}T13:00", "dentist"]
    )
    bea = person("bea", [f"{MONDAY}T14:00", f"{MONDAY}T18:00", "class"])
    problem = period(call("6", 120, "margot", "bea"), people=[margot, bea])
    found = why_not(problem, [], "6")
    assert found["why"] == [
        "Bea is not free on Monday 23 Nov from 14:00 to 18:00.",
        "Margot is not free on Monday 23 Nov from 10:00 to 13:00.",
        "Margot is not free on Tuesday 24 Nov from 10:00 to 17:00.",
    ]
    assert found["would_help"] == [
        "Bea free on Monday 23 Nov from 14:00 to 18:00.",
        "Margot free on Monday 23 Nov from 10:00 to 13:00.",
        "Margot free on Tuesday 24 Nov from 10:00 to 17:00.",
        "The house open until 19:00 on Tuesday 24 Nov.",
        "“Scene 6” on Monday 23 Nov 10:00 without Margot.",
    ]
    assert found["first"] is None
    (unplaced,) = plan(problem, 0.6)["unplaced"]
    assert unplaced["why"] == found["why"]


def test_what_comes_after_a_call_without_a_place_and_what_is_too_long_for_any_day():
    problem = period(call("1", 600, "margot"), call("2", 60, "margot", after=["1"]))
    first, second = plan(problem, 0.6)["unplaced"]
    assert first["why"] == ["No day is open for 600 minutes at a stretch, which “Scene 1” takes."]
    assert second["why"] == ["It comes after “Scene 1”, which has no place."]


def test_rules_that_leave_no_time_are_named():
    rules = {"short": {"work_day": 60}}
    problem = period(call("1", 90, "margot"), people=[person("margot", rules="short")], rules=rules)
    (unplaced,) = plan(problem, 0.6)["unplaced"]
    assert unplaced["why"] == ["The rules of work of Margot (short) leave no time for it."]
    assert unplaced["would_help"] == ["Margot under other rules of work."]


def test_breaks_too_long_for_any_call_are_said_and_stop_no_plan():
    """A day's break after an hour is nobody's rule; the plan stands, and says what it cannot keep."""
    rules = {"odd": {"break_after": [[60, 1440]]}}
    found = plan(period(call("1", 90, "margot"), people=[person("margot", rules="odd")], rules=rules), 0.6)
    assert [one["id"] for one in found["calls"]] == ["1"]
    assert [one["kept"] for one in found["rules"]] == [False]
    assert len(found["broken"]) == 1


def test_a_fixed_call_goes_on_after_the_last_hour():
    """Fixed for ten at night: on a day on which the house closes at six, and on one that is no day of the period."""
    fixed = {n: {"start": f"2026-11-{n}T22:10", "room": "main"} for n in (23, 29)}
    late = [call(f"late {n}", 240, "margot", fixed=where) for n, where in fixed.items()]
    problem = period(*late, call("1", 420, "margot"), call("2", 60, "margot", after=["1"]))
    found = plan(problem, 0.6)
    assert {one["id"] for one in found["calls"]} >= {"late 23", "late 29"}


def test_nobody_is_called_before_their_rest_is_over_when_the_clocks_change():
    """An hour is missing in Copenhagen's night to 29 March: eleven hours' rest after half past ten end at 10:30."""
    days = [{"date": "2026-03-28", "open": [["20:00", "22:30"]]}, {"date": "2026-03-29", "open": [["09:00", "13:00"]]}]
    late = call("1", 60, "margot", fixed={"start": "2026-03-28T21:30", "room": "main"})
    rules = {"rest": {"turnaround": 660}}
    problem = period(
        late, call("2", 60, "margot", after=["1"]), people=[person("margot", rules="rest")], days=days, rules=rules
    )
    for zone, start in (("Europe/Copenhagen", "2026-03-29T10:30"), ("UTC", "2026-03-29T09:30")):
        found = plan(problem | {"timezone": zone}, 0.6)
        assert [one["start"] for one in found["calls"]][1] == start


def test_a_time_zone_that_does_not_exist_is_said_so():
    with pytest.raises(ProblemError, match="no time zone"):
        plan(period(timezone="Europe/Nowhere"))


def test_every_day_and_every_two_days_of_a_plan_are_proved():
    """What the search left on the table within two days is found, and the plan says how many windows are proved."""
    period_ = generate(4, scenes=4, people=5, weeks=5)
    found, proved = plan(period_, 0.6), plan(period_, 0.6, prove=True)
    certificate = proved["certificate"]
    assert certificate["windows"] >= certificate["proved"] > 0
    assert proved["cost"] <= found["cost"]
    assert proved["broken"] == []


def test_an_empty_problem_is_planned():
    found = plan({"days": [], "people": [], "calls": []})
    assert (found["calls"], found["waiting_minutes"], found["proved"]) == ([], 0, True)


def test_a_drag_is_weighed_with_its_breaks():
    people = [person("margot", rules="equity")]
    rules = {"equity": {"break_after": [[55, 5], [80, 10]]}}
    problem = period(call("1", 120, "margot"), call("2", 60, "margot"), people=people, rules=rules)
    calls = [
        {"id": "1", "start": f"{MONDAY}T10:00", "room": "main"},
        {"id": "2", "start": f"{MONDAY}T16:00", "room": "main"},
    ]
    found = weigh(problem, calls)
    assert found["broken"] == []
    assert found["waiting"] == {"margot": 180}
    assert found["waits"] == [["margot", f"{MONDAY}T12:00", f"{MONDAY}T15:00"]]
    assert len(found["breaks"]["1"]) == 2


def test_the_hours_of_the_house_are_the_ones_of_the_benchmark():
    """Our generator's days are those that the waiting of the benchmark is counted in."""
    assert generate(1)["days"][0]["open"] == HOURS
