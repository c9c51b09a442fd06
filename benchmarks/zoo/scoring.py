"""How well the readers understand the zoo: every file read in process and scored by ``../shared/zoo/score_read.py``."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.measuring import SHARED, table
from tablework.readers.registry import read_script
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.document import to_document

HEAD = ["layout", "", "speeches", "exact %", "found %", "lost", "invented", "broken"]

CHANCE = "by chance"
_DRAWN = re.compile(r"c\d+-\d+$")

Score = dict[str, Any]


def score_folder(folder: Path, names: tuple[str, ...] = ()) -> str:
    """The mean and the worst of each group, then one row a layout, the shared files among them.

    Layouts drawn by chance are many and have a row of their own only where they are named.
    """
    score = score_one()
    scored = [_scored(path, score) for path in _truths(folder) if path.name.startswith(names or "")]
    shown = [s for s in scored if names or s["group"] != CHANCE]
    rows = [[s["layout"], s["group"], s["speeches"], *_figures(s)] for s in shown]
    return table(HEAD, [*_summary(scored), *rows])


def score_one() -> Callable[[Any, Any], Score]:
    """The shared scorer's function.

    Raises:
        FileNotFoundError: the shared folder is not beside the checkout.
    """
    path = SHARED / "zoo" / "score_read.py"
    told = importlib.util.spec_from_file_location("score_read", path)
    if told is None or told.loader is None or not path.exists():
        raise FileNotFoundError(f"{path} is missing: scoring needs the shared folder beside the checkout.")
    module = importlib.util.module_from_spec(told)
    told.loader.exec_module(module)
    found: Callable[[Any, Any], Score] = module.score
    return found


def _truths(folder: Path) -> Iterator[Path]:
    yield from sorted((SHARED / "zoo").glob("*.truth.json"))
    yield from sorted(folder.glob("*.truth.json"))


def _scored(path: Path, score: Callable[[Any, Any], Score]) -> Score:
    told = json.loads(path.read_text(encoding="utf-8"))
    stem = path.name.removesuffix(".truth.json")
    script = next(found for found in sorted(path.parent.glob(f"{stem}.*")) if found != path)
    group = "shared" if path.parent == SHARED / "zoo" else "held out" if told.get("held_out") else "trained"
    group = CHANCE if _DRAWN.match(stem) else group
    try:
        read = json.loads(json.dumps(to_document(read_script(script.read_bytes(), script.name))))
    except UnreadableScriptError:
        read = {"elements": [], "roles": []}
    return score(read, told) | {"layout": stem, "group": group}


def _figures(score: Score) -> list[str]:
    shares = [f"{score[key]:.1f}" for key in ("exact_pct", "found_pct")]
    return [*shares, *(str(score[key]) for key in ("lost", "invented", "broken"))]


def _summary(scored: list[Score]) -> Iterator[list[object]]:
    for group in ("shared", "trained", "held out", CHANCE):
        of_group = [score for score in scored if score["group"] == group]
        if of_group:
            worst = min(of_group, key=lambda score: score["exact_pct"])
            exact, found = (mean(score[key] for score in of_group) for key in ("exact_pct", "found_pct"))
            yield [f"**mean of {len(of_group)}**", group, "", f"{exact:.1f}", f"{found:.1f}", "", "", ""]
            yield [f"**worst: {worst['layout']}**", group, worst["speeches"], *_figures(worst)]
