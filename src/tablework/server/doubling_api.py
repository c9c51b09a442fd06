"""Doubling over HTTP: a script's tracks, what the director says about them, and who plays them. The owner's alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.cast_tracks import Doublings
from tablework.actions.double_roles import WrongAnswerError
from tablework.casting.doubling.conditions import ConditionError
from tablework.server.wire import RefusedError, json_answer, json_question


class DoublingApi:
    """Answers about doubling to whoever sits at the desk."""

    def __init__(self, doublings: Doublings, person: str) -> None:
        """Answer from these doublings; `person` is who arranges them."""
        self._doublings, self._person = doublings, person

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/scripts/{script}/doubling", self._look),
            Route("/api/scripts/{script}/doubling", self._give_out, methods=["POST"]),
            Route("/api/scripts/{script}/doubling", self._arrange, methods=["PUT"]),
        ]

    async def _look(self, request: Request) -> Response:
        return await self._answer(partial(self._doublings.look, request.path_params["script"]))

    async def _give_out(self, request: Request) -> Response:
        wish = await json_question(request)
        said, size = wish.get("said", {}), wish.get("size")
        return await self._answer(
            partial(self._doublings.give_out, request.path_params["script"], self._person, said, size)
        )

    async def _arrange(self, request: Request) -> Response:
        wish = await json_question(request)
        tracks, performers = wish.get("tracks"), wish.get("performers")
        return await self._answer(
            partial(self._doublings.arrange, request.path_params["script"], self._person, tracks, performers)
        )

    async def _answer(self, work: Callable[[], dict[str, Any]]) -> Response:
        try:
            found = await run_in_threadpool(work)
        except ConditionError as error:
            raise RefusedError(422, str(error)) from None
        except WrongAnswerError as error:
            raise RefusedError(500, str(error)) from None
        return json_answer(found | {"people": await run_in_threadpool(self._doublings.performers)})
