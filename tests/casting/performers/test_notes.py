"""Notes, as singers and casting people write them."""

import pytest

from tablework.casting.performers.notes import NoteError, pitch, semitones


@pytest.mark.parametrize(
    ("lower", "higher"), [("G3", "A3"), ("A3", "Bb3"), ("B♭3", "B3"), ("B3", "C4"), ("C4", "C#4"), ("A4", "H4")]
)
def test_notes_lie_as_on_a_piano(lower, higher):
    assert pitch(lower) < pitch(higher)


def test_one_note_may_have_two_names():
    """The German H is the English B natural; F sharp is G flat."""
    assert pitch("H3") == pitch("B3")
    assert pitch("F#4") == pitch(" gb4 ")
    assert pitch("C4") == 48


@pytest.mark.parametrize("text", ["", "high", "I3", "G", "G33", "3G", "G##3"])
def test_what_is_no_note_is_said_in_a_sentence(text):
    with pytest.raises(NoteError, match=r"^“.*” is no note: .*\.$"):
        pitch(text)


def test_a_distance_is_said_in_tones():
    assert [semitones(n) for n in (1, 2, 3, 4)] == ["a semitone", "a tone", "3 semitones", "2 tones"]
