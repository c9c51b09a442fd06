"""Where the marks of an old draft are in a new one: kept, changed, moved, cut, or for somebody to look at."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tablework.actions.carry_marks import MarksError, carried, marks_from
from tablework.actions.read_scripts import read
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_json, print_text
from tablework.script.draft import Draft

EXAMPLE = """Example: tablework read draft-4.fountain --json   (for the ids of its elements)
         tablework carry draft-4.fountain draft-5.pdf marks.json --json"""

_AROUND = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """OLD, NEW and MARKS.json."""
    parser.add_argument("old", metavar="OLD", help="the draft that the marks are on")
    parser.add_argument("new", metavar="NEW", help="the draft that they go to")
    parser.add_argument("marks", metavar="MARKS.json", help="the marks; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print what became of each as one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print what became of each mark."""
    old, new = read(arguments.old), read(arguments.new)
    found = list(carried(old, new, marks_from(_document(arguments.marks), old)))
    if arguments.json:
        print_json({"marks": found})
    else:
        print_text("\n".join(_in_words(new, found)))
    return 0


def summed_up(counts: Mapping[str, int]) -> str:
    """How many marks came along, and how."""
    along = counts.get("kept", 0) + counts.get("changed", 0) + counts.get("moved", 0)
    return (
        f"{along} marks came along, {counts.get('changed', 0)} with changed words, {counts.get('moved', 0)} moved, "
        f"{counts.get('look', 0)} need a look, {counts.get('cut', 0)} were cut."
    )


def _document(name: str) -> Any:
    data, _ = input_file(name)
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise MarksError("These marks are no JSON: save them again, or export them anew.") from None


def _in_words(new: Draft, found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield summed_up(Counter(mark["outcome"] for mark in found))
    for mark in found:
        if mark["outcome"] in {"look", "cut"}:
            yield f"{mark['id']}: {mark.get('why', 'Its words are gone.')}{_offered(new, mark)}"


def _offered(new: Draft, mark: Mapping[str, Any]) -> str:
    if mark["first"] is None:
        return ""
    text = new.elements[new.place[mark["first"]]].text[mark["start"] :]
    return f" Perhaps at “{text[:_AROUND]}” ({mark['first']})."
