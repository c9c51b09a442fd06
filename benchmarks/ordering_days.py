"""One day in order: the known instances of CSPLib 39, ours beside dynamic programming and constraint programming.

Everybody gets the same smaller day, pieces with equal people as one, and one thread; playing time is left out. The
model for DIDP is the one of its authors' own pages (forced transitions included); CP-SAT has a place for each piece and
an interval for each person. MiniZinc's public models of this problem are not used as they stand: one does not pay the
last scene, one has `k < j` for `k < l`.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from ortools.sat.python import cp_model

from benchmarks.fountain_peers.installing import PeerTroubleError, from_pypi, said_by
from benchmarks.measuring import percentile, table
from tablework.calls.one_day import Day, Piece, from_document
from tablework.solvers.day_blocks import Block, blocks_of
from tablework.solvers.day_order import solve

INSTANCES = Path(__file__).parents[1] / "tests" / "calls" / "instances"
EIGHT = ("film103", "film105", "film114", "film116", "film117", "film118", "film119", "mobstory")
_DIDPPY = ("didppy", "0.11.1")
_PATIENCE = 100
"""CPU-seconds for a peer and an instance."""

_DIDP = f"""
import json, sys, time, didppy as dp
day = json.load(sys.stdin)
minutes, casts, rates = day["minutes"], day["casts"], day["rates"]
model, size = dp.Model(), len(day["minutes"])
pieces, people = model.add_object_type(number=size), model.add_object_type(number=len(rates))
left = model.add_set_var(object_type=pieces, target=list(range(size)))
cast, rate = model.add_set_table(casts, object_type=people), model.add_int_table(rates)
model.add_base_case([left.is_empty()])
there = cast.union(left.complement()) & cast.union(left)
for n in range(size):
    done = dict(effects=[(left, left.remove(n))])
    waiting = minutes[n] * rate[there - cast[n]] + dp.IntExpr.state_cost()
    model.add_transition(dp.Transition(name=str(n), cost=waiting, preconditions=[left.contains(n)], **done))
    exact = [left.contains(n), there == cast[n]]
    free = dp.Transition(name=f"free-{{n}}", cost=dp.IntExpr.state_cost(), preconditions=exact, **done)
    model.add_transition(free, forced=True)
model.add_dual_bound(0)
start = time.process_time()
found = dp.CABS(model, threads=1, quiet=True, time_limit={_PATIENCE}).search()
print(json.dumps([time.process_time() - start, found.cost, found.is_optimal]))
"""

_MODEL = """
include "globals.mzn";
int: n; int: m; array[1..n] of int: minutes; array[1..m] of int: rates; array[1..m, 1..n] of bool: cast;
array[1..n] of var 1..n: place;
constraint alldifferent(place);
array[1..m] of var 1..n: first = [min([place[s] | s in 1..n where cast[a, s]]) | a in 1..m];
array[1..m] of var 1..n: last = [max([place[s] | s in 1..n where cast[a, s]]) | a in 1..m];
solve minimize sum(a in 1..m, s in 1..n where not cast[a, s])
  (rates[a] * minutes[s] * bool2int(first[a] < place[s] /\\ place[s] < last[a]));
"""


def run() -> str:
    """A row an instance, the eight films together, and days of twelve pieces."""
    days = {path.stem: from_document(json.loads(path.read_bytes())) for path in sorted(INSTANCES.glob("*.json"))}
    rows, sums = [], [0.0] * 4
    for name, day in days.items():
        solve(day)  # warm: the first product of a process starts its library
        times, said = _times(day)
        rows.append([name, len(day.pieces), *said])
        if name in EIGHT:
            sums = [one + more for one, more in zip(sums, times, strict=True)]
    rows.append(["the eight films", "", *_words(sums)])
    twelve = sorted(_seconds(lambda day=day: solve(day)) for day in map(_twelve, range(200)))
    head = ["day", "pieces", "waiting", "ours, ms", "didppy, ms", "its / ours", "CP-SAT, ms", "its / ours"]
    head += ["MiniZinc with Chuffed, ms", "its / ours"]
    most = 1000 * percentile(twelve, 0.95)
    last = f"A day of 12 pieces and 10 people, 200 of them: {most:.1f} ms at the 95th percentile."
    return table(head, rows) + "\n\n" + last


def _times(day: Day) -> tuple[list[float], list[str]]:
    blocks, rates = blocks_of(day)
    found = solve(day)
    assert found.proved, "a known day was not proved"  # noqa: S101 (or the table is worthless)
    ours = min(_seconds(lambda: solve(day)) for _ in range(3))
    times, said = [ours], [f"{found.lower_bound:g}", f"{1000 * ours:.1f}"]
    for peer in (_didppy, _cp_sat, _chuffed):
        try:
            seconds, cost, proved = peer(blocks, rates)
        except PeerTroubleError as trouble:
            times.append(float("nan"))
            said += [str(trouble), "-"]
            continue
        assert not proved or cost == found.lower_bound, "two methods do not agree"  # noqa: S101
        times.append(seconds)
        said += [f"{'' if proved else 'more than '}{1000 * seconds:.0f}", f"{seconds / ours:.0f}"]
    return times, said


def _words(sums: list[float]) -> list[str]:
    said = ["", f"{1000 * sums[0]:.1f}"]
    for seconds in sums[1:]:
        said += [f"{1000 * seconds:.0f}", f"{seconds / sums[0]:.0f}"] if seconds == seconds else ["-", "-"]  # noqa: PLR0124
    return said


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _numbers(blocks: list[Block], rates: dict[str, Fraction]) -> dict[str, list]:
    people = list(rates)
    return {
        "minutes": [block.minutes for block in blocks],
        "casts": [[n for n, who in enumerate(people) if who in block.people] for block in blocks],
        "rates": [int(rates[who]) for who in people],
    }


def _didppy(blocks: list[Block], rates: dict[str, Fraction]) -> tuple[float, float, bool]:
    if not rates:
        return 0.0, 0, True
    folder = from_pypi(*_DIDPPY)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(_numbers(blocks, rates), file)
        file.flush()
        code = f"import sys; sys.path.insert(0, {str(folder)!r}); sys.stdin = open({file.name!r})\n" + _DIDP
        seconds, cost, proved = json.loads(said_by([sys.executable, "-c", code]))
    return seconds, cost, proved


def _cp_sat(blocks: list[Block], rates: dict[str, Fraction]) -> tuple[float, float, bool]:
    numbers = _numbers(blocks, rates)
    minutes, model = numbers["minutes"], cp_model.CpModel()
    whole, waiting = sum(minutes), []
    start = [model.new_int_var(0, whole - one, "") for one in minutes]
    model.add_no_overlap(
        [model.new_fixed_size_interval_var(at, one, "") for at, one in zip(start, minutes, strict=True)]
    )
    for who, rate in enumerate(numbers["rates"]):
        mine = [n for n, cast in enumerate(numbers["casts"]) if who in cast]
        first, last = model.new_int_var(0, whole, ""), model.new_int_var(0, whole, "")
        for n in mine:
            model.add(first <= start[n])
            model.add(last >= start[n] + minutes[n])
        waiting.append(rate * (last - first - sum(minutes[n] for n in mine)))
    model.minimize(sum(waiting))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = _PATIENCE
    begun = time.process_time()
    done = solver.solve(model) == cp_model.OPTIMAL
    return time.process_time() - begun, solver.objective_value, done


def _chuffed(blocks: list[Block], rates: dict[str, Fraction]) -> tuple[float, float, bool]:
    minizinc = shutil.which("minizinc")
    if not minizinc:
        raise PeerTroubleError("not installed")
    numbers = _numbers(blocks, rates)
    rows = [[who in cast for cast in numbers["casts"]] for who in range(len(rates))]
    cast = ", ".join(str(one).lower() for row in rows for one in row)
    size, data = len(blocks), f"m = {len(rates)}; minutes = {numbers['minutes']}; rates = {numbers['rates']};"
    with tempfile.TemporaryDirectory() as folder:
        model, facts = Path(folder) / "day.mzn", Path(folder) / "day.dzn"
        model.write_text(_MODEL, encoding="utf-8")
        facts.write_text(f"n = {size}; {data} cast = array2d(1..m, 1..n, [{cast}]);", encoding="utf-8")
        begun = time.perf_counter()
        limit = ["--time-limit", str(1000 * _PATIENCE), "--output-objective", "--output-mode", "json"]
        said = said_by([minizinc, "--solver", "chuffed", *limit, str(model), str(facts)])
    cost = json.loads(said.split("----------")[-2].strip())["_objective"]
    return time.perf_counter() - begun, cost, "==========" in said


def _twelve(seed: int) -> Day:
    """A day of twelve pieces and ten people, of whom each is in two of five."""
    from random import Random  # noqa: PLC0415

    chance = Random(seed)  # noqa: S311 (seeded, so that it can be told again)
    casts = [frozenset(f"p{n}" for n in range(10) if chance.random() < 0.4) for _ in range(12)]
    return Day(tuple(Piece(f"s{n}", chance.choice([5, 10, 15, 20, 30]), cast) for n, cast in enumerate(casts)))
