"""The house: what its walls promise, tried out."""

import subprocess
import sys
from pathlib import Path

PLAYS = Path(__file__).parents[1] / "src" / "tablework" / "plays"

WATCHED = """
import json, sys, zlib
from tablework.readers.fountain import read_fountain
from tablework.casting.company import smallest_company
from tablework.script.breakdown import break_down_draft
from tablework.script.breakdown_document import to_document as breakdown_document
from tablework.script.document import to_document

text = sys.stdin.buffer.read()
draft = read_fountain(text)  # the reader may touch what it likes; from here on nobody may

def watch(event, arguments):
    if event.split(".")[0] in {"open", "socket", "sqlite3", "subprocess", "os", "shutil", "urllib", "tempfile"}:
        raise RuntimeError(f"the domain touched {event} {arguments}")

sys.addaudithook(watch)
breakdown = break_down_draft(draft)
smallest_company(breakdown, frozenset(role.id for role in draft.roles))
print(zlib.crc32(json.dumps([to_document(draft), breakdown_document(breakdown)]).encode()))
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
