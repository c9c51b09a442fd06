"""The house: what its walls promise, tried out."""

import subprocess
import sys
from pathlib import Path

PLAYS = Path(__file__).parents[1] / "src" / "tablework" / "plays"

WATCHED = """
import json, sys, zlib
from dataclasses import asdict, replace
from tablework.readers.fountain import read_fountain
from tablework.book.as_played import as_played
from tablework.book.book import Book
from tablework.book.carried_edges import Spot
from tablework.book.carrying import Carrying
from tablework.book.entries import from_wire, to_wire
from tablework.book.feed import news
from tablework.book.judgement import judge
from tablework.book.placing import Placing
from tablework.calls.breaks import lay_breaks
from tablework.calls.check import check as check_plan
from tablework.calls.document import placed_of, read_problem
from tablework.calls.measure import cost
from tablework.calls.moments import day_number
from tablework.calls.needed import calls_of, stretches_of
from tablework.calls.rehearsals import usual
from tablework.casting.doubling.conditions import Conditions
from tablework.casting.doubling.problem import counted_roles, doubling
from tablework.casting.doubling.check import check
from tablework.casting.doubling.document import Answered, to_document as doubling_document
from tablework.casting.doubling.timeline import timeline
from tablework.casting.needs.in_script import read_parts
from tablework.casting.parts import Index, part_with
from tablework.casting.performers.performer import Performer
from tablework.script.breakdown import break_down_draft
from tablework.script.breakdown_document import to_document as breakdown_document
from tablework.script.document import to_document
from tablework.script.drafts.comparing import compare
from tablework.script.drafts.revisions import revised
from tablework.script.drafts.summary import summed_up

def entry(number, kind, record, data):
    made = {"id": f"01900000-0000-7000-8000-{number:012x}", "record": record, "kind": kind, "verb": "make"}
    return replace(from_wire({**made, "data": data, "made_at": "2026-11-22T12:00:00Z"}), by="rosa", number=number)

text = sys.stdin.buffer.read()
draft = read_fountain(text)  # the reader may touch what it likes; from here on nobody may

def watch(event, arguments):
    if event.split(".")[0] in {"open", "socket", "sqlite3", "subprocess", "os", "shutil", "urllib", "tempfile"}:
        raise RuntimeError(f"the domain touched {event} {arguments}")

sys.addaudithook(watch)
breakdown = break_down_draft(draft)
problem = doubling(draft, timeline(draft, breakdown))
tracks = [[n] for n in range(len(problem.parts))]
doubled = doubling_document(draft, breakdown, Conditions(), problem, Answered(tracks, 1, [0], False))
shares = [[(part.role, part.number)] for part in problem.parts]
assert check(draft, breakdown, Conditions(), shares, counted_roles(draft)).wrong == ()
line = next(element for element in draft.elements if element.spoken)
words = {"draft": "d", "first": line.id, "start": 0, "last": line.id, "end": 4, "quote": line.text[:4]}
book = Book([entry(1, "person", "rosa", {"name": "Rosa", "position": "director"})])
cut = entry(2, "cut", "c", {"place": words})
assert judge(book, book.person("rosa"), cut, {"d": {line.id: (0, len(line.text))}}) is None
book.take(cut)
later = replace(draft, elements=tuple(e for e in draft.elements if e.kind != "stage_direction"), divisions=())
carrying = Carrying(compare(draft, later))
placing = Placing(["c", "d"], draft, lambda old, new: carrying)
played = break_down_draft(as_played(draft, book, placing))
came = [carrying.carry(Spot(e.id, 0, e.id, len(e.text))).outcome for e in draft.elements]
revision = [asdict(summed_up(carrying.by)), [line.pieces for line in revised(carrying.by)]]
told = [to_wire(one) for one in news(book, book.person("rosa"), 0)]
found = [came, revision, to_document(draft), breakdown_document(breakdown), breakdown_document(played), told, doubled]
parts = [part_with("d", part.role, part.words, part.needs) for part in read_parts(draft, breakdown)]
settings = usual(day_number("2026-11-23"))
calls = calls_of(settings, stretches_of(breakdown_document(breakdown), {}), {}, 240)
everybody = [{"id": who} for who in sorted({who for call in calls for who in call["people"]})]
period = read_problem(settings | {"rules": {}, "people": everybody, "calls": calls})
placed = placed_of(period, [{"id": "run.run", "start": "2026-12-12T14:00", "room": "room1"}])
found.append([cost(period, placed).total, len(check_plan(period, placed, lay_breaks(period, placed)))])
found.append(repr(Index(parts).answer(Performer("Margot", plays=("woman",)))))
print(zlib.crc32(json.dumps(found).encode()))
"""


def watched(seed: str) -> str:
    play = (PLAYS / "the-hour-between.fountain").read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        input=play,
        capture_output=True,
        check=False,
        env={"PYTHONHASHSEED": seed, "PATH": ""},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_domain_opens_nothing_and_gives_the_same_answer_for_any_hash_seed():
    """An audit hook ends the program as soon as the pure packages open a file, a socket or a database."""
    assert watched("1") == watched("2") == watched("77")


def test_reading_from_python_takes_two_lines():
    """
    >>> from tablework import break_down, read
    >>> break_down(read("the-hour-between.fountain")).words
    """
    from tablework import break_down, read

    draft = read(PLAYS / "the-hour-between.fountain")
    assert break_down(draft).words > 5000
