"""A house: one desk with one book that Rosa directs, and people who ask it over HTTP."""

from __future__ import annotations

import itertools

import pytest
from anyio.from_thread import BlockingPortal
from starlette.testclient import TestClient
from tests.server.letters import Seat
from tests.server.served import Served

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.devices import Devices
from tablework.actions.open_books import Books, words_of
from tablework.actions.prepare_script import prepare
from tablework.actions.scribe import Scribe
from tablework.server.app import Bookroom, Desk, make_app
from tablework.shelf.people import Person
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.sqlite_people import SqlitePeople

NAME = "desk.test"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

LINES = "ANNA\nA door.\n\nBEN\nWhere?\n\nANNA\nThere, behind the tall one.\n"


class House:
    """The desk, its clock, and its doors."""

    def __init__(self, shelf: SqliteShelf) -> None:
        self.shelf, self.people = shelf, SqlitePeople(shelf.file)
        self.now = "2026-11-22T12:00:00.000+00:00"
        self.devices = Devices(self.people, self.clock)
        self.log = SqliteLog(shelf.file)
        self.scribe = Scribe(self.log, words_of(shelf, self.log), self.clock)
        self.books = Books(shelf, self.log, self.scribe, self.clock)
        self.hosts = frozenset({"localhost", "[::1]", NAME})
        self.people.put_person(Person("owner", "Rosa"))
        self.hour, self.pier = self._open("The Hour Between"), self._open("The Pier")
        room = Bookroom(self.log, self.scribe, self.books)
        self.casting = CastingDesk(SqliteCastingLog(shelf.file), self.clock)
        reached = f"http://{NAME}:8000"
        self.app = make_app(
            Desk(shelf, self.people, room, self.casting, self.clock, self.hosts, "owner", address=reached)
        )
        self._addresses = itertools.count(2)
        self.loop: BlockingPortal | None = None

    def _open(self, title: str) -> str:
        script = prepare(f"Title: {title}\n\n{LINES}".encode(), f"{title}.fountain")
        self.shelf.put(script, self.now)
        return self.books.open(script.id, "owner", "Rosa")

    def clock(self) -> str:
        return self.now

    def at_own_machine(self) -> TestClient:
        return self._client("http://localhost:8000", "127.0.0.1")

    def guest(self, base: str = f"http://{NAME}:8000", address: str = "") -> TestClient:
        """Somebody on a device of their own."""
        return self._client(base, address or f"192.168.1.{next(self._addresses)}")

    def member(self, position: str, name: str, base: str = f"http://{NAME}:8000") -> TestClient:
        """Somebody who has been invited and has come."""
        guest = self.guest(base)
        joined = guest.post("/api/join", json={"token": self.token(position), "name": name})
        assert joined.status_code == 200, joined.text
        return guest

    def token(self, position: str = "performer", book: str = "") -> str:
        made = self.at_own_machine().post(f"/api/books/{book or self.hour}/invites", json={"position": position})
        return made.json()["token"]

    def _client(self, base: str, address: str) -> TestClient:
        headers = {"Sec-Fetch-Site": "same-origin", "User-Agent": LAPTOP}
        client = TestClient(self.app, base, client=(address, 50_000), raise_server_exceptions=False, headers=headers)
        client.portal = self.loop
        return client


@pytest.fixture
def house(tmp_path):
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    house = House(shelf)
    yield house
    house.scribe.close()
    shelf.close()


@pytest.fixture
def open_house(house):
    """The house with its desk open: everybody asks the same running application, as they do over the network."""
    with TestClient(house.app) as desk:
        house.loop = desk.portal
        yield house


@pytest.fixture
def rosa(open_house):
    return Seat(open_house.at_own_machine(), open_house.hour)


@pytest.fixture
def sit(open_house):
    """How somebody comes to a table."""

    def come(position: str, name: str) -> Seat:
        return Seat(open_house.member(position, name), open_house.hour)

    return come


@pytest.fixture
def margot(sit):
    return sit("performer", "Margot")


@pytest.fixture
def served(house):
    """The house on a real socket of this machine."""
    with Served(house) as served:
        yield served
