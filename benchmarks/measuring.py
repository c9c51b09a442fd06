"""How things are timed and shown: the best of several runs, and tables that go into the documentation as they are."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
PLAYS = Path(__file__).parents[1] / "src" / "tablework" / "plays"


def best(work: Callable[[], object], runs: int = 7) -> float:
    """Seconds of the fastest of several runs: what the work takes when nobody else is in the way."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def percentile(times: Sequence[float], part: float) -> float:
    """The time below which that part of all times lies, 0.95 for the 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def long_fountain() -> bytes:
    """Our own musical six times over, as one long Fountain file of a third of a megabyte."""
    text = (PLAYS / "the-hour-between.fountain").read_text(encoding="utf-8")
    page, _, body = text.partition("\n\n")
    return (page + "\n\n" + body * 6).encode()
