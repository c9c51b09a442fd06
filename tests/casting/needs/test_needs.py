"""Needs: what a part asks for, in shapes that hold."""

import json

import pytest
from hypothesis import given
from tests.casting.drawn_people import needs
from tests.casting.people import need

from tablework.casting.needs.kinds import KINDS, make_need, need_from_document, need_to_document, standing
from tablework.casting.needs.need import VALUES, NeedError, Source

READ = Source("script", "e5", 0, 5, "sings")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("playing_age", [45, 30]),
        ("playing_age", [30]),
        ("playing_age", ["30", "45"]),
        ("playing_age", 30),
        ("voice_range", ["C5", "G3"]),
        ("voice_range", ["low", "high"]),
        ("voice_range", [3, 5]),
        ("dates", ["2026-12-14", "2026-12-01"]),
        ("dates", [1, 2]),
        ("plays_as", ""),
        ("plays_as", None),
        ("instrument", "p" * 121),
        ("skill", "fencing (superb)"),
        ("size", -1),
        ("size", True),
        ("star sign", "Leo"),
    ],
)
def test_a_need_that_cannot_be_is_refused_in_a_sentence(kind, value):
    with pytest.raises(NeedError, match=r"^[A-Z“].*\.$"):
        make_need(kind, value)


def test_a_weight_and_a_source_are_of_the_table():
    with pytest.raises(NeedError, match="must, a wish, or open"):
        make_need("sings", "", "perhaps")
    with pytest.raises(NeedError, match="from the script, from the director"):
        Source("a review")


def test_no_kind_asks_for_what_is_nobodys_business():
    """Ethnicity, religion and health are not fields of fit."""
    labels = " ".join(f"{kind.name} {kind.label}" for kind in KINDS.values())
    assert not any(word in labels for word in ("ethnic", "race", "religio", "faith", "health", "disab"))
    assert all(kind.value in VALUES for kind in KINDS.values())


@given(needs())
def test_a_need_comes_back_from_its_document(drawn):
    assert need_from_document(json.loads(json.dumps(need_to_document(drawn)))) == drawn


def test_words_of_the_script_come_back_with_their_place():
    read = make_need("sings", "", "wish", READ)
    assert need_from_document(need_to_document(read)) == read
    assert need_to_document(need("sings"))["source"] == {"from": "director"}


def test_what_somebody_says_stands_over_what_is_read():
    """The script has Ariel sing; Rosa says they need not, and then that they must."""
    read = (make_need("sings", "", "wish", READ), make_need("instrument", "lute", "wish", READ))
    opened = need("sings", weight="open")
    assert standing(read, (opened,)) == (read[1], opened)
    assert standing(read, (opened, need("sings"))) == (read[1], need("sings"))


def test_a_part_may_need_two_instruments_and_one_playing_age():
    piano, lute = need("instrument", "piano"), need("instrument", "lute")
    assert standing((piano,), (lute,)) == (piano, lute)
    assert standing((need("playing_age", [20, 30]),), (need("playing_age", [40, 50]),)) == (
        need("playing_age", [40, 50]),
    )
