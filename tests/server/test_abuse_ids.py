"""Ids of what is hidden, or of another table, open nothing. The numbers are those of the list of abuse tests."""

from __future__ import annotations

import statistics
import time

from tests.server.letters import Seat, wire
from tests.server.photos import hang, photo

from tablework.actions.tokens import new_id
from tablework.book.judgement import NOT_HERE
from tablework.server.cursor import Cursors

VERBS = {
    "idea": ("edit", "retract", "bring_back", "show", "withdraw", "erase"),
    "query": ("edit", "retract", "settle", "reopen", "erase"),
    "cut": ("edit", "restore", "cut_again"),
    "line_change": ("agree", "decline"),
    "photo": ("erase",),
    "person": ("edit", "retract"),
}


def test_what_one_may_not_see_is_refused_as_what_is_not_there(served):
    """9. To the letter alike, whether it is hidden, another table's, or nowhere."""
    rosa, anders = served.rosa(), served.member("performer", "Anders")
    margot, pier = served.member("performer", "Margot"), Seat(served.rosa().client, served.house.pier)
    hidden = {"idea": margot.make("idea"), "query": margot.make("idea")}
    for kind, verbs in VERBS.items():
        records = [hidden.get(kind), pier.make(kind, words="x") if kind == "line_change" else None, new_id()]
        for verb in verbs:
            data = {"text": "?"} if verb == "edit" and kind != "person" else {}
            said = {anders.refused(wire(verb, kind, record, data)) for record in records if record}
            assert said == {NOT_HERE}, (verb, kind)
    for kind, data in {"answer": {"text": "?"}, "photo": {"photo": "0" * 64}}.items():
        for above in (hidden["idea"], pier.make("note"), new_id(), rosa.id, rosa.book):
            assert anders.refused(wire("make", kind, new_id(), {"to": above, **data})) == NOT_HERE
    assert anders.refused(wire("make", "note", hidden["idea"], anders.made()["data"])) == NOT_HERE


def test_a_refusal_takes_as_long_for_what_is_hidden_as_for_what_is_not_there(served):
    """9. The clock tells nothing either."""
    margot, anders = served.member("performer", "Margot"), served.member("performer", "Anders")
    records, times = {"hidden": margot.make("idea"), "nowhere": new_id()}, {"hidden": [], "nowhere": []}
    for _ in range(60):
        for which, record in records.items():
            before = time.perf_counter()
            anders.refused(wire("retract", "idea", record))
            times[which].append(time.perf_counter() - before)
    hidden, nowhere = (statistics.median(times[which]) for which in times)
    assert 0.6 < hidden / nowhere < 1.6


def _routes(house) -> list[tuple[str, str]]:
    """Every address below a book, with each of its methods."""
    found = [(method, route.path) for route in house.app.routes for method in getattr(route, "methods", None) or ()]
    return [(method, path) for method, path in found if path.startswith("/api/books/{book}") and method != "HEAD"]


def test_another_table_s_ids_open_nothing_on_any_route(served):
    """
    10. Tomas directs The Pier and has the other book's ids in hand. Whatever he asks of the other book is answered as
    if there were none; and at his own table the other's photos, invitations and cursors are not there.
    """
    rosa = served.rosa()
    tomas = served.member("director", "Tomas", served.house.pier)
    kept = hang(rosa, photo()).json()["photo"]
    assert rosa.write(wire("make", "photo", new_id(), {"to": rosa.make(), "photo": kept})) == ["kept"]
    invite = rosa.client.post(f"{rosa.path}/invites", json={"position": "guest"}).json()["id"]
    routes = _routes(served.house)
    assert len(routes) >= 11
    for method, path in routes:
        rest = path.replace("{photo}", kept).replace("{invite}", invite)
        said = [
            tomas.client.request(method, rest.replace("{book}", book), json={"entries": [], "position": "guest"})
            for book in (rosa.book, new_id())
        ]
        assert [answer.status_code in {403, 404} for answer in said] == [True, True], (method, path)
        assert said[0].content == said[1].content
    assert tomas.client.get(f"{tomas.path}/photos/{kept}").status_code == 404
    assert tomas.client.delete(f"{tomas.path}/invites/{invite}").status_code == 410
    assert tomas.feed(rosa.feed()["cursor"])["reset"]
    assert len(rosa.client.get(f"{rosa.path}/invites").json()["invites"]) == 1


def test_another_person_s_name_in_a_request_is_not_listened_to(served):
    """10. Ids of people, in the address, the headers and the body: one is who one's session says."""
    rosa, margot = served.rosa(), served.member("performer", "Margot")
    idea = rosa.make("idea", "not yet")
    more = {
        "X-Person": "owner",
        "Authorization": "Bearer owner",
        "X-Forwarded-For": "127.0.0.1",
        "Forwarded": "for=::1",
    }
    for path in (f"{margot.path}/feed?person=owner", f"{margot.path}?as=owner"):
        assert idea not in margot.client.get(path, headers=more).text
    assert margot.client.get(margot.path, headers=more).json()["me"]["id"] == margot.id
    assert margot.refused(wire("edit", "person", "owner", {"name": "Margot"})).startswith("This is not for you")
    assert margot.refused(wire("edit", "person", margot.id, {"position": "director"})).startswith("This is not for you")


def test_no_cursor_but_one_s_own_is_read():
    """11. Every bit turned, every length, another key, person, table."""
    cursors = Cursors(b"k" * 32)
    good = cursors.make("p", "margot", 3, 70)
    assert cursors.read(good, "p", "margot") == (3, 70)
    assert len({cursors.make("p", "margot", 3, 70) for _ in range(100)}) == 100
    assert {len(cursors.make("p", "margot", n, 10**n)) for n in range(18)} == {len(good)}
    turned = [good[:n] + sign + good[n + 1 :] for n in range(len(good) - 1) for sign in "Ab3-_" if sign != good[n]]
    wrong = [*turned, *(good[:n] for n in range(len(good))), good * 2, f" {good}", "\u0660" * 54, "\x00"]
    assert [text for text in wrong if cursors.read(text, "p", "margot")] == []
    others = (cursors.read(good, "p", "anders"), cursors.read(good, "q", "margot"))
    assert (*others, Cursors(b"j" * 32).read(good, "p", "margot")) == (None, None, None)
