"""A rehearsal room for the measurements: a desk with a long script, its book, and people who are signed in."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.measuring import long_fountain
from tablework.actions.devices import Devices
from tablework.actions.prepare_script import prepare, unpack
from tablework.actions.tokens import new_id
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, now, open_shelf
from tablework.shelf.people import Person
from tablework.shelf.sqlite_people import SqlitePeople

HOST = "guest.localhost"
"""A name of this machine that is not its owner's own: who comes by it is a guest with a session."""

LINES = 3000
PEOPLE = 50

_PATCHED = "import sys; import tablework.actions.scribe as s; s.MOST_AT_ONCE = 1; from tablework.cli.main import main; "


class Room(NamedTuple):
    """A desk's folder, its book, a place in the script, and the cookie of each person's device."""

    desk: str
    book: str
    place: dict[str, Any]
    cookies: list[str]

    def job(self, port: int, **more: Any) -> dict[str, Any]:
        """What a process of clients is told."""
        told = {"host": f"{HOST}:{port}", "port": port, "book": self.book, "place": self.place}
        return told | {"cookies": self.cookies} | more


def set_up(desk: Path) -> Room:
    """A desk nobody serves yet, with everybody seated and signed in."""
    with closing(open_shelf(str(desk))) as shelf, open_books(shelf) as bookroom:
        script = prepare(long_script(), "a-long-play.fountain")
        shelf.put(script, now())
        book = bookroom.books.open(script.id, OWNER, "Rosa")
        people = SqlitePeople(shelf.file)
        devices = Devices(people, now)
        cookies = []
        for n in range(PEOPLE):
            person = Person(new_id(), f"Performer {n}")
            people.put_person(person)
            bookroom.books.seat(book, person.id, person.name, "performer", OWNER)
            cookies.append(f"tablework={devices.sign_in(person.id, 'Phone')}")
        return Room(str(desk), book, place_in(script.id, script.draft), cookies)


def long_script() -> bytes:
    """A Fountain script of some 3,000 lines that are spoken or done."""
    paragraphs = long_fountain().decode().split("\n\n")
    lines, end = 0, 0
    for end, paragraph in enumerate(paragraphs):  # noqa: B007 (where the loop has stopped is what is asked)
        lines += len(paragraph.splitlines())
        if lines >= LINES:
            break
    return "\n\n".join(paragraphs[: end + 1]).encode()


def place_in(script: str, draft: bytes) -> dict[str, Any]:
    """The first four letters of the first line that is spoken."""
    line = next(element for element in unpack(draft)["elements"] if element["kind"] == "dialogue")
    at = {"first": line["id"], "start": 0, "last": line["id"], "end": 4}
    return {"draft": script, "quote": line["text"][:4], **at}


@contextmanager
def served(desk: str, *, one_at_a_time: bool = False) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The desk served in a process of its own, and its port; without group commit if one asks for it."""
    arguments = ["serve", "--port", "0", "--no-open", "--desk", desk, "--name", HOST]
    start = ["-c", f"{_PATCHED}sys.exit(main({arguments}))"] if one_at_a_time else ["-m", "tablework", *arguments]
    with process([sys.executable, *start]) as server:
        line = server.stderr.readline() if server.stderr else ""
        port = re.search(r"http://[^ /]+:(\d+)", line)
        if not port:
            raise RuntimeError(f"The desk did not open: {line}")
        yield server, int(port[1])


@contextmanager
def process(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended with the block, if it has not been killed by then."""
    with subprocess.Popen(list(command), stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.send_signal(signal.SIGINT)
            try:
                running.wait(10)
            except subprocess.TimeoutExpired:
                running.kill()
