"""Waiting, as the glossary has it: between somebody's first and last call, neither called nor on a break owed."""

from __future__ import annotations

import pytest
from tests.calls.periods import MONDAY, span

from tablework.calls.rules import Rules
from tablework.calls.waiting import joined, waiting, waits

HOUSE = [span(f"{MONDAY}T10:00", f"{MONDAY}T13:00"), span(f"{MONDAY}T14:00", f"{MONDAY}T18:00")]
ALL_DAY = [span(f"{MONDAY}T10:00", f"{MONDAY}T18:00")]
MEALS = Rules("house", meal_after=300, meal=60, break_after=((55, 5),))


def day(*hours: str) -> list[tuple[int, int]]:
    return [span(f"{MONDAY}T{one.partition('-')[0]}", f"{MONDAY}T{one.partition('-')[2]}") for one in hours]


@pytest.mark.parametrize(
    ("called", "minutes"),
    [
        (day("10:00-11:00"), 0),
        (day("10:00-11:00", "11:00-12:00"), 0),
        (day("10:00-11:00", "12:00-13:00"), 60),
        (day("12:00-13:00", "14:00-15:00"), 0),
        (day("12:00-12:30", "14:15-15:00"), 45),
    ],
)
def test_a_gap_is_waiting_but_for_the_hours_in_which_the_house_is_closed(called: list[tuple[int, int]], minutes: int):
    assert waiting(called, [], HOUSE, None) == minutes


def test_a_meal_that_the_rules_owe_is_no_waiting_and_one_that_they_do_not_is():
    """Ten to one and two to six needs its hour; ten to eleven and twelve to one does not."""
    assert waiting(day("10:00-13:00", "14:00-18:00"), [], ALL_DAY, MEALS) == 0
    assert waiting(day("10:00-13:00", "14:30-18:00"), [], ALL_DAY, MEALS) == 30
    assert waiting(day("10:00-10:30", "11:30-11:45"), [], ALL_DAY, MEALS) == 60


def test_a_closed_hour_is_the_meal_and_no_second_one_is_owed_for_it():
    """Called before and after lunch, then after two more hours: the rules owe no other meal, so these are waiting."""
    called = day("12:00-13:00", "14:00-15:00", "17:00-18:00")
    assert waiting(called, [], HOUSE, MEALS) == 115
    assert waiting(called, [], HOUSE, None) == 120


def test_a_short_break_that_is_owed_between_two_calls_is_no_waiting():
    assert waiting(day("10:00-10:45", "11:00-11:45"), [], ALL_DAY, MEALS) == 10
    assert waiting(day("10:00-10:15", "10:30-10:45"), [], ALL_DAY, MEALS) == 15


def test_a_call_in_another_production_is_no_waiting():
    """Between ten and four she is in another play from eleven to three: she waits for an hour at either end."""
    assert waiting(day("10:00-10:30", "16:00-17:00"), day("11:00-15:00"), ALL_DAY, None) == 90
    assert waiting(day("10:00-10:30"), day("16:00-17:00"), ALL_DAY, None) == 0


def test_where_somebody_waits_is_at_the_beginning_of_the_gap():
    assert waits(day("12:00-12:30", "14:15-15:00"), [], HOUSE, None) == [span(f"{MONDAY}T12:30", f"{MONDAY}T13:15")]


def test_work_that_overlaps_is_one_stretch():
    assert joined(day("10:00-12:00", "11:00-11:30", "12:00-13:00")) == day("10:00-13:00")
