"""Small rehearsal periods to try things on: Margot, Anders and Bea in two days of ten to six."""

from __future__ import annotations

from typing import Any

from tablework.calls.document import read_problem
from tablework.calls.moments import moment
from tablework.calls.problem import Placed, Problem

MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"
HOURS = [["10:00", "13:00"], ["14:00", "18:00"]]


def call(id_: str, minutes: int, *people: str, **more: Any) -> dict[str, Any]:
    """A call as a problem's document has it."""
    return {"id": id_, "title": f"Scene {id_}", "minutes": minutes, "people": list(people), **more}


def person(id_: str, *busy: list[str], **more: Any) -> dict[str, Any]:
    """A person as a problem's document has them; their title is their name."""
    return {"id": id_, "title": id_.capitalize(), "busy": list(busy), **more}


def period(*calls: dict[str, Any], people: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """A problem's document of two days and one room."""
    everybody = people or [person("margot"), person("anders"), person("bea")]
    days = [{"date": MONDAY, "open": HOURS}, {"date": TUESDAY, "open": HOURS}]
    rooms = [{"id": "main", "title": "the main room"}]
    return {"step": 15, "days": days, "rooms": rooms, "people": everybody, "calls": list(calls), **more}


def stated(*calls: dict[str, Any], people: list[dict[str, Any]] | None = None, **more: Any) -> Problem:
    """The same, read."""
    return read_problem(period(*calls, people=people, **more))


def at(problem: Problem, **starts: str) -> list[Placed]:
    """Calls where they begin, all in the first room there is; ``_`` stands for a day's ``T``."""
    room = next(iter(problem.rooms), None)
    return [problem.placed(id_, moment(start), room) for id_, start in starts.items()]


def span(start: str, end: str) -> tuple[int, int]:
    """Two moments."""
    return moment(start), moment(end)
