"""The check of an answer finds every fault there can be."""

import pytest
from tests.casting.doubling.company_of_five import lined, pair, role, scenes

from tablework.casting.doubling.check import check
from tablework.casting.doubling.conditions import Conditions
from tablework.casting.doubling.problem import counted_roles
from tablework.testing.plays import play


def checked(draft, tracks: list[str], **said):
    """Tracks as strings of letters, each with how often it stood there before as its share."""
    seen: dict[str, int] = {}

    def share(letter: str) -> tuple[str, int]:
        seen[letter] = seen.get(letter, -1) + 1
        return role(letter), seen[letter]

    breakdown, _ = lined(draft)
    shares = [[share(letter) for letter in track] for track in tracks]
    return check(draft, breakdown, Conditions(**said), shares, counted_roles(draft))


def test_a_good_answer():
    found = checked(scenes("ab", "cd"), ["ac", "bd"])
    assert (found.wrong, found.two_at_once) == ((), ())


@pytest.mark.parametrize(
    ("tracks", "said", "says"),
    [
        (["ac"], {}, "role_b is nobody's"),
        (["ac", "b"], {"most": 1}, "role_a has more than 1 parts"),
        (["ac", "b"], {"apart": (pair("ac"),)}, "role_c and role_a: they are kept apart"),
        (["ac", "b"], {"together": (pair("bc"),)}, "role_b and role_c are not together"),
        (["ac", "b"], {"groups": {role("b"): 2}}, "role_b are not 2"),
    ],
)
def test_what_is_against_the_word(tracks, said, says):
    assert says in checked(scenes("ab", "c"), tracks, **said).wrong


def test_a_role_that_two_people_have():
    """The same share of it; and one performer cannot have two shares of one role."""
    draft = scenes("ab", "c")
    breakdown, _ = lined(draft)
    twice = [[(role("a"), 0)], [(role("a"), 0), (role("b"), 0), (role("c"), 0)]]
    found = check(draft, breakdown, Conditions(), twice, counted_roles(draft))
    assert "role_a is given out twice" in found.wrong
    assert "role_a is twice in one track" in checked(draft, ["aac", "b"]).wrong


def test_a_company_that_keeps_to_every_word():
    """Groups as large as asked, those who belong together together, nobody with too many parts."""
    first = "## Scene 1\n\nEnter ANNA and BEN.\n\nANNA\nOne.\n\nBEN\nTwo.\n\nALL\nThree!\n\nExeunt."
    draft = play(f"{first}\n\n## Scene 2\n\nEnter CARA.\n\nCARA\nFour.")
    breakdown, _ = lined(draft)
    said = Conditions(groups={"all": 1}, together=(frozenset({"anna", "cara"}),), most=2)
    shares = [[("anna", 0), ("cara", 0)], [("ben", 0)], [("all", 0)]]
    found = check(draft, breakdown, said, shares, counted_roles(draft))
    assert (found.wrong, found.two_at_once) == ((), ())


def test_where_somebody_would_be_two_people():
    (sentence,) = checked(scenes("ab", "c"), ["ab", "c"]).two_at_once
    assert sentence in {"role_b and role_a meet at e1", "role_a and role_b meet at e1"}


def test_where_somebody_changes_too_fast():
    """Fifty words between A and C, by words, by minutes, by the costume."""
    draft = scenes("a", "b", "c")
    for said in ({"gap_words": 51}, {"gap_minutes": 3.0}, {"costume_minutes": {pair("ac"): 3.0}}):
        (sentence,) = checked(draft, ["ac", "b"], **said).two_at_once
        assert "follow each other too soon" in sentence
    assert checked(draft, ["ac", "b"], gap_words=50).two_at_once == ()


def test_a_split_role_is_checked_share_by_share():
    """The first A may be D; the second A meets D."""
    draft = scenes("a", "b", "ad")
    third = next(division.first for division in draft.divisions if division.number == "3")
    good = checked(draft, ["adb", "a"], split={role("a"): (third,)})
    assert (good.wrong, good.two_at_once) == ((), ())
    bad = checked(draft, ["ab", "ad"], split={role("a"): (third,)})
    assert len(bad.two_at_once) == 1


def test_a_voice_from_off_counts():
    """Ben is only heard, and Anna, who is there, cannot be his voice."""
    draft = play("## Scene 1\n\nEnter ANNA.\n\nANNA\nWho is there?\n\nBEN (O.S.)\nNobody.\n\nANNA\nCome.")
    breakdown, _ = lined(draft)
    found = check(draft, breakdown, Conditions(), [[("anna", 0), ("ben", 0)]], counted_roles(draft))
    assert len(found.two_at_once) == 1
