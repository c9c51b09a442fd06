"""Open the desk: serve it on this machine and show it in the browser; with --table, for the whole room."""

from __future__ import annotations

import argparse
import os
import pwd
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import closing
from importlib.resources import as_file, files

import uvicorn

from tablework.actions.add_scripts import add, candidates
from tablework.actions.casting_desk import CastingDesk
from tablework.actions.reading_room import ReadingRoom
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, add_desk, desk_folder, now, open_shelf
from tablework.cli.serve_mail import add_mail, mail_server
from tablework.cli.serving import IN_CLEAR, Place, find_place, keep_address, qr_in_words
from tablework.server.app import Desk, make_app
from tablework.shelf.ours import OurDesk
from tablework.shelf.people import People, Person
from tablework.shelf.port import Shelf
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_people import SqlitePeople

EXAMPLE = """Example: tablework serve --port 8000
         tablework serve --table --https"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve, for whom, and which desk."""
    parser.add_argument("--port", type=int, help="the port to listen on (else the first free one from 8000)")
    parser.add_argument("--no-open", action="store_true", help="do not open a browser")
    parser.add_argument("--table", action="store_true", help="let others on the network come, by invitation")
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        help="a name that the desk is reached by, or its whole address; may be given several times",
    )
    parser.add_argument("--https", action="store_true", help="serve https with certificates of this desk's own")
    parser.add_argument("--certificate", metavar="FILE", help="serve https with this certificate (PEM) …")
    parser.add_argument("--key", metavar="FILE", help="… and its key")
    add_mail(parser)
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody stops it. A new desk gets the two sample plays."""
    folder = desk_folder(arguments.desk)
    mail = mail_server(arguments)
    place = find_place(arguments, folder)
    with (
        closing(open_shelf(arguments.desk)) as shelf,
        OurDesk(shelf.file.path) as ours,
        open_books(shelf, ours.check) as bookroom,
    ):
        if not shelf.stack(OWNER) and not shelf.troubles():
            _put_sample_plays(shelf)
        keep_address(folder, place)
        people = SqlitePeople(shelf.file)
        _know_the_owner(people)
        casting = CastingDesk(SqliteCastingLog(shelf.file, ours.check), now)
        desk = Desk(shelf, people, bookroom, casting, now, place.hosts, OWNER, place.table, place.authority, mail)
        config = uvicorn.Config(make_app(desk), log_level="warning", timeout_graceful_shutdown=3, **place.for_uvicorn())
        _Server(config, lambda: _ready(place, arguments)).run(sockets=[place.listener])
    return 0


class _Server(uvicorn.Server):
    """A server that says when people can come."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _ready(place: Place, arguments: argparse.Namespace) -> None:
    _say(f"The desk is open at {place.home} (Ctrl+C closes it).")
    if place.table:
        _say(f"The table is at {place.table} for whoever is invited.")
    if arguments.table and place.table:
        _say(qr_in_words(place.table))
    if place.authority:
        _say(f"Devices are told once to trust {place.table or place.home}authority.crt.")
    elif place.table and not place.files:
        _say(IN_CLEAR)
    if not arguments.no_open:
        webbrowser.open(place.home)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _know_the_owner(people: People) -> None:
    """Whoever sits at this machine is called what the machine calls them, until they say otherwise."""
    if people.person(OWNER) is None:
        account = pwd.getpwuid(os.getuid())
        called = account.pw_gecos.partition(",")[0].strip()
        known = called and called != account.pw_name
        people.put_person(Person(OWNER, called if known else "The owner of this desk"))


def _put_sample_plays(shelf: Shelf) -> None:
    """What a new user sees first."""
    with as_file(files("tablework") / "plays") as folder, ReadingRoom(1) as room:
        for outcome in add(shelf, candidates([folder]), room, now):
            if outcome.why:
                print(outcome, file=sys.stderr)
