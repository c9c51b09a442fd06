"""Check that the desk is whole: files as they came, drafts readable, search sound, books as they were written."""

from __future__ import annotations

import argparse
from contextlib import closing

from tablework.cli.desks import OWNER, add_desk, desk_folder, open_shelf
from tablework.cli.outputs import print_json, print_text
from tablework.shelf.sqlite_casting import SqliteCastingLog
from tablework.shelf.sqlite_log import SqliteLog

EXAMPLE = "Example: tablework check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which desk."""
    parser.add_argument("--json", action="store_true", help="print what was found as one JSON document")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Name all damage; the answer is 1 when there is any."""
    with closing(open_shelf(arguments.desk)) as shelf:
        log = SqliteLog(shelf.file)
        damage = [*shelf.damage(), *log.damage(), *SqliteCastingLog(shelf.file).damage()]
        books = len(log.productions())
        scripts = len(shelf.stack(OWNER)) if not damage else 0
    if arguments.json:
        print_json({"whole": not damage, "damage": [{"what": d.what, "remedy": d.remedy} for d in damage]})
    elif damage:
        print_text("\n".join(f"{d.what} {d.remedy}" for d in damage))
    else:
        kept = f"{scripts:,} scripts as they came, {books:,} books as they were written"
        print_text(f"The desk in {desk_folder(arguments.desk)} is whole: {kept}.")
    return int(bool(damage))
