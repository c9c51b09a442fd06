"""Find words on the stack: in titles, authors, roles and every line, with where they stand."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import Any

from tablework.actions.work_the_stack import find
from tablework.cli.desks import OWNER, add_desk, open_shelf
from tablework.cli.outputs import print_json, print_text
from tablework.shelf.port import COUNTED

EXAMPLE = """Example: tablework find two women piano
         tablework find '"what a piece of work"'"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to find."""
    parser.add_argument("words", metavar="WORDS", nargs="+", help='all of them in one line; "in quotes" together')
    parser.add_argument("--json", action="store_true", help="print what was found as one JSON document")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found, which may be nothing."""
    with closing(open_shelf(arguments.desk)) as shelf:
        found = find(shelf, OWNER, " ".join(arguments.words))
    if arguments.json:
        print_json(found)
    else:
        print_text("\n\n".join(map(_in_words, found["scripts"])) or "Nothing on the stack says that.")
    return 0


def _in_words(script: dict[str, Any]) -> str:
    by = f", by {', '.join(script['authors'])}" if script["authors"] else ""
    lines = [f"{script['title']}{by} ({script['count']}{'+' if script['count'] == COUNTED else ''})"]
    for hit in script["hits"]:
        place = ", ".join(filter(None, [hit["division"], f"p. {hit['page']}" if hit["page"] else None, hit["role"]]))
        lines.append(f"  {place or hit['field']}: {hit['text']}")
    return "\n".join(lines)
