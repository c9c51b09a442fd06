"""Reasons: every doubling shows what proves it, and what it leans on."""

from tests.casting.doubling.company_of_five import lined, problem, role, scenes

from tablework.casting.doubling.conditions import Conditions
from tablework.casting.doubling.document import Answered, to_document
from tablework.casting.doubling.reasons import limiting, nearest
from tablework.casting.doubling.understudies import covers
from tablework.testing.plays import play

TWO_VISITS = """
    ## Scene 1

    Enter ANNA.

    ANNA
    One two three four five.

    Exit ANNA.

    Enter BEN.

    BEN
    Six seven.

    Exit BEN.

    Enter CARA.

    CARA
    Eight nine ten eleven.

    Exit CARA.

    Enter BEN.

    BEN
    Twelve.

    Exit BEN.
"""

UNSURE = """
    ## Scene 1

    Enter ANNA and BEN.

    ANNA
    One two three.

    BEN
    Four five six.

    Exeunt.

    ## Scene 2

    Enter CARA and others.

    CARA
    Seven.

    DORA
    Eight, and a good deal more than that, so that it matters who is there.

    CARA
    Nine, and again a good deal more, which somebody has to hear after all.

    Exeunt.
"""


def document(draft, tracks: list[list[int]], clique=(0,), **said):
    breakdown, _ = lined(draft)
    answered = Answered(tracks, 1, clique, proved=True)
    return to_document(draft, breakdown, Conditions(**said), problem(draft, **said), answered)


def test_the_two_nearest_moments_with_their_words():
    """Anna goes, Ben comes two words of nobody later: the directions that say so stand beside each other."""
    draft = play(TWO_VISITS)
    _, line = lined(draft)
    parts = problem(draft).parts
    (found,) = nearest(draft, line, parts, [0, 2])
    assert found.words == 2
    assert [(moment.role, moment.words) for moment in found.moments] == [
        ("anna", "Exit ANNA."),
        ("cara", "Enter CARA."),
    ]
    (other,) = nearest(draft, line, parts, [1, 2])
    assert (other.words, other.moments[0].role) == (0, "ben")


def test_who_is_two_people_at_once_is_told_where():
    """Three parts of one performer, the clash first: fifty words are spoken while she is both A and B."""
    draft = scenes("ab", "c")
    found = document(draft, [[0, 1, 2]])
    (both,) = found["two_at_once"]
    assert (both["roles"], both["words"]) == ([role("a"), role("b")], 50)
    assert len(found["doublings"]) == 2


def test_a_long_quotation_is_cut_at_a_word():
    """Nobody reads a speech on a card."""
    long = "word " * 60
    draft = play(
        f"## Scene 1\n\nEnter ANNA.\n\nANNA\nOne.\n\nExit ANNA, {long}.\n\n## Scene 2\n\nEnter BEN.\n\nBEN\nTwo."
    )
    _, line = lined(draft)
    (found,) = nearest(draft, line, problem(draft).parts, [0, 1])
    assert all(len(moment.words) <= 92 for moment in found.moments)
    assert any(moment.words.endswith("word …") for moment in found.moments)


def test_where_no_direction_says_that_somebody_goes_the_last_words_do():
    """The scene ends on Anna's words, and the next begins with its heading."""
    draft = play("## Scene 1\n\nEnter ANNA.\n\nANNA\nOne two.\n\n## Scene 2\n\nEnter BEN.\n\nBEN\nThree.")
    _, line = lined(draft)
    (found,) = nearest(draft, line, problem(draft).parts, [0, 1])
    assert [moment.words for moment in found.moments] == ["One two.", "Enter BEN."]


def test_somebody_who_is_never_anywhere_has_no_nearest_moment():
    """A group that was asked for and never comes on."""
    draft = play("## Scene 1\n\nEnter ANNA.\n\nANNA\nOne.")
    _, line = lined(draft)
    from tablework.casting.doubling.problem import Part

    assert list(nearest(draft, line, [*problem(draft).parts, Part("ghost", 0, 0)], [0, 1])) == []


def test_what_limits_the_company():
    """All of the clique at once, or not; and nothing where nobody speaks."""
    draft = scenes("abc", "d", "e")
    found = problem(draft)
    at_once = limiting(draft, found, [0, 1, 2])
    assert at_once
    assert (at_once.roles, at_once.at_once) == ((role("a"), role("b"), role("c")), True)
    close = limiting(draft, found, [0, 3])
    assert close
    assert (close.roles, close.at_once) == ((role("a"), role("d")), False)
    assert limiting(draft, found, []) is None
    assert document(draft, [[0], [1], [2, 3, 4]], clique=())["limiting"] is None


def test_a_doubling_that_leans_on_a_doubt_is_not_certain():
    """`Enter CARA and others`: perhaps Anna is among them, and then she cannot be Dora."""
    draft = play(UNSURE)
    breakdown, _ = lined(draft)
    doubt = next(one for one in breakdown.doubts if "anna" in one.roles)
    found = document(draft, [[0, 3], [1], [2]])
    assert {"element": doubt.element, "roles": list(doubt.roles), "tracks": [0], "why": doubt.why} in found[
        "leans_on_doubts"
    ]
    assert [one["certain"] for one in found["doublings"]] == [False]
    alone = document(draft, [[0], [1], [2], [3]])
    assert alone["leans_on_doubts"] == []


def test_who_covers_whom():
    """A is covered by whoever never meets her; B, whom everybody meets, only by a swing from outside."""
    draft = scenes("ab", "bc", "bd")
    found = covers(problem(draft), [[0], [1], [2], [3]], [role("a"), role("b"), role("c")])
    assert [(cover.role[-1], cover.track, cover.could) for cover in found] == [
        ("a", 2, (2, 3)),
        ("b", None, ()),
        ("c", 0, (0, 3)),
    ]
    assert covers(problem(draft), [[0], [1], [2], [3]], ["nobody"]) == []


def test_roles_that_several_share_are_told():
    """A is split: both performers' shares are named, and the tracks say the role twice."""
    draft = scenes("a", "b", "a")
    third = next(division.first for division in draft.divisions if division.number == "3")
    found = document(draft, [[0], [1, 2]], split={role("a"): (third,)}, covered=frozenset({role("b")}))
    assert found["tracks"] == [[role("a")], [role("a"), role("b")]]
    assert [(one["share"], one["track"]) for one in found["shared"]] == [(0, 0), (1, 1)]
    assert found["understudies"][0]["role"] == role("b")
    assert found["not_counted"] == []
