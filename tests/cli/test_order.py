"""`tablework order`, run as people and programs run it."""

from __future__ import annotations

import json
import subprocess
import sys
from random import Random

import pytest

MONDAY = {
    "pieces": [
        {"id": "s1", "minutes": 20, "people": ["margot"]},
        {"id": "s2", "minutes": 30, "people": ["anders"]},
        {"id": "s3", "minutes": 10, "people": ["anders", "margot"], "not_before": ["s2"]},
    ],
    "rates": {"margot": 2},
}


def run(*words: object, stdin: object = None) -> subprocess.CompletedProcess[bytes]:
    text = stdin if isinstance(stdin, bytes) else json.dumps(stdin).encode()
    command = [sys.executable, "-m", "tablework", "order", *map(str, words)]
    return subprocess.run(command, input=text, capture_output=True, check=False, timeout=60)


def test_a_document_and_nothing_else(tmp_path):
    """From a file, as JSON: the shape that other programs read."""
    path = tmp_path / "monday.json"
    path.write_text(json.dumps(MONDAY))
    done = run(path, "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (found["order"], found["waiting"], found["lower_bound"], found["proved"]) == (["s2", "s3", "s1"], 0, 0, True)
    assert 0 <= found["seconds"] < 5


def test_in_words():
    """From standard input, for people: when each piece begins, who is in it, and who waits."""
    pieces = [*MONDAY["pieces"], {"id": "s4", "minutes": 5, "people": ["margot"], "not_before": ["s3"]}]
    pieces[1] = pieces[1] | {"not_before": ["s1"]}
    done = run("-", stdin={"pieces": pieces, "rates": {"margot": 2, "ines": 1}})
    assert done.stdout.decode().splitlines() == [
        "30 minutes of waiting in all, 60 at their rates (less is not possible).",
        "",
        "  0:00  s1             20 min  margot",
        "  0:20  s2             30 min  anders",
        "  0:50  s3             10 min  anders, margot",
        "  1:00  s4              5 min  margot",
        "",
        "margot waits 30 minutes.",
    ]
    assert done.stderr.decode() == "“ines” has a rate and is in no piece: it changes nothing.\n"


def test_a_day_without_waiting_says_so():
    assert run("-", stdin=MONDAY).stdout.decode().startswith("0 minutes of waiting in all (less is not possible).")


def test_time_is_kept_and_what_is_not_proved_says_so():
    """Thirty pieces and no time at all: an order, and a bound that is at least true."""
    chance = Random(1)
    casts = [[f"p{n}" for n in range(14) if chance.random() < 0.3] for _ in range(30)]
    pieces = [{"id": f"s{n}", "minutes": 5, "people": cast} for n, cast in enumerate(casts)]
    words = run("-", "--seconds", "0", stdin={"pieces": pieces}).stdout.decode()
    assert "(perhaps less, but at least 0)" in words.splitlines()[0]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"{", "This is no JSON"),
        (b"\xff\xfe", "This is no JSON"),
        (b"[" * 100_000, "This is no JSON"),
        ({"pieces": 3}, "This is no day"),
        ({"pieces": [{"id": "s1", "minutes": 5, "people": [], "not_before": ["s2"]}]}, "“s1” comes after “s2”"),
    ],
)
def test_what_is_no_day_is_said_in_one_sentence(given, says):
    done = run("-", "--json", stdin=given)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(says)
    assert done.stderr.decode().count("\n") == 1


def test_a_file_that_is_not_there(tmp_path):
    done = run(tmp_path / "tuesday.json")
    assert done.returncode == 1
    assert b"There is no file of this name" in done.stderr


@pytest.mark.parametrize("seconds", ["-1", "soon", "nan"])
def test_seconds_that_are_none(seconds):
    assert run("-", "--seconds", seconds, stdin=MONDAY).returncode == 2
