"""A problem's document: what it means, and what is said where it cannot be."""

from __future__ import annotations

from typing import Any

import pytest
from tests.calls.periods import MONDAY, TUESDAY, call, period, person, stated

from tablework.calls.document import placed_document, placed_of, read_problem
from tablework.calls.moments import moment
from tablework.calls.problem import ProblemError
from tablework.calls.rulebook import RULES


def test_everything_that_a_problem_says_is_read():
    """A call with all it can have, somebody with rules and work elsewhere, and a room that is closed."""
    rules = {"house": {"break_after": [[80, 10], [55, 5]], "meal_after": 300, "meal": 60, "source": "ours"}}
    bea = person("bea", [f"{MONDAY}T10:00", f"{MONDAY}T11:00", "class"], rules="house", weight=0.5)
    bea["elsewhere"] = [[f"{TUESDAY}T14:00", f"{TUESDAY}T16:00"]]
    full = call("b", 60, "bea", "bea", rooms=["main"], after=["a"], after_days=1, by=TUESDAY, order=2)
    full["from"] = f"{MONDAY}T12:00"
    fixed = call("c", 30, "bea", fixed={"start": f"{MONDAY}T17:00", "room": None})
    rooms = [{"id": "main", "closed": [[f"{MONDAY}T10:00", f"{MONDAY}T11:00"]]}]
    problem = stated(call("a", 45), full, fixed, people=[bea], rooms=rooms, rules=rules, title="Autumn")
    one = problem.calls["b"]
    assert (one.people, one.after_days, one.by, one.not_before, one.order) == (
        ("bea",),
        1,
        moment(TUESDAY),
        moment(f"{MONDAY}T12:00"),
        2,
    )
    assert problem.calls["c"].fixed is not None
    assert problem.people["bea"].rules is not None
    assert problem.people["bea"].rules.break_after == ((55, 5), (80, 10))
    assert [busy.worked for busy in problem.people["bea"].busy] == [False, True]
    assert problem.rooms["main"].title == "main"
    assert problem.rooms_of(problem.calls["a"]) == ("main",)
    assert stated(call("a", 45), rooms=[]).rooms_of(problem.calls["a"]) == (None,)


def test_hours_that_touch_or_overlap_are_one_and_days_come_in_order():
    days = [
        {"date": TUESDAY, "open": [["10:00", "13:00"]]},
        {"date": MONDAY, "open": [["12:00", "18:00"], ["10:00", "13:00"], ["10:30", "11:00"]]},
    ]
    problem = read_problem(period(days=days))
    assert [len(day.open) for day in problem.days] == [1, 1]
    assert problem.days[0].open[0] == (moment(f"{MONDAY}T10:00"), moment(f"{MONDAY}T18:00"))


def test_a_plan_goes_out_and_comes_back():
    problem = stated(call("a", 45, "margot"))
    (one,) = placed_of(problem, [{"id": "a", "start": f"{MONDAY}T10:00", "room": "main"}])
    written = placed_document(one, [(one.start + 30, one.start + 35)])
    assert written["end"] == f"{MONDAY}T10:45"
    assert written["breaks"] == [[f"{MONDAY}T10:30", f"{MONDAY}T10:35"]]
    assert placed_of(problem, [written]) == [one]
    assert placed_of(problem, [{"id": "gone", "start": f"{MONDAY}T10:00"}]) == []


def test_the_plan_that_people_have_is_read_without_calls_that_are_gone():
    had = [{"id": "a", "start": f"{MONDAY}T10:00", "room": "main"}, {"id": "x", "start": MONDAY, "room": None}]
    assert [one.call for one in stated(call("a", 45, "margot"), previous=had).previous] == ["a"]


def test_every_sample_of_rules_can_be_read_and_says_where_it_is_from():
    problem = stated(call("a", 45, "margot"), rules=dict(RULES), people=[person("margot", rules="us-lort")])
    assert problem.people["margot"].rules is not None
    assert all(rules["source"] and rules["version"] and rules["title"] for rules in RULES.values())


BUSY = [[f"{MONDAY}T11:00", f"{MONDAY}T10:00"]]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (3, "The problem is not written as names"),
        ({}, "needs its “days” as a list"),
        (period(step=3), "at least 5 is needed"),
        (period(step="x"), "needs its “step” as a whole number"),
        (period(title=7), "needs its “title” as a text"),
        (period(rules=[1]), "needs its “rules” as names"),
        (period(days=[{"date": "soon", "open": []}]), "is no date"),
        (period(days=[{"date": MONDAY, "open": [["13:00", "10:00"]]}]), "ends before it begins"),
        (period(days=[{"date": MONDAY, "open": [["13:00"]]}]), "is no time from and to"),
        (period(days=[{"date": MONDAY, "open": [["ten", "13:00"]]}]), "is no time of day"),
        (period(days=[{"date": MONDAY, "open": [[10, "13:00"]]}]), "is no text"),
        (period(days=[{"date": MONDAY, "open": []}, {"date": MONDAY, "open": []}]), "Each day stands once"),
        (period(people=[person("bea", *BUSY)]), "ends before it begins"),
        (period(people=[person("bea"), person("bea")]), "Two persons have the id"),
        (period(people=[person("bea", rules="none")]), "there are none of that name"),
        (period(people=[person("bea", weight=-1)]), "is a number from 0"),
        (period(people=[person("bea", weight=True)]), "is a number from 0"),
        (period(call("a", 45, "nobody")), "names “nobody” in its people"),
        (period(call("a", 45, rooms=["attic"])), "names “attic” in its rooms"),
        (period(call("a", 45, after=["b"])), "names “b” in its after"),
        (period(call("a", 45, fixed={"start": MONDAY, "room": "attic"})), "names “attic” in its fixed"),
        (period(call("a", 45, after=["b"]), call("b", 45, after=["a"])), "in a circle"),
        (period(call("a", 3)), "at least 5"),
        (period(call("a", 45, by="later")), "is no date"),
        (period(rules={"r": {"meal": 60}}), "both meal_after and meal"),
        (period(rules={"r": {"span": 0}}), "below 1"),
        (period(rules={"r": {"break_after": [["x", 5]]}}), "no pair of minutes"),
        (period(*(call(str(n), 30) for n in range(5001))), "at most 5000 can be planned"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(document: Any, sentence: str):
    with pytest.raises(ProblemError, match=sentence) as refused:
        read_problem(document)
    assert str(refused.value).endswith(".")
