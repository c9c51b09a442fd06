"""Marks carried to next drafts: five ways, one judge, one table.

Drafts and judge are the shared benchmark's. Each way gets drafts that are read already and is timed by its CPU-seconds
in this process; a mean of a draft's 500 notes. The searching is ours for all of them, so the seconds are those of
the method, not of the programs that are known by it.
"""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from math import isnan
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.carry.peers import PEERS
from benchmarks.carry.shared_cases import FOLDER, LEVELS, cases, score
from benchmarks.measuring import table

_HEAD = ("drafts", "carried by", "carried", "wrong", "needless", "cut-caught", "offered", "CPU-s", "ours being 1")


def run() -> str:
    """One table; one sentence where the shared drafts and their judge are not on this machine."""
    if not FOLDER.exists():
        return f"The shared drafts and their judge are not on this machine: put them into {FOLDER}."
    with tempfile.TemporaryDirectory() as made:
        rows = [row for level in (*LEVELS, "pairs") for row in _rows(level, Path(made))]
    return "Notes in percent:\n\n" + table(_HEAD, rows)


def _rows(level: str, made: Path) -> Iterator[tuple[object, ...]]:
    verdicts: dict[str, list[Any]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    for case in cases(level, made):
        for name, peer in PEERS.items():
            begun = time.process_time()
            answers = list(peer(case.old, case.new, case.marks))
            seconds[name].append(time.process_time() - begun)
            verdicts[name] += case.verdicts(answers)
    ours = mean(seconds["ours"])
    for name, found in verdicts.items():
        spent = mean(seconds[name])
        yield level, name, *_figures(score(found)), f"{spent:.2f}", f"{spent / ours:.1f}"


def _figures(found: Any) -> Iterator[str]:
    yield f"{found.carried:.1f}"
    yield f"{found.wrong:.2f}"
    for share in (found.needless, found.cut_caught, found.offered):
        yield "" if isnan(share) else f"{share:.1f}"


if __name__ == "__main__":
    print(run())
