"""One person's published calls as an iCalendar feed (RFC 5545): theirs alone, and nobody's reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

_ASK_AGAIN = timedelta(hours=1)


def calls_feed(publications: Iterable[Mapping[str, Any]]) -> bytes:
    """The calls of some publications, each with ``title``, ``number``, ``at``, ``timezone``, ``book`` and ``calls``.

    Times are in UTC, so that they are right on both sides of a night when the clocks change, whatever the reader knows
    of zones. A call keeps its UID for as long as it is in the plan; its SEQUENCE is the publication's number.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tablework//Calls//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "My calls")
    calendar.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for publication in publications:
        for call in publication["calls"]:
            calendar.add_component(_event(publication, call))
    written: bytes = calendar.to_ical()
    return written


def _event(publication: Mapping[str, Any], call: Mapping[str, Any]) -> Event:
    zone = ZoneInfo(publication["timezone"])
    event = Event()
    event.add("uid", _uid(publication["book"], call["id"]))
    event.add("dtstamp", datetime.fromisoformat(publication["at"]).astimezone(UTC))
    event.add("sequence", publication["number"])
    event.add("dtstart", _in_utc(call["start"], zone))
    event.add("dtend", _in_utc(call["end"], zone))
    event.add("summary", f"{publication['title']}: {call['title']}" + (f", {call['stage']}" if call["stage"] else ""))
    if call["room"]:
        event.add("location", call["room"])
    if call["breaks"]:
        breaks = ", ".join(f"{start[11:]}–{end[11:]}" for start, end in call["breaks"])
        event.add("description", f"Breaks: {breaks}")
    return event


def _in_utc(at: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=zone).astimezone(UTC)


def _uid(book: str, call: str) -> str:
    """Always the same for a call, and nothing that could be asked for at the desk."""
    return hashlib.sha256(f"{book}/{call}".encode()).hexdigest()[:32] + "@tablework"
