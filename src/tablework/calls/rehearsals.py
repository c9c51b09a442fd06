"""A production's rehearsal period as its stage management states it: days, rooms, milestones, stages of work, staff.

It is a document, since people fill it in bit by bit; `checked` takes nothing that could not be planned with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tablework.calls.document import read_problem
from tablework.calls.given import Given, date_given, text_of, time_of
from tablework.calls.moments import DAY, date_of
from tablework.calls.problem import ProblemError
from tablework.calls.rulebook import RULES

KINDS: Final = ("scene", "music", "dance", "fitting", "session", "run")
"""What a call can be for."""

STAFF: Final = "staff:"
"""Ids of those who rehearse but do not play begin so."""

ROLE: Final = "role:"
"""Ids of roles that nobody has been cast in begin so."""

_HOURS: Final = [["10:00", "13:00"], ["14:00", "18:00"]]
_WEEKS, _WORKING_DAYS = 4, 6
_FIELDS = ("timezone", "step", "days", "rooms", "milestones", "stages", "scenes", "sessions", "staff", "rules")


def usual(monday: int) -> dict[str, Any]:
    """What a period looks like before anybody has said otherwise: four weeks of six days, one room, four milestones.

    The factors are ours, from how rehearsal rooms plan: a scene is blocked in about four times its running time (an
    hour for fifteen minutes), and worked through in three times.
    """

    def day(week: int, of_week: int) -> str:
        return date_of(monday + 7 * week + of_week)

    days = [day(week, n) for week in range(_WEEKS) for n in range(_WORKING_DAYS)]
    return {
        "timezone": "UTC",
        "step": 15,
        "days": [{"date": date, "open": _HOURS} for date in days],
        "rooms": [{"id": "room1", "title": "Rehearsal room"}],
        "milestones": [
            {"id": "stumble", "title": "Stumble-through", "date": day(1, 5), "start": "14:00", "minutes": 240},
            {"id": "run", "title": "Run-through", "date": day(2, 5), "start": "14:00", "minutes": 240},
            {"id": "tech", "title": "Tech", "date": day(3, 3), "start": None, "minutes": 0},
            {"id": "opening", "title": "Opening", "date": day(3, 5), "start": None, "minutes": 0},
        ],
        "stages": [
            _stage("block", "Blocking", 4, "stumble"),
            _stage("music", "Music", 5, "stumble", of="songs", staff="musical_director"),
            _stage("work", "Work", 3, "run"),
        ],
        "scenes": {},
        "sessions": [],
        "staff": [
            {"id": f"{STAFF}director", "title": "Director"},
            {"id": f"{STAFF}musical_director", "title": "Musical director"},
            {"id": f"{STAFF}choreographer", "title": "Choreographer"},
        ],
        "rules": {},
    }


def _stage(  # (each is a column of the table above)
    id_: str, title: str, factor: float, by: str, of: str = "scenes", staff: str = "director"
) -> dict[str, Any]:
    one = {"id": id_, "title": title, "of": of, "factor": factor, "times": 1, "by": by, "covers": False}
    return one | {"staff": [f"{STAFF}{staff}"], "rooms": []}


def checked(said: object) -> dict[str, Any]:
    """What stage management says of a period, if it can be planned with.

    Raises:
        ProblemError: it cannot; one sentence says what to put right.
    """
    given = Given(said, "The rehearsal period")
    found = {name: value for name, value in given.names_of(_FIELDS).items() if value is not None}
    staff, rooms = _ids(given, "staff"), _ids(given, "rooms")
    milestones = _ids(given, "milestones")
    given.list("milestones", _milestone)
    given.list("stages", lambda one, what: _stage_of_work(one, what, milestones, staff, rooms))
    given.list("sessions", lambda one, what: _session(one, what, rooms))
    for name, change in given.names("scenes").items():
        _scene(name, change)
    for person, rules in given.names("rules").items():
        if rules not in RULES:
            raise ProblemError(f"There are no rules of work “{rules}”, chosen for {person}: choose from the list.")
    period: dict[str, Any] = {key: found[key] for key in ("days", "rooms", "step") if key in found}
    read_problem({"days": []} | period | {"people": [], "calls": []})
    return found


def _ids(given: Given, name: str) -> set[str]:
    found = given.list(name, lambda one, what: Given(one, what).text("id"))
    if len(set(found)) != len(found):
        raise ProblemError(f"Two {name} have the same id: give each its own.")
    return set(found)


def _milestone(one: object, what: str) -> None:
    given = Given(one, what)
    given.text("title")
    date_given(given.text("date"), what)
    start = given.maybe_text("start")
    if start is not None:
        end = time_of(start, what) + given.whole("minutes", least=5)
        if end > DAY:
            raise ProblemError(f"{what} goes on past midnight: begin it earlier, or make it shorter.")


def _stage_of_work(one: object, what: str, milestones: set[str], staff: set[str], rooms: set[str]) -> None:
    given = Given(one, what)
    given.text("id"), given.text("title")
    if given.text("of") not in {"scenes", "songs"}:
        raise ProblemError(f"{what} is work on “scenes” or on “songs”: choose one.")
    if not 0.1 <= given.number("factor", 0) <= 50:  # (a minute of play is not rehearsed for an hour at a time)
        raise ProblemError(f"{what} takes 0.1 to 50 times the running time: give such a factor.")
    if not 1 <= given.whole("times") <= 20:
        raise ProblemError(f"{what} happens 1 to 20 times: give such a number.")
    _among(given.maybe_text("by"), milestones, f"{what}: there is no milestone “{{}}”: choose one, or none.")
    for name in given.list("staff", text_of):
        _among(name, staff, f"{what}: nobody on the staff is called “{{}}”: add them first.")
    for name in given.list("rooms", text_of):
        _among(name, rooms, f"{what}: there is no room “{{}}”: add it first.")


def _session(one: object, what: str, rooms: set[str]) -> None:
    given = Given(one, what)
    given.text("id"), given.text("title"), given.whole("minutes", least=5)
    _among(given.text("kind"), set(KINDS), f"{what} cannot be for “{{}}”: choose a kind from the list.")
    given.list("people", text_of, needed=True)
    for name in given.list("rooms", text_of):
        _among(name, rooms, f"{what}: there is no room “{{}}”: add it first.")
    given.moment("by"), given.moment("from")


def _scene(name: str, change: object) -> None:
    given = Given(change, f"What is said of scene {name}")
    given.maybe_whole("minutes")
    given.list("people", text_of)


def _among(name: str | None, known: set[str], sentence: str) -> None:
    if name is not None and name not in known:
        raise ProblemError(sentence.format(name))


def milestone_day(settings: Mapping[str, Any], name: str | None) -> str | None:
    """The date of a milestone; None where there is none."""
    return next((str(one["date"]) for one in settings.get("milestones", ()) if one["id"] == name), None)
