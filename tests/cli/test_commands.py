"""The command line, run as people and programs run it."""

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tablework.cli.main import COMMANDS, main

DUST = b"Title: Dust\nAuthor: Ada Quill\n\n# ACT ONE\n\nANNA\nA door.\n\nBEN\nWhere?\n"


@pytest.fixture
def dust(tmp_path):
    path = tmp_path / "dust.fountain"
    path.write_bytes(DUST)
    return path


@pytest.fixture
def desk(tmp_path):
    return ["--desk", str(tmp_path / "desk")]


def run(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tablework", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


def document(*words: object, stdin: bytes = b"") -> dict:
    done = run(*words, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_read_prints_the_draft(dust):
    read = document("read", dust)
    assert (read["tablework"], read["title"], read["authors"], read["format"]) == (1, "Dust", ["Ada Quill"], "fountain")
    assert [role["id"] for role in read["roles"]] == ["anna", "ben"]
    assert read["elements"][-1]["text"] == "Where?"


def test_read_takes_standard_input_and_writes_other_formats(dust):
    assert document("read", "-", stdin=DUST)["title"] == "Dust"
    assert run("read", dust, "--fountain").stdout == DUST
    tei = run("read", dust, "--tei").stdout
    assert document("read", "-", stdin=tei)["format"] == "tei"
    assert b"Dust" in run("read", "-", "--fountain", stdin=tei).stdout


def test_read_says_in_a_few_lines_what_a_script_is(dust):
    assert run("read", dust).stdout.decode().splitlines() == [
        "Dust, by Ada Quill",
        "fountain: 2 roles, 1 act, 5 elements",
    ]


def test_breakdown(dust, tmp_path):
    found = document("breakdown", dust)
    assert found["words"] == 3
    assert [role["words"] for role in found["roles"]] == [2, 1]
    answers = tmp_path / "answers.json"
    answers.write_text('[{"element": "e1", "role": "ben", "on_stage": false}]')
    assert any(doubt["answered"] for doubt in document("breakdown", dust, "--answers", answers)["doubts"])
    assert "ANNA" in run("breakdown", dust).stdout.decode()


def test_double(tmp_path):
    """Every condition that can be said on the command line, and the answer as a document and in words."""
    names = ("ANNA", "BEN"), ("CARA", "DORA"), ("ANNA", "DORA")
    scenes = [
        f"## Scene {n}\n\nEnter {a} and {b}.\n\n{a}\nOne two.\n\n{b}\nThree.\n\nALL\nFour!\n\nExeunt."
        for n, (a, b) in enumerate(names)
    ]
    pier = tmp_path / "pier.fountain"
    pier.write_text("\n\n".join(scenes))
    found = document("double", pier)
    assert (found["company"], found["lower_bound"], found["proved"], found["gap_words"]) == (2, 2, True, 0)
    assert len(found["limiting"]["on_stage"]) == 2
    said = [
        "--gap",
        "1",
        "--minutes",
        "0.01",
        "--apart",
        "Ben,cara",
        "--alone",
        "anna",
        "--most",
        "3",
        "--group",
        "ALL=1",
    ]
    said += ["--costume", "ben,dora=0.1", "--played-by", "Ben=man", "--age", "ben=20-30", "--age", "cara=25"]
    said += ["--understudy", "anna,ben", "--together", "anna", "--split", "dora=e20"]
    assert document("double", pier, *said)["company"] > 2
    words = run("double", pier, "--understudy", "ben").stdout.decode()
    assert words.startswith("2 performers (proved).\n")
    assert "are needed at once, from e" in words
    assert "BEN is covered by performer" in words or "BEN is covered by nobody" in words
    assert "is both" in run("double", pier, "--company", "1").stdout.decode()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (["--alone", "nobody"], "There is no role “nobody”"),
        (["--group", "anna"], "write it as NAME=VALUE"),
        (["--age", "anna=old"], "is no number"),
        (["--company", "0"], "at least one performer"),
        (["--gap", "-1"], "less than nothing"),
    ],
)
def test_double_says_what_cannot_be(dust, said, says):
    done = run("double", dust, *said)
    assert (done.returncode, done.stdout) == (1, b"")
    assert says in done.stderr.decode()


def test_answers_that_are_none(dust, tmp_path):
    for text in ["{", "[1]", '[{"element": "e1"}]']:
        (tmp_path / "answers.json").write_text(text)
        done = run("breakdown", dust, "--answers", tmp_path / "answers.json")
        assert done.returncode == 1
        assert b"holds no answers" in done.stderr


def test_add_find_and_check(dust, desk, tmp_path):
    (tmp_path / "torn.fdx").write_bytes(b"<FinalDraft>")
    done = run("add", dust, tmp_path / "torn.fdx", *desk)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == ["dust.fountain: added"]
    assert "torn.fdx: This file breaks off" in done.stderr.decode()
    assert document("add", dust, *desk)["files"][0]["outcome"] == "already"
    assert document("find", "door", *desk)["scripts"][0]["title"] == "Dust"
    assert "ANNA: A door." in run("find", "door", *desk).stdout.decode()
    assert run("find", "window", *desk).stdout.decode() == "Nothing on the stack says that.\n"
    assert document("check", *desk) == {"whole": True, "damage": []}
    assert "is whole: 1 scripts" in run("check", *desk).stdout.decode()


def test_check_names_damage(dust, desk):
    run("add", dust, *desk)
    import sqlite3

    with sqlite3.connect(Path(desk[1]) / "desk.sqlite") as connection:
        connection.execute("UPDATE source SET bytes = x'00'")
    done = run("check", *desk)
    assert done.returncode == 1
    assert "is not as it came" in done.stdout.decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["read", "nothing.fountain"], "There is no file of this name."),
        (["read", "."], "This is a folder."),
        (["breakdown", "/dev/null"], "This file is empty."),
        (["check", "--desk", "/dev/null"], "cannot be made"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(words: list[str], says: str) -> None:
    done = run(*words)
    assert done.returncode == 1
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_wrong_usage_is_2():
    assert run("read").returncode == 2
    assert run("nothing").returncode == 2


@pytest.mark.parametrize("command", [*COMMANDS, ""])
def test_help_has_an_example(command: str) -> None:
    done = run(*filter(None, [command]), "--help")
    assert done.returncode == 0
    assert b"Example: tablework" in done.stdout


def test_the_version():
    assert run("--version").stdout.startswith(b"tablework 0.")


def test_a_reader_that_goes_away_is_no_disaster(dust):
    """``tablework read … | head -1``"""
    command = f"{sys.executable} -m tablework read {dust} --json | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def test_a_full_disk_is_said_in_a_sentence(dust, monkeypatch, capsys):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "out.json")

    monkeypatch.setattr("tablework.cli.read.print_json", full)
    assert main(["read", str(dust), "--json"]) == 1
    assert "No space left on device (out.json)." in capsys.readouterr().err


def test_a_person_who_stops_it_stops_it(dust, monkeypatch, capsys):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tablework.cli.read.print_json", stop)
    assert main(["read", str(dust), "--json"]) == 1
    assert capsys.readouterr().err == "Stopped.\n"


def test_serve_opens_the_desk_on_the_sample_plays_and_goes_when_told(desk):
    command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", *desk]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            address = server.stderr.readline().split()[5]
            with urllib.request.urlopen(f"{address}api/stack", timeout=20) as answer:  # noqa: S310 (our own address)
                titles = {row["title"] for row in json.load(answer)["scripts"]}
            assert titles == {"The Hour Between", "Lost Property"}
        finally:
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) in {0, 1, -signal.SIGINT, 130}
        assert "Traceback" not in server.stderr.read()


def test_a_port_that_is_taken_is_said_in_a_sentence(desk):
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run("serve", "--no-open", "--port", other.getsockname()[1], *desk)
    assert done.returncode == 1
    assert "is taken by another program" in done.stderr.decode()
    assert not Path(desk[1]).exists()
