"""A new draft comes to a table where people have marked the old one."""

from __future__ import annotations

from textwrap import dedent

import pytest
from tests.next_draft import PIER, REVISED
from tests.server.letters import Seat

TITLE = "Title: The Button\n\n"


def written(text: str) -> bytes:
    return (TITLE + dedent(text).strip() + "\n").encode()


class Table:
    """The book of The Button, with Rosa at it."""

    def __init__(self, house) -> None:
        self.owner = house.at_own_machine()
        added = self.owner.post("/api/scripts?name=button-1.fountain", content=written(PIER)).json()
        self.first = added["files"][0]["script"]["id"]
        book = self.owner.post("/api/books", json={"script": self.first}).json()["id"]
        self.rosa = Seat(self.owner, book)
        self.house = house

    def come(self, position: str, name: str) -> Seat:
        guest = self.house.guest()
        made = self.owner.post(f"{self.rosa.path}/invites", json={"position": position}).json()
        guest.post("/api/join", json={"token": made["token"], "name": name})
        return Seat(guest, self.rosa.book)

    def place(self, words: str, seat: Seat | None = None) -> dict:
        """Where these words stand on the draft on the table."""
        script = (seat or self.rosa).look["script"]
        element = next(e for e in script["draft"]["elements"] if words in e["text"] and e["kind"] != "cue")
        start = element["text"].index(words)
        at = {"first": element["id"], "start": start, "last": element["id"], "end": start + len(words)}
        return {"draft": script["row"]["id"], "quote": words, **at}

    def read(self, seat: Seat, text: str = REVISED, name: str = "button-2.fountain"):
        return seat.client.post(f"{seat.path}/drafts?name={name}", content=written(text))

    def bring(self, seat: Seat, text: str = REVISED) -> str:
        """Put a draft on the table; the record that takes it back."""
        script = self.read(seat, text).json()["script"]
        answer = seat.client.put(f"{seat.path}/drafts/{script}", headers={"Content-Type": "application/json"})
        assert answer.status_code == 200, answer.text
        return answer.json()["record"]


@pytest.fixture
def table(open_house):
    return Table(open_house)


def test_everybodys_marks_go_along_at_once(table) -> None:
    """Margot's idea, which nobody sees, and Rosa's cut: both find their words, and the idea stays Margot's."""
    margot = table.come("performer", "Margot")
    idea = margot.make("idea", place=table.place("deckchair"))
    note = table.rosa.make(place=table.place("on the water"))
    gone = table.rosa.make("cut", place=table.place("Then we shall open on a button."))
    table.bring(table.rosa)
    new = table.rosa.look["script"]["row"]["id"]
    assert new != table.first
    seen = margot.look["places"]
    assert seen[idea]["outcome"] == "kept"
    assert seen[idea]["place"] == table.place("deckchair")
    assert seen[note]["place"]["quote"] == "on the water"
    assert seen[gone]["outcome"] == "taken_up", "what was cut is not in the new draft any more"
    assert idea not in table.rosa.look["places"]
    assert table.rosa.client.get(f"{table.rosa.path}/places").json() == table.rosa.look["places"]


def test_taking_the_draft_back_leaves_everything_as_it_was(table) -> None:
    """The marks of the old draft never moved; what was made on the new one finds its words on the old one."""
    table.rosa.make(place=table.place("deckchair"))
    before = table.rosa.look["script"], table.rosa.look["places"], table.rosa.feed()["items"]
    record = table.bring(table.rosa)
    late = table.rosa.make(place=table.place("four hundred"))
    own = table.rosa.make(place=table.place("harbour master"))
    table.rosa.do("retract", "draft", record)
    after = table.rosa.look
    assert (after["script"]["row"], after["script"]["draft"]) == (before[0]["row"], before[0]["draft"])
    assert table.rosa.feed()["items"][: len(before[2])] == before[2]
    assert after["places"][late]["place"]["quote"] == "four hundred"
    assert after["places"][own]["outcome"] == "cut"
    table.rosa.do("bring_back", "draft", record)
    assert table.rosa.look["places"].keys().isdisjoint({late, own})


def test_a_mark_made_on_the_old_draft_by_somebody_who_was_away(table) -> None:
    """Margot writes in the cellar, on the draft that she has; when she is back it stands in the new one."""
    margot = table.come("performer", "Margot")
    there = table.place("deckchair", margot)
    table.bring(table.rosa)
    note = margot.make(place=there)
    assert table.rosa.look["places"][note]["outcome"] == "kept"


def test_a_look_is_accepted_or_left_behind_and_tried_again(table) -> None:
    """What is cut in one draft and comes back in the next is found again from where it was."""
    back = table.rosa.make(place=table.place("Then we shall open on a button."))
    left = table.rosa.make(place=table.place("Yes."))
    table.bring(table.rosa)
    second = table.rosa.look["script"]["row"]["id"]
    assert table.rosa.look["places"][back]["outcome"] == "cut"
    table.rosa.do("edit", "note", left, {"left": second})
    assert table.rosa.look["places"][left]["outcome"] == "left"
    table.bring(table.rosa, REVISED + "\n\n    ANDERS\n    Then we shall open on a button.\n")
    assert table.rosa.look["places"][left]["outcome"] == "kept"
    assert table.rosa.look["places"][back]["place"]["quote"] == "Then we shall open on a button."


def test_agreed_changes_that_the_new_draft_has(table) -> None:
    """The line change was agreed, and the author has written it in; the running time follows the new draft."""
    agreed = table.rosa.make("line_change", place=table.place("a light"), words="a lantern")
    table.rosa.do("agree", "line_change", agreed)
    open_ = table.rosa.make("line_change", place=table.place("Quick"), words="Slowly")
    table.bring(table.rosa)
    places = table.rosa.look["places"]
    assert (places[agreed]["outcome"], places[open_]["outcome"]) == ("taken_up", "kept")
    assert table.rosa.client.get(f"{table.rosa.path}/breakdown").status_code == 200


def test_what_a_draft_would_change_is_seen_before(table) -> None:
    """The stage manager brings the file, looks at it, and leaves it: nothing is on the table."""
    tomas = table.come("stage_manager", "Tomas")
    tomas.make(place=table.place("deckchair"))
    script = table.read(tomas).json()["script"]
    seen = tomas.client.get(f"{tomas.path}/drafts/{script}").json()
    assert seen["marks"] == {"kept": 1}
    assert (seen["summary"]["words_out"] > 5, seen["summary"]["words_in"] > 10) == (True, True)
    assert next(line for line in seen["lines"] if line["old"] is None)["pieces"][0][0] == "in"
    assert tomas.look["script"]["row"]["id"] == table.first
    listed = tomas.client.get(f"{tomas.path}/drafts").json()
    assert listed["may_bring"]
    assert [(row["script"], row["on_table"]) for row in listed["drafts"]] == [(table.first, True)]
    table.bring(tomas)
    rows = tomas.client.get(f"{tomas.path}/drafts").json()["drafts"]
    assert [row["on_table"] for row in rows] == [True, False]
    compared = tomas.client.get(f"{tomas.path}/drafts/{table.first}/to/{script}").json()
    assert compared["lines"] == seen["lines"]
    assert tomas.client.get(f"{tomas.path}/drafts/{script}").status_code == 409


def test_who_may_not(table, open_house) -> None:
    """Performers bring no drafts; a script of another table or of the owner's stack is not for a table to see."""
    margot = table.come("performer", "Margot")
    assert table.read(margot).status_code == 403
    assert not margot.client.get(f"{margot.path}/drafts").json()["may_bring"]
    other = open_house.at_own_machine().get(f"/api/books/{open_house.pier}").json()["script"]["row"]["id"]
    path = table.rosa.path
    assert margot.client.get(f"{path}/drafts/{other}").status_code == 403
    assert margot.client.get(f"{path}/drafts/{other}/to/{table.first}").status_code == 404
    elsewhere = table.owner.put(f"{path}/drafts/{other}")
    assert "another production" in elsewhere.json()["error"]
    assert "another production" in table.owner.get(f"{path}/drafts/{other}").json()["error"]
    assert table.owner.put(f"{path}/drafts/nothing").status_code == 404
    assert table.rosa.refused(table.rosa.made("draft") | {"data": {"script": other}})
    assert open_house.guest().get(f"{path}/drafts").status_code == 401


def test_files_that_are_no_draft(table) -> None:
    """One sentence each, and nothing is lost."""
    assert table.owner.post(f"{table.rosa.path}/drafts?name=x.pdf", content=b"%PDF-1.4 torn").status_code == 422
    assert "error" in table.owner.post(f"{table.rosa.path}/drafts?name=x.docx", content=b"").json()
    big = table.owner.post(f"{table.rosa.path}/drafts?name=x.txt", content=b" " * 60_000_000)
    assert big.status_code == 413
    assert table.rosa.look["script"]["row"]["id"] == table.first


def test_a_brought_draft_opens_its_production(table) -> None:
    """Opened from the stack it is the same book; its reading cannot be corrected any more."""
    table.bring(table.rosa)
    second = table.rosa.look["script"]["row"]["id"]
    assert table.owner.post("/api/books", json={"script": second}).json() == {"id": table.rosa.book}


def test_answers_about_who_is_on_stage_go_along(table) -> None:
    """What somebody has said of the old draft holds in the new one."""
    element = table.place("He puts out the lamp.")["first"]
    said = {"element": element, "roles": ["margot"], "on_stage": False}
    assert table.owner.post(f"/api/scripts/{table.first}/answers", json=said).status_code == 200
    table.bring(table.rosa)
    second = table.rosa.look["script"]["row"]["id"]
    (answer,) = table.house.shelf.answers(second)
    assert (answer.role, answer.on_stage) == ("margot", False)
