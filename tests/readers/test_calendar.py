"""Calendars as they come out of telephones and offices, read for when their owner is busy."""

from __future__ import annotations

import pytest

from tablework.readers.calendar import LARGEST, MOST_TIMES, UnreadableCalendarError, busy_times

FIRST, DAYS = "2026-10-01", 120

COPENHAGEN = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, before: str = "") -> bytes:
    blocks = "".join(
        f"BEGIN:VEVENT\nUID:{n if 'RECURRENCE-ID' not in event else 0}\nDTSTAMP:20260901T000000Z\n{event}\nEND:VEVENT\n"
        for n, event in enumerate(events)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{before}{blocks}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def busy(*events: str, before: str = "") -> list[list[str]]:
    return busy_times(calendar(*events, before=before), FIRST, DAYS)


def test_a_weekly_class_over_the_night_when_the_clocks_change():
    """Six o'clock in Copenhagen is sixteen UTC in summer, seventeen in winter."""
    event = "DTSTART;TZID=Europe/Copenhagen:20261020T180000\nDTEND;TZID=Europe/Copenhagen:20261020T200000\n"
    found = busy(event + "RRULE:FREQ=WEEKLY;COUNT=2", before=COPENHAGEN)
    assert found == [["2026-10-20T16:00Z", "2026-10-20T18:00Z"], ["2026-10-27T17:00Z", "2026-10-27T19:00Z"]]


def test_a_floating_time_and_a_whole_day_stand_as_they_are():
    found = busy("DTSTART:20261103T090000\nDTEND:20261103T100000", "DTSTART;VALUE=DATE:20261104")
    assert found == [["2026-11-03T09:00", "2026-11-03T10:00"], ["2026-11-04T00:00", "2026-11-05T00:00"]]


def test_one_date_left_out_and_one_moved():
    """The class of the second week is cancelled, that of the third an hour later."""
    series = "DTSTART:20261103T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261110T090000Z"
    moved = "RECURRENCE-ID:20261117T090000Z\nDTSTART:20261117T100000Z\nDTEND:20261117T110000Z"
    assert [start for start, _ in busy(series, moved)] == ["2026-11-03T09:00Z", "2026-11-17T10:00Z"]


def test_what_is_free_or_cancelled_keeps_nobody_busy():
    at = "DTSTART:20261103T090000Z\nDTEND:20261103T100000Z\n"
    assert busy(at + "TRANSP:TRANSPARENT", at + "STATUS:CANCELLED", "DTSTART:20261103T090000Z") == []


def test_words_are_given_only_when_they_are_asked_for():
    data = calendar("DTSTART:20261103T090000Z\nDTEND:20261103T100000Z\nSUMMARY:Dentist\\, again")
    assert busy_times(data, FIRST, DAYS) == [["2026-11-03T09:00Z", "2026-11-03T10:00Z"]]
    assert busy_times(data, FIRST, DAYS, words=True) == [["2026-11-03T09:00Z", "2026-11-03T10:00Z", "Dentist, again"]]


def test_a_server_that_only_tells_free_from_busy():
    told = "BEGIN:VFREEBUSY\nDTSTAMP:20260901T000000Z\nFREEBUSY;FBTYPE=FREE:20261101T080000Z/PT1H\n"
    told += "FREEBUSY:20261103T080000Z/PT1H\nEND:VFREEBUSY\n"
    assert busy(before=told) == [["2026-11-03T08:00Z", "2026-11-03T09:00Z"]]


def test_a_series_for_ever_is_read_as_far_as_anybody_plans():
    found = busy("DTSTART:20200101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY")
    assert len(found) == DAYS


def test_what_repeats_every_second_is_no_appointment():
    at = "DTSTART:20261103T090000Z\nDTEND:20261103T100000Z"
    assert len(busy("DTSTART:20261103T090000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY", at)) == 1


def test_a_torn_series_does_not_take_the_others_with_it():
    torn = "DTSTART:20261103T090000Z\nDTEND:20261103T100000Z\nRRULE:FREQ=WEEKLY;UNTIL=never"
    assert len(busy(torn, "DTSTART:20261105T090000Z\nDTEND:20261105T100000Z")) >= 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"x" * (LARGEST + 1),
        b"<html>Sign in</html>",
    ],
)
def test_a_file_that_is_no_calendar_gets_a_sentence(data: bytes):
    with pytest.raises(UnreadableCalendarError, match=r"\.$"):
        busy_times(data, FIRST, DAYS)


def test_a_calendar_that_is_busier_than_anybody_gets_a_sentence():
    hourly = "DTSTART:20261001T000000Z\nDURATION:PT1M\nRRULE:FREQ=HOURLY"
    with pytest.raises(UnreadableCalendarError, match="busier"):
        busy(*[hourly] * (MOST_TIMES // (24 * DAYS) + 1))
