"""Take people into the company from a table or address cards, or give them out."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.exchange_people import IMPORTS, export, take_in
from tablework.cli.desks import OWNER, add_desk, now, open_shelf
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_text
from tablework.readers.people_rows import UnreadablePeopleError
from tablework.shelf.ours import OurDesk
from tablework.shelf.sqlite_casting import SqliteCastingLog

EXAMPLE = """Example: tablework people import company.csv
         tablework people export company.vcf"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which way, and the file."""
    parser.add_argument("way", choices=("import", "export"), help="take people in, or give them out")
    parser.add_argument("file", metavar="FILE", help="a .csv table or .vcf address cards; - reads standard input")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it, and say how many there were."""
    with closing(open_shelf(arguments.desk)) as shelf:
        if arguments.way == "export":
            print_text(_give_out(CastingDesk(SqliteCastingLog(shelf.file), now), arguments.file))
            return 0
        with OurDesk(shelf.file.path) as ours:
            print_text(_take_in(CastingDesk(SqliteCastingLog(shelf.file, ours.check), now), arguments.file))
    return 0


def _take_in(desk: CastingDesk, file: str) -> str:
    data, name = input_file(file)
    took = take_in(desk, OWNER, data, name if file != "-" else "people.csv")
    agencies = f"{took['changed_agencies']} agencies added or brought up to date"
    return f"{took['added']} added, {took['changed']} brought up to date, {agencies}."


def _give_out(desk: CastingDesk, file: str) -> str:
    format_ = file.lower().rpartition(".")[2] if file != "-" else "csv"
    if format_ not in IMPORTS:
        raise UnreadablePeopleError("People go out as .csv or as .vcf: give the file one of these endings.")
    data = export(desk, format_)
    if file == "-":
        sys.stdout.buffer.write(data)
        return ""
    Path(file).write_bytes(data)
    return f"{len(data):,} bytes in {file}."
