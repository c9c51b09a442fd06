"""The book over HTTP: entries in, what each reader may know out."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.bring_drafts import BringDrafts
from tablework.actions.open_books import Books
from tablework.actions.scribe import Answer, Scribe
from tablework.actions.work_the_stack import open_script
from tablework.book.judgement import NOT_HERE
from tablework.company.may import may_invite, rights
from tablework.server.at_table import AtTable
from tablework.server.live import LiveStream
from tablework.server.rate import Bucket
from tablework.server.tables import Link, OpenTable
from tablework.server.wire import RefusedError, body, insist_on_json, json_answer, json_question, text_in, wait
from tablework.shelf.people import Person
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import ShelfTroubleError

MOST_ENTRIES = 100
"""Entries in one letter: a morning's marks; what a device owes beyond that comes in the next."""

LARGEST_LETTER = 2_000_000
_LONGEST_WAIT = 25.0
_LONGEST_ID = 80
_NEVER = -1
"""No epoch: a link that has to begin anew."""

_BURST, _A_SECOND = 3000, 50
"""Entries that one person may send at once, and a second after that: a whole rehearsal offline comes back in one go."""


class BookApi:
    """Answers for the books of one desk."""

    def __init__(
        self, shelf: Shelf, books: Books, scribe: Scribe, sits: AtTable, owner: Person, drafts: BringDrafts
    ) -> None:
        """Answer to whoever sits at a table, and write through the scribe; `owner` opens new books."""
        self._shelf, self._books, self._scribe, self._sits, self._owner = shelf, books, scribe, sits, owner
        self._drafts = drafts
        self._flood = Bucket(_BURST, _A_SECOND)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/books", self._open, methods=["POST"]),
            Route("/api/books/{book}", self._look),
            Route("/api/books/{book}/entries", self._write, methods=["POST"]),
            Route("/api/books/{book}/feed", self._feed),
            Route("/api/books/{book}/live", self._live),
            Route("/api/books/{book}/here", self._here, methods=["POST"]),
            Route("/api/books/{book}/breakdown", self._breakdown),
        ]

    async def _open(self, request: Request) -> Response:
        if await run_in_threadpool(self._sits.door.somebody, request) != self._owner.id:
            raise RefusedError(404, NOT_HERE)
        script = text_in(await json_question(request), "script")
        return json_answer({"id": await run_in_threadpool(self._books.open, script, self._owner.id, self._owner.name)})

    async def _look(self, request: Request) -> Response:
        table, id_ = await self._sits(request)
        person = table.book.person(id_)
        # The log's own script: what people write into the production's record opens no other of the desk's.
        script = await run_in_threadpool(open_script, self._shelf, id_, self._books.script(table.id) or "")
        me = {"id": person.id, "name": person.name, "position": person.position}
        title = table.book.records[table.id].words["title"]
        places = await run_in_threadpool(self._drafts.places, table.id, id_)
        about = {"id": table.id, "title": title, "script": script, "me": me, "places": places}
        return json_answer(about | {"rights": rights(person), "may_invite": may_invite(person.position)})

    async def _write(self, request: Request) -> Response:
        table, person = await self._sits(request)
        found = await _letter(request)
        seconds = self._flood.take(person, len(found))
        if seconds:
            raise wait(seconds)
        try:
            answers = await asyncio.wrap_future(self._scribe.write(table.id, person, found))
        except ShelfTroubleError as error:
            raise RefusedError(507, str(error)) from error
        return json_answer({"answers": [_answer(one) for one in answers]})

    async def _feed(self, request: Request) -> Response:
        table, person = await self._sits(request)
        after, seconds = request.query_params.get("after"), _seconds(request.query_params.get("wait"))
        items = table.since(person, after)
        if items == [] and seconds:
            await _news_comes(table, person, seconds)
            # Asked anew from the cursor: meanwhile their position may have changed.
            items = table.since(person, after)
        if items is None:
            return json_answer({"reset": True, "items": [], "cursor": None})
        whole = b'{"reset":false,"items":[%b],"cursor":"%b"}' % (b",".join(items), table.cursor(person).encode())
        return Response(whole, media_type="application/json", headers={"Cache-Control": "no-store"})

    async def _live(self, request: Request) -> Response:
        table, person = await self._sits(request)
        after = table.after(person, request.query_params.get("after"))
        epoch = table.book.epoch(person)
        link = Link(person, _device(person, request.query_params.get("device", "")), epoch, after or 0)
        link.epoch = epoch if after is not None else _NEVER
        session = self._sits.door.session(request)
        return LiveStream(table, link, lambda: self._sits.door.still(session))

    async def _here(self, request: Request) -> Response:
        table, person = await self._sits(request)
        said = await json_question(request)
        at = said.get("at")
        table.presence.move(
            _device(person, text_in(said, "device", _LONGEST_ID)),
            at if isinstance(at, str) and len(at) <= _LONGEST_ID else None,
            leading=said.get("leading") is True,
            following=said.get("following") is True,
        )
        table.tell_presence()
        return json_answer({})

    async def _breakdown(self, request: Request) -> Response:
        table, _ = await self._sits(request)
        return json_answer(await run_in_threadpool(self._books.breakdown, table.id))


async def _news_comes(table: OpenTable, person: str, seconds: float) -> None:
    """For a reader whose stream does not get through: wait until there is something."""
    link = Link(person, "", table.book.epoch(person), table.book.length)
    table.listen(link)
    try:
        async with asyncio.timeout(seconds):
            await link.take()
    except TimeoutError:
        pass
    finally:
        table.links.remove(link)


async def _letter(request: Request) -> list[Any]:
    """The entries somebody sends.

    Raises:
        RefusedError: it is no list of entries, or too long.
    """
    insist_on_json(request)
    held = await body(request, LARGEST_LETTER)
    if held is None:
        raise RefusedError(413, "This is more than can be sent at once: send fewer entries.")
    try:
        found = json.loads(held)
    except (ValueError, RecursionError):
        raise RefusedError(422, "These are no entries: send JSON.") from None
    entries = found.get("entries") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        raise RefusedError(422, "These are no entries: send a list of them.")
    if len(entries) > MOST_ENTRIES:
        raise RefusedError(413, f"At most {MOST_ENTRIES} entries come at once: send the rest in the next letter.")
    return entries


def _answer(answer: Answer) -> dict[str, str]:
    said = {"id": answer.id, "outcome": answer.outcome, "why": answer.why, "at": answer.at}
    return {name: value for name, value in said.items() if value is not None}


def _device(person: str, device: str) -> str:
    """A device's name at the table. With its person's in it nobody can take another's place."""
    return f"{person} {device[:_LONGEST_ID]}"


def _seconds(text: str | None) -> float:
    try:
        return max(0.0, min(float(text or 0), _LONGEST_WAIT))
    except ValueError:
        return 0.0
