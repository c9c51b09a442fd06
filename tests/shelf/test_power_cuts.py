"""What was said to be kept is there after the power was cut, at whatever moment."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.shelf.power import FileOnDisk, after_cut, disk

from tablework.book.entries import Entry
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.sqlite_log_check import damage

CUTS = int(os.environ.get("POWER_CUTS", "3000"))
_LETTERS = 40


class Run:
    """A table that was written at: the disk's operations, and what was said to be kept after how many of them."""

    def __init__(self, folder: Path, synchronous: str, written_back: int) -> None:
        FileOnDisk.synchronous, FileOnDisk.written_back = synchronous, written_back
        self.name = "desk.sqlite"
        chance = random.Random(7)
        with disk() as power:
            file = FileOnDisk(folder / self.name)
            with file.write() as connection:
                connection.execute("INSERT INTO source VALUES ('h', x'00')")
                connection.execute("INSERT INTO script VALUES ('s', 'h', 'n', '', '{}', x'00', x'00', 1, 0)")
            log = SqliteLog(file)
            log.open_production("p", "s", "")
            file.ask("PRAGMA wal_checkpoint(TRUNCATE)")
            self.before = {path.name: path.read_bytes() for path in folder.iterdir() if "shm" not in path.name}
            power.ops.clear()
            self.entries: list[Entry] = []
            self.kept: list[tuple[int, int]] = [(0, 0)]
            for n in range(_LETTERS):
                self._write(log, chance.choice([1, 1, 2, 5]), n)
                self.kept.append((len(power.ops), len(self.entries)))
            self.ops = list(power.ops)
            file.close()

    def _write(self, log: SqliteLog, many: int, letter: int) -> None:
        start = len(self.entries)
        new = [_entry(start + n + 1, f"{letter} " + "words " * (letter * 37 % 200)) for n in range(many)]
        if letter % 9 == 8:
            gone = self.entries[start // 2]
            new = [replace(_entry(start + 1, ""), record=gone.record, verb="erase", data={})]
        log.append([("p", entry) for entry in new])
        self.entries += new

    def kept_at(self, moment: int) -> int:
        """How many entries had been said to be kept by then."""
        return max(entries for ops, entries in self.kept if ops <= moment)


def _entry(number: int, text: str) -> Entry:
    return Entry(f"id{number}", f"r{number}", "note", "make", data={"text": text}, by="rosa", at="t", number=number)


def _after(run: Run, folder: Path, moment: int, seed: int) -> tuple[int, list[str]]:
    """How many entries are there after a cut, and what is wrong with them."""
    for name, data in after_cut(run.before, run.ops, moment, random.Random(seed)).items():
        (folder / name).write_bytes(data)
    (folder / f"{run.name}-shm").unlink(missing_ok=True)
    connection = sqlite3.connect(folder / run.name)
    try:
        rows = connection.execute("SELECT number, id, body FROM entry ORDER BY number").fetchall()
        wrong = [
            f"entry {n}" for n, (number, id_, body) in enumerate(rows, 1) if not _as_written(run, number, n, id_, body)
        ]
        wrong += [one.what for one in damage(connection)]
        wrong += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    finally:
        connection.close()
    return len(rows), wrong


def _as_written(run: Run, number: int, n: int, id_: str, body: str | None) -> bool:
    written = run.entries[number - 1]
    return number == n and id_ == written.id and (body is None or json.loads(body) == written.data)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("full"), "FULL", 12)


def test_nothing_that_was_said_to_be_kept_is_lost(run: Run, tmp_path: Path) -> None:
    """The power is cut three thousand times: what is there is always the beginning of what was written, unharmed."""
    chance = random.Random(11)
    for seed in range(CUTS):
        moment = chance.randrange(len(run.ops) + 1)
        there, wrong = _after(run, tmp_path, moment, seed)
        assert wrong == [], (moment, seed)
        assert there >= run.kept_at(moment), (moment, seed)


def test_the_disk_finds_what_synchronous_normal_loses(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """The usual setting syncs only when the log is written back: most cuts take something that was said to be kept."""
    usual = Run(tmp_path_factory.mktemp("normal"), "NORMAL", 1000)
    chance = random.Random(11)
    lost = 0
    for seed in range(100):
        moment = chance.randrange(len(usual.ops) + 1)
        there, wrong = _after(usual, tmp_path, moment, seed)
        lost += bool(wrong) or there < usual.kept_at(moment)
    assert lost > 50
