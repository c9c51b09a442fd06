"""The parts of a script over HTTP: what they need, and who could play them. All of it is the owner's."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.find_parts import PartsDesk
from tablework.actions.say_needs import (
    candidates,
    change_reading,
    note_reading,
    parts_of_script,
    say_need,
    unsay_need,
)
from tablework.casting.performers.performer import PerformerError, check_dates
from tablework.server.company_api import answered
from tablework.server.wire import RefusedError, json_question, text_in

_LONGEST = 5000


class PartsApi:
    """Answers for the desk's owner."""

    def __init__(self, desk: PartsDesk) -> None:
        """Work at a desk of parts."""
        self._desk = desk

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        parts, one = "/api/scripts/{script}/parts", "/api/scripts/{script}/parts/{role}"
        return [
            Route(parts, self._parts),
            Route(parts + "/{role}/candidates", self._candidates),
            Route(one + "/needs", self._say, methods=["POST"]),
            Route(one + "/needs/{need}", self._unsay, methods=["DELETE"]),
            Route(one + "/readings", self._note, methods=["POST"]),
            Route(one + "/readings/{reading}", self._show, methods=["PATCH"]),
            Route(one + "/readings/{reading}", self._erase, methods=["DELETE"]),
        ]

    async def _parts(self, request: Request) -> Response:
        return await answered(lambda: parts_of_script(self._desk, request.path_params["script"]))

    async def _candidates(self, request: Request) -> Response:
        return await answered(partial(candidates, self._desk, *_part(request)))

    async def _say(self, request: Request) -> Response:
        wish = await json_question(request)
        if not isinstance(wish.get("kind"), str) or not isinstance(wish.get("weight", ""), str):
            raise RefusedError(422, "A need has a kind, a value, and a weight: must, wish or open.")
        return await answered(partial(say_need, self._desk, *_part(request), wish))

    async def _unsay(self, request: Request) -> Response:
        return await answered(partial(unsay_need, self._desk, _part(request)[0], request.path_params["need"]))

    async def _note(self, request: Request) -> Response:
        reading = _reading(await json_question(request))
        return await answered(partial(note_reading, self._desk, *_part(request), reading))

    async def _show(self, request: Request) -> Response:
        shown = (await json_question(request)).get("shown") is True
        return await answered(partial(self._change, request, {"shown": shown}))

    async def _erase(self, request: Request) -> Response:
        return await answered(partial(self._change, request, {}))

    def _change(self, request: Request, change: dict[str, Any]) -> dict[str, Any]:
        return change_reading(self._desk, *_part(request), request.path_params["reading"], change)


def _part(request: Request) -> tuple[str, str]:
    return request.path_params["script"], request.path_params["role"]


def _reading(given: dict[str, Any]) -> dict[str, Any]:
    """A reading as the page gives it, in a shape that holds.

    Raises:
        RefusedError: it is none.
    """
    date = text_in(given, "date", 10)
    try:
        check_dates(date, date)
    except PerformerError as error:
        raise RefusedError(422, str(error)) from None
    saw = [text_in({"saw": name}, "saw", 100) for name in given.get("saw") or [] if name]
    opinion = text_in(given, "opinion", _LONGEST) if given.get("opinion") else ""
    return {"performer": text_in(given, "performer", 100), "date": date, "saw": saw, "opinion": opinion}
