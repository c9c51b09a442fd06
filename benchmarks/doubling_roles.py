"""Doubling: the smallest company of full-length plays, found, proved, checked and explained, beside plain CP-SAT.

The plain model is what one would write first: a variable for each part and performer, a clause for each clash, the
fewest performers asked for. It is given the same graph, and as many performers as giving out one by one takes.
"""

from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path

from ortools.sat.python import cp_model

from benchmarks.measuring import SHARED, best, table
from tablework.actions.double_roles import double
from tablework.casting.doubling.conditions import Conditions
from tablework.casting.doubling.problem import Doubling, doubling
from tablework.casting.doubling.timeline import timeline
from tablework.readers.registry import read_script
from tablework.script.breakdown import break_down_draft
from tablework.solvers.doubling import bounds

_GAPS = (0, 296)
_RUNS = 3
_PATIENCE = 4.0
"""Seconds for the plain model: it has thirty chances."""


def run() -> str:
    """One row a play and gap: the company, and milliseconds beyond reading and breaking down."""
    rows = [row for path in sorted((SHARED / "truth" / "folger").glob("*.xml")) for row in _rows(path)]
    return table(
        ["play", "gap, words", "parts", "company", "proved", "ours, ms", "plain CP-SAT, ms", "ours / its"], rows
    )


def _rows(path: Path) -> list[list[object]]:
    draft = read_script(path.read_bytes(), path.name)
    breakdown = break_down_draft(draft)
    rows: list[list[object]] = []
    for gap in _GAPS:
        said = Conditions(gap_words=gap)
        problem = doubling(draft, timeline(draft, breakdown), said)
        found = double(draft, breakdown, said)
        ours = best(lambda said=said: double(draft, breakdown, said), _RUNS)
        start = time.perf_counter()
        company = _plain(problem)
        plain = time.perf_counter() - start
        assert company in {None, found["company"]}, "two methods do not agree"  # noqa: S101 (or the table is worthless)
        proved = "yes" if found["proved"] else f"not below {found['lower_bound']}"
        sign = "" if company else "more than "
        times = [f"{1000 * ours:.0f}", f"{sign}{1000 * plain:.0f}", f"{ours / plain:.3f}"]
        rows.append([path.stem, gap, len(problem.parts), found["company"], proved, *times])
    return rows


def _plain(problem: Doubling) -> int | None:
    """The company, or None where it takes longer than anybody waits."""
    model, most = cp_model.CpModel(), bounds(problem)[1]
    has = [[model.new_bool_var("") for _ in range(most)] for _ in problem.parts]
    used = [model.new_bool_var("") for _ in range(most)]
    for mine in has:
        model.add_exactly_one(mine)
        for one, performer in zip(mine, used, strict=True):
            model.add_implication(one, performer)
    for one, other in combinations(range(len(problem.parts)), 2):
        if problem.clash(one, other):
            for n in range(most):
                model.add_at_most_one(has[one][n], has[other][n])
    model.minimize(sum(used))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = _PATIENCE
    done = solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value) if done else None
