"""What stands against a call, and what would help, in the field's words."""

from __future__ import annotations

import pytest
from tests.calls.periods import MONDAY, TUESDAY, WEDNESDAY, call, person, stated

from tablework.calls.moments import day_number
from tablework.calls.problem import Problem
from tablework.calls.why import Reason, against, longer_days, without, would_help


@pytest.fixture
def problem() -> Problem:
    bea = person("bea", [f"{TUESDAY}T16:00", f"{TUESDAY}T18:00", "her class"], rules="house")
    rooms = [{"id": "main", "title": "the main room", "closed": [[MONDAY, TUESDAY]]}]
    run = call("run", 60, "bea", fixed={"start": f"{MONDAY}T10:00", "room": "main"})
    days = [{"date": MONDAY, "open": [["10:00", "18:00"]]}, {"date": TUESDAY, "open": [["10:00", "23:30"]]}]
    days.append({"date": WEDNESDAY, "open": []})
    six = call("6", 120, "bea", by=f"{TUESDAY}T18:00")
    return stated(six, run, people=[bea], rooms=rooms, days=days, rules={"house": {"span": 600}})


@pytest.mark.parametrize(
    ("reason", "said", "helps"),
    [
        (
            Reason("busy", "bea", 0),
            "Bea is not free on Tuesday 24 Nov from 16:00 to 18:00.",
            "Bea free on Tuesday 24 Nov from 16:00 to 18:00.",
        ),
        (
            Reason("closed", "main", 0),
            "the main room is not free on Monday 23 Nov.",
            "the main room free on Monday 23 Nov.",
        ),
        (
            Reason("by", "6"),
            "“Scene 6” has to be over by Tuesday 24 Nov 18:00.",
            "“Scene 6” not by Tuesday 24 Nov 18:00 but later.",
        ),
        (Reason("fixed", "run"), "“Scene run” is fixed for Monday 23 Nov 10:00.", "“Scene run” at another time."),
        (
            Reason("rules", "bea"),
            "The rules of work of Bea (house) leave no time for it.",
            "Bea under other rules of work.",
        ),
    ],
)
def test_each_reason_as_a_sentence_and_as_a_wish(problem: Problem, reason: Reason, said: str, helps: str):
    assert against(problem, reason) == said
    assert would_help(problem, reason) == helps


def test_without_a_reason_the_problem_is_the_same_but_for_it(problem: Problem):
    assert without(problem, Reason("busy", "bea", 0)).people["bea"].busy == ()
    assert without(problem, Reason("rules", "bea")).people["bea"].rules is None
    assert without(problem, Reason("closed", "main", 0)).rooms["main"].closed == ()
    assert without(problem, Reason("by", "6")).calls["6"].by is None
    assert without(problem, Reason("fixed", "run")).calls["run"].fixed is None


def test_a_day_can_be_open_an_hour_longer_up_to_the_deadline_and_midnight(problem: Problem):
    """Monday can; Tuesday would go beyond the deadline, and without one beyond midnight; Wednesday is not open."""
    (monday,) = longer_days(problem, "6")
    assert monday == Reason("hours", "", day_number(MONDAY))
    assert list(longer_days(problem, "run")) == [monday]
    longer = without(problem, monday)
    assert longer.days[0].open[-1][1] - problem.days[0].open[-1][1] == 60
    assert would_help(problem, monday) == "The house open until 19:00 on Monday 23 Nov."
