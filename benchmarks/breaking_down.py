"""The breakdown with presence of full-length plays."""

from __future__ import annotations

from benchmarks.measuring import PLAYS, SHARED, best, table
from tablework.readers.registry import read_script
from tablework.script.breakdown import break_down_draft


def run() -> str:
    """One row a play: its words, its doubts, how long reading and the breakdown take."""
    paths = [PLAYS / "the-hour-between.fountain", *sorted((SHARED / "truth" / "moby").glob("*.fountain"))]
    rows = []
    for path in paths:
        data = path.read_bytes()
        draft = read_script(data, path.name)
        reading = best(lambda data=data, path=path: read_script(data, path.name), 3)  # type: ignore[misc]
        breaking = best(lambda draft=draft: break_down_draft(draft), 3)  # type: ignore[misc]
        found = break_down_draft(draft)
        rows.append([path.stem, f"{found.words:,}", len(found.doubts), f"{reading * 1e3:.0f}", f"{breaking * 1e3:.0f}"])
    return table(["play", "words", "doubts", "read, ms", "breakdown, ms"], rows)
