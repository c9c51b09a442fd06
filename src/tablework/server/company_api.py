"""The company over HTTP: performers, agencies, and the parts that are right for somebody. All of it is the owner's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.exchange_people import IMPORTS, LARGEST, export, take_in, take_in_sample
from tablework.actions.find_parts import Asked, PartsDesk
from tablework.actions.keep_company import NotInCompanyError, add, change, company, erase
from tablework.casting.needs.kinds import KINDS
from tablework.casting.needs.need import WEIGHTS, NeedError
from tablework.casting.performers.notes import NoteError
from tablework.casting.performers.performer import LEVELS, PerformerError
from tablework.readers.trouble import UnreadableScriptError
from tablework.server.wire import RefusedError, body, insist_on_json, json_answer, json_question

_SAID = (PerformerError, NoteError, NeedError, UnreadableScriptError)
_LONGEST = 200
_KINDS = {"performers": "performer", "agencies": "agency"}


class CompanyApi:
    """Answers for the desk's owner."""

    def __init__(self, desk: PartsDesk) -> None:
        """Work at a desk of parts."""
        self._desk = desk

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        one, searches = "/api/company/performers/{record}", "/api/company/performers/{record}/searches"
        return [
            Route("/api/company", self._all),
            Route("/api/company/needs", self._kinds),
            Route("/api/company/import", self._import, methods=["POST"]),
            Route("/api/company/sample", self._sample, methods=["POST"]),
            Route("/api/company/export.{format}", self._export),
            Route(f"{one}/parts", self._parts),
            Route(searches, self._searches),
            Route(searches, self._keep, methods=["POST"]),
            Route(searches + "/{search}", self._renew, methods=["PUT"]),
            Route(searches + "/{search}", self._forget, methods=["DELETE"]),
            Route("/api/company/{kind}", self._add, methods=["POST"]),
            Route("/api/company/{kind}/{record}", self._change, methods=["PATCH"]),
            Route("/api/company/{kind}/{record}", self._erase, methods=["DELETE"]),
        ]

    async def _all(self, _: Request) -> Response:
        return await answered(lambda: company(self._desk.casting))

    async def _kinds(self, _: Request) -> Response:
        kinds = [{"name": kind.name, "label": kind.label, "value": kind.value} for kind in KINDS.values()]
        return json_answer({"kinds": kinds, "weights": WEIGHTS, "levels": LEVELS})

    async def _add(self, request: Request) -> Response:
        kind, data = _kind(request), await json_question(request)
        return await answered(lambda: add(self._desk.casting, self._desk.person, kind, data))

    async def _change(self, request: Request) -> Response:
        kind, record, data = _kind(request), request.path_params["record"], await json_question(request)
        return await answered(lambda: change(self._desk.casting, self._desk.person, kind, record, data))

    async def _erase(self, request: Request) -> Response:
        kind, record = _kind(request), request.path_params["record"]

        def erased() -> dict[str, Any]:
            erase(self._desk.casting, self._desk.person, kind, record)
            return company(self._desk.casting)

        return await answered(erased)

    async def _import(self, request: Request) -> Response:
        name = request.query_params.get("name", "")[:_LONGEST]
        data = await body(request, LARGEST)
        if data is None:
            raise RefusedError(413, "This list of people is too large: split it, and take in one part after another.")
        return await answered(lambda: take_in(self._desk.casting, self._desk.person, data, name))

    async def _sample(self, request: Request) -> Response:
        insist_on_json(request)
        return await answered(lambda: take_in_sample(self._desk.casting, self._desk.person))

    async def _export(self, request: Request) -> Response:
        format_ = request.path_params["format"]
        if format_ not in IMPORTS:
            raise RefusedError(404, "People go out as .csv or as .vcf: choose one of the two.")
        data = await run_in_threadpool(export, self._desk.casting, format_)
        headers = {"Content-Disposition": f"attachment; filename=company.{format_}", "Cache-Control": "no-store"}
        return Response(data, media_type=IMPORTS[format_], headers=headers)

    async def _parts(self, request: Request) -> Response:
        record, asked = request.path_params["record"], _asked(dict(request.query_params))
        return await answered(lambda: self._desk.parts_for(record, asked))

    async def _searches(self, request: Request) -> Response:
        record = request.path_params["record"]
        return await answered(lambda: {"searches": self._desk.kept_answers(record)})

    async def _keep(self, request: Request) -> Response:
        record, asked = request.path_params["record"], _asked(await json_question(request))
        return await answered(lambda: self._desk.keep(record, asked))

    async def _renew(self, request: Request) -> Response:
        record, search = request.path_params["record"], request.path_params["search"]
        return await answered(lambda: self._desk.renew(record, search))

    async def _forget(self, request: Request) -> Response:
        record, search = request.path_params["record"], request.path_params["search"]

        def forgotten() -> dict[str, Any]:
            self._desk.forget(search)
            return {"searches": self._desk.kept_answers(record)}

        return await answered(forgotten)


async def answered(act: Callable[[], Any]) -> Response:
    """What an act gives, or the one sentence why it cannot be done."""
    try:
        return json_answer(await run_in_threadpool(act))
    except NotInCompanyError as error:
        raise RefusedError(404, str(error)) from None
    except _SAID as error:
        raise RefusedError(422, str(error)) from None


def _kind(request: Request) -> str:
    kind = _KINDS.get(request.path_params["kind"])
    if kind is None:
        raise RefusedError(404, "There is no such list in the company.")
    return kind


def _asked(given: dict[str, Any]) -> Asked:
    first, last, words = (given.get(name) or "" for name in ("from", "to", "words"))
    if any(not isinstance(text, str) for text in (first, last, words)):
        raise RefusedError(422, "Ask with words and with days written like 2026-11-30.")
    return Asked(words[:_LONGEST], (first, last or first) if first else None)
