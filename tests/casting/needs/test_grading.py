"""How each kind of need is graded."""

import pytest
from tests.casting.people import MARGOT, STRANGER, need

from tablework.casting.fit import grade
from tablework.casting.needs.grading import capital, listed
from tablework.casting.needs.kinds import KINDS
from tablework.casting.performers.performer import Performer, Voice

TABLE = [
    ("size", 300, "fits", "300 words; they ask for 300 or more."),
    ("size", 299, "against", "299 words; they ask for 300 or more."),
    ("playing_age", [45, 60], "fits", "Playing age 45 to 60; theirs is 34 to 45."),
    ("playing_age", [46, 46], "against", "Playing age 46; theirs is 34 to 45."),
    ("plays_as", "Woman", "fits", "Played as a Woman; they play that."),
    ("plays_as", "elf", "against", "Played as an elf; what they play: woman."),
    ("voice_range", ["A3", "B4"], "fits", "Sings A3 to B4; their voice goes from A3 to B4."),
    ("voice_range", ["G3", "B4"], "against", "Sings G3 to B4; their voice is a tone short below."),
    (
        "voice_range", ["G3", "C5"], "against",
        "Sings G3 to C5; their voice is a tone short below and a semitone short above.",
    ),
    ("voice_type", "Mezzo-Soprano", "fits", "Mezzo-Soprano; their voice is mezzo-soprano."),
    ("voice_type", "tenor", "against", "Tenor; their voice is mezzo-soprano."),
    ("sings", True, "fits", "Sings; their voice is mezzo-soprano."),
    ("dances", True, "fits", "Dances; they have tap."),
    ("fights", True, "fits", "Fights; they have Stage fighting."),
    ("kisses", True, "unknown", "Kisses; ask them, it is never assumed."),
    ("nudity", True, "against", "Is undressed; they will not: being naked."),
    ("smoking", True, "against", "Smokes; they will not: smoking."),
    ("consent", "smoking", "against", "Smoking; they will not: smoking."),
    ("consent", "flying", "unknown", "Flying; ask them, it is never assumed."),
    ("instrument", "Piano", "fits", "Plays Piano; they do."),
    ("instrument", "lute", "unknown", "Plays lute; nobody said whether they do."),
    ("accent", "leeds", "fits", "Speaks with the accent of leeds; they do."),
    ("language", "Francais", "fits", "Speaks Francais; they do."),
    ("skill", "stage fighting (good)", "fits", "Stage fighting (good); they do."),
    ("skill", "stage fighting (professional)", "unknown", "Stage fighting (professional); theirs is good, so ask."),
    ("skill", "tap (good)", "unknown", "Tap (good); theirs is of no said level, so ask."),
    ("skill", "juggling", "unknown", "Juggling; nobody said whether they do."),
    ("skill", "smoking", "against", "Smoking; they will not: smoking."),
    ("lived", "Wheelchair user", "fits", "Wheelchair user; they say so themselves."),
    ("lived", "deaf", "unknown", "Deaf; that is theirs to say."),
    (
        "dates", ["2026-12-14", "2026-12-20"], "against",
        "Wanted 2026-12-14 to 2026-12-20; they are away 2026-12-01 to 2026-12-14.",
    ),
    ("dates", ["2026-12-15", "2026-12-20"], "fits", "Wanted 2026-12-15 to 2026-12-20; they are not away."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "verdict", "sentence"), TABLE)
def test_margot_is_graded(kind, value, verdict, sentence):
    reason = grade(need(kind, value), MARGOT)
    assert (reason.verdict, reason.sentence) == (verdict, sentence)


@pytest.mark.parametrize(("kind", "value"), [(row[0], row[1]) for row in TABLE])
def test_of_a_stranger_everything_is_unknown_and_nothing_is_no(kind, value):
    reason = grade(need(kind, value), STRANGER)
    assert (reason.verdict, reason.sure, reason.excludes) == ("unknown", False, False)
    assert reason.points > 0


def test_every_kind_is_tried_here():
    assert {row[0] for row in TABLE} == set(KINDS)


def test_a_voice_of_which_one_end_is_known_can_only_speak_against():
    """Anders says that he has a top C and nothing else: whether he has the low G nobody knows."""
    anders = Performer("Anders", voice=Voice(highest="C5"))
    assert grade(need("voice_range", ["G3", "B4"]), anders).verdict == "unknown"
    assert grade(need("voice_range", ["G3", "D5"]), anders).verdict == "against"
    assert grade(need("sings"), anders).sentence == "Sings; their voice is known."
    assert grade(need("voice_type", "tenor"), anders).verdict == "unknown"


def test_a_skill_says_it_before_a_voice_does():
    singer = Performer("Margot", skills=(MARGOT.skills or ())[:1], will_not=("singing",), voice=Voice("A3"))
    assert grade(need("sings"), singer).verdict == "against"


def test_words_in_a_sentence():
    assert listed(("woman", "man", "elf")) == "woman, man and elf"
    assert capital("") == ""
