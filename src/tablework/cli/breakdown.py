"""Who is in a script, who is on stage when, and how long it plays."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tablework.actions.read_scripts import break_down
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_json, print_text
from tablework.readers.registry import read_script
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.breakdown import Breakdown
from tablework.script.breakdown_document import to_document
from tablework.script.presence import Answer

EXAMPLE = """Example: tablework breakdown hamlet.fountain
         tablework breakdown hamlet.fountain --answers answers.json --json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and what people answered."""
    parser.add_argument("file", metavar="FILE", help="the script file; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print the breakdown as one JSON document")
    add_answers(parser)


def add_answers(parser: argparse.ArgumentParser) -> None:
    """What people answered."""
    parser.add_argument(
        "--answers",
        metavar="ANSWERS.json",
        help='answers to doubts: [{"element": "e5", "role": "waiter", "on_stage": true}]',
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the breakdown."""
    data, name = input_file(arguments.file)
    answered = answers(arguments)
    breakdown = break_down(read_script(data, name), answered)
    if arguments.json:
        print_json(to_document(breakdown, answered))
    else:
        print_text(_table(breakdown))
    return 0


def answers(arguments: argparse.Namespace) -> tuple[Answer, ...]:
    """The answers that a command is given, if any.

    Raises:
        UnreadableScriptError: the file holds none.
    """
    path = arguments.answers
    if not path:
        return ()
    try:
        entries = json.loads(Path(path).read_text(encoding="utf-8"))
        return tuple(Answer(str(e["element"]), str(e["role"]), bool(e["on_stage"])) for e in entries)
    except (OSError, ValueError, KeyError, TypeError):
        raise UnreadableScriptError(
            f'{path} holds no answers. It wants a list like [{{"element": "e5", "role": "waiter", "on_stage": true}}].'
        ) from None


def _table(breakdown: Breakdown) -> str:
    low, high = (round(minutes) for minutes in breakdown.running)
    lines = [f"{breakdown.words:,} words, {low} to {high} minutes", ""]
    lines.append(f"{'Role':30} {'Speeches':>8} {'Words':>7} {'Scenes':>6} {'Minutes on stage':>17}")
    for role in sorted(breakdown.roles, key=lambda role: -role.words):
        minutes = f"{role.minutes_on_stage.low:.0f} to {role.minutes_on_stage.high:.0f}"
        lines.append(f"{role.name[:30]:30} {role.speeches:8,} {role.words:7,} {len(role.scenes):6} {minutes:>17}")
    if breakdown.doubts:
        lines += ["", f"{len(breakdown.doubts)} doubts about who is on stage:"]
        lines += [f"  {doubt.element}: {doubt.why}" for doubt in breakdown.doubts]
    return "\n".join(lines)
