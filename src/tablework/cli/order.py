"""One day in one room: in which order to take the pieces so that people wait least, with the proof."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from tablework.actions.order_day import ordered
from tablework.calls.one_day import Day, DayError, from_document
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_json, print_text
from tablework.solvers.day_order import SECONDS

EXAMPLE = """Example: tablework order monday.json --json
         echo '{"pieces": [{"id": "s1", "minutes": 25, "people": ["margot"]}]}' | tablework order -"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """DAY, and how long to look."""
    parser.add_argument("file", metavar="DAY.json", help="the pieces of the day; - reads standard input")
    parser.add_argument("--seconds", type=seconds, default=SECONDS, metavar="N", help="look so long at most")
    parser.add_argument("--json", action="store_true", help="print the order as one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print the order."""
    day = _day(arguments.file)
    for who in day.not_called:
        print(f"“{who}” has a rate and is in no piece: it changes nothing.", file=sys.stderr)
    found = ordered(day, arguments.seconds)
    if arguments.json:
        print_json(found)
    else:
        print_text("\n".join(_in_words(day, found)))
    return 0


def seconds(text: str) -> float:
    """So many, none at least."""
    number = float(text)
    if not number >= 0:
        raise ValueError
    return number


def _day(name: str) -> Day:
    data, _ = input_file(name)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise DayError("This is no JSON: save the day again, or export it anew.") from None
    return from_document(document)


def _in_words(day: Day, found: dict[str, Any]) -> Iterator[str]:
    proof = "less is not possible" if found["proved"] else f"perhaps less, but at least {found['lower_bound']}"
    waited = sum(found["waits"].values())
    dear = "" if found["waiting"] == waited else f", {found['waiting']} at their rates"
    yield f"{waited} minutes of waiting in all{dear} ({proof})."
    yield ""
    pieces, begins = {piece.id: piece for piece in day.pieces}, 0
    for name in found["order"]:
        piece = pieces[name]
        yield f"{begins // 60:3}:{begins % 60:02}  {name:12} {piece.minutes:4} min  {', '.join(sorted(piece.people))}"
        begins += piece.minutes
    if found["waits"]:
        yield ""
    for who, waits in found["waits"].items():
        yield f"{who} waits {waits} minutes."
