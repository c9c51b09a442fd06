"""The smallest company."""

from hypothesis import given
from hypothesis import strategies as st

from tablework.casting.company import smallest_company
from tablework.script.breakdown import Breakdown, RoleSize, TimedFrenchScene
from tablework.script.presence import FrenchScene
from tablework.script.timing import Minutes

NO_TIME = Minutes(0.0, 0.0)


def breakdown(*together: str, group: str = "") -> Breakdown:
    """French scenes, each a string of one-letter roles."""
    roles = sorted(set("".join(together)))
    sizes = tuple(RoleSize(r, r, r in group, 1, 1, 0, (), 1, 0, NO_TIME) for r in roles)
    french = tuple(TimedFrenchScene(FrenchScene(None, "e1", "e1", tuple(t)), (), NO_TIME) for t in together)
    return Breakdown(0, NO_TIME, sizes, (), (), (), french, ())


def company(*together: str, group: str = "", silent: str = "") -> tuple[int, int]:
    speaking = frozenset("".join(together)) - frozenset(silent)
    return smallest_company(breakdown(*together, group=group), speaking)


def test_two_who_never_meet_need_one_performer():
    assert company("a", "b") == (1, 1)


def test_those_who_meet_need_one_each():
    assert company("ab", "bc", "cd") == (2, 2)


def test_five_in_a_ring_need_three_though_never_more_than_two_meet():
    """The quick bounds leave a question open here, and say so: 2 or 3."""
    assert company("ab", "bc", "cd", "de", "ea") == (2, 3)


def test_groups_and_silent_people_never_enlarge_the_company():
    assert company("abc", group="b", silent="c") == (1, 1)


def test_a_play_without_anybody_needs_nobody():
    assert company() == (0, 0)
    assert company("ab", silent="ab") == (0, 0)


@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1).map("".join), min_size=1))
def test_never_fewer_than_meet_and_never_more_than_there_are(together: list[str]) -> None:
    low, high = company(*together)
    assert max(map(len, together)) == low <= high <= len(set("".join(together)))
