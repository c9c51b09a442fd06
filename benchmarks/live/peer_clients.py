"""Clients of pycrdt-websocket, all in one process; run by the Python of its own environment, prints JSON.

`peer_clients.py WHAT JOB`. As with ours they read raw sockets and do no more than they have to: each has a document of
its own and applies what comes to it.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, TypeAlias

import anyio
from pycrdt import Array, Doc, YMessageType, create_sync_message, create_update_message, handle_sync_message
from pycrdt.store import SQLiteYStore, YDocNotFound

Job: TypeAlias = dict[str, Any]
Heard: TypeAlias = dict[str, list[float]]

_PAUSE = 0.05
_PATIENCE = 30


class Client(asyncio.Protocol):
    """One websocket with its document; notes when each entry of the array was applied."""

    def __init__(self, port: int, heard: Heard) -> None:
        self.doc = Doc()
        self.array = self.doc.get("notes", type=Array)
        self._port, self._heard, self._held, self._known = port, heard, b"", len(self.array)
        self.gone = asyncio.Event()
        self._upgraded = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a websocket."""
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        head = f"Host: localhost:{self._port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        transport.write(
            f"GET /room HTTP/1.1\r\n{head}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def connection_lost(self, _: Exception | None) -> None:
        """The server has gone."""
        self.gone.set()

    def data_received(self, data: bytes) -> None:
        """Read the messages that are whole."""
        self._held += data
        if not self._upgraded:
            _, end, rest = self._held.partition(b"\r\n\r\n")
            if not end:
                return
            self._upgraded, self._held = True, rest
            self.send(create_sync_message(self.doc))
        while (frame := self._frame()) is not None:
            if frame[:1] == bytes([YMessageType.SYNC]):
                self._take(frame)

    def _take(self, message: bytes) -> None:
        """Apply a message; with one writer, what is new stands at the end."""
        reply = handle_sync_message(message[1:], self.doc)
        if reply:
            self.send(reply)
        length = len(self.array)
        if length > self._known:
            at = time.perf_counter()
            for n in range(self._known, length):
                self._heard[self.array[n]].append(at)
            self._known = length

    def _frame(self) -> bytes | None:
        """The next whole message, or None; the server does not mask."""
        if len(self._held) < 2:
            return None
        length, start = self._held[1] & 0x7F, 2
        if length == 126:
            length, start = int.from_bytes(self._held[2:4], "big"), 4
        elif length == 127:
            length, start = int.from_bytes(self._held[2:10], "big"), 10
        if len(self._held) < start + length:
            return None
        frame, self._held = self._held[start : start + length], self._held[start + length :]
        return frame

    def send(self, message: bytes) -> None:
        """Send one message."""
        length = len(message)
        size = bytes([0x80 | length]) if length < 126 else b"\xfe" + struct.pack(">H", length)
        if length > 65535:
            size = b"\xff" + struct.pack(">Q", length)
        self._transport.write(b"\x82" + size + bytes(4) + message)

    def write(self, text: str) -> None:
        """One more note at the end of the array."""
        before = self.doc.get_state()
        self.array.append(text)
        self._known += 1
        self.send(create_update_message(self.doc.get_update(before)))


async def connect(job: Job, heard: Heard) -> Client:
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(lambda: Client(job["port"], heard), "127.0.0.1", job["port"])
    return client


def words(n: int) -> str:
    return f"{n:08d} a note of a usual length, on these words"


async def all_heard(heard: Heard, key: str, count: int) -> bool:
    """Wait until so many have it; False when that takes too long."""
    until = time.perf_counter() + _PATIENCE
    while len(heard[key]) < count:
        if time.perf_counter() > until:
            return False
        await asyncio.sleep(0.002)
    return True


async def hear(job: Job) -> list[float]:
    """One writes, all others hear: the seconds from before each note was made until each reader's document had it."""
    heard: Heard = defaultdict(list)
    for _ in range(job["clients"]):
        await connect(job, heard)
        await asyncio.sleep(0.01)
    await asyncio.sleep(2)
    writer = await connect(job, defaultdict(list))
    await asyncio.sleep(0.5)
    took = []
    for n in range(job["notes"] + job["before"]):
        sent = time.perf_counter()
        writer.write(words(n))
        await all_heard(heard, words(n), job["clients"])
        took += [at - sent for at in heard[words(n)]] if n >= job["before"] else []
        await asyncio.sleep(_PAUSE)
    return took


async def write_until_killed(job: Job) -> list[str]:
    """Several write without end; what one more client has seen by the time the server is killed."""
    reader = await connect(job, defaultdict(list))
    writers = [await connect(job, defaultdict(list)) for _ in range(job["writers"])]
    await asyncio.sleep(0.5)

    async def write(number: int, writer: Client) -> None:
        n = 0
        while not writer.gone.is_set():
            writer.write(words(number * 1_000_000 + job["since"] + n))
            n += 1
            await asyncio.sleep(job["pause"])

    await asyncio.gather(*(write(number, writer) for number, writer in enumerate(writers)))
    await reader.gone.wait()
    return list(reader.array)


async def in_store(job: Job) -> list[str]:
    """Every note that the store has."""

    class Store(SQLiteYStore):
        db_path = job["store"]

    doc = Doc()
    array = doc.get("notes", type=Array)
    async with Store("/room") as store:
        try:
            await store.apply_updates(doc)
        except YDocNotFound:
            return []
    return list(array)


async def fill(job: Job) -> int:
    """So many notes in the store."""
    heard: Heard = defaultdict(list)
    reader, writer = await connect(job, heard), await connect(job, defaultdict(list))
    await asyncio.sleep(0.5)
    for n in range(job["notes"]):
        writer.write(words(n))
        await asyncio.sleep(0.002)
    await all_heard(heard, words(job["notes"] - 1), 1)
    await asyncio.sleep(2)
    return len(reader.array)


async def catch_up(job: Job) -> dict[str, float]:
    """All come at once to a room that the server has not opened yet: how many have all, and when the last had it."""
    heard: Heard = defaultdict(list)
    began = time.perf_counter()
    clients = await asyncio.gather(*(connect(job, heard) for _ in range(job["clients"])))
    last = words(job["notes"] - 1)
    await all_heard(heard, last, len(clients))
    return {"have": len(heard[last]), "seconds": max(heard[last], default=began) - began}


def main(what: str, job: str) -> None:
    do = {do.__name__: do for do in (hear, write_until_killed, in_store, fill, catch_up)}[what]
    print(json.dumps(anyio.run(do, json.loads(Path(job).read_text(encoding="utf-8")))))


main(*sys.argv[1:])
