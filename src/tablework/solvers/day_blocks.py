"""A day made smaller without losing its best order: pieces that go together, people who never wait.

Pieces with the same people, and the same pieces to come before and after, can be taken one after the other: to move the
one whose neighbours wait more beside the other costs nothing. Whoever is in one such block, in all, or waits for
nothing, is not asked; then more blocks have the same people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from graphlib import TopologicalSorter
from math import gcd, lcm

from tablework.calls.one_day import Day


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces taken one after the other (by their numbers, in order), who waits elsewhere, what comes before and after.

    `before` and `after` are numbers of pieces, those behind others included.
    """

    pieces: tuple[int, ...]
    minutes: int
    people: frozenset[str]
    before: frozenset[int]
    after: frozenset[int]

    def joins(self, other: Block) -> bool:
        """Whether another block loses nothing by following at once."""
        mine, theirs = frozenset(self.pieces), frozenset(other.pieces)
        return (
            self.people == other.people
            and self.before - theirs == other.before - mine
            and self.after - theirs == other.after - mine
        )

    def joined(self, other: Block) -> Block:
        """Both as one."""
        inside = frozenset(self.pieces + other.pieces)
        first, second = (other, self) if self.before & frozenset(other.pieces) else (self, other)
        before, after = (self.before | other.before) - inside, (self.after | other.after) - inside
        return Block(first.pieces + second.pieces, self.minutes + other.minutes, self.people, before, after)


def blocks_of(day: Day) -> tuple[list[Block], dict[str, Fraction]]:
    """The blocks of a day, and the rates of those who may have to wait; of people who are always together, of one."""
    blocks, rates = _single(day), {who: Fraction(str(day.rate(who))) for who in day.people if day.rate(who)}
    while True:
        fewer = _who_may_wait(blocks, rates)
        smaller = _join([replace(block, people=block.people & frozenset(fewer)) for block in blocks])
        if (len(smaller), len(fewer)) == (len(blocks), len(rates)):
            return smaller, fewer
        blocks, rates = smaller, fewer


def step(blocks: Sequence[Block], rates: Iterable[Fraction]) -> Fraction:
    """All waiting is a multiple of this: the next better order is better by so much."""
    minutes, dear = [block.minutes for block in blocks], list(rates)
    if not dear or not minutes:
        return Fraction(1)
    shared = Fraction(reduce(gcd, (one.numerator for one in dear)), reduce(lcm, (one.denominator for one in dear)))
    return shared * reduce(gcd, minutes)


def _single(day: Day) -> list[Block]:
    """Each piece as a block of its own, in an order that is allowed."""
    number = {piece.id: n for n, piece in enumerate(day.pieces)}
    order = list(TopologicalSorter({piece.id: sorted(piece.not_before) for piece in day.pieces}).static_order())
    before: dict[int, frozenset[int]] = {}
    for name in order:
        direct = [number[other] for other in day.pieces[number[name]].not_before]
        before[number[name]] = frozenset(direct).union(*(before[other] for other in direct))
    after = {n: frozenset(other for other, those in before.items() if n in those) for n in before}
    return [Block((n,), one.minutes, one.people, before[n], after[n]) for n, one in enumerate(day.pieces)]


def _who_may_wait(blocks: Sequence[Block], rates: dict[str, Fraction]) -> dict[str, Fraction]:
    """Those in several blocks and not in all; people with the same blocks wait together, at all their rates."""
    found: dict[frozenset[int], str] = {}
    fewer: dict[str, Fraction] = {}
    for who, rate in rates.items():
        mine = frozenset(n for n, block in enumerate(blocks) if who in block.people)
        if 1 < len(mine) < len(blocks):
            one = found.setdefault(mine, who)
            fewer[one] = fewer.get(one, Fraction(0)) + rate
    return fewer


def _join(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        place = next((n for n, other in enumerate(found) if other.joins(block)), None)
        if place is None:
            found.append(block)
        else:
            found[place] = found[place].joined(block)
    return found
