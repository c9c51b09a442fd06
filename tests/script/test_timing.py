"""How long it plays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.script.timing import Minutes, Pace, calibrated, length_of, lengths, spoken, stated_length, sung, total
from tablework.testing.plays import play


def test_a_minute_is_120_to_150_words():
    assert spoken(600) == Minutes(4.0, 5.0)


def test_singing_takes_longer_than_speaking():
    assert sung(100).low > spoken(100).high * 0.9


def test_adding_is_playing_one_after_the_other():
    assert Minutes(1, 2) + Minutes(3, 4) == total([Minutes(1, 2), Minutes(3, 4)]) == Minutes(4, 6)
    with pytest.raises(TypeError):
        Minutes(1, 2) + 3  # type: ignore[operator]


def test_directions_by_kind():
    """
    They fight.

    A pause.

    She sits.

    >End<
    """
    fight, pause, sits, end = map(length_of, play(test_directions_by_kind.__doc__ or "").elements)
    assert fight.low > pause.low > sits.low > end.low == 0


def test_a_song_plays_as_long_as_it_says():
    """
    ANNA
    Listen.

    .SONG: "Rain"
    [[3:30]]

    ANNA
    ~Rain, rain,
    ~go away.
    """
    draft = play(test_a_song_plays_as_long_as_it_says.__doc__ or "")
    song = draft.within(draft.divisions[-1])
    assert stated_length(song) == 3.5
    assert sum(minutes.low for minutes in lengths(draft)) == pytest.approx(3.5 + 1 / 150)


def test_a_song_may_say_it_in_its_heading_and_have_no_words():
    """
    .SONG: "Dance" (2:00)

    They dance.
    """
    draft = play(test_a_song_may_say_it_in_its_heading_and_have_no_words.__doc__ or "")
    assert total(lengths(draft)) == Minutes(2.0, 2.0)


def test_a_song_that_says_nothing_goes_by_its_words():
    """
    .SONG: "Rain"

    ANNA
    ~Rain
    """
    draft = play(test_a_song_that_says_nothing_goes_by_its_words.__doc__ or "")
    assert stated_length(draft.elements) is None
    assert total(lengths(draft)) == sung(1)


def test_the_cast_list_is_not_played():
    """
    # Cast

    ANNA - She sits and they fight and there is a pause
    """
    assert total(lengths(play(test_the_cast_list_is_not_played.__doc__ or ""))) == Minutes(0, 0)


def test_a_company_that_was_timed_is_known_better():
    """Two scenes took 10 % longer than estimated: so will the rest, and the range is half as wide."""
    pace = calibrated([(Minutes(9, 11), 11.0), (Minutes(18, 22), 22.0)])
    assert pace.factor == pytest.approx(1.1)
    low, high = pace.of(Minutes(90, 110))
    assert (low, high) == (pytest.approx(104.5), pytest.approx(115.5))


def test_nothing_timed_leaves_the_estimate():
    assert calibrated([]) == calibrated([(Minutes(0, 0), 5), (Minutes(1, 2), 0)]) == Pace()
    assert Pace().of(Minutes(3, 4)) == Minutes(3, 4)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_more_words_never_take_less_time(some: int, more: int) -> None:
    assert spoken(some + more).low >= spoken(some).low
