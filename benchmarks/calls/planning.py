"""Whole rehearsal periods: our plans beside a careful hand's, and what it takes to change one.

Each plan is made by the command in a process of its own, and its CPU time is that of the whole process. With the
shared benchmark beside the project the same is measured on its periods, by its own checker.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from benchmarks.calls.generator import by_hand, generate
from benchmarks.measuring import SHARED, percentile, table
from tablework.actions.plan_calls import change, stated_problem, weigh
from tablework.calls.document import placed_of
from tablework.calls.measure import cost

SEEDS = range(1, 11)
SECONDS = 2.0


class Measured(NamedTuple):
    """One period planned: calls without a place, faults, and figures beside the hand's; CPU-seconds of the command."""

    out: int
    broken: int
    waiting: float
    total: float
    worst: float
    seconds: float


def run() -> str:
    """All tables."""
    return f"{_plans()}\n\n{_stressed()}\n\n{_changes()}"


def _plans() -> str:
    rows = [_row("ours, seeds 1 to 10", [_measure(generate(seed)) for seed in SEEDS])]
    bench = SHARED / "calls" / "calls_bench.py"
    if bench.exists():
        rows.append(_row("the shared ones, seeds 1 to 10", [_measure(period) for period in _shared(bench)]))
    return f"In {SECONDS:g} CPU-seconds, means, the hand's plan being 1:\n\n" + table(_HEAD, rows)


_HEAD = ("periods", "without a place", "faults", "waiting", "total cost", "who waits most", "CPU-s")


def _stressed() -> str:
    kinds = {"35 % away": {"away": 0.35}, "60 scenes, 32 people": {"scenes": 60, "people": 32}}
    rows = [_row(name, [_measure(generate(seed, **more), 4) for seed in SEEDS]) for name, more in kinds.items()]
    bench = SHARED / "calls" / "calls_bench.py"
    if bench.exists():
        flags = {"shared, 35 % away": ("--away", "0.35"), "shared, 60 and 32": ("--scenes", "60", "--people", "32")}
        rows += [_row(name, [_measure(one, 4) for one in _shared(bench, *more)]) for name, more in flags.items()]
    return "Harder ones, in 4 CPU-seconds:\n\n" + table(_HEAD, rows)


def _row(name: str, found: list[Measured]) -> tuple[object, ...]:
    figures = [f"{mean(one[n] for one in found):.2f}" for n in range(2, 6)]
    return name, sum(one.out for one in found), sum(one.broken for one in found), *figures


def _measure(period: dict[str, Any], seconds: float = SECONDS) -> Measured:
    before = os.times()
    command = [sys.executable, "-m", "tablework", "plan", "-", "--json", "--seconds", str(seconds)]
    done = subprocess.run(command, input=json.dumps(period).encode(), capture_output=True, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    found = json.loads(done.stdout)
    stated = stated_problem(period)
    hand = cost(stated, placed_of(stated, by_hand(period)))
    ours = cost(stated, placed_of(stated, found["calls"]))
    broken = len(weigh(period, found["calls"])["broken"])
    ratios = (ours.waiting / hand.waiting, ours.total / hand.total, ours.worst / hand.worst)
    return Measured(len(found["unplaced"]), broken, *ratios, cpu)


def _shared(bench: Path, *more: str) -> Iterator[dict[str, Any]]:
    """The shared periods; its generator gives up on some seeds of the largest kind, which are left out."""
    for seed in SEEDS:
        command = [sys.executable, str(bench), "generate", "--seed", str(seed), *more]
        done = subprocess.run(command, capture_output=True, check=False)
        if not done.returncode:
            yield json.loads(done.stdout)


def _changes() -> str:
    """One performer ill for a day or three, a room gone for a day, a scene added: over the ten periods."""
    rows = []
    for name in ("ill for a day", "ill for three days", "a room gone for a day", "a scene added"):
        times, moved, proved, out = [], [], 0, 0
        for seed in SEEDS:
            period = generate(seed)
            plan_before = by_hand(period) and _planned(period)
            changed = _changed(period, name, random.Random(seed))  # noqa: S311 (a benchmark)
            begun = time.process_time()
            few = change(changed | {"previous": plan_before}, 4)["options"][0]
            times.append(time.process_time() - begun)
            moved.append(len(few["moved"]))
            proved += few["proved"]
            out += len(few["plan"]["unplaced"])
        spent = f"{percentile(times, 0.5):.2f}", f"{percentile(times, 0.95):.2f}"
        rows.append((name, f"{mean(moved):.1f}", f"{proved} of {len(times)}", out, *spent))
    head = ("change", "calls moved", "proved fewest", "left without a place", "CPU-s, median", "95th percentile")
    return "After a change, ten periods each:\n\n" + table(head, rows)


def _planned(period: dict[str, Any]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tablework", "plan", "-", "--json"]
    done = subprocess.run(command, input=json.dumps(period).encode(), capture_output=True, check=True)
    calls: list[dict[str, Any]] = json.loads(done.stdout)["calls"]
    return calls


def _changed(period: dict[str, Any], name: str, chance: random.Random) -> dict[str, Any]:
    dates = [day["date"] for day in period["days"]]
    day = chance.randrange(2, len(dates) - 10)
    found: dict[str, Any] = json.loads(json.dumps(period))
    if name.startswith("ill"):
        person = chance.choice(found["people"][:12])
        person["busy"] += [
            [f"{date}T10:00", f"{date}T18:00"] for date in dates[day : day + (3 if "three" in name else 1)]
        ]
    elif name.startswith("a room"):
        found["rooms"][chance.randrange(3)]["closed"] = [[f"{dates[day]}T10:00", f"{dates[day]}T18:00"]]
    else:
        like = chance.choice([call for call in found["calls"] if not call.get("after") and not call.get("fixed")])
        found["calls"].append(like | {"id": "added", "title": "The added scene"})
    return found


if __name__ == "__main__":
    print(run())
