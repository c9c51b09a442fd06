"""``tablework``: finds the command, runs it, and says in one sentence what went wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from tablework.actions.carry_marks import MarksError
from tablework.actions.come_to_the_table import ComingError
from tablework.actions.double_roles import WrongAnswerError
from tablework.calls.check import WrongPlanError
from tablework.calls.problem import ProblemError
from tablework.casting.doubling.conditions import ConditionError
from tablework.readers.trouble import UnreadableScriptError
from tablework.shelf.trouble import ShelfTroubleError

COMMANDS = {
    "serve": "open the desk in the browser",
    "read": "read one script file",
    "breakdown": "who is in a script, who is on stage when, how long it plays",
    "double": "the smallest company that can play a script, and who doubles whom",
    "order": "in which order to take one day's pieces so that people wait least",
    "plan": "a plan of calls for a rehearsal period, in which people wait as little as possible",
    "carry": "where the marks of an old draft are in a new one",
    "add": "put scripts on the stack",
    "reread": "read scripts without mark-up again with this version's reader",
    "find": "find words, roles, titles on the stack, or the right part for somebody",
    "people": "take people into the company from a file, or give them out",
    "invite": "invite somebody to a book, or let somebody in again",
    "check": "check that the desk is whole",
}
"""Each command is a module of this package with `add_arguments(parser)` and `run(arguments)`."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code: 0 done, 1 it could not be done, 2 wrong usage."""
    words = list(sys.argv[1:] if words is None else words)
    arguments = _parser(words).parse_args(words or ["serve"])
    try:
        return int(import_module(f"tablework.cli.{arguments.command}").run(arguments))
    except (
        UnreadableScriptError,
        ShelfTroubleError,
        ComingError,
        ConditionError,
        WrongAnswerError,
        ProblemError,
        WrongPlanError,
        MarksError,
    ) as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(
            f"{error.strerror or error}{where}. Free some space or choose another place, then try again.",
            file=sys.stderr,
        )
    return 1


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; only the command that is named gets its arguments, so that a command starts quickly."""
    parser = argparse.ArgumentParser(
        prog="tablework",
        description="Tablework, the director's table.",
        epilog="Example: tablework read hamlet.fountain --json",
    )
    parser.add_argument("--version", action="version", version=f"tablework {_version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    named = words[0] if words and words[0] in COMMANDS else "serve"
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, formatter_class=argparse.RawDescriptionHelpFormatter)
        if name == named:
            module = import_module(f"tablework.cli.{name}")
            command.description, command.epilog = module.__doc__, module.EXAMPLE
            module.add_arguments(command)
    return parser


def _version() -> str:
    from tablework import __version__  # noqa: PLC0415 (main is imported while the package is)

    return __version__
