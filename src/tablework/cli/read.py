"""Read one script file, of any format, and print it as a draft."""

from __future__ import annotations

import argparse
import sys

from tablework.actions.write_scripts import as_fountain, as_tei
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_json, print_text
from tablework.readers.registry import read_script
from tablework.script.document import to_document
from tablework.script.draft import Draft

EXAMPLE = "Example: tablework read hamlet.fdx --json > hamlet.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and the shape to print it in."""
    parser.add_argument("file", metavar="FILE", help="the script file; - reads standard input")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print the whole draft as one JSON document")
    shape.add_argument("--fountain", action="store_true", help="print the script as Fountain")
    shape.add_argument("--tei", action="store_true", help="print the script as TEI")


def run(arguments: argparse.Namespace) -> int:
    """Print the draft."""
    data, name = input_file(arguments.file)
    draft = read_script(data, name)
    if arguments.json:
        print_json(to_document(draft))
    elif arguments.fountain:
        sys.stdout.buffer.write(as_fountain(draft, data if draft.format == "fountain" else None))
    elif arguments.tei:
        sys.stdout.buffer.write(as_tei(draft))
    else:
        print_text(_summary(draft))
    return 0


def _summary(draft: Draft) -> str:
    lines = [draft.title + (f", by {', '.join(draft.authors)}" if draft.authors else "")]
    kinds = {kind: sum(d.kind == kind for d in draft.divisions) for kind in ("act", "scene", "song")}
    counted = [f"{n} {kind}{'s' if n != 1 else ''}" for kind, n in kinds.items() if n]
    roles = sum(not role.group for role in draft.roles)
    lines.append(", ".join([f"{draft.format}: {roles} roles", *counted, f"{len(draft.elements):,} elements"]))
    lines += [f"{puzzle.element}: {puzzle.why}" for puzzle in draft.puzzles[:20]]
    return "\n".join(lines)
