"""A problem and its plan as JSON documents, in the shapes of docs/reference/calls.md.

Beyond them a person may have ``elsewhere``: times like ``busy`` in which they work in another production, which count
in their hours, their span and their rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from tablework.calls.given import Given, date_given, moment_of, text_of, time_of
from tablework.calls.moments import DAY, written
from tablework.calls.problem import Busy, Call, Day, Fixed, Person, Placed, Problem, ProblemError, Room, Span
from tablework.calls.rules import Rules, RulesError

T = TypeVar("T")

_MOST = {"days": 800, "people": 2000, "calls": 5000, "rooms": 200}
"""More than any production has; a document with more is a mistake, and would be worked at for ever."""


def read_problem(document: object, offsets: Mapping[int, int] | None = None) -> Problem:
    """A problem from its document; `offsets` is each day's clock against UTC in minutes, where that is known.

    Raises:
        ProblemError: something in it cannot be; one sentence says what and where.
    """
    given = Given(document, "The problem")
    rules = {name: _rules(name, one) for name, one in given.names("rules").items()}
    days = tuple(sorted(given.list("days", _day, needed=True), key=lambda day: day.number))
    days = tuple(Day(day.number, day.open, (offsets or {}).get(day.number, 0)) for day in days)
    people = given.list("people", lambda one, what: _person(one, what, rules), needed=True)
    calls = by_id(given.list("calls", _call, needed=True), "call")
    rooms = by_id(given.list("rooms", _room), "room")
    for name, found in (("days", days), ("people", people), ("calls", calls), ("rooms", rooms)):
        if len(found) > _MOST[name]:
            raise ProblemError(
                f"The problem has {len(found)} {name}, and at most {_MOST[name]} can be planned at once."
            )
    previous = given.list("previous", lambda one, what: _previous(one, what, calls))
    return Problem(
        days=days,
        people=by_id(people, "person"),
        calls=calls,
        rooms=rooms,
        step=given.whole("step", 15, least=5),
        previous=tuple(one for one in previous if one),
        title=given.text("title", ""),
        timezone=given.text("timezone", "UTC"),
    )


def by_id(found: Sequence[T], what: str) -> dict[str, T]:
    """Things by their ids, each of which stands once.

    Raises:
        ProblemError: one stands twice.
    """
    named: dict[str, T] = {}
    for one in found:
        name: str = one.id  # type: ignore[attr-defined]  # rooms, people and calls have one
        if name in named:
            raise ProblemError(f"Two {what}s have the id “{name}”: give each its own.")
        named[name] = one
    return named


def placed_of(problem: Problem, calls: object) -> list[Placed]:
    """The placed calls of a plan's document.

    Raises:
        ProblemError: one cannot be read, or names no call of the problem.
    """
    given = Given({"calls": calls}, "The plan")
    return [
        one for one in given.list("calls", lambda one, what: _previous(one, what, problem.calls), needed=True) if one
    ]


def placed_document(placed: Placed, breaks: Sequence[Span] = ()) -> dict[str, Any]:
    """A placed call as it stands in a plan's document."""
    return {
        "id": placed.call,
        "start": written(placed.start),
        "end": written(placed.end),
        "room": placed.room,
        "breaks": [[written(start), written(end)] for start, end in breaks],
    }


def _day(data: object, what: str) -> Day:
    given = Given(data, what)
    number = date_given(given.text("date"), what)
    spans = sorted(given.list("open", lambda one, where: _open(one, where, number), needed=True))
    return Day(number, tuple(_joined(spans)))


def _open(data: object, what: str, number: int) -> Span:
    start, end = _pair(data, what)
    begins, ends = time_of(start, what), time_of(end, what)
    if begins >= ends:
        raise ProblemError(f"{what} ends before it begins: write the earlier time first.")
    return number * DAY + begins, number * DAY + ends


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Open hours with those that touch or overlap as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _pair(data: object, what: str) -> tuple[object, object]:
    if not isinstance(data, list) or len(data) < 2:
        raise ProblemError(f"{what} is no time from and to: write it in [ ].")
    return data[0], data[1]


def _busy(data: object, what: str, *, worked: bool = False) -> Busy:
    start, end = _pair(data, what)
    span = moment_of(start, what), moment_of(end, what)
    if span[0] >= span[1]:
        raise ProblemError(f"{what} ends before it begins: write the earlier moment first.")
    why = data[2] if isinstance(data, list) and len(data) > 2 else ""
    return Busy(span, text_of(why, what), worked)


def _room(data: object, what: str) -> Room:
    given = Given(data, what)
    name = given.text("id")
    return Room(name, given.text("title", name), tuple(given.list("closed", _busy)))


def _person(data: object, what: str, rules: Mapping[str, Rules]) -> Person:
    given = Given(data, what)
    name, ruled = given.text("id"), given.text("rules", "")
    if ruled and ruled not in rules:
        raise ProblemError(f"{what} has the rules “{ruled}”, and there are none of that name: add them to “rules”.")
    elsewhere = given.list("elsewhere", lambda one, where: _busy(one, where, worked=True))
    return Person(
        id=name,
        title=given.text("title", name),
        busy=tuple(sorted([*given.list("busy", _busy), *elsewhere], key=lambda busy: busy.span)),
        rules=rules.get(ruled),
        weight=given.number("weight", 1.0),
    )


def _call(data: object, what: str) -> Call:
    given = Given(data, what)
    name, fixed = given.text("id"), given.maybe("fixed")
    return Call(
        id=name,
        title=given.text("title", name),
        minutes=given.whole("minutes", least=5),
        people=tuple(dict.fromkeys(given.list("people", text_of, needed=True))),
        rooms=tuple(dict.fromkeys(given.list("rooms", text_of))),
        after=tuple(dict.fromkeys(given.list("after", text_of))),
        after_days=given.whole("after_days", 0),
        by=given.moment("by"),
        not_before=given.moment("from"),
        order=given.maybe_whole("order"),
        fixed=_fixed(fixed) if fixed else None,
    )


def _fixed(given: Given) -> Fixed:
    return Fixed(moment_of(given.text("start"), given.what), given.maybe_text("room"))


def _previous(data: object, what: str, calls: Mapping[str, Call]) -> Placed | None:
    """A call of a plan; one that is no longer in the problem has no place."""
    given = Given(data, what)
    call = calls.get(given.text("id"))
    if call is None:
        return None
    start = moment_of(given.text("start"), what)
    room = given.maybe_text("room")
    return Placed(call.id, start, start + call.minutes, room)


def _rules(name: str, data: object) -> Rules:
    given = Given(data, f"The rules “{name}”")
    pairs = given.list("break_after", _pair_of_minutes)
    figures = ("meal_after", "meal", "span", "work_day", "work_week", "turnaround", "days_in_a_row", "notice")
    try:
        return Rules(
            name,
            given.text("version", ""),
            given.text("source", ""),
            tuple(sorted(pairs)),
            **{figure: given.maybe_whole(figure) for figure in figures},
        )
    except RulesError as error:
        raise ProblemError(str(error)) from None


def _pair_of_minutes(data: object, what: str) -> tuple[int, int]:
    after, owed = _pair(data, what)
    if not (isinstance(after, int) and isinstance(owed, int)):
        raise ProblemError(f"{what} is no pair of minutes: write it like [55, 5].")
    return after, owed
