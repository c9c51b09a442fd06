"""The desk as a web application: the pages, and the data behind them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tablework.actions.bring_drafts import BringDrafts
from tablework.actions.cast_tracks import Doublings
from tablework.actions.casting_desk import CastingDesk
from tablework.actions.come_back import NotProvenError
from tablework.actions.come_to_the_table import (
    ComingError,
    Entrance,
    NoInviteError,
    NotAllowedError,
    NotTakenError,
)
from tablework.actions.devices import Devices
from tablework.actions.exchange_marks import ExchangeMarks
from tablework.actions.find_parts import PartsDesk
from tablework.actions.keep_calls import Calls
from tablework.actions.keep_conflicts import Conflicts, busy_of
from tablework.actions.offer_parts import OfferParts
from tablework.actions.offer_steps import NoOfferError, NotTheirsError, OfferError
from tablework.actions.open_books import Books, fresh_key
from tablework.actions.own_pages import OwnPages
from tablework.actions.page_pictures import PagePictures
from tablework.actions.publish_calls import Publications
from tablework.actions.read_calendars import Calendars
from tablework.actions.read_scans import Scans
from tablework.actions.reading_room import ReadingRoom
from tablework.actions.scribe import Scribe
from tablework.actions.send_mail import MailServer
from tablework.server.agents_api import AgentsApi
from tablework.server.annotations_api import AnnotationsApi
from tablework.server.at_table import AtTable
from tablework.server.book_api import BookApi
from tablework.server.calls_api import CallsApi
from tablework.server.company_api import CompanyApi
from tablework.server.conflicts_api import ConflictsApi
from tablework.server.cursor import Cursors
from tablework.server.decisions_api import DecisionsApi
from tablework.server.door import LOOPBACK_NAMES, Door, OwnersOnly
from tablework.server.doubling_api import DoublingApi
from tablework.server.drafts_api import DraftsApi
from tablework.server.feeds_api import FeedsApi
from tablework.server.guard import Guard
from tablework.server.invites_api import InvitesApi
from tablework.server.mine_api import Mine, MineApi
from tablework.server.offers_api import OffersApi, Reached
from tablework.server.parts_api import PartsApi
from tablework.server.people_api import PeopleApi
from tablework.server.photos_api import PhotosApi
from tablework.server.review_api import ReviewApi
from tablework.server.scans_api import ScansApi
from tablework.server.sign_in_api import SignInApi
from tablework.server.stack_api import StackApi
from tablework.server.tables import Tables
from tablework.server.wire import RefusedError, said
from tablework.shelf.log import Log
from tablework.shelf.people import People, Person
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PAGES = Path(__file__).parent / "pages"
"""The compiled pages; `build_pages.py` puts them there."""

_SCRIPT = "/scripts/{script}"
_SCRIPT_PAGES = (_SCRIPT, f"{_SCRIPT}/breakdown", f"{_SCRIPT}/review", f"{_SCRIPT}/doubling")
_PAGE_ROUTES = ("/", *_SCRIPT_PAGES, "/books/{book}", "/join", "/me")
_OFFER_PAGES = ("/books/{book}/offers", "/books/{book}/decisions", "/books/{book}/drafts", "/offer")
_CALLS_PAGES = ("/books/{book}/calls", "/mine")
_COMPANY_PAGES = ("/company", "/company/{performer}", f"{_SCRIPT}/parts")
_STATUS = {NoInviteError: 410, NotTakenError: 422, NotProvenError: 401, NotAllowedError: 403}
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Bookroom:
    """Where the books are: their log, the scribe who writes it, and what is asked of a whole book."""

    log: Log
    scribe: Scribe
    books: Books


@dataclass(frozen=True, slots=True)
class Desk:
    """What is served, and to whom.

    `owner` is who sits at this machine; `hosts` are the names that the desk answers to, `address` is where others on
    its network reach it (None: nobody does), and `authority` the certificate that makes their devices trust it. By
    `mail` the desk sends what it can send itself (None: people send it).
    """

    shelf: Shelf
    people: People
    bookroom: Bookroom
    casting: CastingDesk
    now: Callable[[], str]
    hosts: frozenset[str]
    owner: str
    address: str | None = None
    authority: Path | None = None
    mail: MailServer | None = None


def make_app(desk: Desk) -> Starlette:
    """The desk as an application. What only its owner may ask for is not there for anybody else."""
    room, paint_room, planning = ReadingRoom(), ReadingRoom(1), ReadingRoom(1)
    scans = Scans(desk.shelf, room, paint_room, desk.owner, desk.now)
    tables = Tables(desk.bookroom.log, Cursors(desk.bookroom.log.secret("cursors", fresh_key())))
    desk.bookroom.scribe.tell(tables.told)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        scans.close()
        tables.close()
        room.close()
        paint_room.close()
        planning.close()

    return Starlette(
        routes=[
            *StackApi(desk.shelf, room, desk.owner, desk.now).routes,
            *ReviewApi(desk.shelf, room, PagePictures(desk.shelf, paint_room), desk.owner, desk.now).routes,
            *ScansApi(scans).routes,
            *_company_routes(PartsDesk(desk.shelf, desk.casting, desk.owner)),
            *DoublingApi(Doublings(desk.shelf, desk.casting, desk.bookroom.books.played), desk.owner).routes,
            *_table_routes(desk, tables, room, planning),
            *(Route(path, _index) for path in (*_PAGE_ROUTES, *_OFFER_PAGES, *_COMPANY_PAGES, *_CALLS_PAGES)),
            Route("/authority.crt", partial(_authority, desk.authority)),
            Mount("/", app=_Pages(directory=PAGES)),
        ],
        middleware=[
            Middleware(Guard, hosts=desk.hosts),
            Middleware(OwnersOnly),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5),
        ],
        exception_handlers={
            ShelfTroubleError: _trouble,
            ComingError: _not_let_in,
            OfferError: _not_offered,
            RefusedError: _refused,
            Exception: _broken,
        },
        lifespan=lifespan,
    )


def _company_routes(desk: PartsDesk) -> list[Route]:
    return [*CompanyApi(desk).routes, *PartsApi(desk).routes]


def _table_routes(desk: Desk, tables: Tables, reading: ReadingRoom, planning: ReadingRoom) -> list[Route]:
    devices = Devices(desk.people, desk.now)
    door = Door(devices, desk.owner)
    room = desk.bookroom
    sits = AtTable(door, tables)
    owner = desk.people.person(desk.owner) or Person(desk.owner, "Director")
    entrance = Entrance(desk.people, room.books, desk.now)
    drafts = BringDrafts(desk.shelf, room.log, room.scribe, room.books, desk.now)
    return [
        *BookApi(desk.shelf, room.books, room.scribe, sits, owner, drafts).routes,
        *DraftsApi(desk.shelf, drafts, sits, reading, desk.now).routes,
        *AnnotationsApi(ExchangeMarks(room.log, room.scribe, room.books, desk.now), sits).routes,
        *PhotosApi(room.log, reading, sits).routes,
        *_offer_routes(desk, sits),
        *_calls_routes(desk, sits, planning, reading),
        *InvitesApi(entrance, door, desk.address).routes,
        *PeopleApi(desk.people, entrance, devices, door).routes,
        *SignInApi(desk.people, devices, door, desk.now).routes,
    ]


def _offer_routes(desk: Desk, sits: AtTable) -> list[Route]:
    certified = tuple(sorted(desk.hosts - LOOPBACK_NAMES - {"[::1]"})) if desk.authority else ()
    parts = OfferParts(desk.shelf, desk.bookroom.books)
    return [
        *OffersApi(desk.casting, parts, sits, Reached(desk.address, certified, desk.mail), desk.now).routes,
        *AgentsApi(desk.casting, desk.now).routes,
        *DecisionsApi(desk.casting, sits, desk.now).routes,
    ]


def _calls_routes(desk: Desk, sits: AtTable, planning: ReadingRoom, reading: ReadingRoom) -> list[Route]:
    covers = Doublings(desk.shelf, desk.casting, desk.bookroom.books.played).covers
    calls = Calls(desk.casting, desk.bookroom.books, desk.now, busy_of, covers)
    publications = Publications(desk.casting, calls, desk.now, desk.mail)
    pages = OwnPages(desk.casting, desk.now)
    calendars = Calendars(desk.casting, reading, desk.now)
    mine = Mine(pages, Conflicts(desk.casting), calendars, publications)
    return [
        *CallsApi(calls, publications, sits, planning, calendars).routes,
        *ConflictsApi(calls, mine, sits, desk.address).routes,
        *MineApi(mine).routes,
        *FeedsApi(pages).routes,
    ]


class _Pages(StaticFiles):
    """The compiled pages; what carries a hash in its name never changes and is kept for ever, all else asked anew."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        response.headers["Cache-Control"] = _FOREVER if "/assets/" in str(args[0]) else "no-cache"
        return response


async def _index(_: Request) -> Response:
    return FileResponse(PAGES / "index.html", headers={"Cache-Control": "no-cache"})


async def _authority(certificate: Path | None, _: Request) -> Response:
    if certificate is None:
        return said(404, "This desk has no certificates of its own.")
    return FileResponse(certificate, media_type="application/x-x509-ca-cert", headers={"Cache-Control": "no-cache"})


async def _not_let_in(_: Request, error: Exception) -> Response:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 403)
    return said(status, str(error))


async def _not_offered(_: Request, error: Exception) -> Response:
    return said(
        404 if isinstance(error, NoOfferError) else 403 if isinstance(error, NotTheirsError) else 422, str(error)
    )


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)  # noqa: S101 (it is registered for these)
    return said(error.status, str(error), error.headers)


async def _trouble(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=404 if isinstance(error, NotOnStackError) else 409)


async def _broken(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": "The desk made a mistake. Nothing is lost; load the page again."}, status_code=500)
