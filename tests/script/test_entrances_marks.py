"""The marks: how well presence is worked out in thirty old plays, by an independent checker kept beside the project.

Nothing of those plays may be copied here, so this needs the folder beside the repository and is left out without it.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from tablework.readers.fountain import read_fountain
from tablework.readers.tei import read_tei
from tablework.script.document import to_document
from tablework.script.draft import Draft
from tablework.script.entrances import on_stage


def _checker(truth: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location("presence_score", truth / "presence_score.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def _score(checker: ModuleType, draft: Draft, facts: Path) -> dict[str, Any]:
    presence = on_stage(draft)
    breakdown = {
        "french_scenes": [
            {"first": s.first, "last": s.last, "on_stage": list(s.on_stage)} for s in presence.french_scenes
        ],
        "doubts": [{"element": d.element, "roles": list(d.roles)} for d in presence.doubts],
    }
    return dict(checker.score(to_document(draft), breakdown, checker.json.loads(facts.read_text())))


def _share_at_doubts(results: list[dict[str, Any]]) -> float:
    return sum(r["at_doubts"] for r in results) / sum(r["error_weight"] for r in results)


def test_plays_without_mark_up(truth: Path, tmp_path: Path):
    checker, results = _checker(truth), []
    for play in sorted((truth / "folger").glob("*.xml")):
        bare = tmp_path / play.name
        subprocess.run([sys.executable, truth / "strip_markup.py", play, bare], check=True)
        results.append(_score(checker, read_tei(bare.read_bytes()), play.with_suffix(".json")))
    assert checker.pool(results) >= 0.97
    assert max(r["doubts"] for r in results) <= 40
    assert _share_at_doubts(results) >= 0.94


def test_plays_typed_as_fountain(truth: Path):
    checker = _checker(truth)
    results = [
        _score(checker, read_fountain(play.read_bytes()), play.with_suffix(".json"))
        for play in sorted((truth / "moby").glob("*.fountain"))
    ]
    assert checker.pool(results) >= 0.952
    assert max(r["doubts"] for r in results) <= 40
    assert _share_at_doubts(results) >= 0.79


def test_plays_with_mark_up(truth: Path):
    checker = _checker(truth)
    results = [
        _score(checker, read_tei(play.read_bytes()), play.with_suffix(".json"))
        for play in sorted((truth / "folger").glob("*.xml"))
    ]
    assert checker.pool(results) >= 0.9995
