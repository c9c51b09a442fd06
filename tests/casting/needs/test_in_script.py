"""What a script says its parts need: what stands there, with its words, and nothing else."""

from dataclasses import replace

import pytest

from tablework.casting.needs.in_script import read_parts
from tablework.casting.needs.part_facts import brief, from_document, to_document
from tablework.casting.needs.said_of import age_in, gender_in, gender_in_name, own_age_in
from tablework.script.breakdown import break_down_draft
from tablework.script.draft import CastMember
from tablework.testing.plays import play


def parts(text: str):
    draft = play(text)
    return {part.name: part for part in read_parts(draft, break_down_draft(draft))}, draft


def needs(text: str) -> dict[str, list]:
    found, _ = parts(text)
    return {name: [(n.kind, n.value) for n in part.needs] for name, part in found.items() if part.needs}


TWO = """
ANNA
Here.

BEN
There.

"""


@pytest.mark.parametrize(
    ("direction", "read"),
    [
        ("ANNA sings.", {"ANNA": [("sings", True)]}),
        ("Anna dances with the lamp.", {"ANNA": [("dances", True)]}),
        ("ANNA and BEN dance.", {"ANNA": [("dances", True)], "BEN": [("dances", True)]}),
        ("ANNA kisses BEN.", {"ANNA": [("kisses", True)], "BEN": [("kisses", True)]}),
        ("BEN fights with ANNA. The lamp falls.", {"BEN": [("fights", True)], "ANNA": [("fights", True)]}),
        ("ANNA kisses BEN's hand.", {"ANNA": [("kisses", True)], "BEN": [("kisses", True)]}),
        ("BEN plays the old piano.", {"BEN": [("instrument", "piano")]}),
        ("BEN plays the violin and sings.", {"BEN": [("instrument", "violin"), ("sings", True)]}),
        ("ANNA (40s) and BEN (a clerk) dance.", {"ANNA": [("dances", True)], "BEN": [("dances", True)]}),
        ("Enter ANNA, and BEN singing.", {"BEN": [("sings", True)]}),
        ("ANNA does not sing.", {}),
        ("ANNA stops dancing.", {}),
        ("They sing.", {}),
        ("BEN's radio sings.", {}),
        ("ANNA watches BEN and dances.", {}),
        ("ANNA hears the singing.", {}),
        ("A kiss.", {}),
        ("ANNA plays with her hair.", {}),
    ],
)
def test_what_directions_show(direction, read):
    """Only names right before the verb, and nothing that could be anybody's."""
    assert needs(f"{TWO}{direction}\n\n{TWO}") == read


@pytest.mark.parametrize(
    ("aside", "read"), [("(singing)", [("sings", True)]), ("(to Ben, softly)", None), ("(a song)", None)]
)
def test_a_direction_in_ones_own_speech_is_about_oneself(aside, read):
    found = needs(f"{TWO}ANNA\n{aside}\nLa la.\n")
    assert found.get("ANNA") == read


def test_sung_words_are_sung():
    """The first of them are shown; how many there are stands in the size."""
    found, draft = parts("ANNA\n~La la la.\n~And la.\n")
    (sings,) = found["ANNA"].needs
    assert (sings.kind, sings.weight, sings.source.quote) == ("sings", "wish", "La la la.\nAnd la.")
    assert found["ANNA"].lyric_words == 5
    assert (
        draft.elements[draft.place[sings.source.element]].text[sings.source.start : sings.source.end]
        == "La la la.\nAnd la."
    )


CAST = """
# Cast

ANNA - forty, an actress
BEN - a friend of the queen's
MRS HALL - landlady
KIT - her daughter, nine

# One

ANNA enters, followed by MRS HALL (60s), who limps, and KIT.

ANNA
I'm thirty-eight. I am two minutes late.

BEN
I'm ready.

MRS HALL
You are thirty.

KIT
No.
"""


def facts(name: str) -> dict[str, str]:
    return {fact.kind: fact.text for fact in parts(CAST)[0][name].facts}


def test_ages_are_facts_with_their_words_and_never_a_playing_age():
    """The cast list says forty before Anna says thirty-eight; nobody takes either for what she can be played at."""
    found, draft = parts(CAST)
    assert facts("ANNA")["age"] == "forty"
    assert facts("MRS HALL")["age"] == "60s"
    assert facts("KIT")["age"] == "nine"
    assert "age" not in facts("BEN")
    assert not any(need.kind == "playing_age" for part in found.values() for need in part.needs)
    (age,) = [fact for fact in found["MRS HALL"].facts if fact.kind == "age"]
    assert draft.elements[draft.place[age.words.element]].text[age.words.start : age.words.end] == "60s"


def test_the_gender_a_part_is_written_in_is_a_wish():
    read = needs(CAST)
    assert read == {
        "ANNA": [("plays_as", "woman")],
        "MRS HALL": [("plays_as", "woman")],
        "KIT": [("plays_as", "woman")],
    }


def test_where_somebody_is_first_named_is_shown():
    assert facts("KIT")["first_named"].startswith("ANNA enters, followed by")
    assert facts("ANNA")["cast_list"] == "forty, an actress"


def test_what_stands_behind_a_comma_describes():
    found, _ = parts(f"ANNA, a woman of fifty, comes in.\n\n{TWO}")
    assert [fact.text for fact in found["ANNA"].facts if fact.kind == "age"] == ["fifty"]


def test_a_name_that_two_have_is_nobodys():
    """FIRST LORD is two people of this play by their labels: what ``the lord`` does is not read."""
    assert needs("LORD\nOne.\n\nBEN\nTwo.\n\nlord sings.\n\nThe LORDS dance.\n\nLORD\nThree.\n") == {
        "LORD": [("plays_as", "man")]
    }


def test_groups_are_no_parts():
    found, _ = parts("ANNA\nOne.\n\nALL\nTwo.\n")
    assert list(found) == ["ANNA"]


def test_a_part_comes_back_from_its_document():
    found, _ = parts(CAST)
    for part in found.values():
        assert from_document(to_document(part)) == part
    anna = found["ANNA"]
    assert brief(found.values())[0] == [anna.role, "ANNA", anna.words, [["plays_as", "woman", "wish"]]]


@pytest.mark.parametrize(
    ("description", "age"),
    [
        ("forty, an actress", "forty"),
        ("forty-six, a writer", "forty-six"),
        ("a clerk (40s)", "40s"),
        ("a woman in her late forties", "late forties"),
        ("17", "17"),
        ("a boy of fifteen years", "fifteen"),
        ("aged 12-14, quick", "12-14"),
        ("a porter, nineteen, nine days in the post", "nineteen"),
        ("thirty-one years at the Corinth", None),
        ("twenty-two years in the post", None),
        ("one of two altos", None),
        ("owner of 3 shops", None),
        ("drives a 400", None),
        ("in room 12, upstairs", None),
    ],
)
def test_ages_in_descriptions(description, age):
    found = age_in(description)
    assert (found and description[slice(*found)]) == age


@pytest.mark.parametrize(
    ("speech", "says"),
    [
        ("Well, I'm thirty-eight.", "I'm thirty-eight"),
        ("I am 40 years old, you know.", "I am 40 years old"),
        ("I turned sixty!", "I turned sixty"),
        ("I'm forty minutes late.", None),
        ("I'm one.", None),
        ("I am 400.", None),
        ("She is forty.", None),
    ],
)
def test_ages_that_somebody_says_of_themselves(speech, says):
    found = own_age_in(speech)
    assert (found and speech[slice(*found)]) == says


def test_gender_in_descriptions():
    assert gender_in("daughter to Capulet") == ("woman", 0, 8)
    assert gender_in("the King's friend") is None
    assert gender_in("servant to the queen") is None
    assert gender_in_name("Mr Hall") == "man"
    assert gender_in_name("HALL") is None
    assert gender_in_name("...") is None


def test_a_cast_list_that_stands_in_no_element_is_shown_without_a_place():
    """A file may keep its cast list beside the text; what is said of Ben there leads nowhere."""
    draft = play(TWO * 2)
    told = replace(draft, cast=(CastMember("BEN", "the queen, sixty", "ben"), CastMember("ANNA", "", "anna")))
    anna, ben = read_parts(told, break_down_draft(told))
    assert anna.facts == ()
    assert [(fact.kind, fact.text, fact.words) for fact in ben.facts] == [
        ("cast_list", "the queen, sixty", None),
        ("age", "sixty", None),
    ]
    assert from_document(to_document(ben)) == ben


def test_of_two_songs_the_first_is_shown():
    found, _ = parts(f"{TWO}ANNA sings.\n\n{TWO}ANNA sings again.\n\n{TWO}")
    assert [need.source.quote for need in found["ANNA"].needs] == ["ANNA sings"]
