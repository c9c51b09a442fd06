"""One day as a problem: what a day is, how long people wait in it, and what is refused in one sentence."""

from __future__ import annotations

import pytest

from tablework.calls.one_day import Day, DayError, Ordered, Piece, from_document, to_document


def day(*pieces: str, rates=None, not_before=None) -> Day:
    """A day of pieces written as `name minutes people`, people as letters; who is not there is `-`."""
    written = [piece.split() for piece in pieces]
    earlier = not_before or {}
    made = [
        Piece(name, int(minutes), frozenset(people.replace("-", "")), frozenset(earlier.get(name, "")))
        for name, minutes, people in written
    ]
    return Day(tuple(made), rates or {})


def test_margot_waits_through_what_she_is_not_in():
    """Margot is in the first and the last piece, Anders in the middle one: she waits his half hour."""
    found = day("a 10 m", "b 30 n", "c 10 m")
    assert found.minutes_waited(["a", "b", "c"]) == {"m": 30, "n": 0}
    assert found.waiting(["a", "b", "c"]) == 30
    assert found.waiting(["b", "a", "c"]) == 0


def test_a_dear_minute_counts_more():
    """Nobody waits before coming or after going; a rate of nothing is nothing, and who has none is worth one."""
    found = day("a 10 mo", "b 30 n", "c 10 mno", rates={"m": 2.5, "o": 0})
    assert found.waiting(["a", "b", "c"]) == 75
    assert found.rate("n") == 1


def test_an_order_takes_everything_once_and_each_in_its_turn():
    found = day("a 1 m", "b 1 m", not_before={"a": "b"})
    assert found.allows(["b", "a"])
    assert not found.allows(["a", "b"])
    assert not found.allows(["b"])
    assert not found.allows(["b", "a", "a"])


def test_a_day_with_nobody_and_a_day_with_nothing():
    assert day("a 10 -").waiting(["a"]) == 0
    assert Day(()).people == []
    assert Day(()).allows([])


def test_a_rate_for_somebody_who_is_not_called_is_no_mistake():
    """The company's rates are the same every day: those who are free today are named, and change nothing."""
    assert day("a 10 m", rates={"m": 1, "o": 40}).not_called == ["o"]


def test_a_day_is_read_and_an_order_written():
    """Minutes as a whole float, a title that nobody asked for, one person named twice."""
    found = from_document(
        {
            "title": "Monday",
            "pieces": [
                {"id": "s1", "minutes": 25.0, "people": ["margot", "margot"], "title": "The bar"},
                {"id": "s2", "minutes": 5, "people": ["anders"]},
                {"id": "s3", "minutes": 5, "people": ["margot"], "not_before": ["s1"]},
                {"id": "s4", "minutes": 5},
            ],
            "rates": {"margot": 1.5},
        }
    )
    assert found.pieces[0] == Piece("s1", 25, frozenset({"margot"}))
    assert found.pieces[3].people == frozenset()
    order = ("s1", "s2", "s3", "s4")
    assert to_document(found, Ordered(order, 0.0, proved=False), 0.12345) == {
        "order": ["s1", "s2", "s3", "s4"],
        "waiting": 7.5,
        "lower_bound": 0,
        "proved": False,
        "seconds": 0.1235,
        "waits": {"margot": 5},
    }


PIECE = {"id": "s1", "minutes": 5, "people": ["margot"]}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "This is no day"),
        ({"pieces": {}}, "This is no day"),
        ({"pieces": [7]}, "Piece 1 has no id"),
        ({"pieces": [{"id": 7}]}, "Piece 1 has no id"),
        ({"pieces": [{"id": "s1"}]}, "“s1” does not say how long it takes"),
        ({"pieces": [PIECE | {"minutes": "5"}]}, "“s1” does not say how long it takes"),
        ({"pieces": [PIECE | {"minutes": 0}]}, "“s1” takes 0 minutes"),
        ({"pieces": [PIECE | {"minutes": 2.5}]}, "“s1” takes 2.5 minutes"),
        ({"pieces": [PIECE | {"minutes": True}]}, "“s1” takes True minutes"),
        ({"pieces": [PIECE | {"minutes": float("nan")}]}, "“s1” takes nan minutes"),
        ({"pieces": [PIECE | {"people": "margot"}]}, "“people” of “s1” is no list of names"),
        ({"pieces": [PIECE | {"not_before": [3]}]}, "“not_before” of “s1” is no list of names"),
        ({"pieces": [PIECE, PIECE]}, "Two pieces have the id “s1”"),
        ({"pieces": [PIECE | {"not_before": ["s9"]}]}, "“s1” comes after “s9”, but no piece has that id"),
        ({"pieces": [PIECE | {"not_before": ["s1"]}]}, "“s1”, “s1”: each must come before the next"),
        ({"pieces": [PIECE], "rates": [1]}, "Rates are a number for each person"),
        ({"pieces": [PIECE], "rates": {"margot": True}}, "Rates are a number for each person"),
        ({"pieces": [PIECE], "rates": {"margot": -1}}, "The rate of “margot” is -1"),
        ({"pieces": [PIECE], "rates": {"margot": float("inf")}}, "The rate of “margot” is inf"),
    ],
)
def test_what_is_no_day_is_refused_in_one_sentence(document, says):
    with pytest.raises(DayError) as refused:
        from_document(document)
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)


def test_a_circle_is_named():
    """The fitting is after the song, the song after the dance, the dance after the fitting."""
    with pytest.raises(DayError) as refused:
        day("a 1 m", "b 1 m", "c 1 m", not_before={"a": "b", "b": "c", "c": "a"})
    assert all(f"“{name}”" in str(refused.value) for name in "abc")
