"""What people say of a reading is obeyed, and still found when the file has changed around it."""

from tests.readers.layout.told import read, spoken, told

from tablework.readers.layout.corrections import Correction, LinePlace
from tablework.readers.layout.reading import UNSURE, alike

PLAY = """
ROSA. Is it still there,
behind the curtain?

TOMAS. It has been there
since Monday.

A bell.

ROSA. Then somebody has
to move it.

TOMAS. Somebody will,
I think.

The ladder creaks.

ROSA. We open in nine
days, Tomas.

TOMAS. The ladder knows
that, too.
"""


def at(text: str) -> LinePlace:
    return LinePlace(1, text)


def lines(*said: Correction, play: str = PLAY) -> list[str]:
    return spoken(play, *said)


def test_a_line_is_a_direction():
    assert "[A bell.]" in lines(Correction("is", "direction", place=at("A bell.")))


def test_a_line_is_spoken():
    assert lines(Correction("is", "speech", place=at("The ladder creaks.")))[3].endswith("The ladder creaks.")


def test_a_line_is_a_heading():
    found = read(PLAY, Correction("is", "heading", place=at("The ladder creaks."))).draft
    assert "# The ladder creaks." in told(found)
    assert [(d.kind, d.title) for d in found.divisions] == [("scene", "The ladder creaks.")]


def test_a_line_is_furniture():
    assert "- A bell." in told(read(PLAY, Correction("is", "furniture", place=at("A bell."))).draft)


def test_a_line_is_a_name():
    """Who speaks without a mark between: the name is what stands before it."""
    play = PLAY.replace("A bell.", "THE BELL")
    assert "THE BELL:" in lines(Correction("is", "cue", place=at("THE BELL")), play=play)


def test_a_line_is_sung():
    found = lines(Correction("is", "lyric", place=at("to move it.")))
    assert "ROSA: Then somebody has ~to move it." in found


TALK = [("ROSA", "One of us."), ("TOMAS", "Not me."), ("ROSA", "Nor me."), ("TOMAS", "Then nobody.")]
CENTRED = "\n\n".join(f"{name:>24}\n{words}" for name, words in TALK * 2) + "\n\n      (Dark.)\n"


def test_every_line_of_a_look_is_what_its_look_is_said_to_be():
    """All that stands at the margin is a direction, says somebody of one such line."""
    look = read(CENTRED).looks[1]
    assert lines(Correction("is", "direction", look=look), play=CENTRED).count("[Not me.]") == 2
    assert read(CENTRED, Correction("is", "direction", look=look)).kinds[1::2][:3] == ("direction",) * 3


def test_what_is_said_of_a_line_outweighs_what_is_said_of_its_look():
    all_ = Correction("is", "direction", look=read(CENTRED).looks[1])
    assert read(CENTRED, Correction("is", "speech", place=at("Not me.")), all_).kinds[1:6:2] == (
        *("direction", "speech", "direction"),
    )


def test_split_and_join():
    """The second line of a direction begins one of its own; and back again."""
    play = PLAY.replace("A bell.", "[A bell.\nThe light goes.]")
    assert "[[A bell. The light goes.]]" in lines(play=play)
    apart = Correction("split", place=at("The light goes.]"))
    assert [line for line in lines(apart, play=play) if line[0] == "["] == ["[[A bell.]", "[The light goes.]]"]
    assert "[[A bell. The light goes.]]" in lines(apart, Correction("join", place=at("The light goes.]")), play=play)


def test_two_names_are_one_role():
    """TOMMY, once, is Tomas."""
    play = PLAY.replace("TOMAS. The ladder", "TOMMY. The ladder")
    assert [role.name for role in read(play).draft.roles] == ["ROSA", "TOMAS", "TOMMY"]
    draft = read(play, Correction("same_role", names=("TOMAS", "TOMMY"))).draft
    assert [role.name for role in draft.roles] == ["ROSA", "TOMAS"]
    assert draft.elements[-2].text == "TOMMY."


def test_a_correction_finds_its_line_where_others_have_come_before_it():
    """Three lines more above it: it is found by its words, not by its number."""
    said = Correction("is", "direction", place=at("A bell."))
    longer = "TOMAS. Who is there, who\nis it this time, and\nwhat for?\n\n" + PLAY.strip()
    assert "[A bell.]" in lines(said, play=longer)


def test_of_two_lines_alike_the_second():
    """Two bells ring; the second one is a heading, says somebody."""
    play = PLAY.replace("The ladder creaks.", "A bell.")
    found = lines(Correction("is", "heading", place=LinePlace(1, "A bell.", 1)), play=play)
    assert found.index("# A bell.") == len(found) - 3
    assert found.count("# A bell.") == 1


def test_what_a_person_said_is_sure():
    reading = read(PLAY, Correction("is", "direction", place=at("A bell.")))
    assert reading.sure[[line.text for line in reading.source.lines].index("A bell.")] > UNSURE


def test_two_scripts_of_one_layout_are_alike_and_two_of_others_are_not():
    same = read(PLAY.replace("ladder", "boat").replace("ROSA", "MARGOT"))
    other = read(
        "\n\n".join(f"                  {name}\n     So it is, and so be it." for name in ("ROSA", "TOMAS") * 5)
    )
    assert alike(read(PLAY).profile, same.profile) > 0.9
    assert alike(read(PLAY).profile, other.profile) < 0.6
