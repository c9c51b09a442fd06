"""Invite somebody to a book, or give somebody who has lost their way in a new one."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from tablework.actions.come_to_the_table import Entrance, Invitation
from tablework.cli.books import open_books
from tablework.cli.desks import OWNER, add_desk, desk_folder, now, open_shelf
from tablework.cli.outputs import print_json, print_text
from tablework.cli.serving import last_address, qr_in_words
from tablework.company.people import POSITIONS
from tablework.shelf.people import People, Person
from tablework.shelf.sqlite_people import SqlitePeople
from tablework.shelf.trouble import ShelfTroubleError

EXAMPLE = """Example: tablework invite "The Hour Between" --position performer --name Margot
         tablework invite --person Margot"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whom to invite, to what, and as what."""
    parser.add_argument("book", metavar="BOOK", nargs="?", help="the book's title or its id")
    parser.add_argument("--position", choices=list(POSITIONS), help="what they come as")
    parser.add_argument("--name", help="whom it is for")
    parser.add_argument("--person", metavar="NAME", help="let somebody who is known here already in again")
    parser.add_argument("--address", metavar="URL", help="where the desk is reached (else where it was last served)")
    parser.add_argument("--json", action="store_true", help="print the invitation as one JSON document")
    add_desk(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print an invitation: a link that works once, for a week."""
    if bool(arguments.book) == bool(arguments.person) or bool(arguments.book) != bool(arguments.position):
        print("Name either a book with --position, or somebody with --person.", file=sys.stderr)
        return 2
    folder = desk_folder(arguments.desk)
    with closing(open_shelf(arguments.desk)) as shelf, open_books(shelf) as room:
        people = SqlitePeople(shelf.file)
        entrance = Entrance(people, room.books, now)
        if arguments.person:
            made = entrance.way_back(_person(people, arguments.person).id, OWNER)
        else:
            made = entrance.invite(_book(entrance, arguments.book), OWNER, arguments.position, arguments.name)
    _hand_over(made, arguments, folder)
    return 0


def _hand_over(made: Invitation, arguments: argparse.Namespace, folder: Path) -> None:
    link = f"{(arguments.address or last_address(folder)).rstrip('/')}/join#{made.token}"
    if arguments.json:
        invite = made.invite
        about = {"book": invite.production, "position": invite.position, "name": invite.name, "person": invite.person}
        print_json({"link": link, "token": made.token, "expires_at": invite.expires_at, **about})
        return
    print_text(link)
    print(qr_in_words(link), file=sys.stderr)
    print("It works once, within a week. Hand it over by phone, on paper or in a chat.", file=sys.stderr)


def _book(entrance: Entrance, wanted: str) -> str:
    there = entrance.books(OWNER)
    found = [id_ for id_, title, _ in there if wanted == id_ or wanted.casefold() == title.casefold()]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"{title} ({id_})" for id_, title, _ in there) or "none yet: open a script's book first"
    raise ShelfTroubleError(f"Which book is “{wanted}”? Open on this desk: {titles}.")


def _person(people: People, wanted: str) -> Person:
    known = people.person(wanted)
    found = [known] if known else people.people_named(wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ShelfTroubleError(f"Nobody here is called {wanted}: check the name, or invite them to a book.")
    ids = ", ".join(person.id for person in found)
    raise ShelfTroubleError(f"{len(found)} people are called {wanted}: name one by their id ({ids}).")
