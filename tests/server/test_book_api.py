"""The book over HTTP: entries in, and out what each may know."""

from __future__ import annotations

import threading
import time

import pytest
from tests.server.letters import Seat

from tablework.actions.open_books import Books
from tablework.actions.tokens import new_id
from tablework.book.judgement import NOT_HERE
from tablework.server import book_api
from tablework.server.book_api import BookApi
from tablework.server.photos_api import PhotosApi

# -- opening and looking ----------------------------------------------------------------------------------------------


def test_a_script_has_one_book(open_house, rosa):
    """Rosa opens the book of a script twice: it is the same book, and she directs."""
    script = rosa.look["script"]["row"]["id"]
    opened = [rosa.client.post("/api/books", json={"script": script}).json() for _ in range(2)]
    assert opened == [{"id": open_house.hour}] * 2
    assert rosa.look["me"] == {"id": "owner", "name": "Rosa", "position": "director"}
    assert rosa.client.post("/api/books", json={"script": "nothing"}).status_code == 404
    assert rosa.client.post("/api/books", json={"script": ""}).status_code == 422
    assert rosa.client.post("/api/books", content=b"script=x").status_code == 415


def test_only_the_owner_opens_books(rosa, sit):
    script = rosa.look["script"]["row"]["id"]
    answer = sit("director", "Tomas").client.post("/api/books", json={"script": script})
    assert (answer.status_code, "id" in answer.json()) == (404, False)


@pytest.mark.parametrize(
    ("position", "makes", "changes", "invites"),
    [
        ("stage_manager", {"note", "cue", "cut"}, {"cue", "person", "query"}, True),
        ("designer", {"note", "cue"}, {"cue"}, False),
        ("performer", {"note", "line_change"}, set(), False),
        ("guest", set(), set(), False),
    ],
)
def test_what_a_book_shows_of_itself_to_each(sit, position: str, makes, changes, *, invites: bool) -> None:
    look = sit(position, "Margot").look
    assert look["title"] == "The Hour Between"
    assert look["script"]["draft"]["elements"]
    assert look["me"]["position"] == position
    assert makes <= look["rights"]["own"].keys()
    assert makes or not look["rights"]["own"]
    assert changes <= look["rights"]["others"].keys()
    assert changes or not look["rights"]["others"]
    assert look["may_invite"] is invites


def test_nobody_and_nothing(open_house, rosa):
    """Who is not signed in is asked to; for who is, a book they do not sit at and one that is not there are alike."""
    stranger, tomas = open_house.guest(), open_house.member("director", "Tomas")
    for rest in ("", "/feed", "/live", "/breakdown", f"/photos/{'0' * 64}"):
        assert stranger.get(rosa.path + rest).status_code == 401
        said = [tomas.get(f"/api/books/{book}{rest}") for book in (open_house.pier, new_id())]
        assert [answer.status_code for answer in said] == [404, 404]
        assert said[0].content == said[1].content
    assert stranger.post(f"{rosa.path}/entries", json={"entries": []}).status_code == 401


# -- writing ----------------------------------------------------------------------------------------------------------


def test_entries_are_answered_one_by_one(rosa):
    """A morning's marks go out in one letter; the one that cannot be taken holds up no other."""
    good, bad = rosa.made(text="slower"), rosa.made("cue", text="half light")
    answers = rosa.post(good, bad, 7, {"id": "x"}, rosa.made("query")).json()["answers"]
    assert [one["outcome"] for one in answers] == ["kept", "refused", "refused", "refused", "kept"]
    assert [one["id"] for one in answers[:4]] == [good["id"], bad["id"], "", "x"]
    assert answers[0]["at"] == "2026-11-22T12:00:00.000+00:00"
    assert answers[1]["why"] == "A cue needs its department."
    assert rosa.write(good, {**good, "data": {**good["data"], "text": "faster"}}) == ["kept", "conflict"]
    assert rosa.texts() == ["slower", "slower"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"entries": []}', "text/plain", 415),
        (b'{"entries": []}', "application/x-www-form-urlencoded", 415),
        (b"", "application/json", 422),
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b'{"entries": {}}', "application/json", 422),
        (b'{"entries": "many"}', "application/json", 422),
        (b'{"entries": [%b]}' % b",".join([b"1"] * 101), "application/json", 413),
        (b'{"entries": []}' + b" " * book_api.LARGEST_LETTER, "application/json", 413),
        (b'{"entries": []}', "Application/JSON; charset=utf-8", 200),
    ],
)
def test_letters_that_are_none(rosa, body: bytes, kind: str, status: int) -> None:
    answer = rosa.client.post(f"{rosa.path}/entries", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    assert status == 200 or answer.json()["error"].endswith(".")


def test_who_sends_too_much_is_told_when_to_come_again(rosa, sit):
    """Margot's tablet goes wild; she waits, and Rosa does not notice."""
    margot = sit("performer", "Margot")
    notes = [margot.made() for _ in range(100)]
    flood = [margot.post(*notes) for _ in range(40)]
    assert [answer.status_code for answer in flood[:30]] == [200] * 30
    refused = next(answer for answer in flood if answer.status_code == 429)
    assert 1 <= int(refused.headers["retry-after"]) <= 2
    assert "answers" not in refused.json()
    assert rosa.write(rosa.made()) == ["kept"]


def test_a_full_disk_is_said_and_nothing_of_the_letter_is_kept(open_house, rosa):
    """The laptop's disk fills up in the middle of the run; when there is room again the same letter goes through."""
    notes = [rosa.made(text="long" * 4000) for _ in range(10)]
    before = rosa.feed()
    file = open_house.shelf.file
    ask = open_house.scribe.ask
    (pages,) = ask(rosa.book, lambda _: file.connection.execute("PRAGMA page_count").fetchone()).result()
    ask(rosa.book, lambda _: file.connection.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()).result()
    full = rosa.post(*notes)
    assert full.status_code == 507
    assert full.json() == {"error": "The disk is full: free some space and try again. Nothing that was kept is lost."}
    assert rosa.feed()["items"] == before["items"]
    ask(rosa.book, lambda _: file.connection.execute("PRAGMA max_page_count = 1000000").fetchall()).result()
    assert rosa.write(*notes) == ["kept"] * 10
    assert len(rosa.feed(before["cursor"])["items"]) == 10


# -- the feed ---------------------------------------------------------------------------------------------------------


def test_the_feed_from_nothing_and_from_where_one_stood(rosa, sit):
    rosa.make(text="before she came")
    margot = sit("performer", "Margot")
    whole = margot.feed()
    assert (whole["reset"], whole["cursor"] is None) == (False, False)
    assert [item["entry"]["kind"] for item in whole["items"]] == ["production", "person", "note", "person"]
    rosa.make(text="after")
    assert margot.texts(whole["cursor"]) == ["after"]
    assert margot.texts(margot.feed()["cursor"]) == []
    assert margot.feed()["items"][2]["entry"].keys() == {
        *("v", "id", "record", "kind", "verb", "on", "data", "made_at", "by", "at")
    }


def test_a_cursor_is_good_for_its_own_person_at_its_own_table(open_house, rosa, sit):
    """Whatever else is shown (forged, cut off, another's, another book's): one begins anew, and is told nothing."""
    rosa.make(text="slower")
    margot, anders = sit("performer", "Margot"), sit("performer", "Anders")
    good = margot.feed()["cursor"]
    pier = Seat(rosa.client, open_house.pier).feed()["cursor"]
    turned = good[:20] + ("A" if good[20] != "A" else "B") + good[21:]
    bad = [anders.feed()["cursor"], rosa.feed()["cursor"], pier, turned, good[:-4], good + "A", "1", "%00", "é" * 40]
    for cursor in bad:
        assert margot.feed(cursor) == {"reset": True, "items": [], "cursor": None}
    assert margot.feed(good)["items"] == []


def test_a_new_position_begins_anew(rosa, sit):
    margot = sit("performer", "Margot")
    cursor = margot.feed()["cursor"]
    rosa.do("edit", "person", margot.id, {"position": "guest"})
    assert margot.feed(cursor)["reset"]
    rosa.do("edit", "person", margot.id, {"position": "performer"})
    assert margot.feed(cursor)["reset"], "a cursor from before is good no more, though the position is the same again"


@pytest.mark.parametrize(("asked", "waits"), [("nan", 0), ("-1", 0), ("soon", 0), ("", 0), ("0.3", 0.3)])
def test_nobody_waits_for_longer_than_they_ask(rosa, asked: str, waits: float) -> None:
    cursor, before = rosa.feed()["cursor"], time.monotonic()
    assert rosa.client.get(f"{rosa.path}/feed", params={"after": cursor, "wait": asked}).json()["items"] == []
    assert waits <= time.monotonic() - before < waits + 1.5


class Waits(threading.Thread):
    """Somebody asks and waits for news."""

    def __init__(self, seat: Seat, cursor: str) -> None:
        super().__init__()
        self._seat, self._cursor = seat, cursor
        self.start()
        time.sleep(0.3)

    def run(self) -> None:
        self.told = self._seat.feed(self._cursor, wait=20)

    def answer(self) -> dict:
        self.join(10)
        return self.told


def test_who_waits_is_answered_as_soon_as_something_comes(rosa, sit):
    margot = sit("performer", "Margot")
    waits = Waits(margot, margot.feed()["cursor"])
    rosa.client.post(f"{rosa.path}/here", json={"device": "laptop", "at": "e2"})
    rosa.make("idea", text="for herself")
    assert waits.is_alive(), "what is not for her does not wake her"
    before = time.monotonic()
    rosa.make(text="slower")
    assert [item["entry"]["data"]["text"] for item in waits.answer()["items"]] == ["slower"]
    assert time.monotonic() - before < 2


def test_who_waits_and_gets_another_position_begins_anew(rosa, sit):
    """What Margot has on her tablet is not for guests: she must not go on from where she stood."""
    margot = sit("performer", "Margot")
    waits = Waits(margot, margot.feed()["cursor"])
    rosa.do("edit", "person", margot.id, {"position": "guest"})
    assert waits.answer() == {"reset": True, "items": [], "cursor": None}


def test_who_is_at_the_table_no_more_finds_nothing_there(rosa, sit):
    margot = sit("performer", "Margot")
    cursor = margot.feed()["cursor"]
    rosa.do("retract", "person", margot.id)
    for answer in (margot.client.get(f"{margot.path}/feed?after={cursor}"), margot.post(rosa.made())):
        assert (answer.status_code, answer.json()) == (404, {"error": NOT_HERE})


# -- as played --------------------------------------------------------------------------------------------------------


def _words(seat: Seat) -> int:
    return sum(role["words"] for role in seat.client.get(f"{seat.path}/breakdown").json()["roles"])


def test_the_breakdown_follows_a_cut_and_an_agreed_line_change(rosa, sit):
    """The cut shortens a part, restored it is whole again; other words count once they are agreed."""
    margot = sit("performer", "Margot")
    whole = _words(margot)
    cut = rosa.make("cut", text="too long", place={**rosa.place, "end": 7})
    assert _words(margot) == whole - 2
    rosa.do("restore", "cut", cut)
    assert _words(margot) == whole
    change = margot.make("line_change", words="One two three four five", place={**rosa.place, "end": 7})
    assert _words(rosa) == whole
    rosa.do("agree", "line_change", change)
    assert _words(rosa) == whole + 3


def test_the_book_keeps_to_the_script_it_was_opened_on(open_house, rosa, sit):
    """A director who does not own the desk writes another script of it into the production: it opens nothing."""
    tomas = sit("director", "Tomas")
    other = Seat(rosa.client, open_house.pier).look["script"]["row"]["id"]
    tomas.do("edit", "production", tomas.book, {"script": other, "title": "The Hours"})
    assert (tomas.look["title"], tomas.look["script"]) == ("The Hours", rosa.look["script"])
    assert tomas.look["script"]["row"]["title"] == "The Hour Between"


# -- who is there -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"device": "d", "at": "e1", "leading": True}, 200),
        ({"device": "d", "at": 7, "leading": "yes"}, 200),
        ({"device": "d" * 81}, 422),
        ({"at": "e1"}, 422),
        ([], 422),
    ],
)
def test_saying_where_one_reads(rosa, said, status: int) -> None:
    assert rosa.client.post(f"{rosa.path}/here", json=said).status_code == status
    assert rosa.client.post(f"{rosa.path}/here", content=b"device=d").status_code == 415


def test_every_address_of_a_book_is_known():
    """Whoever adds an address adds a test of it."""
    api = BookApi(None, Books(None, None, None, str), None, None, None, None)  # type: ignore[arg-type]
    routes = [*api.routes, *PhotosApi(None, None, None).routes]  # type: ignore[arg-type]
    assert {(route.path.removeprefix("/api/books"), *sorted(route.methods - {"HEAD"})) for route in routes} == {
        ("", "POST"),
        ("/{book}", "GET"),
        ("/{book}/entries", "POST"),
        ("/{book}/feed", "GET"),
        ("/{book}/live", "GET"),
        ("/{book}/here", "POST"),
        ("/{book}/breakdown", "GET"),
        ("/{book}/photos", "POST"),
        ("/{book}/photos/{photo}", "GET"),
    }
