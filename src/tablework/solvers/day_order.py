"""The door to one day's order: the order in which people wait least, with the proof or an honest bound.

A day is first made smaller without loss. A small one is solved over all sets of its blocks; a larger one is searched in
layers that grow wider until nothing can be better or the time is up. Tried and left: an exact order of leaving instead
of pairs as the bound (it drops a third more and takes ten times as long), and CP-SAT with a place for each piece.
"""

from __future__ import annotations

from tablework.calls.one_day import Day, Ordered
from tablework.solvers.allowance import Allowance
from tablework.solvers.day_arrays import DayArrays
from tablework.solvers.day_blocks import blocks_of, step
from tablework.solvers.day_layers import DayLayers
from tablework.solvers.day_sets import MOST, DaySets
from tablework.solvers.day_settle import settle

SECONDS = 10.0
"""What a day may take unless somebody says otherwise; one of twenty pieces takes a few hundredths."""

_FEW = 16
"""Blocks whose sets are all looked at, in a fiftieth of a second; from 17 on a bound pays."""

_WIDTHS = (16, 256, 4_096)
_WIDER = (32_768, 262_144)
"""Beginnings that a layer keeps, look by look. The last takes about a gigabyte for a day of thirty pieces."""

_NARROW = (2,)
"""A first look for days of so many blocks that even sixteen beginnings may take too long."""

_LOOKS = 0.8
"""The part of the time that goes into looking; the rest settles what was found, where it is not proved."""


def solve(day: Day, seconds: float = SECONDS) -> Ordered:
    """The best order found in so many seconds of CPU; `proved` where no order has less waiting."""
    blocks, rates = blocks_of(day)
    search = DayLayers(DayArrays(blocks, rates), float(step(blocks, rates.values())))
    search.first()
    if not search.proved:
        _improve(search, Allowance(seconds))
    order = tuple(day.pieces[n].id for block in search.order for n in blocks[block].pieces)
    return Ordered(order, day.waiting(order) if search.proved else search.least, search.proved)


def _improve(search: DayLayers, allowance: Allowance) -> None:
    """Make the order as good as can be."""
    size, spend = len(search.order), allowance.up_to(_LOOKS)
    try:
        if size > _FEW:
            search.widen(_WIDTHS if size <= MOST else _NARROW + _WIDTHS, spend)
        if not search.proved and size <= MOST:
            search.close(DaySets(search.day).solve(search.goal, spend))
        search.widen(_WIDER, spend)
    except TimeoutError:
        search.take(*settle(search.day, search.order, allowance.up_to(1)))
