"""Marks go from a table to another program, and from a file to a table."""

from __future__ import annotations

import json

from tests.server.letters import Seat
from tests.server.test_abuse import Nest

from tablework.actions.tokens import new_id
from tablework.readers.annotation_parts import LARGEST, MOST


def taken(seat: Seat) -> dict:
    answer = seat.client.get(f"{seat.path}/annotations.jsonld")
    assert answer.status_code == 200, answer.text
    return answer.json()


def items(seat: Seat) -> list[dict]:
    return taken(seat)["first"]["items"]


def bring(seat: Seat, found: object, media_type: str = "application/ld+json"):
    data = found if isinstance(found, bytes) else json.dumps(found).encode()
    return seat.client.post(f"{seat.path}/annotations.jsonld", content=data, headers={"Content-Type": media_type})


def brought(seat: Seat, found: object) -> tuple[int, int, list[str]]:
    answer = bring(seat, found)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    return said["brought"], said["here"], [one["why"] for one in said["not_taken"]]


def entries(seat: Seat) -> list[dict]:
    """What is told of marks, without what the table gives them."""
    told = [item["entry"] for item in seat.feed()["items"] if "entry" in item]
    return [entry for entry in told if entry["kind"] not in {"person", "production"}]


def note(exact: str, **more) -> dict:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {"type": "Annotation", "body": "slower", "target": {"source": "x", "selector": selector}, **more}


def test_marks_come_back_to_the_table_they_left(rosa, margot):
    """Everything is here already, and nothing is written twice."""
    rosa.make("query")
    margot.make("idea", text="mine")
    before = margot.feed()["items"]
    answer = margot.client.get(f"{margot.path}/annotations.jsonld")
    assert answer.headers["content-type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    assert "attachment" in answer.headers["content-disposition"]
    assert brought(margot, answer.content) == (0, 2, [])
    assert margot.feed()["items"] == before


def test_marks_of_a_copy_of_one_s_own(rosa, open_house):
    """
    Rosa has marked The Hour Between; the book of The Pier has the same words. Her marks come with their ids, their
    words, who may see them and where they stand, as hers; only the draft that they are on is another.
    """
    rosa.make("note", text="slower")
    rosa.make("idea", text="what if nobody enters?")
    settled = rosa.make("query")
    rosa.do("settle", "query", settled)
    agreed = rosa.make("line_change", words="A window.")
    rosa.do("agree", "line_change", agreed)
    pier = Seat(open_house.at_own_machine(), open_house.pier)
    sent = taken(rosa)
    assert brought(pier, sent) == (4, 0, [])
    came, left = items(pier), sent["first"]["items"]
    assert [one["id"] for one in came] == [one["id"] for one in left]
    for new, old in zip(came, left, strict=True):
        was, is_ = old["tablework:mark"], new["tablework:mark"]
        assert is_["data"].pop("place") == was["data"].pop("place") | {"draft": pier.place["draft"]}
        assert is_ == was
        assert (new["creator"], new["created"]) == (old["creator"], old["created"])
    assert brought(pier, sent) == (0, 4, []), "brought twice they are here already"


def test_notes_of_another_program_are_whose_who_brings_them(rosa, margot):
    """Margot brings what she wrote elsewhere; what has no certain place she is told, with the reason."""
    found = [note("A door", creator="Otto"), note("there"), note("x" * 9), note("tall", body="\x00"), 7]
    ids = [one | {"id": f"https://example.org/{n}"} for n, one in enumerate(found[:-1])]
    count, here, why = brought(margot, [*ids, 7])
    assert (count, here, len(why)) == (1, 0, 4)
    assert "no annotation" in why[-2]
    assert "plain text" in why[-1]
    (entry,) = entries(rosa)
    assert (entry["by"], entry["kind"], entry["data"]["text"]) == (margot.id, "note", "slower")
    assert entry["data"]["place"]["quote"] == "A door"
    assert entry["made_at"].startswith("2026-11-22T12:00"), "it says no time, so the table's counts"


def test_a_file_makes_nothing_that_its_bearer_may_not(rosa, margot, sit):
    """A performer makes no cuts, agrees to no line changes, and brings no people; guests bring nothing."""
    rosa.make("cut")
    agreed = rosa.make("line_change", words="A window.")
    rosa.do("agree", "line_change", agreed)
    sent = taken(rosa)
    for one in sent["first"]["items"]:
        one["id"] = f"urn:uuid:{new_id()}"
    count, _, (why,) = brought(margot, sent)
    assert (count, "not for you" in why) == (1, True)
    assert [one["tablework:mark"]["status"] for one in items(margot)] == ["cut", "agreed", "proposed"]
    seat = note("A door", **{"tablework:mark": {"kind": "person", "data": {"name": "Otto", "position": "director"}}})
    assert brought(rosa, seat) == (1, 0, [])
    assert entries(rosa)[-1]["kind"] == "note"
    otto = sit("guest", "Otto")
    assert bring(otto, note("A door")).status_code == 403
    assert [one["tablework:mark"]["kind"] for one in items(otto)] == ["cut", "line_change", "line_change"]


def test_what_is_private_does_not_leave(rosa, margot, sit):
    """Margot's ideas, notes to herself and to one other, what she took back: in nobody else's file, not even by id."""
    anders = sit("performer", "Anders")
    nest = Nest(margot)
    nest.hide(anders.id)
    assert nest.found_in(rosa.client.get(f"{rosa.path}/annotations.jsonld").content) == []
    assert nest.found_in(margot.client.get(f"{margot.path}/annotations.jsonld").content)
    theirs = {one["id"].removeprefix("urn:uuid:") for one in items(anders)}
    assert theirs == {nest.records["shown to one"], nest.records["query to one"]}


def test_the_id_of_a_hidden_mark_opens_nothing(rosa, margot):
    """Rosa has the id of an idea of Margot's in hand: a mark under it is refused as one of what is not there."""
    idea = margot.make("idea")
    _, here, (why,) = brought(rosa, note("A door", id=f"urn:uuid:{idea}"))
    assert (here, why.startswith("There is nothing of that kind here")) == (0, True)


def test_files_that_cannot_be_taken(rosa):
    """One sentence each, and nothing is written."""
    before = rosa.feed()["items"]
    assert bring(rosa, b"{").status_code == 422
    assert "error" in bring(rosa, b"[]").json()
    assert bring(rosa, b" " * (LARGEST + 1)).status_code == 413
    assert bring(rosa, note("A door"), "text/plain").status_code == 415
    assert bring(rosa, note("A door"), "application/json").status_code == 200
    assert len(rosa.feed()["items"]) == len(before) + 1


def test_whole_books_one_after_the_other(rosa):
    """A file of two thousand comes at once; whoever brings the next has to wait."""
    many = [note("A door", id=f"https://example.org/{n}") for n in range(MOST)]
    assert brought(rosa, many) == (MOST, 0, [])
    answer = bring(rosa, [one | {"id": f"{one['id']}-again"} for one in many])
    assert (answer.status_code, int(answer.headers["retry-after"]) > 60) == (429, True)


def test_whoever_does_not_sit_there(rosa, open_house):
    assert open_house.guest().get(f"{rosa.path}/annotations.jsonld").status_code == 401
    assert rosa.client.get("/api/books/none/annotations.jsonld").status_code == 404
