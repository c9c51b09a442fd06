"""pycrdt-websocket as its documentation has it, with its SQLite store; run by the Python of its own environment.

`peer_server.py PORT STORE`: one line on standard error once it listens.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

import uvicorn
from pycrdt.store import SQLiteYStore, YDocNotFound
from pycrdt.websocket import ASGIServer, WebsocketServer, YRoom


class Store(SQLiteYStore):
    """The store in the file that was named."""

    db_path = sys.argv[2]


class Rooms(WebsocketServer):
    """Rooms that begin with what their store has, and keep there what comes."""

    opening = asyncio.Lock()

    async def get_room(self, name: str) -> YRoom:
        """A room that has its notes."""
        async with self.opening:
            if name not in self.rooms:
                self.rooms[name] = await self._opened(name)
        return self.rooms[name]

    async def _opened(self, name: str) -> YRoom:
        """Nobody is let in before the store has been read: else they would be told of an empty room."""
        store = Store(name)
        room = YRoom(ready=False, ystore=store)
        await self._task_group.start(store.start)
        with suppress(YDocNotFound):  # a new one
            await store.apply_updates(room.ydoc)
        room.ready = True
        await self.start_room(room)
        return room


async def main() -> None:
    rooms = Rooms(auto_clean_rooms=False)
    app = ASGIServer(rooms)
    server = uvicorn.Server(uvicorn.Config(app, port=int(sys.argv[1]), log_level="error"))
    async with rooms:
        serving = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 (as its documentation has it)
            await asyncio.sleep(0.01)
        print("listening", file=sys.stderr, flush=True)
        await serving


asyncio.run(main())
