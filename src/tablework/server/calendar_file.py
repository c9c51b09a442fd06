"""A meeting as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LINE = 75
"""The longest line, in bytes, before it is folded (RFC 5545, 3.1)."""


def calendar_file(meeting: Mapping[str, Any], now: str) -> str:
    """One meeting, in the local time of where it is. Its UID is chance; nobody's address stands in it."""
    start = str(meeting["when"])
    hour, minute = int(start[11:13]), start[14:16]
    day = start[:10].replace("-", "")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tablework//Offers//EN",
        "BEGIN:VEVENT",
        f"UID:{meeting['uid']}",
        f"DTSTAMP:{now[:10].replace('-', '')}T000000Z",
        f"DTSTART:{day}T{hour:02}{minute}00",
        "DURATION:PT1H",
        f"SUMMARY:{_text('Meeting: ' + meeting['role'] + ', ' + meeting['company'])}",
        f"LOCATION:{_text(meeting['place'])}",
        f"DESCRIPTION:{_text(meeting['words'])}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _text(value: str) -> str:
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(value.splitlines())


def _folded(line: str) -> list[str]:
    """A line in pieces of at most 75 bytes, never through the middle of a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]
