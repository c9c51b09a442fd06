"""The smallest company that can play a script, with the proof, under what the director says about doubling."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from tablework.actions.double_roles import double
from tablework.actions.read_scripts import break_down
from tablework.casting.doubling.conditions import ConditionError, Conditions, pairs
from tablework.cli.breakdown import add_answers, answers
from tablework.cli.inputs import input_file
from tablework.cli.outputs import print_json, print_text
from tablework.readers.registry import read_script
from tablework.script.draft import Draft
from tablework.script.words import fold

EXAMPLE = """Example: tablework double hamlet.fountain --gap 300
         tablework double hamlet.fountain --company 14 --alone Hamlet --apart Ghost,Claudius
         tablework double hamlet.fountain --group Players=3 --understudy Hamlet,Ophelia"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, and what the director says."""
    parser.add_argument("file", metavar="FILE", help="the script file; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print the doubling as one JSON document")
    parser.add_argument("--gap", type=int, default=0, metavar="WORDS", help="words spoken between two parts, at least")
    parser.add_argument("--minutes", type=float, default=0.0, help="minutes between two parts, at least")
    parser.add_argument("--least", type=int, default=0, metavar="WORDS", help="smaller roles are not counted")
    parser.add_argument("--company", type=int, metavar="N", help="so many performers, the words shared evenly")
    parser.add_argument("--most", type=int, metavar="N", help="at most so many parts each")
    several: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument("--together", **several, metavar="A,B", help="roles for one performer")
    parser.add_argument("--apart", **several, metavar="A,B", help="roles never for one performer")
    parser.add_argument("--alone", **several, metavar="A,B", help="roles that are not doubled")
    parser.add_argument("--costume", **several, metavar="A,B=MINUTES", help="how long a change takes")
    parser.add_argument("--played-by", **several, metavar="A=WHO", help="who can play a role: woman, man, soprano …")
    parser.add_argument("--age", **several, metavar="A=FROM-TO", help="which ages its performer must look")
    parser.add_argument("--group", **several, metavar="A=N", help="a group needs so many performers at least")
    parser.add_argument("--split", **several, metavar="A=ELEMENT,…", help="another performer takes over there")
    parser.add_argument("--understudy", **several, metavar="A,B", help="roles that need a cover")
    add_answers(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the tracks."""
    data, name = input_file(arguments.file)
    draft = read_script(data, name)
    breakdown = break_down(draft, answers(arguments))
    found = double(draft, breakdown, _conditions(draft, arguments), arguments.company)
    if arguments.json:
        print_json(found)
    else:
        print_text("\n".join(_in_words(draft, found)))
    return 0


def _conditions(draft: Draft, arguments: argparse.Namespace) -> Conditions:
    names = _Names(draft)
    return Conditions(
        gap_words=arguments.gap,
        gap_minutes=arguments.minutes,
        least_words=arguments.least,
        costume_minutes={
            frozenset(names.all(roles)): _number(float, minutes) for roles, minutes in _given(arguments.costume)
        },
        together=pairs(map(names.all, arguments.together)),
        apart=pairs(map(names.all, arguments.apart)),
        alone=frozenset(role for roles in arguments.alone for role in names.all(roles)),
        most=arguments.most,
        played_by={names.one(role): fold(who) for role, who in _given(arguments.played_by)},
        ages={names.one(role): _ages(ages) for role, ages in _given(arguments.age)},
        groups={names.one(role): _number(int, number) for role, number in _given(arguments.group)},
        split={names.one(role): tuple(places.split(",")) for role, places in _given(arguments.split)},
        covered=frozenset(role for roles in arguments.understudy for role in names.all(roles)),
    )


class _Names:
    """Roles as people name them: by id, or by name whatever its case."""

    def __init__(self, draft: Draft) -> None:
        self._ids = {fold(name): role.id for role in reversed(draft.roles) for name in (*role.labels, role.name)}
        self._ids |= {role.id: role.id for role in draft.roles}

    def one(self, name: str) -> str:
        found = self._ids.get(name) or self._ids.get(fold(name))
        if found is None:
            raise ConditionError(f"There is no role “{name}” in this script: `tablework breakdown` lists them.")
        return found

    def all(self, names: str) -> list[str]:
        return [self.one(name) for name in names.split(",")]


def _given(pairs_: Iterable[str]) -> Iterator[tuple[str, str]]:
    """``A=B`` as its two sides."""
    for pair in pairs_:
        name, sign, value = pair.partition("=")
        if not sign or not name or not value:
            raise ConditionError(f"“{pair}” does not say for whom and what: write it as NAME=VALUE.")
        yield name, value


def _number(kind: type[int | float], text: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        raise ConditionError(f"“{text}” is no number: write it in digits.") from None


def _ages(text: str) -> tuple[int, int]:
    young, _, old = text.partition("-")
    return _number(int, young), _number(int, old or young)


def _in_words(draft: Draft, found: dict[str, Any]) -> Iterator[str]:
    name = {role.id: role.name for role in draft.roles}
    proof = "proved" if found["proved"] else f"perhaps fewer, but not fewer than {found['lower_bound']}"
    yield f"{found['company']} performers ({proof})."
    if found["limiting"]:
        roles = ", ".join(name[role] for role in found["limiting"]["on_stage"])
        if found["limiting"]["at_once"]:
            yield f"{roles} are needed at once, from {found['limiting']['first']} to {found['limiting']['last']}."
        else:
            yield f"Each of {roles} meets all the others, or follows them too soon."
    unsure = {track for doubt in found["leans_on_doubts"] for track in doubt["tracks"]}
    yield ""
    for n, (track, words) in enumerate(zip(found["tracks"], found["words"], strict=True)):
        sign = "  (leans on a doubt)" if n in unsure else ""
        yield f"{n + 1:3}  {', '.join(name[role] for role in track)}  {words:,} words{sign}"
    for both in found["two_at_once"]:
        roles = " and ".join(name[role] for role in both["roles"])
        yield f"Performer {both['track'] + 1} is both {roles} at {both['moments'][0]['element']}."
    for cover in found["understudies"]:
        who = "nobody in the company" if cover["track"] is None else f"performer {cover['track'] + 1}"
        yield f"{name[cover['role']]} is covered by {who}."
