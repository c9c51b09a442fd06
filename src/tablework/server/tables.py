"""The tables that are open: each with its book as everybody at it may know it, and the links of who is there.

All of it lives in the event loop's thread. The scribe's thread tells what it has written; a link hears of it at once.
Joining and catching up are one step between two turns of the loop, so nothing can fall between them.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Sequence

from starlette.concurrency import run_in_threadpool

from tablework.book.book import Book
from tablework.book.entries import Entry, to_wire
from tablework.book.feed import Gone, alike, news
from tablework.book.presence import Presence, Seat
from tablework.server.cursor import Cursors
from tablework.shelf.log import Log

MOST_WAITING = 1_000_000
"""Bytes that wait for one slow reader before its link is cut; it comes back with its cursor and gets them packed."""

MOST_LINKS = 10
"""Links that one person may hold to a table: a few devices with a few windows each."""

_PRESENCE_SECONDS = 0.25
"""Who reads where is told at most four times a second: reading is slower than that."""


class Link:
    """One live link of one reader: what waits to be sent. `let_go` is called when a reader takes nothing of it."""

    def __init__(self, person: str, device: str, epoch: int, number: int) -> None:
        """A reader who has heard all up to this number; without a device they only wait for news."""
        self.person, self.device, self.epoch, self.number = person, device, epoch, number
        self.ended = False
        self.let_go: Callable[[], None] = lambda: None
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._something = asyncio.Event()

    @property
    def over(self) -> bool:
        """Whether it has ended and all has been taken, the last thing too."""
        return self.ended and not self._waiting

    def put(self, frame: bytes) -> None:
        """Something to send; a reader who takes nothing for too long is let go."""
        if self.ended:
            return
        self._waiting.append(frame)
        self._size += len(frame)
        if self._size > MOST_WAITING:
            self._waiting.clear()
            self.ended = True
            self.let_go()
        self._something.set()

    def end(self, frame: bytes = b"") -> None:
        """The last thing to send."""
        self.put(frame)
        self.ended = True

    async def take(self) -> bytes:
        """All that waits, as soon as there is something."""
        await self._something.wait()
        found = b"".join(self._waiting)
        self._waiting.clear()
        self._size = 0
        self._something.clear()
        return found


class _Said:
    """What has been told in one round: to each position since a number, and to each person as the frame they got."""

    def __init__(self) -> None:
        self.items: dict[tuple[str | None, int], list[bytes]] = {}
        self.frames: dict[tuple[str, int], bytes] = {}


class OpenTable:
    """One production's table: what has been written, and who is there to hear of it."""

    def __init__(self, id_: str, book: Book, cursors: Cursors) -> None:
        """A table over a book that nobody sits at yet."""
        self.id, self.book = id_, book
        self.presence = Presence()
        self.links: list[Link] = []
        self._cursors = cursors
        self._written: dict[tuple[str, bool], bytes] = {}
        self._telling: asyncio.TimerHandle | None = None

    def cursor(self, person: str) -> str:
        """Where a person stands who has heard all there is."""
        return self._cursors.make(self.id, person, self.book.epoch(person), self.book.length)

    def after(self, person: str, cursor: str | None) -> int | None:
        """The number in a person's cursor; None when they have to begin anew."""
        if not cursor:
            return 0
        found = self._cursors.read(cursor, self.id, person)
        if found is None or found[0] != self.book.epoch(person) or found[1] > self.book.length:
            return None
        return found[1]

    def since(self, person: str, cursor: str | None) -> list[bytes] | None:
        """What is new to a person since their cursor, each item as JSON; None when they have to begin anew."""
        after = self.after(person, cursor)
        return None if after is None else self.news(person, after)

    def news(self, person: str, after: int) -> list[bytes]:
        """What is new to a person, each item as JSON."""
        found = news(self.book, self.book.person(person), after)
        return [self._as_json(item) for item in found]

    def take(self, entries: Sequence[Entry]) -> None:
        """Entries that have been written; everybody who may know of them does at once."""
        for entry in entries:
            if entry.number == self.book.length + 1:
                self.book.take(entry)
        said = _Said()
        for link in list(self.links):
            self._tell(link, said)

    def _tell(self, link: Link, said: _Said) -> None:
        """Send a link what is new to it, or that it has to begin anew; `said` is what others were told just now."""
        if link.epoch != self.book.epoch(link.person):
            link.end(b"event: reset\ndata: 1\n\n")
            return
        to = (link.person, link.number)
        if to not in said.frames:
            found = self._news_like(link, said)
            said.frames[to] = frame(self.cursor(link.person), found) if found else b""
        link.number = self.book.length
        if said.frames[to]:
            link.put(said.frames[to])

    def _news_like(self, link: Link, said: _Said) -> list[bytes]:
        """What is new to a link; where nothing of it is for some only, as who holds the same position was told it."""
        like = (self.book.person(link.person).position, link.number)
        if like in said.items:
            return said.items[like]
        found = self.news(link.person, link.number)
        if alike(self.book, link.number):
            said.items[like] = found
        return found

    def listen(self, link: Link) -> None:
        """A link hears what is written from now on; of more than one person may hold the oldest ends."""
        mine = [one for one in self.links if one.person == link.person]
        for old in mine[: max(0, len(mine) - MOST_LINKS + 1)]:
            old.end()
        self.links.append(link)

    def join(self, link: Link) -> None:
        """A link is there: it hears what it has missed, and everybody sees who has come."""
        self.listen(link)
        position = self.book.person(link.person).position or "guest"
        self.presence.come(Seat(link.device, link.person, position))
        self._tell(link, _Said())
        self.tell_presence()

    def leave(self, link: Link) -> None:
        """A link has ended."""
        self.links.remove(link)
        if all(one.device != link.device for one in self.links):
            self.presence.go(link.device)
        self.tell_presence()

    def tell_presence(self) -> None:
        """Say soon who is there and where; what comes meanwhile goes with it."""
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(_PRESENCE_SECONDS, self._tell_presence)

    def _tell_presence(self) -> None:
        self._telling = None
        seats = [
            {"device": one.device, "person": one.person, "at": one.at, "leading": one.leading}
            for one in self.presence.seats
        ]
        said = b"event: table\ndata: " + json.dumps(seats).encode() + b"\n\n"
        for link in self.links:
            if link.device:
                link.put(said)

    def _as_json(self, item: Entry | Gone) -> bytes:
        if isinstance(item, Gone):
            return json.dumps({"gone": item.records}).encode()
        key = (item.id, item.erased)
        if key not in self._written:
            if item.erased:
                self._written.pop((item.id, False), None)
            wire = {"entry": to_wire(item)}
            self._written[key] = json.dumps(wire, ensure_ascii=False, separators=(",", ":")).encode()
        return self._written[key]


class Tables:
    """Every open table of a desk."""

    def __init__(self, log: Log, cursors: Cursors) -> None:
        """No table is open yet; one opens when somebody asks for it."""
        self._log, self._cursors = log, cursors
        self._open: dict[str, OpenTable] = {}
        self._opening: dict[str, asyncio.Lock] = {}
        self._early: dict[str, list[Entry]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    async def table(self, production: str) -> OpenTable | None:
        """A production's table, opened now if it was not; None when there is no such production."""
        self._loop = asyncio.get_running_loop()
        lock = self._opening.setdefault(production, asyncio.Lock())
        async with lock:
            if production not in self._open:
                if await run_in_threadpool(self._log.production, production) is None:
                    del self._opening[production]
                    return None
                await self._load(production)
        return self._open[production]

    async def _load(self, production: str) -> None:
        """Read a log; what is written meanwhile is set aside and taken afterwards."""
        early = self._early[production] = []
        try:
            book = await run_in_threadpool(lambda: Book(self._log.entries(production)))
        finally:
            del self._early[production]
        table = self._open[production] = OpenTable(production, book, self._cursors)
        table.take(early)

    def told(self, written: Sequence[tuple[str, Entry]]) -> None:
        """What the scribe has written, from its thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, list(written))

    def _tell(self, written: Sequence[tuple[str, Entry]]) -> None:
        by_table: dict[str, list[Entry]] = {}
        for production, entry in written:
            by_table.setdefault(production, []).append(entry)
        for production, entries in by_table.items():
            if production in self._open:
                self._open[production].take(entries)
            elif production in self._early:
                self._early[production] += entries

    def close(self) -> None:
        """End every link."""
        for table in self._open.values():
            for link in table.links:
                link.end()


def frame(cursor: str, items: Sequence[bytes]) -> bytes:
    """One event of the live stream: its id is the cursor that stands after it."""
    return b"id: " + cursor.encode() + b'\ndata: {"items":[' + b",".join(items) + b"]}\n\n"
