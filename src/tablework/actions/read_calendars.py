"""Read performers' calendars: files that they give once, and feeds that are asked again.

Only when they are busy is kept, unless they say that others may know why. Files are read in a process of their own,
with a limit on memory and time: nobody knows who made them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.fetch_feeds import FeedError, Feeds, web_address
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.actions.tokens import new_id, stamp
from tablework.calls.problem import ProblemError
from tablework.casting.acts import Act
from tablework.casting.records import Kept, Records
from tablework.readers.calendar import UnreadableCalendarError, busy_times

KIND = "calendar"
MOST: Final = 12
"""Calendars of one performer: work, school, family, and a few houses."""

NOT_AGAIN_FOR: Final = timedelta(minutes=15)
"""A feed is asked no more often than this."""

_WINDOW: Final = 550
"""Days that are read: a year and a half from a month ago."""

_A_MONTH: Final = timedelta(days=31)
_SECONDS: Final = 15.0
_AT_ONCE: Final = 8
"""Feeds that are asked side by side: a dead one is waited for, and the others are not."""

_GONE = "This calendar is not there any more: load the page again."
_TOO_MUCH = "This calendar takes more memory or time than any does: export fewer years of it."


class Calendars:
    """The calendars of a desk's performers."""

    def __init__(
        self, casting: CastingDesk, room: ReadingRoom, now: Callable[[], str], feeds: Feeds | None = None
    ) -> None:
        """Read in a reading room; `feeds` is how the web is asked."""
        self._casting, self._room, self._now, self._feeds = casting, room, now, feeds or Feeds()

    def of(self, performer: str) -> list[dict[str, Any]]:
        """A performer's calendars: never their times, only what became of reading them.

        Of a feed's address, which may be a secret of its owner's, only the server's name is told.
        """
        kept = self._casting.ask(lambda records: list(_of(records, performer)))
        return [_told(one) for one in kept]

    def add(self, performer: str, title: str, source: bytes | str, *, shared: bool, by: str) -> None:
        """Add a calendar: a file's bytes, or the address of a feed.

        Raises:
            ProblemError: it cannot be read, or had; one sentence says why.
        """
        try:
            url = web_address(source) if isinstance(source, str) else ""
        except FeedError as error:
            raise ProblemError(str(error)) from None
        data = {"performer": performer, "title": title, "url": url, "shared": shared}
        data |= self._read(source) if isinstance(source, bytes) else self._fetched({**data, "etag": ""})
        if data.get("trouble"):
            raise ProblemError(data["trouble"])
        record = new_id()

        def decide(records: Records) -> Sequence[Act]:
            if sum(1 for _ in _of(records, performer)) >= MOST:
                raise ProblemError(f"There are {MOST} calendars already: take one away first.")
            return [Act(record, KIND, "make", {"busy": [], **data} if shared else _without_words(data))]

        self._casting.act(by, decide)

    def take_away(self, performer: str, record: str, *, by: str) -> None:
        """Take a calendar away for good, with its times.

        Raises:
            ProblemError: it is somebody else's.
        """

        def decide(records: Records) -> Sequence[Act]:
            kept = records.ever(KIND, record)
            if kept is None or kept.data.get("performer", performer) != performer:
                raise ProblemError(_GONE)
            return [] if kept.erased else [Act(record, KIND, "erase")]

        self._casting.act(by, decide)

    def refresh(self, performers: Sequence[str]) -> None:
        """Ask the feeds of some performers again, those that have not been asked for a quarter of an hour."""
        due = self._casting.ask(lambda records: [one for who in performers for one in _of(records, who)])
        late = [one for one in due if one.data["url"] and self._is_due(one.data["refreshed_at"])]
        with ThreadPoolExecutor(_AT_ONCE) as asking:
            list(asking.map(self._again, late))

    def _is_due(self, refreshed_at: str) -> bool:
        return bool(stamp(self._now(), -NOT_AGAIN_FOR) >= refreshed_at)

    def _again(self, calendar: Kept) -> None:
        found = self._fetched(calendar.data)
        data = found if calendar.data["shared"] else _without_words(found)
        self._casting.act("", partial(_still, calendar.record, data))

    def _fetched(self, calendar: Mapping[str, Any]) -> dict[str, Any]:
        """What a feed gives now. One that fails keeps what it had, and says so."""
        asked = {"refreshed_at": stamp(self._now())}
        try:
            found = self._feeds.fetch(calendar["url"], calendar.get("etag", ""))
        except FeedError as error:
            return asked | {"trouble": str(error)}
        if found.data is None:
            return asked | {"trouble": ""}
        read = self._read(found.data)
        return read if read["trouble"] else read | {"etag": found.etag}

    def _read(self, data: bytes) -> dict[str, Any]:
        asked = {"refreshed_at": stamp(self._now())}
        first = (datetime.fromisoformat(self._now()) - _A_MONTH).date().isoformat()
        try:
            busy = self._room.do(partial(busy_times, first=first, days=_WINDOW, words=True), data, _SECONDS)
        except UnreadableCalendarError as error:
            return asked | {"trouble": str(error)}
        except TooMuchError:
            return asked | {"trouble": _TOO_MUCH}
        return asked | {"busy": busy, "trouble": ""}


def _without_words(data: Mapping[str, Any]) -> dict[str, Any]:
    busy = {"busy": [times[:2] for times in data["busy"]]} if "busy" in data else {}
    return {**data, **busy}


def _still(record: str, data: Mapping[str, Any], records: Records) -> Sequence[Act]:
    """Keep what a feed gave, unless its owner has taken it away meanwhile."""
    return [Act(record, KIND, "edit", data)] if records.get(KIND, record) else []


def _of(records: Records, performer: str) -> list[Kept]:
    return [one for one in records.all(KIND) if one.data.get("performer") == performer]


def _told(kept: Kept) -> dict[str, Any]:
    told = {key: kept.data.get(key) for key in ("title", "shared", "refreshed_at", "trouble")}
    server = urlsplit(kept.data["url"]).hostname if kept.data["url"] else ""
    return {"id": kept.record, "from": server, "times": len(kept.data.get("busy", ()))} | told
