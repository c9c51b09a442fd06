"""The shared benchmark's drafts and its judge: imported from beside the project where they are, never copied."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.measuring import PLAYS, SHARED
from tablework.actions.read_scripts import read
from tablework.actions.write_scripts import as_fountain
from tablework.script.document import to_document

FOLDER = SHARED / "carry"
LEVELS = ("light", "medium", "heavy", "moves")
_MOBY = ("a-midsummer-nights-dream", "as-you-like-it", "hamlet")
_SEED, _NOTES = 1, 500
_PLACED = frozenset({"kept", "changed", "moved"})


class Case:
    """Two drafts as we read them, the shared notes as marks on the old one, and who judges what is answered."""

    def __init__(self, case: Any, judge: ModuleType, locate: ModuleType) -> None:
        self.name: str = case.name
        self.old, self.new = read(str(case.old_file)), read(str(case.new_file))
        self._case, self._judge = case, judge
        there, self._here = (
            locate.Located(counted, to_document(draft)["elements"])
            for counted, draft in ((case.old, self.old), (case.new, self.new))
        )
        found = (there.mark(f"m{n}", note.a, note.b) for n, note in enumerate(case.notes))
        self.marks: list[dict[str, Any]] = [mark for mark in found if mark]

    def verdicts(self, answers: Iterable[Mapping[str, Any]]) -> list[Any]:
        """What the judge says of each answer, in any order."""
        return [self._verdict(int(answer["id"][1:]), answer) for answer in answers]

    def _verdict(self, n: int, answer: Mapping[str, Any]) -> Any:
        span = None if answer["first"] is None else self._here.words(dict(answer))
        said = self._judge.Answer(answer["outcome"], answer["outcome"] in _PLACED, span)
        return self._judge.judge(self._case.notes[n], self._case.fates[n], said)


def score(verdicts: Sequence[Any]) -> Any:
    """The shared figures of some verdicts, in percent."""
    with _shared_modules() as modules:
        return modules("judge").score(verdicts)


def cases(level: str, made: Path) -> Iterator[Case]:
    """The synthetic next drafts of a level, or the real pairs; `made` is a folder for files."""
    with _shared_modules() as modules:
        bench, judge, locate = modules("carry_bench"), modules("judge"), modules("locate")
        if level == "pairs":
            found = bench.stored(FOLDER / "pairs", made)
        else:
            found = bench.synthetic(_plays(made / "plays"), level, _SEED, _NOTES, made)
        for case in found:
            yield Case(case, judge, locate)


def _plays(folder: Path) -> Path:
    """A folder of plays as Fountain: those that somebody names, else three of the shared ones, else our own."""
    named = os.environ.get("TABLEWORK_PLAYS")
    if named:
        return Path(named)
    folder.mkdir(exist_ok=True)
    shared = [SHARED / "truth" / "moby" / f"{name}.fountain" for name in _MOBY]
    for file in shared if all(map(Path.exists, shared)) else PLAYS.iterdir():
        if file.suffix in {".fountain", ".xml"}:
            (folder / f"{file.stem}.fountain").write_bytes(_as_fountain(file))
    return folder


def _as_fountain(file: Path) -> bytes:
    return file.read_bytes() if file.suffix == ".fountain" else as_fountain(read(str(file)))


@contextmanager
def _shared_modules() -> Iterator[Any]:
    """The shared folder's modules by their names; nothing is left beside them."""
    littering, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(FOLDER))
    try:
        yield import_module
    finally:
        sys.path.remove(str(FOLDER))
        sys.dont_write_bytecode = littering
