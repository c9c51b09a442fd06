"""Who may do what: one table, asked for everything, with nothing in it by accident."""

from __future__ import annotations

import pytest

from tablework.book.entries import VERBS
from tablework.company.may import KINDS, Thing, audience_includes, may, may_invite, rights
from tablework.company.people import POSITIONS, Person

OTHER = "somebody else"
PAIRS = [(position, kind) for position in POSITIONS for kind in sorted(KINDS)]

_KEEP_THE_BOOK = "director assistant_director stage_manager assistant_stage_manager"
_ALL = f"{_KEEP_THE_BOOK} musical_director choreographer designer writer producer performer"

MAY = {
    # kind: who makes it, who rewords what others made, who decides about what others made
    "note": (_ALL, "", ""),
    "query": (_ALL, "", f"{_KEEP_THE_BOOK} musical_director choreographer"),
    "cut": (f"{_KEEP_THE_BOOK} musical_director writer", "", f"{_KEEP_THE_BOOK} writer"),
    "line_change": (f"{_KEEP_THE_BOOK} musical_director writer performer", "", f"{_KEEP_THE_BOOK} writer"),
    "blocking": (f"{_KEEP_THE_BOOK} choreographer", f"{_KEEP_THE_BOOK} choreographer", ""),
    "cue": (f"{_KEEP_THE_BOOK} musical_director choreographer designer", f"{_KEEP_THE_BOOK} designer", ""),
    "person": ("director stage_manager producer", "director stage_manager producer", ""),
    "production": ("", "director stage_manager", ""),
    "draft": ("director stage_manager", "", ""),
}
MAY["answer"] = MAY["photo"] = MAY["idea"] = MAY["note"]
DECIDES = {"query": "settle", "cut": "restore", "line_change": "agree"}


@pytest.mark.parametrize(("position", "kind"), PAIRS)
def test_every_position_with_every_kind(position: str, kind: str) -> None:
    person = Person("p", "P", position)
    makes, rewords, decides = (who.split() for who in MAY[kind])
    assert may(person, "make", Thing(kind)) is (position in makes)
    assert may(person, "edit", Thing(kind, OTHER)) is (position in rewords)
    assert may(person, DECIDES.get(kind, "settle"), Thing(kind, OTHER)) is (position in decides)
    erases = position in {"director", "stage_manager"} and kind not in OF_THE_TABLE
    assert may(person, "erase", Thing(kind, OTHER)) is erases
    assert may(person, "see", Thing(kind, OTHER)) is (position != "guest" or kind in MAY_A_GUEST_SEE)


OF_THE_TABLE = {"person", "production", "draft"}
MAY_A_GUEST_SEE = {"cut", "line_change", *OF_THE_TABLE}


@pytest.mark.parametrize(("position", "kind"), PAIRS)
def test_one_s_own_is_one_s_own_for_as_long_as_one_may_make_it(position: str, kind: str) -> None:
    person = Person("p", "P", position)
    own = Thing(kind, "p", "me")
    makes = kind not in OF_THE_TABLE and may(person, "make", own)
    for verb in ("retract", "bring_back", "erase"):
        allowed = makes or (kind in {"person", "draft"} and verb != "erase" and position in MAY[kind][0].split())
        assert may(person, verb, own) is allowed, verb


def test_nobody_without_a_position_may_anything() -> None:
    things = [Thing(kind, by, audience) for kind in KINDS for by in (None, "p") for audience in ("table", "me", ("p",))]
    for person in (Person("p"), Person("p", "P", "stagehand of a theatre that does not exist")):
        assert not [verb for verb in {*VERBS, "see"} for thing in things if may(person, verb, thing)]


@pytest.mark.parametrize("position", POSITIONS)
def test_an_idea_is_seen_by_nobody_but_its_author_until_it_is_shown(position: str) -> None:
    """Not by the director, not by whoever opened the desk."""
    person = Person("p", "P", position)
    assert not [verb for verb in {*VERBS, "see"} - {"make"} if may(person, verb, Thing("idea", OTHER, "me"))]
    assert may(person, "see", Thing("idea", OTHER, ("q", "p"))) is (position != "guest")
    assert not may(person, "show", Thing("idea", OTHER, "table"))


def test_a_verb_that_is_in_no_table_is_not_allowed() -> None:
    assert not may(Person("p", "P", "director"), "burn", Thing("note", "p"))


def test_a_kind_from_a_newer_tablework_is_made_by_whoever_makes_notes_and_seen_by_all_but_guests() -> None:
    made_by = [position for position in POSITIONS if may(Person("p", "P", position), "make", Thing("spike_tape"))]
    seen_by = [position for position in POSITIONS if may(Person("p", "P", position), "see", Thing("spike_tape", OTHER))]
    assert set(POSITIONS) - set(made_by) == {"guest"} == set(POSITIONS) - set(seen_by)


def test_who_brings_people_to_the_table() -> None:
    assert [position for position in (*POSITIONS, None) if may_invite(position)] == [
        "director",
        "stage_manager",
        "producer",
    ]


def test_what_a_page_offers_is_what_may_be_done() -> None:
    for position in POSITIONS:
        person = Person("p", "P", position)
        offered = rights(person)
        for kind in KINDS:
            own = {verb for verb in VERBS if may(person, verb, Thing(kind, "p"))}
            others = {verb for verb in VERBS - {"make"} if may(person, verb, Thing(kind, OTHER))}
            if may(person, "make", Thing(kind)):
                assert set(offered["own"][kind]) == own
            if may(person, "see", Thing(kind, OTHER)):
                assert set(offered["others"].get(kind, [])) - {"make"} == others


def test_an_audience_of_people_holds_them_and_the_author() -> None:
    thing = Thing("idea", "rosa", ("margot",))
    assert [audience_includes(Person(id_), thing) for id_ in ("rosa", "margot", "tomas")] == [True, True, False]


_DRAFTS = "director assistant_director"
MAY_WITH_OFFERS = {
    "see": f"{_DRAFTS} producer",
    "make": _DRAFTS,
    "edit": _DRAFTS,
    "propose": "director",
    "approve": "producer",
    "return": "producer",
    "say_so": "producer",
    "check": "director",
    "send": "director",
    "renew": "director",
    "confirm_meeting": "director",
    "withdraw": "director producer",
    "contract": "producer",
    "accept": "",
    "decline": "",
    "erase": "director",
}


@pytest.mark.parametrize("position", POSITIONS)
def test_every_position_with_offers(position: str) -> None:
    """Who drafts does not approve, who approves does not draft; to all others there are none, also not their own."""
    person = Person("p", "P", position)
    for verb, who in MAY_WITH_OFFERS.items():
        for by in (None, OTHER, "p"):
            assert may(person, verb, Thing("offer", by)) is (position in who.split()), verb
    assert "offer" not in {**rights(person)["own"], **rights(person)["others"]}
