"""Marks for other programs over HTTP: out as W3C Web Annotations, and back in."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.exchange_marks import ExchangeMarks
from tablework.book.judgement import NOT_YOURS
from tablework.book.loose_marks import ANNOTATIONS
from tablework.company.may import Thing, may
from tablework.readers.annotation_parts import LARGEST, MOST, UnreadableMarksError
from tablework.server.at_table import AtTable
from tablework.server.rate import Bucket
from tablework.server.wire import RefusedError, body, insist_on_json, json_answer, wait
from tablework.shelf.trouble import ShelfTroubleError

MEDIA_TYPE = "application/ld+json"

_A_SECOND = 10
"""Annotations a second beyond a whole file's: what somebody is up to is taken in by and by."""


class AnnotationsApi:
    """Answers for the marks of one desk's productions."""

    def __init__(self, exchange: ExchangeMarks, sits: AtTable) -> None:
        """Answer to whoever sits at a table."""
        self._exchange, self._sits = exchange, sits
        self._flood = Bucket(MOST, _A_SECOND)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        annotations = "/api/books/{book}/annotations.jsonld"
        return [Route(annotations, self._export), Route(annotations, self._bring, methods=["POST"])]

    async def _export(self, request: Request) -> Response:
        table, person = await self._sits(request)
        data = await run_in_threadpool(self._exchange.export, table.id, person)
        headers = {"Content-Disposition": "attachment; filename=marks.jsonld", "Cache-Control": "no-store"}
        return Response(data, media_type=f'{MEDIA_TYPE}; profile="{ANNOTATIONS}"', headers=headers)

    async def _bring(self, request: Request) -> Response:
        table, person = await self._sits(request)
        if not may(table.book.person(person), "make", Thing("note")):
            raise RefusedError(403, NOT_YOURS)
        if _media_type(request) != MEDIA_TYPE:
            insist_on_json(request)
        data = await body(request, LARGEST)
        if data is None:
            raise RefusedError(413, f"This is more than {LARGEST // 1_000_000} MB: bring it in several files.")
        try:
            read = await run_in_threadpool(self._exchange.read, table.id, data)
        except UnreadableMarksError as error:
            raise RefusedError(422, str(error)) from None
        seconds = self._flood.take(person, max(1, len(read.marks)))
        if seconds:
            raise wait(seconds)
        try:
            return json_answer(await run_in_threadpool(self._exchange.bring, table.id, person, read))
        except ShelfTroubleError as error:
            raise RefusedError(507, str(error)) from error


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
