"""A plan of calls for a whole rehearsal period, in which people wait as little as possible, with what it keeps."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from tablework.actions.plan_calls import plan
from tablework.calls.problem import ProblemError
from tablework.calls.rules import hours
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_json, print_text

EXAMPLE = """Example: tablework plan period.json
         tablework plan period.json --seconds 10 --json > plan.json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PROBLEM, and how long to look for a plan."""
    parser.add_argument("problem", metavar="PROBLEM", help="the problem as JSON; - reads standard input")
    parser.add_argument("--seconds", type=float, default=2.0, metavar="N", help="CPU-seconds to spend, 2 unless said")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same plan; another another")
    parser.add_argument("--prove", action="store_true", help="solve every one and two days exactly; takes minutes")
    parser.add_argument("--json", action="store_true", help="print the plan as one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print the plan."""
    data, _ = input_file(arguments.problem)
    found = plan(json_document(data), arguments.seconds, arguments.seed, prove=arguments.prove)
    if arguments.json:
        print_json(found)
    else:
        print_text("\n".join(_in_words(found)))
    return 0


def json_document(data: bytes) -> Any:
    """What a JSON file says.

    Raises:
        ProblemError: it is none.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise ProblemError(
            "This is not JSON: give the file that states the problem, as docs/reference/calls.md has it."
        ) from None


def _in_words(found: dict[str, Any]) -> Iterator[str]:
    least = found["lower_bound_minutes"]
    proof = "and nobody can do better" if found["proved"] else f"and at least {hours(int(least))} cannot be avoided"
    yield f"{hours(round(found['waiting_minutes']))} of waiting, {proof}."
    if "certificate" in found:
        windows, proved = found["certificate"]["windows"], found["certificate"]["proved"]
        yield f"Of {windows} stretches of one and two days, {proved} are proved: nothing in them alone can be better."
    for one in found["calls"]:
        yield f"  {one['start'][:10]} {one['start'][11:]}-{one['end'][11:]}  {one['id']}  {one['room'] or ''}".rstrip()
    for one in found["unplaced"]:
        yield f"{one['id']} has no place."
        yield from (f"  {reason}" for reason in one["why"])
        yield from (f"  Would help: {change}" for change in one["would_help"])
    for one in found["broken"]:
        yield one["why"]
