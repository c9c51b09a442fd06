"""Open the desk: serve it on this machine and show it in the browser."""

from __future__ import annotations

import argparse
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import closing
from importlib.resources import as_file, files

import uvicorn

from tablework.actions.add_scripts import add, candidates
from tablework.actions.reading_room import ReadingRoom
from tablework.cli.desks import OWNER, add_desk, now, open_shelf
from tablework.server.app import make_app
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import ShelfTroubleError

EXAMPLE = "Example: tablework serve --port 8000"

FIRST_PORT = 8000
_PORTS_TRIED = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve, and which desk."""
    parser.add_argument("--port", type=int, help=f"the port to listen on (else the first free one from {FIRST_PORT})")
    parser.add_argument("--no-open", action="store_true", help="do not open a browser")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody stops it. A new desk gets the two sample plays."""
    listener = _listen(arguments.port)
    with closing(open_shelf(arguments.desk)) as shelf:
        if not shelf.stack(OWNER) and not shelf.troubles():
            _put_sample_plays(shelf)
        hosts = frozenset({"localhost", "127.0.0.1", "[::1]"})
        app = make_app(shelf, OWNER, now, hosts)
        address = f"http://localhost:{listener.getsockname()[1]}/"
        server = _Server(
            uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3), lambda: _ready(address, arguments)
        )
        server.run(sockets=[listener])
    return 0


class _Server(uvicorn.Server):
    """A server that says when people can come."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _ready(address: str, arguments: argparse.Namespace) -> None:
    print(f"The desk is open at {address} (Ctrl+C closes it).", file=sys.stderr, flush=True)
    if not arguments.no_open:
        webbrowser.open(address)


def _listen(port: int | None) -> socket.socket:
    """A listening socket on loopback only: nobody else on the network can reach this desk."""
    tried = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED)
    for number in tried:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", number))
        except (OSError, OverflowError):
            listener.close()
        else:
            return listener
    raise ShelfTroubleError(f"Port {tried[-1]} is taken by another program: choose another with --port.")


def _put_sample_plays(shelf: Shelf) -> None:
    """What a new user sees first."""
    with as_file(files("tablework") / "plays") as folder, ReadingRoom(1) as room:
        for outcome in add(shelf, candidates([folder]), room, now):
            if outcome.why:
                print(outcome, file=sys.stderr)
