"""What becomes of marks when a new draft comes. The first draft of each play stands above the line, the next below."""

from __future__ import annotations

import pytest
from tests.next_draft import PIER, REVISED, carry, two, why

from tablework.book.carried_edges import Spot
from tablework.book.carrying import Carrying
from tablework.script.drafts.comparing import compare
from tablework.testing.plays import play

BOTH = f"{PIER}\n= the next draft =\n{REVISED}"


@pytest.mark.parametrize(
    ("words", "outcome", "now"),
    [
        ("every one of them", "kept", "every one of them"),
        ("Yes.", "kept", "Yes."),
        ("Eleven", "changed", "Twelve"),
        ("a light on", "changed", "a lantern on"),
        ("behind the barometer", "changed", "behind the tall green barometer"),
        ("Then we shall open on a button.", "cut", None),
        ("shall open", "cut", None),
    ],
)
def test_one_revision(words: str, outcome: str, now: str | None) -> None:
    """A word replaced, words put in, a speech replaced by another: marks find their words, or learn that they went."""
    assert carry(BOTH, words) == (outcome, now)


def test_nothing_changed() -> None:
    """The same draft again: every word keeps its place, to the letter."""
    draft = play(PIER)
    carrying = Carrying(compare(draft, draft))
    for element in draft.elements:
        for start in range(0, len(element.text), 3):
            spot = Spot(element.id, start, element.id, min(start + 7, len(element.text)))
            found = carrying.carry(spot)
            assert (found.outcome, found.spot) == ("kept", spot)


def test_another_play() -> None:
    """Two plays have words in common; no mark finds a place in the other."""
    other = """
        MARGOT
        Every one of them will tell you that I was there on the night of the fire.

        TOMAS
        Yes.

        MARGOT
        There was a light in the window and a hat upon the chair.
    """
    old, new = play(PIER), play(other)
    carrying = Carrying(compare(old, new))
    outcomes = {carrying.carry(Spot(e.id, 0, e.id, len(e.text))).outcome for e in old.elements}
    assert outcomes <= {"cut", "look"}


def test_scenes_change_places() -> None:
    """
    .THE BOAT

    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano.

    OTTO
    Which of them arrived?

    ROSA
    The goat. It played rather well.

    .THE SHORE

    INES
    Somebody has drawn a line in the sand between the bandstand and the sea wall.

    TOMAS
    That was the council. They call it a boundary, and they will paint it in the spring.

    INES
    In the spring it will be under water, and so will the bandstand.

    = the next draft =

    .THE SHORE

    INES
    Somebody has drawn a line in the sand between the bandstand and the sea wall.

    TOMAS
    That was the council. They call it a boundary, and they will paint it in the spring.

    INES
    In the spring it will be under water, and so will the bandstand.

    .THE BOAT

    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano.

    OTTO
    Which of them arrived?

    ROSA
    The goat. It played rather well.
    """
    doc = test_scenes_change_places.__doc__
    assert carry(doc, "a goat tied") == ("moved", "a goat tied")
    assert carry(doc, "Which of them arrived?") == ("moved", "Which of them arrived?")
    assert carry(doc, "the council") == ("kept", "the council")
    assert carry(doc, "THE BOAT") == ("moved", "THE BOAT")
    assert carry(doc, "THE SHORE") == ("kept", "THE SHORE")


HEADINGS = """
    .ACT ONE

    INT. LOBBY - DAY

    Suitcases. A bell.

    ROSA
    They have given my room to a man with seven umbrellas and no luggage at all.

    TOMAS
    Then it will rain, and we shall all be glad of him before the week is out.

    INT. KITCHEN - NIGHT

    OTTO
    The soup knows everything. I told it everything, and now it is nearly boiling over.

    INES
    Then take it off the fire before the guests come down and hear what it has to say.

    = the next draft =

    .ACT ONE

    INT. LOBBY - EVENING

    Suitcases. A bell.

    ROSA
    They have given my room to a man with seven umbrellas and no luggage at all.

    TOMAS
    Then it will rain, and we shall all be glad of him before the week is out.

    EXT. A HARBOUR WALL

    OTTO
    The soup knows everything. I told it everything, and now it is nearly boiling over.

    INES
    Then take it off the fire before the guests come down and hear what it has to say.
"""


def test_headings_follow_their_scene() -> None:
    """A heading is the scene's: its mark goes where that goes, and asks when that is called something else."""
    assert carry(HEADINGS, "ACT ONE") == ("kept", "ACT ONE")
    assert carry(HEADINGS, "INT. LOBBY - DAY") == ("changed", "INT. LOBBY")
    assert carry(HEADINGS, "LOBBY") == ("changed", "LOBBY")
    assert carry(HEADINGS, "KITCHEN") == ("look", "EXT. A HARBOUR WALL")
    assert why(HEADINGS, "KITCHEN") == "Its scene has another heading now."


def test_a_name_over_a_speech() -> None:
    """
    ROSA
    They have given my room to a man with seven umbrellas and no luggage at all.

    TOMAS
    Then it will rain, and we shall all be glad of him before the week is out.

    OTTO
    (aside)
    Umbrellas.

    ROSA
    I heard that, and so did the man, who is standing behind the curtain with all seven.

    = the next draft =

    ROSA
    They have given my room to a man with seven umbrellas and no luggage at all.

    INES
    Then it will rain, and we shall all be glad of him before the week is out.

    ROSA
    I heard that, and so did the man, who is standing behind the curtain with all seven.
    """
    doc = test_a_name_over_a_speech.__doc__
    assert carry(doc, "ROSA") == ("kept", "ROSA")
    assert carry(doc, "TOMAS") == ("changed", "INES")
    assert carry(doc, "OTTO") == ("cut", None)
    assert carry(doc, "it will rain")[0] == "kept", "everything that TOMAS said INES says now: he was renamed"


def test_words_that_stand_in_several_places_now() -> None:
    """What was marked as one is in three speeches far apart: somebody has to say which it was about."""
    parts = (
        "My grandmother crossed this water with a piano on the deck of the ferry",
        "and the goat that she had tied to it played rather well until the morning",
        "when somebody painted a yellow line between the bandstand and our old sea wall",
    )
    far = " ".join(f"wave{n}" for n in range(120))
    now = f"\n\nOTTO\n{far}\n\nROSA\n".join(reversed(parts))
    old, new = two(f"ROSA\n{' '.join(parts)}\n\n= the next draft =\n\nROSA\n{now}")
    found = Carrying(compare(old, new)).carry(Spot("e2", 0, "e2", len(old.elements[1].text)))
    assert (found.outcome, found.why) == ("look", "Its words stand in more than one place now.")


def test_a_line_that_three_say_after_each_other() -> None:
    """One of three is cut: each mark goes with its speaker, and the one whose line it was learns of it."""
    doc = """
    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano.

    OTTO
    Show us!

    INES
    Show us!

    TOMAS
    Show us!

    ROSA
    The goat arrived. It played rather well, and it was never sick on the stairs again.

    = the next draft =

    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano.

    INES
    Show us!

    TOMAS
    Show us!

    ROSA
    The goat arrived. It played rather well, and it was never sick on the stairs again.
    """
    old, new = two(doc)
    carrying = Carrying(compare(old, new))
    said = {e.roles: e.id for e in new.elements if e.text == "Show us!"}
    found = {e.roles: carrying.carry(Spot(e.id, 0, e.id, 8)) for e in old.elements if e.text == "Show us!"}
    assert found["otto",].outcome in {"look", "cut"}
    for who in ("ines", "tomas"):
        spot = found[who,].spot
        assert spot is not None
        assert spot.first == said[who,]


def test_the_name_of_somebody_who_no_longer_speaks_over_it() -> None:
    """What Otto said is a stage direction now: there is no name over it to mark."""
    doc = """
    ROSA
    They have given my room to a man with seven umbrellas and no luggage at all.

    OTTO
    Then it will rain, and we shall all be glad of him before the week is out.

    = the next draft =

    ROSA
    They have given my room to a man with seven umbrellas and no luggage at all.

    Then it will rain, and we shall all be glad of him before the week is out.
    """
    assert carry(doc, "OTTO") == ("cut", None)


def test_far_more_was_put_in_than_was_taken_out() -> None:
    """A place does not swallow a page that was written where one of its words stood."""
    page = " ".join(f"wave{n}" for n in range(40))
    old = "They have given my room to a man with seven umbrellas and no luggage at all."
    doc = f"ROSA\n{old}\n\n= the next draft =\n\nROSA\n{old.replace('a man', page)}"
    assert carry(doc, "a man with seven") == ("changed", "with seven")
