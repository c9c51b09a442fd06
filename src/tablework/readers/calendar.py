"""iCalendar (RFC 5545) read for one thing only: when somebody is busy.

Repeats, exceptions and changes of a single date are worked out by recurring-ical-events. What is cancelled or marked
as free (``TRANSP:TRANSPARENT``) keeps nobody busy. A time with a zone is given in UTC and ends in ``Z``; one without a
zone, and a whole day, is by the clock on whatever wall it is read at, and stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, Final, TypeAlias

import recurring_ical_events
from icalendar import Calendar, Component

from tablework.readers.trouble import UnreadableScriptError

LARGEST: Final = 2_000_000
"""Bytes: ten years of a busy person's calendar."""

MOST_TIMES: Final = 4000
"""Busy times within a window of a year and a half: eight a day."""

_LONGEST_WORDS: Final = 200
_TOO_OFTEN: Final = frozenset({"SECONDLY", "MINUTELY"})

Times: TypeAlias = list[list[str]]
"""From, to, and what its owner calls it: nothing where they keep that to themselves."""


class UnreadableCalendarError(UnreadableScriptError):
    """A file or a feed that is no calendar. Its text is one sentence for a person."""


def busy_times(data: bytes, first: str, days: int, *, words: bool = False) -> Times:
    """When the owner of a calendar is busy, within `days` from the date `first` on; with its `words` only if asked.

    Raises:
        UnreadableCalendarError: it is no calendar, or holds more than any calendar does.
    """
    if len(data) > LARGEST:
        raise UnreadableCalendarError("This calendar is larger than any we have seen: export fewer years of it.")
    begins = date.fromisoformat(first)
    ends = begins + timedelta(days=days)
    found = list(islice(_times(_calendars(data), begins, ends, words=words), MOST_TIMES + 1))
    if len(found) > MOST_TIMES:
        raise UnreadableCalendarError("This calendar is busier than anybody can be: export another one.")
    return sorted(found)


def _calendars(data: bytes) -> list[Component]:
    try:
        found = Calendar.from_ical(data.decode("utf-8-sig", "replace"), multiple=True)
    except (ValueError, IndexError, KeyError, RecursionError):
        found = []
    calendars: list[Component] = [one for one in found if one.name == "VCALENDAR"]
    if not calendars:
        raise UnreadableCalendarError("This is no iCalendar file: export your calendar as .ics and give us that.")
    return calendars


def _times(calendars: Iterable[Component], begins: date, ends: date, *, words: bool) -> Iterator[list[str]]:
    for calendar in calendars:
        for event in _occurrences(_bearable(calendar), begins, ends):
            if not _is_free(event):
                start, end = _written(event.start), _written(event.end)
                if start < end:
                    yield [start, end, *([str(event.get("SUMMARY", ""))[:_LONGEST_WORDS]] if words else [])]
        yield from _told_as_busy(calendar, begins, ends)


def _bearable(calendar: Component) -> Component:
    """The calendar without what repeats every minute: nobody is busy so, and it would be worked at for ever.

    Of a series whose rule is torn, the first time stands.
    """
    for event in calendar.subcomponents:
        if not all(isinstance(rule, Mapping) for rule in _rules(event)):
            del event["RRULE"]
    calendar.subcomponents = [event for event in calendar.subcomponents if not _repeats_too_often(event)]
    return calendar


def _rules(event: Component) -> list[Any]:
    found: Any = event.get("RRULE")
    return found if isinstance(found, list) else [] if found is None else [found]


def _repeats_too_often(event: Component) -> bool:
    return any(str(freq).upper() in _TOO_OFTEN for rule in _rules(event) for freq in rule.get("FREQ", ()))


def _occurrences(calendar: Component, begins: date, ends: date) -> list[Any]:
    """Every event of the window; a series that cannot be worked out is left out, and the others stand."""
    try:
        return list(recurring_ical_events.of(calendar, skip_bad_series=True).between(begins, ends))
    except (ValueError, TypeError, OverflowError, KeyError, recurring_ical_events.InvalidCalendar):
        raise UnreadableCalendarError("A part of this calendar is torn: export it again and give us that.") from None


def _is_free(event: Any) -> bool:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return True
    return str(event.get("TRANSP", "OPAQUE")).upper() == "TRANSPARENT"


def _told_as_busy(calendar: Component, begins: date, ends: date) -> Iterator[list[str]]:
    """What a server that gives away nothing else says: its ``FREEBUSY`` periods, always in UTC."""
    for component in calendar.walk("VFREEBUSY"):
        given: Any = component.get("FREEBUSY") or []
        for period in given if isinstance(given, list) else [given]:
            busy = str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE"
            if busy and begins <= _day(period.start) < ends:
                yield [_written(period.start), _written(period.end)]


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _written(at: date | datetime) -> str:
    """A moment: in UTC with a Z where its zone is known, else as the clock on the wall says it."""
    if not isinstance(at, datetime):
        return f"{at.isoformat()}T00:00"
    if at.tzinfo is None:
        return at.strftime("%Y-%m-%dT%H:%M")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
