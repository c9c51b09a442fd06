"""Conflicts: when a performer cannot be called, as they say it, and as the times that a plan has to keep free of them.

All is by the clock on the production's wall. A conflict says ``from`` and ``to`` (one of them may be open: *free from
30 November* has no ``from``), or, with ``only``, the sole hours of a day that are free (*the hour between two shows*).
It may come again every week until a date, and has minutes of travel before and after. Why it is so is its owner's own
unless they share it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tablework.calls.given import Given, date_given
from tablework.calls.moments import DAY, date_of, in_words, moment, written
from tablework.calls.problem import ProblemError, Span

NEVER_FREE_BEFORE: Final = moment("2000-01-01")
NOT_FREE_AFTER: Final = moment("2100-01-01")
"""What an open end stands for: before and after anything that is planned."""

LONGEST_WHY: Final = 500
_LONGEST_TRAVEL: Final = 600
_WEEK: Final = 7 * DAY
_MOST_WEEKS: Final = 160
"""Three years of a weekly class: no rehearsal period is planned further ahead."""


def checked(said: object) -> dict[str, Any]:
    """A conflict as it is kept, from what somebody says of it.

    Raises:
        ProblemError: it cannot be; one sentence says what to put right.
    """
    given = Given(said, "This conflict")
    begins, ends = given.moment("from"), given.moment("to")
    only, until = given.flag("only"), given.maybe_text("until")
    why = given.text("why", "").strip()
    if len(why) > LONGEST_WHY:
        raise ProblemError(f"The reason is longer than {LONGEST_WHY} letters: say it shorter.")
    _ordered(begins, ends)
    if only:
        _in_one_day(begins, ends)
    return {
        "from": None if begins is None else written(begins),
        "to": None if ends is None else written(ends),
        "only": only,
        "until": _last_week(begins, ends, until),
        "travel_before": _travel(given, "travel_before"),
        "travel_after": _travel(given, "travel_after"),
        "why": why,
        "shared": given.flag("shared"),
    }


def _ordered(begins: int | None, ends: int | None) -> None:
    if begins is None and ends is None:
        raise ProblemError("Say when you are not free: from when, until when, or both.")
    if begins is not None and ends is not None and begins >= ends:
        raise ProblemError("This ends before it begins: put the earlier time first.")


def _in_one_day(begins: int | None, ends: int | None) -> None:
    if begins is None or ends is None or begins // DAY != (ends - 1) // DAY:
        raise ProblemError("Hours that are free lie within one day: give both, on the same day.")


def _last_week(begins: int | None, ends: int | None, until: str | None) -> str | None:
    if until is None:
        return None
    if begins is None or ends is None or ends - begins > _WEEK:
        raise ProblemError("What comes again every week has a beginning and an end, within a week: give both.")
    last = date_given(until, "“until”")
    if not begins <= last * DAY + DAY <= begins + _MOST_WEEKS * _WEEK:
        raise ProblemError("“Until” lies before the first time, or more than three years after it: give another date.")
    return until


def _travel(given: Given, name: str) -> int:
    minutes = given.whole(name, 0)
    if minutes > _LONGEST_TRAVEL:
        raise ProblemError(f"Travel takes at most {_LONGEST_TRAVEL} minutes here: enter a longer way as a conflict.")
    return minutes


def spans(conflict: Mapping[str, Any]) -> list[Span]:
    """The times in which somebody cannot be called, travel included."""
    begins = NEVER_FREE_BEFORE if conflict["from"] is None else moment(conflict["from"])
    ends = NOT_FREE_AFTER if conflict["to"] is None else moment(conflict["to"])
    before, after = conflict.get("travel_before", 0), conflict.get("travel_after", 0)
    found: list[Span] = []
    for shift in _weeks(begins, conflict.get("until")):
        if conflict.get("only"):
            found.extend(_around((begins + shift) // DAY * DAY, begins + shift + before, ends + shift - after))
        else:
            found.append((begins + shift - before, ends + shift + after))
    return found


def _weeks(begins: int, until: str | None) -> Iterator[int]:
    yield 0
    shift = _WEEK
    while until and begins + shift < moment(until) + DAY:
        yield shift
        shift += _WEEK


def _around(midnight: int, begins: int, ends: int) -> Iterator[Span]:
    """The rest of the day around the only hours that are free; the whole of it where travel leaves none."""
    free = (begins, ends) if begins < ends else (midnight, midnight)
    if midnight < free[0]:
        yield midnight, free[0]
    if free[1] < midnight + DAY:
        yield free[1], midnight + DAY


def busy(conflict: Mapping[str, Any]) -> list[list[str]]:
    """A conflict as times of a problem's document, with why only where its owner says so to everybody."""
    why = str(conflict.get("why", "")) if conflict.get("shared") else ""
    return [[written(start), written(end), *([why] if why else [])] for start, end in spans(conflict)]


def away(dates: Sequence[Sequence[str]]) -> list[list[str]]:
    """The dates from and to, both included, on which a casting sheet says somebody is away."""
    return [[f"{first}T00:00", f"{date_of(moment(last) // DAY + 1)}T00:00"] for first, last in dates]


def in_a_sentence(conflict: Mapping[str, Any]) -> str:
    """A conflict as people say it."""
    begins, ends = conflict["from"], conflict["to"]
    if begins is None:
        said = f"Free from {in_words(moment(ends))}"
    elif ends is None:
        said = f"Not free from {in_words(moment(begins))}"
    elif conflict.get("only"):
        said = f"On {in_words(moment(begins))} only free until {ends[11:]}"
    else:
        said = f"Not free {in_words(moment(begins))} to {_end(begins, ends)}"
    return said + (f", every week until {conflict['until']}" if conflict.get("until") else "")


def _end(begins: str, ends: str) -> str:
    return ends[11:] if begins[:10] == ends[:10] else in_words(moment(ends))
