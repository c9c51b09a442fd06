"""The desk on a real socket, and people who listen to it."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import Any, NamedTuple, Self

import httpx2
import uvicorn
from tests.server.letters import Seat

NAME = "desk.test"
_PATIENCE = 10


class Event(NamedTuple):
    """One event of a live stream."""

    kind: str
    id: str
    data: Any


class Live:
    """Somebody listens: a live stream that is read as it comes, in a thread of its own."""

    def __init__(self, connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> None:
        connection.request("GET", path, headers=headers)
        self.response = connection.getresponse()
        self.events: list[Event] = []
        self.raw = bytearray()
        self._connection = connection
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def wait_for(self, is_so: Callable[[list[Event]], object], seconds: float = _PATIENCE) -> list[Event]:
        """The events that have come once something is so with them."""
        with self._news:
            assert self._news.wait_for(lambda: is_so(self.events), seconds), self.events
            return list(self.events)

    def texts(self, most: int) -> list[str]:
        """The words of the entries that come, as soon as there are so many."""
        return texts(self.wait_for(lambda events: len(texts(events)) >= most))

    def ended(self, seconds: float = _PATIENCE) -> bool:
        """Whether the desk ends it within so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def close(self) -> None:
        if self._connection.sock:
            self._connection.sock.shutdown(2)
        self._thread.join(_PATIENCE)
        self.response.close()
        self._connection.close()

    def _read(self) -> None:
        block: list[bytes] = []
        try:
            while line := self.response.readline():
                self.raw += line
                if line != b"\n":
                    block.append(line)
                    continue
                self._take(block)
                block = []
        except (OSError, http.client.HTTPException, ValueError):
            pass

    def _take(self, block: list[bytes]) -> None:
        fields = dict(line.decode().rstrip("\n").split(": ", 1) for line in block)
        if "data" in fields:
            event = Event(fields.get("event", "message"), fields.get("id", ""), json.loads(fields["data"]))
            with self._news:
                self.events.append(event)
                self._news.notify_all()


def texts(events: list[Event]) -> list[str]:
    """The words of the entries in some events."""
    items = [item for event in events if event.kind == "message" for item in event.data["items"]]
    return [item["entry"]["data"]["text"] for item in items if "text" in item.get("entry", {}).get("data", {})]


class Served:
    """The real server in a thread, on a free port of this machine."""

    def __init__(self, house: Any) -> None:
        self.house = house
        config = uvicorn.Config(house.app, port=0, log_level="critical", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.005)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._server.should_exit = True
        self._thread.join(_PATIENCE)

    def client(self, name: str = NAME) -> httpx2.Client:
        """A device that knows the desk by a name; by ``localhost`` it is the owner's own machine.

        All that it receives is kept in its `received`.
        """
        headers = {"Host": f"{name}:{self.port}", "Sec-Fetch-Site": "same-origin"}
        client = httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", headers=headers, timeout=60)
        client.received = received = bytearray()

        def keep(response: httpx2.Response) -> None:
            received.extend(f"{response.status_code} {response.headers.multi_items()}".encode() + response.read())

        client.event_hooks["response"].append(keep)
        return self._open.enter_context(client)

    def rosa(self, book: str = "") -> Seat:
        """The owner, who directs."""
        return Seat(self.client("localhost"), book or self.house.hour)

    def member(self, position: str, name: str, book: str = "") -> Seat:
        """Somebody who has been invited and has come."""
        seat = Seat(self.client(), book or self.house.hour)
        made = self.rosa(seat.book).client.post(f"{seat.path}/invites", json={"position": position})
        joined = seat.client.post("/api/join", json={"token": made.json()["token"], "name": name})
        assert joined.status_code == 200, joined.text
        return seat

    def live(self, seat: Seat, after: str = "", device: str = "phone", **headers: str) -> Live:
        """Somebody listens at their table."""
        cookie = "; ".join(f"{name}={value}" for name, value in seat.client.cookies.items())
        sent = {"Host": seat.client.headers["Host"], "Cookie": cookie, **headers}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        path = f"{seat.path}/live?after={after}&device={device}"
        return self._open.enter_context(closing(Live(connection, path, sent)))
