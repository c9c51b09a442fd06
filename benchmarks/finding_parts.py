"""Parts for someone: one performer over 10,000 scripts, and 600,000 pairs of role and performer."""

from __future__ import annotations

import random
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.measuring import PLAYS, SHARED, best, percentile, table
from tablework.actions.casting_desk import CastingDesk
from tablework.actions.find_parts import PartsDesk
from tablework.actions.keep_company import add
from tablework.actions.prepare_script import prepare, unpack
from tablework.casting.needs.kinds import make_need
from tablework.casting.needs.need import Need
from tablework.casting.needs.part_facts import from_document
from tablework.casting.parts import Index, Part, answer_by_looking_at_each, part_with
from tablework.casting.performers.performer import Performer, Skill, Voice
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_casting import SqliteCastingLog

T = TypeVar("T")

SCRIPTS = 10_000
PERFORMERS = 100
PAIRS = 600_000
SAID = 2_000
"""Parts of the stack of which a director has said a playing age, no two alike in all they need."""


def run() -> str:
    """What it takes, beside a plain loop that grades every part by itself."""
    stack = _stack()
    index, building = _timed(lambda: Index(stack))
    company = _company()
    answers = [_timed(lambda one=one: index.answer(one))[1] for one in company]  # type: ignore[misc]
    loop = _timed(lambda: answer_by_looking_at_each(stack, company[0]))[1]
    some = stack[: PAIRS // PERFORMERS]
    few = Index(some)
    pairs = best(lambda: deque(few.pairs(company), maxlen=0))
    plain = _timed(lambda: [answer_by_looking_at_each(some, one) for one in company[:10]])[1] * PERFORMERS / 10
    opening, first = _desk()
    return table(
        ["what", "measured", "a plain loop takes"],
        [
            [f"an index over {SCRIPTS:,} scripts, {len(stack):,} parts", f"{building * 1e3:.0f} ms", ""],
            [
                "one performer over all of them, median",
                f"{percentile(answers, 0.5) * 1e3:.0f} ms",
                f"{loop / percentile(answers, 0.5):.0f} × as long",
            ],
            ["the same, slowest of 100", f"{max(answers) * 1e3:.0f} ms", f"{loop / max(answers):.0f} × as long"],
            [f"{PAIRS:,} pairs of role and performer", f"{pairs:.2f} s", f"{plain / pairs:.0f} × as long"],
            [f"a desk of {SCRIPTS:,} scripts, asked for the first time", f"{opening:.1f} s", ""],
            ["the same, asked again", f"{first * 1e3:.0f} ms", ""],
        ],
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def _sources() -> list[Path]:
    return [*PLAYS.glob("*.fountain"), *PLAYS.glob("*.xml"), *sorted((SHARED / "truth").glob("*/*.xml"))]


def _stack() -> list[Part]:
    """The parts of the plays at hand again and again, with sizes that vary, and needs that a director has said."""
    chance = random.Random(5)  # noqa: S311 (the same stack every time)
    plays = [[from_document(p) for p in unpack(_prepared(path))["parts"]] for path in _sources()]
    parts = [
        part_with(f"s{n}", part.role, max(0, part.words + chance.randrange(-20, 20)), part.needs)
        for n in range(SCRIPTS)
        for part in plays[n % len(plays)]
    ]
    for n in chance.sample(range(len(parts)), SAID):
        parts[n] = part_with(parts[n].script, parts[n].role, parts[n].words, (*parts[n].needs, _said(chance)))
    return parts


def _prepared(path: Path) -> bytes:
    kept = prepare(path.read_bytes(), path.name).parts
    assert kept  # noqa: S101
    return kept.whole


def _said(chance: random.Random) -> Need:
    youngest = chance.randrange(8, 70)
    return make_need("playing_age", (youngest, youngest + chance.randrange(20)), chance.choice(("must", "wish")))


def _company() -> list[Performer]:
    chance = random.Random(6)  # noqa: S311 (the same company every time)
    return [
        Performer(
            f"Performer {n}",
            playing_age=(20 + n % 40, 30 + n % 40),
            plays=(chance.choice(("woman", "man")),),
            voice=chance.choice((None, Voice("G3", "C5"))),
            skills=chance.choice((None, (Skill("tap"),), (Skill("fencing", "good"),))),
            least_words=chance.choice((None, 0, 100, 300, 3000, 100_000)),
        )
        for n in range(PERFORMERS)
    ]


def _desk() -> tuple[float, float]:
    """A real desk: its file opened anew, then asked twice."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = SqliteShelf(Path(folder) / "desk.sqlite")
        casting = CastingDesk(SqliteCastingLog(shelf.file), lambda: "2026-11-22T12:00:00.000+00:00")
        margot = add(casting, "owner", "performer", {"name": "Margot", "playing_age": [30, 45], "plays": ["woman"]})
        scripts = [prepare(path.read_bytes(), path.name) for path in _sources()]
        with shelf.file.write() as connection:
            for n in range(SCRIPTS):
                one = scripts[n % len(scripts)]
                assert one.parts  # noqa: S101
                connection.execute("INSERT INTO source VALUES (?, x'')", (f"h{n}",))
                connection.execute(
                    "INSERT INTO script VALUES (?, ?, ?, '2026-11-22', ?, x'', x'', 0, 0)",
                    (f"s{n}", f"h{n}", one.name, '{"title": "A play"}'),
                )
                connection.execute(
                    "INSERT INTO part_facts (script, rules, brief, whole) VALUES (?, ?, ?, x'')",
                    (f"s{n}", one.parts.rules, one.parts.brief),
                )
        desk = PartsDesk(shelf, casting, "owner")
        first, again = (_timed(lambda: desk.parts_for(margot["id"]))[1] for _ in range(2))
        shelf.close()
    return first, again
