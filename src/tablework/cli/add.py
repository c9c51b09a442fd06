"""Put scripts on the stack: files, folders with all that is in them, zips. What is there already is skipped."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from tqdm import tqdm

from tablework.actions.add_scripts import Outcome, add, candidates
from tablework.actions.reading_room import ReadingRoom
from tablework.cli.desks import add_desk, now, open_shelf
from tablework.cli.outputs import print_json

EXAMPLE = "Example: tablework add ~/scripts season.zip hamlet.fdx"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to add, and to which desk."""
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a script file, a folder or a zip")
    parser.add_argument("--json", action="store_true", help="print what became of each file as one JSON document")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add them, one line a file; the answer is 1 when some could not be read."""
    files = list(candidates(arguments.paths))
    outcomes: list[Outcome] = []
    with closing(open_shelf(arguments.desk)) as shelf, ReadingRoom(min(len(files), 2) or None) as room:
        for outcome in tqdm(add(shelf, files, room, now), total=len(files), unit="script", leave=False, disable=None):
            outcomes.append(outcome)
            if not arguments.json:
                tqdm.write(str(outcome), file=sys.stderr if outcome.why else sys.stdout)
    if arguments.json:
        print_json({"files": [_document(outcome) for outcome in outcomes]})
    else:
        print(_summary(outcomes), file=sys.stderr)
    return int(any(outcome.why for outcome in outcomes))


def _document(outcome: Outcome) -> dict[str, str | None]:
    return {"name": outcome.name, "outcome": outcome.outcome, "id": outcome.script, "why": outcome.why}


def _summary(outcomes: list[Outcome]) -> str:
    counts = {kind: sum(o.outcome == kind for o in outcomes) for kind in ("added", "already", "unreadable")}
    return (
        f"{counts['added']:,} added, {counts['already']:,} on the stack already, "
        f"{counts['unreadable']:,} could not be read."
    )
