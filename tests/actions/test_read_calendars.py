"""Feeds are asked again, now and then; one that fails keeps what it had, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.fetch_feeds import FeedError, Fetched
from tablework.actions.keep_conflicts import busy_of
from tablework.actions.read_calendars import MOST, Calendars
from tablework.actions.reading_room import ReadingRoom
from tablework.calls.problem import ProblemError
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_casting import SqliteCastingLog

URL = "https://calendars.example/secret/mine.ics"


def calendar(day: str) -> bytes:
    event = f"UID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:{day}T090000Z\r\nDTEND:{day}T100000Z\r\nSUMMARY:The bank"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


class Web:
    """What the open web says, in order; what was shown to it is kept."""

    def __init__(self) -> None:
        self.says: list[Fetched | FeedError] = []
        self.shown: list[tuple[str, str]] = []

    def fetch(self, url: str, etag: str = "") -> Fetched:
        self.shown.append((url, etag))
        found = self.says.pop(0)
        if isinstance(found, FeedError):
            raise found
        return found


class Desk:
    """A desk with one performer, whose phone's calendar it follows."""

    def __init__(self, shelf: SqliteShelf, room: ReadingRoom) -> None:
        self.now, self.web = "2026-11-22T12:00:00.000+00:00", Web()
        self.casting = CastingDesk(SqliteCastingLog(shelf.file), lambda: self.now)
        self.calendars = Calendars(self.casting, room, lambda: self.now, self.web)

    def busy(self, timezone: str = "UTC") -> list[list[str]]:
        return self.casting.ask(lambda records: busy_of(records, "margot", timezone))

    def told(self) -> dict:
        (told,) = self.calendars.of("margot")
        return told

    def add(self, *, shared: bool = False) -> None:
        self.web.says.append(Fetched(calendar("20261124"), '"1"'))
        self.calendars.add("margot", "My phone", URL, shared=shared, by="margot")

    def later(self, minutes: int, *says: Fetched | FeedError) -> None:
        self.now = f"2026-11-22T12:{minutes:02}:00.000+00:00"
        self.web.says.extend(says)
        self.calendars.refresh(["margot"])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    with ReadingRoom(1) as room:
        yield Desk(shelf, room)
    shelf.close()


def test_a_feed_is_on_the_wall_of_whatever_house_asks(desk: Desk):
    desk.add()
    assert desk.busy("Europe/Copenhagen") == [["2026-11-24T10:00", "2026-11-24T11:00"]]
    assert desk.busy("America/New_York") == [["2026-11-24T04:00", "2026-11-24T05:00"]]
    assert "secret" not in str(desk.told())
    assert desk.told()["from"] == "calendars.example"


def test_what_it_is_called_is_kept_only_if_its_owner_says_so(desk: Desk):
    desk.add(shared=True)
    assert desk.busy()[0][2] == "The bank"
    desk.later(20, Fetched(calendar("20261125"), '"2"'))
    assert desk.busy() == [["2026-11-25T09:00", "2026-11-25T10:00", "The bank"]]


def test_a_feed_is_asked_again_no_sooner_than_a_quarter_of_an_hour(desk: Desk):
    desk.add()
    desk.later(14)
    assert len(desk.web.shown) == 1
    desk.later(15, Fetched(calendar("20261125"), '"2"'))
    assert desk.web.shown[1] == (URL, '"1"')
    assert desk.busy() == [["2026-11-25T09:00", "2026-11-25T10:00"]]
    desk.later(40, Fetched(None, '"2"'))
    assert desk.busy() == [["2026-11-25T09:00", "2026-11-25T10:00"]]


def test_a_feed_that_fails_keeps_what_it_had_and_says_so(desk: Desk):
    desk.add()
    before = desk.busy()
    desk.later(20, FeedError("The calendar's server does not answer: try again later."))
    assert (desk.busy(), desk.told()["trouble"][:14]) == (before, "The calendar's")
    desk.later(40, Fetched(b"<html>Sign in</html>", ""))
    assert (desk.busy(), desk.told()["trouble"][:22]) == (before, "This is no iCalendar f")
    desk.later(59, Fetched(None, '"1"'))
    assert (desk.busy(), desk.told()["trouble"]) == (before, "")


def test_one_that_is_taken_away_keeps_nobody_busy(desk: Desk):
    desk.add()
    desk.calendars.take_away("margot", desk.told()["id"], by="margot")
    assert desk.busy() == []
    desk.later(20)
    assert len(desk.web.shown) == 1


def test_a_dozen_is_enough(desk: Desk):
    for _ in range(MOST):
        desk.add()
    with pytest.raises(ProblemError, match="12 calendars already"):
        desk.add()
