"""Fit: the sentences are the score, and nothing that has no business in it changes it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.casting.drawn_people import GENDERS, needs, performers, skills, words
from tests.casting.people import MARGOT, STRANGER, need

from tablework.casting.fit import Fit, fit, to_open
from tablework.casting.performers.notes import pitch
from tablework.casting.performers.performer import Contact, Representation, Skill, Voice

part_needs = st.lists(needs(), max_size=5)


def test_a_must_excludes_and_a_wish_only_counts_against():
    """A part written as a man: Margot may still be asked where enough speaks for it."""
    wish, must = need("plays_as", "man", "wish"), need("plays_as", "man")
    sings, dances = need("sings", weight="wish"), need("dances", weight="wish")
    assert not fit([must, sings, dances], MARGOT).fits
    assert fit([wish, sings, dances], MARGOT).fits
    loose = fit([wish, sings], MARGOT)
    assert (loose.fits, loose.first_obstacle, loose.score) == (False, None, 0)


def test_what_nobody_said_does_not_make_a_part_fit():
    """It is written as a man, and nobody said whether she kisses: that is a point for asking, and no more."""
    wish, sings, kisses = need("plays_as", "man", "wish"), need("sings", weight="wish"), need("kisses", weight="wish")
    found = fit([wish, sings, kisses], MARGOT)
    assert (found.fits, found.sure, found.unsure) == (False, 0, 1)


def test_what_they_will_not_do_excludes_even_where_it_is_only_wished():
    found = fit([need("smoking", weight="wish")], MARGOT)
    assert found.first_obstacle == "smoking"


def test_a_part_that_asks_for_nothing_fits_everybody():
    assert fit([], STRANGER).fits
    assert fit([need("plays_as", "man", "open")], MARGOT).reasons == ()


def test_what_stands_against_it_is_named_from_the_hardest_on():
    """Opening the must alone is not enough: the wish that remains outweighs the rest, so it is named too."""
    wish, must = need("plays_as", "man", "wish"), need("playing_age", [60, 70])
    found = fit([wish, must], MARGOT)
    assert [reason.need for reason in to_open(found)] == [must, wish]
    enough = fit([wish, must, need("sings"), need("dances")], MARGOT)
    assert [reason.need for reason in to_open(enough)] == [must]
    assert to_open(fit([need("sings")], MARGOT)) == ()


@given(part_needs, performers())
def test_reasons_add_up(asked, performer):
    """Whatever the part and whoever the performer: score is the sum of what is said, sure and unsure apart."""
    found = fit(asked, performer)
    assert found.score == sum(reason.points for reason in found.reasons) == found.sure + found.unsure
    assert found.unsure == sum(reason.points for reason in found.reasons if reason.verdict == "unknown")
    assert all(reason.sentence.endswith(".") for reason in found.reasons)


@given(part_needs, performers(), performers())
def test_name_pronouns_address_and_agent_never_change_an_answer(asked, performer, other):
    """Margot under another name, with another agent, gets the same parts."""
    disguised = replace(
        performer,
        name=other.name,
        pronouns=other.pronouns,
        contact=Contact("a@example.org", "1", "2"),
        representation=Representation("another"),
        positions=other.positions,
        unions=other.unions,
    )
    assert fit(asked, disguised) == fit(asked, performer)


@given(part_needs, performers(), skills, words, st.sampled_from(GENDERS))
def test_more_skill_never_hurts(asked, performer, skill, word, gender):
    """Anders learns something: no part that was right is lost, and no score falls."""
    before = fit(asked, performer)
    for learned in (
        {"skills": (*(performer.skills or ()), skill)},
        {"accents": (*(performer.accents or ()), word)},
        {"languages": (*(performer.languages or ()), word)},
        {"instruments": (*(performer.instruments or ()), word)},
        {"says": (*performer.says, word)},
        {"plays": (*performer.plays, gender) if performer.plays else None},
        {"skills": tuple(replace(s, level="professional") for s in performer.skills or ())},
        {"least_words": performer.least_words and performer.least_words // 2},
        {"will_not": performer.will_not[1:]},
    ):
        assert _no_worse(fit(asked, replace(performer, **learned)), before)


@given(part_needs, performers(), st.integers(0, 9), st.integers(0, 9))
def test_a_wider_range_never_hurts(asked, performer, down, up):
    """Margot plays younger and older, lower and higher than she did."""
    ages, voice = performer.playing_age, performer.voice
    wider = replace(
        performer,
        playing_age=ages and (max(0, ages[0] - down), ages[1] + up),
        voice=voice and Voice(_octaves(voice.lowest, -1), _octaves(voice.highest, 1), voice.type),
    )
    assert _no_worse(fit(asked, wider), fit(asked, performer))


@given(part_needs, performers())
def test_unknown_is_never_taken_for_no(asked, performer):
    """A part without the needs of which nobody knows anything fits no better than with them."""
    found = fit(asked, performer)
    known = Fit(tuple(reason for reason in found.reasons if reason.sure))
    assert found.score >= known.score
    assert found.first_obstacle == known.first_obstacle
    assert found.fits or not known.fits
    assert not any(reason.excludes for reason in found.reasons if not reason.sure)


@given(part_needs, performers())
def test_what_is_named_as_standing_against_it_is_enough(asked, performer):
    """Open that, and it fits; and nothing is named where it fits already."""
    found = fit(asked, performer)
    opens = [reason.need for reason in to_open(found)]
    assert bool(opens) != found.fits
    assert fit([n for n in asked if n not in opens], performer).fits


def test_a_second_skill_of_the_same_name_counts_by_its_level():
    rusty = replace(MARGOT, skills=(Skill("fencing", "some"), Skill("fencing", "professional")))
    assert fit([need("skill", "fencing (good)")], rusty).fits


def _no_worse(after: Fit, before: Fit) -> bool:
    return after.score >= before.score and after.fits >= before.fits


def _octaves(note: str, by: int) -> str:
    return note and f"{note[:-1]}{pitch(note) // 12 + by}"
