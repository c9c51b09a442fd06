"""Doubling as a problem: which parts there are, and which of them clash."""

import pytest
from tests.casting.doubling.company_of_five import pair, problem, role, scenes

from tablework.casting.doubling.conditions import ConditionError, Conditions, pairs
from tablework.casting.doubling.problem import counted_roles, joined
from tablework.testing.plays import play

CROWD = """
    ## Scene 1

    Enter ANNA and BEN. A CAT sleeps.

    ANNA
    One two three.

    ALL
    Four!

    ## Scene 2

    Enter DORA.

    DORA
    Five.
"""


def clashing(found) -> set[str]:
    """The clashes as pairs of letters; a part that is not its role's first has its number too."""
    names = [part.role[-1] + (str(part.number) if part.number else "") for part in found.parts]
    return {
        f"{names[one]}{names[other]}"
        for one in range(len(names))
        for other in range(one + 1, len(names))
        if found.clash(one, other)
    }


def test_those_who_meet_clash():
    assert clashing(problem(scenes("ab", "bc", "d"))) == {"ab", "bc"}


def test_groups_and_silent_people_are_not_counted():
    """ALL is a group, and the cat says nothing."""
    assert counted_roles(play(CROWD)) == ["anna", "dora"]


def test_small_roles_need_not_count():
    """Anna says three words and Dora one: from two words on there is Anna alone."""
    assert counted_roles(play(CROWD), 2) == ["anna"]
    assert len(problem(play(CROWD), least_words=2).parts) == 1


def test_a_group_that_was_asked_for_takes_performers_of_its_own():
    """Two of ALL beside Anna: they may be Dora later, but neither each other nor Anna."""
    draft = play(CROWD)
    found = problem(draft, groups={"all": 2})
    assert [(part.role, part.number) for part in found.parts] == [("anna", 0), ("dora", 0), ("all", 0), ("all", 1)]
    assert [found.clash(*one) for one in ((0, 2), (0, 3), (2, 3), (1, 2), (1, 3))] == [True, True, True, False, False]


def test_parts_that_follow_each_other_too_soon_clash():
    """Fifty words lie between A and C: enough for fifty, too few for fifty-one."""
    draft = scenes("a", "b", "c")
    assert clashing(problem(draft, gap_words=50)) == {"ab", "bc"}
    assert clashing(problem(draft, gap_words=51)) == {"ab", "bc", "ac"}
    assert clashing(problem(draft, gap_minutes=30)) == {"ab", "bc", "ac"}


def test_a_change_of_costume_may_take_longer():
    """From A to C it is a third of a minute; from A to D she takes off the armour."""
    draft = scenes("a", "b", "c", "b", "d")
    assert clashing(problem(draft, costume_minutes={pair("ac"): 30})) == {"ac"}
    assert clashing(problem(draft, costume_minutes={pair("ad"): 0.1})) == set()


@pytest.mark.parametrize(
    ("said", "clashes"),
    [
        ({"apart": (pair("ab"),)}, {"ab"}),
        ({"alone": frozenset({role("a")})}, {"ab", "ac"}),
        ({"played_by": {role("a"): "woman", role("b"): "man"}}, {"ab"}),
        ({"played_by": {role("a"): "woman", role("b"): "woman"}}, set()),
        ({"ages": {role("a"): (20, 30), role("b"): (28, 40), role("c"): (35, 50)}}, {"ac"}),
    ],
)
def test_what_the_director_says(said, clashes):
    """Nobody meets in this play: every clash is the director's own wish, and no shortage of performers loosens it."""
    found = problem(scenes("a", "b", "c"), **said)
    assert clashing(found) == clashes
    assert found.directed == found.clashes


def test_a_role_that_is_split():
    """Another performer takes A over in the third scene: the first half may be D, who comes only there."""
    draft = scenes("a", "b", "ad")
    second = next(division.first for division in draft.divisions if division.number == "3")
    found = problem(draft, split={role("a"): (second,)})
    assert [(part.role[-1], part.number) for part in found.parts] == [("a", 0), ("a", 1), ("b", 0), ("d", 0)]
    assert clashing(found) == {"aa1", "a1d"}
    assert [part.words for part in found.parts[:2]] == [50, 25]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"alone": frozenset({"nobody"})}, "There is no role “nobody”"),
        ({"groups": {role("a"): 2}}, "is one person and no group"),
        ({"split": {role("a"): ("e999",)}}, "choose the speech again"),
        ({"together": (pair("ab"),)}, "No performer can play both ROLE A and ROLE B"),
        ({"together": (pair("ac"), pair("cd")), "most": 2}, "3 parts belong together"),
    ],
)
def test_what_cannot_be_met_is_said_in_a_sentence(said, says):
    with pytest.raises(ConditionError, match=says):
        problem(scenes("ab", "c", "d"), **said)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"gap_words": -1}, "less than nothing"),
        ({"gap_minutes": -1.0}, "less than nothing"),
        ({"costume_minutes": {pair("ab"): -1.0}}, "less than nothing"),
        ({"most": 0}, "at least one part"),
        ({"groups": {"all": 0}}, "at least one performer"),
        ({"ages": {role("a"): (40, 20)}}, "from the youngest to the oldest"),
    ],
)
def test_what_contradicts_itself(said, says):
    with pytest.raises(ConditionError, match=says):
        Conditions(**said)


def test_why_two_roles_are_kept_apart():
    """The director sees her own words again."""
    said = Conditions(apart=(pair("ab"),), alone=frozenset({"x"}), played_by={"m": "man", "w": "woman"})
    assert said.kept_apart(role("a"), role("b")) == "they are kept apart"
    assert said.kept_apart("x", "y") == "x is not doubled"
    assert said.kept_apart("m", "w") == "one is played by a man, the other by a woman"
    assert said.kept_apart("m", "y") is None
    assert Conditions(ages={"m": (1, 2), "w": (3, 4)}).kept_apart("m", "w") == "nobody looks both ages"


def test_sets_that_share_a_member_are_one():
    """A with B and B with C is all three."""
    assert joined([frozenset({1, 2}), frozenset({3, 4}), frozenset({2, 3})]) == [frozenset({1, 2, 3, 4})]
    assert pairs([["a"], ["a", "b"], []]) == (frozenset({"a", "b"}),)


def test_together_is_told_to_the_solver():
    """A role that is a group's, whom nobody counts, is nobody's to give."""
    found = problem(scenes("a", "b", "c"), together=(pair("ac"),))
    assert found.together == (frozenset({0, 2}),)
    assert problem(play(CROWD), together=(frozenset({"all", "dora"}),)).together == (frozenset({1}),)


def test_what_it_costs_to_be_two_people():
    """Fifty words are spoken while one would be both A and B, none while both A and C; being two is never free."""
    found = problem(scenes("ab", "c"))
    assert [found.cost([0], [1]), found.cost([0], [2]), found.cost([0], [1, 2])] == [51, 1, 51]
