"""Parts for someone, over a whole stack."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casting.drawn_people import DAYS, pair, parts, performers
from tests.casting.people import MARGOT, STRANGER, need

from tablework.casting.fit import fit
from tablework.casting.in_words import Spoken, in_words
from tablework.casting.parts import Index, answer_by_looking_at_each, part_with

asked = st.lists(pair(DAYS).map(lambda dates: need("dates", dates)), max_size=1)


def said(parts, performer, names=None):
    answer = Index(parts).answer(performer)
    called = names or {(part.script, part.role): part.role for part in parts}
    return in_words(answer, Spoken(performer.pronouns, called))


@given(parts(), performers(), asked, st.integers(1, 5))
def test_the_index_answers_as_a_look_at_each_part_does(stack, performer, wanted, most):
    """Whatever the stack: the same parts in the same order, the same counts, the same nearest."""
    assert Index(stack).answer(performer, wanted, most) == answer_by_looking_at_each(stack, performer, wanted, most)


@given(parts(), performers())
def test_every_part_is_counted_once(stack, performer):
    answer = Index(stack).answer(performer)
    assert answer.parts == len(stack) == answer.count + answer.loose + sum(count for _, count in answer.stopped)
    assert (answer.nearest is None) == (answer.count > 0 or not stack)


@given(parts(), st.lists(performers(), max_size=3))
def test_everybody_against_every_part(stack, company):
    """Held against each other all at once, each pair is graded as it is alone."""
    pairs = list(Index(stack).pairs(company))
    assert len(pairs) == len(stack) * len(company)
    for performer, part, score, fits in pairs:
        alone = fit(part.all_needs, performer)
        assert (score, fits) == (alone.score, alone.fits)


@given(parts(), performers())
def test_what_is_nearest_fits_once_it_is_opened(stack, performer):
    nearest = Index(stack).answer(performer).nearest
    if nearest:
        opened = {(reason.need.kind, reason.need.value) for reason in nearest.opens}
        rest = [n for n in nearest.part.all_needs if (n.kind, n.value) not in opened]
        assert fit(rest, performer).fits


def test_the_honest_none():
    """Rosa asks for Margot: three parts are too small, one is too old, Ariel only wants opening."""
    stack = [part_with("tempest", f"spirit {n}", 12, ()) for n in range(3)]
    stack += [part_with("lear", "Lear", 900, [need("playing_age", [60, 80]), need("plays_as", "man")])]
    stack += [part_with("tempest", "Ariel", 1400, [need("plays_as", "man")])]
    assert said(stack, MARGOT) == (
        "5 parts in 2 plays. None is right. 3 are smaller than she asks for; 1 insists on a playing age hers does not "
        "meet; 1 is to be played as somebody she does not play. "
        "Nearest: Ariel, where only “played as a man” stands against it; open that and it fits."
    )


def test_the_same_for_somebody_whose_pronouns_nobody_gave():
    stack = [
        part_with("tempest", "Ariel", 14, [need("plays_as", "man")]),
        part_with("tempest", "Iris", 8, [need("plays_as", "man"), need("playing_age", [60, 70])]),
    ]
    anders = replace(MARGOT, pronouns="")
    assert said(stack, anders) == (
        "2 parts in 1 play. None is right. 2 are smaller than they ask for. Nearest: Ariel, where only its size and "
        "“played as a man” stand against it; open them and it fits."
    )
    assert "smaller than he asks for" in said(stack, replace(MARGOT, pronouns="he/him"))


def test_parts_that_are_right_come_with_what_stood_against_the_others():
    stack = [
        part_with("lear", "Cordelia", 900, [need("plays_as", "woman", "wish")]),
        part_with("lear", "Edgar", 900, [need("plays_as", "man", "wish")]),
    ]
    assert said(stack, MARGOT) == "2 parts in 1 play. 1 is right. 1 fits too loosely."
    assert said(stack[:1], MARGOT) == "1 part in 1 play. 1 is right."
    assert said(stack, STRANGER) == "2 parts in 1 play. 2 are right."


def test_an_empty_stack_is_no_answer_about_anybody():
    assert said([], MARGOT) == "There is no part to ask about: put a script on the stack first."


def test_a_size_may_be_opened_for_one_part():
    """Rosa wants Margot for the Porter, small as it is."""
    porter = part_with("macbeth", "Porter", 12, [need("size", 12, "open")])
    assert porter.open_size
    assert fit(porter.all_needs, MARGOT).fits
    assert part_with("macbeth", "Porter", 12, [need("size", 500)]).words == 500


def test_the_best_come_first_and_the_larger_of_two_alike():
    stack = [
        part_with("a", "Fool", 400, [need("sings", weight="wish")]),
        part_with("a", "Lear", 900, ()),
        part_with("a", "Kent", 950, ()),
        part_with("a", "Regan", 950, [need("lived", "deaf", "wish")]),
    ]
    right = Index(stack).answer(MARGOT).right
    assert [one.part.role for one in right] == ["Fool", "Regan", "Kent", "Lear"]
    assert [one.part.role for one in Index(stack).answer(MARGOT, (), 2).right] == ["Fool", "Regan"]
    assert answer_by_looking_at_each(stack, MARGOT) == Index(stack).answer(MARGOT)
    assert len(list(Index(stack).pairs([MARGOT, STRANGER]))) == 8


@pytest.mark.parametrize("dates", [["2026-12-14", "2026-12-14"]])
def test_days_on_which_she_is_away_stand_against_every_part(dates):
    stack = [part_with("a", "Lear", 900, ())]
    answer = Index(stack).answer(MARGOT, [need("dates", dates)])
    assert answer.stopped == (("dates", 1),)
    assert "1 needs days on which she is away" in in_words(answer, Spoken("she/her", {("a", "Lear"): "Lear"}))
