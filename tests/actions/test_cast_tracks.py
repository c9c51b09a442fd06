"""Casting tracks: given out, moved about, played by performers, and kept."""

import pytest

from tablework.actions.cast_tracks import Doublings
from tablework.actions.casting_desk import CastingDesk
from tablework.actions.open_books import Books
from tablework.actions.prepare_script import prepare, unpack
from tablework.casting.acts import Act
from tablework.casting.doubling.conditions import ConditionError
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.trouble import NotOnStackError

SCENE = "\n\n## Scene {}\n\nEnter {} and {}.\n\n{}\nOne two three four.\n\n{}\nFive six.\n\nExeunt.\n"


def scene(number: int, one: str, other: str) -> str:
    return SCENE.format(number, one, other, one, other)


PIER = "Title: The Pier" + scene(1, "ANNA", "BEN") + scene(2, "CARA", "DORA") + scene(3, "ANNA", "DORA")


@pytest.fixture
def desk(shelf):
    desk = CastingDesk(SqliteCastingLog(shelf.file), lambda: "now")
    people = [Act(name.lower(), "performer", "make", {"name": name}) for name in ("Margot", "Anders")]
    desk.act("rosa", lambda _: people)
    return desk


@pytest.fixture
def script(shelf):
    script = prepare(PIER.encode(), "pier.fountain")
    shelf.put(script, "now")
    return script.id


def as_written(shelf: SqliteShelf):
    """A script without a book is played as it is written."""
    return Books(shelf, SqliteLog(shelf.file), None, lambda: "now").played


@pytest.fixture
def doublings(shelf, desk):
    return Doublings(shelf, desk, as_written(shelf))


def test_a_script_that_nobody_has_cast_shows_its_smallest_company(doublings, script):
    found = doublings.look(script)
    assert (found["company"], found["smallest"], found["proved"], found["size"]) == (2, 2, True, None)
    assert found["performers"] == [None, None]
    assert sorted(part for track in found["parts"] for part in track) == ["anna", "ben", "cara", "dora"]


def test_what_somebody_arranged_is_there_tomorrow(doublings, script, shelf, desk):
    """Anna and Ben meet, and Rosa puts them together all the same: it is kept, and told where it cannot be."""
    found = doublings.arrange(script, "rosa", [["anna", "ben"], ["cara"], ["dora"]], ["margot", None, "nobody"])
    assert found["two_at_once"][0]["roles"] == ["anna", "ben"]
    assert found["performers"] == ["margot", None, None]
    again = Doublings(shelf, CastingDesk(SqliteCastingLog(shelf.file), lambda: "later"), as_written(shelf)).look(script)
    assert again["parts"] == [["anna", "ben"], ["cara"], ["dora"]]
    assert again["performers"] == ["margot", None, None]
    kept = desk.ask(lambda records: records.get("doubling", script))
    assert kept is not None
    assert kept.made_by == "rosa"


def test_performers_follow_their_roles_when_all_is_given_out_anew(doublings, script):
    """Margot is Anna and Anders is Ben; with Anna not doubled Margot stays Anna."""
    first = doublings.give_out(script, "rosa", {}, None)
    where = [next(n for n, track in enumerate(first["parts"]) if role in track) for role in ("anna", "ben")]
    performers = [None, None]
    performers[where[0]], performers[where[1]] = "margot", "anders"
    doublings.arrange(script, "rosa", first["parts"], performers)
    found = doublings.give_out(script, "rosa", {"alone": ["anna"]}, None)
    assert found["company"] == 3
    assert found["said"]["alone"] == ["anna"]
    assert found["performers"][found["parts"].index(["anna"])] == "margot"
    assert sorted(filter(None, found["performers"])) == ["anders", "margot"]


def test_a_company_of_four(doublings, script):
    """More than it takes: everybody has a part."""
    found = doublings.give_out(script, "rosa", {}, 4)
    assert (found["company"], found["smallest"], found["size"]) == (4, 2, 4)
    assert doublings.look(script)["size"] == 4


def test_a_role_that_is_split_has_two_parts(doublings, script, shelf):
    """Another performer takes Anna over in the third scene: the parts have names of their own."""
    elements = unpack(shelf.draft(script))["elements"]
    third = next(element["id"] for element in elements if element["text"] == "Scene 3")
    found = doublings.give_out(script, "rosa", {"split": {"anna": [third]}}, None)
    assert {"anna#0", "anna#1"} <= {part for track in found["parts"] for part in track}


@pytest.mark.parametrize("size", [0, -1, 501, "2", 1.5, True])
def test_companies_that_are_none(doublings, script, size):
    with pytest.raises(ConditionError):
        doublings.give_out(script, "rosa", {}, size)


@pytest.mark.parametrize(
    "tracks",
    [None, [], [["anna"]], [["anna", "anna", "ben", "cara", "dora"]], [["anna", "ben", "cara", "eve"]], ["anna"]],
)
def test_tracks_that_are_not_this_scripts(doublings, script, tracks):
    with pytest.raises(ConditionError, match="load the page again"):
        doublings.arrange(script, "rosa", tracks, [])


def test_a_script_that_is_not_there(doublings):
    with pytest.raises(NotOnStackError):
        doublings.look("nowhere")


def test_performers_in_the_order_of_their_names(doublings):
    assert [one["name"] for one in doublings.performers()] == ["Anders", "Margot"]


def test_who_covers_a_role_is_whoever_has_the_covers_track(doublings, script):
    """Cara's part is to be covered in a company of four: Margot has the track that covers it, and is named for it."""
    found = doublings.give_out(script, "rosa", {"covered": ["cara"]}, 4)
    (cover,) = found["understudies"]
    assert doublings.covers(script) == {}
    performers = ["margot" if n == cover["track"] else None for n in range(4)]
    doublings.arrange(script, "rosa", found["parts"], performers)
    assert doublings.covers(script) == {"cara": ["margot"]}
