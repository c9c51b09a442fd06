"""Two drafts held side by side: what changed, as the page says it."""

from __future__ import annotations

from dataclasses import replace

from tests.next_draft import PIER, REVISED, two

from tablework.script.draft import Division
from tablework.script.drafts.comparing import compare
from tablework.script.drafts.near import likeness
from tablework.script.drafts.revisions import Piece, revised
from tablework.script.drafts.summary import scene_name, summed_up
from tablework.script.drafts.wording import WORD, folded, spelling_key
from tablework.testing.plays import play

ACTS = """
    .ACT ONE

    INT. THE OFFICE - NIGHT

    MARGOT
    Eleven pounds and a button. The button was from the vicar, I watched him do it with my own eyes.

    OTTO
    Then we shall open on a button, and the band shall play for nothing but the love of it.

    INT. THE PIER - DAY

    ROSA
    The ferry brings four hundred people on Saturday, and every one of them will want a deckchair from us.

    ♪ The Half

    ROSA
    ~The tide comes in, the tide goes out,
    ~and nobody pays for the sea.

    INT. THE BOATHOUSE - DAY

    TOMAS
    Somebody has drawn a line in the sand between the bandstand and the old sea wall, and left.

    = the next draft =

    .ACT ONE

    INT. THE PIER - DAY

    ROSA
    The ferry brings four hundred people on Saturday, and every one of them will want a deckchair from us.

    ♪ The Half

    ROSA
    ~The tide comes in, the tide goes out,
    ~and nobody pays for the sea.

    INT. THE OFFICE - NIGHT

    MARGOT
    Eleven pounds and a button. The button was from the vicar, I watched him do it with my own eyes.

    HERBERT
    Then we shall open on a button, and the band shall play for nothing but the love of it.

    INT. A KITCHEN - MORNING

    INES
    The soup knows everything. I told it all of it last winter, and now it is boiling over again.
"""


def test_in_numbers_and_names() -> None:
    """One scene moved, one cut, one new; Otto is called Herbert, Tomas has gone and Ines has come."""
    found = summed_up(compare(*two(ACTS)))
    assert found.new == ("INT. A KITCHEN - MORNING",)
    assert found.cut == ("INT. THE BOATHOUSE - DAY",)
    assert found.moved == ("INT. THE PIER - DAY",)
    assert found.renamed == (("OTTO", "HERBERT"),)
    assert (found.roles_new, found.roles_gone) == (("INES",), ("TOMAS",))
    assert (found.words_in >= 22, found.words_out >= 21) == (True, True)


def test_line_by_line() -> None:
    """Words that went out stand struck before those that came in; a new speech is all in, a cut one all out."""
    lines = revised(compare(play(PIER), play(REVISED)))
    first = next(line for line in lines if line.kind == "dialogue")
    assert first.pieces[:2] == (Piece("out", "Eleven"), Piece("in", "Twelve"))
    light = next(line for line in lines if any(piece.text == "lantern" for piece in line.pieces))
    assert [piece for piece in light.pieces if piece.change != "same"] == [
        Piece("out", "light"),
        Piece("in", "lantern"),
    ]
    assert [line.pieces[0].change for line in lines if line.old is None] == ["in"]
    assert [line.pieces[0].text for line in lines if line.new is None] == ["Then we shall open on a button."]
    last = lines[-1]
    assert last.pieces == (Piece("same", "Quick, behind the "), Piece("in", "tall green"), Piece("same", " barometer."))


def test_said_by_somebody_else() -> None:
    """
    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano.

    OTTO
    Which of them arrived, the piano or the goat, and in what condition were they both?

    OTTO
    I have heard it told that goats are poor sailors but that they keep excellent time.

    ROSA
    The goat arrived. It played rather well, and it was never sick on the stairs again.

    = the next draft =

    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano.

    ROSA
    Which of them arrived, the piano or the goat, and in what condition were they both?

    OTTO
    I have heard it told that goats are poor sailors but that they keep excellent time.

    ROSA
    The goat arrived. It played rather well, and it was never sick on the stairs again.
    """
    lines = revised(compare(*two(test_said_by_somebody_else.__doc__)))
    assert [(line.was_said_by, line.said_by) for line in lines if line.was_said_by] == [(("otto",), ("rosa",))]


def test_old_spelling() -> None:
    """A quarto and a modern text: most words are spelt otherwise, and are the same words."""
    doc = """
    HAMLET
    To be, or not to be, I there's the point, to Die, to sleepe, is that all? I all: no, to sleepe, to dreame.

    OFELIA
    Thou hast forgotten vs, and all our loue; goe hence, and haue no more of mee at euening.

    HAMLET
    I never gaue you anie thing, my Ladie, but I did loue thee once vpon a tyme, beleeue me.

    = the next draft =

    HAMLET
    To be, or not to be, ay there's the point, to die, to sleep, is that all? Ay all: no, to sleep, to dream.

    OPHELIA
    Thou hast forgotten us, and all our love; go hence, and have no more of me at evening.

    HAMLET
    I never gave you any thing, my lady, but I did love thee once upon a time, believe me.
    """
    found = compare(*two(doc))
    assert found.kept > 0.95
    assert summed_up(found).renamed == (("OFELIA", "OPHELIA"),)


def test_a_speech_in_two() -> None:
    """
    ROSA
    My grandmother crossed this water with a piano on the deck and a goat tied to the piano, and it played rather well.

    = the next draft =

    ROSA
    My grandmother crossed this water with a piano on the deck

    OTTO
    No.

    ROSA
    and a goat tied to the piano, and it played rather well.
    """
    lines = revised(compare(*two(test_a_speech_in_two.__doc__)))
    assert [(line.old, [piece.change for piece in line.pieces]) for line in lines if line.new != lines[1].new] == [
        ("e2", ["same"]),
        (None, ["same"]),
    ]


def test_chance_is_not_believed() -> None:
    """Two long texts with one phrase in common, and one word that comes everywhere, are two texts."""
    there = " ".join(f"the a{n}" for n in range(250))
    here = " ".join(f"the b{n}" for n in range(250))
    old = play(f"ANNA\n{there} over hills again anew {there}")
    new = play(f"ANNA\n{here} over hills again anew {here}")
    assert compare(old, new).kept == 0


def test_one_sentence_in_a_thousand_makes_no_draft() -> None:
    """A line that both quote is the same line, and these are two scripts all the same."""
    quoted = "shall I compare thee to a summer's day thou art more lovely and more temperate"
    old = play("ANNA\n" + " ".join(f"a{n}" for n in range(900)) + f"\n\nBEN\n{quoted}")
    new = play("ANNA\n" + " ".join(f"b{n}" for n in range(900)) + f"\n\nBEN\n{quoted}")
    assert compare(old, new).kept == 0


def test_what_scenes_are_called() -> None:
    """By their heading, else by what they are and their number; one without words is not spoken of."""
    draft = play("ANNA\nThe tide comes in, the tide goes out.")
    named = Division("d1", "scene", "2", first="e1", last="e2")
    assert scene_name(draft, named) == "Scene 2"
    assert scene_name(draft, replace(named, title="The sea")) == "The sea"
    assert scene_name(draft, Division("d2", "scene")) == "Scene"
    bare = replace(draft, divisions=(Division("d1", "scene", "1", first="e1", last="e1"), Division("d2", "song")))
    assert summed_up(compare(bare, play("BEN\nNothing is left of it."))).cut == ()


def test_how_words_are_compared() -> None:
    """Case, accents, apostrophes, a hyphen at the end of a line; and keys by which old spellings meet."""
    assert [folded(word) for word in WORD.findall("Déjà O’er some-\nthing half-past")] == [
        "deja",
        "oer",
        "something",
        "halfpast",
    ]
    assert spelling_key("haue") == spelling_key("have")
    assert spelling_key("vvalked") == spelling_key("walkd")
    assert spelling_key("mee") == spelling_key("me")
    assert likeness("light", "light") == 1
    assert likeness("colour", "color") > 0.8
    assert likeness("a", "an") == likeness("sea", "everything") == 0
