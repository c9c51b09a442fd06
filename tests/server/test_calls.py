"""Calls over HTTP, as stage management plans and sends them at a production's table."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import PLAYS
from tests.server.conftest import House

from tablework.actions.prepare_script import prepare
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act

PRESSED: list[dict[str, Any]] = []


class Production:
    """The Hour Between in rehearsal: Margot plays Margot, and Tomas manages the stage."""

    def __init__(self, house: House) -> None:
        play = (PLAYS / "the-hour-between.fountain").read_bytes()
        script = prepare(play, "the-hour-between.fountain")
        house.shelf.put(script, house.now)
        self.house, self.book = house, house.books.open(script.id, "owner", "Rosa")
        self.rosa, self.tomas = house.at_own_machine(), house.guest()
        token = house.token("stage_manager", self.book)
        assert self.tomas.post("/api/join", json={"token": token, "name": "Tomas"}).status_code == 200
        self.margot = new_id()
        doubling = {"tracks": [["margot"], ["anders"]], "performers": [self.margot, None]}
        self.keep("performer", self.margot, {"name": "Margot Reyes"})
        self.keep("doubling", script.id, doubling)
        self.at = f"/api/books/{self.book}/calls"

    def keep(self, kind: str, record: str, data: dict[str, Any]) -> None:
        self.house.casting.act("owner", lambda _: [Act(record, kind, "make", data)])

    def press(self) -> list[dict[str, Any]]:
        """Press Plan, and take the first option."""
        (option, *_) = self.tomas.post(f"{self.at}/plan", json={"seconds": 0.6}).json()["options"]
        return [{**one, "fixed": False} for one in option["plan"]["calls"]]

    def plan(self) -> dict[str, Any]:
        """Keep the plan that pressing Plan gives on this book; it is pressed once, since it gives the same again."""
        if not PRESSED:
            PRESSED.extend(self.press())
        return self.tomas.put(f"{self.at}/placed", json={"calls": PRESSED}).json()


@pytest.fixture
def production(house: House) -> Production:
    return Production(house)


def test_a_fresh_book_is_planned_by_pressing_plan(production: Production):
    """Nobody has said anything yet: four weeks, one room, every scene blocked and worked, and a run everybody is in."""
    seen = production.tomas.get(production.at).json()
    assert len(seen["days"]) == 24
    assert {one["kind"] for one in seen["calls"]} >= {"scene", "music", "run"}
    assert seen["may"] == ["plan", "publish"]
    planned = production.plan()
    assert planned["unplaced"] == []
    assert planned["weighed"]["broken"] == []
    (run,) = [one for one in planned["calls"] if one["id"] == "run.run"]
    assert run["fixed"]
    assert production.margot in run["people"]
    assert {one["title"] for one in planned["people"]} >= {"Margot Reyes", "ANDERS", "Director"}


def test_one_call_is_dragged_weighed_and_fixed_and_stays(production: Production):
    """Tomas sees at once what a drag breaks, fixes a call, plans again, and finds it where he fixed it."""
    planned = production.plan()
    one = next(call for call in planned["calls"] if call["kind"] == "scene")
    run = next(call for call in planned["calls"] if call["id"] == "run.stumble")
    dragged = {**one, "start": run["start"], "room": run["room"]}
    weighed = production.tomas.post(f"{production.at}/weigh", json={"calls": [dragged, run]}).json()
    assert any(set(broken["calls"]) == {one["id"], run["id"]} for broken in weighed["broken"])
    fixed = production.tomas.put(f"{production.at}/placed", json={"calls": [{**one, "fixed": True}]}).json()
    assert next(call for call in fixed["calls"] if call["id"] == one["id"])["fixed"]
    again = production.tomas.post(f"{production.at}/plan", json={"seconds": 0.6}).json()["options"]
    for option in again:
        (stayed,) = [call for call in option["plan"]["calls"] if call["id"] == one["id"]]
        assert (stayed["start"], stayed["room"]) == (one["start"], one["room"])


def test_an_absence_moves_as_few_calls_as_can_be_and_says_for_whom(production: Production):
    """Margot goes away on the first day of the plan: only what she is in moves, and the page says so beforehand."""
    planned = production.plan()
    hers = [call for call in planned["calls"] if production.margot in call["people"] and call["start"]]
    day = min(call["start"] for call in hers)[:10]
    away = {"performer": production.margot, "from": f"{day}T00:00", "to": f"{day}T23:59", "why": "", "shared": False}
    performer = {"name": "Margot Reyes", "away": [[day, day]]}
    production.house.casting.act("owner", lambda _: [Act(production.margot, "performer", "edit", performer)])
    (fewest, *_) = production.tomas.post(f"{production.at}/plan", json={"seconds": 1}).json()["options"]
    assert fewest["name"] == "fewest moved"
    assert fewest["proved"]
    moved = {one["id"] for one in fewest["moved"]}
    assert moved >= {call["id"] for call in hers if call["start"][:10] == day}
    assert fewest["in_words"][0].startswith(f"{len(moved)} call")
    assert away["performer"]


def test_why_a_call_cannot_be_is_said_without_anybodys_reason(production: Production):
    settings = production.tomas.get(production.at).json()
    days = settings["days"][:2]
    said = {"days": days, "milestones": [], "stages": [], "rooms": settings["rooms"], "timezone": "Europe/London"}
    session = {"id": "f1", "title": "Fitting", "kind": "fitting", "minutes": 60, "people": [production.margot]}
    said |= {"step": 15, "sessions": [session], "scenes": {}, "staff": [], "rules": {}}
    assert production.tomas.put(f"{production.at}/settings", json=said).status_code == 200
    away = {"away": [[day["date"], day["date"]] for day in days]}
    production.house.casting.act("owner", lambda _: [Act(production.margot, "performer", "edit", away)])
    why = production.tomas.get(f"{production.at}/why/session.f1").json()
    assert len(why["why"]) == 2
    assert all(sentence.startswith("Margot Reyes is not free on ") for sentence in why["why"])
    assert why["first"] is None


def test_what_is_sent_is_numbered_says_what_changed_and_keeps_who_knows(production: Production):
    """Tomas sends the calls, moves one, sends again; he notes that Margot was told, and was late."""
    production.plan()
    first = production.tomas.post(f"{production.at}/publish", json={}).json()["published"]
    assert (first["number"], first["changes"]) == (1, [])
    assert first["told"] == [{"person": production.margot, "told": False, "confirmed": False, "name": "Margot Reyes"}]
    seen = production.tomas.get(production.at).json()
    one = next(call for call in seen["calls"] if call["kind"] == "music" and call["start"])
    production.tomas.put(f"{production.at}/placed", json={"calls": [{**one, "start": None}]})
    second = production.tomas.post(f"{production.at}/publish", json={}).json()["published"]
    assert second["number"] == 2
    assert [sentence for sentence in second["changes"] if "called off" in sentence]
    day = next(call["start"][:10] for call in seen["calls"] if production.margot in call["people"] and call["start"])
    told = {"performer": production.margot}
    production.tomas.post(f"{production.at}/days/{day}/tell", json=told)
    sheet = production.tomas.post(f"{production.at}/days/{day}/late", json={**told, "minutes": 10}).json()
    (hers,) = [person for person in sheet["people"] if person["person"] == production.margot]
    assert (hers["told"], hers["confirmed"], hers["late"], hers["absent"]) == (True, False, 10, False)
    sheet = production.tomas.post(f"{production.at}/days/{day}/absent", json=told).json()
    assert next(person for person in sheet["people"] if person["person"] == production.margot)["absent"]
    rows = production.tomas.get(f"{production.at}/dood").json()["rows"]
    assert {row["name"] for row in rows} >= {"Margot Reyes", "ANDERS"}


def test_a_plan_that_breaks_something_is_sent_only_when_somebody_says_so(production: Production):
    planned = production.plan()
    one = next(call for call in planned["calls"] if call["kind"] == "scene")
    run = next(call for call in planned["calls"] if call["id"] == "run.stumble")
    clash = {**one, "start": run["start"], "room": run["room"]}
    production.tomas.put(f"{production.at}/placed", json={"calls": [clash]})
    refused = production.tomas.post(f"{production.at}/publish", json={})
    assert refused.status_code == 422
    assert "send it anyway" in refused.json()["error"]
    assert production.tomas.post(f"{production.at}/publish", json={"anyway": True}).json()["published"]["number"] == 1


def test_calls_that_come_too_late_for_somebodys_rules_are_sent_only_when_somebody_says_so(production: Production):
    """It is eight in the morning of the first day, and Margot is under rules that give her twelve hours."""
    planned = production.plan()
    first = min(call["start"] for call in planned["calls"] if production.margot in call["people"])
    said = {key: planned[key] for key in ("timezone", "step", "days", "rooms", "milestones", "stages", "scenes")}
    said |= {"sessions": [], "staff": planned["staff"], "rules": {production.margot: "us-lort"}}
    assert production.tomas.put(f"{production.at}/settings", json=said).status_code == 200
    production.house.now = f"{first[:10]}T08:00:00.000+00:00"
    refused = production.tomas.post(f"{production.at}/publish", json={})
    assert refused.status_code == 422
    assert "Margot Reyes has 12 h of notice" in refused.json()["error"]


def test_what_is_past_stays_as_it_was(production: Production):
    """The period has begun: a call of this morning is not moved, by hand or by a new plan."""
    planned = production.plan()
    one = min((call for call in planned["calls"] if not call["fixed"]), key=lambda call: call["start"])
    production.house.now = f"{one['start']}:00.000+00:00".replace("T10:00:00", "T10:05:00")
    refused = production.tomas.put(f"{production.at}/placed", json={"calls": [{**one, "start": None}]})
    assert refused.status_code == 422
    for option in production.tomas.post(f"{production.at}/plan", json={"seconds": 0.6}).json()["options"]:
        (stayed,) = [call for call in option["plan"]["calls"] if call["id"] == one["id"]]
        assert stayed["start"] == one["start"]


def test_calls_in_another_production_count_as_hers(production: Production):
    """Margot is in two plays of this desk: what the other has sent keeps her, and counts in her hours."""
    seen = production.tomas.get(production.at).json()
    day = seen["days"][0]["date"]
    call = {"id": "x", "title": "Scene 9", "start": f"{day}T10:00", "end": f"{day}T13:00", "room": None}
    call |= {"people": [production.margot], "breaks": []}
    other = {
        "book": production.house.pier,
        "number": 1,
        "title": "The Pier",
        "calls": [call],
        "names": {},
        "changes": [],
    }
    production.keep("publication", new_id(), other | {"timezone": "UTC"})
    for call in production.press():
        one = {**next(one for one in seen["calls"] if one["id"] == call["id"]), **call}
        if production.margot in one["people"]:
            assert not f"{day}T10:00" <= one["start"] < f"{day}T13:00"


def test_a_stage_for_covers_calls_nobody_while_nobody_covers(production: Production):
    """In this play everybody is on with everybody: nobody of the company can cover, so there is nothing to call."""
    seen = production.tomas.get(production.at).json()
    said = {key: seen[key] for key in ("timezone", "step", "days", "rooms", "scenes", "sessions", "staff", "rules")}
    stage = {"id": "cover", "title": "Covers", "of": "scenes", "factor": 2, "times": 1, "by": None, "covers": True}
    said |= {"milestones": [], "stages": [stage | {"staff": [], "rooms": []}]}
    assert production.tomas.put(f"{production.at}/settings", json=said).json()["calls"] == []


def test_who_may_not_plan_finds_nothing_or_is_told_so(production: Production):
    """A performer finds no such page; the producer sees the plan, and cannot change it."""
    house = production.house
    anders, petra = house.guest(), house.guest()
    anders.post("/api/join", json={"token": house.token("performer", production.book), "name": "Anders"})
    petra.post("/api/join", json={"token": house.token("producer", production.book), "name": "Petra"})
    assert anders.get(production.at).status_code == 404
    assert petra.get(production.at).json()["may"] == []
    assert petra.post(f"{production.at}/plan", json={}).status_code == 403
    assert petra.post(f"{production.at}/publish", json={}).status_code == 403


@pytest.mark.parametrize(
    ("method", "address", "said"),
    [
        ("put", "/settings", {"days": 3}),
        ("put", "/settings", {"stages": [{"id": "a", "title": "A", "of": "acts"}]}),
        ("put", "/settings", {"rules": {"everybody": "no such rules"}}),
        ("put", "/placed", {"calls": [{"id": "nowhere", "start": None}]}),
        ("put", "/placed", {"calls": [{"id": "run.run", "start": "noon"}]}),
        ("post", "/weigh", {"calls": "all"}),
        ("post", "/publish", []),
        ("post", "/days/someday/late", {"performer": "x", "minutes": 3}),
        ("get", "/days/2026-13-01", None),
        ("get", "/why/nowhere", None),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(production: Production, method: str, address: str, said: Any):
    asked = production.tomas.request(method, production.at + address, json=said)
    assert asked.status_code == 422
    assert asked.json()["error"].endswith(".")
