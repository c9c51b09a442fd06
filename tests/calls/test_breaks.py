"""Breaks inside calls: everybody in the room stops together, soon enough for each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.calls.periods import MONDAY, at, call, person, stated

from tablework.calls.breaks import lay_breaks
from tablework.calls.check import rules_kept
from tablework.calls.moments import clock
from tablework.calls.problem import Problem

EQUITY = {"equity": {"break_after": [[55, 5], [80, 10]]}}


def laid(problem: Problem, **starts: str) -> dict[str, list[str]]:
    breaks = lay_breaks(problem, at(problem, **{id_: f"{MONDAY}T{start}" for id_, start in starts.items()}))
    return {id_: [f"{clock(a)}-{clock(b)}" for a, b in spans] for id_, spans in breaks.items()}


def test_a_call_of_two_hours_has_its_breaks_evenly():
    problem = stated(call("a", 120, "margot"), people=[person("margot", rules="equity")], rules=EQUITY)
    assert laid(problem, a="10:00") == {"a": ["10:35-10:40", "11:15-11:20"]}


def test_a_call_of_eighty_minutes_needs_none_unless_somebody_goes_straight_on():
    people = [person("margot", rules="equity"), person("bea")]
    problem = stated(call("a", 75, "margot", "bea"), call("b", 60, "margot"), people=people, rules=EQUITY)
    assert laid(problem, a="10:00", b="14:00") == {}
    assert laid(problem, a="10:00", b="11:15") == {"a": ["10:35-10:40"], "b": ["11:25-11:30"]}


def test_nobody_without_rules_is_stopped():
    assert laid(stated(call("a", 180, "margot")), a="10:00") == {}


def test_a_break_longer_than_the_call_is_not_laid_and_is_said_to_be_missing():
    rules = {"odd": {"break_after": [[5, 90]]}}
    problem = stated(call("a", 60, "margot"), people=[person("margot", rules="odd")], rules=rules)
    placed = at(problem, a=f"{MONDAY}T10:00")
    assert lay_breaks(problem, placed) == {}
    assert [one.kept.kept for one in rules_kept(problem, placed, {})] == [False]


@given(st.lists(st.tuples(st.integers(3, 36), st.integers(0, 6)), min_size=1, max_size=6))
def test_whatever_a_day_is_everybody_gets_their_breaks(blocks: list[tuple[int, int]]):
    """Calls of a quarter of an hour to three hours, with gaps of up to half an hour or none."""
    calls, starts, at_minute = [], {}, 600
    for n, (fives, gap) in enumerate(blocks):
        calls.append(call(str(n), fives * 5, "margot"))
        starts[str(n)] = f"{MONDAY}T{clock(at_minute)}"
        at_minute += fives * 5 + gap * 5
        if at_minute > 1400:
            break
    problem = stated(*calls, people=[person("margot", rules="equity")], rules=EQUITY)
    placed = at(problem, **dict(starts.items()))
    (kept,) = rules_kept(problem, placed, lay_breaks(problem, placed))
    assert kept.kept.kept, kept
