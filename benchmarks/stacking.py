"""A stack of 2,000 scripts: adding, listing, finding."""

from __future__ import annotations

import json
import random
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import PLAYS, SHARED, best, percentile, table
from tablework.actions.add_scripts import Candidate, add
from tablework.actions.reading_room import ReadingRoom
from tablework.actions.work_the_stack import as_row, find
from tablework.shelf.sqlite import SqliteShelf

SCRIPTS = 2000
SEARCHES = 300


def run() -> str:
    """Adding in scripts a second, the list and searches in milliseconds, the file's size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite"
        shelf = SqliteShelf(path)
        adding = _add(shelf)
        listing = best(lambda: json.dumps([as_row(script) for script in shelf.stack("me")]))
        searches = _search(shelf)
        size = path.stat().st_size / 1e6
        shelf.close()
    return table(
        ["what", "measured"],
        [
            [f"adding {SCRIPTS:,} scripts, two processes", f"{SCRIPTS / adding:.0f} scripts a second"],
            ["the whole list as JSON", f"{listing * 1e3:.0f} ms"],
            [f"{SEARCHES} searches, median", f"{percentile(searches, 0.5) * 1e3:.1f} ms"],
            ["the same, 95th percentile", f"{percentile(searches, 0.95) * 1e3:.1f} ms"],
            ["the same, slowest", f"{max(searches) * 1e3:.1f} ms"],
            ["the desk's file", f"{size:,.0f} MB"],
        ],
    )


def _add(shelf: SqliteShelf) -> float:
    """Every script is one of those at hand with a title of its own, so that no two have the same bytes."""
    sources = _sources()

    def made(n: int) -> bytes:
        data = sources[n % len(sources)]
        if data.lstrip().startswith(b"<"):
            return data + f"<!-- {n} -->".encode()
        return data + f"\n\n[[copy {n}]]\n".encode()

    names = [".xml" if sources[n % len(sources)].lstrip().startswith(b"<") else ".fountain" for n in range(SCRIPTS)]
    files = (Candidate(f"script-{n}{names[n]}", lambda n=n: made(n)) for n in range(SCRIPTS))  # type: ignore[misc]
    with ReadingRoom(2) as room:
        start = time.perf_counter()
        outcomes = list(add(shelf, files, room, lambda: "2026-11-22T12:00:00+00:00"))
        took = time.perf_counter() - start
    assert all(outcome.outcome == "added" for outcome in outcomes), outcomes[0]  # noqa: S101
    return took


def _sources() -> list[bytes]:
    truth = SHARED / "truth"
    paths = [*PLAYS.glob("*.fountain"), *PLAYS.glob("*.xml"), *sorted(truth.glob("gerdracor/*.xml"))]
    return [path.read_bytes() for path in paths]


def _search(shelf: SqliteShelf) -> list[float]:
    """What people type: one word or two, common or rare, whole or only begun, a phrase."""
    chance = random.Random(1)  # noqa: S311 (the same searches every time)
    words = [w for source in _sources()[:3] for w in source.decode("utf-8", "ignore").split() if w.isalpha()]
    times = []
    for n in range(SEARCHES):
        typed = " ".join(chance.choices(words, k=1 + n % 3))
        typed = typed[: chance.randrange(1, len(typed) + 1)] if n % 2 else typed
        start = time.perf_counter()
        find(shelf, "me", typed)
        times.append(time.perf_counter() - start)
    return times
