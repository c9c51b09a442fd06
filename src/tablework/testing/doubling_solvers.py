"""What every solver of doublings must do: ours and anybody's pass the same suite.

```python
class TestMySolver(DoublingSolverSuite):
    @pytest.fixture
    def solve(self):
        return my_solve     # a Doubling in, a Solved out
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from tablework.casting.doubling.problem import Doubling, Part
from tablework.casting.doubling.timeline import Timeline
from tablework.solvers.doubling import Solved

NOWHERE = Timeline((0,), (0,), (0.0,), {})


def graph(
    size: int, edges: Iterable[tuple[int, int]], together: Iterable[Iterable[int]] = (), most: int | None = None
) -> Doubling:
    """A problem of so many parts, of which only the clashes are given."""
    clashes = [0] * size
    for one, other in edges:
        clashes[one] |= 1 << other
        clashes[other] |= 1 << one
    parts = tuple(Part(f"r{n}", 0, n * 10) for n in range(size))
    return Doubling(NOWHERE, parts, tuple(clashes), (0,) * size, tuple(map(frozenset, together)), most)


def holds(problem: Doubling, solved: Solved) -> bool:
    """Whether tracks give every part to one performer, and nobody parts that clash."""
    given = sorted(part for track in solved.tracks for part in track)
    apart = all(not problem.clash(*pair) for track in solved.tracks for pair in combinations(track, 2))
    together = all(any(held <= set(track) for track in solved.tracks) for held in problem.together)
    few = problem.most is None or all(len(track) <= problem.most for track in solved.tracks)
    return given == list(range(len(problem.parts))) and apart and together and few


class DoublingSolverSuite:
    """The suite; a subclass gives the fixture `solve`."""

    def test_nobody_is_needed_where_nobody_speaks(self, solve: Callable[[Doubling], Solved]) -> None:
        """A play without a part has a company of none, and that is proved."""
        solved = solve(graph(0, []))
        assert (solved.tracks, solved.lower_bound, solved.proved) == ((), 0, True)

    def test_one_performer_is_enough_where_nobody_meets(self, solve: Callable[[Doubling], Solved]) -> None:
        """Six parts, one performer."""
        solved = solve(graph(6, []))
        assert (len(solved.tracks), solved.proved) == (1, True)

    def test_a_ring_of_five_needs_three(self, solve: Callable[[Doubling], Solved]) -> None:
        """Never more than two meet, and two performers are not enough: the quick bounds alone do not know."""
        problem = graph(5, [(n, (n + 1) % 5) for n in range(5)])
        solved = solve(problem)
        assert (len(solved.tracks), solved.lower_bound, solved.proved) == (3, 3, True)
        assert holds(problem, solved)

    def test_a_graph_without_triangles_may_need_four(self, solve: Callable[[Doubling], Solved]) -> None:
        """Grötzsch's graph: eleven parts of which no three ever meet, and three performers are not enough."""
        outer = [(n, (n + 1) % 5) for n in range(5)]
        spokes = [(5 + n, (n + step) % 5) for n in range(5) for step in (1, 4)]
        problem = graph(11, [*outer, *spokes, *((10, 5 + n) for n in range(5))])
        solved = solve(problem)
        assert (len(solved.tracks), solved.proved) == (4, True)
        assert holds(problem, solved)

    def test_who_belongs_together_stays_together(self, solve: Callable[[Doubling], Solved]) -> None:
        """Two parts for one performer, who then meets everybody whom either of them meets."""
        problem = graph(4, [(0, 2), (1, 3)], together=[(0, 1), (2, 3)])
        solved = solve(problem)
        assert (len(solved.tracks), solved.proved) == (2, True)
        assert holds(problem, solved)

    def test_nobody_has_more_parts_than_allowed(self, solve: Callable[[Doubling], Solved]) -> None:
        """Seven parts that never meet, at most three each."""
        problem = graph(7, [], most=3)
        solved = solve(problem)
        assert (len(solved.tracks), solved.proved) == (3, True)
        assert holds(problem, solved)
