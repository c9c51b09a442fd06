"""``tablework plan``: a plan on standard output, or one sentence about what to put right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.calls.periods import MONDAY, call, period, person

from tablework.cli.main import main


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    """Two scenes with Margot, one of which is too long for any day."""
    file = tmp_path / "period.json"
    file.write_text(json.dumps(period(call("1", 60, "margot"), call("2", 600, "margot"))), encoding="utf-8")
    return file


def test_the_plan_as_people_read_it(problem: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["plan", str(problem), "--seconds", "0.6"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0 min of waiting, and nobody can do better.",
        "  2026-11-23 10:00-11:00  1  main",
        "2 has no place.",
        "  No day is open for 600 minutes at a stretch, which “Scene 2” takes.",
    ]


def test_the_plan_as_one_json_document(problem: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["plan", str(problem), "--seconds", "0.6", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found["calls"]] == ["1"]
    assert found.keys() >= {"unplaced", "waiting_minutes", "lower_bound_minutes", "proved", "moved", "rules", "seconds"}


def test_two_days_are_proved_when_somebody_asks(problem: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["plan", str(problem), "--seconds", "0.6", "--prove"]) == 0
    assert "stretches of one and two days" in capsys.readouterr().out


def test_what_fixed_calls_break_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    fixed = {"start": f"{MONDAY}T10:00", "room": "main"}
    bea = person("bea", [f"{MONDAY}T10:00", f"{MONDAY}T12:00", "a secret"])
    file = tmp_path / "period.json"
    file.write_text(json.dumps(period(call("1", 60, "bea", fixed=fixed), people=[bea])), encoding="utf-8")
    assert main(["plan", str(file), "--seconds", "0.6"]) == 0
    out = capsys.readouterr().out
    assert "Bea is not free on Monday 23 Nov from 10:00 to 12:00." in out
    assert "secret" not in out


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "{}", "\ufeff{}", "[" * 100_000])
def test_a_file_that_is_no_problem_is_refused_in_one_sentence(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "period.json"
    file.write_text(text, encoding="utf-8")
    assert main(["plan", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith(".")
    assert len(said.err.splitlines()) == 1
