"""The server is killed again and again while people write: what it said it has is there, once, in one order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tablework.actions.tokens import new_id
from tablework.cli.desks import OWNER, open_shelf
from tablework.shelf.sqlite_log import SqliteLog

KILLS = int(os.environ.get("KILLS", "20"))
_WRITERS = 4


class Served:
    """The real desk, served in a process of its own."""

    def __init__(self, desk: Path) -> None:
        command = [sys.executable, "-m", "tablework", "serve", "--port", "0", "--no-open", "--desk", str(desk)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        self.address = self.process.stderr.readline().split()[5]

    def post(self, path: str, document: Any) -> Any:
        body = json.dumps(document).encode()
        request = urllib.request.Request(  # noqa: S310 (our own address)
            self.address + path, body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 (our own address)
            return json.load(answer)

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 (our own address)
            return json.load(answer)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stderr
        self.process.stderr.close()


class Writer(threading.Thread):
    """Somebody who writes one letter after another and remembers what was answered."""

    def __init__(self, served: Served, book: str, words: dict[str, Any]) -> None:
        super().__init__()
        self._served, self._book, self._words = served, book, words
        self.sent: list[str] = []
        self.kept: list[str] = []

    def run(self) -> None:
        while True:
            entries = [self._note() for _ in range(3)]
            self.sent += [entry["id"] for entry in entries]
            try:
                answers = self._served.post(f"api/books/{self._book}/entries", {"entries": entries})["answers"]
            except (OSError, HTTPException, ValueError):
                return
            self.kept += [answer["id"] for answer in answers if answer["outcome"] == "kept"]

    def _note(self) -> dict[str, Any]:
        data = {"place": self._words, "text": "slower, and then not at all"}
        made = {"v": 1, "id": new_id(), "record": new_id(), "kind": "note", "verb": "make", "on": [], "data": data}
        return made | {"made_at": "2026-11-22T12:00:00.000Z"}


def test_nothing_the_server_acknowledged_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    sent: list[str] = []
    kept: list[str] = []
    book, words = "", {}
    for kill in range(KILLS):
        served = Served(tmp_path)
        if not book:
            book, words = _open(served)
        writers = [Writer(served, book, words) for _ in range(_WRITERS)]
        for writer in writers:
            writer.start()
        time.sleep(0.15 + 0.02 * (kill % 10))
        served.kill()
        for writer in writers:
            writer.join()
            sent += writer.sent
            kept += writer.kept
    with closing(open_shelf(str(tmp_path))) as shelf:
        log = SqliteLog(shelf.file)
        there = [entry.id for entry in log.entries(book) if entry.kind == "note"]
        assert list(log.damage()) == []
        assert list(shelf.damage()) == []
    assert len(kept) > KILLS
    assert set(kept) <= set(there) <= set(sent)
    assert len(there) == len(set(there))


def _open(served: Served) -> tuple[str, dict[str, Any]]:
    script = served.get("api/stack")["scripts"][0]["id"]
    book = served.post("api/books", {"script": script})["id"]
    opened = served.get(f"api/books/{book}")
    assert opened["me"]["id"] == OWNER
    line = next(element for element in opened["script"]["draft"]["elements"] if element["kind"] == "dialogue")
    place = {"draft": script, "first": line["id"], "start": 0, "last": line["id"], "end": 3, "quote": line["text"][:3]}
    return book, place
