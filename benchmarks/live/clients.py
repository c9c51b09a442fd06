"""People at a table, all in one process: `python -m benchmarks.live.clients WHAT JOB` prints JSON.

They read raw sockets and parse no more than they have to, so that the server is measured and not they.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from tablework.actions.tokens import new_id

LINKS = 4
"""Devices of each person."""

_PAUSE = 0.05


class Asker:
    """One connection that is kept for many requests."""

    def __init__(self, job: dict[str, Any], cookie: str) -> None:
        self._job = job
        self._head = f"Host: {job['host']}\r\nCookie: {cookie}\r\n"

    async def open(self) -> Asker:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._job["port"], limit=2**24)
        return self

    async def get(self, path: str, more: str = "") -> bytes:
        """What the book answers at a path; `more` are further headers."""
        return await self._ask(f"GET {self._path(path)} HTTP/1.1\r\n{self._head}{more}\r\n".encode())

    async def write(self, *entries: dict[str, Any]) -> list[dict[str, Any]]:
        """Send a letter; its answers."""
        body = json.dumps({"entries": entries}).encode()
        head = f"{self._head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        answer = await self._ask(f"POST {self._path('/entries')} HTTP/1.1\r\n{head}".encode() + body)
        return json.loads(answer)["answers"]  # type: ignore[no-any-return]

    def _path(self, path: str) -> str:
        return f"/api/books/{self._job['book']}{path}"

    async def _ask(self, request: bytes) -> bytes:
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
        body = await self._reader.readexactly(int(fields[b"content-length"]))
        return gzip.decompress(body) if fields.get(b"content-encoding") == b"gzip" else body


class Listener(asyncio.Protocol):
    """One live link: notes when each entry has been read."""

    def __init__(self, request: bytes, heard: dict[str, list[float]]) -> None:
        self._request, self._heard, self._held = request, heard, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 (a socket's is)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Read the events that are whole."""
        *events, self._held = (self._held + data).split(b"\n\n")
        for event in events:
            at = event.find(b'data: {"items"')
            if at < 0:
                continue
            for item in json.loads(event[at + 6 :])["items"]:
                self._heard[item["entry"]["id"]].append(time.perf_counter())


def note(job: dict[str, Any]) -> dict[str, Any]:
    data = {"place": job["place"], "text": "a note of a usual length, on these words"}
    made = {"v": 1, "id": new_id(), "record": new_id(), "kind": "note", "verb": "make", "on": [], "data": data}
    return made | {"made_at": "2026-11-22T12:00:00.000Z"}


async def hear(job: dict[str, Any]) -> list[float]:
    """One writes, all others hear: the seconds from before each note was sent until each reader had it."""
    heard: dict[str, list[float]] = defaultdict(list)
    for cookie in job["cookies"]:
        cursor = json.loads(await (await Asker(job, cookie).open()).get("/feed"))["cursor"]
        for device in range(LINKS):
            await _listen(job, cookie, f"after={cursor}&device={device}", heard)
    await asyncio.sleep(2)
    writer = await Asker(job, job["cookies"][0]).open()
    took: list[float] = []
    for n in range(job["notes"] + job["before"]):
        made, sent = note(job), time.perf_counter()
        await writer.write(made)
        while len(heard[made["id"]]) < LINKS * len(job["cookies"]):  # noqa: ASYNC110 (readers do no more than read)
            await asyncio.sleep(0.002)
        took += [at - sent for at in heard[made["id"]]] if n >= job["before"] else []
        await asyncio.sleep(_PAUSE)
    return took


async def _listen(job: dict[str, Any], cookie: str, asked: str, heard: dict[str, list[float]]) -> None:
    head = f"Host: {job['host']}\r\nCookie: {cookie}\r\n\r\n"
    request = f"GET /api/books/{job['book']}/live?{asked} HTTP/1.1\r\n{head}".encode()
    await asyncio.get_running_loop().create_connection(lambda: Listener(request, heard), "127.0.0.1", job["port"])


async def write_until_killed(job: dict[str, Any]) -> list[str]:
    """Several write, one note after another, until nobody answers: the ids that were acknowledged."""
    kept: list[str] = []

    async def write(cookie: str) -> None:
        writer = await Asker(job, cookie).open()
        while True:
            kept.extend(one["id"] for one in await writer.write(note(job)) if one["outcome"] == "kept")
            await asyncio.sleep(job["pause"])

    await asyncio.gather(*(write(cookie) for cookie in job["cookies"][: job["writers"]]), return_exceptions=True)
    return kept


async def write_for_a_while(job: dict[str, Any]) -> float:
    """Several write one note after another: durable entries a second."""
    count, until = 0, time.perf_counter() + job["seconds"]

    async def write(cookie: str) -> None:
        nonlocal count
        writer = await Asker(job, cookie).open()
        while time.perf_counter() < until:
            (answer,) = await writer.write(note(job))
            count += answer["outcome"] == "kept" and time.perf_counter() < until

    await asyncio.gather(*(write(cookie) for cookie in job["cookies"][: job["writers"]]))
    return count / float(job["seconds"])


async def write_one_by_one(job: dict[str, Any]) -> list[float]:
    """One writes, and nobody else is there: the seconds that each note takes until it is kept."""
    writer = await Asker(job, job["cookies"][0]).open()
    took = []
    for _ in range(job["notes"]):
        made, sent = note(job), time.perf_counter()
        (answer,) = await writer.write(made)
        took.append(time.perf_counter() - sent)
        assert answer["outcome"] == "kept", answer  # noqa: S101
        await asyncio.sleep(0.01)
    return took


async def fill(job: dict[str, Any]) -> list[str]:
    """Marks in the book, as many as are asked for, and where everybody stood before they were made."""
    askers = [await Asker(job, cookie).open() for cookie in job["cookies"]]
    cursors = [json.loads(await asker.get("/feed"))["cursor"] for asker in askers]
    for _ in range(job["notes"] // 100):
        await askers[0].write(*(note(job) for _ in range(100)))
    return cursors


async def catch_up(job: dict[str, Any]) -> float:
    """Everybody's devices come back at once: the seconds until the last of them has read all that is new."""
    wanted = [(cookie, cursor) for cookie, cursor in zip(job["cookies"], job["cursors"], strict=True)] * LINKS
    began = time.perf_counter()

    async def come_back(cookie: str, cursor: str) -> int:
        asker = await Asker(job, cookie).open()
        told = json.loads(await asker.get(f"/feed?after={cursor}", "Accept-Encoding: gzip\r\n"))
        return len(told["items"])

    counts = await asyncio.gather(*(come_back(*one) for one in wanted))
    assert set(counts) == {job["notes"]}, counts  # noqa: S101
    return time.perf_counter() - began


async def all_ids(job: dict[str, Any]) -> list[str]:
    """Every entry that the desk has."""
    told = json.loads(await (await Asker(job, job["cookies"][0]).open()).get("/feed"))
    return [item["entry"]["id"] for item in told["items"]]


def main(what: str, job: str) -> None:
    do = {do.__name__: do for do in DOES}[what]
    print(json.dumps(asyncio.run(do(json.loads(Path(job).read_text(encoding="utf-8"))))))


DOES = (hear, write_until_killed, write_for_a_while, write_one_by_one, fill, catch_up, all_ids)

if __name__ == "__main__":
    main(*sys.argv[1:])
