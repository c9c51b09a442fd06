"""Fountain: our reading beside the parsers people would otherwise use, for speed and for what they get right.

Each reads the same bytes in a process of its own that times itself inside, from bytes to its parse, best of several
after a warm-up. Peers only parse: whatever they offer for emphasis or notes afterwards is used for the cases, outside
of the timing. Ours is the whole reading, with roles, divisions, notes and emphasis.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tablework
from benchmarks.fountain_peers.installing import FOUNTAIN_JS, PeerTroubleError, from_npm, from_pypi, pinned, said_by
from benchmarks.fountain_peers.read_fountain_js import document as document_of_js
from benchmarks.measuring import SHARED, long_fountain, table

HAMLET = SHARED / "truth" / "moby" / "hamlet.fountain"
CASES = SHARED / "truth" / "fountain" / "cases.json"
CHECK = SHARED / "truth" / "fountain_check.py"
_RUNS = {"runs": 15, "warmUp": 20}


class Job(NamedTuple):
    """What every reader is asked: its file, the files' names and sizes, and the cases."""

    path: Path
    sizes: dict[str, int]
    cases: list[dict[str, Any]]


class Answer(NamedTuple):
    """What came of one reader: seconds for each file or why it failed, and each case as it sees it; or its trouble."""

    times: list[float | str]
    read: list[dict[str, Any] | None]
    trouble: str = ""


def run() -> str:
    """One row a reader: its version, the cases it gets right, MB/s, and ours in parts of its (below 1 it is faster)."""
    with tempfile.TemporaryDirectory() as folder:
        job = _job(Path(folder))
        ours = _python("read_tablework", None, job)
        rows = [_row("tablework", tablework.__version__, ours, ours, job)]
        for name, version in [*pinned(), FOUNTAIN_JS]:
            answer = _answer(lambda name=name, version=version: _peer(name, version, job))  # type: ignore[misc]
            rows.append(_row(name, version, answer, ours, job))
    speeds = [head for name in job.sizes for head in (f"{name}, MB/s", "ours / its")]
    right = [f"cases right of {len(job.cases)}"] if job.cases else []
    return table(["reader", "version", *right, *speeds], rows)


def _job(folder: Path) -> Job:
    long = folder / "long.fountain"
    long.write_bytes(long_fountain())
    files = {"the long file": long} | ({"Hamlet": HAMLET} if HAMLET.exists() else {})
    cases = json.loads(CASES.read_text(encoding="utf-8")) if CASES.exists() and CHECK.exists() else []
    asked = {"files": [str(path) for path in files.values()], "cases": [case["source"] for case in cases]} | _RUNS
    path = folder / "job.json"
    path.write_text(json.dumps(asked), encoding="utf-8")
    return Job(path, {name: path.stat().st_size for name, path in files.items()}, cases)


def _answer(ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except PeerTroubleError as trouble:
        return Answer([], [], str(trouble))


def _peer(name: str, version: str, job: Job) -> Answer:
    if name == FOUNTAIN_JS[0]:
        return _node(from_npm(name, version), job)
    return _python("read_" + name.replace("-", "_"), from_pypi(name, version), job)


def _python(module: str, folder: Path | None, job: Job) -> Answer:
    path = {"PYTHONPATH": str(folder)} if folder else {}
    command = [sys.executable, "-m", "benchmarks.fountain_peers.worker", module, str(job.path)]
    return Answer(**json.loads(said_by(command, env=os.environ | path)))


def _node(package: Path, job: Job) -> Answer:
    node = shutil.which("node")
    if not node:
        raise PeerTroubleError("there is no Node here")
    script = Path(__file__).with_name("fountain_js.cjs")
    said = json.loads(said_by([node, str(script), str(package), str(job.path)]))
    return Answer(said["times"], [document_of_js(tokens) for tokens in said["read"]])


def _row(name: str, version: str, answer: Answer, ours: Answer, job: Job) -> list[str]:
    if answer.trouble:
        empty = ["-"] * (2 * len(job.sizes) - (0 if job.cases else 1))
        return [name, version, answer.trouble, *empty]
    right = [str(sum(_right(read, case) for read, case in zip(answer.read, job.cases, strict=True)))]
    speeds: list[str] = []
    for size, took, own in zip(job.sizes.values(), answer.times, ours.times, strict=True):
        speeds += _speed(size, took, own)
    return [name, version, *(right if job.cases else []), *speeds]


def _speed(size: int, took: float | str, own: float | str) -> list[str]:
    if isinstance(took, str) or isinstance(own, str):
        return [f"fails: {took}", "-"]
    return [f"{size / took / 1e6:.1f}", f"{took / own:.2f}"]


def _right(read: dict[str, Any] | None, case: dict[str, Any]) -> bool:
    return read is not None and not _checker()(read, case["expect"])


@cache
def _checker() -> Callable[[dict[str, Any], dict[str, Any]], list[str]]:
    """The judge of the cases, which is no part of the repository."""
    spec = importlib.util.spec_from_file_location("fountain_check", CHECK)
    if not spec or not spec.loader:
        raise ImportError(CHECK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check  # type: ignore[no-any-return]
