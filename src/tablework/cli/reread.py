"""Read scripts without mark-up again with this version's reader. Corrections stay; what has a book stays as it is."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from tablework.actions.reading_room import ReadingRoom
from tablework.actions.review_reading import read_anew
from tablework.cli.desks import OWNER, add_desk, now, open_shelf
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import ShelfTroubleError

EXAMPLE = "Example: tablework reread"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which desk."""
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read again what an older version has read; the answer is 1 when something had to stay as it is."""
    count = failed = 0
    with closing(open_shelf(arguments.desk)) as shelf, ReadingRoom(1) as room:
        for script in shelf.unmarked():
            try:
                count += read_anew(shelf, room, OWNER, script, now())
            except ShelfTroubleError as error:
                failed += 1
                print(f"{_name(shelf, script)}: {error}", file=sys.stderr)
    print(f"{count:,} read again, {failed:,} left as they are.", file=sys.stderr)
    return int(bool(failed))


def _name(shelf: Shelf, script: str) -> str:
    row = shelf.on_stack(OWNER, script)
    return row.name if row else script
