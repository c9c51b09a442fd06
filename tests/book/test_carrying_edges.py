"""Where marks begin and end to the letter, points between words, and what stands on no words at all."""

from __future__ import annotations

import pytest
from tests.next_draft import NEXT, carry, looked_at, on, why

from tablework.testing.plays import play

ROOM = """
    MARGOT
    Nobody came. Then the band played “The Half” twice, and everybody who was left went home by the pier.

    ANDERS
    —

    MARGOT
    Ask the vicar, he has the button in his collecting tin and he knows what it is worth...

    ANDERS
    You never told me that there was a piano in the boathouse all this time, under the nets.
"""


def in_room(words: str, *changes: tuple[str, str]) -> tuple[str, str | None]:
    """What becomes of a mark when the room is changed so."""
    after = ROOM
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    return carry(f"{ROOM}\n{NEXT}\n{after}", words)


@pytest.mark.parametrize(
    ("words", "change", "expected"),
    [
        ("|Nobody came.| Then", ("band", "orchestra"), ("kept", "Nobody came.")),
        ("|“The Half”| twice", ("band", "orchestra"), ("kept", "“The Half”")),
        ("|“The Half”| twice", ("“The Half”", "The Half"), ("kept", "The Half")),
        ("worth|...|", ("worth...", "worth..."), ("kept", "...")),
        ("worth|...|", ("worth...", "worth!"), ("changed", "")),
        ("every|body| who", ("band", "orchestra"), ("kept", "body")),
        ("every|bo|dy who", ("everybody", "everyone"), ("changed", "everyone")),
        ("|went home by the pier.|", ("home ", ""), ("changed", "went by the pier.")),
        ("|Ask the vicar|, he", ("Ask the vicar", "Ask anybody"), ("changed", "Ask anybody")),
        ("there was| a piano| in", ("a piano ", ""), ("cut", None)),
    ],
)
def test_the_edges_go_along(words: str, change: tuple[str, str], expected: tuple[str, str | None]) -> None:
    """Full stops, quotation marks and halves of words stay in a mark, or out of it, as long as they are there."""
    assert in_room(words, change) == expected


@pytest.mark.parametrize(
    ("point", "change", "after"),
    [
        ("the band |played", ("the band", "the brass band"), "the brass band |played"),
        ("the band| played", ("the band", "the band always"), "the band| always"),
        ("twice,| and", ("twice, and", "twice, or"), "twice,| or"),
        ("played| “The", ("played", "struck up"), "struck up| “The"),
        ("|Nobody", ("Nobody came", "Nobody ever came"), "|Nobody ever"),
    ],
)
def test_a_point_keeps_its_side(point: str, change: tuple[str, str], after: str) -> None:
    """A cue between two words stays at the word that it touched; where that is gone, at the other."""
    new = ROOM.replace(*change)
    found = looked_at(f"{ROOM}\n{NEXT}\n{new}", point)
    assert found.spot is not None
    draft = play(new)
    expected = on(draft, after)
    assert (found.spot.first, found.spot.start, found.spot.end) == (expected.first, expected.start, expected.end)


def test_a_point_among_words_that_are_gone() -> None:
    """The whole speech went, and its cue with it."""
    assert (
        in_room(
            "there was| a piano",
            ("You never told me that there was a piano in the boathouse all this time, under the nets.", "Yes."),
        )[0]
        == "cut"
    )


def test_no_words_at_all() -> None:
    """
    MARGOT
    Nobody came, and then the band played the half twice before everybody went home by the pier.

    ANDERS
    —

    MARGOT
    Ask the vicar, he has the button in his collecting tin and he knows what it is worth.

    = the next draft =

    MARGOT
    Nobody came, and then the band played the half twice before everybody went home by the pier.

    ANDERS
    —

    MARGOT
    Ask the vicar, he has the button in his collecting tin and he knows what it is worth.
    """
    doc = test_no_words_at_all.__doc__ or ""
    assert carry(doc, "—") == ("changed", "—")
    assert carry(f"{doc.split(NEXT)[0]}{NEXT}{doc.split(NEXT)[1].replace('—', '…')}", "—") == ("look", "…")
    assert (
        why(f"{doc.split(NEXT)[0]}{NEXT}{doc.split(NEXT)[1].replace('—', '…')}", "—")
        == "What it stands on has changed."
    )
    gone = doc.split(NEXT)[1].replace("ANDERS\n    —\n", "")
    assert carry(f"{doc.split(NEXT)[0]}{NEXT}{gone}", "—") == ("cut", None)
