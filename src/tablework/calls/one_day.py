"""One day in one room: pieces that must be taken, and the order in which people wait least.

This is the rehearsal problem (CSPLib 39; with rates, talent scheduling). Everybody comes for their first piece and goes
after their last; between the two they wait through each piece that they are not in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from tablework.calls.problem import ProblemError


class DayError(ProblemError):
    """A day that cannot be put in order; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A scene, a song, a dance: its whole minutes, who is needed, and the ids of the pieces that must come earlier.

    Raises:
        DayError: it takes no time, or half a minute.
    """

    id: str
    minutes: int
    people: frozenset[str]
    not_before: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a piece that takes no time, or half a minute."""
        if not isinstance(self.minutes, int) or isinstance(self.minutes, bool) or self.minutes < 1:
            raise DayError(f"“{self.id}” takes {self.minutes} minutes: write whole minutes, 1 or more.")


@dataclass(frozen=True, slots=True)
class Day:
    """The pieces, and how dear a minute of each person's waiting is: 1 for whom nothing is said.

    Rates may name people who are in no piece: a company has the same rates every day, and not everybody is called.

    Raises:
        DayError: two pieces have one id, a piece waits for one that is not there or for itself, or a rate is negative.
    """

    pieces: tuple[Piece, ...]
    rates: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse pieces that nobody could tell apart or put in order, and rates below nothing."""
        _check_ids(self.pieces)
        _check_sequence(self.pieces)
        for who, rate in self.rates.items():
            if not math.isfinite(rate) or rate < 0:
                raise DayError(f"The rate of “{who}” is {rate}: write a number, 0 or more.")

    @property
    def people(self) -> list[str]:
        """Everybody who is in a piece, in alphabetical order."""
        return sorted(frozenset().union(*(piece.people for piece in self.pieces)))

    @property
    def not_called(self) -> list[str]:
        """Those who have a rate and are in no piece."""
        return sorted(self.rates.keys() - set(self.people))

    def rate(self, who: str) -> float:
        """How dear a minute of somebody's waiting is."""
        return self.rates.get(who, 1)

    def minutes_waited(self, order: Sequence[str]) -> dict[str, int]:
        """For each person the minutes of the pieces that they wait through, when pieces are taken in this order."""
        piece = {piece.id: piece for piece in self.pieces}
        taken = [piece[one] for one in order]
        return {who: _waited(who, taken) for who in self.people}

    def waiting(self, order: Sequence[str]) -> float:
        """All the waiting together, each minute at its person's rate."""
        return math.fsum(self.rate(who) * minutes for who, minutes in self.minutes_waited(order).items())

    def allows(self, order: Sequence[str]) -> bool:
        """Whether an order takes every piece once, and each after those that must come earlier."""
        place = {one: n for n, one in enumerate(order)}
        if sorted(order) != sorted(piece.id for piece in self.pieces):
            return False
        return all(place[other] < place[piece.id] for piece in self.pieces for other in piece.not_before)


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order of a day as ids, the least waiting that any order can have, and whether this one has it."""

    order: tuple[str, ...]
    lower_bound: float
    proved: bool


def _waited(who: str, taken: Sequence[Piece]) -> int:
    mine = [n for n, piece in enumerate(taken) if who in piece.people]
    between = taken[mine[0] : mine[-1]]
    return sum(piece.minutes for piece in between if who not in piece.people)


def _check_ids(pieces: Sequence[Piece]) -> None:
    ids = [piece.id for piece in pieces]
    twice = next((one for n, one in enumerate(ids) if one in ids[:n]), None)
    if twice is not None:
        raise DayError(f"Two pieces have the id “{twice}”: give each its own.")


def _check_sequence(pieces: Sequence[Piece]) -> None:
    ids = {piece.id for piece in pieces}
    for piece in pieces:
        for other in sorted(piece.not_before - ids):
            raise DayError(f"“{piece.id}” comes after “{other}”, but no piece has that id: take it out of not_before.")
    try:
        TopologicalSorter({piece.id: sorted(piece.not_before) for piece in pieces}).prepare()
    except CycleError as circle:
        names = ", ".join(f"“{one}”" for one in reversed(circle.args[1]))
        raise DayError(f"{names}: each must come before the next, and none can be first; free one of them.") from None


# -- as documents -----------------------------------------------------------------------------------------------------

_SHAPE = 'Write a day as {"pieces": [{"id": "s1", "minutes": 25, "people": ["margot"]}]}.'


def from_document(found: object) -> Day:
    """A day as ``tablework order`` reads it. What it does not know is passed over: a piece may have a title.

    Raises:
        DayError: it is something else, or cannot be put in order.
    """
    if not isinstance(found, dict) or not isinstance(found.get("pieces"), list):
        raise DayError(f"This is no day. {_SHAPE}")
    rates = found.get("rates") or {}
    if not isinstance(rates, dict) or not all(_is_number(rate) for rate in rates.values()):
        raise DayError('Rates are a number for each person: write them as {"margot": 1.5}.')
    return Day(tuple(_piece(n, one) for n, one in enumerate(found["pieces"], 1)), rates)


def to_document(day: Day, ordered: Ordered, seconds: float) -> dict[str, Any]:
    """The order with its waiting; `seconds` are those that it took to find. `waits` are minutes, whatever the rates."""
    waited = day.minutes_waited(ordered.order)
    return {
        "order": list(ordered.order),
        "waiting": _plain(day.waiting(ordered.order)),
        "lower_bound": _plain(ordered.lower_bound),
        "proved": ordered.proved,
        "seconds": round(seconds, 4),
        "waits": {who: minutes for who, minutes in waited.items() if minutes},
    }


def _piece(number: int, found: object) -> Piece:
    if not isinstance(found, dict) or not isinstance(found.get("id"), str):
        raise DayError(f"Piece {number} has no id. {_SHAPE}")
    name, minutes = found["id"], found.get("minutes")
    if isinstance(minutes, float) and minutes.is_integer():
        minutes = int(minutes)
    if not isinstance(minutes, int | float):
        raise DayError(f"“{name}” does not say how long it takes: write whole minutes, 1 or more.")
    people, earlier = (_names(name, found, key) for key in ("people", "not_before"))
    return Piece(name, minutes, people, earlier)  # type: ignore[arg-type]  # half minutes are refused there


def _names(piece: str, found: Mapping[str, Any], key: str) -> frozenset[str]:
    names: Iterable[object] = found.get(key) or []
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise DayError(f"“{key}” of “{piece}” is no list of names: write it as {{“{key}”: [“margot”]}}.")
    return frozenset(str(one) for one in names)


def _is_number(rate: object) -> bool:
    return isinstance(rate, int | float) and not isinstance(rate, bool)


def _plain(number: float) -> float:
    """Whole where it is; else without the last digits, which adding up leaves behind."""
    return int(number) if float(number).is_integer() else round(number, 6)
