"""A meeting as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

_AN_HOUR = timedelta(hours=1)


def meeting_file(meeting: Mapping[str, Any], day: str) -> str:
    """One meeting, in the local time of where it is, stamped with the `day` alone. Nobody's address stands in it."""
    event = Event()
    event.add("uid", str(meeting["uid"]))
    event.add("dtstamp", datetime.fromisoformat(day).replace(tzinfo=UTC))
    event.add("dtstart", datetime.fromisoformat(str(meeting["when"])[:16]))
    event.add("duration", _AN_HOUR)
    event.add("summary", f"Meeting: {meeting['role']}, {meeting['company']}")
    event.add("location", str(meeting["place"]))
    event.add("description", str(meeting["words"]))
    calendar = Calendar()
    calendar.add("prodid", "-//Tablework//Offers//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()
