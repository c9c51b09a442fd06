"""A draft that exists holds together."""

import pytest

from tablework.script.draft import (
    Division,
    Draft,
    DraftError,
    Element,
    Move,
    Puzzle,
    Role,
    Span,
)
from tablework.testing.plays import play

ANNA = Role("anna", "ANNA")
LINE = Element("e1", "dialogue", "Hello.", ("anna",), "s1")


def draft(**parts: object) -> Draft:
    whole = {"elements": (LINE,), "roles": (ANNA,)} | parts
    return Draft("Play", (), "fountain", **whole)  # type: ignore[arg-type]


BROKEN = {
    "two roles of one id": {"roles": (ANNA, ANNA)},
    "two elements of one id": {"elements": (LINE, LINE)},
    "a kind that is none": {"elements": (LINE._replace(kind="shout"),)},
    "somebody unknown speaks": {"elements": (LINE._replace(roles=("bob",)),)},
    "somebody unknown moves": {"elements": (LINE._replace(moves=(Move("bob", enters=True),)),)},
    "a style beyond the words": {"elements": (LINE._replace(spans=(Span(0, 99, "bold"),)),)},
    "a division in one not yet there": {"divisions": (Division("d1", "scene", parent="d2"),)},
    "a division that begins nowhere": {"divisions": (Division("d1", "scene", first="e9", last="e9"),)},
    "a division that ends before it begins": {
        "elements": (LINE, LINE._replace(id="e2")),
        "divisions": (Division("d1", "scene", first="e2", last="e1"),),
    },
    "a puzzle about nothing": {"puzzles": (Puzzle("e7", "why?"),)},
}


@pytest.mark.parametrize("parts", BROKEN.values(), ids=BROKEN)
def test_a_draft_that_does_not_hold_together_is_never_made(parts: dict[str, object]) -> None:
    with pytest.raises(DraftError):
        draft(**parts)


def test_what_is_in_a_scene_and_what_is_inside_an_act():
    """
    # ACT ONE
    ## Scene 1
    ANNA
    Hello.
    ## Scene 2
    ANNA
    Goodbye.
    """
    play_ = play(test_what_is_in_a_scene_and_what_is_inside_an_act.__doc__ or "")
    act, first, second = play_.divisions
    assert [e.text for e in play_.within(first)][-1] == "Hello."
    assert list(play_.inside(act)) == [first, second]
    assert play_.scenes == (first, second)
    assert play_.within(Division("d9", "scene")) == ()


def test_a_play_is_played_in_its_scenes_and_in_what_stands_outside_them():
    """
    # Cast
    ANNA - a baker
    # Prologue
    ANNA
    Once.
    # ACT ONE
    ANNA
    Twice.
    # ACT TWO
    ## Scene 1
    ANNA
    Thrice.
    """
    text = test_a_play_is_played_in_its_scenes_and_in_what_stands_outside_them.__doc__ or ""
    play_ = play(text.replace("\n    #", "\n\n    #").replace("\n    ANNA\n", "\n\n    ANNA\n"))
    assert [d.kind for d in play_.scenes] == ["prologue", "act", "scene"]
    assert [e.text for e, played in zip(play_.elements, play_.played, strict=True) if not played] == [
        "Cast",
        "ANNA - a baker",
    ]


def test_roles_and_places_are_found_by_id():
    assert draft().role["anna"] is ANNA
    assert draft().place["e1"] == 0
