"""The door to one day's order: held against every order there is, and against days whose least waiting is known."""

from __future__ import annotations

import json
import time
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tablework.calls.one_day import Day, Piece, from_document
from tablework.solvers import day_order
from tablework.solvers.allowance import Allowance, Spend
from tablework.solvers.day_arrays import DayArrays
from tablework.solvers.day_blocks import blocks_of, step
from tablework.solvers.day_layers import DayLayers
from tablework.solvers.day_order import solve
from tablework.solvers.day_sets import DaySets
from tablework.solvers.day_settle import settle

INSTANCES = sorted((Path(__file__).parents[1] / "calls" / "instances").glob("*.json"))
PEOPLE = "adegmort"


def plenty() -> Spend:
    """More than any of these days takes, counted from when it is asked for."""
    return Allowance(60).up_to(1)


def drawn(seed: int, pieces: int, people: int, part: float) -> Day:
    """A day made by chance, the same for the same seed."""
    from random import Random

    chance = Random(seed)
    casts = [[f"p{n}" for n in range(people) if chance.random() < part] for _ in range(pieces)]
    made = [Piece(f"s{n}", chance.choice([5, 10, 15, 25]), frozenset(cast)) for n, cast in enumerate(casts)]
    return Day(tuple(made))


@st.composite
def days(draw) -> Day:
    """Up to six pieces, with people, rates and pieces that must come earlier, equal casts and empty ones among them."""
    size = draw(st.integers(min_value=0, max_value=6))
    pieces = []
    for n in range(size):
        earlier = draw(st.sets(st.integers(min_value=0, max_value=n - 1), max_size=2)) if n else set()
        people = draw(
            st.sampled_from([frozenset(), frozenset("am"), frozenset("m")]) | st.frozensets(st.sampled_from(PEOPLE))
        )
        minutes = draw(st.sampled_from([1, 5, 7, 10]))
        pieces.append(Piece(f"s{n}", minutes, people, frozenset(f"s{one}" for one in earlier)))
    rates = draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from([0, 0.5, 1, 2, 3.7, 40])))
    return Day(tuple(draw(st.permutations(pieces))), rates)


def least(day: Day) -> float:
    """The least waiting, by trying every order."""
    orders = permutations(piece.id for piece in day.pieces)
    return min(day.waiting(order) for order in orders if day.allows(order))


def searched(day: Day, widths=(1, 4, 64, 4096)) -> DayLayers:
    """A day put through the layers, however small."""
    blocks, rates = blocks_of(day)
    search = DayLayers(DayArrays(blocks, rates), float(step(blocks, rates.values())))
    search.first()
    search.widen(widths, plenty())
    return search


@settings(max_examples=300, deadline=None)
@given(days())
def test_it_is_the_least_there_is(day):
    found = solve(day)
    assert day.allows(found.order)
    assert found.proved
    assert found.lower_bound == day.waiting(found.order) == pytest.approx(least(day))


@settings(max_examples=300, deadline=None)
@given(days())
def test_the_layers_know_the_same(day):
    """What is done for large days, done for small ones: the bound, what is dropped, and what comes at once."""
    search = searched(day)
    assert search.proved
    assert search.cost == pytest.approx(least(day))


@settings(max_examples=200, deadline=None)
@given(days())
def test_a_bound_holds_however_narrow_the_look(day):
    """One or two beginnings a layer: perhaps not the best order, but never a bound that is not true."""
    for width in (1, 2):
        search = searched(day, (width,))
        true = least(day)
        assert search.least <= true + 1e-6
        assert search.cost >= true - 1e-6


@settings(max_examples=60, deadline=None)
@given(days().filter(lambda day: day.pieces))
def test_settling_never_breaks_an_order_nor_makes_it_dearer(day):
    blocks, rates = blocks_of(day)
    search = DayLayers(DayArrays(blocks, rates), 1.0)
    search.first()
    order, cost = settle(search.day, search.order, plenty())
    assert cost <= search.cost + 1e-6
    assert day.allows([day.pieces[n].id for block in order for n in blocks[block].pieces])


@pytest.mark.parametrize("path", INSTANCES, ids=lambda path: path.stem)
def test_known_days(path):
    """Days that others have solved: the least pay, playing time included, is in print; all are proved."""
    document = json.loads(path.read_bytes())
    day = from_document(document)
    playing = sum(day.rate(who) * piece.minutes for piece in day.pieces for who in piece.people)
    found = solve(day)
    assert found.proved
    assert day.allows(found.order)
    assert found.lower_bound + playing == day.waiting(found.order) + playing == document["total_pay"]


def test_the_same_day_has_the_same_order():
    day = drawn(3, 22, 8, 0.3)
    assert solve(day) == solve(day)


def test_a_day_of_one_piece_and_of_none():
    assert solve(Day((Piece("s1", 5, frozenset("m")),))).order == ("s1",)
    found = solve(Day(()))
    assert (found.order, found.lower_bound, found.proved) == ((), 0, True)


def test_everybody_in_everything():
    """Nobody waits, whatever the order: nothing is left to search."""
    pieces = tuple(Piece(f"s{n}", 5, frozenset(PEOPLE)) for n in range(40))
    assert solve(Day(pieces)).proved


def test_what_must_come_earlier_does_though_it_costs():
    """Margot's two pieces lie on both sides of Anders's, and the order is given: her wait is proved."""
    pieces = Piece("a", 5, frozenset("m")), Piece("b", 9, frozenset("a"), frozenset("a"))
    day = Day((Piece("c", 5, frozenset("m"), frozenset("b")), *pieces))
    found = solve(day)
    assert (found.order, found.lower_bound, found.proved) == (("a", "b", "c"), 9, True)


def test_a_day_too_large_keeps_its_time_and_says_what_is_sure():
    """Forty pieces and twenty people: no proof in a second, an order all the same, and a bound that is no boast."""
    day = drawn(1, 40, 20, 0.2)
    began = time.process_time()
    found = solve(day, 1.0)
    assert time.process_time() - began < 2.0
    assert day.allows(found.order)
    assert not found.proved
    assert 0 < found.lower_bound < day.waiting(found.order)
    assert day.waiting(found.order) < day.waiting([piece.id for piece in day.pieces])


def test_no_time_at_all_still_gives_an_order():
    day = drawn(2, 30, 12, 0.3)
    found = solve(day, 0)
    assert day.allows(found.order)
    assert (found.proved, found.lower_bound) == (False, 0)


def test_more_pieces_than_a_word_has_bits():
    """Seventy scenes of which each shares somebody with the next: nobody need wait, and that is proved."""
    pieces = [Piece(f"s{n}", 5, frozenset({f"p{n}", f"p{n + 1}"})) for n in range(70)]
    found = solve(Day(tuple(pieces[::2] + pieces[1::2])), 20)
    assert (found.lower_bound, found.proved) == (0, True)


def test_where_nearly_everybody_is_in_everything_all_sets_are_looked_at(monkeypatch):
    """Eighteen pieces, twenty people: the layers leave a question open, and the sets close it."""
    monkeypatch.setattr(day_order, "_WIDTHS", (4,))
    day = drawn(5, 17, 8, 0.35)
    found = solve(day)
    assert found.proved
    assert found.lower_bound == searched(day).cost


def test_sets_say_when_nothing_is_better():
    blocks, rates = blocks_of(drawn(4, 9, 6, 0.4))
    arrays = DayArrays(blocks, rates)
    order, cost = DaySets(arrays).solve(1e9, plenty()) or ([], 0.0)
    assert sorted(order) == list(range(len(blocks)))
    assert DaySets(arrays).solve(cost - 1, plenty()) is None


def test_pieces_with_the_same_people_become_one():
    """Three pieces with the same people, one of which must come after another piece: two of them go together."""
    pieces = [Piece(name, 5, frozenset("am")) for name in ("a", "b", "c")] + [Piece("d", 5, frozenset("m"))]
    held = Piece("c", 5, frozenset("am"), frozenset({"d"}))
    blocks, _ = blocks_of(Day((pieces[0], pieces[1], held, pieces[3], Piece("e", 5, frozenset("ao")))))
    assert (0, 1) in [block.pieces for block in blocks]
    assert (2,) in [block.pieces for block in blocks]
