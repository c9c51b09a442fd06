"""What a plan costs, in performer-minutes, by the prices of the published benchmark."""

from __future__ import annotations

from tests.calls.periods import MONDAY, TUESDAY, at, call, person, stated

from tablework.calls.measure import Cost, cost, day_cost, out_of_order, own_days, waiting_of


def test_waiting_days_short_days_and_the_one_who_waits_most():
    """Margot has two calls with an hour between; Bea is called for one hour; nobody asks for the director's time."""
    people = [person("margot"), person("bea", weight=0.5), person("director", weight=0)]
    problem = stated(
        call("1", 60, "margot", "director"), call("2", 60, "margot", "director"), call("3", 60, "bea"), people=people
    )
    placed = at(problem, **{"1": f"{MONDAY}T10:00", "2": f"{MONDAY}T12:00", "3": f"{MONDAY}T11:00"})
    found = cost(problem, placed)
    assert found == Cost(waiting=60, days=1.5, short=0.5, worst=60, out_of_order=0)
    assert found.total == 60 + 1.5 * 60 + 0.5 * 60 + 2 * 60
    assert waiting_of(problem, own_days(problem, placed)) == {"margot": 60, "bea": 0, "director": 0}


def test_one_day_costs_its_waiting_the_way_and_more_where_it_is_short():
    assert day_cost(60, 30) == 30 + 60 + 60
    assert day_cost(61, 0) == 60


def test_an_empty_plan_costs_nothing():
    assert cost(stated(call("1", 60, "margot")), []).total == 0


def test_a_scene_first_rehearsed_on_a_day_before_the_one_it_follows():
    """By days: on the same day the order is free. What is fixed reproaches nobody."""
    problem = stated(
        call("1", 60, "margot", order=1),
        call("1b", 60, "margot", order=1, after=["1"]),
        call("2", 60, "bea", order=2),
        call("3", 60, "bea", order=3, fixed={"start": f"{MONDAY}T17:00", "room": "main"}),
        call("fitting", 30, "bea"),
    )
    late = {"1": f"{TUESDAY}T10:00", "1b": f"{TUESDAY}T12:00", "2": f"{MONDAY}T10:00", "3": f"{MONDAY}T17:00"}
    assert out_of_order(problem, at(problem, **late, fitting=f"{MONDAY}T15:00")) == 1
    assert out_of_order(problem, at(problem, **(late | {"2": f"{TUESDAY}T09:00"}))) == 0
