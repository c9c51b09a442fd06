"""What must stay hidden does: canaries in all that some may not see, looked for in every byte that these receive.

The numbers are those of the list of abuse tests.
"""

from __future__ import annotations

import pytest
from tests.server.letters import Seat, wire
from tests.server.photos import hang, photo

from tablework.actions.tokens import new_id, new_token
from tablework.company.people import POSITIONS


class Nest:
    """Everything that can be hidden at a table, each thing with a canary in it."""

    def __init__(self, margot: Seat) -> None:
        """One idea has been shown for a moment, before anybody else came."""
        self.margot, self.canaries = margot, []
        self.records: dict[str, str] = {}
        withdrawn = self._make("idea", "withdrawn")
        margot.do("show", "idea", withdrawn)
        margot.do("withdraw", "idea", withdrawn)

    def hide(self, to: str) -> None:
        """All else that can be hidden; some of it one other person may see."""
        margot = self.margot
        alone = self._make("idea", "alone")
        self._make("answer", "answer", to=alone)
        margot.do("edit", "idea", alone, {"text": self.canary()})
        self.photo = hang(margot, photo(size=(61, 43))).json()["photo"]
        self.canaries.append(self.photo)
        self._hang(alone)
        shown = self._make("idea", "shown to one")
        margot.do("show", "idea", shown, audience=[to])
        self._make("note", "note to herself", audience="me")
        self._make("query", "query to one", audience=[to])
        taken_back = self._make("idea", "taken back")
        margot.do("retract", "idea", taken_back)
        self._make("idea", "with all fields", department=self.canary(), mentions=[to])

    def canary(self) -> str:
        self.canaries.append(f"canary{new_token()}")
        return self.canaries[-1]

    def _make(self, kind: str, name: str, audience: object = None, **data: object) -> str:
        entry = self.margot.made(kind, self.canary(), **data)
        assert self.margot.write(entry if audience is None else entry | {"audience": audience}) == ["kept"]
        self.records[name] = entry["record"]
        self.canaries.append(entry["record"])
        return entry["record"]

    def _hang(self, mark: str) -> None:
        record = new_id()
        data = {"to": mark, "photo": self.photo, "alt": self.canary()}
        assert self.margot.write(wire("make", "photo", record, data)) == ["kept"]
        self.canaries.append(record)

    def found_in(self, received: bytes) -> list[str]:
        return [canary for canary in self.canaries if canary.encode() in received]


def _do_everything(served, seat: Seat, nest: Nest) -> bytes:
    """All that somebody can ask and try, with the ids in hand that a leak elsewhere might have given them."""
    seat.client.received.clear()
    stream = served.live(seat)
    stream.wait_for(len)
    cursor = seat.feed()["cursor"]
    seat.feed(cursor, wait=0.05)
    for path in ("", "/breakdown", f"/photos/{nest.photo}", "/invites", "/live?after=forged"):
        seat.client.get(seat.path + path)
    seat.client.get("/api/me")
    seat.client.post(f"{seat.path}/here", json={"device": "phone", "at": seat.place["first"]})
    for record in nest.records.values():
        tries = [("edit", {"text": "?"}), ("retract", {}), ("show", {}), ("erase", {}), ("make", seat.made()["data"])]
        seat.post(*(wire(verb, "idea", record, data) for verb, data in tries))
        seat.post(wire("make", "answer", new_id(), {"to": record, "text": "?"}))
        seat.post(wire("make", "photo", new_id(), {"to": record, "photo": nest.photo}))
    headers = str(stream.response.getheaders()).encode()
    return bytes(seat.client.received) + headers + bytes(stream.raw)


def test_nothing_hidden_is_in_any_byte_that_others_receive(served):
    """
    1. Margot has ideas of her own. Whoever else sits at the table, in whatever position, the owner of the desk too,
    asks for everything and tries everything, before and after; nobody receives a word of hers, nor an id.
    """
    others = [served.rosa(), *(served.member(position, f"In {position}") for position in POSITIONS)]
    others.append(Seat(served.member("director", "Elsewhere", served.house.pier).client, served.house.hour))
    margot, ines = served.member("performer", "Margot"), served.member("designer", "Ines")
    nest = Nest(margot)
    before = [served.live(seat) for seat in others[:-1]]
    for stream in before:
        stream.wait_for(len)
    nest.hide(ines.id)
    assert nest.found_in(str(margot.feed()).encode()) == nest.canaries
    for seat in others[:-1]:
        assert nest.found_in(_do_everything(served, seat, nest)) == [], seat.look["me"]
    for path in ("", "/feed", "/live", "/breakdown", f"/photos/{nest.photo}"):
        others[-1].client.get(others[-1].path + path)
    assert nest.found_in(bytes(others[-1].client.received)) == []
    others[0].make("cut", text="for all to see")
    for stream in before:
        stream.texts(1)
        assert nest.found_in(bytes(stream.raw)) == []
    to_one = {nest.records["shown to one"], nest.records["query to one"]}
    assert set(nest.records.values()) & {r for r in nest.records.values() if r in str(ines.feed())} == to_one


def test_what_the_whole_table_sees_guests_do_not(served):
    """1. A guest sees cuts and line changes; of talk, blocking and cues they learn nothing."""
    rosa, otto = served.rosa(), served.member("guest", "Otto")
    stream = served.live(otto)
    stream.wait_for(len)
    more = {"note": {}, "query": {}, "blocking": {}, "cue": {"department": "LX", "number": "1"}}
    canaries = [rosa.make(kind, f"canary{new_token()}", **data) for kind, data in more.items()]
    canaries += rosa.texts()
    rosa.make("cut", text="for all to see")
    stream.texts(1)
    otto.feed()
    otto.client.get(f"{otto.path}/breakdown")
    received = bytes(otto.client.received) + bytes(stream.raw)
    assert [canary for canary in canaries if canary.encode() in received] == []


def test_what_is_hidden_makes_no_difference_to_others(served):
    """2. Fifty ideas of Margot's: for Anders the same answers, of the same size, and no event."""
    margot, anders = served.member("performer", "Margot"), served.member("performer", "Anders")
    stream = served.live(anders, anders.feed()["cursor"])
    stream.wait_for(len)

    def asked() -> list[tuple]:
        said = [anders.client.get(f"{anders.path}/feed{after}") for after in ("", f"?after={anders.feed()['cursor']}")]
        return [(answer.json()["items"], len(answer.content), sorted(answer.headers.keys())) for answer in said]

    before, cursor = asked(), anders.feed()["cursor"]
    for _ in range(5):
        assert margot.write(*(margot.made("idea") for _ in range(10))) == ["kept"] * 10
    assert asked() == before
    assert anders.feed(cursor)["items"] == []
    assert not any("etag" in names for _, _, names in asked())
    served.rosa().make(text="slower")
    assert stream.texts(1) == ["slower"]
    assert sum(event.kind == "message" for event in stream.events) == 1


def test_a_position_taken_away(served):
    """5. Margot is guest from now on: her stream ends, her cursor replays nothing, and notes are not hers."""
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    note = rosa.make(text="not for guests")
    cursor = margot.feed()["cursor"]
    rosa.make(text="written after")
    stream = served.live(margot, margot.feed()["cursor"])
    stream.wait_for(len)
    rosa.do("edit", "person", margot.id, {"position": "guest"})
    assert stream.ended(5)
    margot.client.received.clear()
    assert margot.feed(cursor) == {"reset": True, "items": [], "cursor": None}
    margot.feed()
    again = served.live(margot, cursor)
    assert again.ended()
    assert [event.kind for event in again.events] == ["reset"]
    assert note.encode() not in bytes(margot.client.received) + bytes(again.raw)


def test_an_idea_shown_and_taken_back(served):
    """6. Who has seen it is told that it is gone; who comes later never hears of it."""
    margot, anders = served.member("performer", "Margot"), served.member("performer", "Anders")
    idea = margot.make("idea", "what if it rains")
    margot.do("show", "idea", idea)
    answer = anders.make("answer", "then we get wet", to=idea)
    stream = served.live(anders)
    assert stream.texts(2) == ["what if it rains", "then we get wet"]
    cursor = anders.feed()["cursor"]
    margot.do("withdraw", "idea", idea)
    gone = {"gone": [idea]}
    assert anders.feed(cursor)["items"] == [gone]
    stream.wait_for(lambda events: events[-1].kind == "message" and events[-1].data["items"] == [gone])
    assert anders.texts() == ["then we get wet"], "one's own words one keeps"
    late = served.rosa()
    assert idea not in str(late.feed())
    assert answer not in str(late.feed())


@pytest.mark.parametrize("by", ["margot", "rosa"])
def test_what_is_erased_is_in_no_byte_of_the_desk(served, by: str) -> None:
    """30. Margot, or the director for her, erases a note, what it was before, an answer and a photo."""
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    canaries = [f"canary{new_token()}" for _ in range(4)]
    note = margot.make(text=canaries[0])
    margot.do("edit", "note", note, {"text": canaries[1] * 200})
    answer = margot.make("answer", canaries[2], to=note)
    kept = hang(margot, photo(size=(800, 600))).json()["photo"]
    picture = new_id()
    assert margot.write(wire("make", "photo", picture, {"to": note, "photo": kept, "alt": canaries[3]})) == ["kept"]
    painted = margot.client.get(f"{margot.path}/photos/{kept}").content
    assert all(canary.encode() in _bytes(served) for canary in [*canaries, painted[300:340].decode("latin-1")][:4])
    cursor = rosa.feed()["cursor"]
    who = {"margot": margot, "rosa": rosa}[by]
    for kind, record in (("note", note), ("answer", answer), ("photo", picture)):
        who.do("erase", kind, record)
    assert [canary for canary in [*canaries, kept] if canary.encode() in _bytes(served)] == []
    assert painted[200:260] not in _bytes(served)
    assert [item["entry"]["verb"] for item in rosa.feed(cursor)["items"]] == ["erase"] * 3
    assert "canary" not in str(rosa.feed())
    assert rosa.client.get(f"{rosa.path}/photos/{kept}").status_code == 404
    assert list(served.house.log.damage()) == []


def _bytes(served) -> bytes:
    """All that is on the disk of the desk: the database and whatever lies beside it."""
    folder = served.house.shelf.file.path.parent
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_last_who_may_invite_stays(served):
    """30. Rosa cannot leave the book without anybody who can bring people to it."""
    rosa = served.rosa()
    tomas = served.member("performer", "Tomas")
    for verb, data in (("retract", {}), ("edit", {"position": "guest"})):
        assert rosa.refused(wire(verb, "person", "owner", data)).startswith("Somebody must stay")
    rosa.do("edit", "person", tomas.id, {"position": "stage_manager"})
    rosa.do("edit", "person", "owner", {"position": "guest"})
    assert rosa.look["may_invite"] is False
