"""The desk as a web application: the pages, and the data behind them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tablework.actions.reading_room import ReadingRoom
from tablework.server.guard import Guard
from tablework.server.stack_api import StackApi
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PAGES = Path(__file__).parent / "pages"
"""The compiled pages; `build_pages.py` puts them there."""

_PAGE_ROUTES = ("/", "/scripts/{script}", "/scripts/{script}/breakdown")
_FOREVER = "public, max-age=31536000, immutable"


def make_app(shelf: Shelf, person: str, now: Callable[[], str], hosts: frozenset[str]) -> Starlette:
    """The desk over a shelf, for one person; `now` gives the time, `hosts` are the names it answers to."""
    room = ReadingRoom()
    api = StackApi(shelf, room, person, now)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        room.close()

    return Starlette(
        routes=[
            *api.routes,
            *(Route(path, _index) for path in _PAGE_ROUTES),
            Mount("/", app=_Pages(directory=PAGES)),
        ],
        middleware=[Middleware(Guard, hosts=hosts), Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)],
        exception_handlers={ShelfTroubleError: _trouble, Exception: _broken},
        lifespan=lifespan,
    )


class _Pages(StaticFiles):
    """The compiled pages; what carries a hash in its name never changes and is kept for ever."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        if "/assets/" in str(args[0]):
            response.headers["Cache-Control"] = _FOREVER
        return response


async def _index(_: Request) -> Response:
    return FileResponse(PAGES / "index.html", headers={"Cache-Control": "no-cache"})


async def _trouble(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=404 if isinstance(error, NotOnStackError) else 409)


async def _broken(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": "The desk made a mistake. Nothing is lost; load the page again."}, status_code=500)
