"""What is said, and what is not: directions, verse, lyrics, headings, the cast list."""

from tests.readers.layout.told import SCENE, on_pages, printed, read, spoken, told

from tablework.readers.layout.read import read_lines


def typed(*rows: str) -> list:
    """Lines below each other at the margin, with a name in capitals before a full stop beginning each speech."""
    return printed(*((72, row) for row in rows))


def test_directions_in_round_brackets():
    """
    ROSA. (quietly) Is it still there, behind
    the curtain?

    TOMAS. It is. (He turns to the ladder, and
    waits for a long
    time.) It is not moving.

    (MARGOT comes in with another.)

    MARGOT. (out of breath) Where do you want
    this one?

    ROSA. Out, out, and out with you
    (all of you) as well.

    MARGOT. Then I shall sit on it
    until Monday.

    TOMAS. (He goes.)
    """
    assert spoken(test_directions_in_round_brackets.__doc__) == [
        "ROSA: <(quietly)> Is it still there, behind the curtain?",
        "TOMAS: It is. <(He turns to the ladder, and waits for a long time.)> It is not moving.",
        "[(MARGOT comes in with another.)]",
        "MARGOT: <(out of breath)> Where do you want this one?",
        "ROSA: Out, out, and out with you (all of you) as well.",
        "MARGOT: Then I shall sit on it until Monday.",
        "TOMAS: <(He goes.)>",
    ]


def test_directions_in_square_brackets():
    """
    [The wings. A ladder. Evening, and then
    very late.]

    ROSA
    Is it [_pointing_] there?

    TOMAS
    It is, and it was there
    on Monday.

    [Enter MARGOT,
    with another.]

    MARGOT
    [Gently.] Where do you want
    this one?

    ROSA
    Out.

    TOMAS
    In.
    """
    assert spoken(test_directions_in_square_brackets.__doc__) == [
        "[[The wings. A ladder. Evening, and then very late.]]",
        "ROSA: Is it <[pointing]> there?",
        "TOMAS: It is, and it was there on Monday.",
        "[[Enter MARGOT, with another.]]",
        "MARGOT: <[Gently.]> Where do you want this one?",
        "ROSA: Out.",
        "TOMAS: In.",
    ]


def test_directions_in_italics():
    """Between speeches, before talk and inside it; a word that is stressed is none."""
    rows = []
    for name, (first, second) in SCENE:
        rows += [(250, name), (72, first), (72, second), (72, "")]
    rows[4:4] = [(110, "_Somebody coughs behind the curtain._"), (72, "")]
    rows += [(250, "ROSA"), (72, "_She laughs._ It was _never_ here."), (72, ""), (110, "_Dark._")]
    found = told(read_lines(on_pages(printed(*rows))).draft)
    assert found[1] == "[Somebody coughs behind the curtain.]"
    assert found[-2:] == ["ROSA: <She laughs.> It was never here.", "[Dark.]"]


def test_a_hyphen_at_the_end_of_a_line():
    """
    ROSA. Somebody has to under-
    stand this ladder before to-
    Monday, or to-
    night.

    TOMAS. Not me, and not my mother-in-
    law either.
    """
    rows = [line for name, lines in SCENE for line in (f"{name}. {lines[0]}", lines[1], "")]
    rows += [line.strip() for line in test_a_hyphen_at_the_end_of_a_line.__doc__.strip().splitlines()]
    found = told(read_lines(on_pages(typed(*rows))).draft)
    assert found[-2] == "ROSA: Somebody has to understand this ladder before to-Monday, or tonight."
    assert found[-1] == "TOMAS: Not me, and not my mother-inlaw either."


def test_verse_keeps_its_lines_and_a_line_may_be_shared():
    """
    ROSA.
    O ladder, standing in the evening light,
    How often have I wished you out of sight!

    TOMAS.
    And yet it stays, and standing there, it waits
    For hands to carry it beyond the gates.

    ROSA.
    Whose hands?

    TOMAS.
                Not mine.

    ROSA.
    Then whose? The night is long,
    And everything about this play is wrong.

    TOMAS.
    She means the second act, where nobody can hear a word because of the ladder,
    and the fourth, where everybody can, and the one that we have cut between them,
    which was the best of all, she says, and the only one without a ladder in
    it.
    """
    found = spoken(test_verse_keeps_its_lines_and_a_line_may_be_shared.__doc__)
    assert found[:5] == [
        "ROSA: O ladder, standing in the evening light, / How often have I wished you out of sight!",
        "TOMAS: And yet it stays, and standing there, it waits / For hands to carry it beyond the gates.",
        "ROSA: Whose hands?",
        "TOMAS: Not mine.",
        "ROSA: Then whose? The night is long, / And everything about this play is wrong.",
    ]
    assert "/" not in found[5]


def test_headings_songs_and_lyrics_in_capitals():
    """
    ACT ONE

    Scene 1. The wings

    ROSA. Who is that, there,
    behind the curtain?

    TOMAS. It is only the ladder,
    as on Monday.

    Song: The Ladder

    TOMAS.
        UP AND UP WE GO
        RUNG BY RUNG BY RUNG

    ROSA. Stop singing, Tomas,
    we open in nine days.

    Scene 2. The stage

    ROSA. Much better, now that
    it is gone.

    TOMAS. It will be back,
    you will see.
    """
    draft = read(test_headings_songs_and_lyrics_in_capitals.__doc__).draft
    assert "TOMAS: ~UP AND UP WE GO / RUNG BY RUNG BY RUNG" in told(draft)
    assert [(d.kind, d.number, d.title) for d in draft.divisions] == [
        ("act", "1", ""),
        ("scene", "1", "The wings"),
        ("song", None, "The Ladder"),
        ("scene", "2", "The stage"),
    ]


def test_the_cast_list_says_who_shortened_names_are():
    """
    CHARACTERS

    ROSAMUND, a director
    TOMAS, who lifts
    PORTER

    ACT I

    ROS. Who is there, behind
    the curtain?

    TOM. A friend, and with me
    a ladder.

    PORTER. Two friends, and
    no ladder.

    ROS. Come in, all of you,
    but quietly.

    TOM. Thank you, says
    the ladder.

    PORTER. Thank you, say
    both friends.
    """
    draft = read(test_the_cast_list_says_who_shortened_names_are.__doc__).draft
    assert [(m.name, m.description, m.role is not None) for m in draft.cast] == [
        ("ROSAMUND", "a director", True),
        ("TOMAS", "who lifts", True),
        ("PORTER", "", True),
    ]
    assert len(draft.roles) == 3
    assert [d.kind for d in draft.divisions] == ["cast", "act"]


def test_a_title_page():
    """The Ladder, in large letters, by Ines Otto; then the play, on a page of its own."""
    (title, *rest) = printed((230, "The Ladder"), (72, ""), (260, "by"), (240, "Ines Otto"))
    play = printed(*((72, row) for name, lines in SCENE for row in (f"{name}. {lines[0]}", lines[1], "")))
    draft = read_lines(on_pages([title._replace(size=24.0), *rest], play)).draft
    assert (draft.title, draft.authors) == ("The Ladder", ("Ines Otto",))
    assert [d.kind for d in draft.divisions] == ["front"]


def test_a_screenplay():
    """Numbered scene lines, what is seen, a transition; the number on the right is furniture or the line's own."""
    rows = [(72, "12 INT. WINGS - NIGHT"), (0, ""), (72, "A ladder. ROSA walks round it, slowly."), (0, "")]
    for name, (first, second) in SCENE[:4]:
        rows += [(250, name), (150, first), (150, second), (0, "")]
    rows += [(250, "TOMAS"), (200, "(low)"), (150, "Somebody will."), (0, ""), (430, "CUT TO:"), (0, "")]
    rows += [(72, "13 EXT. STREET - DAY"), (0, ""), (250, "ROSA (V.O.)"), (150, "Nine days.")]
    draft = read_lines(on_pages(printed(*rows))).draft
    assert [(d.kind, d.number) for d in draft.divisions] == [("scene", "12"), ("scene", "13")]
    assert [line for line in told(draft) if line[0] in "[>"] == [
        "[A ladder. ROSA walks round it, slowly.]",
        "> CUT TO:",
    ]
    assert told(draft)[-1] == "ROSA: Nine days."
    assert len(draft.roles) == 2
