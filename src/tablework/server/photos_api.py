"""Photos over HTTP: hung on marks, and shown to whoever may see the mark."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.photos import LARGEST_PHOTO, NO_PHOTO, NoPhotoError, paint_again
from tablework.actions.prepare_script import hash_of
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.book.judgement import NOT_HERE, NOT_YOURS
from tablework.company.may import Thing, may
from tablework.server.at_table import AtTable
from tablework.server.rate import Bucket
from tablework.server.wire import RefusedError, body, json_answer, wait
from tablework.shelf.log import Log
from tablework.shelf.trouble import ShelfTroubleError

_BURST, _A_SECOND = 30, 0.2
"""Photos that one person may hang at once, and a second after that: a set photographed from all sides."""


class PhotosApi:
    """Answers for the photos of one desk."""

    def __init__(self, log: Log, room: ReadingRoom, sits: AtTable) -> None:
        """Keep photos beside the log, painted again in the reading room."""
        self._log, self._room, self._sits = log, room, sits
        self._flood = Bucket(_BURST, _A_SECOND)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/books/{book}/photos", self._hang, methods=["POST"]),
            Route("/api/books/{book}/photos/{photo}", self._photo),
        ]

    async def _hang(self, request: Request) -> Response:
        """Take a photo in; it is shown once a mark names it."""
        table, id_ = await self._sits(request)
        if not may(table.book.person(id_), "make", Thing("photo")):
            raise RefusedError(403, NOT_YOURS)
        if seconds := self._flood.take(id_):
            raise wait(seconds)
        data = await body(request, LARGEST_PHOTO)
        if data is None:
            raise RefusedError(413, "This photo is larger than 12 MB: take a smaller one.")
        try:
            painted, width, height = await run_in_threadpool(self._room.do, paint_again, data)
        except (NoPhotoError, TooMuchError):
            raise RefusedError(422, NO_PHOTO) from None
        hash_ = hash_of(painted)
        try:
            await run_in_threadpool(self._log.keep_photo, table.id, hash_, painted)
        except ShelfTroubleError as error:
            raise RefusedError(507, str(error)) from error
        return json_answer({"photo": hash_, "width": width, "height": height})

    async def _photo(self, request: Request) -> Response:
        """A photo, for whoever may see a mark that it hangs on."""
        table, id_ = await self._sits(request)
        wanted, person = request.path_params["photo"], table.book.person(id_)
        hangs = (record for record in table.book.records.values() if record.kind == "photo" and record.stands)
        if not any(record.words["photo"] == wanted and table.book.sees(person, record) for record in hangs):
            raise RefusedError(404, NOT_HERE)
        data = await run_in_threadpool(self._log.photo, table.id, wanted)
        if data is None:
            raise RefusedError(404, NOT_HERE)
        return Response(data, media_type="image/jpeg", headers={"Cache-Control": "private, no-store"})
