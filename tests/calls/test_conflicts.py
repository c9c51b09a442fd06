"""Conflicts as performers say them, and the times that a plan keeps free of them."""

from __future__ import annotations

import pytest

from tablework.calls.conflicts import away, busy, checked, in_a_sentence
from tablework.calls.problem import ProblemError


def times(**said):
    return [one[:2] for one in busy(checked(said))]


def test_a_class_on_monday_with_its_way_there_and_back():
    """Margot teaches from ten to twelve, half an hour away, and a quarter back."""
    said = {"from": "2026-11-23T10:00", "to": "2026-11-23T12:00", "travel_before": 30, "travel_after": 15}
    assert times(**said) == [["2026-11-23T09:30", "2026-11-23T12:15"]]


def test_free_from_30_november():
    """Anders is in another country until then; whatever comes before is not to be thought of."""
    assert times(to="2026-11-30") == [["2000-01-01T00:00", "2026-11-30T00:00"]]
    assert in_a_sentence(checked({"to": "2026-11-30"})) == "Free from Monday 30 Nov 00:00"


def test_not_free_any_more_from_a_day_on():
    assert times(**{"from": "2026-12-20"}) == [["2026-12-20T00:00", "2100-01-01T00:00"]]
    assert in_a_sentence(checked({"from": "2026-12-20"})) == "Not free from Sunday 20 Dec 00:00"


def test_only_the_hour_between_two_shows():
    """Two shows in another house: free from five to seven, less ten minutes' walk each way."""
    said = {"from": "2026-11-28T17:00", "to": "2026-11-28T19:00", "only": True, "travel_before": 10, "travel_after": 10}
    assert times(**said) == [["2026-11-28T00:00", "2026-11-28T17:10"], ["2026-11-28T18:50", "2026-11-29T00:00"]]
    assert in_a_sentence(checked(said)) == "On Saturday 28 Nov 17:00 only free until 19:00"


def test_an_hour_that_travel_eats_leaves_nothing_of_the_day():
    said = {"from": "2026-11-28T17:00", "to": "2026-11-28T17:30", "only": True, "travel_before": 30}
    assert times(**said) == [["2026-11-28T00:00", "2026-11-29T00:00"]]


def test_only_the_evening_until_midnight():
    said = {"from": "2026-11-28T22:00", "to": "2026-11-28T24:00", "only": True}
    assert times(**said) == [["2026-11-28T00:00", "2026-11-28T22:00"]]
    late = {"from": "2026-11-28T23:50", "to": "2026-11-28T24:00", "only": True, "travel_before": 30}
    assert times(**late) == [["2026-11-28T00:00", "2026-11-29T00:00"]]


def test_only_the_morning_from_midnight():
    said = {"from": "2026-11-28T00:00", "to": "2026-11-28T10:00", "only": True}
    assert times(**said) == [["2026-11-28T10:00", "2026-11-29T00:00"]]


def test_every_tuesday_until_the_holidays():
    said = {"from": "2026-11-24T18:00", "to": "2026-11-24T20:00", "until": "2026-12-08"}
    assert [one[0][:10] for one in times(**said)] == ["2026-11-24", "2026-12-01", "2026-12-08"]
    sentence = "Not free Tuesday 24 Nov 18:00 to 20:00, every week until 2026-12-08"
    assert in_a_sentence(checked(said)) == sentence


def test_away_for_a_weekend():
    said = checked({"from": "2026-11-28T12:00", "to": "2026-11-29T12:00"})
    assert in_a_sentence(said) == "Not free Saturday 28 Nov 12:00 to Sunday 29 Nov 12:00"
    assert away([["2026-11-28", "2026-12-31"]]) == [["2026-11-28T00:00", "2027-01-01T00:00"]]


def test_a_reason_is_told_only_if_its_owner_says_so():
    said = {"from": "2026-11-23T10:00", "to": "2026-11-23T12:00", "why": " the dentist "}
    assert busy(checked(said)) == [["2026-11-23T10:00", "2026-11-23T12:00"]]
    assert busy(checked(said | {"shared": True})) == [["2026-11-23T10:00", "2026-11-23T12:00", "the dentist"]]


@pytest.mark.parametrize(
    "said",
    [
        [],
        {},
        {"from": "noon"},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T10:00"},
        {"from": "2026-11-23T12:00", "only": True},
        {"from": "2026-11-23T12:00", "to": "2026-11-25T12:00", "only": True},
        {"from": "2026-11-23T12:00", "until": "2026-12-23"},
        {"from": "2026-11-23T12:00", "to": "2026-12-23T12:00", "until": "2026-12-23"},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T13:00", "until": "2026-11-22"},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T13:00", "until": "2046-11-22"},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T13:00", "travel_before": 900},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T13:00", "travel_before": "long"},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T13:00", "shared": "yes"},
        {"from": "2026-11-23T12:00", "to": "2026-11-23T13:00", "why": "x" * 501},
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(said):
    with pytest.raises(ProblemError, match=r"\.$"):
        checked(said)
