"""Doubling over HTTP: the owner's page asks, and a stranger finds nothing."""

from tests.server.conftest import House

from tablework.actions.tokens import new_id


def test_the_owner_gives_parts_out_and_moves_them(house: House):
    """Rosa opens the page, asks for a gap, moves Ben to Anna, and finds it so afterwards."""
    rosa = house.at_own_machine()
    (script, *_) = [row["id"] for row in rosa.get("/api/stack").json()["scripts"]]
    address = f"/api/scripts/{script}/doubling"
    assert rosa.get(address).json()["company"] == 2
    given = rosa.post(address, json={"said": {"gap_words": 3}, "size": None}).json()
    assert given["said"]["gap_words"] == 3
    moved = rosa.put(address, json={"tracks": [["anna", "ben"]], "performers": []}).json()
    assert len(moved["two_at_once"]) == 1
    assert rosa.get(address).json()["parts"] == [["anna", "ben"]]
    assert rosa.get(address).json()["people"] == []


def test_what_cannot_be_is_said_in_a_sentence(house: House):
    rosa = house.at_own_machine()
    (script, *_) = [row["id"] for row in rosa.get("/api/stack").json()["scripts"]]
    address = f"/api/scripts/{script}/doubling"
    for asked in (
        rosa.post(address, json={"said": {"alone": ["nobody"]}}),
        rosa.post(address, json={"said": 3}),
        rosa.post(address, json={"said": {}, "size": 0}),
        rosa.post(address, json={"said": {"together": [["anna", "ben"]]}}),
        rosa.put(address, json={"tracks": [["anna"]]}),
    ):
        assert asked.status_code == 422
        assert asked.json()["error"].endswith(".")
    assert rosa.get("/api/scripts/nowhere/doubling").status_code == 404


def test_nobody_else_finds_it(house: House):
    """A stage manager at the table of the book has no business with the stack's doublings yet."""
    rosa = house.at_own_machine()
    script = rosa.get("/api/stack").json()["scripts"][0]["id"]
    tomas = house.member("stage_manager", "Tomas")
    for answer in (
        tomas.get(f"/api/scripts/{script}/doubling"),
        tomas.put(f"/api/scripts/{script}/doubling", json={"tracks": []}),
    ):
        assert answer.status_code == 404


def test_what_the_book_cuts_is_not_doubled_around(house: House):
    """Ben's only line is cut in the book: Anna plays alone."""
    rosa = house.at_own_machine()
    script = rosa.get(f"/api/books/{house.hour}").json()["script"]
    address = f"/api/scripts/{script['row']['id']}/doubling"
    assert rosa.get(address).json()["company"] == 2
    line = next(one for one in script["draft"]["elements"] if one["text"] == "Where?")
    place = {
        "draft": script["row"]["id"],
        "first": line["id"],
        "start": 0,
        "last": line["id"],
        "end": 6,
        "quote": "Where?",
    }
    cut = {
        "v": 1,
        "id": new_id(),
        "record": new_id(),
        "kind": "cut",
        "verb": "make",
        "on": [],
        "data": {"place": place},
    }
    sent = rosa.post(f"/api/books/{house.hour}/entries", json={"entries": [cut | {"made_at": house.now}]})
    assert [one["outcome"] for one in sent.json()["answers"]] == ["kept"]
    assert rosa.get(address).json()["company"] == 1
