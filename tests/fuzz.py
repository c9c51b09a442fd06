"""``make fuzz``: bytes that nobody would send, for every reader, led by which lines of ours they reach.

``python -m tests.fuzz SECONDS [READER …]`` gives each reader so many seconds in a process of its own. Whatever a reader
answers with something else than a draft or one sentence, or thinks about for longer than `LONGEST`, is written to
``tests/readers/found``, and from then on every run of the tests reads it. Seeds are the scripts of the readers' own
suites; a zip is opened, one of its members changed, and closed again, for its own bytes only say that it is damaged.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import re
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import atheris
from tests.readers.packed import zipped

FOUND = Path(__file__).parent / "readers" / "found"
OURS = Path(__file__).parents[1] / "src" / "tablework" / "readers"

READERS = "bosak celtx docx epub fadein fdx fountain highland html odt pdf tei text".split()

LONGEST = 5.0
"""Seconds that a file of these sizes may take."""

_INSIDE = 0.9
"""How often a zip is changed inside rather than as it is."""

_LIMITS = ["-timeout=30", "-rss_limit_mb=3000", "-len_control=0", "-verbosity=1"]


def main(seconds: int, names: list[str]) -> None:
    """Give every reader its time, one after the other."""
    FOUND.mkdir(exist_ok=True)
    for name in names or READERS:
        before = len([*FOUND.glob(f"{name}-*")])
        with tempfile.TemporaryDirectory() as folder:
            told = [sys.executable, "-m", "tests.fuzz", "one", name, str(seconds), folder]
            done = subprocess.run(told, check=False, stderr=subprocess.PIPE, text=True, errors="replace")
        runs, places = (re.findall(r"#(\d+)\s.*cov: (\d+)", done.stderr) or [("0", "0")])[-1]
        found = len([*FOUND.glob(f"{name}-*")]) - before
        print(f"{name:10} {int(runs):>9,} files, {int(places):>6,} places, {found} found", flush=True)
        if done.returncode:
            print("\n".join(done.stderr.splitlines()[-20:]), flush=True)


def one(name: str, seconds: int, folder: Path) -> None:
    """One reader's time, in a process that ends with it."""
    with atheris.instrument_imports(include=["tablework"], enable_loader_override=False):
        suite = _suite(name)
        importlib.import_module("tablework.script.document")
    seeds = [*suite.scripts.values(), *(kept.read_bytes() for kept in FOUND.glob(f"{name}-*"))]
    corpus, words = folder / "corpus", folder / "words"
    corpus.mkdir()
    for n, seed in enumerate(seeds):
        (corpus / f"seed{n}").write_bytes(seed)
    words.write_bytes(_words(name, seeds))
    longest = 3 * max(map(len, seeds))
    own = [f"-max_total_time={seconds}", f"-max_len={longest}", f"-dict={words}", f"-artifact_prefix={FOUND}/{name}-"]
    read = _watched(name, next(iter(suite.scripts)), suite.reader.read)
    atheris.Setup([sys.argv[0], *_LIMITS, *own, str(corpus)], read, custom_mutator=_changed)
    atheris.Fuzz()


def _suite(name: str) -> Any:
    """The suite of a reader: it, and scripts that it reads."""
    called = {"text": "plain_text"}.get(name, name)
    return getattr(importlib.import_module(f"tests.readers.test_{called}"), f"Test{name.title()}Reader")


def _watched(name: str, file: str, read: Callable[[bytes, str], Any]) -> Callable[[bytes], None]:
    """Reads bytes, and keeps those that end in anything unforeseen: of each place in the code one file."""
    from tablework.readers.trouble import UnreadableScriptError
    from tablework.script.document import to_document

    seen: set[str] = set()

    def watch(data: bytes) -> None:
        begun, why = time.perf_counter(), ""
        try:
            json.dumps(to_document(read(data, file)), ensure_ascii=False).encode()
        except UnreadableScriptError as error:
            why = "" if str(error).endswith(".") and "\n" not in str(error) else f"no sentence: {error}"
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what we look for)
            why = f"{type(error).__name__} {_place(error)}"
        if not why and time.perf_counter() - begun > LONGEST:
            why = "slow"
        if why and why not in seen:
            seen.add(why)
            kept = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}{Path(file).suffix}"
            print(f"{name}: {why}: {kept.name}", flush=True)
            kept.write_bytes(data)

    return watch


def _place(error: Exception) -> str:
    """Where in our own code it happened."""
    places = [place for place in traceback.extract_tb(error.__traceback__) if "tablework" in place.filename]
    return f"{Path(places[-1].filename).stem}:{places[-1].lineno}" if places else ""


def _changed(data: bytes, most: int, seed: int) -> bytes:
    """The bytes changed somewhere; of a zip most often one member."""
    chance = Random(seed)
    members: dict[str, str | bytes] = {**_members(data)} if chance.random() < _INSIDE else {}
    if not members:
        return bytes(atheris.Mutate(data, most))
    name = chance.choice(sorted(members))
    members[name] = bytes(atheris.Mutate(members[name], most))
    changed = zipped(members)
    return changed if len(changed) <= most else data


def _members(data: bytes) -> dict[str, bytes]:
    """A zip's members; none where it is no zip, or a torn one."""
    from tablework.readers.zipped import BROKEN

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        return {name: archive.read(name) for name in archive.namelist()}
    except BROKEN:
        return {}


def _words(name: str, seeds: Iterable[bytes]) -> bytes:
    """Words of the seeds and of our own reader, as libFuzzer wants them: chance never finds a mark-up's words."""
    inside = b"\n".join(b"\n".join(_members(seed).values()) or seed for seed in seeds)
    words = set(re.findall(rb"[A-Za-z][\w:.\-]{2,30}", inside))
    for module in OURS.glob(f"{name}*.py"):
        words |= set(re.findall(rb'"([A-Za-z][\w:.\-]{1,30})"', module.read_bytes()))
    return b"".join(b'"%b"\n' % word for word in sorted(words))


if __name__ == "__main__":
    if sys.argv[1] == "one":
        one(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(int(sys.argv[1]), sys.argv[2:])
