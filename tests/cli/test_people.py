"""The company on the command line: people in and out, and the right part for somebody."""

import json
import os
import signal
import subprocess
import sys

import pytest

ISLAND = b"Title: The Island\n\nARIEL\n~Full fathom five thy father lies.\n\nPORTER\nWho knocks?\n"
TABLE = b"name,pronouns,least_words,lowest\nMargot Reyes,she/her,4,G3\nMargot Bell,,,\nAnders,,,\n"


@pytest.fixture
def desk(tmp_path):
    return ["--desk", str(tmp_path / "desk")]


def run(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tablework", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


@pytest.fixture
def full(desk, tmp_path):
    """A desk with a script and three performers."""
    island = tmp_path / "island.fountain"
    island.write_bytes(ISLAND)
    assert run("add", island, *desk).returncode == 0
    took = run("people", "import", "-", *desk, stdin=TABLE)
    assert took.stdout == b"3 added, 0 brought up to date, 0 agencies added or brought up to date.\n", took.stderr
    return desk


def test_the_right_part_for_somebody(full):
    """Rosa asks for Margot by as much of her name as is hers alone."""
    said = run("find", "--for", "margot r", *full).stdout.decode().splitlines()
    assert said[0] == "2 parts in 1 play. 1 is right. 1 is smaller than she asks for."
    assert said[2:] == [
        "ARIEL, The Island: 4 points",
        "  +2  6 words; they ask for 4 or more.",
        "  +2  Sings; their voice is known.",
    ]


def test_words_narrow_it_and_json_has_all_of_it(full):
    found = json.loads(run("find", "knocks", "--for", "Anders", "--json", *full).stdout)
    assert [part["name"] for part in found["right"]] == ["PORTER"]
    assert found["right"][0]["unsure"] == found["right"][0]["score"]
    assert b"1 points and" not in run("find", "knocks", "--for", "Anders", *full).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("find",), "Give the words to find, or --for and the name of a performer."),
        (("find", "--for", "Otto"), "Nobody in the company is called Otto."),
        (("find", "--for", "Margot"), "Several are called Margot: Margot Bell, Margot Reyes."),
        (("people", "export", "people.xls"), "People go out as .csv or as .vcf"),
        (("people", "import", "nowhere.csv"), "There is no file of this name"),
    ],
)
def test_what_cannot_be_done_is_said(full, words, sentence):
    done = run(*words, *full)
    assert (done.returncode, done.stdout) == (1, b"")
    assert sentence in done.stderr.decode()


def test_people_go_out_and_come_into_another_desk(full, tmp_path):
    cards, other = tmp_path / "people.vcf", ["--desk", str(tmp_path / "other")]
    assert run("people", "export", cards, *full).returncode == 0
    assert run("people", "import", cards, *other).stdout.startswith(b"3 added")
    assert run("people", "export", "-", *full).stdout == run("people", "export", "-", *other).stdout


def test_nobody_is_taken_in_while_the_desk_is_open(full):
    """Two programs that write to one log lose what they say they have kept."""
    command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", *full]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
        assert server.stderr
        server.stderr.readline()
        done = run("people", "import", "-", *full, stdin=TABLE)
        server.send_signal(signal.SIGINT)
    assert (done.returncode, b"open in another Tablework" in done.stderr) == (1, True)
