"""Moments as whole minutes of the production's own wall clock, and how they are written.

A moment is the number of minutes since the midnight with which 1970 began, by the clock on the rehearsal room's wall:
nobody there subtracts an hour in the night when the clocks change. What must be true to the hour over such a night (the
overnight rest) is given the clock's own shift beside it (`Day.offset`).
"""

from __future__ import annotations

import re
from typing import Final

DAY: Final = 1440
"""Minutes of a day."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TIME = re.compile(r"(\d\d):(\d\d)(?::00)?")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EPOCH = 719468  # days from 0000-03-01 to 1970-01-01; the count of days is Howard Hinnant's, days_from_civil
_ERA, _FOUR_CENTURIES = 400, 146097


class MomentError(ValueError):
    """A date or a time that cannot be; its text is one sentence for a person."""


def day_number(text: str) -> int:
    """The day of a date such as ``2026-11-23``, counted from 1970-01-01.

    Raises:
        MomentError: it is no date.
    """
    found = _DATE.fullmatch(text)
    if not found or not _is_day(*(year_month_day := tuple(map(int, found.groups())))):
        raise MomentError(f"“{text[:30]}” is no date: write it like 2026-11-23.")
    year, month, day = year_month_day
    year -= month <= 2
    era, of_era = divmod(year, _ERA)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * _FOUR_CENTURIES + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _EPOCH


def date_of(number: int) -> str:
    """A counted day as its date."""
    era, of_era = divmod(number + _EPOCH, _FOUR_CENTURIES)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    day, month = of_year - (153 * shifted + 2) // 5 + 1, (shifted + 2) % 12 + 1
    return f"{year + era * _ERA + (month <= 2):04}-{month:02}-{day:02}"


def time_of_day(text: str) -> int:
    """Minutes after midnight of a time such as ``14:30``; ``24:00`` is the end of the day.

    Raises:
        MomentError: it is no time.
    """
    found = _TIME.fullmatch(text)
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY + 1
    if not found or int(found[2]) > 59 or minutes > DAY:
        raise MomentError(f"“{text[:30]}” is no time of day: write it like 14:30.")
    return minutes


def moment(text: str) -> int:
    """A moment such as ``2026-11-23T14:00``; a date alone is its midnight.

    Raises:
        MomentError: it is none.
    """
    date, _, time = text.partition("T")
    return day_number(date) * DAY + (time_of_day(time) if time else 0)


def written(at: int) -> str:
    """A moment as it is written in documents."""
    return f"{date_of(at // DAY)}T{clock(at)}"


def clock(at: int) -> str:
    """The time of day of a moment, ``14:00``."""
    return f"{at % DAY // 60:02}:{at % 60:02}"


def weekday(number: int) -> str:
    """The day of the week of a counted day."""
    return WEEKDAYS[(number + 3) % 7]  # 1970-01-01 was a Thursday


def week(number: int) -> int:
    """The week of a counted day: weeks begin on Monday, as ISO 8601 has them, and are counted from 1970's first."""
    return (number + 3) // 7


def in_words(at: int) -> str:
    """A moment as people say it: ``Tuesday 24 Nov 14:00``."""
    return f"{day_in_words(at // DAY)} {clock(at)}"


def deadline(at: int) -> str:
    """A deadline as people say it: midnight is the day before it."""
    return f"before {day_in_words(at // DAY)}" if at % DAY == 0 else f"by {in_words(at)}"


def day_in_words(number: int) -> str:
    """A day as people say it: ``Tuesday 24 Nov``."""
    _, month, day = date_of(number).split("-")
    return f"{weekday(number)} {int(day)} {_MONTHS[int(month) - 1]}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _is_day(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= len(_LENGTHS):
        return False
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % _ERA == 0)
    return 1 <= day <= _LENGTHS[month - 1] + leap
