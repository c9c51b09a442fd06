"""The door to doubling: the smallest company for a problem, or the fairest of a given size, with its proof.

The largest clique bounds it from below; parts given out one by one bound it from above; where the two meet, that is the
proof. Else every smaller company is tried, by colouring for as long as that is quick, then by CP-SAT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tablework.casting.doubling.problem import Doubling, joined
from tablework.solvers.cliques import all_clashes, bits, largest_clique
from tablework.solvers.colouring import Colouring

if TYPE_CHECKING:
    from tablework.solvers.doubling_cp import Company

WORDS_OF_A_PART = 50
"""What another part weighs, however small, against words to learn: its changes and its waiting. Our own estimate."""

SHARING = 3.0
"""CP-SAT's effort for sharing the words evenly: a few seconds bring what a minute hardly betters."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Tracks as numbers of parts, the least number of performers there can be, and parts that prove that bound.

    `two_at_once` says how many words are spoken while somebody is two people: 0 unless a company was asked for that is
    too small. `proved` says that nothing better can be.
    """

    tracks: tuple[tuple[int, ...], ...]
    lower_bound: int
    clique: tuple[int, ...]
    proved: bool
    two_at_once: int = 0


def bounds(problem: Doubling) -> tuple[int, int]:
    """What two quick looks can tell: the least number of performers that could do, and one that does."""
    graph = _Graph(problem)
    return graph.lower, len(graph.colouring.greedy(graph.clique))


def solve(problem: Doubling) -> Solved:
    """The smallest company. `proved` is false where that took too long to know; `lower_bound` holds all the same."""
    graph = _Graph(problem)
    best = graph.colouring.greedy(graph.clique)
    lower, proved = graph.lower, True
    while len(best) > lower:
        try:
            smaller = _within(graph, len(best) - 1)
        except TimeoutError:
            proved = False
            break
        if smaller is None:
            lower = len(best)
        else:
            best = smaller
    return Solved(graph.tracks(best), lower, graph.parts(graph.clique), proved)


def company_of(problem: Doubling, size: int) -> Solved:
    """A company of a given size, the words shared as evenly as a few seconds find.

    Where it is too small for the play, somebody is two people now and then: as little as can be is spoken meanwhile.
    What the director keeps apart stays apart.
    """
    smallest = solve(problem)
    if size < len(smallest.tracks):
        return _too_small(problem, size, smallest)
    graph = _Graph(problem)
    return _shared(graph, min(size, len(graph.clashes)), smallest)


def _within(graph: _Graph, limit: int) -> list[int] | None:
    """The parts given out to so many performers, or None where that cannot be.

    Raises:
        TimeoutError: nobody knows.
    """
    try:
        return graph.colouring.within(limit, graph.clique)
    except TimeoutError:
        found = _company(graph, limit, graph.clashes, graph.clique).solve()
        return [held for held in found.colours if held] if found else None


def _company(graph: _Graph, size: int, clashes: Sequence[int], first: Sequence[int]) -> Company:
    """So many performers, of whom nobody has what clashes, or too many parts; `first` clash with one another."""
    from tablework.solvers.doubling_cp import Company  # noqa: PLC0415 (half a second; seldom needed)

    company = Company(size, graph.clashes, graph.sizes, first)
    company.apart(all_clashes(clashes))
    company.at_most(graph.problem.most)
    return company


def _shared(graph: _Graph, size: int, smallest: Solved) -> Solved:
    company = _company(graph, size, graph.clashes, graph.clique)
    company.everybody()
    company.share(
        [words // WORDS_OF_A_PART + len(parts) for words, parts in zip(graph.words, graph.vertices, strict=True)]
    )
    company.hint(graph.colours(smallest.tracks))
    found = company.solve(SHARING)
    if found is None:
        return smallest
    return Solved(graph.tracks(found.colours), smallest.lower_bound, smallest.clique, smallest.proved)


def _too_small(problem: Doubling, size: int, smallest: Solved) -> Solved:
    graph = _Graph(problem)
    company = _company(graph, size, graph.directed, ())
    loose = (pair for pair in all_clashes(graph.clashes) if not graph.directed[pair[0]] >> pair[1] & 1)
    company.two_at_once({pair: graph.cost(*pair) for pair in loose})
    found = company.solve()
    if found is None:
        return smallest
    tracks = graph.tracks([held for held in found.colours if held])
    return Solved(tracks, smallest.lower_bound, smallest.clique, found.proved, found.cost)


class _Graph:
    """The problem with parts that belong together as one vertex."""

    def __init__(self, problem: Doubling) -> None:
        self.problem = problem
        held = joined(problem.together)
        single = [frozenset({n}) for n in range(len(problem.parts)) if not any(n in one for one in held)]
        self.vertices = sorted([*held, *single], key=min)
        self.clashes = self._between(problem.clashes)
        self.directed = self._between(problem.directed)
        self.sizes = [len(vertex) for vertex in self.vertices]
        self.words = [sum(problem.parts[n].words for n in vertex) for vertex in self.vertices]
        self.clique = largest_clique(self.clashes)
        self.colouring = Colouring(self.clashes, self.sizes, problem.most)

    def _between(self, clashes: Sequence[int]) -> list[int]:
        """Clashes of parts as clashes of vertices."""
        masks = [sum(1 << part for part in vertex) for vertex in self.vertices]
        wide = [_any(clashes, vertex) for vertex in self.vertices]
        return [
            sum(1 << other for other, mask in enumerate(masks) if other != one and clash & mask)
            for one, clash in enumerate(wide)
        ]

    @property
    def lower(self) -> int:
        """The largest clique's size, or how many performers it takes to hold so many parts."""
        by_most = -(-len(self.problem.parts) // self.problem.most) if self.problem.most else 0
        return max(len(self.clique), by_most)

    def parts(self, vertices: Sequence[int]) -> tuple[int, ...]:
        """The parts of vertices."""
        return tuple(sorted(part for vertex in vertices for part in self.vertices[vertex]))

    def tracks(self, colours: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Colours as tracks, whoever says the most first."""
        found = [self.parts(list(bits(held))) for held in colours]
        words = self.problem.parts
        return tuple(sorted(found, key=lambda track: (-sum(words[n].words for n in track), track)))

    def colours(self, tracks: Sequence[Sequence[int]]) -> list[int]:
        """Tracks as colours."""
        return [sum(1 << n for n, vertex in enumerate(self.vertices) if vertex <= set(track)) for track in tracks]

    def cost(self, one: int, other: int) -> int:
        """What it costs to give one performer both of two that clash."""
        return self.problem.cost(self.vertices[one], self.vertices[other])


def _any(clashes: Sequence[int], vertex: frozenset[int]) -> int:
    found = 0
    for part in vertex:
        found |= clashes[part]
    return found
