"""The live stream: server-sent events written by hand, one link for each device at a table.

Headers and heartbeat are what gets through proxies: nothing may keep, gather or pack the stream, and something has to
come before a proxy takes silence for the end. A heartbeat is an event and no comment, because a page must hear it: a
stream that a sleeping phone believes to be open says nothing for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from tablework.server.tables import Link, OpenTable

HEARTBEAT = 15.0
"""Seconds: a quarter of the minute after which common proxies close a silent connection."""

_BEAT = b"event: beat\ndata: 1\n\n"
_RETRY = b"retry: 1000\n\n"
_HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
}


class LiveStream(Response):
    """What a reader hears for as long as they listen and are let in."""

    def __init__(self, table: OpenTable, link: Link, still: Callable[[], bool]) -> None:
        """Stream a link at a table; `still` is asked at every heartbeat whether this reader is still let in."""
        super().__init__(headers=_HEADERS)
        del self.headers["content-length"]  # it ends when it ends
        self._table, self._link, self._still = table, link, still

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the reader goes, is cut off, or may hear no more."""
        del scope
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        await send(_part(_RETRY))
        listening = asyncio.create_task(_gone(receive, self._link))
        self._table.join(self._link)
        try:
            async with asyncio.timeout(None) as patience:
                self._link.let_go = lambda: patience.reschedule(0)
                await self._send_all(send)
        except TimeoutError:
            pass  # they take nothing: their connection is closed as it is
        finally:
            listening.cancel()
            self._table.leave(self._link)

    async def _send_all(self, send: Send) -> None:
        """Send what comes. The heart beats by a timer of the loop: to wait with a limit costs a task each time."""
        self._beating = asyncio.get_running_loop().call_later(HEARTBEAT, self._beat)
        try:
            while not self._link.over:
                await send(_part(await self._link.take()))
        finally:
            self._beating.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _beat(self) -> None:
        if self._still():
            self._link.put(_BEAT)
            self._beating = asyncio.get_running_loop().call_later(HEARTBEAT, self._beat)
        else:
            self._link.end()


def _part(body: bytes) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": True}


async def _gone(receive: Receive, link: Link) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    link.end()
