"""A performer's own page and feed over HTTP: theirs alone, by a secret link that can be closed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient
from tests.conftest import PLAYS
from tests.server.conftest import House

from tablework.actions.prepare_script import prepare
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act

WHY = "canary-the-clinic"
MONDAY = {"from": "2026-11-23T10:00", "to": "2026-11-23T12:00", "why": WHY}
FILE = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
    "DTSTART:20261124T090000Z\r\nDTEND:20261124T100000Z\r\nSUMMARY:canary-the-bank\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Company:
    """Margot and Anders play in The Hour Between; Tomas manages its stage and hands out their links."""

    def __init__(self, house: House) -> None:
        script = prepare((PLAYS / "the-hour-between.fountain").read_bytes(), "the-hour-between.fountain")
        house.shelf.put(script, house.now)
        self.house, self.book = house, house.books.open(script.id, "owner", "Rosa")
        self.tomas = house.guest()
        joined = {"token": house.token("stage_manager", self.book), "name": "Tomas"}
        assert self.tomas.post("/api/join", json=joined).status_code == 200
        self.margot, self.anders = new_id(), new_id()
        self.keep("performer", self.margot, {"name": "Margot Reyes", "away": [["2026-12-01", "2026-12-02"]]})
        self.keep("performer", self.anders, {"name": "Anders Holm"})
        tracks = {"tracks": [["margot"], ["anders"]], "performers": [self.margot, self.anders]}
        self.keep("doubling", script.id, tracks)
        self.at = f"/api/books/{self.book}/calls"

    def keep(self, kind: str, record: str, data: dict[str, Any]) -> None:
        self.house.casting.act("owner", lambda _: [Act(record, kind, "make", data)])

    def link(self, performer: str) -> str:
        made = self.tomas.post(f"{self.at}/conflicts/{performer}/link", json={})
        assert made.status_code == 200, made.text
        return made.json()["link"].partition("#")[2]

    def page(self, performer: str) -> TestClient:
        """Somebody on their own page."""
        return self.by(self.link(performer))

    def by(self, token: str) -> TestClient:
        guest = self.house.guest()
        guest.headers["Authorization"] = f"Bearer {token}"
        return guest

    def busy(self, performer: str) -> list[list[str]]:
        people = self.tomas.get(self.at).json()["people"]
        return next(one["busy"] for one in people if one["id"] == performer)

    def publish(self) -> dict[str, Any]:
        """Press Plan, take the first option, publish it."""
        (option, *_) = self.tomas.post(f"{self.at}/plan", json={"seconds": 0.6}).json()["options"]
        calls = [{**one, "fixed": False} for one in option["plan"]["calls"]]
        self.tomas.put(f"{self.at}/placed", json={"calls": calls})
        sent = self.tomas.post(f"{self.at}/publish", json={})
        assert sent.status_code == 200, sent.text
        return sent.json()


@pytest.fixture
def company(house: House) -> Company:
    return Company(house)


def test_a_conflict_is_given_changed_and_taken_back(company: Company):
    """Margot writes one on the tram; it is sent twice, kept once, changed, and taken back for good."""
    margot, id_ = company.page(company.margot), new_id()
    for _ in range(2):
        seen = margot.put(f"/api/mine/conflicts/{id_}", json=MONDAY).json()
    assert seen["name"] == "Margot Reyes"
    assert [(one["id"], one["why"], one["by"]) for one in seen["conflicts"]] == [(id_, WHY, "performer")]
    assert company.busy(company.margot)[0] == ["2026-11-23T10:00", "2026-11-23T12:00"]
    margot.put(f"/api/mine/conflicts/{id_}", json={**MONDAY, "shared": True})
    assert company.busy(company.margot)[0][2] == WHY
    assert margot.delete(f"/api/mine/conflicts/{id_}").json()["conflicts"] == []
    assert company.busy(company.margot) == [["2026-12-01T00:00", "2026-12-03T00:00"]]
    assert WHY not in json.dumps([dict(act.data) for act in company.house.casting._log.acts()])
    assert margot.put(f"/api/mine/conflicts/{id_}", json=MONDAY).status_code == 422


def test_her_reason_is_hers(company: Company):
    """Stage management enters one for her and sees theirs; what she wrote has no reason for them, nor in any plan."""
    margot = company.page(company.margot)
    margot.put(f"/api/mine/conflicts/{new_id()}", json=MONDAY)
    tuesday = {"from": "2026-11-24T10:00", "to": "2026-11-24T12:00", "why": "visa"}
    listed = company.tomas.put(f"{company.at}/conflicts/{company.margot}/{new_id()}", json=tuesday)
    (hers,) = [one for one in listed.json()["people"] if one["id"] == company.margot]
    assert [(one["why"], one["by"]) for one in hers["conflicts"]] == [("", "performer"), ("visa", "stage management")]
    assert hers["link"]
    for address in (company.at, f"{company.at}/conflicts", f"{company.at}/dood"):
        assert WHY not in company.tomas.get(address).text
    assert WHY in margot.get("/api/mine").text


def test_what_she_words_herself_becomes_hers(company: Company):
    """Tomas entered it; Margot adds why: from then on the reason is hers, and Tomas moving it does not change that."""
    margot, id_ = company.page(company.margot), new_id()
    at = f"{company.at}/conflicts/{company.margot}/{id_}"
    company.tomas.put(at, json={**MONDAY, "why": ""})
    margot.put(f"/api/mine/conflicts/{id_}", json=MONDAY)
    assert WHY not in company.tomas.get(f"{company.at}/conflicts").text
    company.tomas.put(at, json={**MONDAY, "to": "2026-11-23T13:00", "why": "moved"})
    (hers,) = [one for one in company.tomas.get(f"{company.at}/conflicts").json()["people"] if one["conflicts"]]
    assert [(one["by"], one["why"]) for one in hers["conflicts"]] == [("performer", "")]


def test_nobody_touches_another_ones(company: Company):
    margot, anders, id_ = company.page(company.margot), company.page(company.anders), new_id()
    margot.put(f"/api/mine/conflicts/{id_}", json=MONDAY)
    assert anders.put(f"/api/mine/conflicts/{id_}", json=MONDAY).status_code == 422
    assert anders.delete(f"/api/mine/conflicts/{id_}").status_code == 422
    assert len(margot.get("/api/mine").json()["conflicts"]) == 1
    added = margot.post("/api/mine/calendars?title=Work", content=FILE, headers={"Content-Type": "text/calendar"})
    (calendar,) = added.json()["calendars"]
    assert anders.delete(f"/api/mine/calendars/{calendar['id']}").status_code == 422
    assert company.tomas.delete(f"{company.at}/conflicts/nobody/{id_}").status_code == 404


def test_a_calendar_keeps_her_busy_and_says_nothing_else(company: Company):
    """A file of her phone's: one hour on Tuesday, by the clock of the rehearsal room; what it is called is not kept."""
    margot = company.page(company.margot)
    sent = {"content": FILE, "headers": {"Content-Type": "text/calendar"}}
    (calendar,) = margot.post("/api/mine/calendars?title=Work", **sent).json()["calendars"]
    assert (calendar["title"], calendar["times"], calendar["trouble"]) == ("Work", 1, "")
    assert company.busy(company.margot)[0] == ["2026-11-24T09:00", "2026-11-24T10:00"]
    assert "canary-the-bank" not in json.dumps([dict(act.data) for act in company.house.casting._log.acts()])
    margot.delete(f"/api/mine/calendars/{calendar['id']}")
    margot.post("/api/mine/calendars?title=Work&shared=true", **sent)
    assert company.busy(company.margot)[0][2] == "canary-the-bank"


def test_a_feed_inside_the_house_is_not_asked(company: Company):
    margot = company.page(company.margot)
    for url in ("http://127.0.0.1:8000/x.ics", "http://localhost/", "file:///etc/passwd", "http://169.254.169.254/"):
        refused = margot.post("/api/mine/calendars", json={"title": "Work", "url": url})
        assert refused.status_code == 422
        assert refused.json()["error"].endswith(".")
    torn = margot.post("/api/mine/calendars", content="nonsense", headers={"Content-Type": "text/calendar"})
    assert "no iCalendar file" in torn.json()["error"]


def test_a_link_is_closed_by_a_newer_one_or_by_hand(company: Company):
    """Margot lost her phone: Tomas makes a new link, and the old one opens nothing; nor does a guess."""
    old = company.page(company.margot)
    assert old.get("/api/mine").status_code == 200
    new = company.page(company.margot)
    assert (old.get("/api/mine").status_code, new.get("/api/mine").status_code) == (404, 200)
    company.tomas.delete(f"{company.at}/conflicts/{company.margot}/link")
    for page in (new, company.by(""), company.by("x" * 5000)):
        assert page.get("/api/mine").json()["error"].startswith("This link opens nothing.")
    guesser = company.by("guess")
    assert [guesser.get("/api/mine").status_code for _ in range(40)][-1] == 429


def test_who_does_not_plan_finds_no_conflicts(company: Company):
    anders = company.house.guest()
    anders.post("/api/join", json={"token": company.house.token("performer", company.book), "name": "Anders"})
    assert anders.get(f"{company.at}/conflicts").status_code == 404
    assert anders.post(f"{company.at}/conflicts/{company.margot}/link", json={}).status_code == 404


def test_her_calls_are_confirmed_in_one_tap(company: Company):
    seen = company.publish()
    margot = company.page(company.margot)
    (published,) = margot.get("/api/mine").json()["published"]
    hers = [one["id"] for one in seen["calls"] if company.margot in one["people"] and one["start"]]
    assert sorted(one["id"] for one in published["calls"]) == sorted(hers)
    assert "Anders Holm" not in margot.get("/api/mine").text
    done = margot.post("/api/mine/confirm", json={"publication": published["id"]}).json()["published"]
    assert [one["confirmed"] for one in done] == [True]
    told = company.tomas.get(company.at).json()["published"]["told"]
    assert {one["name"]: one["confirmed"] for one in told} == {"Margot Reyes": True, "Anders Holm": False}
    assert margot.post("/api/mine/confirm", json={"publication": "x"}).status_code == 422


def test_her_feed_holds_exactly_her_calls_and_nobodys_reasons(company: Company):
    """Margot and Anders both gave reasons; her phone's calendar gets her calls, in UTC, and not a word more."""
    margot, anders = company.page(company.margot), company.page(company.anders)
    margot.put(f"/api/mine/conflicts/{new_id()}", json={**MONDAY, "shared": True})
    anders.put(f"/api/mine/conflicts/{new_id()}", json={**MONDAY, "why": "canary-anders", "shared": True})
    seen = company.publish()
    path = margot.post("/api/mine/feed").json()["feed_path"]
    answer = company.house.guest().get(path)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.text).walk("VEVENT")
    hers = [one for one in seen["calls"] if company.margot in one["people"] and one["start"]]
    expected = {(one["start"], one["end"]) for one in hers}
    got = {(f"{event.start:%Y-%m-%dT%H:%M}", f"{event.end:%Y-%m-%dT%H:%M}") for event in events}
    assert (len(events), got) == (len(hers), expected)
    assert all(event.start.utcoffset() == timedelta() and event["SEQUENCE"] == 1 for event in events)
    for word in (WHY, "canary-anders", "Anders Holm", company.anders, company.margot, company.book):
        assert word not in answer.text


def test_a_call_keeps_its_uid_and_its_hour_when_the_clocks_change(company: Company):
    """Ten o'clock in London is nine in UTC on the last Saturday of summer time, and ten on the Monday after."""
    days = [("a", "2026-10-24"), ("b", "2026-10-26")]
    call = {"title": "Scene 1", "kind": "scene", "stage": None, "room": None, "breaks": [], "people": [company.margot]}
    calls = [{**call, "id": id_, "start": f"{day}T10:00", "end": f"{day}T11:00"} for id_, day in days]
    data = {"book": "b", "title": "The Pier", "timezone": "Europe/London", "names": {}, "changes": [], "anyway": []}
    path = company.page(company.margot).post("/api/mine/feed").json()["feed_path"]
    uids = []
    for number in (1, 2):
        company.keep("publication", new_id(), {**data, "number": number, "calls": calls})
        events = Calendar.from_ical(company.house.guest().get(path).text).walk("VEVENT")
        assert [event.start for event in events] == [
            datetime(2026, 10, 24, 9, tzinfo=UTC),
            datetime(2026, 10, 26, 10, tzinfo=UTC),
        ]
        assert {event["SEQUENCE"] for event in events} == {number}
        uids.append([str(event["UID"]) for event in events])
    assert uids[0] == uids[1]


def test_a_feed_is_closed_by_a_newer_one_or_by_hand(company: Company):
    margot, guest = company.page(company.margot), company.house.guest()
    old, new = (margot.post("/api/mine/feed").json()["feed_path"] for _ in range(2))
    assert (guest.get(old).status_code, guest.get(new).status_code) == (404, 200)
    assert margot.delete("/api/mine/feed").json()["feed"] is False
    assert guest.get(new).text == guest.get("/feeds/guess.ics").text
