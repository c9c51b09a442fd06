"""Calls over HTTP, for who plans them at a production's table; to all others there is nothing here."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.keep_calls import MOST_SECONDS, Calls, make_options
from tablework.actions.publish_calls import Publications
from tablework.actions.read_calendars import Calendars
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.book.judgement import NOT_HERE
from tablework.calls.check import WrongPlanError
from tablework.calls.problem import ProblemError
from tablework.company.may import CALLS, Thing, may
from tablework.company.people import Person
from tablework.server.at_table import AtTable
from tablework.server.rate import Bucket
from tablework.server.tables import OpenTable
from tablework.server.wire import RefusedError, body, insist_on_json, json_answer, wait

_PLANS, _A_MINUTE = 10, 1 / 6
"""Plans that one person may ask for at once, and how often one more."""

LARGEST_PLAN = 2_000_000
"""Bytes: a period's settings, or the calls of a plan of thousands."""

NOTED = frozenset({"tell", "late", "absent"})
"""What is noted of somebody on a day."""

_PATIENCE = 4.0
"""A process may take so many times the seconds it is given, since it counts its own and others have the machine too."""


class CallsApi:
    """Answers for the calls of one desk's productions."""

    def __init__(
        self, calls: Calls, publications: Publications, sits: AtTable, room: ReadingRoom, calendars: Calendars
    ) -> None:
        """Answer to whoever sits at a table; plans are made in the processes of a reading room."""
        self._calls, self._publications, self._sits, self._room = calls, publications, sits, room
        self._calendars = calendars
        self._plans = Bucket(_PLANS, _A_MINUTE)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        calls = "/api/books/{book}/calls"
        return [
            Route(calls, self._look),
            Route(f"{calls}/settings", self._settle, methods=["PUT"]),
            Route(f"{calls}/plan", self._plan, methods=["POST"]),
            Route(f"{calls}/weigh", self._weigh, methods=["POST"]),
            Route(f"{calls}/placed", self._place, methods=["PUT"]),
            Route(f"{calls}/why/{{call:path}}", self._why),
            Route(f"{calls}/publish", self._publish, methods=["POST"]),
            Route(f"{calls}/days/{{date}}", self._day),
            Route(f"{calls}/days/{{date}}/{{verb}}", self._note, methods=["POST"]),
            Route(f"{calls}/dood", self._days_out),
        ]

    async def _look(self, request: Request) -> Response:
        table, person = await who_plans(self._sits, request, "see")
        return await self._answer(table, person)

    async def _settle(self, request: Request) -> Response:
        table, person = await who_plans(self._sits, request, "plan")
        await asked(self._calls.settle, table.id, person.id, await _plan_in(request))
        return await self._answer(table, person)

    async def _plan(self, request: Request) -> Response:
        table, person = await who_plans(self._sits, request, "plan")
        seconds = self._plans.take(person.id)
        if seconds:
            raise wait(seconds)
        wish = (await _plan_in(request)).get("seconds")
        allowed = min(MOST_SECONDS, float(wish)) if isinstance(wish, (int, float)) and wish > 0 else 2.0
        question = await asked(self._question, table.id)
        return json_answer({"options": await asked(self._options, question, allowed)})

    def _question(self, book: str) -> bytes:
        """What is to be planned, after everybody's feeds have been asked again."""
        self._calendars.refresh([person["id"] for person in self._calls.people(book)])
        return self._calls.question(book)

    def _options(self, question: bytes, seconds: float) -> list[dict[str, Any]]:
        try:
            return self._room.do(partial(make_options, seconds=seconds), question, 20 + _PATIENCE * seconds)
        except TooMuchError:
            raise RefusedError(422, "This plan took more time than there is: plan fewer days, or try again.") from None

    async def _weigh(self, request: Request) -> Response:
        table, _ = await who_plans(self._sits, request, "see")
        wish = await _plan_in(request)
        return json_answer(await asked(self._calls.weigh, table.id, wish.get("calls")))

    async def _place(self, request: Request) -> Response:
        table, person = await who_plans(self._sits, request, "plan")
        wish = await _plan_in(request)
        await asked(self._calls.place, table.id, person.id, wish.get("calls"))
        return await self._answer(table, person)

    async def _why(self, request: Request) -> Response:
        table, _ = await who_plans(self._sits, request, "see")
        return json_answer(await asked(self._calls.why, table.id, request.path_params["call"]))

    async def _publish(self, request: Request) -> Response:
        table, person = await who_plans(self._sits, request, "publish")
        wish = await _plan_in(request)
        await asked(self._publications.publish, table.id, person.id, anyway=wish.get("anyway") is True)
        return await self._answer(table, person)

    async def _day(self, request: Request) -> Response:
        table, _ = await who_plans(self._sits, request, "see")
        return json_answer(await asked(self._publications.day, table.id, request.path_params["date"]))

    async def _note(self, request: Request) -> Response:
        table, person = await who_plans(self._sits, request, "plan")
        date, verb = request.path_params["date"], request.path_params["verb"]
        if verb not in NOTED:
            raise RefusedError(404, NOT_HERE)
        said = await _plan_in(request)
        await asked(self._publications.note, table.id, person.id, verb, {**said, "date": date})
        return json_answer(await asked(self._publications.day, table.id, date))

    async def _days_out(self, request: Request) -> Response:
        table, _ = await who_plans(self._sits, request, "see")
        return json_answer(await asked(self._publications.days_out, table.id))

    async def _answer(self, table: OpenTable, person: Person) -> Response:
        return json_answer(await asked(self._seen, table.id, person))

    def _seen(self, book: str, person: Person) -> dict[str, Any]:
        rights = sorted(CALLS.get(person.position or "", frozenset()) - {"see"})
        return self._calls.look(book) | {"may": rights, "published": self._publications.latest(book)}


class Asks(NamedTuple):
    """Who asks, at which table."""

    table: OpenTable
    person: Person


async def who_plans(sits: AtTable, request: Request, verb: str) -> Asks:
    """The table that is asked for and who asks, if they may do this with its calls.

    Raises:
        RefusedError: they may not even see them (there is nothing here), or may see and not do this.
    """
    table, id_ = await sits(request)
    person = table.book.person(id_)
    if not may(person, "see", Thing("call")):
        raise RefusedError(404, NOT_HERE)
    if not may(person, verb, Thing("call")):
        raise RefusedError(403, f"In your position one does not {verb} calls: ask your stage manager.")
    return Asks(table, person)


async def _plan_in(request: Request) -> dict[str, Any]:
    """A JSON object of the size of a plan.

    Raises:
        RefusedError: it is none.
    """
    insist_on_json(request)
    held = await body(request, LARGEST_PLAN)
    if held is None:
        raise RefusedError(413, "This is larger than any plan: send its calls only.")
    try:
        found = json.loads(held or b"{}")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RefusedError(422, "This is no plan as the page sends it: load the page again.")
    return found


async def asked(work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """Do it beside the event loop; what cannot be is said in its own sentence.

    Raises:
        RefusedError: it cannot be.
    """
    try:
        return await run_in_threadpool(work, *given, **named)
    except ProblemError as error:
        raise RefusedError(422, str(error)) from None
    except WrongPlanError as error:
        raise RefusedError(500, str(error)) from None
