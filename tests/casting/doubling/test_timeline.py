"""The timeline: who is busy when, and how far it is from one part to another."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.casting.doubling.company_of_five import lined, scenes

from tablework.casting.doubling.timeline import Timeline, runs
from tablework.script.breakdown import break_down_draft
from tablework.testing.plays import play

WITHIN = """
    ## Scene 1

    Enter ANNA.

    ANNA
    Who is there?

    BEN (O.S.)
    Nobody at all.

    ANNA
    Then come in.
"""


def test_whoever_is_on_stage_is_busy_though_silent():
    """B says nothing in the second scene, and cannot be anybody else in it all the same."""
    _, line = lined(scenes("ab", "b", "a"))
    assert [sorted(role for role, busy in line.busy.items() if busy >> n & 1) for n in range(line.length)] == [
        ["role_a", "role_b"],
        [],
        ["role_b"],
        [],
        ["role_a"],
        [],
    ]
    assert line.words[-1] == 150


def test_a_voice_from_off_is_busy_just_while_it_speaks():
    """Ben calls through the door: somebody must speak it, and is free before and after."""
    draft = play(WITHIN)
    _, line = lined(draft)
    (stretch,) = runs(line.busy["ben"])
    assert line.words_in(line.busy["ben"]) == 3
    assert draft.elements[line.starts[stretch[0]]].text == "Nobody at all."
    assert line.busy["anna"] & line.busy["ben"] == line.busy["ben"]


def test_what_lies_nearer_than_the_gap_is_around():
    """Two scenes of fifty words: the one after next begins fifty words on, which is not fewer than fifty."""
    _, line = lined(scenes("a", "b", "c"))
    assert line.around(0b1, words=50) & line.busy["role_c"] == 0
    assert line.around(0b1, words=51) & line.busy["role_c"]
    assert line.around(line.busy["role_c"], words=51) & line.busy["role_a"]
    assert line.around(line.busy["role_c"], words=50) & line.busy["role_a"] == 0
    assert line.around(0b1, minutes=0.1) & line.busy["role_c"] == 0
    assert line.around(0b1, minutes=10) & line.busy["role_c"]
    assert line.around(0, words=1000) == 0


def test_a_play_without_a_word():
    """Nobody, nowhere: there is one moment at most, and nobody is busy in it."""
    draft = play("Title: Nothing\n\n= A synopsis.")
    _, line = lined(draft)
    assert line.busy == {}
    assert line.between(0, 0) >= 0
    assert break_down_draft(draft).french_scenes == ()


@given(st.integers(min_value=0, max_value=2**40))
def test_runs_say_the_same_as_the_bits(moments):
    found = sum((1 << last) - (1 << first) for first, last in runs(moments))
    stretches = list(runs(moments))
    assert found == moments
    assert all(before[1] < after[0] for before, after in itertools.pairwise(stretches))


@given(st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=12), st.data())
def test_around_is_what_one_would_count_by_hand(lengths, data):
    """Moments of any lengths: those are around whose nearest words are fewer than the gap away."""
    words = [0]
    for length in lengths:
        words.append(words[-1] + length)
    line = Timeline(tuple(range(len(words))), tuple(words), tuple(float(n) for n in words), {})
    one = data.draw(st.integers(min_value=0, max_value=len(lengths) - 1))
    gap = data.draw(st.integers(min_value=0, max_value=60))
    found = line.around(1 << one, words=gap)
    for other in range(len(lengths)):
        between = words[other] - words[one + 1] if other > one else words[one] - words[other + 1]
        assert bool(found >> other & 1) == (other == one or between < gap)
    assert found == line.around(1 << one, minutes=float(gap))
