"""Find words on the stack: titles, authors, roles, lines; or with --for the parts that are right for somebody."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.find_parts import Asked, PartsDesk
from tablework.actions.work_the_stack import find
from tablework.cli.desks import OWNER, add_desk, now, open_shelf
from tablework.cli.outputs import print_json, print_text
from tablework.shelf.port import COUNTED
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.trouble import ShelfTroubleError

EXAMPLE = """Example: tablework find two women piano
         tablework find '"what a piece of work"'
         tablework find --for Margot
         tablework find piano --for Margot --json"""

_SHOWN = 20
"""Parts that are printed; --json has more."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to find, and for whom."""
    parser.add_argument("words", metavar="WORDS", nargs="*", help='all of them in one line; "in quotes" together')
    parser.add_argument("--for", metavar="PERFORMER", dest="performer", help="which parts are right for them, and why")
    parser.add_argument("--json", action="store_true", help="print what was found as one JSON document")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found, which may be nothing."""
    words = " ".join(arguments.words)
    with closing(open_shelf(arguments.desk)) as shelf:
        if arguments.performer:
            found = _parts_for(shelf, arguments.performer, words)
            text = _parts_in_words(found)
        elif words:
            found = find(shelf, OWNER, words)
            text = "\n\n".join(map(_in_words, found["scripts"])) or "Nothing on the stack says that."
        else:
            raise ShelfTroubleError("Give the words to find, or --for and the name of a performer.")
    if arguments.json:
        print_json(found)
    else:
        print_text(text)
    return 0


def _parts_for(shelf: SqliteShelf, name: str, words: str) -> dict[str, Any]:
    """The answer for the performer of this name, or whose name begins like that.

    Raises:
        ShelfTroubleError: there is none, or several.
    """
    casting = CastingDesk(SqliteCastingLog(shelf.file), now)
    names = casting.ask(lambda records: {kept.record: kept.data["name"] for kept in records.all("performer")})
    wanted = name.casefold()
    same = [record for record, known in names.items() if known.casefold() == wanted]
    same = same or [record for record, known in names.items() if known.casefold().startswith(wanted)]
    if len(same) != 1:
        several = ", ".join(sorted(names[record] for record in same))
        why = f"Several are called {name}: {several}" if same else f"Nobody in the company is called {name}"
        raise ShelfTroubleError(f"{why}. See who is there with: tablework people export -")
    return PartsDesk(shelf, casting, OWNER).parts_for(same[0], Asked(words))


def _parts_in_words(found: dict[str, Any]) -> str:
    return "\n".join([found["sentence"], *(line for part in found["right"][:_SHOWN] for line in _part_in_words(part))])


def _part_in_words(part: dict[str, Any]) -> list[str]:
    unsure = f" and {part['unsure']} unsure" if part["unsure"] else ""
    lines = ["", f"{part['name']}, {part['title']}: {part['sure']} points{unsure}"]
    return [*lines, *(f"  {reason['points']:+d}  {reason['sentence']}" for reason in part["reasons"])]


def _in_words(script: dict[str, Any]) -> str:
    by = f", by {', '.join(script['authors'])}" if script["authors"] else ""
    lines = [f"{script['title']}{by} ({script['count']}{'+' if script['count'] == COUNTED else ''})"]
    for hit in script["hits"]:
        place = ", ".join(filter(None, [hit["division"], f"p. {hit['page']}" if hit["page"] else None, hit["role"]]))
        lines.append(f"  {place or hit['field']}: {hit['text']}")
    return "\n".join(lines)
