"""Cue numbers sort as on a lighting desk."""

from __future__ import annotations

import random

from tablework.book.kinds.cue import in_order

NUMBERS = ["1", "2", "9", "14", "14.25", "14.5", "14.75", "14A", "15", "101"]


def test_point_cues_come_between_whole_ones() -> None:
    mixed = NUMBERS.copy()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=in_order) == NUMBERS


def test_a_point_without_an_end_is_the_same_place() -> None:
    assert in_order("14.50") == in_order("14.5")
    assert in_order("14.") == (0, "", "14."), "what is no number comes first, where it is seen"
