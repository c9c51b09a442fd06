"""Moments on the wall clock of a rehearsal room."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.calls.moments import (
    MomentError,
    clock,
    date_of,
    day_in_words,
    day_number,
    deadline,
    in_words,
    moment,
    time_of_day,
    week,
    weekday,
    written,
)


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)))
def test_a_day_is_counted_as_the_calendar_has_it(day: date):
    """Python's own calendar is asked for every day of eight centuries."""
    number = (day - date(1970, 1, 1)).days
    assert day_number(str(day)) == number
    assert date_of(number) == str(day)
    assert weekday(number) == day.strftime("%A")


@given(st.dates(date(1971, 1, 1), date(2100, 1, 1)))
def test_a_week_begins_on_monday(day: date):
    number = (day - date(1970, 1, 1)).days
    assert week(number) == week(number - day.weekday())
    assert week(number - day.weekday() - 1) == week(number) - 1


def test_a_moment_is_read_and_written_in_the_same_way():
    assert written(moment("2026-11-23T14:30")) == "2026-11-23T14:30"
    assert moment("2026-11-23T14:30:00") == moment("2026-11-23T14:30")
    assert moment("2026-11-23") == moment("2026-11-23T00:00")
    assert moment("2026-11-22T24:00") == moment("2026-11-23")
    assert in_words(moment("2026-11-24T16:05")) == "Tuesday 24 Nov 16:05"
    assert day_in_words(day_number("2026-12-01")) == "Tuesday 1 Dec"
    assert clock(moment("2026-11-24T09:05")) == "09:05"


def test_a_deadline_at_midnight_is_the_day_before_which():
    assert deadline(moment("2026-11-25")) == "before Wednesday 25 Nov"
    assert deadline(moment("2026-11-25T13:00")) == "by Wednesday 25 Nov 13:00"


@pytest.mark.parametrize("text", ["", "today", "2026-13-01", "2026-02-30", "2026-2-3", "2026-00-10", "1900-02-29"])
def test_what_is_no_date_is_said_so(text: str):
    with pytest.raises(MomentError, match="is no date"):
        day_number(text)


@pytest.mark.parametrize("text", ["", "noon", "25:00", "24:01", "10:60", "9:00", "10:00:30"])
def test_what_is_no_time_is_said_so(text: str):
    with pytest.raises(MomentError, match="is no time of day"):
        time_of_day(text)


def test_the_last_day_of_a_leap_year_and_of_a_year_before():
    for year in (2023, 2024, 2000):
        last = day_number(f"{year}-12-31")
        assert date_of(last + 1) == str(date(year, 12, 31) + timedelta(days=1))
